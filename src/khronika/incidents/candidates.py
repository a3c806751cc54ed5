"""Which pairs of statements are compared at all, so that a large case costs little more than its neighbours do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations

from khronika.incidents.profile import Profile, published
from khronika.incidents.scoring import comparable

SLICE = 16  # days: longer than news takes to tell of an event, shorter than a crisis lasts
LONG_SLICE = 64  # days, for what lasts: tolls, protests, measures, missions
NEAR = 48  # neighbours that one is compared with in a block: more changed no incident of the corpora tried
LONG = 4  # slices that a period without an end is entered in


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Numbers of the profiles to compare, each pair once, the smaller first."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for i, p in enumerate(profiles):
        for key in keys(p):
            blocks.setdefault(key, []).append(i)
    seen: set[tuple[int, int]] = set()
    for (kind, *_), block in blocks.items():
        found = combinations(block, 2) if kind == "report" else _neighbours(profiles, block)
        seen.update(pair for pair in found if comparable(profiles[pair[0]], profiles[pair[1]]))
    yield from sorted(seen)


def _neighbours(profiles: Sequence[Profile], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with the NEAR next in time."""
    ordered = sorted(block, key=lambda i: (moment(profiles[i]), profiles[i].id))
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + NEAR]:
            yield min(i, j), max(i, j)


def moment(p: Profile) -> datetime:
    return (p.likely and (p.likely.last or p.likely.first)) or datetime.min


def keys(p: Profile) -> Iterator[tuple[str, ...]]:
    """The blocks that a statement stands in: its report; its family with its country or town, or with a house by its
    name, by weeks; and its family in the near-copies of its report, whatever place or day these tell."""
    yield "report", p.doc
    act = p.statement.type if p.family == "event" else ""
    if p.copies:
        yield p.family, act, "copies", p.copies
    for week in _slices(p):
        yield p.family, act, p.spot.home if p.spot else "", str(week)
        for name in sorted(p.house):
            yield p.family, act, "house", name, str(week)
        for place in p.spot.narrow if p.spot and not p.spot.wide else ():
            yield p.family, act, place, str(week)


def _slices(p: Profile) -> Sequence[int]:
    if p.likely is None:
        return [0]
    days = SLICE if p.family == "event" else LONG_SLICE
    first, last = _stretch(p)
    if first is None or last is None:
        return [0]
    start, end = (first.toordinal() - 1) // days, (last.toordinal() + 1) // days
    return range(start, min(end, start + LONG) + 1)


def _stretch(p: Profile) -> tuple[datetime | None, datetime | None]:
    """From when to when something is told; what lasts, with an end left out, reaches to the day of its report."""
    assert p.likely is not None
    first, last = p.likely.first, p.likely.last
    told = published(p.stated) if p.family == "measure" and (first is None or last is None) else None
    if told is None:
        return first or last, last or first
    return min(first or told, last or told), max(first or told, last or told)
