"""The text layer of a PDF, its printed lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile

MOST_PAGES = 500
ENDS = re.compile(r"[.!?…:;»\"”)]\s*$")
HANGING = re.compile(r"(?:[,–—-]|\b[а-яёa-z]{1,3})$")  # a line that ends so goes on in the next, however short it is
FULL = 0.75  # share of the longest line from which a line was broken by the page's edge rather than by its author
NUMBER = re.compile(r"\s*(?:—|-)?\s*\d{1,4}\s*(?:—|-)?\s*$")  # a page's number on a line of its own


def pdf(source: Source) -> Taken:
    """A PDF's text, page after page. Raises UnreadableFile for one that is locked, broken, or holds pictures alone."""
    pages, title, author = _pages(source)
    paragraphs = [found for page in map(joined, pages) for found in page]
    if not any(any(c.isalpha() for c in paragraph) for paragraph in paragraphs):
        reason = "is a PDF without a text layer (pictures of pages)"
        raise UnreadableFile(
            source.origin, reason, "Let a program that recognises characters read it first (ocrmypdf does)"
        )
    first = paragraphs[0] if len(paragraphs) > 1 and len(paragraphs[0]) <= 200 else None
    return Taken("\n\n".join(paragraphs) + "\n", title or first, author=author)


def paragraphs_by_page(source: Source) -> list[list[str]]:
    """The paragraphs of the text, page by page."""
    return [list(joined(page)) for page in _pages(source)[0]]


def _pages(source: Source) -> tuple[list[str], str | None, str | None]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(source.raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(source.origin, "is locked with a password", "Unlock it first (qpdf --decrypt does)")
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableFile(source.origin, f"has more than {MOST_PAGES} pages", "Split it into single reports")
        about = reader.metadata
        pages = [page.extract_text() for page in reader.pages]
        return pages, _line(about.title if about else None), _line(about.author if about else None)
    except UnreadableFile:
        raise
    except Exception as error:  # a broken PDF makes pypdf raise whatever comes
        why = " ".join(str(error).split())[:200] or type(error).__name__
        reason = f"is a broken PDF ({why})"
        raise UnreadableFile(source.origin, reason, "Get it again from where it came from") from error


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def joined(page: str) -> Iterator[str]:
    """The paragraphs of a page: lines that the page's edge broke are one, words broken by a hyphen whole."""
    lines = [line.strip() for line in page.replace("\u00ad\n", "").splitlines()]
    width = max((len(line) for line in lines), default=0)
    held = ""
    for line in lines:
        if not line or NUMBER.match(line):
            if not line and held:
                yield held
                held = ""
            continue
        held = _added(held, line)
        if HANGING.search(line):
            continue
        if len(line) < FULL * width or (ENDS.search(line) and len(line) < 0.95 * width):
            yield held
            held = ""
    if held:
        yield held


def _added(held: str, line: str) -> str:
    if held.endswith("-") and held[-2:-1].isalpha() and line[:1].islower():
        return held[:-1] + line
    return f"{held} {line}" if held else line
