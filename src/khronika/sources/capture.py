"""A report as it came: what every source yields, whether it reads files, archives or the web.

A source is an iterable of `Found`. Its captures go through `opening.opened`, which unpacks those that hold several.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from khronika.errors import Skip, UnreadableFile
from khronika.model import About

LARGEST = 20 * 2**20  # bytes of one report; no news report comes near, and a whole book is under 5 MB


@dataclass(frozen=True, slots=True)
class Fetch:
    """How the bytes were had from where they were published; of a file nobody fetched, all is empty.

    `by` is the tool with its version, `at` the moment (with its zone), `asked` the address first asked for, `redirects`
    those that it led through (the last address is `About.url`), `status` and `headers` those of the last answer as they
    came. `cut` says why the body is known to be incomplete, None where nothing says so.
    """

    by: str = ""
    at: datetime | None = None
    asked: str | None = None
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    cut: str | None = None

    def header(self, name: str) -> str | None:
        """The header of that name in any case, None where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def charset(self) -> str | None:
        """The encoding that the answer's Content-Type declares."""
        message = Message()
        message["Content-Type"] = self.header("Content-Type") or ""
        return message.get_content_charset()


@dataclass(frozen=True, slots=True)
class Capture:
    """Raw bytes (after any transfer and content encoding), with what is known of them before anybody reads them.

    `origin` names the report to the user: a path, an address, `reports.zip!news/1.html`. `about` is what an index, a
    container or the user says of it. `kind` is one of `kinds.DOCUMENTS`, "" where the content is to tell. `container`
    is the file that it lay in and `place` where ("news/1.html", "row 7"), both "" for a file of its own. `details` is
    what the container tells besides, as JSON: replies, edits, media; and what the bytes need to be read by themselves.
    """

    origin: str
    raw: bytes
    about: About
    kind: str = ""
    fetch: Fetch = field(default_factory=Fetch)
    container: str = ""
    place: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Address:
    """A report of which only the address came: an entry of a feed or a sitemap without the text."""

    origin: str
    url: str
    about: About


Found = Capture | Address | Skip


def doc_of(url: str) -> str:
    """A short name for the report at an address: the last part of its path, or its host."""
    try:
        parts = urlsplit(url)
        return PurePosixPath(parts.path).stem or parts.netloc or url
    except ValueError:
        return url  # refused when its turn comes


def capture(path: Path, about: About, largest: int = LARGEST) -> Capture:
    """The file as it lies there. Raises UnreadableFile where it cannot be had whole."""
    try:
        check(path)
        _check_size(path, largest)
        return Capture(str(path), path.read_bytes(), about)
    except OSError as error:
        reason = f"cannot be opened ({error.strerror or error})"
        raise UnreadableFile(path, reason, "Check its name and that you may read it") from error


def check(path: Path) -> None:
    """Raises UnreadableFile where there is no such file."""
    if not path.exists():
        raise UnreadableFile(path, "does not exist", "Check its name and the folder you are in")
    if not path.is_file():
        raise UnreadableFile(path, "is not a file", "Name a file or a folder")


def _check_size(path: Path, largest: int) -> None:
    size = path.stat().st_size
    if size > largest:
        reason = f"has {_megabytes(size)}, more than the {_megabytes(largest)} that one report may have"
        raise UnreadableFile(path, reason, "Split it into single reports")


def _megabytes(size: int) -> str:
    return f"{size / 2**20:.0f} MB"
