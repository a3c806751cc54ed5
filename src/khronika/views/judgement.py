"""Judgements as plain dicts: what people decided of the statements that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from khronika.incidents.judged import Judged
from khronika.model import Stated
from khronika.statements.judgement import Judgement
from khronika.views.statement import document_line

Json = dict[str, Any]
By = Mapping[str, Sequence[Judgement]]


@dataclass(frozen=True)
class Judging:
    """What people decided, as views show it: the judgements in force on each statement by its id, and the rejected
    statements by the id of the incident that they would belong to."""

    of: By = field(default_factory=dict)
    rejected: Mapping[str, Sequence[Stated]] = field(default_factory=dict)

    def kinds(self, id_: str) -> list[str]:
        """What was decided of a statement: "accept", "correct", …"""
        return sorted({j.kind for j in self.of.get(id_, ())})


UNJUDGED = Judging()


def judgement_view(j: Judgement) -> Json:
    """Who decided what, when and why; `statements` are the ids that it is about."""
    return {
        "id": j.id,
        "kind": j.kind,
        "author": j.author,
        "made": j.made[:16],
        "reason": j.reason,
        "correction": dict(sorted(j.correction.items())),
        "statements": [a.id for a in j.anchors],
    }


def judgement_views(stated: Iterable[Stated], by: By) -> list[Json]:
    """The judgements in force on any of the statements, each once, in the order in which they were made."""
    found = {j.id: j for s in stated for j in by.get(s.id, ())}
    return [judgement_view(j) for j in sorted(found.values(), key=lambda j: (j.made, j.id))]


def judgement_lines(judged: Judged, standing: Sequence[Judgement], home: Mapping[str, str]) -> list[Json]:
    """All judgements that stand, the newest first, with the statements that they are about: `{id, type, trigger, at,
    incident, document}`. `home` is the incident of each statement, by their ids. `idle` tells why a judgement has no
    effect: "lost" or "contradicted"."""
    told: dict[str, list[Stated]] = {}
    for s in (*judged.stated, *judged.rejected):
        for j in judged.of.get(s.id, ()):
            told.setdefault(j.id, []).append(s)
    idle = {j.id: why for j, why in judged.idle}
    return [
        {**judgement_view(j), "idle": idle.get(j.id), "about": [_about(s, home.get(s.id)) for s in told.get(j.id, ())]}
        for j in reversed(standing)
    ]


def _about(s: Stated, incident: str | None) -> Json:
    words = s.statement.trigger
    return {
        "id": s.id,
        "type": s.statement.type,
        "trigger": words.text,
        "at": words.span.start,
        "incident": incident,
        "document": document_line(s.document),
    }
