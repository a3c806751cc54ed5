"""Annotated reports into a case: their statements are those that people marked, and no reader's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from khronika.documents.document import document
from khronika.errors import Skip
from khronika.sources.capture import Capture
from khronika.sources.reports import Reports
from khronika.statements import store
from khronika.statements.adding import ADDED, KNOWN, READ_AGAIN, REFUSED, Outcome, enter
from khronika.statements.annotations import annotated
from khronika.statements.case import Case
from khronika.statements.version import ANNOTATED


def add_annotated(case: Case, folder: Path) -> Iterator[Outcome]:
    """Adds the reports of a folder with their annotations; those that a reader read before are taken over. A report
    without annotations is refused. Raises BadIndex or UnusableCase."""
    with case.writing():
        case.archive.sweep()
    for capture in Reports([folder]):
        try:
            if isinstance(capture, Skip):
                raise capture
            if isinstance(capture, Capture):
                yield _add(case, capture)
        except Skip as why:
            yield Outcome(REFUSED, why.item, why=why)


def _add(case: Case, capture: Capture) -> Outcome:
    one = document(capture)
    read = annotated(Path(capture.origin).with_suffix(".json"), one.text)
    ids = [store.stated_id(one.sha256, s) for s in dict.fromkeys(read)]
    with case.writing() as connection:
        known = store.holds(connection, one.sha256)
        if known and store.holds(connection, one.sha256, ANNOTATED) and store.ids(connection, one.sha256) == ids:
            return Outcome(KNOWN, one.origin)
        if not known:
            enter(case, connection, one, capture)
        store.put_statements(connection, one.sha256, read, ANNOTATED)
        return Outcome(READ_AGAIN if known else ADDED, one.origin, len(ids))
