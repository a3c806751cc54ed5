"""Which pairs of statements are compared at all, so that a large case costs little more than its neighbours do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from khronika.incidents.profile import Profile
from khronika.incidents.scoring import comparable

SLICE = 16  # days: longer than news takes to tell of an event, shorter than a crisis lasts
LONG_SLICE = 64  # days, for what lasts: tolls, protests, measures, missions
LONG = 4  # slices that a period without an end is entered in


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Numbers of the profiles to compare, each pair once, the smaller first."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for i, p in enumerate(profiles):
        for key in keys(p):
            blocks.setdefault(key, []).append(i)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        seen.update(p for p in combinations(block, 2) if comparable(profiles[p[0]], profiles[p[1]]))
    yield from sorted(seen)


def keys(p: Profile) -> Iterator[tuple[str, ...]]:
    """The blocks that a statement stands in: its report, and its family, country and weeks."""
    yield "report", p.doc
    home = p.spot.home if p.spot else ""
    for week in _slices(p):
        yield p.family, p.statement.type if p.family == "event" else "", home, str(week)


def _slices(p: Profile) -> Sequence[int]:
    if p.likely is None:
        return [0]
    days = SLICE if p.family == "event" else LONG_SLICE
    first, last = p.likely.first or p.likely.last, p.likely.last or p.likely.first
    if first is None or last is None:
        return [0]
    start, end = (first.toordinal() - 1) // days, (last.toordinal() + 1) // days
    return range(start, min(end, start + LONG) + 1)
