"""INDEX.jsonl: what is known of reports, one JSON object a line, by the stem of the report's file name.

    {"doc": "seed", "published": "2022-01-07", "publisher": "…", "title": "…", "url": "…", "language": "ru"}

Only `doc` is required; `"retold": true` marks a text that retells its report in other words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.errors import BadIndex, UnreadableFile
from khronika.model import About
from khronika.sources.dates import is_published
from khronika.sources.paths import PROGRAMS

NAME = "index.jsonl"  # read without being named where it lies in a folder of reports
TEXTS = ("published", "publisher", "title", "url", "language", "author")


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by stem, and the line where each stands."""

    path: Path
    entries: dict[str, About]
    lines: dict[str, int]


def load(path: Path) -> Index:
    """The index in a file. Raises BadIndex with file and line."""
    index = Index(path, {}, {})
    for number, line in enumerate(_read(path).splitlines(), start=1):
        if line.strip():
            about = _entry(f"{path}, line {number}", line)
            if about.doc in index.entries:
                reason = f"«{about.doc}» stands in line {index.lines[about.doc]} already"
                raise BadIndex(f"{path}, line {number}", reason, "Keep one line a report")
            index.entries[about.doc], index.lines[about.doc] = about, number
    return index


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise BadIndex(path, reason, "Check the name given to --index") from error
    except UnicodeDecodeError as error:
        raise BadIndex(path, "is not UTF-8", "Save the index as UTF-8") from error


def _entry(where: str, line: str) -> About:
    try:
        given = json.loads(line)
    except ValueError as error:
        raise BadIndex(where, f"is no JSON ({error})", "Write one JSON object a line") from error
    if not isinstance(given, dict):
        raise BadIndex(where, "is no JSON object", "Write one JSON object a line")
    said = {key: _text(where, given, key) for key in TEXTS}
    return About(
        doc=_doc(where, given),
        retold=_retold(where, given),
        **said,  # type: ignore[arg-type]  # mypy takes them for `via` too
    )


def _doc(where: str, given: dict[str, Any]) -> str:
    doc = given.get("doc")
    if not isinstance(doc, str) or not doc:
        raise BadIndex(where, "has no «doc»", 'Give the file\'s name without its ending, as in "doc": "seed"')
    return doc


def _text(where: str, given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise BadIndex(where, f"«{key}» is no text", "Write it in quotes, or leave it out")
    if value and key == "published" and not is_published(value):
        raise BadIndex(where, f"«published» is no date: {value}", "Write it as 2022-01-07 or 2022-01-07T18:30:00+03:00")
    return value or None


def _retold(where: str, given: dict[str, Any]) -> bool:
    value = given.get("retold", False)
    if not isinstance(value, bool):
        raise BadIndex(where, "«retold» is neither true nor false", "Write true or false, without quotes")
    return value


def absent(index: Index, files: Iterable[Path]) -> Iterator[UnreadableFile]:
    """One error for each entry whose file is neither among the files read nor beside them or the index."""
    given = list(files)
    folders = {index.path.parent, *(file.parent for file in given)}
    there = {file.stem for file in given}.union(*map(_stems, folders))
    for doc, line in index.lines.items():
        if doc not in there:
            reason = f"names the report «{doc}», but no file of that name is there"
            yield UnreadableFile(f"{index.path}, line {line}", reason, "Add the file, or take the line out")


def _stems(folder: Path) -> set[str]:
    return {path.stem for path in folder.iterdir() if path.suffix.lower() not in PROGRAMS} if folder.is_dir() else set()
