"""A toll over time as a plain dict: low, best and high as of each day, and a line for each origin."""

from __future__ import annotations

from typing import Any

from khronika.record.figures import Figure
from khronika.record.growth import lines, steps
from khronika.record.tolls import Toll
from khronika.views.judgement import UNJUDGED, Judging
from khronika.views.sources import name
from khronika.views.tolls import figure_view, toll_view

Json = dict[str, Any]


def growth_view(whole: Toll, judging: Judging = UNJUDGED) -> Json:
    """The toll with `steps` and `lines`.

    `steps` hold for each day low, best and high, `bearing` (keys of the origins that bear it) and the `figures` told
    for it; `lines` hold for each origin its number on the page, its name and its figures that stand, by day.
    """
    found = lines(whole)
    numbers = {key: n for n, key in enumerate(found, 1)}
    told = (*whole.figures, *whole.others)
    return {
        **toll_view(whole, judging=judging),
        "steps": [_step(day, as_of, told, numbers, judging) for day, as_of in steps(whole)],
        "lines": [_line(numbers[key], key, own) for key, own in found.items()],
    }


def _step(day: str, as_of: Toll, told: tuple[Figure, ...], numbers: dict[str, int], judging: Judging) -> Json:
    here = sorted((f for f in told if f.as_of == day), key=lambda f: (f.state != "stands", f.origin, f.stated.id))
    return {
        "as_of": day,
        "low": as_of.low,
        "best": as_of.best,
        "high": as_of.high,
        "bearing": sorted({f.origin for f in as_of.figures}),
        "figures": [{**figure_view(f, judging), "line": numbers.get(f.origin)} for f in here],
    }


def _line(number: int, key: str, own: list[Figure]) -> Json:
    points = [{"as_of": f.as_of, "low": f.low, "high": f.high, "statement": f.stated.id} for f in own]
    return {"line": number, "key": key, "name": name([f.stated for f in own]), "points": points}
