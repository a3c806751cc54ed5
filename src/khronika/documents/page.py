"""The text of a web page. A page is hostile input: nothing of it but text comes out, and no link is followed."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from trafilatura import bare_extraction

from khronika.sources.dates import is_published

# No date is guessed from the page's text: only what the page declares (metadata, <time>, its address).
DATES = {"original_date": True, "extensive_search": False}


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
    found = bare_extraction(
        markup, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=DATES
    )
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        return None
    title = _line(found.title)
    published = found.date if found.date and is_published(found.date) else None
    return Page(_with_title(title, found.text.strip()), title, _line(found.sitename), published, _url(found.url))


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _url(url: str | None) -> str | None:
    """Only an address of the web: a page may declare `javascript:` to be its own."""
    return url if url and url.startswith(("http://", "https://")) else None


def _with_title(title: str | None, text: str) -> str:
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text
