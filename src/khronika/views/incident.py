"""One incident as a plain dict: a line for lists, and the whole with its statements by source and their comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from khronika.incidents.incident import Incident
from khronika.incidents.origins import origin
from khronika.incidents.tallies import DOZEN
from khronika.incidents.words import lemmas
from khronika.model import TYPES, Count, Span, Stated
from khronika.record.disputes import Dispute
from khronika.record.pools import FAR_LOWER
from khronika.record.tolls import Toll
from khronika.views.comparison import ABOUT, compare
from khronika.views.days import days, start
from khronika.views.disputes import dispute_view
from khronika.views.evidence import marks, segments, sentence
from khronika.views.growth import growth_view
from khronika.views.judgement import UNJUDGED, Judging, judgement_views
from khronika.views.sources import by_origin, name
from khronika.views.statement import FAMILIES, document_line, place_view, statement_view

Json = dict[str, Any]


def told_range(members: Iterable[Stated]) -> Json | None:
    """From the lowest to the highest number that is told as having happened; None where nobody gives a number."""
    told = [s.statement for s in members if s.statement.status == "reported" and not s.statement.part]
    counts = _of_all([s.count for s in told if s.count])
    if not counts:
        return None
    lows, highs = [c.low for c in counts], [c.high for c in counts]
    low = min((n for n in lows if n is not None), default=None)
    high = None if None in highs else max(n for n in highs if n is not None)
    return {"low": low, "high": high}


def _of_all(counts: Sequence[Count]) -> list[Count]:
    """The numbers without those far below the largest, where that is of many: they count some of these."""
    most = max((c.low or 0 for c in counts), default=0)
    return [c for c in counts if most < DOZEN or (c.high or c.low or 0) * FAR_LOWER > most]


def _most(words: Iterable[str], limit: int = 3) -> list[str]:
    """The phrases told most, each once whatever its case; equals by alphabet."""
    found: dict[tuple[str, ...], Counter[str]] = {}
    for phrase in words:
        found.setdefault(lemmas(phrase), Counter())[phrase] += 1
    most = sorted(found, key=lambda own: (-found[own].total(), own))[:limit]
    return [_spelling(found[own], " ".join(own)) for own in most]


def _spelling(found: Counter[str], dictionary: str) -> str:
    """The form of the dictionary where a report uses it, else the one used most."""
    return min(found, key=lambda phrase: (phrase.lower() != dictionary, -found[phrase], phrase))


def _act(kind: str, members: Sequence[Stated]) -> Json:
    return {
        "type": kind,
        "family": FAMILIES[kind],
        "statements": len(members),
        "count": told_range(members),
        "statuses": sorted({s.statement.status for s in members}),
        "affected": _most(p.text for s in members for p in s.statement.affected),
        "actors": _most(p.text for s in members for p in s.statement.actors),
        "directions": sorted({s.statement.direction for s in members if s.statement.direction}),
    }


def acts(incident: Incident) -> list[Json]:
    """What happened in it, the type that names it first."""
    order = [incident.lead, *(t for t in TYPES if t != incident.lead)]
    return [_act(kind, incident.acts[kind]) for kind in order if incident.acts.get(kind)]


def incident_line(incident: Incident, disputes: Sequence[Dispute] = ()) -> Json:
    """What a list says of an incident. `disputed` names what its sources disagree about and nothing has settled."""
    reach = days(incident.when)
    return {
        "id": incident.id,
        "lead": incident.lead,
        "family": FAMILIES[incident.lead],
        "running": incident.running,
        "acts": acts(incident),
        "place": place_view(incident.place) if incident.place else None,
        "when": incident.when,
        "day": start(incident.when),
        "first": reach[0] if reach else None,
        "last": reach[1] if reach else None,
        "disputed": sorted({ABOUT[d.about] for d in disputes if not d.settled}),
        "statements": len(incident.stated),
        "documents": len({s.document.sha256 for s in incident.stated}),
        "origins": len({origin(s) for s in incident.stated}),
    }


def _compared(kind: str, members: Sequence[Stated], disputes: Sequence[Dispute]) -> Json:
    origins = [{"key": key, "name": name(said)} for key, said in by_origin(members).items()]
    return {"type": kind, "family": FAMILIES[kind], "origins": origins, "slots": compare(members, disputes)}


def _passage(said: Sequence[Stated]) -> Json:
    """One sentence with all that it states."""
    document, first = said[0].document, said[0].statement.trigger.span
    return {
        "document": document_line(document),
        "quote": segments(document.text, sentence(document.text, first), marks(said)),
        "statements": [statement_view(s) for s in said],
    }


def _source(key: str, said: Iterable[Stated]) -> Json:
    """What one origin says, sentence by sentence."""
    found: dict[tuple[str, Span], list[Stated]] = {}
    for s in said:
        where = sentence(s.document.text, s.statement.trigger.span)
        found.setdefault((s.document.sha256, where), []).append(s)
    passages = [_passage(own) for own in found.values()]
    return {"key": key, "name": name(said), "passages": passages}


def incident_view(
    incident: Incident,
    disputes: Sequence[Dispute] = (),
    tolls: Iterable[Toll] = (),
    judging: Judging = UNJUDGED,
) -> Json:
    """The incident whole, with the disputes over it, its tolls over time and the judgements in force on its statements.

    `earliest` is the statement told first, by which it is found again as known at another moment; `rejected` are the
    statements that would belong to it if nobody had rejected them.
    """
    told = {s.document.sha256: s.document for s in incident.stated}
    rejected = judging.rejected.get(incident.id, ())
    return {
        **incident_line(incident, disputes),
        "earliest": incident.stated[0].id,
        "comparison": [_compared(act["type"], incident.acts[act["type"]], disputes) for act in acts(incident)],
        "sources": [_source(key, said) for key, said in by_origin(incident.stated).items()],
        "disputes": [dispute_view(d) for d in disputes],
        "tolls": [growth_view(t, judging) for t in tolls],
        "judgements": judgement_views([*incident.stated, *rejected], judging.of),
        "rejected": [statement_view(s) for s in rejected],
        "reports": [document_line(d) for d in told.values()],
    }
