"""Which language a request wants: `?lang=`, else the browser's Accept-Language, else English."""

from __future__ import annotations

from khronika.web.translations import LANGUAGES

DEFAULT = "en"


def _weight(part: str) -> tuple[float, str]:
    name, _, rest = part.partition(";")
    try:
        weight = float(rest.strip().removeprefix("q=")) if rest.strip() else 1.0
    except ValueError:
        weight = 0.0
    return weight, name.strip().lower().split("-")[0]


def accepted(header: str) -> str:
    """The language of an Accept-Language header that the pages speak best."""
    wanted = [_weight(part) for part in header[:1000].split(",")]
    for weight, name in sorted(wanted, key=lambda w: -w[0]):
        if name in LANGUAGES and weight > 0:
            return name
    return DEFAULT


def chosen(query: str | None, header: str) -> str:
    """The language of a request; a language that we do not speak counts as none asked for."""
    return query if query in LANGUAGES else accepted(header)
