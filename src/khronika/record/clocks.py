"""By which clocks an hour may be told: the place's, or the newsroom's (Moscow time for what happens in Siberia)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from khronika import edtf
from khronika.incidents.profile import Profile
from khronika.reading.gazetteer import gazetteer


def by_clocks(p: Profile) -> list[edtf.Period]:
    """The period that a statement tells of as it is told, and where its newsroom has another time, by that clock."""
    if p.period is None:
        return []
    ahead = _ahead(p)
    return [p.period, _later(p.period, ahead)] if ahead and p.period.unit == "minute" else [p.period]


def _later(period: edtf.Period, by: timedelta) -> edtf.Period:
    return replace(period, first=period.first and period.first + by, last=period.last and period.last + by)


def _ahead(p: Profile) -> timedelta | None:
    """How far the clocks of the place are ahead of those by which the report was dated."""
    zone = next((found for place in p.where if place.id and (found := _zone(place.id))), None)
    newsroom = _offset(p.stated.document.about.published)
    local = zone.utcoffset(p.period.first) if zone and p.period and p.period.first else None
    return None if newsroom is None or local is None else local - newsroom


def _offset(published: str | None) -> timedelta | None:
    try:
        return datetime.fromisoformat(published or "").utcoffset()
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def _zone(id_: str) -> ZoneInfo | None:
    entry = gazetteer().by_id(id_)
    return ZoneInfo(entry.timezone) if entry and entry.timezone else None
