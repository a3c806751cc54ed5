"""Error pages: what is wrong, why, and what to do; as JSON where the address asks for JSON."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from khronika.errors import BadOption, KhronikaError, NotYetKnown
from khronika.web.assets import Assets
from khronika.web.render import Links, page


def _answer(request: Request, assets: Assets, status: int, title: str, reason: str, remedy: str) -> Response:
    told = {"error": title, "reason": reason, "remedy": remedy}
    if request.url.path.endswith(".json"):
        return JSONResponse(told, status)
    return HTMLResponse(page("error.html", request, assets, status=status, **told), status)


def _said(request: Request, assets: Assets, status: int, key: str, **values: str) -> Response:
    w = Links(request).words
    reason = w(f"error.{key}_why", **values)
    return _answer(request, assets, status, w(f"error.{key}"), reason, w(f"error.{key}_remedy"))


def page_for(assets: Assets, status: int, key: str) -> ASGIApp:
    """An application whose every answer is that error page, whatever the Host header holds."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [h for h in scope["headers"] if h[0] != b"host"]
        safe = {**scope, "headers": [*headers, (b"host", b"127.0.0.1")]}
        await _said(Request(safe), assets, status, key)(scope, receive, send)

    return answer


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    assets: Assets = request.app.state.assets
    if error.status_code == 405:
        answer = _said(request, assets, 405, "method")
        answer.headers["Allow"] = "GET"
        return answer
    return _said(request, assets, error.status_code, "not_found", path=request.url.path[:200])


def _bad_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, BadOption)
    return _said(request, request.app.state.assets, 400, "value", value=error.item)


def _not_yet(request: Request, error: Exception) -> Response:
    return _said(request, request.app.state.assets, 404, "not_yet")


def _khronika(request: Request, error: Exception) -> Response:
    assert isinstance(error, KhronikaError)
    title = Links(request).words("error.case")
    return _answer(request, request.app.state.assets, 503, title, f"{error.item}: {error.reason}.", f"{error.remedy}.")


def install(app: FastAPI) -> None:
    """Sets the application's error pages."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(BadOption, _bad_address)
    app.add_exception_handler(NotYetKnown, _not_yet)
    app.add_exception_handler(KhronikaError, _khronika)
