"""What was known when: a report counts once it had certainly appeared."""

import contextlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from annotated import stated
from hypothesis import given
from hypothesis import strategies as st

from khronika.model import About, Document
from khronika.record.known import appeared, clocks, limit

ALMATY = ZoneInfo("Asia/Almaty")  # UTC+06:00 in 2022


def report(published):
    return Document("0" * 64, "", About("a", published), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("published", "utc"),
    [
        ("2022-01-05T18:33:00+03:00", "2022-01-05T15:33:00+00:00"),
        ("2022-01-05T18:33:00", "2022-01-05T12:33:00+00:00"),
        ("2022-01-05", "2022-01-05T17:59:59.999999+00:00"),
    ],
)
def test_a_report_appears_at_its_own_offset_or_by_the_clocks_of_the_crisis(published, utc):
    assert appeared(report(published), ALMATY).isoformat() == utc


@pytest.mark.parametrize("published", [None, "", "yesterday", "0001-01-01T00:00", "2022-02-30"])
def test_a_report_without_a_day_appeared_nobody_knows_when(published):
    assert appeared(report(published), ALMATY) is None


def test_a_day_reaches_to_its_end_and_a_minute_to_its_own():
    assert limit("2022-01-05", ALMATY).isoformat() == "2022-01-05T17:59:59.999999+00:00"
    assert limit("2022-01-05T12:00", ALMATY).isoformat() == "2022-01-05T06:00:59.999999+00:00"


@pytest.mark.parametrize(
    "text", ["2022", "2022-13-01", "2022-01-05T12:00Z", "20220105", "0001-01-01T00:00", "2022-01-05T12"]
)
def test_what_is_no_day_and_no_minute_is_refused(text):
    with pytest.raises(ValueError):
        limit(text, ALMATY)


@given(st.text(max_size=20))
def test_any_text_is_a_moment_or_refused(text):
    with contextlib.suppress(ValueError):
        assert limit(text, ALMATY).tzinfo is UTC


def test_the_clocks_are_those_of_the_place_told_most():
    assert str(clocks(stated())) == "Asia/Almaty"
    assert clocks([]) is UTC
