"""Incidents by day and type, ready to be drawn: days without incidents are folded into gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from khronika.incidents.incident import Incident
from khronika.views.days import start
from khronika.views.statement import FAMILIES

Json = dict[str, Any]


def columns(found: Iterable[str]) -> list[Json]:
    """Each day with the number of empty days before it."""
    out: list[Json] = []
    for day in sorted(set(found)):
        before = date.fromisoformat(out[-1]["day"]) if out else None
        gap = (date.fromisoformat(day) - before).days - 1 if before else 0
        out.append({"day": day, "gap": gap})
    return out


def _row(kind: str, incidents: Sequence[Incident], order: dict[str, int]) -> Json:
    cells: dict[str, list[str]] = {}
    for incident in incidents:
        day = start(incident.when)
        if kind in incident.acts and day:
            cells.setdefault(day, []).append(incident.id)
    return {
        "type": kind,
        "family": FAMILIES[kind],
        "cells": [{"day": d, "column": order[d], "incidents": sorted(cells[d])} for d in sorted(cells)],
    }


def timeline(incidents: Sequence[Incident]) -> Json:
    """`{days: [{day, gap}], rows: [{type, family, cells}], undated}`; an incident stands in the row of each act."""
    shown = columns(filter(None, (start(i.when) for i in incidents)))
    order = {c["day"]: n for n, c in enumerate(shown)}
    rows = [_row(kind, incidents, order) for kind in FAMILIES]
    undated = sum(start(i.when) is None for i in incidents)
    return {"days": shown, "rows": [r for r in rows if r["cells"]], "undated": undated}
