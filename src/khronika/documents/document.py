"""A capture to a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

from khronika.documents.language import language, name, readable
from khronika.documents.outlets import outlet
from khronika.documents.plain import characters
from khronika.documents.taken import Source, Taken
from khronika.documents.taking import take
from khronika.documents.walls import check_answer, check_page, check_wordless
from khronika.errors import UnreadableFile, UnreadLanguage
from khronika.model import About, Document
from khronika.sources.capture import Capture
from khronika.sources.kinds import CONTAINERS, DOCUMENTS, kind_of_raw

LONGEST = 3_000_000  # characters of a report's text; the Bible has 3.5 million
PAGES = ("page", "mhtml")


def sha256(raw: bytes) -> str:
    """The identity of a document: the fingerprint of its raw bytes."""
    return hashlib.sha256(raw).hexdigest()


def document(capture: Capture) -> Document:
    """The document that the capture holds. Raises UnreadableFile, or NotTheReport for what came in its place."""
    check_answer(capture.origin, capture.fetch)
    kind = _kind(capture)
    charset = capture.fetch.charset
    source = Source(capture.raw, capture.origin, charset, capture.details)
    found = _taken(kind, source)
    if len(found.text) > LONGEST:
        reason = f"has {len(found.text):,} characters of text, more than the {LONGEST:,} that one report may have"
        raise UnreadableFile(capture.origin, reason, "Split it into single reports")
    about = _about(capture.about, found)
    if about.language is None:
        raise UnreadableFile(capture.origin, "holds no words", "Give the text of the report")
    details = {**capture.details, **({"charset": charset} if charset else {})}
    captured = (capture.fetch.at or datetime.now(UTC)).astimezone(UTC)
    return Document(sha256(capture.raw), found.text, about, captured, capture.origin, kind, details)


def _kind(capture: Capture) -> str:
    """One of the kinds of documents; what is of no kind is a text, and refused as such."""
    kind = capture.kind or kind_of_raw(capture.raw)
    if kind in CONTAINERS:
        reason = f"holds reports ({kind}) rather than being one"
        raise UnreadableFile(capture.origin, reason, "Save it as a file, and add that")
    return kind if kind in DOCUMENTS else "text"


def _taken(kind: str, source: Source) -> Taken:
    try:
        found = take(kind, source)
    except UnreadableFile:
        if kind == "page":
            check_wordless(source.origin, characters(source, markup=True))
        raise
    if kind in PAGES:
        check_page(source.origin, found)
    return found


def _about(about: About, found: Taken) -> About:
    """What the user, an index or the container says goes before what the report says of itself."""
    url = about.url or found.url
    return replace(
        about,
        title=about.title or found.title,
        publisher=about.publisher or outlet(url) or found.publisher,
        published=about.published or found.published,
        url=url,
        author=about.author or found.author,
        language=_code(about.language or found.language) or language(found.text),
    )


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
