"""The reports that a command line names: files and folders, with an index and what the user says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from khronika.errors import BadOption, Skip, UnreadableFile
from khronika.model import About
from khronika.sources.capture import Found
from khronika.sources.dates import is_published
from khronika.sources.index import NAME, Index, absent, load
from khronika.sources.opening import Opener
from khronika.sources.paths import files

WORDS = ("published", "publisher", "title", "url", "language", "author")
GIVEN = ("title", "publisher", "published")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of every report of the run; it goes before what an index or a page says."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class Reports:
    """The reports of a run, in order. Making it reads the indexes, and raises BadIndex or BadOption.

    `columns` are the columns of tables, by slot, that the user named. While it is gone through, `done` is how many
    bytes of its `size` were read.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        index: Path | None = None,
        given: Given | None = None,
        columns: dict[str, str] | None = None,
    ) -> None:
        self.given = given or Given()
        self.folders = [path for path in paths if path.is_dir()]
        self.named = {path.absolute() for path in paths}
        self.paths = list(files(paths))
        self._check_given()
        self.index = load(index) if index else None
        self.over = [] if index else _indexes(self.folders)
        self.beside = [] if index else _indexes({path.parent for path in self.paths})
        self.opener = Opener(columns)
        self.size = sum(_size(path) for path in self.paths)
        self._done = 0

    @property
    def done(self) -> int:
        """Bytes of the files that were gone through."""
        return self._done + self.opener.position

    @property
    def left_out(self) -> int:
        """Files of folders and archives that hold no report."""
        return self.opener.left_out

    def __iter__(self) -> Iterator[Found]:
        """Each report as captured, or why it cannot be; last, what the indexes name and nobody finds."""
        bare = dict.fromkeys(self.folders, True)
        for path in self.paths:
            for found in self.opener.path(path, About(path.stem), met=path.absolute() not in self.named):
                yield self._told(found, path)
                bare |= {folder: False for folder in bare if path.is_relative_to(folder)}
            self._done += _size(path)
        yield from (UnreadableFile(folder, "holds no report", "Name another folder") for folder in bare if bare[folder])
        for index in [self.index] if self.index else self.over:
            yield from absent(index, self.paths)

    def _told(self, found: Found, path: Path) -> Found:
        """With what the user and the indexes say of it, which goes before what a container says."""
        if isinstance(found, Skip):
            return found
        return replace(found, about=self._about(found.about, path))

    def _check_given(self) -> None:
        published = self.given.published
        if published and not is_published(published):
            remedy = "Write it as 2022-01-07 or 2022-01-07T18:30:00+03:00"
            raise BadOption("--published", f"is no date: {published}", remedy)
        if self.given.title and len(self.paths) > 1:
            reason = f"is one title, but {len(self.paths)} files are read"
            raise BadOption("--title", reason, "Give the titles in an index (--index)")

    def _about(self, held: About, path: Path) -> About:
        indexed = next((x.entries[held.doc] for x in self._indexes_of(path) if held.doc in x.entries), About(held.doc))
        told = {name: getattr(indexed, name) or getattr(held, name) for name in WORDS}
        told |= {name: said for name in GIVEN if (said := getattr(self.given, name))}
        return replace(held, retold=indexed.retold, **told)

    def _indexes_of(self, path: Path) -> list[Index]:
        """The index named, or those beside the file and in the folder named above it."""
        if self.index:
            return [self.index]
        beside = [x for x in self.beside if x.path.parent == path.parent]
        return beside + [x for x in self.over if path.is_relative_to(x.path.parent)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _indexes(folders: Iterable[Path]) -> list[Index]:
    """The indexes that stand in the folders themselves."""
    return [load(folder / NAME) for folder in sorted(folders) if (folder / NAME).is_file()]
