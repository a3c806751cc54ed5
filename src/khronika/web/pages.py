"""The addresses: each page with its `.json` twin."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from khronika.views.document import document_view
from khronika.views.filters import Filters
from khronika.views.incident import incident_view
from khronika.views.record import record_view
from khronika.web.countries import names
from khronika.web.render import Links, page
from khronika.web.samples import samples
from khronika.web.sentence import sentence
from khronika.web.shelf import Holdings

Json = dict[str, Any]

router = APIRouter()


def _holdings(request: Request) -> Holdings:
    held: Holdings = request.app.state.shelf.holdings()
    return held


def _html(template: str, request: Request, **values: Any) -> Response:
    return HTMLResponse(page(template, request, request.app.state.assets, **values))


def filters(request: Request) -> Filters:
    """The filters in the address; empty ones ask for everything."""
    asked = request.query_params
    return Filters(**{name: asked.get(name) or None for name in ("type", "place", "day", "source")})


def _record(request: Request) -> Json:
    held, asked = _holdings(request), filters(request)
    view = record_view(held.name, held.documents, held.incidents, held.tolls, asked, held.choices, held.disputes)
    return view | {"sentence": sentence(Links(request).words, view)}


def _incident(request: Request, name: str) -> Json:
    held = _holdings(request)
    incident = held.incident(name)
    if incident is None:
        raise HTTPException(404)
    return incident_view(incident, held.disputes[name], held.record.judged.of)


def _document(request: Request, name: str) -> Json:
    held = _holdings(request)
    document = held.document(name)
    if document is None:
        raise HTTPException(404)
    return document_view(document, held.stated, held.incident_of, held.record.judged.of)


@router.get("/index.json")
def record_json(request: Request) -> Response:
    """The record as data."""
    return JSONResponse(_record(request))


@router.get("/")
def record(request: Request) -> Response:
    """The record."""
    return _html("record.html", request, view=_record(request))


@router.get("/incidents/{name}.json")
def incident_json(request: Request, name: str) -> Response:
    """One incident as data."""
    return JSONResponse(_incident(request, name))


@router.get("/incidents/{name}")
def incident(request: Request, name: str) -> Response:
    """One incident."""
    return _html("incident.html", request, view=_incident(request, name))


@router.get("/documents/{name}.json")
def document_json(request: Request, name: str) -> Response:
    """One report as data."""
    return JSONResponse(_document(request, name))


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
