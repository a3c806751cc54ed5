"""Comparisons of when."""

from __future__ import annotations

from datetime import timedelta

from khronika import edtf
from khronika.incidents.profile import Profile

DAY = timedelta(days=1)


def same_time(a: Profile, b: Profile) -> float | None:
    """Their times agree | Their times differ"""
    if a.likely is None or b.likely is None:
        return None
    if a.period is not None and b.period is not None:
        return _dated(a.period, b.period)
    return None if a.doc == b.doc else _undated(a.likely, b.likely)


def _dated(a: edtf.Period, b: edtf.Period) -> float:
    apart = edtf.gap(a, b)
    if apart == timedelta(0):
        return 0.3 if _long(a) or _long(b) else (1.0 if a.unit == b.unit else 0.6)
    if a.unit == b.unit == "minute" and apart < DAY:
        return 0.8 if edtf.meet(a, b) else 0.2
    return 0.0 if apart <= DAY else max(-3.0, -1.0 * (apart / DAY))


def _long(period: edtf.Period) -> bool:
    """Whether a period is longer than a night or a day told roughly."""
    return period.first is None or period.last is None or period.last - period.first > 2 * DAY


def _undated(a: edtf.Period, b: edtf.Period) -> float:
    apart = edtf.gap(a, b) / DAY
    return -0.2 if apart <= 10 else max(-3.0, -apart / 30)


def same_days(a: Profile, b: Profile) -> float | None:
    """Their days agree | Their days differ"""
    if a.period is None or b.period is None:
        return None
    return 1.0 if edtf.meet(a.period, b.period) else -2.0
