"""The record as lines of JSON: one object a line, in an order that follows from the record alone.

The moment of capture and the path that a report was taken from are no part of it: they differ from one machine to
the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from khronika.incidents.incident import Incident
from khronika.incidents.judged import Judged
from khronika.model import About
from khronika.record.commitments import Commitment
from khronika.record.disputes import Dispute
from khronika.record.measures import Measure
from khronika.record.tolls import Toll
from khronika.record.whole import Record
from khronika.statements.form import to_json
from khronika.statements.judgement import Judgement
from khronika.views.tolls import toll_view

Json = dict[str, Any]


def lines(record: Record) -> Iterator[str]:
    """The record, a line at a time, without line ends."""
    yield from map(line, rows(record))


def line(row: Json) -> str:
    """One object as it is exported."""
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def rows(record: Record) -> Iterator[Json]:
    """Documents, statements, judgements, incidents, tolls, disputes, measures, commitments; `kind` tells which."""
    home = {s.id: i.id for i in record.incidents for s in i.stated}
    first = {sha: group[0].sha256 for sha, group in record.copies.items()}
    yield from (document_row(d.sha256, d.about, first.get(d.sha256)) for d in record.documents)
    for s in sorted((*record.judged.stated, *record.judged.rejected), key=lambda s: s.id):
        yield statement_row(
            s.id, s.document.sha256, to_json(s.statement), home.get(s.id), record.judged.of.get(s.id, ())
        )
    yield from judgement_rows(record.judged, record.judgements)
    disputed = [d for of in record.disputes.values() for d in of]
    of_them = derived_rows(record.incidents, record.tolls, disputed, record.measures, record.commitments)
    yield from sorted(of_them, key=lambda row: (KINDS.index(row["kind"]), line(row)))


KINDS = ("incident", "toll", "dispute", "measure", "commitment")


def derived_rows(
    incidents: Iterable[Incident], tolls: Iterable[Toll], disputes: Iterable[Dispute], measures: Iterable[Measure],
    commitments: Iterable[Commitment],
) -> Iterator[Json]:  # fmt: skip
    """What is derived, in any order: exported by KINDS, each kind's lines by alphabet."""
    yield from map(_incident, incidents)
    yield from ({"kind": "toll", **_plain(toll_view(t))} for t in tolls)
    yield from map(_dispute, disputes)
    yield from map(_measure, measures)
    yield from map(_commitment, commitments)


def document_row(sha: str, about: About, first: str | None) -> Json:
    """A document without its text. `first_copy` is the SHA-256 of the first of its near-copies, None if it has none."""
    return {"kind": "document", "sha256": sha, **asdict(about), "first_copy": first}


def statement_row(id_: str, sha: str, body: Json, incident: str | None, judgements: Iterable[Judgement]) -> Json:
    """`incident` is None where it was rejected."""
    made = [j.id for j in judgements]
    return {
        "kind": "statement", "id": id_, "document": sha, "incident": incident, "judgements": made,
        "body": body,
    }  # fmt: skip


def judgement_rows(judged: Judged, standing: Iterable[Judgement]) -> Iterator[Json]:
    """The judgements that stand, in the order in which they were made."""
    idle = {j.id: why for j, why in judged.idle}
    yield from (_judgement(j, idle.get(j.id)) for j in standing)


def _judgement(j: Judgement, idle: str | None) -> Json:
    """`idle` tells why it has no effect: its statement is lost, or another contradicts it."""
    about = [a.id for a in j.anchors]
    return {
        "kind": "judgement", "id": j.id, "judges": j.kind, "statements": about, "correction": j.correction,
        "author": j.author, "made": j.made, "reason": j.reason, "idle": idle,
    }  # fmt: skip


def _incident(i: Incident) -> Json:
    place = i.place and {"name": i.place.name, "id": i.place.id}
    return {
        "kind": "incident", "id": i.id, "lead": i.lead, "place": place, "when": i.when, "running": i.running,
        "statements": sorted(s.id for s in i.stated),
    }  # fmt: skip


def _plain(toll: Json) -> Json:
    """A toll with its figures by statement and state; the rest stands in the statements' own lines."""
    del toll["rejected"]
    for bearing in ("figures", "others"):
        toll[bearing] = [
            {key: f[key] for key in ("statement", "key", "count", "as_of", "state")}
            for f in sorted(toll[bearing], key=lambda f: str(f["statement"]))
        ]
    return toll


def _dispute(d: Dispute) -> Json:
    versions = [
        {"value": v.value, "origins": list(v.origins), "statements": [s.id for s in v.stated]} for v in d.versions
    ]
    return {
        "kind": "dispute", "incident": d.incident, "about": d.about, "type": d.type, "settled": d.settled,
        "versions": versions,
    }  # fmt: skip


def _measure(m: Measure) -> Json:
    return {
        "kind": "measure", "incident": m.incident, "measure": m.kind, "name": {"ru": m.ru, "en": m.en},
        "places": [{"name": p.name, "id": p.id} for p in m.places],
        "first": m.first.isoformat() if m.first else None, "last": m.last.isoformat() if m.last else None,
        "clock": m.clock, "subject": list(m.subject), "planned": m.planned, "origins": list(m.origins),
        "statements": sorted(s.id for s in m.stated),
    }  # fmt: skip


def _commitment(c: Commitment) -> Json:
    return {
        "kind": "commitment", "who": list(c.who), "what": list(c.what), "low": c.low, "high": c.high,
        "status": c.status, "stage": c.stage, "withdrawal": c.withdrawal,
        "place": c.place and {"name": c.place.name, "id": c.place.id},
        "as_of": c.as_of, "origin": c.origin, "incident": c.incident, "statement": c.stated.id,
    }  # fmt: skip
