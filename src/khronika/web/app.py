"""The pages' application: which address shows what, and what is answered where something is wrong."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from khronika.web import errors, news, pages
from khronika.web.assets import ADDRESS, BUILT, assets
from khronika.web.security import LOOPBACK, Guard
from khronika.web.shelf import Shelf


class Built(StaticFiles):
    """The built assets. Their names hold their fingerprints, so a browser may keep them."""

    def file_response(self, *given: object, **named: object):  # type: ignore[no-untyped-def]
        """The file, to be kept for a year."""
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer


def create_app(case: Path, built: Path = BUILT, hosts: tuple[str, ...] = LOOPBACK) -> FastAPI:
    """The pages of a case. `hosts` are the names under which they answer.

    Raises NotACase, NewerCase or UnusableCase for the case, MissingPart where the assets are not built.
    """
    found = assets(built)
    app = FastAPI(title="Khronika", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.shelf, app.state.assets = Shelf(case), found
    app.include_router(pages.router)
    app.include_router(news.router)
    app.mount(ADDRESS, Built(directory=built), name="assets")
    errors.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    refusal, apology = errors.page_for(found, 421, "host"), errors.page_for(found, 500, "broken")
    app.add_middleware(Guard, refusal=refusal, apology=apology, hosts=hosts)
    return app
