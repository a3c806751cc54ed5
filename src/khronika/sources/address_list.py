"""A file of addresses, one a line; empty lines and those that begin with # say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.errors import UnreadableFile
from khronika.fetching.urls import is_web
from khronika.model import About
from khronika.sources.capture import Address, Found, doc_of
from khronika.sources.encoding import decode
from khronika.sources.item import Item

LARGEST = 16 * 2**20  # bytes
MOSTLY = 0.9  # of the lines: a few that are wrong leave a list a list, and are refused when their turn comes


def is_list(text: str) -> bool:
    """Whether nearly every line is an address of the web."""
    told = _lines(text)
    return bool(told) and sum(map(is_web, told)) >= MOSTLY * len(told)


def addresses(item: Item) -> Iterator[Found]:
    """The addresses, as they stand there."""
    raw = item.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield UnreadableFile(item.origin, f"is a list of more than {LARGEST // 2**20} MB", "Split it")
        return
    for line in dict.fromkeys(_lines(decode(raw) or "")):
        yield Address(line, line, About(doc_of(line), url=line))


def _lines(text: str) -> list[str]:
    stripped = (line.strip() for line in text.lstrip("\ufeff").splitlines())
    return [line for line in stripped if line and not line.startswith("#")]
