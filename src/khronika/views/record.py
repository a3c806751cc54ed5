"""The record as a plain dict: tolls, incidents on a time line and by place, reports and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.model import Document, Stated
from khronika.record.disputes import Dispute
from khronika.record.tolls import Toll
from khronika.views.filters import Filters, choices, held, select
from khronika.views.incident import incident_line
from khronika.views.judgement import UNJUDGED, Judging
from khronika.views.places import places
from khronika.views.sources import source_lines
from khronika.views.statement import document_line
from khronika.views.timeline import timeline
from khronika.views.tolls import toll_views

Json = dict[str, Any]
Copies = Mapping[str, Sequence[Document]]
NO_COPIES: Copies = {}
PAGED = ("incidents", "documents", "tolls")
SIZE = 100  # incidents, reports and tolls on a page


def _sizes(documents: Sequence[Document], incidents: Sequence[Incident]) -> Json:
    stated = [s for i in incidents for s in i.stated]
    published = sorted(d.about.published[:10] for d in documents if d.about.published)
    return {
        "documents": len(documents),
        "statements": len(stated),
        "incidents": len(incidents),
        "origins": len({origin(s) for s in stated}),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
    }


def _documents(documents: Iterable[Document], stated: Iterable[Stated], copies: Copies, filtered: bool) -> list[Json]:
    own: dict[str, int] = {}
    for s in stated:
        own[s.document.sha256] = own.get(s.document.sha256, 0) + 1
    return [
        {
            **document_line(d),
            "statements": own.get(d.sha256, 0),
            "near_copies": len(copies[d.sha256]) - 1 if d.sha256 in copies else 0,
        }
        for d in documents
        if not filtered or d.sha256 in own
    ]


def record_view(
    name: str,
    documents: Sequence[Document],
    incidents: Sequence[Incident],
    tolls: Sequence[Toll],
    disputes: Mapping[str, Sequence[Dispute]],
    filters: Filters | None = None,
    asked: Json | None = None,
    judging: Judging = UNJUDGED,
    copies: Copies = NO_COPIES,
) -> Json:
    """The record, or what `filters` leave of it.

    `tolls` are those of the whole record; `disputes` those over each incident by its id; `asked` are the filters'
    choices, worked out here where they are not given. `copies` are the near-copies of each report, itself among
    them, by its SHA-256; a line tells how many others there are. `found` tells how many incidents, documents and tolls
    there are; `page` which of how many pages it is.
    """
    asked = asked or choices(incidents)
    filters = (filters or Filters()).known(asked)
    shown = select(incidents, filters)
    stated = [s for i in shown for s in held(i, filters)]
    view = {
        "case": name,
        "sizes": _sizes(documents, incidents),
        "filters": {"chosen": filters.chosen, "choices": asked},
        "tolls": toll_views(tolls, {s.id for s in stated}, judging),
        "timeline": timeline(shown),
        "places": places(shown),
        "incidents": [incident_line(i, disputes.get(i.id, ())) for i in shown],
        "documents": _documents(documents, stated, copies, bool(filters.chosen)),
        "sources": source_lines(stated),
    }
    found = {part: len(view[part]) for part in PAGED}
    return view | {"found": found, "page": {"number": 1, "of": 1, "size": max(found.values())}}


def page_of(view: Json, number: int) -> Json:
    """One page of the lists of a view; what it says of the whole stays."""
    last = max(1, -(-max(view["found"].values()) // SIZE))
    at = min(max(1, number), last)
    cut = {part: view[part][(at - 1) * SIZE : at * SIZE] for part in PAGED}
    return view | cut | {"page": {"number": at, "of": last, "size": SIZE}}
