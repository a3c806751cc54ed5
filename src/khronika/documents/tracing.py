"""The way back from a document's text to the bytes that it was taken from.

Texts are taken from pages and records by dropping marks and space, never by changing words: so the words are found
again in the order of the bytes. Where bytes are packed (PDF, DOCX, ODT), the way leads to the page or the paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from khronika.documents.marks import Marked, visible
from khronika.documents.pdf import paragraphs_by_page
from khronika.documents.taken import Source
from khronika.model import Span

NEAR = 2000  # characters within which a single word is looked for: further off it would be another
LETTERS = 100  # the same for a few letters, cut off by a mark within a word
PACKED = {"docx": "paragraph", "odt": "paragraph"}


@dataclass(frozen=True)
class Trace:
    """For each character of the text its bytes (first, and one beyond the last; -1 where it has none), or its place."""

    firsts: list[int]
    lasts: list[int]
    places: list[str]

    def bytes_of(self, span: Span) -> tuple[int, int] | None:
        """The bytes, first and last, that the span was taken from; None where not even half of it was found."""
        here = [n for n in range(span.start, min(span.end, len(self.firsts))) if self.firsts[n] >= 0]
        return (
            (min(self.firsts[n] for n in here), max(self.lasts[n] for n in here))
            if len(here) * 2 > span.end - span.start
            else None
        )

    def place_of(self, span: Span) -> str | None:
        """Where the span's words stand: "bytes 120-345", "page 2", "paragraph 3"; None where they were not found."""
        if self.places:
            return self.places[span.start] if span.start < len(self.places) else None
        found = self.bytes_of(span)
        return f"bytes {found[0]}-{found[1]}" if found else None


def trace(kind: str, source: Source, text: str) -> Trace:
    """The way back of a text that was taken from the bytes as that kind."""
    if kind == "pdf":
        return Trace([], [], _pages(source, text))
    if kind in PACKED:
        return Trace([], [], _paragraphs(text, PACKED[kind]))
    return _found(visible(kind, source), text)


def _pages(source: Source, text: str) -> list[str]:
    places: list[str] = []
    for page, paragraphs in enumerate(paragraphs_by_page(source), start=1):
        for paragraph in paragraphs:
            places += [f"page {page}"] * (len(paragraph) + 2)
    return places[: len(text)]


def _paragraphs(text: str, name: str) -> list[str]:
    numbers = accumulate((line == "" for line in text.split("\n")), initial=1)
    return [f"{name} {n}" for line, n in zip(text.split("\n"), numbers, strict=False) for _ in range(len(line) + 1)]


def _found(marked: Marked, text: str) -> Trace:
    finding = _Finding(marked, text)
    at = 0
    for line in text.splitlines(keepends=True):
        finding.line(at, at + len(line))
        at += len(line)
    return Trace(finding.firsts, finding.lasts, [])


class _Finding:
    """Looks for the text's words among the visible characters, a line at a time and then in halves, in their order."""

    def __init__(self, marked: Marked, text: str) -> None:
        self.marked, self.cursor = marked, 0
        self.kept = [n for n, char in enumerate(text) if not char.isspace()]
        self.compact = "".join(text[n] for n in self.kept)
        self.rank = list(accumulate((not char.isspace() for char in text), initial=0))
        self.ends = {self.rank[n] for n in range(1, len(text)) if text[n].isspace()}  # of words, in the compact text
        self.firsts, self.lasts = [-1] * len(text), [-1] * len(text)

    def line(self, start: int, end: int) -> None:
        """Looks for the characters of a line."""
        self._look(self.rank[start], self.rank[end])

    def _look(self, start: int, end: int) -> None:
        if start >= end:
            return
        words = self.compact[start:end]
        middle = self._middle(start, end)
        end_at = len(self.marked.text) if len(words) > 20 else self.cursor + (NEAR if len(words) > 3 else LETTERS)
        at = self.marked.text.find(words, self.cursor, end_at)
        if at < 0 and len(words) > 20:
            at = self.marked.text.find(words)
        if at >= 0:
            self._take(start, at, len(words))
        elif middle:
            self._look(start, middle)
            self._look(middle, end)

    def _middle(self, start: int, end: int) -> int | None:
        """The end of the word nearest to the middle; in one word its middle, down to a few letters."""
        middle = (start + end) // 2
        inner = [n for n in range(start + 1, end) if n in self.ends]
        if inner:
            return min(inner, key=lambda n: abs(n - middle))
        return middle if end - start > 1 else None

    def _take(self, start: int, at: int, length: int) -> None:
        for n in range(length):
            here = self.kept[start + n]
            self.firsts[here], self.lasts[here] = self.marked.firsts[at + n], self.marked.lasts[at + n]
        self.cursor = at + length
