"""The demo corpus: 28 retold reports of January 2022 in Kazakhstan, with their annotations. Data only."""

from __future__ import annotations

from pathlib import Path

CORPUS = "kz2022"


def folder() -> Path:
    """The folder of the demo corpus: `index.jsonl`, and a `.txt` and a `.json` for each report."""
    return Path(__file__).parent / CORPUS


def reports() -> list[Path]:
    """The texts of the demo corpus, in the order of their names."""
    return sorted(folder().glob("*.txt"))


def index() -> Path:
    """The index that tells title, publisher, time and address of each report."""
    return folder() / "index.jsonl"
