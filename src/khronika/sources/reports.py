"""The reports that a command line names: files and folders, with an index and what the user says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from khronika.errors import BadOption, Skip, UnreadableFile
from khronika.model import About
from khronika.sources.capture import Capture, capture
from khronika.sources.dates import is_published
from khronika.sources.index import NAME, Index, absent, load
from khronika.sources.paths import files


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every report of the run; it goes before what an index or a page says."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Reports:
    """The reports of a run, in order. Making it reads the indexes, and raises BadIndex or BadOption."""

    def __init__(self, paths: Sequence[Path], index: Path | None = None, given: Given | None = None) -> None:
        self.given = given or Given()
        self.found = list(files(paths))
        self.paths = [path for path in self.found if isinstance(path, Path)]
        self._check_given()
        own = {path: path / NAME for path in paths if (path / NAME).is_file()}
        self.index = load(index) if index else None
        self.own: dict[Path, Index] = {} if index else {path: load(name) for path, name in own.items()}

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Capture | Skip]:
        """Each report as captured, or why it cannot be; last, what the indexes name and nobody finds."""
        for found in self.found:
            yield found if isinstance(found, UnreadableFile) else self._capture(found)
        for index in [self.index] if self.index else self.own.values():
            yield from absent(index, self.paths)

    def _check_given(self) -> None:
        published = self.given.published
        if published and not is_published(published):
            remedy = "Write it as 2022-01-07 or 2022-01-07T18:30:00+03:00"
            raise BadOption("--published", f"is no date: {published}", remedy)
        if self.given.title and len(self.paths) > 1:
            reason = f"is one title, but {len(self.paths)} reports are read"
            raise BadOption("--title", reason, "Give the titles in an index (--index)")

    def _capture(self, path: Path) -> Capture | Skip:
        try:
            return capture(path, self._about(path))
        except Skip as skip:
            return skip

    def _about(self, path: Path) -> About:
        index = self.index or next((x for folder, x in self.own.items() if path.is_relative_to(folder)), None)
        about = index.entries.get(path.stem) if index else None
        given = self.given
        about = about or About(path.stem)
        return replace(
            about,
            title=given.title or about.title,
            publisher=given.publisher or about.publisher,
            published=given.published or about.published,
        )
