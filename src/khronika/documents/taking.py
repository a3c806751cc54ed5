"""From raw bytes to text, by kind: a function of the bytes and of what the capture says of how to read them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version

import khronika
from khronika.documents.mails import mhtml
from khronika.documents.office import docx, odt
from khronika.documents.page import page_of
from khronika.documents.pdf import pdf
from khronika.documents.plain import markdown, plain
from khronika.documents.records import feed_entry, message, post, row
from khronika.documents.taken import Source, Taken

TAKERS: dict[str, tuple[Callable[[Source], Taken], tuple[str, ...]]] = {
    "text": (plain, ()),
    "markdown": (markdown, ()),
    "page": (page_of, ("trafilatura", "lxml")),
    "mhtml": (mhtml, ("trafilatura", "lxml")),
    "pdf": (pdf, ("pypdf",)),
    "docx": (docx, ("python-docx",)),
    "odt": (odt, ("odfdo",)),
    "message": (message, ()),
    "post": (post, ("lxml",)),
    "entry": (feed_entry, ("feedparser", "lxml")),
    "row": (row, ("lxml",)),
}


def take(kind: str, source: Source) -> Taken:
    """The text of bytes of that kind. Raises UnreadableFile."""
    return TAKERS.get(kind, TAKERS["text"])[0](source)


@lru_cache(maxsize=len(TAKERS) + 1)
def tools(kind: str) -> str:
    """What takes the text of that kind, with the versions: "khronika 0.1.0, pypdf 7.1.0"."""
    packages = TAKERS.get(kind, TAKERS["text"])[1]
    return ", ".join([f"khronika {khronika.__version__}", *(f"{name} {version(name)}" for name in packages)])
