"""What was known at a moment: the reports that had appeared by then.

A report with an offset from UTC appeared at that very moment, one without by the clocks of the crisis, and one that
tells its day alone only when that day was over: nothing is taken as known before it certainly was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from khronika.model import Document, Stated
from khronika.reading.gazetteer import gazetteer

DAY = len("2022-01-07")


def clocks(stated: Iterable[Stated]) -> tzinfo:
    """The time zone of the crisis: that of the place which most statements name and which has one; else UTC."""
    told = Counter(p.id for s in stated for p in s.statement.where if p.id)
    in_order = sorted(told, key=lambda id_: (-told[id_], id_))
    zones = (entry.timezone for id_ in in_order if (entry := gazetteer().by_id(id_)))
    return next((ZoneInfo(zone) for zone in zones if zone), UTC)


def appeared(document: Document, zone: tzinfo) -> datetime | None:
    """When a report appeared, in UTC; None if nobody knows or what is given is no day."""
    told = document.about.published or ""
    try:
        moment = datetime.fromisoformat(told)
        return _until(moment, zone, len(told) == DAY)
    except (ValueError, OverflowError):
        return None


def _until(moment: datetime, zone: tzinfo, whole_day: bool) -> datetime:
    """The moment in UTC; of a day alone its last."""
    last = moment + timedelta(days=1, microseconds=-1) if whole_day else moment
    return (last if last.tzinfo else last.replace(tzinfo=zone)).astimezone(UTC)


def limit(text: str, zone: tzinfo) -> datetime:
    """The last moment, in UTC, of a day ("2022-01-07") or minute ("2022-01-07T20:00") by those clocks.

    Raises ValueError for anything else, an offset included.
    """
    given = datetime.fromisoformat(text)
    if given.tzinfo or len(text) not in (DAY, DAY + len("T20:00")):
        raise ValueError(text)
    reach = timedelta(days=1) if len(text) == DAY else timedelta(minutes=1)
    try:
        return (given + (reach - timedelta(microseconds=1))).replace(tzinfo=zone).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(text) from error
