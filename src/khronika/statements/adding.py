"""Adding reports to a case: bytes into the archive, the document with its captures and statements in one transaction.

Reading, the slow part, holds no lock. Killed at any moment, adding leaves whole documents behind, and doing it again
adds the others; a second process that adds at the same time finds the first one's documents known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from khronika.documents.document import check_language, document, sha256
from khronika.documents.language import readable
from khronika.errors import KnownOtherwise, NotFetched, Skip, UnreadableFile, UnreadLanguage, UnusableCase
from khronika.model import Document, Statement
from khronika.sources.capture import Address, Capture, Found
from khronika.sources.web import Lull, Unchanged
from khronika.statements import captures, store
from khronika.statements.batches import BATCH, Readers
from khronika.statements.case import Case
from khronika.statements.version import ANNOTATED, reader_version

ADDED, KNOWN, READ_AGAIN, WAITS, KEPT, NAMED, REFUSED = (
    "added",
    "known",
    "read again",
    "waits",
    "kept",
    "named",
    "refused",
)
PARTICULARS = ("published", "publisher", "title", "url")
AT_ONCE = 64 * 2**20  # bytes of reports held at once, of several small ones
UNREAD = 256  # reports kept at once when nothing is read: a disk flushes many in the time of a few
Read = list[Statement] | UnreadableFile | None
Given = Found | Unchanged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report: one of the words above, how many statements it makes, and why it was not read.

    `document` is the fingerprint of its bytes, "" where it has none.
    """

    kind: str
    item: str
    stated: int = 0
    why: Skip | None = None
    document: str = ""


@dataclass
class _Chunk:
    """Reports taken together: those to be read, those to be kept unread, and the captures of those that are known."""

    fresh: dict[str, tuple[Document, Capture]] = field(default_factory=dict)
    unread: dict[str, tuple[Document, Capture, Skip | None]] = field(default_factory=dict)
    again: list[dict[str, object]] = field(default_factory=list)


def add(case: Case, found: Iterable[Given | Lull], jobs: int = 1, read: bool = True) -> Iterator[Outcome]:
    """Adds the reports, after reading again what an earlier version of the reader read. Raises UnusableCase.

    Without `read` nothing is read: the reports are kept, and the next time that anything is added they are read.
    """
    with case.writing():
        case.archive.sweep()
    with Readers(jobs) as readers:
        if read:
            yield from _read_again(case, readers)
        yield from _add_new(case, found, readers, read)


def _read_again(case: Case, readers: Readers) -> Iterator[Outcome]:
    """Documents of an earlier reader, those kept unread, and those that waited for a reader of their language."""
    now = reader_version()
    before = case.readers()
    old = [sha for sha, version in before.items() if version not in (now, ANNOTATED)]
    if not old:
        return
    waiting = (one for sha in old if (one := case.document(sha)) and one.about.language in readable())
    for one, read in readers.read(waiting):
        if isinstance(read, UnreadableFile):
            yield Outcome(REFUSED, one.origin, why=read, document=one.sha256)
        elif _replace(case, one, read):
            yield Outcome(READ_AGAIN, one.origin, len(read), document=one.sha256)


def _replace(case: Case, one: Document, read: list[Statement]) -> bool:
    """Whether there was still something to replace: another process may have done it."""
    now = reader_version()
    with case.writing() as connection:
        if store.holds(connection, one.sha256, now):
            return False
        store.put_statements(connection, one.sha256, read, now)
        return True


def _add_new(case: Case, found: Iterable[Given | Lull], readers: Readers, read: bool) -> Iterator[Outcome]:
    known = set(case.readers())
    for reports in _chunks(found, 4 * BATCH * readers.jobs if read else UNREAD):
        chunk = _Chunk()
        for one in reports:
            if outcome := _look(case, one, known, chunk, read):
                yield outcome
        yield from _keep_unread(case, chunk)
        for new, stated in readers.read(one for one, _ in chunk.fresh.values()):
            yield _keep_read(case, new, chunk.fresh[new.sha256][1], stated)
        _keep_captures(case, chunk.again)


def _chunks(found: Iterable[Given | Lull], most: int) -> Iterator[list[Given]]:
    """The reports, so many at once, and no more bytes than may be held."""
    chunk: list[Given] = []
    held = 0
    for one in found:
        if not isinstance(one, Lull):
            chunk.append(one)
            held += len(one.raw) if isinstance(one, Capture) else 0
        if len(chunk) >= most or held >= AT_ONCE or (isinstance(one, Lull) and chunk):
            yield chunk
            chunk, held = [], 0
    if chunk:
        yield chunk


