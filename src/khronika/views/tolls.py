"""Tolls as plain dicts: low, best, high, and every figure with who gives it and where it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from khronika.incidents.kinds import named
from khronika.record.figures import Figure, figures
from khronika.record.tolls import Toll, headlines
from khronika.views.judgement import UNJUDGED, Judging
from khronika.views.statement import FAMILIES, document_line, place_view

Json = dict[str, Any]


def _group_name(group: str | None) -> dict[str, str] | None:
    """A kind's names; a group that no kind has («сирийцы») goes by its own word."""
    if group in (None, "", "people"):
        return None
    kind = named("group", str(group))
    return {"ru": kind.ru, "en": kind.en} if kind else {"ru": str(group), "en": str(group)}


def figure_view(figure: Figure, judging: Judging = UNJUDGED) -> Json:
    """One figure with its origin and the statement that it stands in; `at` is where the words begin, `judged` names
    what people decided of it."""
    stated = figure.stated
    return {
        "origin": stated.origin,
        "key": figure.origin,
        "chain": list(stated.chain),
        "count": {"low": figure.low, "high": figure.high} if figure.numbered else None,
        "as_of": figure.as_of or None,
        "state": figure.state,
        "judged": judging.kinds(stated.id),
        "statement": stated.id,
        "at": stated.statement.trigger.span.start,
        "document": document_line(stated.document),
    }


def toll_view(toll: Toll, headline: bool = False, judging: Judging = UNJUDGED) -> Json:
    """The toll; `figures` bear it, `others` no longer or never did, `rejected` would if nobody had rejected them.
    `headline` tells that it stands for its type."""
    return {
        "type": toll.type,
        "family": FAMILIES[toll.type],
        "headline": headline,
        "running": any(f.running for f in (*toll.figures, *toll.others)),
        "group": toll.group,
        "group_name": _group_name(toll.group),
        "place": place_view(toll.place) if toll.place else None,
        "as_of": toll.as_of,
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "origins": toll.origins,
        "incident": toll.incident,
        "figures": [figure_view(f, judging) for f in reversed(toll.figures)],
        "others": [figure_view(f, judging) for f in reversed(toll.others)],
        "rejected": [figure_view(f, judging) | {"state": "rejected"} for f in _rejected(toll, judging)],
    }


def _rejected(toll: Toll, judging: Judging) -> list[Figure]:
    """The rejected figures of the toll's incident and type; in a tally also of its group and place."""
    gone = judging.rejected.get(toll.incident or "")
    if not gone:
        return []
    found = figures(gone)
    told = {(f.group, f.place_key) for f in (*toll.figures, *toll.others)}
    return [f for f in found if f.type == toll.type and (toll.group is None or (f.group, f.place_key) in told)]


def _touches(toll: Toll, asked: Collection[str]) -> bool:
    return any(f.stated.id in asked for f in (*toll.figures, *toll.others))


def toll_views(found: Iterable[Toll], asked: Collection[str], judging: Judging = UNJUDGED) -> list[Json]:
    """The tolls that rest on at least one of the statements asked for (ids), headlines first, in the order of types."""
    shown = [t for t in found if _touches(t, asked)]
    first = sorted(headlines(shown), key=lambda t: list(FAMILIES).index(t.type))
    rest = _without(shown, first)
    return [toll_view(t, True, judging) for t in first] + [toll_view(t, False, judging) for t in rest]


def _without(found: Sequence[Toll], taken: Sequence[Toll]) -> list[Toll]:
    return [t for t in found if not any(t is other for other in taken)]
