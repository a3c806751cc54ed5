"""Raw bytes, kept for good under their SHA-256: `archive/ab/abcdef…`.

A file is there whole or not at all: it is written beside its place, flushed to the disk, and renamed. Whoever keeps
bytes holds the case's lock for writing, so a leftover that he meets was left by a process that died.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from khronika.documents.document import sha256

PART = ".part"
WRITERS = 8  # threads: they wait for the disk


class Archive:
    """The archive in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha: str) -> Path:
        """Where the bytes of that fingerprint lie, or would."""
        return self.folder / sha[:2] / sha

    def read(self, sha: str) -> bytes:
        """The bytes of that fingerprint; raises OSError where they are not kept."""
        return self.path(sha).read_bytes()

    def keep(self, raw: bytes) -> str:
        """Keeps the bytes and returns their fingerprint. Bytes that are kept already stay as they are."""
        sha = sha256(raw)
        self.keep_all({sha: raw})
        return sha

    def keep_all(self, raws: Mapping[str, bytes]) -> None:
        """Keeps the bytes, by fingerprint, several at once: a disk flushes many files in the time of a few."""
        new = [(self.path(sha), raw) for sha, raw in raws.items() if not self.path(sha).exists()]
        for path, _ in new:
            path.parent.mkdir(parents=True, exist_ok=True)
        each = self._writers.map if len(new) > 1 else map
        for _ in each(_write, new):
            pass
        for path, _ in new:
            path.with_name(path.name + PART).replace(path)
        for _ in each(_flush, {path.parent for path, _ in new}):
            pass

    @cached_property
    def _writers(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(WRITERS, thread_name_prefix="archive")

    def sweep(self) -> int:
        """Removes what a killed process left half written; returns how many files."""
        parts = list(self.folder.glob(f"??/*{PART}"))
        for part in parts:
            part.unlink(missing_ok=True)
        return len(parts)


def _write(given: tuple[Path, bytes]) -> None:
    path, raw = given
    with path.with_name(path.name + PART).open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    """Makes a renaming last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
