"""A toll over time as coordinates: a band from low to high, the best figure, a line with numbered dots per origin.

In pixels, so that the page's styles set the rest. Days stand apart in proportion up to a few days; a longer row of
days without a figure is folded and marked.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

Json = dict[str, Any]
Column = tuple[Json, int, int]  # a step with the x of its beginning and of its end
Stacks = dict[str, list[tuple[int, int]]]

LEFT, TOP, HEIGHT, FOOT = 52, 14, 200, 44
ROOM = 620  # what a wide page leaves for the days beside the table; more days than that are scrolled
NARROWEST, WIDEST = 46, 72  # width of a day: a date must fit
FOLDED = 3  # days further apart than this are drawn as if they were this far, with a mark
DOT = 17  # width of a numbered dot with its margin
OPEN = 24  # how far up a number without an upper end reaches
COLOURS = 6


def chart(growth: Json) -> Json | None:
    """`{width, height, ticks, days, breaks, bands, best, lines}` of a toll that views.growth made.

    None where there is nothing to draw: no number, or the same one ever.
    """
    if len({(point["low"], point["high"]) for line in growth["lines"] for point in line["points"]}) < 2:
        return None
    days = [step["as_of"] for step in growth["steps"]]
    stacks = _stacks(growth["lines"])
    xs, breaks, width = _columns(days, stacks)
    scale = Scale(_most(growth))
    at = dict(zip(days, xs, strict=True))
    ends = [*xs[1:], width]
    columns = list(zip(growth["steps"], xs, ends, strict=True))
    return {
        "width": width + DOT,
        "height": TOP + HEIGHT + FOOT,
        "left": LEFT,
        "right": width,
        "base": TOP + HEIGHT,
        "ticks": [{"y": scale.y(n), "n": n} for n in scale.ticks],
        "days": [{"x": at[d], "day": d, "year": not i or d[:4] != days[i - 1][:4]} for i, d in enumerate(days)],
        "breaks": breaks,
        "bands": [band for column in columns if (band := _band(*column, scale))],
        "best": _best(columns, scale),
        "lines": [_line(line, columns, at, scale, stacks) for line in growth["lines"]],
    }


class Scale:
    """Numbers as heights, from nought to a round number above the highest."""

    def __init__(self, most: int) -> None:
        step = next(s for e in range(12) for s in (10**e, 2 * 10**e, 5 * 10**e) if s * 5 >= most)
        self.ticks = list(range(0, most + step, step))
        self.top = self.ticks[-1]

    def y(self, n: int | None) -> float:
        """The height of a number in pixels from above; None, an open end, is the upper edge."""
        return TOP if n is None else round(TOP + HEIGHT * (1 - n / self.top), 1)


def _most(growth: Json) -> int:
    ends = [n for step in growth["steps"] for n in (step["low"], step["high"])]
    ends += [n for line in growth["lines"] for point in line["points"] for n in (point["low"], point["high"])]
    return max((n for n in ends if n), default=1)


def _value(point: Json) -> int:
    """Where a range's dot stands: at its lower end, or at its upper where it has no lower."""
    low, high = point["low"], point["high"]
    return int(low if low is not None else high)


def _stacks(lines: list[Json]) -> Stacks:
    """The dots of each day, (value, line), in the order in which they stand side by side."""
    found: Stacks = {}
    for line in lines:
        for point in line["points"]:
            found.setdefault(point["as_of"], []).append((_value(point), line["line"]))
    return {day: sorted(own) for day, own in found.items()}


def _columns(days: list[str], stacks: Stacks) -> tuple[list[int], list[Json], int]:
    """The x of each day's beginning, the marks of folded days, and the right edge."""
    gaps = [_apart(a, b) for a, b in pairwise(days)]
    units = sum(min(gap, FOLDED) for gap in gaps) + 1
    unit = max(NARROWEST, min(WIDEST, ROOM // units))
    xs, breaks = [LEFT + DOT], []
    for day, gap in zip(days, [*gaps, 1], strict=True):
        wide = max(unit * min(gap, FOLDED), DOT * len(stacks.get(day, ())) + DOT)
        xs.append(xs[-1] + wide)
        if gap > FOLDED:
            breaks.append({"x": xs[-1] - wide // 2, "days": gap - 1})
    return xs[:-1], breaks, xs[-1]


def _apart(a: str, b: str) -> int:
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def _band(step: Json, x: int, end: int, scale: Scale) -> Json | None:
    if step["low"] is None and step["high"] is None:
        return None
    top, bottom = scale.y(step["high"]), scale.y(step["low"] or 0)
    return {"x": x, "width": end - x, "y": top, "height": round(bottom - top, 1), "open": step["high"] is None}


def _best(columns: list[Column], scale: Scale) -> str:
    """The path of the best figure, interrupted where there is none."""
    path, on = [], False
    for step, x, end in columns:
        if step["best"] is None:
            on = False
            continue
        path.append(f"{'V' if on else f'M{x} '}{scale.y(step['best'])}H{end}")
        on = True
    return "".join(path)


def _line(line: Json, columns: list[Column], at: dict[str, int], scale: Scale, stacks: Stacks) -> Json:
    """An origin's figures, from its first to the end of the days that its last one bears."""
    dots = [_dot(point, line["line"], at, scale, stacks) for point in line["points"]]
    path = f"M{dots[0]['x']} {dots[0]['y']}" + "".join(f"H{dot['x']}V{dot['y']}" for dot in dots[1:])
    last = line["points"][-1]["as_of"]
    held = [end for step, _, end in columns if step["as_of"] >= last and line["key"] in step["bearing"]]
    colour = (line["line"] - 1) % COLOURS + 1
    return {"line": line["line"], "colour": colour, "path": f"{path}H{max(held, default=dots[-1]['x'])}", "dots": dots}


def _dot(point: Json, line: int, at: dict[str, int], scale: Scale, stacks: Stacks) -> Json:
    place = stacks[point["as_of"]].index((_value(point), line))
    x, y = at[point["as_of"]] + DOT * place, scale.y(_value(point))
    return {"x": x, "y": y, "range": _range(point, y, scale), "point": point}


def _range(point: Json, y: float, scale: Scale) -> Json | None:
    """The ends of a range; an open one is a short mark upwards."""
    low, high = point["low"], point["high"]
    if low == high:
        return None
    return {"from": scale.y(low or 0), "to": max(TOP, y - OPEN) if high is None else scale.y(high)}
