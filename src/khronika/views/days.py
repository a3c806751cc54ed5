"""The days that a time covers, as ISO, for sorting, filtering and drawing."""

from __future__ import annotations

from khronika import edtf

Days = tuple[str | None, str | None]


def days(when: str | None) -> Days | None:
    """First and last day of an EDTF time, both counted in, None for an open end; None where it names no day.

    >>> days("2022-01")
    ('2022-01-01', '2022-01-31')
    """
    period = edtf.parse(when)
    if period is None or (period.first is None and period.last is None):
        return None
    first = period.first.date().isoformat() if period.first else None
    last = period.last.date().isoformat() if period.last else None
    return first, last


def start(when: str | None) -> str | None:
    """The day under which a list in order of time shows it: the first, or the last where only that is known.

    A month or a year is put under no day of its own.
    """
    found, period = days(when), edtf.parse(when)
    if found is None or period is None or period.unit in ("month", "year"):
        return None
    return found[0] or found[1]


def holds(when: str | None, day: str) -> bool:
    """Whether the ISO day lies within the time."""
    found = days(when)
    return found is not None and (found[0] or "0000") <= day <= (found[1] or "9999")
