"""What lies around where something happened, as far as the report names it: in a report on Chile a town is in Chile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.model import Place
from khronika.reading.composing import narrowness
from khronika.reading.focus import STRONG, Focus
from khronika.reading.mention import Mention
from khronika.reading.places import PlaceMention, contains
from khronika.reading.setting import is_wide
from khronika.reading.story_place import is_unknown, width


def add_around(
    groups: Iterable[Sequence[Mention]], found: Sequence[Sequence[PlaceMention]], focus: Sequence[Focus]
) -> None:
    """Adds to the places of each happening those told elsewhere in the report that hold one of them.

    A place that no gazetteer tells of lies where the report's story is, if all its places are in one country; else in
    the country of its first paragraphs, if that is one.
    """
    mentions = [m for here in found for m in here]
    wide = _wide(mentions)
    leads = [f.places for f in focus if f.sure and not f.later]
    home = max(leads, key=len, default=()) if len(_countries(mentions)) == 1 else _one_land(leads)
    for group in groups:
        best = max(group, key=lambda m: narrowness(m.where))
        known = {p.name for m in group for p in m.where}
        for place in wide:
            if place.name not in known and any(_holds(place, inner, home, best.where) for inner in best.where):
                best.where = (*best.where, replace(place, rule=f"holds it; {place.rule}"))


def _one_land(leads: Sequence[Sequence[Place]]) -> Sequence[Place]:
    lands = {p.id: p for places in leads for p in places if p.kind == "country"}
    return list(lands.values()) if len(lands) == 1 else ()


def _holds(outer: Place, inner: Place, home: Sequence[Place], where: Sequence[Place]) -> bool:
    """Whether a place lies in another: a village in the district that the report is on, if of the same region."""
    at_home = any(outer.name == p.name for p in home)
    if is_unknown(inner) and width(inner) < width(outer):
        return at_home and (is_unknown(outer) or _agrees(outer, where))
    if is_unknown(outer):
        return at_home and inner.kind == "settlement" and any(contains(p, inner) for p in home if p.kind == "region")
    return contains(outer, inner)


def _agrees(outer: Place, where: Sequence[Place]) -> bool:
    """«в Заречном районе Тулы»: what does not hold the town does not hold its district."""
    return all(is_unknown(p) or contains(outer, p) or contains(p, outer) for p in where)


def _wide(mentions: Iterable[PlaceMention]) -> list[Place]:
    """The districts, regions and countries of a report, each once, as told first; the narrow before the wide."""
    unique: dict[str, Place] = {}
    for m in mentions:
        if m.role != "name" and m.place.kind != "settlement" and (m.place.id or not is_wide(m.place)):
            unique.setdefault(m.place.id or m.place.name, m.place)
    return sorted(unique.values(), key=width)


def _countries(mentions: Iterable[PlaceMention]) -> set[str]:
    """Those in which a report tells of something."""
    return {m.place.country for m in mentions if m.place.country and m.role in STRONG}
