"""Raw bytes, kept for good under their SHA-256: `archive/ab/abcdef…`.

A file is there whole or not at all: it is written beside its place, flushed to the disk, and renamed. Whoever keeps
bytes holds the case's lock for writing, so a leftover that he meets was left by a process that died.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from khronika.documents.document import sha256

PART = ".part"


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
        path = self.path(sha)
        if path.exists():
            return sha
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(sha + PART)
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _flush(path.parent)
        return sha

    def sweep(self) -> int:
        """Removes what a killed process left half written; returns how many files."""
        parts = list(self.folder.glob(f"??/*{PART}"))
        for part in parts:
            part.unlink(missing_ok=True)
        return len(parts)


def _flush(folder: Path) -> None:
    """Makes a renaming last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
