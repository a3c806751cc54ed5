"""The time line as coordinates: a column a day, a row a type. In pixels, so that the page's styles set the rest."""

from __future__ import annotations

import math
from typing import Any

Json = dict[str, Any]

ROW, GAP, HEAD = 34, 30, 44
NARROWEST, WIDEST = 34, 52  # width of a day: two digits must fit; further apart, rows are hard to follow
ROOM = 960  # what a wide page leaves for the days; more days than that are scrolled
LARGEST = 13  # radius of a dot, half a row less its margin


def _radius(incidents: int) -> float:
    return round(min(6 + 2.2 * math.sqrt(incidents - 1), LARGEST), 1)


def _columns(days: list[Json]) -> tuple[list[Json], list[Json], int]:
    """Columns and gaps with their middle x, and the width of all."""
    columns, gaps, x = [], [], 0
    room = ROOM - GAP * sum(day["gap"] > 0 for day in days)
    wide = max(NARROWEST, min(WIDEST, room // max(len(days), 1)))
    for day in days:
        if day["gap"]:
            gaps.append({"x": x + GAP // 2, "days": day["gap"]})
            x += GAP
        columns.append({"x": x + wide // 2, "day": day["day"]})
        x += wide
    return columns, gaps, x


def _months(columns: list[Json]) -> list[Json]:
    """The first column of each month."""
    out: list[Json] = []
    for column in columns:
        if not out or out[-1]["month"] != column["day"][:7]:
            out.append({"month": column["day"][:7], "x": column["x"]})
    return out


def _row(number: int, row: Json, columns: list[Json]) -> Json:
    y = HEAD + number * ROW + ROW // 2
    dots = [
        {
            "x": columns[cell["column"]]["x"],
            "y": y,
            "r": _radius(len(cell["incidents"])),
            "day": cell["day"],
            "incidents": cell["incidents"],
        }
        for cell in row["cells"]
    ]
    return {"type": row["type"], "family": row["family"], "y": y, "dots": dots}


def draw(timeline: Json) -> Json:
    """`{width, height, columns, gaps, months, rows}` of a time line that views.timeline made."""
    columns, gaps, width = _columns(timeline["days"])
    rows = [_row(n, row, columns) for n, row in enumerate(timeline["rows"])]
    return {
        "width": width,
        "height": HEAD + len(rows) * ROW,
        "columns": columns,
        "gaps": gaps,
        "months": _months(columns),
        "rows": rows,
    }
