"""Days of times, for lists and filters."""

import pytest

from khronika.views.days import days, holds, start


@pytest.mark.parametrize(
    ("when", "first", "last", "under"),
    [
        ("2022-01-06", "2022-01-06", "2022-01-06", "2022-01-06"),
        ("2022-01-06T23:00~", "2022-01-06", "2022-01-06", "2022-01-06"),
        ("2022-01-05/2022-01-19", "2022-01-05", "2022-01-19", "2022-01-05"),
        ("../2022-01-19", None, "2022-01-19", "2022-01-19"),
        ("2022-01-02/..", "2022-01-02", None, "2022-01-02"),
        ("2022-02", "2022-02-01", "2022-02-28", None),
        ("2021", "2021-01-01", "2021-12-31", None),
    ],
)
def test_days(when, first, last, under):
    assert days(when) == (first, last)
    assert start(when) == under


@pytest.mark.parametrize("when", [None, "", "вчера", "../..", "2022-13-01"])
def test_what_names_no_day(when):
    assert days(when) is None and start(when) is None and not holds(when, "2022-01-06")


def test_holding():
    assert holds("2022-01-05/2022-01-19", "2022-01-06") and holds("../2022-01-19", "2021-01-01")
    assert not holds("2022-01-05/2022-01-19", "2022-01-20") and not holds("2022-01-06", "2022-01-07")
