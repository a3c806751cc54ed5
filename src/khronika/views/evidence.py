"""The words that statements rest on, marked in the text: segments that never overlap, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from razdel import sentenize

from khronika.model import Span, Stated, Statement

Json = dict[str, Any]

# What a word is to a statement. Where words serve several, the first of these names the mark.
ROLES = ("trigger", "count", "affected", "actors", "when", "where", "site", "sources")


@dataclass(frozen=True, slots=True)
class Mark:
    """One span with the statement that rests on it and what it is to that statement."""

    span: Span
    statement: str
    role: str


def roles(statement: Statement) -> Iterator[tuple[str, Span]]:
    """Every span of a statement with its role."""
    yield "trigger", statement.trigger.span
    yield from (("trigger", span) for span in statement.spans)
    yield from (("count", span) for span in (statement.count.spans if statement.count else ()))
    yield from (("affected", phrase.span) for phrase in statement.affected)
    yield from (("actors", phrase.span) for phrase in statement.actors)
    yield from (("when", span) for span in (statement.when.spans if statement.when else ()))
    yield from (("where", place.span) for place in statement.where)
    if statement.site:
        yield "site", statement.site.span
    yield from (("sources", source.span) for source in statement.sources)


def marks(stated: Iterable[Stated]) -> list[Mark]:
    """All marks of several statements of one document; empty spans mark nothing."""
    found = {Mark(span, s.id, role) for s in stated for role, span in roles(s.statement) if span.start < span.end}
    return sorted(found, key=lambda m: (m.span, m.statement, ROLES.index(m.role)))


def segments(text: str, within: Span, found: Sequence[Mark]) -> list[Json]:
    """The text of `within` cut where marks begin and end: `{text, start, end, role, statements}`.

    `statements` maps ids to the role that the words have in each; `role` is the weightiest, None for plain words.
    """
    inside = [m for m in found if m.span.touches(within)]
    cuts = {within.start, within.end}
    for mark in inside:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    edges = sorted(cuts)
    return [_segment(text, Span(*pair), inside) for pair in pairwise(edges)]


def _segment(text: str, span: Span, found: Sequence[Mark]) -> Json:
    here = sorted((m for m in found if m.span.touches(span)), key=lambda m: ROLES.index(m.role))
    own: dict[str, str] = {}
    for mark in here:
        own.setdefault(mark.statement, mark.role)
    return {
        "text": span.of(text),
        "start": span.start,
        "end": span.end,
        "role": here[0].role if here else None,
        "statements": dict(sorted(own.items())),
    }


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold more than blanks."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def sentence(text: str, span: Span) -> Span:
    """The sentence around a span, whole even where the span reaches over a border."""
    for block in paragraphs(text):
        if block.start <= span.start < block.end:
            cuts = [Span(block.start + s.start, block.start + s.stop) for s in sentenize(block.of(text))]
            own = [s for s in cuts if s.touches(span)]
            return Span(own[0].start, max(own[-1].end, span.end)) if own else span
    return span
