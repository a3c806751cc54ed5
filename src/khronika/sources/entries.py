"""One entry of a feed, read by feedparser, whatever dialect it is in."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Mapping
from typing import Any

import feedparser  # type: ignore[import-untyped]

TEASER = 400  # characters below which a description is no text of its own
CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|читать далее|подробнее|read more|толығырақ|докладніше)\W*$", re.I)
FULL = ("yandex_full-text", "full-text", "turbo_content", "fulltext")


def entry(raw: bytes, around: Mapping[str, str]) -> dict[str, Any]:
    """What the entry says: title, link, author, published, updated, html (its text), whole (whether that is all)."""
    encoding = around["encoding"]
    body = raw.decode(encoding.replace("utf-16", "utf-16-le"), errors="replace")
    whole = f'<?xml version="1.0" encoding="utf-8"?>{around["before"]}{body}{around["after"]}'
    feed = feedparser.parse(codecs.BOM_UTF8 + whole.encode(), sanitize_html=False, resolve_relative_uris=False)
    found = feed.entries[0] if feed.entries else {}
    content = next((x.get("value") for x in found.get("content", []) if x.get("value")), None)
    content = content or next((found[name] for name in FULL if found.get(name)), None)
    link = found.get("link")
    return {
        "title": html.unescape(found.get("title") or ""),
        "link": link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        "author": found.get("author_detail", {}).get("name") or found.get("author"),
        "published": found.get("published"),
        "updated": dict.get(found, "updated"),
        "html": content or found.get("summary") or "",
        "whole": bool(content),
    }


def has_text(found: Mapping[str, Any]) -> bool:
    """Whether the entry holds the report's text rather than a few lines to lure the reader."""
    text = re.sub(r"<[^>]*>", "", html.unescape(found["html"])).strip()
    return bool(text) and not CUT.search(text) and (found["whole"] or len(text) >= TEASER)
