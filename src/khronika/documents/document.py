"""A capture to a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

from khronika.documents import kinds
from khronika.documents.encoding import decode, garbled
from khronika.documents.language import language, name, readable
from khronika.documents.page import page
from khronika.errors import UnreadableFile, UnreadLanguage
from khronika.model import About, Document
from khronika.sources.capture import Capture

LONGEST = 3_000_000  # characters of a report's text; the Bible has 3.5 million
TITLE = re.compile(r"\s*(\S.{0,200})\n[ \t]*\n")  # a first line of its own, with an empty line below it


def sha256(raw: bytes) -> str:
    """The identity of a document: the fingerprint of its raw bytes."""
    return hashlib.sha256(raw).hexdigest()


def document(capture: Capture) -> Document:
    """The document that the capture holds. Raises UnreadableFile."""
    text, about = _page(capture) if kinds.is_page(capture.raw, capture.origin) else _plain(capture)
    if len(text) > LONGEST:
        reason = f"has {len(text):,} characters of text, more than the {LONGEST:,} that one report may have"
        raise UnreadableFile(capture.origin, reason, "Split it into single reports")
    about = replace(about, language=_code(about.language) or language(text))
    if about.language is None:
        raise UnreadableFile(capture.origin, "holds no words", "Give the text of the report")
    return Document(sha256(capture.raw), text, about, datetime.now(UTC), capture.origin)


def _code(given: str | None) -> str | None:
    """The language as two letters: "ru-RU" is "ru"."""
    return re.split("[-_]", given.strip().lower())[0] if given else None


def check_language(document: Document) -> None:
    """Raises UnreadLanguage where no reader can read the document."""
    code = document.about.language or "und"
    if code not in readable():
        read = ", ".join(sorted(name(x) for x in readable()))
        remedy = f'Khronika reads {read}; if this is {read}, say "language" in an index'
        raise UnreadLanguage(document.origin or document.about.doc, f"is in {name(code)} ({code})", remedy)


def _text(capture: Capture, markup: bool = False) -> str:
    """The file's characters, with line ends as Python reads them: each `\\r\\n` and `\\r` is one `\\n`."""
    if not capture.raw.strip():
        raise UnreadableFile(capture.origin, "is empty", "Save the report again")
    if refused := kinds.not_text(capture.raw):
        raise UnreadableFile(capture.origin, *refused)
    text = decode(capture.raw, markup)
    if text is None or kinds.is_binary(text[:100_000].encode("utf-8", errors="replace")):
        raise _undecoded(capture)
    if garbled(text):
        reason = "was garbled before it came here (UTF-8 taken for Windows-1251)"
        raise UnreadableFile(capture.origin, reason, "Get the report again from where it came from")
    if not text.strip():
        raise UnreadableFile(capture.origin, "is empty", "Save the report again")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _undecoded(capture: Capture) -> UnreadableFile:
    if kinds.is_binary(capture.raw):
        return UnreadableFile(capture.origin, "is a binary file, not text", kinds.SAVE)
    return UnreadableFile(capture.origin, "is in no encoding that Khronika can tell", "Save it as UTF-8")


def _plain(capture: Capture) -> tuple[str, About]:
    text, about = _text(capture), capture.about
    if kinds.is_data(text):
        raise UnreadableFile(capture.origin, "is data (JSON), not a report", "An index is given with --index")
    first = TITLE.match(text)
    return text, replace(about, title=about.title or (first[1].strip() if first else None))


def _page(capture: Capture) -> tuple[str, About]:
    """What the user or an index says goes before what the page says of itself."""
    found, about = page(_text(capture, markup=True)), capture.about
    if found is None:
        raise UnreadableFile(capture.origin, "is a page without a text of its own", "Save the report's text as .txt")
    return found.text, replace(
        about,
        title=about.title or found.title,
        publisher=about.publisher or found.publisher,
        published=about.published or found.published,
        url=about.url or found.url,
    )
