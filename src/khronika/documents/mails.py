"""MHTML: a page with its parts in one file, as browsers save it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import Message

from khronika.documents.page import page_of
from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile

AGAIN = "Save the page again"


def mhtml(source: Source) -> Taken:
    """The page of an MHTML file."""
    message = email.message_from_bytes(source.raw, policy=email.policy.compat32)
    part = next((x for x in _parts(message) if x.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    raw = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        raise UnreadableFile(source.origin, "is an MHTML file without a page", AGAIN)
    if source.raw.count(b"--") and not _is_closed(source.raw, message):
        raise UnreadableFile(source.origin, "breaks off before its end", AGAIN)
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    url = url.strip()
    found = page_of(Source(raw, source.origin, part.get_content_charset()))
    known = url if url.startswith(("http://", "https://")) else found.url
    return Taken(
        found.text, found.title, found.publisher, found.published, known, found.author, found.language, found.markup
    )


def _parts(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if not part.is_multipart():
            yield part


def _is_closed(raw: bytes, message: Message) -> bool:
    boundary = message.get_boundary()
    return boundary is None or f"--{boundary}--".encode() in raw[-(len(boundary) + 200) :]
