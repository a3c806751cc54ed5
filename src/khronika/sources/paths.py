"""The files that the user's paths stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from khronika.errors import UnreadableFile

SUFFIXES = (".txt", ".html", ".htm", ".xhtml")  # what counts as a report within a folder; a named file always does


def files(paths: Iterable[Path]) -> Iterator[Path | UnreadableFile]:
    """The files named and, in sorted order, the reports in the folders named. Each file comes once."""
    seen: set[Path] = set()
    for path in paths:
        for found in _under(path) if path.is_dir() else (path,):
            if isinstance(found, UnreadableFile):
                yield found
            elif found.absolute() not in seen:
                seen.add(found.absolute())
                yield found


def _under(folder: Path) -> Iterator[Path | UnreadableFile]:
    found = False
    for path in _walk(folder):
        found = True
        yield path
    if not found:
        reason = f"holds no report ({', '.join(SUFFIXES)})"
        yield UnreadableFile(folder, reason, "Name the files themselves if they end otherwise")


def _walk(folder: Path) -> Iterator[Path]:
    """Reports of the folder and of its folders, by name; hidden ones and links to folders are left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(root, name)
