"""Reports written as lines of what they state, so that a case of linking needs no Python.

A report is a block: a first line `# PUBLISHER PUBLISHED`, then one statement a line, its sentence before the bars:

    Погиб [водитель]. | death | 1 | 2022-01-06 | Алматы | Орда

The bracketed words are those affected, the word in asterisks is the trigger (else the first word). Fields: type with
`!` denied, `?` possible, `>` planned; count (`1`, `26+`, `10-15`, `-`); when; places; sources, each comma-separated;
then `site=…`, `actors=…`, `part=yes`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from hashlib import sha256

from khronika.model import About, Count, Document, Phrase, Place, Source, Span, Stated, Statement, Time

PLACES = {
    "Алматы": Place("Алматы", "settlement", Span(0, 0), "test", "geonames:1526384", "KZ"),
    "Бишкек": Place("Бишкек", "settlement", Span(0, 0), "test", "geonames:1528675", "KG"),
    "Казань": Place("Казань", "settlement", Span(0, 0), "test", "geonames:551487", "RU"),
    "Казахстан": Place("Казахстан", "country", Span(0, 0), "test", "iso:KZ", "KZ"),
    "Киргизия": Place("Киргизия", "country", Span(0, 0), "test", "iso:KG", "KG"),
}
STATUS = {"!": "denied", "?": "possible", ">": "planned"}


def reports(block: str) -> list[Stated]:
    """The statements of all reports of a block."""
    return [s for part in re.split(r"^# ", block, flags=re.MULTILINE)[1:] for s in _report(part.strip())]


def _report(part: str) -> list[Stated]:
    head, *lines = part.splitlines()
    publisher, published = head.rsplit(" ", 1)
    rows = [[field.strip() for field in line.split("|")] for line in lines if line.strip()]
    text = "\n".join(re.sub(r"[\[\]*]", "", row[0]) for row in rows)
    about = About(f"{publisher}-{published}", published, publisher)
    document = Document(sha256(f"{head}\n{text}".encode()).hexdigest(), text, about, datetime(2022, 1, 1, tzinfo=UTC))
    return [_stated(document, row, i) for i, row in enumerate(rows)]


def _stated(document: Document, row: list[str], number: int) -> Stated:
    start = len("\n".join(document.text.split("\n")[:number])) + (number > 0)
    return Stated(f"{document.sha256[:8]}-{number}", document, _statement(row, document.text, start))


def _statement(row: list[str], text: str, start: int) -> Statement:
    said, type_, count, when, where, sources, *rest = row
    more = dict(field.split("=", 1) for field in rest)
    trigger = re.search(r"\*(.+?)\*", said)
    word = trigger[1] if trigger else re.sub(r"[\[\]]", "", said).split()[0]
    at = text.index(word, start)
    span = Span(at, at + len(word))
    return Statement(
        type=type_.rstrip("!?>"),
        status=STATUS.get(type_[-1], "reported"),
        trigger=Phrase(word, span, "test"),
        spans=(span,),
        affected=tuple(Phrase(p.replace("*", ""), span, "test") for p in re.findall(r"\[(.+?)\]", said)),
        actors=tuple(Phrase(p, span, "test") for p in _list(more.get("actors", ""))),
        count=_count(count, span),
        when=_time(when, span),
        where=tuple(PLACES[name] for name in _list(where)),
        site=Phrase(more["site"], span, "test") if "site" in more else None,
        sources=tuple(Source(name, span, "test") for name in _list(sources)),
        direction=more.get("direction"),
        part="part" in more,
    )


def _list(field: str) -> list[str]:
    return [name.strip() for name in field.split(",") if name.strip() not in ("", "-")]


def _time(when: str, span: Span) -> Time | None:
    edtf, _, clock = when.partition(" ")
    return None if edtf in ("", "-") else Time(edtf, (span,), "test", clock or None)


def _count(count: str, span: Span) -> Count | None:
    if count in ("", "-"):
        return None
    low, _, high = count.partition("-")
    if low.endswith("+"):
        return Count(int(low[:-1]), None, (span,), "test")
    return Count(int(low), int(high or low), (span,), "test")
