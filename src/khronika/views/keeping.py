"""The record's lines kept in the case's database, and brought up to date when it is looked at.

Reports and judgements are in the case before the record follows them. What follows is written in one transaction:
killed at any moment, the record is that of before or of after, and the next look goes on.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from khronika.incidents.keeping import keep
from khronika.incidents.linking import by_time
from khronika.incidents.remembered import Remembered
from khronika.record.keeping import Derived, derive, reached
from khronika.record.tolls import Toll, reach, weight
from khronika.statements import judgements, kept
from khronika.statements.case import Case
from khronika.statements.kept import among, counts, derived, incidents, listed, stale, tolls
from khronika.statements.version import ROOT, reader_version
from khronika.views import counting, export
from khronika.views.incident import incident_line
from khronika.views.judgement import Judging
from khronika.views.record_page import sizes
from khronika.views.tolls import toll_view

AT_ONCE = 100  # documents in one transaction
LARGEST = 10**12  # more people than a toll counts
DERIVING = (
    "edtf.py", "documents/likeness.py", "statements/*.py", "incidents/**/*.py", "incidents/*.toml", "record/*.py",
    "views/*.py",
)  # fmt: skip


class Keeper:
    """Brings a case's kept record up to date. One who stays holds its neighbours in memory."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._memory = Remembered()

    def refresh(self) -> bool:
        """Derives what waits; gives whether anything did. Raises UnusableCase."""
        if not self._waits():
            return False
        try:
            while self._some():
                pass
        except BaseException:
            self._memory.forget()
            raise
        return True

    def empty(self) -> None:
        """Lets go of all that is kept, to be derived anew."""
        with self.case.writing() as connection:
            kept.clear(connection)

    def sizes(self) -> dict[str, int]:
        """How many documents, statements, incidents and origins the kept record holds."""
        with self.case.reading() as connection:
            return {of: n for of, n in sizes(connection).items() if isinstance(n, int)}

    def _waits(self) -> bool:
        with self.case.reading() as connection:
            waiting = connection.scalar(select(func.count()).select_from(stale))
            return bool(waiting) or kept.value(connection, "version") != version()

    def _some(self) -> bool:
        """Derives as much as goes into one transaction; whether there may be more."""
        with self.case.writing() as connection:
            if kept.value(connection, "version") != version():
                kept.clear(connection)
                kept.put(connection, "version", version())
                self._memory.forget()
            some = kept.waiting(connection)[:AT_ONCE]
            if some:
                _bring(connection, some, self._memory)
            return len(some) == AT_ONCE


@lru_cache(maxsize=1)
def version() -> str:
    """Changes with the reader, and with whatever derives the record from what it reads."""
    digest = hashlib.sha256(reader_version().encode())
    for pattern in DERIVING:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _bring(connection: Connection, some: Iterable[str], memory: Remembered) -> None:
    changes = keep(connection, some, memory)
    ids = reached(connection, changes, memory)
    _take_out(connection, ids | changes.gone)
    judging = _judging(connection)
    for one in derive(connection, ids, memory):
        _put_in(connection, one, judging)
    connection.execute(delete(stale).where(stale.c.document.in_(among("some"))), {"some": listed(some)})


def _judging(connection: Connection) -> Judging:
    """What people decided of statements. What would rest on rejected ones is not kept."""
    bodies = [json.loads(body) for body in connection.scalars(select(kept.effects.c.body))]
    made = {j.id: j for j in judgements.get(connection)} if bodies else {}
    return Judging({id_: [made[j] for j in on] for body in bodies for id_, on in body.items()})


# --- rows -------------------------------------------------------------------------------------------------------------


def _take_out(connection: Connection, ids: set[str]) -> None:
    given = {"ids": listed(ids)}
    gone: Counter[counting.Row] = Counter()
    for told in connection.scalars(select(incidents.c.counts).where(incidents.c.id.in_(among("ids"))), given):
        gone.update({(kind, key, value): number for kind, key, value, number in json.loads(told)})
    _count(connection, {row: -number for row, number in gone.items()})
    for column in (incidents.c.id, derived.c.incident, tolls.c.incident):
        connection.execute(delete(column.table).where(column.in_(among("ids"))), given)


def _put_in(connection: Connection, one: Derived, judging: Judging) -> None:
    found = counting.counted(one.incident)
    first, last = counting.reach(one.incident)
    connection.execute(
        insert(incidents),
        {
            "id": one.incident.id, "rank": "\t".join(by_time(one.incident)), "first": first, "last": last,
            "line": json.dumps(incident_line(one.incident, one.disputes), ensure_ascii=False),
            "counts": json.dumps([(*row, number) for row, number in sorted(found.items())], ensure_ascii=False),
        },
    )  # fmt: skip
    lines = [{"incident": one.incident.id, "kind": kind, "line": line} for kind, line in _lines(one)]
    connection.execute(insert(derived), lines)
    if one.tolls:
        connection.execute(insert(tolls), [_toll(t, place, judging) for place, t in enumerate(one.tolls)])
    _count(connection, found)


def _lines(one: Derived) -> Iterator[tuple[str, str]]:
    for row in export.derived_rows([one.incident], one.tolls, one.disputes, one.measures, one.commitments):
        yield str(row["kind"]), export.line(row)


def _toll(t: Toll, place: int, judging: Judging) -> dict[str, Any]:
    """A toll with what it is ranked by, as texts that sort like the numbers; `place` is its place in its incident."""
    running, origins, largest, *names = weight(t)
    numbers = f"{running:d} {origins + LARGEST:013} {largest + LARGEST:013}"
    *yes, origins, largest = reach(t)
    best = "".join(f"{not y:d}" for y in yes)
    return {
        "incident": t.incident,
        "rank": "\t".join((numbers, *map(str, names), f"{place:06}")),
        "headline": f"{t.type} {'security' if t.group == 'security' else ''}" if t.figures else "",
        "reach": f"{best} {LARGEST - origins:013} {LARGEST - largest:013}",
        "view": json.dumps(toll_view(t, judging=judging), ensure_ascii=False),
    }


COUNTED = upsert(counts).values(
    kind=bindparam("kind"), key=bindparam("key"), value=bindparam("value"), told=bindparam("told")
)
MORE = COUNTED.on_conflict_do_update(
    index_elements=["kind", "key", "value"], set_={"told": counts.c.told + COUNTED.excluded.told}
)


def _count(connection: Connection, found: dict[counting.Row, int]) -> None:
    rows = [{"kind": k, "key": key, "value": v, "told": n} for (k, key, v), n in found.items() if n]
    if rows:
        connection.execute(MORE, rows)
    gone = [
        {"kind": row["kind"], "key": row["key"], "value": row["value"]} for row in rows if int(str(row["told"])) < 0
    ]
    if gone:
        connection.execute(EMPTY, [{"k": r["kind"], "y": r["key"], "v": r["value"]} for r in gone])


EMPTY = delete(counts).where(
    counts.c.kind == bindparam("k"),
    counts.c.key == bindparam("y"),
    counts.c.value == bindparam("v"),
    counts.c.told <= 0,
)
