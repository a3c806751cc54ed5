"""Quantities: the marked-up cases, the data files' examples, and properties over many numbers."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.languages import load
from khronika.reading.numbers import Quantity, quantities
from tests.reading.parsing import parsed
from tests.reading.spelling import spelled

CASES = Path(__file__).parent / "cases" / "numbers.txt"
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def found(text: str) -> list[tuple[Quantity, str | None]]:
    report = parsed(text)
    return [(q, s.words[q.head].text if q.head is not None else None) for s in report.sentences for q in quantities(s)]


def lines() -> list[str]:
    kept = (line.strip() for line in CASES.read_text(encoding="utf-8").splitlines())
    return [line for line in kept if line and not line.startswith("#")]


def ends(q: Quantity) -> str:
    low, high = ("" if x is None else str(x) for x in (q.low, q.high))
    return low if low == high else f"{low}..{high}"


def told(q: Quantity, head: str | None, with_head: bool) -> str:
    value = " ".join(filter(None, (ends(q), q.unit)))
    return f"{value} > {head or '-'}" if with_head else value


@pytest.mark.parametrize("line", lines())
def test_case(line: str) -> None:
    expected = MARK.findall(line)
    text = MARK.sub(r"\1", line)
    shown = [(q, head, ">" in expected[i][1] if i < len(expected) else True) for i, (q, head) in enumerate(found(text))]
    assert [(q.text, told(q, head, with_head)) for q, head, with_head in shown] == expected


def test_there_are_many_cases() -> None:
    assert sum(len(MARK.findall(line)) for line in lines()) >= 100
    assert sum(not MARK.search(line) for line in lines()) >= 20


FAMILIES = load("ru", "numerals")["family"]
BOUNDS = load("ru", "quantifiers")["bound"]
UNITS = load("ru", "quantifiers")["unit"]
LABELS = load("ru", "quantifiers")["label"]


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f["name"])
def test_family(family: dict[str, str]) -> None:
    assert found(family["example"]) and not found(family["counter"])


@pytest.mark.parametrize("bound", BOUNDS, ids=lambda b: b["name"])
def test_bound(bound: dict[str, str]) -> None:
    assert [q.rule for q, _ in found(bound["example"])] == [bound["name"]]
    assert bound["name"] not in [q.rule for q, _ in found(bound["counter"])]
    assert found(bound["counter"])


@pytest.mark.parametrize("unit", UNITS, ids=lambda u: u["name"])
def test_unit(unit: dict[str, str]) -> None:
    assert [q.unit for q, _ in found(unit["example"])] == [unit["name"]]
    assert [q.unit for q, _ in found(unit["counter"])] == [""]


@pytest.mark.parametrize("label", LABELS, ids=lambda x: x["name"])
def test_label(label: dict[str, str]) -> None:
    assert not found(label["example"])
    assert found(label["counter"])


@pytest.mark.parametrize(
    ("phrase", "kind"), [(p, b["kind"]) for b in BOUNDS for p in b["before"]], ids=lambda x: str(x).replace(" ", "-")
)
def test_every_qualifier_is_read(phrase: str, kind: str) -> None:
    (q, _), *rest = found(f"Ранены {phrase} сорока человек.")
    assert not rest
    assert (q.low, q.high) == {"low": (40, None), "high": (None, 40), "about": (40, 40)}[kind]
    assert q.text == f"{phrase} сорока"


@settings(max_examples=60)
@given(st.integers(2, 999_999))
def test_a_number_written_out_is_read_back(value: int) -> None:
    (q, head), *rest = found(f"Ранены {spelled(value)} человек.")
    assert not rest
    assert (q.low, q.high, q.text, head) == (value, value, spelled(value), "человек")


@settings(max_examples=60)
@given(st.integers(2, 999_999), st.sampled_from([" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"]))
def test_digits_in_groups_are_one_number(value: int, blank: str) -> None:
    written = f"{value:,}".replace(",", blank)
    ((q, head),) = found(f"Ранены {written} человек.")
    assert (q.low, q.high, q.text, head) == (value, value, written, "человек")


VOCABULARY = """
не менее более около до двое трое 26 10–15 3 тыс. млн десятки тысяч из человек погибли ранены и или
, от сто двести пять-шесть 2022 января никто ни один «Союз» $ % лет 70-летний
"""
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=14))
def test_quantities_are_grounded(words: list[str]) -> None:
    text = " ".join(words)
    report = parsed(text)
    for sentence in report.sentences:
        read_here = quantities(sentence)
        for q in read_here:
            assert q.span.of(text) == q.text
            assert sentence.words[q.first].start == q.span.start
            assert q.span.end <= sentence.words[q.last].end
            assert q.low is None or q.high is None or q.low <= q.high
        assert all(a.span.end <= b.span.start for a, b in pairwise(read_here))


@settings(max_examples=150)
@given(st.text(alphabet="0123456789²٣.,:-–/ \n\tадосвтри«»()$%+№тысячи", max_size=60))
def test_odd_text_is_read_without_error(text: str) -> None:
    for sentence in parsed(text).sentences:
        for q in quantities(sentence):
            assert q.span.of(text) == q.text


def test_a_giant_number_is_no_error() -> None:
    assert found(f"Ранены {'9' * 5000} человек и {'9' * 5000}-летний старик.") == []
