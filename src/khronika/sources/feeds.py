"""RSS and Atom feeds and news sitemaps, as files or answers. An entry with its text is a report, another an address.

An entry's raw bytes are those of its element, exactly as they stand in the feed; `details` holds what stood around it,
so that it can be read again by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from xml.parsers import expat

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import LARGEST, Address, Found
from khronika.sources.dates import iso
from khronika.sources.entries import entry, has_text
from khronika.sources.item import Item
from khronika.sources.sitemaps import listed

LARGEST_FEED = 64 * 2**20  # bytes
AGAIN = "Get it again from where it came from"
ENTRIES = ("item", "entry")


def entries(item: Item) -> Iterator[Found]:
    """The entries of a feed, and last why no more can be read."""
    raw = item.stream.read(LARGEST_FEED + 1)
    if len(raw) > LARGEST_FEED:
        yield UnreadableFile(item.origin, f"has more than {LARGEST_FEED // 2**20} MB", "Split it")
        return
    pieces, why = elements(raw)
    title = _feed_title(pieces)
    for number, (start, end) in enumerate(pieces.spans, start=1):
        yield _entry(item, raw[start:end], pieces, number, title)
    if why:
        yield UnreadableFile(item.origin, f"breaks off or is damaged ({why})", AGAIN)
    elif not pieces.spans:
        yield UnreadableFile(item.origin, "is a feed without entries", AGAIN)


def addresses(item: Item) -> Iterator[Found]:
    """The addresses that a sitemap lists, with what a news sitemap says of them."""
    raw = item.stream.read(LARGEST_FEED + 1)
    found, why = listed(raw[:LARGEST_FEED])
    for row in found:
        about = About(_doc(row.url), iso(row.published), row.publisher, row.title, row.url, row.language)
        yield Address(f"{item.origin}!{row.url}", row.url, about)
    if why:
        yield UnreadableFile(item.origin, f"breaks off or is damaged ({why})", AGAIN)
    elif not found:
        yield UnreadableFile(item.origin, "is a sitemap without addresses", AGAIN)


def _entry(item: Item, raw: bytes, pieces: Pieces, number: int, feed: str | None) -> Found:
    around = {"before": pieces.before, "after": pieces.after, "encoding": pieces.encoding}
    found = entry(raw, around)
    url, place = found.get("link"), f"entry {number}"
    about = About(
        _doc(url) if url else f"{item.about.doc} {number}",
        iso(found.get("published") or found.get("updated")),
        item.about.publisher or feed,
        " ".join(str(found.get("title") or "").split()) or None,
        url,
        author=found.get("author") or None,
    )
    if url and not has_text(found):
        return Address(f"{item.origin}!{url}", url, about)
    return replace(item.part(raw, "entry", place, about), details={"around": around})


def _doc(url: str) -> str:
    parts = urlsplit(url)
    return PurePosixPath(parts.path).stem or parts.netloc or "entry"


@dataclass
class Pieces:
    """Where a feed's entries stand in its bytes, and what stood before the first, as far as an entry needs it."""

    before: str = ""
    after: str = ""
    encoding: str = "utf-8"
    title: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)


def _feed_title(pieces: Pieces) -> str | None:
    return " ".join(pieces.title.split()) or None


def elements(raw: bytes) -> tuple[Pieces, str | None]:
    """The entries' places in the feed, and why the rest of it cannot be read, None where all can."""
    reading = _Elements(raw)
    try:
        reading.parser.Parse(raw, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return reading.pieces, str(error)
    return reading.pieces, None


class _Elements:
    """Follows the feed's elements by depth. Entities of its own making are refused: only bombs have them."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.pieces, self.parser = raw, Pieces(), expat.ParserCreate()
        self.path: list[str] = []
        self.tags: list[str] = []
        self.start = -1
        self.parser.StartElementHandler = self._open
        self.parser.EndElementHandler = self._close
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._refuse
        self.parser.XmlDeclHandler = self._declared

    def _refuse(self, *_: Any) -> None:
        raise ValueError("it makes entities of its own")

    def _declared(self, _version: str, encoding: str | None, _alone: int) -> None:
        marked = self.raw.startswith((b"\xff\xfe", b"\xfe\xff"))
        self.pieces.encoding = "utf-16" if marked else encoding or "utf-8"

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        if self.start < 0 and name.rpartition(":")[2] in ENTRIES and len(self.path) <= 2:
            self.start = self.parser.CurrentByteIndex
            self.depth = len(self.path)
            self._around()
        elif self.start < 0 and len(self.path) < 2:
            given = "".join(f' {key}="{_quoted(value)}"' for key, value in attributes.items())
            self.tags[len(self.path) :] = [f"<{name}{given}>"]
        self.path.append(name)

    def _around(self) -> None:
        if not self.pieces.before:
            self.pieces.before = "".join(self.tags[: len(self.path)])
            self.pieces.after = "".join(f"</{name}>" for name in reversed(self.path))

    def _close(self, _name: str) -> None:
        self.path.pop()
        if self.start >= 0 and len(self.path) == self.depth:
            end = self._end()
            if end - self.start <= LARGEST:
                self.pieces.spans.append((self.start, end))
            self.start = -1

    def _end(self) -> int:
        """After the closing tag whose beginning the parser stands at."""
        mark = ">".encode(self.pieces.encoding.replace("utf-16", "utf-16-le"))
        return self.raw.index(mark, self.parser.CurrentByteIndex) + len(mark)

    def _text(self, data: str) -> None:
        if self.start < 0 and self.path[-1] == "title" and len(self.path) <= 3:
            self.pieces.title += data if len(self.pieces.title) < 300 else ""


def _quoted(value: str) -> str:
    return re.sub(r'[&<"]', lambda found: f"&#{ord(found[0])};", value)
