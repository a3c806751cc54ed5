"""Templates filled in: one language, one page, everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from khronika.views.retelling import legible
from khronika.views.statement import FAMILIES
from khronika.web.assets import Assets
from khronika.web.drawing import draw
from khronika.web.language import chosen
from khronika.web.words import Words, words

FOLDER = Path(__file__).parent / "templates"


def outside(url: str | None) -> str | None:
    """An address that a page may link to: http and https only, so that no report can smuggle in a script."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def by_day(lines: list[dict[str, Any]]) -> list[tuple[str | None, list[dict[str, Any]]]]:
    """Incidents' lines under their days, in order of time; those without a day come last."""
    found: dict[str | None, list[dict[str, Any]]] = {}
    for line in lines:
        found.setdefault(line["day"], []).append(line)
    return sorted(found.items(), key=lambda group: group[0] or "9999-12-31")


@cache
def templates() -> Environment:
    """The templates. A name that a page does not give is an error, not a blank."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"outside": outside, "legible": legible, "draw": draw, "families": FAMILIES}
    environment.filters["by_day"] = by_day
    return environment


class Links:
    """Addresses within the pages; the language that was asked for in the address stays in it."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self.asked = request.query_params.get("lang")
        self.query = {k: v for k, v in request.query_params.items() if k != "lang" and v}
        self.words = words(chosen(self.asked, request.headers.get("accept-language", "")))

    def __call__(self, path: str, **query: str | None) -> str:
        """A path with a query; values that are None are left out."""
        given = {k: v for k, v in query.items() if v is not None}
        if self.asked == self.words.language:
            given["lang"] = self.words.language
        return quote(path) + (f"?{urlencode(given)}" if given else "")

    def language(self, name: str) -> str:
        """This page in another language."""
        return f"{quote(self.path)}?{urlencode(self.query | {'lang': name})}"

    def twin(self) -> str:
        """This page as JSON."""
        path = "/index" if self.path == "/" else self.path
        return quote(f"{path}.json") + (f"?{urlencode(self.query)}" if self.query else "")


def page(template: str, request: Request, assets: Assets, **values: Any) -> str:
    """A page as HTML."""
    link = Links(request)
    told: Words = link.words
    return templates().get_template(template).render(w=told, link=link, assets=assets, **values)
