"""Names of countries for the map, from pycountry."""

from __future__ import annotations

import gettext
from functools import cache

import pycountry


@cache
def names(language: str) -> dict[str, str]:
    """Names by ISO 3166-1 number, as the outlines carry it: `{"398": "Казахстан"}`."""
    say = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True).gettext
    return {c.numeric: say(getattr(c, "common_name", c.name)).split(",")[0] for c in pycountry.countries}
