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


def same_measure(a: Profile, b: Profile) -> float | None:
    """Both tell of the same kind of measure | They tell of different kinds of measures"""
    if a.kind is None or b.kind is None:
        return None
    return 1.0 if a.kind == b.kind else -3.0


def same_movement(a: Profile, b: Profile) -> float | None:
    """Both move the same way | One sends, the other withdraws"""
    return 1.0 if a.kind == b.kind else -3.0
