"""Archives of files: ZIP, TAR, and what gzip packed. Nothing is ever written where an archive says."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from khronika.errors import UnreadableFile
from khronika.sources.capture import Found
from khronika.sources.item import Again, Item
from khronika.sources.limits import BASE, DEPTH, RATIO, REMEDY, Readable, unfolded
from khronika.sources.paths import is_hidden

BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, OSError, ValueError)
AGAIN = "Get it again from where it came from"


def zipped(item: Item, again: Again) -> Iterator[Found]:
    """The reports in a ZIP archive."""
    yield from _guarded(item, _zip_members(item, again))


def tarred(item: Item, again: Again) -> Iterator[Found]:
    """The reports in a TAR archive, packed or not."""
    yield from _guarded(item, _tar_members(item, again))


def gunzipped(item: Item, again: Again) -> Iterator[Found]:
    """The reports in a file that gzip packed."""
    yield from _guarded(item, _gzip_member(item, again))


def _guarded(item: Item, found: Iterator[Found]) -> Iterator[Found]:
    """What is found, and last why no more can be."""
    try:
        if item.depth >= DEPTH:
            raise UnreadableFile(item.origin, f"is an archive within {DEPTH} archives", REMEDY)
        yield from found
    except UnreadableFile as refused:
        yield refused
    except BROKEN as error:
        yield UnreadableFile(item.origin, f"is a broken archive ({str(error) or type(error).__name__})", AGAIN)


def _zip_members(item: Item, again: Again) -> Iterator[Found]:
    with zipfile.ZipFile(item.stream) as pack:
        for info in pack.infolist():
            item.budget.member()
            if info.is_dir() or is_hidden(info.filename):
                continue
            if refused := _refused_zip(item, info):
                yield refused
                continue
            yield from _guarded_member(item, info, pack, again)


def _guarded_member(item: Item, info: zipfile.ZipInfo, pack: zipfile.ZipFile, again: Again) -> Iterator[Found]:
    """A member; a broken one does not keep the others."""
    try:
        with pack.open(info) as stream:
            yield from _opened(item, stream, info.filename, again)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        yield UnreadableFile(f"{item.origin}!{info.filename}", f"is broken ({error})", AGAIN)


def _opened(item: Item, stream: Readable, name: str, again: Again) -> Iterator[Found]:
    with unfolded(stream, item.budget) as held:
        yield from again(item.member(held, name))


def _refused_zip(item: Item, info: zipfile.ZipInfo) -> UnreadableFile | None:
    name = f"{item.origin}!{info.filename}"
    if info.flag_bits & 1:
        return UnreadableFile(name, "is locked with a password", "Unpack the archive, and add what it holds")
    if info.file_size > BASE and info.file_size > RATIO * max(info.compress_size, 1):
        reason = f"would unfold from {info.compress_size:,} bytes to {info.file_size:,}, as a bomb does"
        return UnreadableFile(name, reason, REMEDY)
    return _refused_name(item, info.filename)


def _refused_name(item: Item, name: str) -> UnreadableFile | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        reason = "has a name that leads out of its archive"
        return UnreadableFile(f"{item.origin}!{name}", reason, "Be wary of the archive, and add the file by itself")
    return None


def _tar_members(item: Item, again: Again) -> Iterator[Found]:
    with tarfile.open(fileobj=item.stream, mode="r|*") as pack:
        for info in pack:
            item.budget.member()
            if info.size > item.budget.bytes_left:
                item.budget.spend(info.size)
            if refused := _refused_name(item, info.name) if info.name.strip("./") else None:
                yield refused
            elif info.isfile() and not is_hidden(info.name) and (stream := pack.extractfile(info)):
                yield from _opened(item, stream, info.name, again)


def _gzip_member(item: Item, again: Again) -> Iterator[Found]:
    with gzip.open(item.stream) as stream:
        name = PurePosixPath(item.origin.replace("!", "/")).name.removesuffix(".gz")
        yield from _opened(item, stream, name, again)
