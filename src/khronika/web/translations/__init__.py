"""What the pages say, one file a language, read and checked at load."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from khronika.errors import BadLanguageData

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "en")


@cache
def load(language: str) -> dict[str, Any]:
    """The strings of a language as written, in tables. Raises BadLanguageData."""
    path = FOLDER / f"{language}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadLanguageData(path, str(error), "Correct the file, or restore it from the release") from error


def flat(table: dict[str, Any], head: str = "") -> dict[str, Any]:
    """The strings by dotted key: `{"record.title": ...}`."""
    out: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            out |= flat(value, f"{head}{key}.")
        else:
            out[head + key] = value
    return out
