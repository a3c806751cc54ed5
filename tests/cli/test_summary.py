"""The record's lines in the terminal."""

import pytest

from khronika.cli.summary import dispute_line
from khronika.record.disputes import Dispute, Version


@pytest.mark.parametrize(
    ("about", "one", "other", "line"),
    [
        ("count", "317-", "1 + 2", "disputed, count of death: 317 or more () or 1 + 2 ()"),
        ("date", "2022-01-06", "2022-01-05", "disputed, date of death: 6 January 2022 () or 5 January 2022 ()"),
        ("status", "reported", "denied", "disputed, status of death: reported () or denied ()"),
    ],
)
def test_the_versions_of_a_dispute_stand_in_words(about, one, other, line):
    assert dispute_line(Dispute("x", about, "death", (Version(one, (), ()), Version(other, (), ())))) == line
