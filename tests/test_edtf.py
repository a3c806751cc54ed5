"""The EDTF subset: what it reads, what it refuses, what overlaps."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika import edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01T00:00", "2022-12-31T23:59"),
        ("2020-02", "2020-02-01T00:00", "2020-02-29T23:59"),
        ("2022-01-06", "2022-01-06T00:00", "2022-01-06T23:59"),
        ("2022-01-06T23:00~", "2022-01-06T23:00", "2022-01-06T23:00"),
        ("2022-01-05/2022-01-06", "2022-01-05T00:00", "2022-01-06T23:59"),
        ("2022-01-05T01:30/2022-01-19T00:00", "2022-01-05T01:30", "2022-01-19T00:00"),
        ("2022-01-02/..", "2022-01-02T00:00", None),
        ("../2022-01-19", None, "2022-01-19T23:59"),
    ],
)
def test_period(text: str, first: str | None, last: str | None) -> None:
    period = edtf.parse(text)
    assert period is not None
    assert period.first == (datetime.fromisoformat(first) if first else None)
    assert period.last == (datetime.fromisoformat(last) if last else None)


@pytest.mark.parametrize("text", ["", "вчера", "2022-13", "2022-02-30", "2022-01-07/2022-01-05", "2022/2023/2024"])
def test_not_a_period(text: str) -> None:
    assert edtf.parse(text) is None


@pytest.mark.parametrize(
    ("a", "b", "meets"),
    [
        ("2022-01-06", "2022-01-06T23:00~", True),
        ("2022-01-06T22:55~", "2022-01-06T23:00~", True),
        ("2022-01-06T21:00~", "2022-01-06T23:00~", False),
        ("2022-01-05", "2022-01-06", False),
        ("2022-01-02/..", "2022-06", True),
        ("../2022-01-19", "2022-02", False),
        ("2022-01", "2022-01-31", True),
    ],
)
def test_meet(a: str, b: str, meets: bool) -> None:
    one, other = edtf.parse(a), edtf.parse(b)
    assert one is not None
    assert other is not None
    assert edtf.meet(one, other) is meets
    assert edtf.meet(other, one) is meets


@given(st.dates(min_value=datetime(1950, 1, 1).date()), st.integers(0, 400))
def test_gap_of_days(day: datetime, apart: int) -> None:
    later = day + timedelta(days=apart) if day.year < 9990 else day
    one, other = edtf.parse(day.isoformat()), edtf.parse(later.isoformat())
    assert one is not None
    assert other is not None
    assert edtf.gap(one, other).days == max((later - day).days - 1, 0)
