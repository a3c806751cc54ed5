"""A text parsed, for tests of what stands between the parse and the statements. The models are loaded once for all."""

from __future__ import annotations

from functools import cache

from khronika.reading.models import Models
from khronika.reading.parse import Report, parse


@cache
def models() -> Models:
    return Models()


def parsed(text: str) -> Report:
    return parse([text], models())[0]
