"""Templates filled in: one language, one page, everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from khronika.record.known import DAY
from khronika.views.retelling import legible
from khronika.views.statement import FAMILIES
from khronika.web.assets import Assets
from khronika.web.charting import chart
from khronika.web.drawing import draw
from khronika.web.known import NAME as KNOWN
from khronika.web.known import asked as known_in
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


def in_days(found: list[dict[str, Any]], days: list[str]) -> list[dict[str, Any]]:
    """A row of the calendar as cells that together span all days: runs, and the empty stretches between them."""
    cells, at = [], 0
    for run in found:
        first, last = days.index(run["first"]), days.index(run["last"])
        if first > at:
            cells.append({"state": None, "days": first - at})
        cells.append({**run, "days": last - first + 1})
        at = last + 1
    return [*cells, {"state": None, "days": len(days) - at}] if at < len(days) else cells


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
    environment.globals |= {"outside": outside, "legible": legible, "draw": draw, "chart": chart, "families": FAMILIES}
    environment.filters |= {"by_day": by_day, "in_days": in_days}
    environment.tests["grows"] = lambda toll: chart(toll) is not None
    return environment


class Links:
    """Addresses within the pages; the language and the moment that were asked for in the address stay in it."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self.asked = request.query_params.get("lang")
        self.known = known_in(request)
        self.query = {k: v for k, v in request.query_params.items() if k not in ("lang", KNOWN) and v}
        self.words = words(chosen(self.asked, request.headers.get("accept-language", "")))

    @property
    def kept(self) -> dict[str, str]:
        """What stays in every address."""
        told = {KNOWN: self.known} if self.known else {}
        return told | ({"lang": self.words.language} if self.asked == self.words.language else {})

    @property
    def action(self) -> str:
        """This page's address without its query, for a form."""
        return quote(self.path)

    @property
    def given(self) -> dict[str, str]:
        """The query of this page but for its moment, for a form's hidden fields."""
        return {k: v for k, v in (self.query | self.kept).items() if k not in (KNOWN, "of")}

    @property
    def known_minute(self) -> str:
        """The moment as a field for date and time holds it; a day alone is its last minute."""
        return f"{self.known}T23:59" if self.known and len(self.known) == DAY else self.known or ""

    def __call__(self, path: str, **query: str | None) -> str:
        """A path with a query; values that are None are left out."""
        return _address(path, {k: v for k, v in query.items() if v is not None} | self.kept)

    def language(self, name: str) -> str:
        """This page in another language."""
        return _address(self.path, self.query | self.kept | {"lang": name})

    def at(self, moment: str | None, **query: str | None) -> str:
        """This page as known at another moment; None is now."""
        told = {k: v for k, v in (self.query | self.kept | query | {KNOWN: moment}).items() if v is not None}
        return _address(self.path, told)

    def twin(self) -> str:
        """This page as JSON."""
        path = "/index" if self.path == "/" else self.path
        told = self.query | ({KNOWN: self.known} if self.known else {})
        return _address(f"{path}.json", told)


def _address(path: str, query: dict[str, str]) -> str:
    return quote(path) + (f"?{urlencode(query)}" if query else "")


def page(template: str, request: Request, assets: Assets, **values: Any) -> str:
    """A page as HTML. `known` is the banner over a page of the past, None where there is none."""
    link = Links(request)
    told: Words = link.words
    return templates().get_template(template).render({"known": None} | values, w=told, link=link, assets=assets)
