"""How much time and how many bytes one answer may take, and what is left of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(frozen=True, slots=True)
class Limits:
    """`largest` in bytes, after unpacking; the others in seconds, `whole` being for one answer from first to last."""

    largest: int = 20 * 2**20
    connecting: float = 10.0
    silence: float = 15.0
    whole: float = 60.0


TICK = 0.02  # seconds; a socket may give up this much before its time
OVERHEAD = 2**20  # bytes of headers and of framing that an answer may have beside its body


class OutOfTime(Exception):
    """The answer took longer than it may."""


class OutOfBytes(Exception):
    """The answer has more bytes than it may."""


class Budget:
    """What one answer may still take."""

    def __init__(self, limits: Limits, now: Callable[[], float] = monotonic) -> None:
        self.limits, self._now = limits, now
        self._end = now() + limits.whole
        self._bytes = limits.largest + OVERHEAD

    def seconds(self, at_most: float) -> float:
        """How long the next step may take. Raises OutOfTime where nothing is left."""
        left = self._end - self._now()
        if left <= TICK:
            raise OutOfTime
        return min(left, at_most)

    def spend(self, size: int) -> None:
        """Counts bytes that came. Raises OutOfBytes."""
        self._bytes -= size
        if self._bytes < 0:
            raise OutOfBytes
