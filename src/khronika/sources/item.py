"""Something to be opened: a file of the disk, an answer of the web, or a member of an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import BinaryIO

from khronika.model import About
from khronika.sources.capture import Capture, Fetch, Found
from khronika.sources.limits import Budget


@dataclass(frozen=True)
class Item:
    """A stream that can be sought, at its start. `origin`, `about`, `container` and `place` are those of a Capture.

    `columns` are the columns of tables that the user named, by slot. `depth` counts the archives that it lies in.
    """

    origin: str
    stream: BinaryIO
    about: About
    budget: Budget
    fetch: Fetch = field(default_factory=Fetch)
    container: str = ""
    place: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    depth: int = 0

    def captured(self, raw: bytes, kind: str) -> Capture:
        """The item itself as a report."""
        return Capture(self.origin, raw, self.about, kind, self.fetch, self.container, self.place)

    def part(self, raw: bytes, kind: str, place: str, about: About, fetch: Fetch | None = None) -> Capture:
        """A report that lies in the item, `place` within it."""
        inner = f"{self.place}!{place}" if self.place else place
        return Capture(
            f"{self.origin}!{place}", raw, about, kind, fetch or self.fetch, self.container or self.origin, inner
        )

    def member(self, stream: BinaryIO, name: str) -> Item:
        """A file that lies in the item, which is an archive."""
        place = f"{self.place}!{name}" if self.place else name
        about = About(PurePosixPath(name).stem or name)
        return replace(
            self,
            origin=f"{self.origin}!{name}",
            stream=stream,
            about=about,
            container=self.container or self.origin,
            place=place,
            depth=self.depth + 1,
        )


Again = Callable[[Item], Iterator[Found]]  # opens what lies in an archive
