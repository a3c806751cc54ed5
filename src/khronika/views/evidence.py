"""The words that statements rest on, marked in the text: segments that never overlap, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from razdel import sentenize

from khronika.model import Span, Stated, Statement

Json = dict[str, Any]

LONGEST = 1000  # characters of a sentence that are shown whole: three times the longest of the demo corpus

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
    inside = sorted((m for m in found if m.span.touches(within)), key=lambda m: m.span)
    cuts = {within.start, within.end}
    for mark in inside:
        cuts |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    return list(_sweep(text, sorted(cuts), inside))


def _sweep(text: str, edges: Sequence[int], found: Sequence[Mark]) -> Iterator[Json]:
    """The segments between the edges; `found` in the order of their starts, each looked at once it has begun."""
    begun: list[Mark] = []
    rest = 0
    for start, end in pairwise(edges):
        begun = [m for m in begun if m.span.end > start]
        while rest < len(found) and found[rest].span.start < end:
            begun.append(found[rest])
            rest += 1
        yield _segment(text, Span(start, end), begun)


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


@lru_cache(maxsize=256)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than blanks."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(block.start + s.start, block.start + s.stop)
        for block in paragraphs(text)
        for s in sentenize(block.of(text))
    )


def sentence(text: str, span: Span) -> Span:
    """The sentence around a span, whole even where the span reaches over a border; of a very long one a piece."""
    cuts = _sentences(text)
    first = bisect_right(cuts, span.start, key=lambda s: s.end)
    if first == len(cuts) or cuts[first].start > span.start:
        return span
    last = max(first, bisect_left(cuts, span.end, key=lambda s: s.start) - 1)
    return _piece(text, Span(cuts[first].start, max(cuts[last].end, span.end)), span)


def _piece(text: str, whole: Span, around: Span) -> Span:
    """The whole, or where that is too long to be shown what stands near, cut between words."""
    if whole.end - whole.start <= LONGEST:
        return whole
    start = text.find(" ", max(whole.start, around.start - LONGEST // 3), around.start) + 1 or around.start
    end = text.rfind(" ", around.end, min(whole.end, around.end + LONGEST // 3))
    return Span(start, end if end >= 0 else around.end)
