"""Which column of a table says what, as the user tells it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from khronika.errors import BadOption
from khronika.sources.table_kinds import SLOTS


def columns(pairs: Iterable[str], file: Path | None) -> dict[str, str]:
    """By slot the column's name: those of the file (TOML or JSON), then the pairs SLOT=NAME. Raises BadOption."""
    given = {**(_load(file) if file else {}), **dict(_pair(pair) for pair in pairs)}
    for slot, name in given.items():
        if slot not in SLOTS or not isinstance(name, str):
            raise BadOption("columns", f"«{slot}» is no part of a report", f"Use {', '.join(SLOTS)}")
    return given


def _pair(pair: str) -> tuple[str, str]:
    slot, equals, name = pair.partition("=")
    if not equals or not name:
        raise BadOption("--column", f"is no pair: {pair}", "Write it as text=NAME")
    return slot.strip(), name.strip()


def _load(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        found: dict[str, Any] = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (OSError, ValueError) as error:
        remedy = 'Write lines such as text = "NAME"'
        raise BadOption("--columns", f"{path} cannot be used ({error})", remedy) from error
    return found
