"""One document as a plain dict: its text with the evidence marked, what it states, and who says it through whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khronika.model import Document, Span, Stated
from khronika.views.evidence import Mark, marks, paragraphs, segments
from khronika.views.judgement import By, judgement_views
from khronika.views.statement import document_line, statement_view

Json = dict[str, Any]
TOLD = ("message", "edited", "reply_to", "forwarded_from", "media")  # what a container tells that concerns the reader


def chains(stated: Iterable[Stated]) -> list[Json]:
    """Each chain of sources, from the publisher to the origin, with the ids of the statements that it carries."""
    found: dict[tuple[str, ...], list[str]] = {}
    for s in stated:
        found.setdefault(s.chain, []).append(s.id)
    return [{"chain": list(chain), "statements": ids} for chain, ids in found.items()]


def _by_block(blocks: Sequence[Span], found: Sequence[Mark]) -> list[list[Mark]]:
    """The marks of each block; one that reaches over a border is in both."""
    out: list[list[Mark]] = [[] for _ in blocks]
    for mark in found:
        first = bisect_right(blocks, mark.span.start, key=lambda b: b.end)
        for number in range(first, len(blocks)):
            if blocks[number].start >= mark.span.end:
                break
            out[number].append(mark)
    return out


def _paragraphs(document: Document, stated: Sequence[Stated]) -> list[Json]:
    blocks = paragraphs(document.text)
    found = _by_block(blocks, marks(stated))
    title = (document.about.title or "").strip()
    out = []
    for number, span in enumerate(blocks):
        headline = number == 0 and bool(title) and span.of(document.text).strip() == title
        out.append({"headline": headline, "segments": segments(document.text, span, found[number])})
    return out


def document_view(
    document: Document,
    stated: Iterable[Stated],
    incident_of: Mapping[str, str] | None = None,
    judged: By | None = None,
    copies: Sequence[Document] = (),
) -> Json:
    """The document whole. `stated` may hold other documents' statements: they are left out. `incident_of` gives the
    incident of each statement, `judged` the judgements in force on it, by ids; `copies` are its near-copies in order of
    appearance, itself among them."""
    known = incident_of or {}
    own = [s for s in stated if s.document.sha256 == document.sha256]
    own.sort(key=lambda s: (s.statement.trigger.span, s.id))
    return {
        **document_line(document),
        "sha256": document.sha256,
        "captured": document.captured.isoformat(),
        "author": document.about.author,
        "via": list(document.about.via),
        "kind": document.kind,
        "details": {key: value for key, value in document.details.items() if key in TOLD},
        "characters": len(document.text),
        "paragraphs": _paragraphs(document, own),
        "statements": [
            statement_view(s) | {"incident": known.get(s.id), "judgements": judgement_views([s], judged or {})}
            for s in own
        ],
        "chains": chains(own),
        "near_copies": [{**document_line(d), "first": d is copies[0]} for d in copies if d.sha256 != document.sha256],
    }
