"""Reports out of containers: messages of Telegram, entries of feeds, rows of tables."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile
from khronika.sources.entries import entry
from khronika.sources.kinds import PAGE, TAGS
from khronika.sources.telegram import words

BLOCKS = frozenset(
    (
        *("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "ul", "ol", "table"),
        *("blockquote", "article", "section", "figure"),
    )
)
AGAIN = "Get the file again from where it came from"


def message(source: Source) -> Taken:
    """A message of Telegram's JSON."""
    return Taken(_whole(source, words(_json(source))))


def post(source: Source) -> Taken:
    """A message of Telegram's HTML."""
    tree = _tree(source.raw.decode("utf-8", errors="replace"))
    found = tree.xpath(".//div[@class='text']")
    return Taken(_whole(source, text_of(found[-1]) if found else ""))


def feed_entry(source: Source) -> Taken:
    """An entry of a feed: its title and its text."""
    found = entry(source.raw, source.details["around"])
    return _titled(source, " ".join(found["title"].split()), text_of(_tree(found["html"])))


def row(source: Source) -> Taken:
    """A row of a table: its title and its text, which may be HTML."""
    details = source.details
    cells = _json(source) if details.get("format") == "json" else _cells(source)
    columns = details["columns"]
    text = str(cells.get(columns["text"]) or "").replace("\r\n", "\n").replace("\r", "\n")
    if PAGE.match(text) or TAGS.match(text):
        text = text_of(_tree(text))
    title = cells.get(columns.get("title", "")) or ""
    return _titled(source, " ".join(str(title).split()), text)


def _json(source: Source) -> dict[str, Any]:
    encoding = source.details.get("encoding", "utf-8")
    found: dict[str, Any] = json.loads(source.raw.decode(encoding, errors="replace").lstrip("\ufeff"))
    return found


def _cells(source: Source) -> dict[str, str]:
    details = source.details
    text = source.raw.decode(details["encoding"], errors="replace")
    values = next(csv.reader(text.splitlines(keepends=True), delimiter=details["delimiter"]), [])
    return dict(zip(details["names"], values, strict=False))


def _titled(source: Source, title: str, text: str) -> Taken:
    whole = _whole(source, text)
    return Taken(f"{title}\n\n{whole}" if title and not whole.startswith(title) else whole, title or None)


def _whole(source: Source, text: str) -> str:
    if not text.strip():
        raise UnreadableFile(source.origin, "holds no text", AGAIN)
    return text.strip() + "\n"


def _tree(markup: str) -> Any:
    try:
        return html.fragment_fromstring(markup or "<p></p>", create_parent="div")
    except (etree.LxmlError, ValueError):
        return html.fragment_fromstring("<div></div>")


def text_of(element: Any) -> str:
    """The words of an element, a line a block; scripts and styles have none."""
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            parts.append(node.tail or "")
            continue
        if node.tag in BLOCKS:
            parts.append("\n")
        if event == "start" and node.tag not in ("script", "style"):
            parts.append(re.sub(r"\s+", " ", node.text or "") if node.tag != "pre" else node.text or "")
        if event == "end" and node is not element:
            parts.append(re.sub(r"[ \t\r\n]+", " ", node.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)
