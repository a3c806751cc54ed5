"""Telegram Desktop's export as HTML: `messages.html`, `messages2.html`, ... Each message is a report.

Its raw bytes are those of the message's block in the page, exactly as they stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources.capture import Capture, Found
from khronika.sources.item import Item

LARGEST_PAGE = 64 * 2**20  # bytes; Telegram begins a new page after a thousand messages
BLOCK = re.compile(rb'<div class="message (default|service)[^"]*"(?: id="message(-?\d+)")?')
STAMP = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
REPLY = re.compile(r"message(\d+)")


@dataclass
class Page:
    """A page of the export: the chat's name, who wrote last, and how many messages hold no words."""

    chat: str
    sender: str | None = None
    wordless: int = 0


def messages(item: Item) -> Iterator[Found]:
    """The messages that hold words, and last how many do not."""
    raw = item.stream.read(LARGEST_PAGE + 1)
    if len(raw) > LARGEST_PAGE:
        yield UnreadableFile(item.origin, "has more than the 64 MB that one page may have", "Export it again")
        return
    blocks = list(BLOCK.finditer(raw))
    page = Page(_first(_tree(raw[: blocks[0].start()]), "text bold") or item.about.doc) if blocks else Page("")
    ends = [block.start() for block in blocks[1:]] + [len(raw)]
    for block, end in zip(blocks, ends, strict=True):
        if block[1] == b"default":
            yield from _message(item, page, raw[block.start() : end], (block[2] or b"?").decode())
    yield from _closing(item, page, raw, bool(blocks))


def _closing(item: Item, page: Page, raw: bytes, any_blocks: bool) -> Iterator[UnreadableFile]:
    if page.wordless or not any_blocks:
        reason = f"holds {page.wordless or 'no'} messages {'without words' if page.wordless else 'at all'}"
        yield UnreadableFile(item.origin, reason, "Look at them yourself: Khronika reads words")
    if b"</html>" not in raw[-200:].lower():
        yield UnreadableFile(item.origin, "breaks off before its end", "Export the chat again")


def _tree(raw: bytes) -> Any:
    try:
        return html.fragment_fromstring(raw.decode("utf-8", errors="replace"), create_parent="div")
    except (etree.LxmlError, ValueError):
        return html.fragment_fromstring("<div></div>")


def _first(tree: Any, name: str) -> str | None:
    """The words of the first block of that class, without what it nests."""
    found = tree.xpath(f".//div[normalize-space(@class)='{name}']")
    return " ".join("".join(found[0].xpath("./text()")).split()) or None if found else None


def _message(item: Item, page: Page, raw: bytes, number: str) -> Iterator[Capture]:
    tree = _tree(raw)
    forwarded = tree.xpath(".//div[contains(@class, 'forwarded')]")
    own = tree.xpath(".//div[@class='from_name'][not(ancestor::div[contains(@class, 'forwarded')])]")
    page.sender = " ".join("".join(own[0].xpath("./text()")).split()) if own else page.sender
    if not tree.xpath("string(.//div[@class='text'])").strip():
        page.wordless += 1
        return
    origin = _first(forwarded[0], "from_name") if forwarded else None
    via = tuple(dict.fromkeys(x for x in (page.sender, origin) if x and x != page.chat))
    author = page.sender if page.sender != page.chat else None
    about = About(f"{page.chat} {number}", _stamp(tree), page.chat, author=author, via=via)
    yield replace(item.part(raw, "post", f"message {number}", about), details=_details(tree, number, origin))


def _stamp(tree: Any) -> str | None:
    """When it was sent, with the zone that the export tells."""
    found = STAMP.search(" ".join(tree.xpath(".//div[contains(@class, 'date details')]/@title")[:1]))
    if not found:
        return None
    day, month, year, clock, zone = found.groups()
    said = f"{year}-{month}-{day}T{clock}{zone or ''}"
    try:
        return datetime.fromisoformat(said).isoformat()
    except ValueError:
        return None


def _details(tree: Any, number: str, origin: str | None) -> dict[str, Any]:
    reply = REPLY.search(" ".join(tree.xpath(".//div[contains(@class, 'reply_to')]//a/@href")))
    media = tree.xpath(".//div[contains(@class, 'media_wrap')]//a[not(starts-with(@href, '#'))]/@href")
    edited = "edited" in tree.xpath("string(.//div[contains(@class, 'date details')])")
    found = {
        "message": int(number) if number.lstrip("-").isdigit() else None,
        "edited": edited or None,
        "reply_to": int(reply[1]) if reply else None,
        "forwarded_from": origin,
        "media": [{"file": str(file)} for file in media] or None,
    }
    return {key: value for key, value in found.items() if value is not None}
