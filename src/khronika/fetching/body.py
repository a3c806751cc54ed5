"""The body of an answer, unpacked no further than it may be: a few kilobytes of gzip can hold gigabytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from khronika.fetching.limits import OutOfBytes

ENCODINGS = "gzip, deflate"  # what is asked for; zlib can be told where to stop
PIECE = 2**16


class BadPacking(Exception):
    """The body is not packed as its headers say, or in a way that was not asked for."""


class Unpacker(Protocol):
    """What takes packed bytes and gives unpacked ones, no more at once than it is told."""

    def __call__(self, part: bytes) -> Iterator[bytes]:
        """The bytes that the part adds."""
        ...

    def end(self) -> None:
        """Raises BadPacking where more should have come."""
        ...


class Plain:
    """A body that is not packed."""

    def __call__(self, part: bytes) -> Iterator[bytes]:
        yield part

    def end(self) -> None:
        """Nothing is left over."""


class Zlib:
    """gzip, and deflate with or without zlib's header."""

    def __init__(self, name: str) -> None:
        self._gzip, self._begun = name == "gzip", False
        self._work = zlib.decompressobj(zlib.MAX_WBITS | (16 if self._gzip else 0))

    def __call__(self, part: bytes) -> Iterator[bytes]:
        while part:
            made = self._step(part)
            yield made
            part = self._rest()
            while len(made) == PIECE and not part:  # all was taken in, not all came out
                made = self._step(b"")
                yield made

    def _step(self, part: bytes) -> bytes:
        try:
            made = self._work.decompress(part, PIECE)
        except zlib.error as error:
            if self._gzip or self._begun:
                raise BadPacking(f"is damaged ({error})") from error
            self._work, self._begun = zlib.decompressobj(-zlib.MAX_WBITS), True
            return self._step(part)
        self._begun = True
        return made

    def _rest(self) -> bytes:
        """What is still to be unpacked; after one gzip member comes, perhaps, another."""
        if self._gzip and self._work.eof and self._work.unused_data.startswith(b"\x1f\x8b"):
            rest, self._work = self._work.unused_data, zlib.decompressobj(zlib.MAX_WBITS | 16)
            return rest
        return b"" if self._work.eof else self._work.unconsumed_tail

    def end(self) -> None:
        """Raises BadPacking where the packed bytes break off."""
        if self._begun and not self._work.eof:
            raise BadPacking("breaks off")


def unpacker(header: str) -> Unpacker:
    """For the header Content-Encoding. Raises BadPacking where it names what was not asked for."""
    names = [name for part in header.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not names:
        return Plain()
    if names in (["gzip"], ["x-gzip"], ["deflate"]):
        return Zlib("gzip" if "gzip" in names[0] else names[0])
    raise BadPacking(f"is packed in a way that was not asked for ({', '.join(names)[:60]})")


def unpacked(parts: Iterable[bytes], header: str, largest: int, cut: bool = False) -> bytes:
    """The whole body, in bytes; with `cut` the first `largest` of it. Raises OutOfBytes or BadPacking."""
    unpack, body = unpacker(header), bytearray()
    for part in parts:
        for piece in unpack(part):
            body += piece
            if len(body) > largest:
                if cut:
                    return bytes(body[:largest])
                raise OutOfBytes
    unpack.end()
    return bytes(body)
