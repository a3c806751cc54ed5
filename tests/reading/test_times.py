"""Times: the marked-up cases, the rules' examples, and properties over many days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.languages import load
from khronika.reading.times import TimeExpression, report_times, times
from khronika.reading.times_mentions import mentions
from tests.reading.parsing import parsed

CASES = Path(__file__).parent / "cases" / "times.txt"
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
PLAIN = ("point", "period", "since", "until")
MONTH_NAMES = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = MONTH_NAMES.split()
FRIDAY = date(2022, 1, 7)


def found(text: str, published: date | None = FRIDAY) -> list[TimeExpression]:
    return [t for sentence in report_times(parsed(text), published) for t in sentence]


def cases() -> Iterator[tuple[str, date | None]]:
    published: date | None = None
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            day = line.removeprefix("@ ")
            published = None if day == "unknown" else date.fromisoformat(day)
        elif line.strip() and not line.startswith("#"):
            yield line.replace("¶", "\n"), published


def told(t: TimeExpression) -> str:
    kind = "" if t.kind in PLAIN else t.kind
    return " ".join(filter(None, (t.edtf or "-", kind, f"clock {t.clock}" if t.clock else "")))


@pytest.mark.parametrize(("line", "published"), list(cases()))
def test_case(line: str, published: date | None) -> None:
    expected = MARK.findall(line)
    assert [(t.text, told(t)) for t in found(MARK.sub(r"\1", line), published)] == expected


def test_there_are_many_cases() -> None:
    assert sum(len(MARK.findall(line)) for line, _ in cases()) >= 150
    assert sum(not MARK.search(line) for line, _ in cases()) >= 12


RULES = load("ru", "times")["rule"]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r["name"])
def test_rule(rule: dict[str, str]) -> None:
    names = {a.rule.name for s in parsed(rule["example"]).sentences for m in mentions(s) for a in m.atoms}
    assert rule["name"] in names
    assert rule["name"] not in {
        a.rule.name for s in parsed(rule["counter"]).sentences for m in mentions(s) for a in m.atoms
    }


DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@settings(max_examples=60)
@given(DAYS)
def test_a_day_written_out_is_read_back(day: date) -> None:
    text = f"Взрыв прогремел {day.day} {MONTHS[day.month - 1]} {day.year} года."
    (t,) = found(text, None)
    assert t.edtf == day.isoformat()


@settings(max_examples=60)
@given(DAYS, st.integers(0, 200))
def test_a_past_day_without_a_year_is_the_last_such(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    (t,) = found(f"Взрыв прогремел {day.day} {MONTHS[day.month - 1]}.", published)
    assert t.edtf == day.isoformat()


@settings(max_examples=40)
@given(DAYS, st.sampled_from(["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]))
def test_a_weekday_lies_in_the_last_seven_days(published: date, name: str) -> None:
    prepositions = {"вторник": "Во"}
    (t,) = found(f"{prepositions.get(name, 'В')} {name} прогремел взрыв.", published)
    assert t.edtf is not None
    assert 0 <= (published - date.fromisoformat(t.edtf)).days <= 6


VOCABULARY = """
в на с по до около 23.00 23 : 00 6 января 31 февраля 2022 года вчера сегодня ночь ночью утром
четверг среду неделе прошлой назад два дня через за последние три , и тогда полдень часов погиб
06.01.2022 99.99.9999 летом
"""
WORDS = st.sampled_from(VOCABULARY.split())


POINT = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?~?"


def well_formed(edtf: str) -> bool:
    """Whether it is EDTF of the annotation guidelines, no period ending before it begins."""
    start, _, end = edtf.partition("/")
    open_ended = ".." in (start, end)
    in_order = open_ended or not end or start.rstrip("~")[: len(end)] <= end.rstrip("~")[: len(start)]
    return in_order and all(re.fullmatch(POINT, p) for p in (start, end) if p not in ("", ".."))


@settings(max_examples=400)
@given(st.lists(WORDS, min_size=1, max_size=14), st.none() | DAYS)
def test_times_are_grounded(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    report = parsed(text)
    for sentence, expressions in zip(report.sentences, report_times(report, published), strict=True):
        for t in expressions:
            assert t.span.of(text) == t.text
            assert t.edtf is None or well_formed(t.edtf)
            assert sentence.words[t.first].start <= t.span.start
            assert t.span.end <= sentence.words[t.last].end
        assert all(a.span.end <= b.span.start for a, b in pairwise(expressions))


@pytest.mark.parametrize("blank", ["\N{NO-BREAK SPACE}", "  ", "\t"])
def test_any_blank_will_do(blank: str) -> None:
    (t,) = found(f"Взрыв прогремел в{blank}ночь с{blank}5 на{blank}6{blank}января{blank}2022{blank}года.")
    assert t.edtf == "2022-01-05/2022-01-06"


def test_capitals_are_read() -> None:
    (t,) = found("ВЗРЫВ ПРОГРЕМЕЛ В ЯНВАРЕ 2021 ГОДА")
    assert t.edtf == "2021-01"


def test_one_sentence_alone() -> None:
    (t,) = times(parsed("Взрыв прогремел вчера.").sentences[0], FRIDAY)
    assert (t.edtf, t.rule, t.relative) == ("2022-01-06", "yesterday", True)


@settings(max_examples=150)
@given(
    st.text(alphabet="0123456789²٣.,:-–/ \n\tягодвнчьпаср", max_size=60), st.sampled_from([date.min, date.max, FRIDAY])
)
def test_odd_text_is_read_without_error(text: str, published: date) -> None:
    report = parsed(text)
    for t in (t for ts in report_times(report, published) for t in ts):
        assert t.span.of(text) == t.text


@pytest.mark.parametrize("published", [date.min, date.max])
def test_days_beyond_the_calendar_are_not_told(published: date) -> None:
    assert all(t.text for t in found("Вчера, в минувшую пятницу, на следующей неделе и 5000 лет назад.", published))
