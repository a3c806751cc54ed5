"""Words in common."""

from __future__ import annotations


def share(a: frozenset[str], b: frozenset[str]) -> float | None:
    """The share of the shorter list that stands in the longer; None where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else None
