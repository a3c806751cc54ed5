"""Which figures must never be added: one lies inside the other, or both tell the same people again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from khronika.incidents.incident import Incident
from khronika.reading.places import contains
from khronika.record.figures import Figure, figures
from khronika.record.senders import sent_with

REASONS = {
    "part": "a report tells it as a part of the other",
    "again": "the same people, told again",
    "earlier": "an earlier or lower state of the same count",
    "group": "people of this group are among the others",
    "place": "the place lies inside the other",
    "sender": "these forces are among the others",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that lies inside another; `why` is a key of REASONS."""

    part: Figure
    whole: Figure
    why: str


def parts(incidents: Iterable[Incident]) -> list[Part]:
    """All pairs of a record that must never be added, by the ids of their statements."""
    found = list(incidents)
    home = {s.id: i.id for i in found for s in i.stated}
    told = [f for f in figures(s for i in found for s in i.stated) if f.state != "unclear"]
    return sorted(_pairs(told, home), key=lambda p: (p.part.stated.id, p.whole.stated.id))


def _pairs(told: Iterable[Figure], home: Mapping[str, str]) -> Iterator[Part]:
    by_type: dict[tuple[str, str], list[Figure]] = {}
    of = {f.stated.id: f for f in told}
    for f in of.values():
        if f.whole in of:
            yield Part(f, of[f.whole], "part")
    for f in of.values():
        pool = "" if f.running or f.type == "deployment" else home[f.stated.id]
        by_type.setdefault((f.type, pool), []).append(f)
    for pool_of in by_type.values():
        for f, g in permutations(pool_of, 2):
            why = inside(f, g)
            if why and f.whole != g.stated.id:
                yield Part(f, g, why)


def inside(f: Figure, g: Figure) -> str | None:
    """Why a figure may not be added to another that holds it, both of one type and one crisis or one event; None
    where they count people apart, or where the second cannot hold the first."""
    if f.type != g.type or not f.numbered or not _fits(f, g):
        return None
    if f.type == "deployment":
        return "sender" if sent_with(f, g) else None
    if not f.running:
        return _again_or_earlier(f, g)
    if not _is_in_group(f.group, g.group):
        return None
    if f.place_key != g.place_key:
        return "place" if f.place and g.place and contains(g.place, f.place) else None
    return "group" if f.group != g.group else _again_or_earlier(f, g)


def _fits(f: Figure, g: Figure) -> bool:
    return g.high is None or f.low is None or f.low <= g.high


def _again_or_earlier(f: Figure, g: Figure) -> str:
    return "again" if (f.low, f.high) == (g.low, g.high) else "earlier"


def _is_in_group(inner: str, outer: str) -> bool:
    """Everybody holds every group; groups that are told apart hold nothing of each other."""
    return outer in ("people", inner)
