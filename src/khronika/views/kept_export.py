"""The record as lines of JSON, from what the case keeps: those of `export.lines`, without deriving it whole."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from khronika.incidents import copying
from khronika.incidents.judged import Judged, judged
from khronika.statements import judgements as judging
from khronika.statements.case import Case
from khronika.statements.form import to_json
from khronika.statements.kept import derived, nodes
from khronika.statements.store import get_abouts, get_documents, get_stated
from khronika.statements.tables import statements
from khronika.views import export
from khronika.views.keeping import Keeper


def lines(case: Case) -> Iterator[str]:
    """The record, a line at a time, without line ends. Raises UnusableCase."""
    Keeper(case).refresh()
    with case.reading() as connection:
        first = copying.firsts(connection)
        yield from (
            export.line(export.document_row(sha, about, first.get(sha))) for sha, about in get_abouts(connection)
        )
        standing = [j for j in judging.get(connection) if j.stands]
        about = {a.document for j in standing for a in j.anchors}
        stated = get_stated(connection, get_documents(connection, *about)) if about else []
        found = judged(stated, standing)
        yield from _statements(connection, found)
        yield from map(export.line, export.judgement_rows(found, standing))
        for kind in export.KINDS:
            yield from connection.scalars(select(derived.c.line).where(derived.c.kind == kind).order_by(derived.c.line))


def _statements(connection: Connection, found: Judged) -> Iterator[str]:
    changed = {s.id: to_json(s.statement) for s in found.stated if s.id in found.of}
    query = (
        select(statements.c.id, statements.c.document, statements.c.body, nodes.c.incident)
        .outerjoin(nodes, nodes.c.id == statements.c.id)
        .order_by(statements.c.id)
    )
    for id_, sha, body, incident in connection.execute(query.execution_options(yield_per=1000)):
        row = export.statement_row(id_, sha, changed.get(id_, body), incident, found.of.get(id_, ()))
        yield export.line(row)
