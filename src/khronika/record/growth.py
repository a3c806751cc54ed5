"""A toll over time: what it was as of each day for which anybody gives a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khronika.record.figures import Figure
from khronika.record.tolls import Toll, latest, toll


def steps(whole: Toll) -> Iterator[tuple[str, Toll]]:
    """Each day (ISO) with the toll as of it, in order; the last is the toll itself."""
    pool = sorted((*whole.figures, *whole.others), key=lambda f: f.stated.id)
    for day in sorted({f.as_of for f in pool if f.as_of}):
        yield day, toll(_standing([f for f in pool if f.as_of <= day]), whole.group, whole.incident)


def _standing(pool: Sequence[Figure]) -> list[Figure]:
    """The figures on which a toll can rest: each origin's last word, so that a long row of figures costs little."""
    last = latest([f for f in pool if f.state == "stands" and f.numbered])
    return sorted(last, key=lambda f: f.stated.id) or list(pool)


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
