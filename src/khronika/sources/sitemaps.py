"""What a sitemap lists, news sitemaps with title, outlet, language and moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

MOST = 50_000  # addresses of one sitemap, by its own standard


@dataclass(frozen=True, slots=True)
class Row:
    """An address with what the sitemap says of it, as it stands there."""

    url: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


def listed(raw: bytes) -> tuple[list[Row], str | None]:
    """The addresses, and why no more could be read."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return [], str(error)
    if root is None:
        return [], "no XML"
    why = next((error.message for error in parser.error_log if error.level > 1), None)
    return [row for _, row in zip(range(MOST), _rows(root), strict=False)], why


def _rows(root: Any) -> Iterator[Row]:
    for element in root:
        said = {_local(x): (x.text or "").strip() for x in element.iter() if isinstance(x.tag, str)}
        url = said.get("loc", "")
        if url.startswith(("http://", "https://")):
            published = said.get("publication_date") or said.get("lastmod")
            yield Row(
                url,
                said.get("title") or None,
                said.get("name") or None,
                published or None,
                said.get("language") or None,
            )


def _local(element: Any) -> str:
    return str(etree.QName(element).localname)
