"""The reader: from texts to the statements that they make."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khronika.model import About, Statement
from khronika.reading.models import Models
from khronika.reading.parse import parse


class Reader:
    """Reads reports in Russian. Making one loads the models (about a second); reading changes nothing in it."""

    def __init__(self) -> None:
        self.models = Models()

    def read(self, reports: Sequence[tuple[str, About]]) -> list[list[Statement]]:
        """The statements of each report, in the order of the text."""
        parse([text for text, _ in reports], self.models)
        return [[] for _ in reports]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The one reader of this process."""
    return Reader()
