"""What is new in a record, as plain dicts: each with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from khronika.model import Stated
from khronika.record.changes import Change, ChangedDispute, ChangedToll, NewIncident
from khronika.record.disputes import Dispute, ranges
from khronika.record.tolls import Toll
from khronika.views.evidence import sentence
from khronika.views.incident import incident_line
from khronika.views.statement import document_line
from khronika.views.tolls import toll_view

Json = dict[str, Any]
QUOTED = 3  # sentences that stand beside a change
FIGURES = ("figures", "others")  # of a toll; the sentences stand for them


def change_view(change: Change) -> Json:
    """One change. `kind` is "incident", "toll" or "dispute"; `before` is None where it is new, `said` are sentences."""
    match change:
        case NewIncident():
            body = {"incident": incident_line(change.incident, change.disputes), "before": None}
            return {"kind": "incident", **body, "said": _said(change.incident.stated)}
        case ChangedToll():
            before = _toll(change.before) if change.before else None
            figures = (f.stated for f in change.after.figures)
            return {"kind": "toll", "toll": _toll(change.after), "before": before, "said": _said(figures)}
        case ChangedDispute():
            incident = {"incident": incident_line(change.incident)}
            before = _dispute(change.before) if change.before else None
            told = [s for version in change.after.versions for s in version.stated[:1]]
            return {
                "kind": "dispute", **incident, "dispute": _dispute(change.after), "before": before, "said": _said(told),
            }  # fmt: skip


def _toll(toll: Toll) -> Json:
    return {key: value for key, value in toll_view(toll).items() if key not in FIGURES}


def _dispute(dispute: Dispute) -> Json:
    versions = [
        {
            "value": version.value,
            "counts": [{"low": low, "high": high} for low, high in ranges(version.value)]
            if dispute.about == "count"
            else [],
            "names": sorted({s.origin for s in version.stated}),
        }
        for version in dispute.versions
    ]
    return {"about": dispute.about, "type": dispute.type or None, "settled": dispute.settled, "versions": versions}


def _said(stated: Iterable[Stated]) -> list[Json]:
    """The sentences, what was published last first, each once."""
    found: dict[tuple[str, int], Json] = {}
    for s in sorted(stated, key=lambda s: (s.document.about.published or "", s.id), reverse=True):
        where = sentence(s.document.text, s.statement.trigger.span)
        words = " ".join(where.of(s.document.text).split())
        line = {"quote": words, "statement": s.id, "chain": list(s.chain), "document": document_line(s.document)}
        found.setdefault((s.document.sha256, where.start), line)
    return list(found.values())[:QUOTED]
