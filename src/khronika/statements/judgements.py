"""Judgements in and out of the database. What writes takes the case's lock: a judgement is there whole or not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from khronika.errors import BadJudgement
from khronika.model import Stated
from khronika.statements import kept
from khronika.statements.case import Case
from khronika.statements.contradictions import contradicted
from khronika.statements.judgement import Anchor, Judgement, judgement
from khronika.statements.store import get_documents, get_stated
from khronika.statements.tables import judgements, statements


def held(case: Case) -> list[Judgement]:
    """All judgements of a case, the withdrawn ones too, in the order in which they were made."""
    with case.reading() as connection:
        return get(connection)


def get(connection: Connection) -> list[Judgement]:
    """All judgements, in the order in which they were made."""
    query = select(judgements).order_by(judgements.c.made, judgements.c.id)
    return [_judgement(dict(row._mapping)) for row in connection.execute(query)]


def judge(
    case: Case, kind: str, ids: tuple[str, ...], author: str, reason: str, correction: dict[str, Any] | None = None
) -> Judgement:
    """Adds a judgement on the statements of those ids. Raises BadJudgement, where one stands against it too."""
    with case.writing() as connection:
        on = tuple(_stated(connection, id_) for id_ in ids)
        new = judgement(kind, on, author, _now(), reason, correction)
        keep(connection, new)
        return new


def keep(connection: Connection, new: Judgement) -> None:
    """Adds a judgement as it was made. Raises BadJudgement where it contradicts one that stands."""
    against = contradicted(new, get(connection))
    if against:
        said = f"{against.kind} of {' and '.join(a.id for a in against.anchors)} by {against.author}"
        remedy = f"Withdraw {against.id} first, if it no longer holds"
        raise BadJudgement(new.kind, f"contradicts judgement {against.id} ({said})", remedy)
    connection.execute(insert(judgements), _row(new))
    kept.mark(connection, [kept.JUDGEMENTS])


def withdraw(case: Case, id_: str, author: str, reason: str) -> Judgement:
    """Takes a judgement back; it is kept with who took it back, when and why. Raises BadJudgement."""
    if not author.strip() or not reason.strip():
        raise BadJudgement(id_, "cannot be withdrawn without an author and a reason", "Say who withdraws it, and why")
    with case.writing() as connection:
        one = next((j for j in get(connection) if j.id == id_), None)
        if one is None:
            raise BadJudgement(id_, "is no judgement of this case", "List them with `khronika judgements CASE`")
        if not one.stands:
            raise BadJudgement(id_, f"was withdrawn by {one.withdrawn_by} on {one.withdrawn}", "Nothing is left to do")
        taken = {"withdrawn": _now(), "withdrawn_by": author.strip(), "withdrawn_why": reason.strip()}
        connection.execute(update(judgements).where(judgements.c.id == id_).values(**taken))
        kept.mark(connection, [kept.JUDGEMENTS])
        return next(j for j in get(connection) if j.id == id_)


def _stated(connection: Connection, id_: str) -> Stated:
    row = connection.execute(select(statements.c.document).where(statements.c.id == id_)).first()
    if row is None:
        remedy = "Take the id from `khronika incidents CASE --json`; a newer reader gives new ids"
        raise BadJudgement(id_, "is no statement of this case", remedy)
    return next(s for s in get_stated(connection, get_documents(connection, row.document)) if s.id == id_)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _row(one: Judgement) -> dict[str, Any]:
    told = asdict(one)
    told["anchors"] = [asdict(a) for a in one.anchors]
    return told


def _judgement(row: dict[str, Any]) -> Judgement:
    row["anchors"] = tuple(Anchor(**a) for a in row["anchors"])
    return Judgement(**row)
