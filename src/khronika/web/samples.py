"""A made-up report with what it states, for the page of parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any

from khronika.incidents.incident import Incident
from khronika.model import About, Count, Document, Phrase, Place, Source, Span, Stated, Statement, Time
from khronika.record.tolls import tolls
from khronika.views.document import document_view
from khronika.views.filters import choices
from khronika.views.incident import incident_line, incident_view
from khronika.views.places import places
from khronika.views.sources import source_lines
from khronika.views.statement import statement_view
from khronika.views.timeline import timeline
from khronika.views.tolls import toll_view

Json = dict[str, Any]

TEXT = "Двое прохожих ранены на рынке в Бишкеке\n\nОколо 18:00 2 мая, сообщает больница, ранены двое прохожих."
ABOUT = About(
    "sample", "2030-05-03", "Вестник", "Двое прохожих ранены на рынке в Бишкеке", "https://example.org/1", "ru", True
)
PLACE = Place("Бишкек", "settlement", Span(32, 39), "sample", "geonames:1528675", "KG", 42.87, 74.59)


def _phrase(words: str, after: int = 0) -> Phrase:
    at = TEXT.index(words, after)
    return Phrase(words, Span(at, at + len(words)), "sample")


def _stated() -> list[Stated]:
    body = TEXT.index("\n\n")
    trigger, who, two = _phrase("ранены", body), _phrase("прохожих", body), _phrase("двое", body)
    told = _phrase("Около 18:00 2 мая")
    source = _phrase("больница")
    injury = Statement(
        type="injury",
        status="reported",
        trigger=trigger,
        spans=(trigger.span, _phrase("ранены").span),
        affected=(who,),
        count=Count(2, 2, (two.span,), "sample"),
        when=Time("2030-05-02T18:00~", (told.span,), "sample"),
        where=(PLACE,),
        site=_phrase("на рынке"),
        sources=(Source("больница", source.span, "sample"),),
    )
    other = replace(injury, count=Count(3, None, (two.span,), "sample"), status="possible", sources=())
    document = Document(sha256(TEXT.encode()).hexdigest(), TEXT, ABOUT, datetime(2030, 5, 4, tzinfo=UTC))
    return [Stated("sample-1", document, injury), Stated("sample-2", document, other)]


@cache
def samples() -> Json:
    """Sample views of every part."""
    stated = _stated()
    incident = Incident("sample", "injury", PLACE, "2030-05-02T18:00~", False, {"injury": tuple(stated)}, tuple(stated))
    whole = incident_view(incident)
    return {
        "document": document_view(stated[0].document, stated),
        "line": {**statement_view(stated[0])["document"], "statements": len(stated), "near_copies": 2},
        "incident": incident_line(incident),
        "toll": toll_view(tolls([incident])[0], headline=True),
        "passage": whole["sources"][0]["passages"][0],
        "comparison": whole["comparison"][0],
        "timeline": timeline([incident]),
        "places": places([incident]),
        "sources": source_lines(stated),
        "filters": {"chosen": {"type": "injury"}, "choices": choices([incident])},
    }
