"""What was taken from a report's bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that a text is taken from: `origin` names them to the user, `charset` is what the answer declared.

    `details` are the capture's: for some kinds they hold what the bytes need to be read by themselves.
    """

    raw: bytes
    origin: str
    charset: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """A report's plain text, with what the report says of itself. `markup` is the page's, where it is one."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    markup: str = ""
