"""Measures as plain dicts: a calendar of what was in force where in a month, and each measure with its words."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from khronika.incidents.profile import published
from khronika.incidents.spots import key
from khronika.model import Place, Stated
from khronika.reading.places import contains
from khronika.record.calendar import Run, months, runs
from khronika.record.measures import Measure, begins, holds, over
from khronika.views.evidence import marks, segments, sentence
from khronika.views.measure_steps import steps
from khronika.views.statement import document_line, place_view

Json = dict[str, Any]


def measures_view(
    found: Sequence[Measure], month: str | None = None, place: str | None = None, at: datetime | None = None
) -> Json:
    """The calendar of one month, or of that in which most measures held.

    `place` is a key or a name: only it, and what lies in it, is shown then, with what wider places hold over it. With
    `at`, a local moment, `asked` tells which measures held at the place just then.
    """
    names = {id(m): f"{m.incident}-{n}" for n, m in enumerate(found)}
    where = _places(found)
    chosen = next((p for p in where if place in (key(p), p.name)), None)
    told = months(found)
    month = month or (at.strftime("%Y-%m") if at else None) or _busiest(told)
    shown = _shown(found, chosen, place)
    return {
        "month": month,
        "months": [{"month": m, "measures": n} for m, n in told.items()],
        "previous": max((m for m in told if month and m < month), default=None),
        "next": min((m for m in told if month and m > month), default=None),
        "days": [d.isoformat() for d in _days(month)],
        "chosen": {"place": key(chosen) if chosen else place} if place else {},
        "choices": [{"value": key(p), "name": p.name, "depth": _depth(p, where)} for p in where],
        "calendar": [_of_place(p, chosen, found, where, month, names) for p in _inside(where, chosen, place)],
        "measures": [measure_view(m, names[id(m)]) for m in shown],
        "asked": _asked(found, chosen, at, names),
    }


def _busiest(told: dict[str, int]) -> str | None:
    return min(told, key=lambda month: (-told[month], month), default=None)


def _days(month: str | None) -> list[date]:
    if month is None:
        return []
    year, number = int(month[:4]), int(month[5:])
    return [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]


# --- places -----------------------------------------------------------------------------------------------------------


def _places(found: Iterable[Measure]) -> list[Place]:
    """Every place of a measure once, each after the places that hold it."""
    told = {key(p): p for m in found for p in m.places}
    return sorted(told.values(), key=lambda p: [*_path(p, told.values()), p.name])


def _path(place: Place, among: Iterable[Place]) -> list[str]:
    """The names of the places that hold it, the widest first."""
    return [p.name for p in sorted((p for p in among if contains(p, place)), key=lambda p: p.kind != "country")]


def _depth(place: Place, among: Iterable[Place]) -> int:
    return len(_path(place, among))


def _inside(where: Sequence[Place], chosen: Place | None, place: str | None) -> list[Place]:
    if chosen is None:
        return [] if place else list(where)
    return [p for p in where if p is chosen or contains(chosen, p)]


def _shown(found: Sequence[Measure], chosen: Place | None, place: str | None) -> list[Measure]:
    """The measures of the place, of what lies in it, and of what holds it."""
    if chosen is None:
        return [] if place else list(found)
    return [m for m in found if over(m, chosen) or any(contains(chosen, p) for p in m.places)]


def _of_place(
    place: Place,
    chosen: Place | None,
    found: Sequence[Measure],
    where: Sequence[Place],
    month: str | None,
    names: dict[int, str],
) -> Json:
    """A place's rows: its own measures, and for the place that was chosen those of wider places too."""
    own = [m for m in found if any(key(p) == key(place) for p in m.places)]
    wider = [m for m in found if place is chosen and m not in own and over(m, place)]
    days = _days(month)
    rows = [
        {
            "measure": names[id(m)],
            "wider": _holder(m, place) if m in wider else None,
            "runs": [_run(r) for r in runs(found, m, place, days)],
        }
        for m in (*own, *wider)
    ]
    return {**place_view(place), "key": key(place), "depth": _depth(place, where), "rows": rows}


def _holder(measure: Measure, place: Place) -> str | None:
    return next((p.name for p in measure.places if contains(p, place)), None)


def _row(
    found: Sequence[Measure],
    measure: Measure,
    place: Place,
    days: Sequence[date],
    names: dict[int, str],
    of: str | None,
) -> Json:
    told = runs(found, measure, place, days)
    return {"measure": names[id(measure)], "wider": of, "runs": [_run(r) for r in told]}


def _run(run: Run) -> Json:
    return {"first": run.first.isoformat(), "last": run.last.isoformat(), "state": run.state}


# --- one measure ------------------------------------------------------------------------------------------------------


def measure_view(measure: Measure, name: str) -> Json:
    """A measure with its bounds (ISO days or local minutes), daily hours and its words, oldest first."""
    begun = begins(measure)
    return {
        "id": name,
        "kind": measure.kind,
        "name": {"ru": measure.ru, "en": measure.en},
        "places": [place_view(p) for p in measure.places],
        "first": _bound(measure.first, time(0)),
        "begins": _iso(begun),
        "last": _bound(measure.last, time(23, 59)),
        "told": _iso(measure.told),
        "clock": measure.clock,
        "hours": _hours(measure.clock),
        "subject": list(measure.subject),
        "planned": measure.planned,
        "void": measure.void,
        "origins": len(measure.origins),
        "incident": measure.incident,
        "steps": [_step(kind, s) for kind, s in steps(measure)],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat()[:16] if moment else None


def _bound(moment: datetime | None, whole: time) -> str | None:
    """A bound; one at the hour that stands for a whole day, as the day alone."""
    return moment.date().isoformat() if moment and moment.time() == whole else _iso(moment)


def _hours(clock: str | None) -> list[list[float]]:
    """Daily hours as stretches of the day, in hours from midnight: "23:00-07:00" is [[0, 7], [23, 24]]."""
    if not clock:
        return []
    start, end = (int(t[:2]) + int(t[3:5]) / 60 for t in clock.split("-"))
    return [[start, end]] if start < end else [part for part in ([0, end], [start, 24]) if part[0] < part[1]]


def _step(kind: str, s: Stated) -> Json:
    told, when = published(s), s.statement.when
    text = s.document.text
    return {
        "step": kind,
        "published": _iso(told),
        "when": when.edtf if when else None,
        "where": [p.name for p in s.statement.where],
        "origin": s.origin,
        "chain": list(s.chain),
        "statement": s.id,
        "at": s.statement.trigger.span.start,
        "document": document_line(s.document),
        "quote": segments(text, sentence(text, s.statement.trigger.span), marks([s])),
    }


def _asked(found: Sequence[Measure], place: Place | None, at: datetime | None, names: dict[int, str]) -> Json | None:
    if place is None or at is None:
        return None
    held = [names[id(m)] for m in found if holds(found, m, at, place)]
    return {"at": _iso(at), "place": place.name, "in_force": bool(held), "measures": held}
