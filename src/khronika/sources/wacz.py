"""WACZ: a ZIP archive with the WARCs of a crawl and a list of its pages."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from khronika.errors import UnreadableFile
from khronika.sources import warc
from khronika.sources.capture import Found
from khronika.sources.item import Item

LONGEST_LIST = 64 * 2**20  # bytes of a list of pages
AGAIN = "Get it again from where it came from"


def records(item: Item) -> Iterator[Found]:
    """The pages that the archive lists; all that its WARCs hold where it lists none."""
    try:
        with zipfile.ZipFile(item.stream) as pack:
            wanted = _listed(pack)
            names = [n for n in pack.namelist() if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))]
            if not names:
                raise UnreadableFile(item.origin, "is a WACZ without a WARC", AGAIN)
            for name in names:
                with pack.open(name) as stream:
                    inner = item.member(cast(BinaryIO, stream), name)
                    yield from warc.pages(inner, wanted) if wanted else warc.records(inner)
    except UnreadableFile as refused:
        yield refused
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        yield UnreadableFile(item.origin, f"is a broken WACZ ({error})", AGAIN)


def _listed(pack: zipfile.ZipFile) -> set[str]:
    """The addresses of pages/pages.jsonl and pages/extraPages.jsonl."""
    lists = [n for n in pack.namelist() if n.startswith("pages/") and n.endswith(".jsonl")]
    lines = (line for n in lists for line in pack.open(n).read(LONGEST_LIST).splitlines())
    return {url for line in lines if (url := _url(line))}


def _url(line: bytes) -> str | None:
    try:
        given = json.loads(line)
    except ValueError:
        return None
    url = given.get("url") if isinstance(given, dict) else None
    return url if isinstance(url, str) else None
