"""Disputes as plain dicts: the versions, each with who says it, since when, and where its words stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from khronika.model import Stated
from khronika.record.disputes import Dispute, Version, ranges
from khronika.views.sources import by_origin, name
from khronika.views.statement import document_line

Json = dict[str, Any]


def dispute_view(dispute: Dispute) -> Json:
    """What is told in several ways, and by whom."""
    return {
        "about": dispute.about,
        "type": dispute.type or None,
        "settled": dispute.settled,
        "versions": [_version(dispute, v) for v in dispute.versions],
    }


def _version(dispute: Dispute, version: Version) -> Json:
    said = by_origin(version.stated)
    return {
        **version_value(dispute, version),
        "origins": list(said),
        "names": [name(own) for own in said.values()],
        "statements": [s.id for s in version.stated],
        "since": min((told for s in version.stated if (told := s.document.about.published)), default=None),
        "said": [_said(told) for own in said.values() for told in _by_report(own)],
    }


def _by_report(said: Iterable[Stated]) -> list[list[Stated]]:
    found: dict[str, list[Stated]] = {}
    for s in said:
        found.setdefault(s.document.sha256, []).append(s)
    return list(found.values())


def _said(told: Sequence[Stated]) -> Json:
    """Who says it in one report, and where the first of the words stand."""
    s = told[0]
    return {
        "origin": s.origin,
        "chain": list(s.chain),
        "statement": s.id,
        "at": s.statement.trigger.span.start,
        "statements": [t.id for t in told],
        "document": document_line(s.document),
    }


def version_value(dispute: Dispute, version: Version) -> Json:
    """What a version says: `value` in words of the record, and for a number `counts`."""
    counts = _counts(version.value) if dispute.about == "count" else []
    return {"value": _value(dispute, version), "counts": counts}


def _counts(value: str) -> list[Json]:
    return [{"low": low, "high": high} for low, high in ranges(value)]


def _value(dispute: Dispute, version: Version) -> str:
    """A town by its name; the rest as the record has it."""
    towns = [p.name for s in version.stated for p in s.statement.where if p.kind == "settlement"]
    return towns[0] if dispute.about == "place" and towns else version.value
