"""Cases made of a few reports, and a reader that takes no time."""

import pytest

from khronika.model import About, Count, Phrase, Span, Statement
from khronika.sources.capture import Capture
from khronika.statements import batches


def report(number, **about):
    text = f"Погибли двое\n\nПри обрушении стены на стройке номер {number} погибли двое рабочих.\n"
    return Capture(f"r{number}.txt", text.encode(), About(f"r{number}", **about))


def read_words(texts):
    """Each «погибли» is a death of two: enough for what a case does with statements."""
    found = []
    for text, _ in texts:
        at = [i for i in range(len(text)) if text.startswith("погибли", i)]
        spans = [Span(i, i + 7) for i in at]
        count = Count(2, 2, (), "test")
        found.append([Statement("death", "reported", Phrase("погибли", s, "test"), (s,), count=count) for s in spans])
    return found


@pytest.fixture
def quick_reader(monkeypatch):
    monkeypatch.setattr(batches, "read_texts", read_words)


@pytest.fixture
def reports():
    return [report(n, published=f"2022-01-{n + 1:02}", publisher="Орда") for n in range(10)]
