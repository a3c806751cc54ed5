"""Adding reports to a case: bytes into the archive, the document with its statements in one transaction.

Reading, the slow part, holds no lock. Killed at any moment, adding leaves whole documents behind, and doing it again
adds the others; a second process that adds at the same time finds the first one's documents known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from khronika.documents.document import check_language, document, sha256
from khronika.documents.language import readable
from khronika.errors import KnownOtherwise, Skip, UnreadableFile, UnreadLanguage, UnusableCase
from khronika.model import Document, Statement
from khronika.sources.capture import Capture
from khronika.statements import store
from khronika.statements.batches import BATCH, Readers
from khronika.statements.case import Case
from khronika.statements.version import reader_version

ADDED, KNOWN, READ_AGAIN, WAITS, REFUSED = "added", "known", "read again", "waits", "refused"
PARTICULARS = ("published", "publisher", "title", "url")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: one of the words above, how many statements it makes, and why it was not read."""

    kind: str
    item: str
    stated: int = 0
    why: Skip | None = None


def add(case: Case, captures: Iterable[Capture | Skip], jobs: int = 1) -> Iterator[Outcome]:
    """Adds the reports, after reading again what an earlier version of the reader read. Raises UnusableCase."""
    with case.writing():
        case.archive.sweep()
    with Readers(jobs) as readers:
        yield from _read_again(case, readers)
        yield from _add_new(case, captures, readers)


def _read_again(case: Case, readers: Readers) -> Iterator[Outcome]:
    """Documents of an earlier reader, and those that waited for a reader of their language."""
    now = reader_version()
    if all(version == now for version in case.readers().values()):
        return
    before = case.readers()
    old = [x for x in case.documents() if before[x.sha256] != now and x.about.language in readable()]
    for one, read in readers.read(old):
        if isinstance(read, UnreadableFile):
            yield Outcome(REFUSED, one.origin, why=read)
        elif _replace(case, one, read):
            yield Outcome(READ_AGAIN, one.origin, len(read))


def _replace(case: Case, one: Document, read: list[Statement]) -> bool:
    """Whether there was still something to replace: another process may have done it."""
    now = reader_version()
    with case.writing() as connection:
        if store.holds(connection, one.sha256, now):
            return False
        store.put_statements(connection, one.sha256, read, now)
        return True


def _add_new(case: Case, captures: Iterable[Capture | Skip], readers: Readers) -> Iterator[Outcome]:
    known, rest = set(case.readers()), iter(captures)
    while chunk := list(islice(rest, 4 * BATCH * readers.jobs)):
        fresh: list[tuple[Document, bytes]] = []
        for capture in chunk:
            outcome = _look(case, capture, known, fresh)
            if outcome:
                yield outcome
        raws = {one.sha256: raw for one, raw in fresh}
        for one, read in readers.read(one for one, _ in fresh):
            yield _outcome(case, one, raws[one.sha256], read)


def _look(case: Case, capture: Capture | Skip, known: set[str], fresh: list[tuple[Document, bytes]]) -> Outcome | None:
    """What becomes of a report that needs no reading; a document to be read goes to `fresh`."""
    if isinstance(capture, Skip):
        return Outcome(REFUSED, capture.item, why=capture)
    sha = sha256(capture.raw)
    if sha in known:
        return Outcome(KNOWN, capture.origin, why=_known_otherwise(case, sha, capture))
    try:
        one = document(capture)
        known.add(sha)
        check_language(one)
    except UnreadLanguage as why:
        added = _keep(case, one, capture.raw, None)
        return Outcome(WAITS, capture.origin, why=why) if added else Outcome(KNOWN, capture.origin)
    except Skip as why:
        return Outcome(REFUSED, capture.origin, why=why)
    fresh.append((one, capture.raw))
    return None


def _known_otherwise(case: Case, sha: str, capture: Capture) -> KnownOtherwise | None:
    held = case.about(sha)
    for name in PARTICULARS if held else ():
        said, kept = getattr(capture.about, name), getattr(held, name)
        if said and said != kept:
            reason = f"is in the case already, with «{name}» {kept or 'unknown'}, not {said}"
            return KnownOtherwise(capture.origin, reason, "The case keeps what it holds; add to a new case otherwise")
    return None


def _outcome(case: Case, one: Document, raw: bytes, read: list[Statement] | UnreadableFile) -> Outcome:
    if isinstance(read, UnreadableFile):
        return Outcome(REFUSED, one.origin, why=read)
    return Outcome(ADDED, one.origin, len(read)) if _keep(case, one, raw, read) else Outcome(KNOWN, one.origin)


def _keep(case: Case, one: Document, raw: bytes, read: list[Statement] | None) -> bool:
    """Whether the document is new to the case: another process may have added it meanwhile."""
    with case.writing() as connection:
        if store.holds(connection, one.sha256):
            return False
        try:
            case.archive.keep(raw)
        except OSError as error:
            reason = f"cannot be written ({error.strerror or error})"
            remedy = "Check that the disk has room and that you may write there"
            raise UnusableCase(case.archive.folder, reason, remedy) from error
        store.put_document(connection, one)
        if read is not None:
            store.put_statements(connection, one.sha256, read, reader_version())
        return True
