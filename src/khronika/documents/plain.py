"""Text and Markdown: bytes to characters."""

from __future__ import annotations

import re
from typing import Any

from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile
from khronika.sources import kinds
from khronika.sources.dates import iso
from khronika.sources.encoding import decode, garbled

TITLE = re.compile(r"\s*(\S.{0,200})\n[ \t]*\n")  # a first line of its own, with an empty line below it
FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
FIELD = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)
FIELDS = {
    **dict.fromkeys(("title", "author", "publisher", "published", "language", "url"), ""),
    "date": "published",
    "source": "url",
    "link": "url",
    "lang": "language",
}
FIELDS = {name: slot or name for name, slot in FIELDS.items()}
# Marks that stand around words or before a line, and the words that stay. The words stay in their order, as they are.
MARKS = (
    (re.compile(r"^```.*$", re.M), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]*(?:#{1,6}|>|[-*+]) +", re.M), ""),
    (re.compile(r"[ \t]+#+[ \t]*$", re.M), ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"^[ \t]*(?:[-*_][ \t]*){3,}$", re.M), ""),
)


def characters(source: Source, markup: bool = False) -> str:
    """The file's characters, with line ends as Python reads them: each `\\r\\n` and `\\r` is one `\\n`."""
    raw, origin = source.raw, source.origin
    if not raw.strip():
        raise UnreadableFile(origin, "is empty", "Save the report again")
    if refused := kinds.not_text(raw):
        raise UnreadableFile(origin, *refused)
    text = decode(raw, markup)
    text = _declared(source) if text is None else text
    if text is None or kinds.is_binary(text[:100_000].encode("utf-8", errors="replace")):
        raise _undecoded(source)
    if garbled(text):
        reason = "was garbled before it came here (UTF-8 taken for Windows-1251)"
        raise UnreadableFile(origin, reason, "Get the report again from where it came from")
    if not text.strip():
        raise UnreadableFile(origin, "is empty", "Save the report again")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _declared(source: Source) -> str | None:
    """In the encoding that the answer declared, where nothing in the bytes tells one."""
    try:
        return source.raw.decode(source.charset) if source.charset else None
    except (LookupError, UnicodeError):
        return None


def _undecoded(source: Source) -> UnreadableFile:
    if kinds.is_binary(source.raw):
        return UnreadableFile(source.origin, "is a binary file, not text", kinds.SAVE)
    return UnreadableFile(source.origin, "is in no encoding that Khronika can tell", "Save it as UTF-8")


def plain(source: Source) -> Taken:
    """A text, whole and as it stands; a first line of its own is its title."""
    text = characters(source)
    if kinds.is_data(text):
        reason = f"is data ({'XML' if text.lstrip().startswith('<') else 'JSON'}), not a report"
        raise UnreadableFile(
            source.origin, reason, "An index is given with --index, a table's text column with --column"
        )
    first = TITLE.match(text)
    return Taken(text, first[1].strip() if first else None)


def markdown(source: Source) -> Taken:
    """A Markdown text without its marks; what stands in its head is known of it."""
    text = characters(source)
    head = FRONT.match(text)
    said = (
        {FIELDS[key.lower()]: value for key, value in FIELD.findall(head[1]) if key.lower() in FIELDS} if head else {}
    )
    text = text[head.end() :] if head else text
    for mark, words in MARKS:
        text = mark.sub(words, text)
    text = re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
    first = TITLE.match(text)
    said.setdefault("title", first[1].strip() if first else "")
    url = said.get("url", "")
    said["url"], said["published"] = url if "://" in url else "", iso(said.get("published")) or ""
    known: dict[str, Any] = {key: value or None for key, value in said.items()}
    return Taken(text, **known)
