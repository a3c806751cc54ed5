"""When a page says that it was published. Only what it declares counts: a date found by guessing would move every
«вчера» of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from khronika.sources.dates import iso

# Attributes of <meta> and <time> that declare the day, in the order in which they are believed, and what holds it.
DECLARED = (
    ("meta", "property", ("article:published_time", "og:article:published_time"), "content"),
    ("meta", "itemprop", ("datePublished",), "content"),
    ("*", "itemprop", ("datePublished",), "datetime"),
    ("meta", "name", ("pubdate", "publish_date", "DC.date.issued", "date"), "content"),
    ("time", "pubdate", None, "datetime"),
)
LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d)[/-](\d\d)(?:[/_?#-]|$)")


def declared_date(tree: Any, markup: str, url: str | None) -> str | None:
    """The ISO day or moment that the page declares: in its metadata, its linked data, or its address."""
    for value in (*_metadata(tree), *LINKED_DATA.findall(markup), *_address(url)):
        if found := iso(str(value)):
            return found
    return None


def _metadata(tree: Any) -> Iterator[str]:
    marked = tree.xpath("//meta[@content] | //*[@itemprop][@datetime] | //time[@pubdate]")
    for tag, key, names, held in DECLARED:
        for element in marked:
            said = element.get(key)
            if said is not None and (names is None or said in names) and tag in ("*", element.tag):
                yield element.get(held) or ""


def _address(url: str | None) -> Iterator[str]:
    found = IN_ADDRESS.search(url) if url else None
    if found:
        yield "-".join(found.groups())
