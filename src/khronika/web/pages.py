"""The addresses: each page with its `.json` twin."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from khronika.errors import NotYetKnown
from khronika.views.document import document_view
from khronika.views.filters import Filters
from khronika.views.incident import incident_view
from khronika.views.judgement import judgement_lines
from khronika.views.measures import measures_view
from khronika.views.record import page_of, record_view
from khronika.views.voices import voices_view
from khronika.web.countries import names
from khronika.web.dates import local, month
from khronika.web.known import NAME as KNOWN
from khronika.web.known import Known, banner, moment
from khronika.web.render import Links, page
from khronika.web.samples import samples
from khronika.web.sentence import sentence
from khronika.web.shelf import Holdings, Shelf

Json = dict[str, Any]


def _known(request: Request) -> Known | None:
    """The moment in the address. Raises BadOption, so that a page asked for with a bad one answers that."""
    text = request.query_params.get(KNOWN)
    return moment(text, _shelf(request).holdings().zone) if text else None


router = APIRouter(dependencies=[Depends(_known)])


def _shelf(request: Request) -> Shelf:
    shelf: Shelf = request.app.state.shelf
    return shelf


def _holdings(request: Request) -> Holdings:
    """What the case holds: now, or by the moment in the address."""
    known = _known(request)
    return _shelf(request).known_by(known.until) if known else _shelf(request).holdings()


def _banner(request: Request) -> Json | None:
    known = _known(request)
    if known is None:
        return None
    now = _shelf(request).holdings()
    return banner(known, now.zone, list(now.appeared.values()), len(now.documents))


def _html(template: str, request: Request, **values: Any) -> Response:
    text = page(template, request, request.app.state.assets, known=_banner(request), **values)
    return HTMLResponse(text)


def _json(request: Request, view: Json) -> Response:
    """A page's twin; one of the past says as of when."""
    known = _banner(request)
    return JSONResponse(view | {"known": known} if known else view)


def filters(request: Request) -> Filters:
    """The filters in the address; empty ones ask for everything."""
    asked = request.query_params
    return Filters(**{name: asked.get(name) or None for name in ("type", "place", "day", "source")})


def _number(request: Request) -> int:
    """The page asked for; the first where that is no number."""
    asked = request.query_params.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _record(request: Request) -> Json:
    """What is kept; what that does not hold (filters, the past, what was rejected) is derived."""
    asked, number = filters(request), _number(request)
    kept = None if asked.chosen or _known(request) else _shelf(request).page(number)
    view = kept or page_of(_derived(request, asked), number)
    return view | {"sentence": sentence(Links(request).words, view)}


def _derived(request: Request, asked: Filters) -> Json:
    held = _holdings(request)
    view = record_view(
        held.name, held.documents, held.incidents, held.tolls, held.disputes, asked, held.choices, held.judging,
        held.record.copies,
    )  # fmt: skip
    home = {s.id: i.id for i in held.incidents for s in i.stated}
    return view | {"judgements": judgement_lines(held.record.judged, held.record.judgements, home)}


def _incident(request: Request, name: str) -> Json:
    held = _holdings(request)
    incident = held.incident(name)
    if incident is None:
        raise HTTPException(404)
    return incident_view(incident, held.disputes[name], held.tolls_of(name), held.judging)


def _measures(request: Request) -> Json:
    held, asked = _holdings(request), request.query_params
    place = asked.get("place") or None
    return measures_view(held.record.measures, month(asked.get("month")), place, local(asked.get("at")))


def _sources(request: Request) -> Json:
    held = _holdings(request)
    return voices_view(held.record.judged.stated, held.disputes)


def _elsewhere(request: Request, name: str, ending: str = "") -> Response | None:
    """The way to an incident whose name differs at the moment asked for: its name follows from its statements.

    `?of=` names one of them; an incident of today is found without. Raises NotYetKnown where none had appeared.
    """
    held, now = _holdings(request), _shelf(request).holdings()
    if held.incident(name):
        return None
    own = now.incident(name)
    of = [s.id for s in own.stated] if own else [request.query_params.get("of", "")]
    found = next((held.incident_of[id_] for id_ in of if id_ in held.incident_of), None)
    if found:
        return RedirectResponse(Links(request)(f"/incidents/{found}{ending}"))
    if any(id_ in now.incident_of for id_ in of):
        raise NotYetKnown(name, "no report of it had appeared by then", "Ask for a later moment")
    return None


def _document(request: Request, name: str) -> Json:
    held = _holdings(request)
    document = held.document(name)
    if document is None and _shelf(request).holdings().document(name):
        raise NotYetKnown(name, "had not appeared by then", "Ask for a later moment")
    if document is None:
        raise HTTPException(404)
    copies = held.record.copies.get(document.sha256, ())
    return document_view(document, held.record.stated, held.incident_of, held.record.judged.of, copies)


@router.get("/index.json")
def record_json(request: Request) -> Response:
    """The record as data."""
    return _json(request, _record(request))


@router.get("/")
def record(request: Request) -> Response:
    """The record."""
    return _html("record.html", request, view=_record(request))


@router.get("/incidents/{name}.json")
def incident_json(request: Request, name: str) -> Response:
    """One incident as data."""
    return _elsewhere(request, name, ".json") or _json(request, _incident(request, name))


@router.get("/incidents/{name}")
def incident(request: Request, name: str) -> Response:
    """One incident."""
    return _elsewhere(request, name) or _html("incident.html", request, view=_incident(request, name))


@router.get("/measures.json")
def measures_json(request: Request) -> Response:
    """The measures as data."""
    return _json(request, _measures(request))


@router.get("/measures")
def measures(request: Request) -> Response:
    """What was in force where; `?month=`, `?place=` and `?at=` ask for a month, a place and a moment."""
    return _html("measures.html", request, view=_measures(request))


@router.get("/sources.json")
def sources_json(request: Request) -> Response:
    """The sources as data."""
    return _json(request, _sources(request))


@router.get("/sources")
def sources(request: Request) -> Response:
    """Who says it first, who hands it on, who contradicts whom."""
    return _html("sources.html", request, view=_sources(request))


@router.get("/documents/{name}.json")
def document_json(request: Request, name: str) -> Response:
    """One report as data."""
    return _json(request, _document(request, name))


@router.get("/documents/{name}")
def document(request: Request, name: str) -> Response:
    """One report; `?statement=` marks the words of one statement."""
    asked = request.query_params.get("statement")
    return _html("document.html", request, view=_document(request, name), chosen=asked)


@router.get("/-/patterns.json")
def patterns_json(request: Request) -> Response:
    """The sample data of the parts."""
    return JSONResponse(samples())


@router.get("/-/patterns")
def patterns(request: Request) -> Response:
    """All parts of the interface."""
    return _html("patterns.html", request, view=samples())


@router.get("/-/countries.json")
def countries(request: Request) -> Response:
    """Names of countries for the map, by ISO 3166-1 number."""
    return JSONResponse(names(Links(request).words.language))


@router.get("/-/health.json")
def health(request: Request) -> Response:
    """Whether the pages can be served, and of which revision of the case."""
    held = _holdings(request)
    return JSONResponse({"status": "ok", "revision": held.revision, "documents": len(held.documents)})
