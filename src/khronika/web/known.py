"""The moment as of which the whole site is shown: `?known=2022-01-07T20:00`, by the clocks of the crisis."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from starlette.requests import Request

from khronika.errors import BadOption
from khronika.record.known import limit

Json = dict[str, Any]

NAME = "known"


@dataclass(frozen=True)
class Known:
    """A moment that was asked for. `text` is what stands in the address, `until` its last instant in UTC."""

    text: str
    until: datetime


def asked(request: Request) -> str | None:
    """The moment in the address, None where none or none that can be read is there."""
    text = request.query_params.get(NAME)
    try:
        return moment(text, UTC).text if text else None
    except BadOption:
        return None


def moment(text: str, zone: tzinfo) -> Known:
    """A day or minute by the clocks of a zone. Raises BadOption."""
    try:
        return Known(text, limit(text, zone))
    except ValueError as error:
        remedy = "Write a day (2022-01-07) or a minute (2022-01-07T20:00)"
        raise BadOption(text[:80], "is no day and no minute", remedy) from error


def banner(known: Known, zone: tzinfo, appeared: Sequence[datetime], documents: int) -> Json:
    """What stands over every page: how many reports had appeared, and the reports before and after that moment.

    `appeared` are the moments of all dated reports, in UTC and in order; `documents` counts the undated ones too.
    """
    here = bisect_right(appeared, known.until)
    before = [at for at in appeared[:here] if at < appeared[here - 1]] if here else []
    return {
        "text": known.text,
        "offset": offset(known.until, zone),
        "documents": here,
        "later": len(appeared) - here,
        "undated": documents - len(appeared),
        "previous": minute(before[-1], zone) if before else None,
        "next": minute(appeared[here], zone) if here < len(appeared) else None,
    }


def minute(moment: datetime, zone: tzinfo) -> str:
    """A moment as it stands in an address."""
    return moment.astimezone(zone).isoformat()[:16]


def offset(moment: datetime, zone: tzinfo) -> str:
    """How far the clocks are from UTC: "+06:00"."""
    return moment.astimezone(zone).isoformat()[-6:]
