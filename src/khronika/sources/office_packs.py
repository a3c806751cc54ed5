"""Office documents are ZIP archives: whether one unfolds to more than it should, before a library unfolds it."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from khronika.errors import UnreadableFile
from khronika.sources.item import Item
from khronika.sources.limits import BASE, RATIO, REMEDY


def check_pack(item: Item) -> None:
    """Raises UnreadableFile for an office document that unfolds as a bomb does."""
    check_stream(item.origin, item.stream)


def check_stream(origin: str, stream: BinaryIO) -> None:
    """As `check_pack`, of a stream; it is left at its start. Raises zipfile.BadZipFile for what is no archive."""
    with zipfile.ZipFile(stream) as pack:
        packed = sum(info.compress_size for info in pack.infolist())
        size = sum(info.file_size for info in pack.infolist())
    stream.seek(0)
    if size > BASE and size > RATIO * max(packed, 1):
        raise UnreadableFile(origin, f"would unfold from {packed:,} bytes to {size:,}, as a bomb does", REMEDY)
