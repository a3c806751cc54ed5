"""Comparisons of what lasts: tallies, measures, movements of forces."""

from __future__ import annotations

from khronika.incidents.profile import Profile
from khronika.incidents.tallies import LARGE, tally_group, tally_of


def same_group(a: Profile, b: Profile) -> float | None:
    """Both count the same group of people | They count different groups"""
    return 1.0 if tally_group(a) == tally_group(b) else -1.5


def same_tally(a: Profile, b: Profile) -> float | None:
    """Both count the same kind of harm | They count different kinds of harm"""
    return 1.0 if tally_of(a) == tally_of(b) else -2.0


def same_figure(a: Profile, b: Profile) -> float | None:
    """Both give the same large number"""
    one, other = a.statement.count, b.statement.count
    if one is None or other is None or a.statement.type != b.statement.type:
        return None
    return 1.0 if one.low == other.low and (one.low or 0) >= LARGE else None


def one_count(a: Profile, b: Profile) -> float | None:
    """One source counts on | One source gives numbers that are no states of one count"""
    if a.doc == b.doc or a.statement.type != b.statement.type or a.chain[-1] != b.chain[-1]:
        return None
    old, new = sorted((a, b), key=lambda p: (_as_of(p), p.stated.document.about.published or "", p.id))
    one, other = (p.statement.count for p in (old, new))
    if one is None or other is None or a.statement.part or b.statement.part:
        return None
    return 1.0 if (other.high or other.low or 0) >= (one.low or 0) else -1.0


def _as_of(p: Profile) -> str:
    return p.period.last.date().isoformat() if p.period and p.period.last else (p.stated.document.about.published or "")


def same_measure(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of measure | They tell of different kinds of measures"""
    if a.kind is None or b.kind is None:
        return None
    return 1.0 if a.kind == b.kind else -3.0


def same_movement(a: Profile, b: Profile) -> float | None:
    """Both move the same way | One sends, the other withdraws"""
    return 1.0 if a.kind == b.kind else -3.0
