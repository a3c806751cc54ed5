"""A statement's JSON form, as `khronika read --json` prints it and the database keeps it; `from_json` reads it back."""

from __future__ import annotations

from typing import Any

from khronika.model import Count, Phrase, Place, Source, Span, Statement, Time

Json = dict[str, Any]


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [_span(s) for s in spans]


def _phrase(phrase: Phrase) -> Json:
    return {"text": phrase.text, "start": phrase.span.start, "end": phrase.span.end, "rule": phrase.rule}


def _count(count: Count | None) -> Json | None:
    if count is None:
        return None
    return {"low": count.low, "high": count.high, "spans": _spans(count.spans), "rule": count.rule}


def _place(place: Place) -> Json:
    return {
        "name": place.name, "kind": place.kind, "id": place.id, "country": place.country,
        "latitude": place.latitude, "longitude": place.longitude,
        "start": place.span.start, "end": place.span.end, "rule": place.rule,
    }  # fmt: skip


def _source(source: Source) -> Json:
    return {"name": source.name, "start": source.span.start, "end": source.span.end, "rule": source.rule}


def to_json(s: Statement) -> Json:
    """The statement as plain data; keys that do not apply to its type are left out."""
    out: Json = {
        "type": s.type,
        "status": s.status,
        "status_rule": s.status_rule,
        "trigger": _phrase(s.trigger),
        "spans": _spans(s.spans),
        "affected": [_phrase(p) for p in s.affected],
        "actors": [_phrase(p) for p in s.actors],
        "count": _count(s.count),
        "when": s.when.edtf if s.when else None,
        "where": [_place(p) for p in s.where],
        "sources": [_source(x) for x in s.sources],
    }
    if s.when:
        out["when_spans"], out["when_rule"] = _spans(s.when.spans), s.when.rule
        if s.when.clock:
            out["clock"] = s.when.clock
    if s.site:
        out["site"] = _phrase(s.site)
    if s.direction:
        out["direction"] = s.direction
    if s.part:
        out["part"] = True
    return out


def _read_span(pair: list[int]) -> Span:
    return Span(*pair)


def _read_phrase(o: Json) -> Phrase:
    return Phrase(o["text"], Span(o["start"], o["end"]), o["rule"])


def _read_count(o: Json | None) -> Count | None:
    return Count(o["low"], o["high"], tuple(map(_read_span, o["spans"])), o["rule"]) if o else None


def _read_time(o: Json) -> Time | None:
    if "when_rule" not in o:
        return None
    return Time(o["when"], tuple(map(_read_span, o["when_spans"])), o["when_rule"], o.get("clock"))


def _read_place(o: Json) -> Place:
    span = Span(o["start"], o["end"])
    return Place(o["name"], o["kind"], span, o["rule"], o["id"], o["country"], o["latitude"], o["longitude"])


def _read_source(o: Json) -> Source:
    return Source(o["name"], Span(o["start"], o["end"]), o["rule"])


def from_json(o: Json) -> Statement:
    """The statement that `to_json` wrote."""
    return Statement(
        type=o["type"],
        status=o["status"],
        trigger=_read_phrase(o["trigger"]),
        spans=tuple(map(_read_span, o["spans"])),
        affected=tuple(map(_read_phrase, o["affected"])),
        actors=tuple(map(_read_phrase, o["actors"])),
        count=_read_count(o["count"]),
        when=_read_time(o),
        where=tuple(map(_read_place, o["where"])),
        site=_read_phrase(o["site"]) if "site" in o else None,
        sources=tuple(map(_read_source, o["sources"])),
        direction=o.get("direction"),
        part=o.get("part", False),
        status_rule=o["status_rule"],
    )
