"""The reader: from texts to the statements that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from khronika.model import About, Statement
from khronika.reading.acts import find
from khronika.reading.arguments import fill
from khronika.reading.composing import compose
from khronika.reading.lexicon import lexicon
from khronika.reading.mention import Mention
from khronika.reading.merging import clusters
from khronika.reading.models import Models
from khronika.reading.numbers import quantities
from khronika.reading.parse import Report, parse
from khronika.reading.status import status
from khronika.reading.tallies import count


class Reader:
    """Reads reports in Russian. Making one loads the models (about a second); reading changes nothing in it."""

    def __init__(self) -> None:
        self.models = Models()

    def read(self, reports: Sequence[tuple[str, About]]) -> list[list[Statement]]:
        """The statements of each report, in the order of the text."""
        parsed = parse([text for text, _ in reports], self.models)
        return [statements(report, about) for report, (_, about) in zip(parsed, reports, strict=True)]


def statements(report: Report, about: About) -> list[Statement]:
    """What a parsed report states."""
    return [compose(group, report) for group in clusters(list(mentions(report, about)))]


def mentions(report: Report, about: About) -> Iterator[Mention]:
    """Every mention of an act that is told as a happening."""
    numbers = {s.number: quantities(s) for s in report.sentences}
    for act in find(report, lexicon()):
        fill(act)
        told = status(act)
        if told is None:
            continue
        yield Mention(act, *told, act.affected, act.actors, count=count(act, numbers[act.sentence.number]))


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The one reader of this process."""
    return Reader()
