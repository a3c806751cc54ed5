"""Annotated reports: what people marked in a report as its statements, for a record without the reader's errors.

Beside DOC.txt lies DOC.json with `facts`, as the annotation guidelines have them. The words that a value rests on are
those nearest to the first mention, or the trigger's where the annotators wrote them otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from khronika.errors import UnreadableFile
from khronika.model import STATUSES, TYPES, Count, Phrase, Place, Source, Span, Statement, Time
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key

Json = dict[str, Any]
RULE = "gold"
FAULTS = (AttributeError, KeyError, TypeError, ValueError)


def facts(path: Path) -> list[Json]:
    """The facts of a file of annotations. Raises UnreadableFile."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["facts"]
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UnreadableFile(path, reason, "Put the annotations of DOC.txt beside it, as DOC.json") from error
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(path, "holds no annotations", 'Write a JSON object with a list "facts"') from error
    if not isinstance(found, list):
        raise UnreadableFile(path, 'holds "facts" that are no list', 'Write a JSON object with a list "facts"')
    return found


def annotated(path: Path, text: str) -> list[Statement]:
    """The statements that a file of annotations marks in a text. Raises UnreadableFile."""
    return [_fact(f"{path}, fact {number}", f, text) for number, f in enumerate(facts(path), 1)]


def _fact(where: str, f: Json, text: str) -> Statement:
    try:
        return statement(f, text)
    except FAULTS as error:
        reason = f"cannot be used ({type(error).__name__}: {error})"
        raise UnreadableFile(where, reason, "Mend it as the annotation guidelines have it") from error


def statement(f: Json, text: str) -> Statement:
    """One fact as a statement. Raises one of FAULTS."""
    if f["type"] not in TYPES or f["status"] not in STATUSES:
        raise ValueError(f"no such type or status: {f['type']}, {f['status']}")
    spans = tuple(_mentions(f, text))
    first = spans[0]
    return Statement(
        type=f["type"],
        status=f["status"],
        trigger=Phrase(first.of(text), first, RULE),
        spans=spans,
        affected=_phrases(f["affected"], text, first),
        actors=_phrases(f["actors"], text, first),
        count=Count(f["count"]["low"], f["count"]["high"], (first,), RULE) if f["count"] else None,
        when=Time(f["when"], (first,), RULE, f.get("clock")) if f["when"] or f.get("clock") else None,
        where=tuple(place_named(name, first) for name in f["where"]),
        site=Phrase(f["site"], first, RULE) if f.get("site") else None,
        sources=tuple(Source(name, first, RULE) for name in f["sources"]),
        direction=f.get("direction"),
        part=f.get("part_of") is not None,
    )


def _mentions(f: Json, text: str) -> Iterator[Span]:
    if not f["mentions"]:
        raise ValueError("no mention")
    for m in f["mentions"]:
        start = text.index(m["quote"]) + m["quote"].index(m["trigger"])
        yield Span(start, start + len(m["trigger"]))


def _phrases(texts: list[str], text: str, near: Span) -> tuple[Phrase, ...]:
    return tuple(Phrase(t, _closest(t, text, near), RULE) for t in texts)


def _closest(phrase: str, text: str, near: Span) -> Span:
    """Where the phrase stands nearest to the trigger; the trigger where it does not stand verbatim."""
    at, found = text.find(phrase), []
    while at >= 0:
        found.append((abs(at - near.start), at))
        at = text.find(phrase, at + 1)
    return Span(min(found)[1], min(found)[1] + len(phrase)) if found else near


def place_named(name: str, span: Span) -> Place:
    """The place of an annotated name."""
    found = gazetteer().find(key(name))
    if not found:
        return Place(name, "region" if " " in name else "settlement", span, RULE)
    best = max(found, key=lambda e: (e.kind == "country", e.kind == "region" and " " in name))
    return Place(name, best.kind, span, RULE, best.id, best.country, best.latitude, best.longitude)
