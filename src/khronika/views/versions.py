"""What stood at one address at several times, with what changed; and which texts are near-copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from khronika.documents.addresses import changes
from khronika.model import Document
from khronika.views.statement import document_line

Json = dict[str, Any]


def versions_view(
    documents: Sequence[Document],
    versions: Mapping[str, Sequence[str]],
    near: Mapping[tuple[str, str], float],
) -> Json:
    """`versions` are fingerprints by address, in time; `near` pairs of them with the share of words in common."""
    held = {document.sha256: document for document in documents}
    return {
        "versions": [
            {"address": address, "versions": _in_time([held[sha] for sha in shas])}
            for address, shas in versions.items()
        ],
        "near_copies": [
            {"documents": [document_line(held[sha]) for sha in pair], "share": round(share, 2)}
            for pair, share in near.items()
        ],
    }


def _in_time(there: Sequence[Document]) -> list[Json]:
    """Each version with what it changed of the one before it."""
    before: list[Document | None] = [None, *there[:-1]]
    return [
        {**document_line(one), "captured": one.captured.isoformat(), "changed": _changed(earlier, one)}
        for earlier, one in zip(before, there, strict=True)
    ]


def _changed(earlier: Document | None, one: Document) -> list[Json]:
    found = changes(earlier.text, one.text) if earlier else []
    return [{"before": list(change.before), "after": list(change.after)} for change in found]
