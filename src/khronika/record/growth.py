"""A toll over time: what it was as of each day for which anybody gives a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from khronika.record.figures import Figure
from khronika.record.tolls import Toll, latest, toll


def steps(whole: Toll) -> Iterator[tuple[str, Toll]]:
    """Each day (ISO) with the toll as of it, in order; the last is the toll itself."""
    pool = sorted((*whole.figures, *whole.others), key=lambda f: (f.as_of, f.stated.id))
    last: dict[str, list[Figure]] = {}
    begun: list[Figure] = []
    for day, told in groupby(pool, key=lambda f: f.as_of):
        today = list(told)
        begun += today
        last |= _by_origin(today)
        if day:
            yield day, toll(_standing(last, begun), whole.group, whole.incident)


def _by_origin(told: Iterable[Figure]) -> dict[str, list[Figure]]:
    """The figures of one day that stand and have a number, by who gives them."""
    found: dict[str, list[Figure]] = {}
    for f in told:
        if f.state == "stands" and f.numbered:
            found.setdefault(f.origin, []).append(f)
    return found


def _standing(last: Mapping[str, Sequence[Figure]], begun: Sequence[Figure]) -> list[Figure]:
    """The figures on which a toll can rest: what each origin told last, so that a long row of figures costs little."""
    return sorted((f for own in last.values() for f in own), key=lambda f: f.stated.id) or list(begun)


def lines(whole: Toll) -> dict[str, list[Figure]]:
    """What each origin gives over time, by its key: its last word of each day that stands and has a number. The
    origin that spoke first comes first."""
    told = [f for f in (*whole.figures, *whole.others) if f.state == "stands" and f.numbered and f.as_of]
    days: dict[tuple[str, str], list[Figure]] = {}
    for f in told:
        days.setdefault((f.as_of, f.origin), []).append(f)
    found: dict[str, list[Figure]] = {}
    for (_, origin), own in sorted(days.items()):
        found.setdefault(origin, []).append(latest(own)[0])
    return found
