"""What the tests of the reading share: a text in, its statements out."""

import pytest

from khronika.model import About


@pytest.fixture
def read(reader):
    """Reads one text as a report published on Friday, 7 January 2022."""

    def statements(text):
        [found] = reader.read([(text, About("case", "2022-01-07"))])
        return found

    return statements


@pytest.fixture
def told(read):
    """The statements of one type in a text."""
    return lambda text, kind: [s for s in read(text) if s.type == kind]
