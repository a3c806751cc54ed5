"""What a file or an answer holds: itself, where it is one report, or the reports in it, however deep.

Everything is told by its content (`kinds`), and nothing but one report is ever held in memory whole.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from khronika.errors import UnreadableFile
from khronika.model import About
from khronika.sources import address_list, feeds, packs, tables, telegram, telegram_page, wacz, warc
from khronika.sources.capture import LARGEST, Capture, Found, check
from khronika.sources.item import Item
from khronika.sources.kinds import kind_of
from khronika.sources.limits import Budget
from khronika.sources.paths import is_report

CONTAINERS: dict[str, Callable[[Item], Iterator[Found]]] = {
    "warc": warc.records,
    "wacz": wacz.records,
    "telegram": telegram.messages,
    "telegram-page": telegram_page.messages,
    "feed": feeds.entries,
    "addresses": address_list.addresses,
    "sitemap": feeds.addresses,
    "table": tables.rows,
    "parquet": tables.parquet_rows,
    "xlsx": tables.sheet_rows,
}
ARCHIVES = {"zip": packs.zipped, "tar": packs.tarred, "gzip": packs.gunzipped}


class Opener:
    """Opens files and answers. `columns` are the columns of tables, by slot, that the user named.

    `left_out` counts the files of folders and archives that hold no report; `position` is the byte of the file in work.
    """

    def __init__(self, columns: dict[str, str] | None = None) -> None:
        self.columns = columns or {}
        self.left_out = 0
        self._stream: io.BufferedReader | None = None

    @property
    def position(self) -> int:
        """How far the file in work has been read."""
        return self._stream.tell() if self._stream and not self._stream.closed else 0

    def path(self, path: Path, about: About, met: bool = False) -> Iterator[Found]:
        """The reports of a file; `met` says that it was met in a folder rather than named."""
        try:
            check(path)
            with path.open("rb") as self._stream:
                budget = Budget.of(str(path), path.stat().st_size)
                yield from self._open(Item(str(path), self._stream, about, budget, columns=self.columns), met)
        except UnreadableFile as refused:
            yield refused
        except OSError as error:
            reason = f"cannot be opened ({error.strerror or error})"
            yield UnreadableFile(path, reason, "Check its name and that you may read it")

    def raw(self, capture: Capture) -> Iterator[Found]:
        """The reports of bytes that were fetched."""
        stream, budget = io.BytesIO(capture.raw), Budget.of(capture.origin, len(capture.raw))
        yield from self._open(
            Item(capture.origin, stream, capture.about, budget, capture.fetch, columns=self.columns), met=False
        )

    def _open(self, item: Item, met: bool) -> Iterator[Found]:
        kind = kind_of(item.stream, item.columns.get("text"))
        if met and not is_report(kind, item.origin):
            self.left_out += 1
        elif kind in ARCHIVES:
            yield from ARCHIVES[kind](item, self._again)
        elif kind in CONTAINERS:
            yield from CONTAINERS[kind](item)
        else:
            yield _single(item, kind)

    def _again(self, item: Item) -> Iterator[Found]:
        yield from self._open(item, met=True)


def _single(item: Item, kind: str) -> Found:
    raw = item.stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        size = item.stream.seek(0, io.SEEK_END) / 2**20
        reason = f"has {size:.0f} MB, more than the {LARGEST // 2**20} MB that one report may have"
        return UnreadableFile(item.origin, reason, "Split it into single reports")
    return item.captured(raw, kind)


def opened(capture: Capture) -> Iterator[Found]:
    """The reports in an answer of the web, told by its content."""
    return Opener().raw(capture)
