"""The word lists of status.toml."""

from __future__ import annotations

from functools import cache

from khronika.languages import load


@cache
def words(name: str) -> frozenset[str]:
    """A list of status.toml."""
    return frozenset(str(load("ru", "status")[name]).split())
