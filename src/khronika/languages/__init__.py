"""What is known of a language: data files, one folder a language, read and checked at load."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from khronika.errors import BadLanguageData

FOLDER = Path(__file__).parent


@cache
def load(language: str, name: str) -> dict[str, Any]:
    """The data of `languages/LANGUAGE/NAME.toml`. Raises BadLanguageData with file and line."""
    path = FOLDER / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadLanguageData(path, str(error), "Correct the file, or restore it from the release") from error