def _look(case: Case, found: Given, known: set[str], chunk: _Chunk, read: bool) -> Outcome | None:
    """What becomes of a report that needs no work; the others go to the chunk."""
    if isinstance(found, Unchanged):
        return Outcome(KNOWN, found.origin)
    if isinstance(found, Address):
        why = NotFetched(found.origin, "is an address without a text", "Give --fetch to get it from the web")
        return Outcome(NAMED, found.origin, why=why)
    if isinstance(found, Skip):
        return Outcome(REFUSED, found.item, why=found)
    sha = sha256(found.raw)
    if sha in known:
        chunk.again.append(captures.row_of(sha, found))
        return Outcome(KNOWN, found.origin, why=_known_otherwise(case, sha, found), document=sha)
    try:
        one = document(found)
    except Skip as why:
        return Outcome(REFUSED, found.origin, why=why)
    known.add(sha)
    _sort(one, found, chunk, read)
    return None


def _sort(one: Document, capture: Capture, chunk: _Chunk, read: bool) -> None:
    try:
        check_language(one)
    except UnreadLanguage as why:
        chunk.unread[one.sha256] = (one, capture, why)
        return
    if read:
        chunk.fresh[one.sha256] = (one, capture)
    else:
        chunk.unread[one.sha256] = (one, capture, None)


def _known_otherwise(case: Case, sha: str, capture: Capture) -> KnownOtherwise | None:
    held = case.about(sha)
    for name in PARTICULARS if held else ():
        said, kept = getattr(capture.about, name), getattr(held, name)
        if said and said != kept:
            reason = f"is in the case already, with «{name}» {kept or 'unknown'}, not {said}"
            return KnownOtherwise(capture.origin, reason, "The case keeps what it holds; add to a new case otherwise")
    return None


def _keep_captures(case: Case, rows: list[dict[str, object]]) -> None:
    """Keeps the ways by which known documents came again, where they are new."""
    with case.reading() as connection:
        there = captures.known(connection, (str(row["id"]) for row in rows))
    new = [row for row in rows if row["id"] not in there]
    if new:
        with case.writing() as connection:
            captures.put_captures(connection, (row for row in new if store.holds(connection, str(row["document"]))))


def _keep_unread(case: Case, chunk: _Chunk) -> Iterator[Outcome]:
    """Keeps what nobody reads now, all in one transaction."""
    if not chunk.unread:
        return
    with case.writing() as connection:
        _archive(case, {sha: capture.raw for sha, (_, capture, _) in chunk.unread.items()})
        new = _put(connection, [(one, capture) for one, capture, _ in chunk.unread.values()])
    for sha, (one, _, why) in chunk.unread.items():
        kind = (WAITS if why else KEPT) if sha in new else KNOWN
        yield Outcome(kind, one.origin, why=why if sha in new else None, document=sha)


def _keep_read(case: Case, one: Document, capture: Capture, read: list[Statement] | UnreadableFile) -> Outcome:
    if isinstance(read, UnreadableFile):
        return Outcome(REFUSED, one.origin, why=read)
    if not _keep(case, one, capture, read):
        return Outcome(KNOWN, one.origin, document=one.sha256)
    return Outcome(ADDED, one.origin, len(read), document=one.sha256)


def _keep(case: Case, one: Document, capture: Capture, read: list[Statement]) -> bool:
    """Whether the document is new to the case: another process may have added it meanwhile."""
    with case.writing() as connection:
        _archive(case, {one.sha256: capture.raw})
        if not _put(connection, [(one, capture)]):
            return False
        store.put_statements(connection, one.sha256, read, reader_version())
        return True


def enter(case: Case, connection: Connection, one: Document, capture: Capture) -> None:
    """Puts a new document into the archive and the database. Raises UnusableCase; the caller commits."""
    _archive(case, {one.sha256: capture.raw})
    _put(connection, [(one, capture)])


def _archive(case: Case, raws: dict[str, bytes]) -> None:
    try:
        case.archive.keep_all(raws)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "Check that the disk has room and that you may write there"
        raise UnusableCase(case.archive.folder, reason, remedy) from error


def _put(connection: Connection, pairs: list[tuple[Document, Capture]]) -> set[str]:
    """The fingerprints of the documents that were new; how they came is kept in any case."""
    there = store.held(connection, [one.sha256 for one, _ in pairs])
    new = [one for one, _ in pairs if one.sha256 not in there]
    store.put_documents(connection, new)
    captures.put_captures(connection, [captures.row_of(one.sha256, capture) for one, capture in pairs])
    return {one.sha256 for one in new}
