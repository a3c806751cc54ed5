"""What a file is, told by how it begins: text, a page, data, or something that holds no text as it stands."""

from __future__ import annotations

import json
import re

CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
PAGE = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
SAVE = "Save it as plain text or HTML"
KINDS = (
    (b"%PDF", "is a PDF", "Take its text out first (pdftotext does)"),
    (b"PK\x03\x04", "is a ZIP archive or an office document", SAVE),
    (b"\xd0\xcf\x11\xe0", "is an office document", SAVE),
    (b"{\\rtf", "is an RTF document", SAVE),
    (b"\x1f\x8b", "is compressed (gzip)", "Unpack it first"),
    (b"\x89PNG", "is a picture", "Give the text of the report"),
    (b"\xff\xd8\xff", "is a picture", "Give the text of the report"),
    (b"GIF8", "is a picture", "Give the text of the report"),
    (b"SQLite format 3", "is a database", "Give the text of the report"),
)


def not_text(raw: bytes) -> tuple[str, str] | None:
    """Why the bytes are no text, with the remedy; None where they may be."""
    for magic, reason, remedy in KINDS:
        if raw.startswith(magic):
            return reason, remedy
    return None


def is_binary(raw: bytes) -> bool:
    """Whether more than one byte of a hundred is a control character, or one is NUL. UTF-16 and UTF-32 look so too."""
    found = CONTROL.findall(raw)
    return b"\x00" in raw or len(found) * 100 > len(raw)


def is_data(text: str) -> bool:
    """Whether it is JSON, whole or line by line: an index or a record, whose words nobody reported."""
    start = text.lstrip("\ufeff \t\n")
    return start.startswith(("{", "[")) and (_is_json(start.partition("\n")[0]) or _is_json(start))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def is_page(raw: bytes, name: str) -> bool:
    """Whether it is an HTML page, by its name or its beginning."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(PAGE.match(raw[:4096]))
