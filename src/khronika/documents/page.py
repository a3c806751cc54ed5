"""The text of a web page. A page is hostile input: nothing of it but text comes out, and no link is followed."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from trafilatura import bare_extraction

from khronika.documents.page_date import declared_date


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself, and its main text with the title first."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


def page(markup: str) -> Page | None:
    """The page's main text, without menus, comments and advertising; None where there is none."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(markup, include_comments=False, include_tables=False, with_metadata=True)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # a page made to break what reads it
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        return None
    title, url = _line(found.title), _url(found.url)
    text = _with_title(title, found.text.strip())
    return Page(text, title, _line(found.sitename), declared_date(markup, url), url)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _url(url: str | None) -> str | None:
    """Only an address of the web: a page may declare `javascript:` to be its own."""
    return url if url and url.startswith(("http://", "https://")) else None


def _with_title(title: str | None, text: str) -> str:
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text
