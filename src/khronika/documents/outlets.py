"""Outlets by the domain of their addresses."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from khronika.errors import BadLanguageData

DATA = Path(__file__).parent / "outlets.toml"


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """The outlets' names by domain."""
    try:
        return {
            str(domain): str(name)
            for domain, name in tomllib.loads(DATA.read_text(encoding="utf-8"))["outlets"].items()
        }
    except (OSError, ValueError, KeyError) as error:
        raise BadLanguageData(DATA, str(error), "Restore the file from the release") from error


def outlet(url: str | None) -> str | None:
    """The outlet whose address it is, by the longest domain that the table holds; None where it holds none."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    tails = (".".join(parts[n:]) for n in range(len(parts)))
    return next((known()[tail] for tail in tails if tail in known()), None)
