"""Statements as judgements leave them: rejected ones out, corrected and retracted ones changed, pairs joined or parted.

What a judgement sets names the judgement as its rule and rests on the statement's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from khronika.incidents.incident import Incident
from khronika.incidents.linking import link
from khronika.model import Count, Place, Stated, Statement, Time
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key
from khronika.statements.contradictions import contradictory
from khronika.statements.judgement import (
    APART,
    CORRECT,
    REJECT,
    RETRACT,
    RETRACTED,
    SAME,
    Anchor,
    Judgement,
)

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Judged:
    """`stated` is what the record is derived from. `of` are the judgements in force on each statement, by its id;
    `idle` those that stand and have no effect, with the reason: "lost" (no such statement) or "contradicted"."""

    stated: tuple[Stated, ...]
    rejected: tuple[Stated, ...]
    same: Pairs
    apart: Pairs
    of: Mapping[str, tuple[Judgement, ...]]
    idle: tuple[tuple[Judgement, str], ...]

    @cached_property
    def incidents(self) -> list[Incident]:
        """The incidents, as judged."""
        return link(self.stated, self.same, self.apart)


def judged(stated: Iterable[Stated], judgements: Iterable[Judgement] = ()) -> Judged:
    """Statements with their judgements. Depends on the two sets alone; what is withdrawn has no effect."""
    told = sorted({s.id: s for s in stated}.values(), key=lambda s: s.id)
    standing = sorted((j for j in judgements if j.stands), key=lambda j: (j.made, j.id))
    by_id = {s.id: s for s in told}
    found = {j.id: _found(j, told, by_id) for j in standing}
    torn = contradictory(standing)
    acting = [j for j in standing if j.id not in torn and found[j.id]]
    of: dict[str, list[Judgement]] = {}
    for j in acting:
        for s in found[j.id]:
            of.setdefault(s.id, []).append(j)
    rejected = {id_ for id_, on in of.items() if any(j.kind == REJECT for j in on)}
    return Judged(
        stated=tuple(_changed(s, of.get(s.id, ())) for s in told if s.id not in rejected),
        rejected=tuple(s for s in told if s.id in rejected),
        same=_pairs(acting, found, SAME),
        apart=_pairs(acting, found, APART),
        of={id_: tuple(on) for id_, on in sorted(of.items())},
        idle=tuple((j, "contradicted" if j.id in torn else "lost") for j in standing if j not in acting),
    )


def _pairs(
    acting: Iterable[Judgement], found: Mapping[str, Sequence[Stated]], kind: str
) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((found[j.id][0].id, found[j.id][1].id) for j in acting if j.kind == kind))


def _found(j: Judgement, told: Sequence[Stated], by_id: Mapping[str, Stated]) -> list[Stated]:
    """The statements that a judgement is about; none where one of them is lost."""
    found = [s for a in j.anchors if (s := by_id.get(a.id) or _of_anchor(a, told))]
    return found if len(found) == len(j.anchors) else []


def _of_anchor(a: Anchor, told: Sequence[Stated]) -> Stated | None:
    """The only statement of its type on its words, where a newer reader gave another id."""
    near = [s for s in told if s.document.sha256 == a.document and s.statement.type == a.type and _on(s, a)]
    return near[0] if len(near) == 1 else None


def _on(s: Stated, a: Anchor) -> bool:
    span = s.statement.trigger.span
    return span.start < a.end and a.start < span.end


def _changed(s: Stated, on: Sequence[Judgement]) -> Stated:
    for j in on:
        if j.kind == CORRECT:
            s = replace(s, statement=_corrected(s.statement, j))
        if j.kind == RETRACT:
            s = replace(s, statement=replace(s.statement, status_rule=f"{RETRACTED} {j.id}"))
    return s


def _corrected(s: Statement, j: Judgement) -> Statement:
    rule, words, set_to = f"judgement {j.id}", (s.trigger.span,), j.correction
    if "status" in set_to:
        s = replace(s, status=set_to["status"], status_rule=rule)
    if "count" in set_to:
        s = replace(s, count=Count(set_to["count"][0], set_to["count"][1], words, rule))
    if "when" in set_to:
        s = replace(s, when=Time(set_to["when"], words, rule, s.when.clock if s.when else None))
    if "place" in set_to:
        s = replace(s, where=(place_named(set_to["place"], s, rule),))
    return s


def place_named(name: str, s: Statement, rule: str) -> Place:
    """The place of a name, in the statement's own country where several share it."""
    country = next((p.country for p in s.where if p.country), None)
    found = sorted(gazetteer().find(key(name)), key=lambda e: (e.country != country, -e.population, e.id or ""))
    if not found:
        return Place(name, "settlement", s.trigger.span, rule)
    best = found[0]
    return Place(name, best.kind, s.trigger.span, rule, best.id, best.country, best.latitude, best.longitude)
