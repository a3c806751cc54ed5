"""The files that the user's paths stand for, and which files of a folder or an archive are reports at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

# What text may be and yet no report. It counts only within folders and archives: a file that is named is looked at.
PROGRAMS = frozenset(
    (
        *(".css", ".js", ".mjs", ".ts", ".json", ".jsonl", ".ndjson", ".xml", ".svg", ".map", ".cdx", ".cdxj"),
        *(".log", ".py", ".sh", ".bat", ".ini", ".cfg", ".toml", ".yml", ".yaml", ".sql", ".c", ".h", ".java"),
        *(".md5", ".sha1", ".sha256", ".sum", ".sig", ".asc", ".tex", ".po", ".go", ".rs", ".php", ".ttf"),
    )
)
ABOUT_THE_FOLDER = frozenset(("readme", "license", "licence", "notice", "changelog", "copying", "authors"))
PAGE_PARTS = ("_files", ".files", "_data")  # folders that browsers put beside a page with what it shows


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named and, in sorted order, those in the folders named. Each file comes once."""
    seen: set[Path] = set()
    for path in paths:
        for found in walk(path) if path.is_dir() else (path,):
            if found.absolute() not in seen:
                seen.add(found.absolute())
                yield found


def walk(folder: Path) -> Iterator[Path]:
    """Files of the folder and its folders, by name; hidden ones, links to folders and parts of pages are left out."""
    for root, folders, names in os.walk(folder):
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm", ".xhtml"))}
        folders[:] = sorted(name for name in folders if not is_hidden(name) and not _is_part(name, pages))
        for name in sorted(names):
            if not is_hidden(name):
                yield Path(root, name)


def _is_part(folder: str, pages: set[str]) -> bool:
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in PAGE_PARTS)


def is_hidden(name: str) -> bool:
    """Whether the file, or a folder of its name, is hidden, or was left by macOS."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part.strip(".") for part in parts)


def is_report(kind: str, name: str) -> bool:
    """Whether a file of that kind, met within a folder or an archive, is worth opening."""
    path = PurePosixPath(name.replace("\\", "/"))
    if kind in ("text", "markdown"):
        return path.suffix.lower() not in PROGRAMS and path.stem.lower() not in ABOUT_THE_FOLDER
    return kind not in ("", "data")
