"""What lies around where something happened, as far as the report names it: in a report on Chile a town is in Chile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.model import Place
from khronika.reading.composing import narrowness
from khronika.reading.focus import STRONG, Focus
from khronika.reading.mention import Mention
from khronika.reading.places import PlaceMention, contains
from khronika.reading.setting import NARROW
from khronika.reading.story_place import is_unknown, width


def add_around(
    groups: Iterable[Sequence[Mention]], found: Sequence[Sequence[PlaceMention]], focus: Sequence[Focus]
) -> None:
    """Adds to the places of each happening those told elsewhere in the report that hold one of them.

    A place that no gazetteer tells of lies where the report's story is, if all its places are in one country.
    """
    mentions = [m for here in found for m in here]
    wide = _wide(mentions)
    leads = [f.places for f in focus if f.sure and not f.later] if len(_countries(mentions)) == 1 else []
    home = max(leads, key=len, default=())
    for group in groups:
        best = max(group, key=lambda m: narrowness(m.where))
        known = {p.name for m in group for p in m.where}
        for place in wide:
            if place.name not in known and any(_holds(place, inner, home) for inner in best.where):
                best.where = (*best.where, replace(place, rule=f"holds it; {place.rule}"))


def _holds(outer: Place, inner: Place, home: Sequence[Place]) -> bool:
    if is_unknown(inner) and width(inner) < width(outer):
        return any(outer.id == p.id for p in home)
    return contains(outer, inner)


def _wide(mentions: Iterable[PlaceMention]) -> list[Place]:
    """The regions and countries that a report names, each once, as told first; the narrow before the wide."""
    unique: dict[str, Place] = {}
    for m in mentions:
        if m.role != "name" and m.place.kind != "settlement" and m.place.id:
            unique.setdefault(m.place.id, m.place)
    return sorted(unique.values(), key=lambda p: NARROW.get(p.kind, 1))


def _countries(mentions: Iterable[PlaceMention]) -> set[str]:
    """Those in which a report tells of something."""
    return {m.place.country for m in mentions if m.place.country and m.role in STRONG}
