"""The addresses of what is new: a feed, and its `.json` twin."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from khronika.statements import noticed
from khronika.statements.noticed import Noticed
from khronika.web.changes import atom
from khronika.web.render import Links
from khronika.web.shelf import Shelf

MOST = 100

router = APIRouter()


def _latest(shelf: Shelf) -> list[Noticed]:
    with shelf.case.reading() as connection:
        return noticed.latest(connection, MOST)


@router.get("/changes.json")
def changes_json(request: Request) -> Response:
    """What is new as data, the newest first."""
    told = _latest(request.app.state.shelf)
    return JSONResponse({"changes": [{"id": one.id, "at": one.at, **one.body} for one in told]})


@router.get("/changes.atom")
def changes_atom(request: Request) -> Response:
    """What is new as a feed, the newest first."""
    shelf: Shelf = request.app.state.shelf
    link, base = Links(request), str(request.base_url).rstrip("/")
    raw = atom(link.words, shelf.name, base, _latest(shelf), link)
    return Response(raw, media_type="application/atom+xml")
