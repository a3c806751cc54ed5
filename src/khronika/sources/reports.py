"""The reports that a command line names: files and folders, with an index and what the user says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
        self.index = load(index) if index else None
        self.over = [] if index else _indexes(path for path in paths if path.is_dir())
        self.beside = [] if index else _indexes({path.parent for path in self.paths})

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Capture | Skip]:
        """Each report as captured, or why it cannot be; last, what the indexes name and nobody finds."""
        for found in self.found:
            yield found if isinstance(found, UnreadableFile) else self._capture(found)
        for index in [self.index] if self.index else self.over:
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
        about = next((x.entries[path.stem] for x in self._indexes_of(path) if path.stem in x.entries), None)
        given = self.given
        about = about or About(path.stem)
        return replace(
            about,
            title=given.title or about.title,
            publisher=given.publisher or about.publisher,
            published=given.published or about.published,
        )

    def _indexes_of(self, path: Path) -> list[Index]:
        """The index named, or those beside the file and in the folder named above it."""
        if self.index:
            return [self.index]
        beside = [x for x in self.beside if x.path.parent == path.parent]
        return beside + [x for x in self.over if path.is_relative_to(x.path.parent)]


def _indexes(folders: Iterable[Path]) -> list[Index]:
    """The indexes that stand in the folders themselves."""
    return [load(folder / NAME) for folder in sorted(folders) if (folder / NAME).is_file()]
