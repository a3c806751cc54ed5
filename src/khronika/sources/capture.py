"""A report as it came."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from khronika.errors import UnreadableFile
from khronika.model import About

LARGEST = 20 * 2**20  # bytes of one file; no news report comes near, and a whole book is under 5 MB


@dataclass(frozen=True, slots=True)
class Capture:
    """Raw bytes, where they lay (`origin`), and what an index or the user says of them."""

    origin: str
    raw: bytes
    about: About


def capture(path: Path, about: About, largest: int = LARGEST) -> Capture:
    """The file as it lies there. Raises UnreadableFile where it cannot be had whole."""
    try:
        _check(path, largest)
        return Capture(str(path), path.read_bytes(), about)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UnreadableFile(path, reason, "Check its name and that you may read it") from error


def _check(path: Path, largest: int) -> None:
    if not path.exists():
        raise UnreadableFile(path, "does not exist", "Check its name and the folder you are in")
    if not path.is_file():
        raise UnreadableFile(path, "is not a file", "Name a text or HTML file, or a folder of them")
    size = path.stat().st_size
    if size > largest:
        reason = f"has {_megabytes(size)}, more than the {_megabytes(largest)} that one report may have"
        raise UnreadableFile(path, reason, "Split it into single reports")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
