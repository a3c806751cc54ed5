"""Counts, times and plurals in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.web.words import words

EN, RU = words("en"), words("ru")


@pytest.mark.parametrize(
    ("low", "high", "en", "ru"),
    [
        (26, 26, "26", "26"),
        (26, None, "26 or more", "не менее 26"),
        (None, 20, "up to 20", "до 20"),
        (10, 15, "10–15", "10–15"),
        (20000, 99999, "20,000–99,999", "20\u202f000–99\u202f999"),
        (None, None, "number not told", "число не названо"),
        (0, 0, "0", "0"),
    ],
)
def test_counts(low, high, en, ru):
    assert EN.count({"low": low, "high": high}) == en
    assert RU.count({"low": low, "high": high}) == ru


@pytest.mark.parametrize(
    ("edtf", "en", "ru"),
    [
        (None, "time not told", "время не названо"),
        ("2022", "2022", "2022 год"),
        ("2022-01", "January 2022", "январь 2022"),
        ("2022-01-06", "6 January 2022", "6 января 2022"),
        ("2022-01-06~", "about 6 January 2022", "около 6 января 2022"),
        ("2022-01-06T23:00~", "6 January 2022, about 23:00", "6 января 2022, около 23:00"),
        ("2022-01-05/2022-01-19", "5–19 January 2022", "5–19 января 2022"),
        ("2022-01-30/2022-02-02", "30 January 2022 – 2 February 2022", "30 января 2022 – 2 февраля 2022"),
        ("../2022-01-19", "until 19 January 2022", "до 19 января 2022"),
        ("2021-04/..", "from April 2021", "с апреля 2021"),
        (
            "2022-01-05T01:30/2022-01-19T00:00",
            "5 January 2022, 01:30 – 19 January 2022, 00:00",
            "5 января 2022, 01:30 – 19 января 2022, 00:00",
        ),
    ],
)
def test_times(edtf, en, ru):
    assert (EN.time(edtf), RU.time(edtf)) == (en, ru)


@pytest.mark.parametrize(
    ("n", "ru"),
    [
        (1, "1 сообщение"),
        (2, "2 сообщения"),
        (5, "5 сообщений"),
        (11, "11 сообщений"),
        (21, "21 сообщение"),
        (112, "112 сообщений"),
    ],
)
def test_russian_plurals(n, ru):
    assert RU.plural("report", n) == ru


def test_english_plurals():
    assert [EN.plural("report", n) for n in (0, 1, 21)] == ["0 reports", "1 report", "21 reports"]


@pytest.mark.parametrize(
    ("moment", "en"),
    [
        (None, "date of publication not known"),
        ("2022-01-05", "5 January 2022"),
        ("2022-01-05T18:33:00+03:00", "5 January 2022, 18:33 UTC+03:00"),
        ("2022-01-05T18:33:00Z", "5 January 2022, 18:33 UTC"),
        ("2026-01-01T00:00:00+00:00", "1 January 2026, 00:00 UTC"),
        ("2022-01-05T18:33", "5 January 2022, 18:33"),
    ],
)
def test_moments_of_publication_keep_their_zone(moment, en):
    assert EN.stamp(moment) == en


@given(st.text(max_size=40))
def test_any_text_can_be_told_as_a_time(text):
    assert isinstance(RU.time(text), str) and isinstance(EN.stamp(text), str) and isinstance(RU.day(text), str)
