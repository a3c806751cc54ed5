"""Whether text is a table of articles, and which of its columns says what."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import Any

SLOTS = {
    "text": ("text", "body", "content", "maintext", "article", "full_text", "fulltext", "текст"),
    "title": ("title", "headline", "heading", "заголовок", "название"),
    "url": ("url", "link", "address", "source_url", "ссылка", "адрес"),
    "published": ("published", "date", "date_publish", "published_at", "pubdate", "datetime", "timestamp", "дата"),
    "publisher": ("publisher", "source", "outlet", "site", "media", "издание", "источник"),
    "author": ("author", "authors", "byline", "автор"),
    "language": ("language", "lang", "язык"),
}
DELIMITERS = ",;\t|"


def columns_of(names: Iterable[str], given: dict[str, str] | None = None) -> dict[str, str]:
    """By slot (`text`, `title`, ...) the column that holds it: the one the user named, else the one called so."""
    held = {name.strip().lower(): name for name in reversed(list(names)) if isinstance(name, str)}
    found = {slot: next((held[name] for name in called if name in held), None) for slot, called in SLOTS.items()}
    found |= {slot: held.get(name.strip().lower(), name) for slot, name in (given or {}).items()}
    return {slot: name for slot, name in found.items() if name}


def is_table(text: str, text_column: str | None = None) -> bool:
    """Whether the beginning is that of JSON Lines or CSV with a column that holds the text of articles."""
    wanted = {"text": text_column} if text_column else {}
    names = _json_names(text) if text.lstrip().startswith("{") else header(text)[0]
    return len(names) > 1 and columns_of(names, wanted).get("text") in names


def _json_names(text: str) -> list[str]:
    """The keys of the first line's object; none where the line is no object."""
    first, *rest = text.lstrip("\ufeff \t\r\n").split("\n", 1)
    if not first.rstrip().endswith("}") or (rest and rest[0].lstrip()[:1] not in ("{", "")):
        return []
    row = _loads(first)
    return list(row) if isinstance(row, dict) else []


def _loads(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def header(text: str) -> tuple[list[str], str]:
    """The names in the first line, and what parts them: the delimiter that gives the most names."""
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0].rstrip("\r")[:10_000]
    first = first.split("\r", 1)[0]
    split = [(next(csv.reader([first], delimiter=one), []), one) for one in DELIMITERS]
    return max(split, key=lambda found: len(found[0]))
