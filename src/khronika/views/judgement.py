"""Judgements as plain dicts: what people decided of the statements that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khronika.model import Stated
from khronika.statements.judgement import Judgement

Json = dict[str, Any]
By = Mapping[str, Sequence[Judgement]]


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
