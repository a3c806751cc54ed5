"""How much an archive may unfold to, so that no bomb goes off."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from khronika.errors import UnreadableFile

BASE = 200 * 2**20  # bytes that any archive may unfold to
RATIO = 200  # and so many times its own size; pages cut from one template shrink to a fiftieth
DEPTH = 4  # archives within archives
MEMBERS = 1_000_000
IN_MEMORY = 16 * 2**20  # bytes of a member kept in memory while it is read; a longer one goes to a temporary file
REMEDY = "Unpack it yourself, look at what it holds, and add that"


@dataclass
class Budget:
    """What an outermost file may still unfold to, with all that is in it."""

    origin: str
    bytes_left: int
    members_left: int = MEMBERS

    @classmethod
    def of(cls, origin: str, size: int) -> Budget:
        """The budget of a file of that many bytes."""
        return cls(origin, BASE + RATIO * size)

    def spend(self, size: int) -> None:
        """Takes the bytes off. Raises UnreadableFile where none are left."""
        self.bytes_left -= size
        if self.bytes_left < 0:
            raise UnreadableFile(self.origin, f"unfolds to more than {RATIO} times its size, as a bomb does", REMEDY)

    def member(self) -> None:
        """Counts a member. Raises UnreadableFile where there are too many."""
        self.members_left -= 1
        if self.members_left < 0:
            raise UnreadableFile(self.origin, f"holds more than {MEMBERS:,} files", REMEDY)


class Readable(Protocol):
    """What can be read from."""

    def read(self, size: int, /) -> bytes:
        """So many bytes, fewer at the end."""


def unfolded(stream: Readable, budget: Budget) -> BinaryIO:
    """What the stream gives, where it can be sought; in memory or in a temporary file that goes with it."""
    held = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the caller closes it
    try:
        while data := stream.read(256 * 1024):
            budget.spend(len(data))
            held.write(data)
        held.seek(0)
    except BaseException:
        held.close()
        raise
    return held  # type: ignore[return-value]
