"""What carries over: acts told together happened together, so one that names no time or place takes those told beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import HARM, Place, Time
from khronika.reading.mention import Mention, surnames

ONE_SCENE = (*HARM, "attack", "accident", "damage", "displacement", "control")
PLACELESS = ("refusal",)
NEAR = 2  # sentences over which a scene goes on without saying so

Group = list[Mention]


def carry(groups: Sequence[Group], focus: Sequence[tuple[Place, ...]]) -> None:
    """Fills when and where of groups that have none from the scene that they are told in (changes the groups' first mention).

    `focus` holds for each sentence of the report the places where its story is.
    """
    placeless = [g for g in groups if not any(m.where for m in g)]
    for group in groups:
        if not any(m.when for m in group):
            _take_time(group, groups)
    for group in placeless:
        _take_place(group, groups)
    for group in placeless:
        if not any(m.where for m in group) and group[0].type not in PLACELESS:
            _take_focus(group, focus)


def _take_time(group: Group, groups: Sequence[Group]) -> None:
    if group[0].type not in ONE_SCENE:
        return
    found = next((t for other in _scene(group, groups) if (t := _time(other))), None)
    if found is not None:
        group[0].when = replace(found, rule=f"same scene; {found.rule}", clock=None)


def _take_place(group: Group, groups: Sequence[Group]) -> None:
    found = next((p for other in _scene(group, groups) if (p := _place(other))), ())
    if found:
        group[0].where = tuple(replace(p, rule=f"same scene; {p.rule}") for p in found)


def _take_focus(group: Group, focus: Sequence[tuple[Place, ...]]) -> None:
    body = next((m for m in group if not m.headline), group[0])
    group[0].where = tuple(replace(p, rule=f"where the story is; {p.rule}") for p in focus[body.act.sentence.number])


def _time(group: Group) -> Time | None:
    return next((m.when for m in group if m.when and m.when.edtf), None)


def _place(group: Group) -> tuple[Place, ...]:
    return max((m.where for m in group), key=len)


def _scene(group: Group, groups: Sequence[Group]) -> list[Group]:
    """Groups told with this one, the closest first: those of the same sentence, then of the same people, then nearby."""
    others = [g for g in groups if g is not group and g[0].type in ONE_SCENE]
    ranked = [(c, g) for g in others if (c := _closeness(group, g)) is not None]
    return [g for _, g in sorted(ranked, key=lambda x: x[0])]


def _closeness(a: Group, b: Group) -> int | None:
    """0 for the same sentence, 1 for the same people, 2 and more by the distance in sentences; None if too far."""
    gap = min(abs(x.act.sentence.number - y.act.sentence.number) for x in a for y in b)
    if gap == 0:
        return 0
    people = surnames([p for m in a for p in m.affected]) & surnames([p for m in b for p in m.affected])
    if people:
        return 1
    return 1 + gap if gap <= NEAR and _one_paragraph(a, b) else None


def _one_paragraph(a: Group, b: Group) -> bool:
    return bool({m.act.sentence.paragraph for m in a} & {m.act.sentence.paragraph for m in b})
