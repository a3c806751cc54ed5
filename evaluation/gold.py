"""Annotated reports as statements, so that what follows the reader can be measured without the reader's errors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from khronika.model import About, Count, Document, Phrase, Place, Source, Span, Stated, Statement, Time
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key

Json = dict[str, Any]
NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Corpus:
    """Documents of a folder, their annotated facts as statements, and what belongs to which incident."""

    documents: dict[str, Document]
    stated: list[Stated]
    slug: dict[str, str]
    fact: dict[str, tuple[str, int]]
    part_of: dict[str, str]
    record: Json


def documents(folder: Path) -> dict[str, Document]:
    """The reports of a folder with their index, by name."""
    out = {}
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        raw = (folder / f"{entry['doc']}.txt").read_bytes()
        about = About(**{k: entry.get(k) for k in ("doc", "published", "publisher", "title", "url", "language")})
        out[about.doc] = Document(sha256(raw).hexdigest(), raw.decode(), about, datetime(2022, 1, 1, tzinfo=UTC))
    return out


def corpus(folder: Path) -> Corpus:
    """Everything of an annotated folder."""
    docs = documents(folder)
    stated, slug, fact, part_of = [], {}, {}, {}
    for name, document in docs.items():
        for f in json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["facts"]:
            one = Stated(f"{name}:{f['id']}", document, _statement(f, document.text))
            stated.append(one)
            slug[one.id], fact[one.id] = f["incident"], (name, f["id"])
            if f.get("part_of"):
                part_of[one.id] = f"{name}:{f['part_of']}"
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    return Corpus(docs, stated, slug, fact, part_of, record)


def _statement(f: Json, text: str) -> Statement:
    spans = tuple(_mentions(f, text))
    first = spans[0]
    return Statement(
        type=f["type"],
        status=f["status"],
        trigger=Phrase(first.of(text), first, "gold"),
        spans=spans,
        affected=_phrases(f["affected"], text, first),
        actors=_phrases(f["actors"], text, first),
        count=Count(f["count"]["low"], f["count"]["high"], (first,), "gold") if f["count"] else None,
        when=Time(f["when"], (first,), "gold", f.get("clock")) if f["when"] or f.get("clock") else None,
        where=tuple(_place(name, first) for name in f["where"]),
        site=Phrase(f["site"], first, "gold") if f.get("site") else None,
        sources=tuple(Source(name, first, "gold") for name in f["sources"]),
        direction=f.get("direction"),
    )


def _mentions(f: Json, text: str) -> Iterator[Span]:
    for m in f["mentions"]:
        start = text.index(m["quote"]) + m["quote"].index(m["trigger"])
        yield Span(start, start + len(m["trigger"]))


def _phrases(texts: list[str], text: str, near: Span) -> tuple[Phrase, ...]:
    return tuple(Phrase(t, _closest(t, text, near), "gold") for t in texts)


def _closest(phrase: str, text: str, near: Span) -> Span:
    """Where the phrase stands nearest to the trigger; the trigger where it does not stand verbatim."""
    at, found = text.find(phrase), []
    while at >= 0:
        found.append((abs(at - near.start), at))
        at = text.find(phrase, at + 1)
    return Span(min(found)[1], min(found)[1] + len(phrase)) if found else near


def _place(name: str, span: Span) -> Place:
    found = gazetteer().find(key(name))
    if not found:
        return Place(name, "region" if " " in name else "settlement", span, "gold")
    best = max(found, key=lambda e: (e.kind == "country", e.kind == "region" and " " in name))
    return Place(name, best.kind, span, "gold", best.id, best.country, best.latitude, best.longitude)
