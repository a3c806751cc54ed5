"""The text of a web page. A page is hostile input: nothing of it but text comes out, and no link is followed."""

from __future__ import annotations

import logging
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.metadata import examine_meta, extract_meta_json, extract_sitename, extract_title, extract_url
from trafilatura.utils import load_html

from khronika.documents.page_date import declared_date
from khronika.documents.plain import characters
from khronika.documents.taken import Source, Taken
from khronika.errors import UnreadableFile

# What lxml and trafilatura raise for a page made to break what reads it.
BREAKS = (etree.LxmlError, ValueError, LookupError, TypeError, AttributeError, RecursionError)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def page_of(source: Source) -> Taken:
    """The page's main text with the title first. Raises UnreadableFile where it has none."""
    markup = characters(source, markup=True)
    found = page(markup)
    if found is None:
        raise UnreadableFile(source.origin, "is a page without a text of its own", "Save the report's text as .txt")
    return found


def page(markup: str) -> Taken | None:
    """The page's main text, without menus, comments and advertising; None where there is none.

    Of what it says of itself only what it declares is taken: an author or a date found by guessing would be none.
    """
    tree = parsed(markup)
    if tree is None:
        return None
    try:
        said = _declared(tree)
        found = bare_extraction(tree, include_comments=False, include_tables=False)
    except BREAKS:
        return None
    if found is None or isinstance(found, dict) or not found.text or not found.text.strip():
        return None
    title, url = _line(said.title), _url(said.url)
    text = _with_title(title, found.text.strip())
    published = declared_date(tree, markup, url)
    return Taken(text, title, _line(said.sitename), published, url, _author(said.author), markup=markup)


def parsed(markup: str) -> Any:
    """The page's tree, None where there is none."""
    try:
        tree = load_html(markup)
        return tree if tree is not None else html.document_fromstring(markup)
    except BREAKS:
        return None


def _declared(tree: Any) -> Any:
    """What trafilatura finds in the page's metadata and linked data, and its title and name where these are silent."""
    said = extract_meta_json(tree, examine_meta(tree))
    said.title = said.title or extract_title(tree)
    said.url = said.url or extract_url(tree)
    said.sitename = said.sitename or extract_sitename(tree)
    return said


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _author(said: str | None) -> str | None:
    """A name, not an address of one."""
    author = _line(said)
    return author if author and "://" not in author and len(author) <= 200 else None


def _url(url: str | None) -> str | None:
    """Only an address of the web: a page may declare `javascript:` to be its own."""
    return url if url and url.startswith(("http://", "https://")) else None


def _with_title(title: str | None, text: str) -> str:
    return f"{title}\n\n{text}" if title and not text.startswith(title) else text
