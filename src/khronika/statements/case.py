"""The case: one folder with the archive of documents and the database of what they state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize

from sqlalchemy import Connection

from khronika.documents import addresses, likeness
from khronika.documents.archive import Archive
from khronika.errors import NotACase, UnusableCase
from khronika.model import About, Document, Stated
from khronika.statements import captures, database, store
from khronika.statements.captures import Came

DATABASE = "khronika.sqlite"
ARCHIVE = "archive"


class Case:
    """An open case. Any number of threads and processes may read it while one writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = Archive(folder / ARCHIVE)
        self._engine = database.engine(folder / DATABASE)
        finalize(self, self._engine.dispose)
        database.prepare(self._engine, folder / DATABASE)

    @classmethod
    def open(cls, folder: Path) -> Case:
        """The case in that folder. Raises NotACase, NewerCase or UnusableCase."""
        if not (folder / DATABASE).is_file():
            reason = f"is no case (no {DATABASE})" if folder.exists() else "does not exist"
            raise NotACase(folder, reason, "Name the folder of a case, or make one with `khronika add`")
        return cls(folder)

    @classmethod
    def create(cls, folder: Path) -> Case:
        """The case in that folder, made where the folder is absent or empty. Raises as `open` does."""
        if folder.exists() and not folder.is_dir():
            raise NotACase(folder, "is a file", "Name a new folder")
        if folder.is_dir() and any(folder.iterdir()) and not (folder / DATABASE).exists():
            reason = f"is a folder with something else in it (no {DATABASE})"
            raise NotACase(folder, reason, "Name the folder of a case, a new one, or an empty one")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = f"cannot be made ({error.strerror})"
            raise UnusableCase(folder, reason, "Name a folder where you may write") from error
        return cls(folder)

    def documents(self) -> list[Document]:
        """All documents, by day of publication, those without one last."""
        with self.reading() as connection:
            return store.get_documents(connection)

    def document(self, sha256: str) -> Document | None:
        """The document of that fingerprint; None where the case holds none."""
        with self.reading() as connection:
            return next(iter(store.get_documents(connection, sha256)), None)

    def about(self, sha256: str) -> About | None:
        """What is known of the document of that fingerprint; None where the case holds none."""
        with self.reading() as connection:
            return store.get_about(connection, sha256)

    def stated(self) -> list[Stated]:
        """What all documents state, in their order and in that of their texts."""
        with self.reading() as connection:
            return store.get_stated(connection, store.get_documents(connection))

    def captures(self, sha256: str) -> list[Came]:
        """Where from, when and how the document came, the first way first."""
        with self.reading() as connection:
            return captures.get_captures(connection, sha256)

    def near_copies(self) -> dict[tuple[str, str], float]:
        """The documents whose texts share most of their words: pairs of fingerprints, with the share."""
        with self.reading() as connection:
            return likeness.pairs(store.signatures(connection))

    def versions(self) -> dict[str, list[str]]:
        """By address, the fingerprints of the documents that were captured there, where they are several, in time."""
        with self.reading() as connection:
            return addresses.versions(store.came_from(connection))

    def readers(self) -> dict[str, str | None]:
        """By fingerprint of each document, which version of the reader read it; None while it waits for one."""
        with self.reading() as connection:
            return store.readers(connection)

    @property
    def revision(self) -> str:
        """A fingerprint that changes if and only if the record may."""
        with self.reading() as connection:
            return store.fingerprint(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The case's lock for writing, archive included: all that is written within stays, or nothing of it."""
        with database.writing(self._engine) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The case as it is at one moment."""
        with database.reading(self._engine) as connection:
            yield connection
