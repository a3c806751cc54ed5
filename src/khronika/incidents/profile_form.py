"""A profile's JSON form, as it is kept; `read` gives it back, its document without the text."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from khronika import edtf
from khronika.incidents.profile import Profile
from khronika.incidents.spots import Spot
from khronika.model import About, Copy, Document, Stated
from khronika.statements.form import from_json, to_json

SETS = ("people", "actors", "names", "roles", "things", "site", "voices", "house")
NUMBERS = ("paragraphs", "sentences")
PLAIN = (
    "family",
    "kind",
    "group",
    "sentence",
    "at",
    "at_in_sentence",
    "copies",
    "cause",
    "force",
    "told_for",
    "whole",
    "hour",
)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def text(p: Profile) -> str:
    """The profile as JSON, the same for the same profile."""
    about = p.stated.document.about
    told: dict[str, Any] = {name: getattr(p, name) for name in PLAIN}
    told |= {name: sorted(getattr(p, name)) for name in (*SETS, *NUMBERS)}
    told |= {
        "id": p.id,
        "chain": p.chain,
        "document": [p.doc, about.doc, about.published, about.publisher, about.via],
        "voice": p.stated.copy.voice if p.stated.copy else (),
        "statement": to_json(p.statement),
        "where": [p.statement.where.index(place) for place in p.where],
        "spot": p.spot and [sorted(s) for s in (p.spot.towns, p.spot.regions, p.spot.around, p.spot.countries)],
        "period": _period(p.period),
        "likely": _period(p.likely),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _period(p: edtf.Period | None) -> list[Any] | None:
    return None if p is None else [p.first and p.first.isoformat(), p.last and p.last.isoformat(), p.unit, p.about]


def _read_period(o: list[Any] | None) -> edtf.Period | None:
    if o is None:
        return None
    first, last = (datetime.fromisoformat(end) if end else None for end in o[:2])
    return edtf.Period(first, last, o[2], o[3])


def _rest(o: dict[str, Any]) -> dict[str, Any]:
    return {name: o[name] for name in PLAIN} | {name: frozenset(o[name]) for name in (*SETS, *NUMBERS)}


def read(body: str) -> Profile:
    """The profile that `text` wrote."""
    o = json.loads(body)
    sha, doc, published, publisher, via = o["document"]
    about = About(doc, published, publisher, via=tuple(via))
    statement = from_json(o["statement"])
    copy = Copy(o["copies"], tuple(o["voice"])) if o["copies"] else None
    return Profile(
        stated=Stated(o["id"], Document(sha, "", about, NEVER), statement, copy),
        chain=tuple(o["chain"]),
        where=tuple(statement.where[i] for i in o["where"]),
        spot=Spot(*map(frozenset, o["spot"])) if o["spot"] else None,
        period=_read_period(o["period"]),
        likely=_read_period(o["likely"]),
        **_rest(o),
    )
