"""Whether a case still holds what it held: every byte, every text, every word that a statement rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from khronika.documents.document import sha256
from khronika.documents.taken import Source
from khronika.documents.taking import take, tools
from khronika.documents.tracing import trace
from khronika.errors import UnreadableFile
from khronika.model import Document, Span, Stated, Statement
from khronika.sources.kinds import kind_of_raw
from khronika.statements import store
from khronika.statements.batches import Readers
from khronika.statements.case import Case
from khronika.statements.form import to_json
from khronika.statements.version import reader_version


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it was: in which document, and what of it."""

    item: str
    what: str


@dataclass
class Verified:
    """What was looked at so far. `spans` are those of statements, `traced` those whose bytes were found again."""

    documents: int = 0
    read_again: int = 0
    spans: int = 0
    traced: int = 0
    unknown: list[str] = field(default_factory=list)  # files of the archive that no document names


def verify(case: Case, seen: Verified, jobs: int = 1, reading: bool = True) -> Iterator[Difference | None]:
    """For each document its first difference, None where there is none. `seen` counts along.

    `reading` reads each document again that this version of the reader read, and compares the statements.
    """
    versions = case.readers()
    with Readers(jobs) as readers:
        whole: list[Document] = []
        for sha in versions:
            with case.reading() as connection:
                documents = store.get_documents(connection, sha)
                stated = store.get_stated(connection, documents)
            seen.documents += 1
            difference = _difference(case, documents[0], stated, seen)
            if difference is None and reading and versions[sha] == reader_version():
                whole.append(documents[0])
            else:
                yield difference
        yield from _read_again(case, whole, readers, seen)
    seen.unknown = _unknown(case, set(versions))


def _unknown(case: Case, known: set[str]) -> list[str]:
    return sorted(path.name for path in case.archive.folder.glob("??/*") if path.name not in known)


def _read_again(case: Case, whole: list[Document], readers: Readers, seen: Verified) -> Iterator[Difference | None]:
    for one, read in readers.read(whole):
        seen.read_again += 1
        with case.reading() as connection:
            kept = [s.statement for s in store.get_stated(connection, [one])]
        yield _read_otherwise(one, kept, read)


def _read_otherwise(one: Document, kept: list[Statement], read: list[Statement] | UnreadableFile) -> Difference | None:
    if isinstance(read, UnreadableFile):
        return Difference(one.origin, f"the reader {read.reason}")
    now = list(dict.fromkeys(read))
    for number, (before, after) in enumerate(zip(kept, now, strict=False), start=1):
        if to_json(before) != to_json(after):
            return Difference(one.origin, f"statement {number} is read otherwise now")
    if len(kept) != len(now):
        return Difference(one.origin, f"makes {len(now)} statements now, not {len(kept)}")
    return None


def _difference(case: Case, one: Document, stated: list[Stated], seen: Verified) -> Difference | None:
    try:
        raw = case.archive.read(one.sha256)
    except OSError as error:
        return Difference(one.origin, f"its bytes are not in the archive ({error.strerror or error})")
    if (now := sha256(raw)) != one.sha256:
        return Difference(one.origin, f"its bytes have changed: SHA-256 {now}, not {one.sha256}")
    kind = one.kind or kind_of_raw(raw)
    source = Source(raw, one.origin, one.details.get("charset"), one.details)
    return _text_difference(case, one, kind, source) or _span_difference(one, stated, kind, source, seen)


def _text_difference(case: Case, one: Document, kind: str, source: Source) -> Difference | None:
    try:
        text = take(kind, source).text
    except UnreadableFile as error:
        return Difference(one.origin, f"no text can be taken from its bytes any more: it {error.reason}")
    if text == one.text:
        return None
    at = next(
        (n for n, (a, b) in enumerate(zip(text, one.text, strict=False)) if a != b), min(len(text), len(one.text))
    )
    with case.reading() as connection:
        taken_by = store.taken_by(connection, one.sha256)
    by = f" (taken by {taken_by}, now by {tools(kind)})" if taken_by != tools(kind) else ""
    return Difference(
        one.origin, f"its text differs from character {at}: «{one.text[at : at + 30]}», now «{text[at : at + 30]}»{by}"
    )


def _span_difference(
    one: Document, stated: list[Stated], kind: str, source: Source, seen: Verified
) -> Difference | None:
    way = trace(kind, source, one.text)
    for number, said in enumerate(stated, start=1):
        for span, words in _spans(to_json(said.statement)):
            if not 0 <= span.start <= span.end <= len(one.text) or (words is not None and span.of(one.text) != words):
                found = span.of(one.text)
                return Difference(one.origin, f"statement {number} rests on «{words}», but «{found}» stands there")
            seen.spans += 1
            seen.traced += way.place_of(span) is not None
    return None


def _spans(said: Any) -> Iterator[tuple[Span, str | None]]:
    """The places that a statement's JSON names, with the words where it quotes them."""
    if isinstance(said, dict):
        if "start" in said:
            yield Span(said["start"], said["end"]), said.get("text")
        for key, value in said.items():
            if key in ("spans", "when_spans"):
                yield from ((Span(*pair), None) for pair in value)
            else:
                yield from _spans(value)
    elif isinstance(said, list):
        for value in said:
            yield from _spans(value)
