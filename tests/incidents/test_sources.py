"""A table of sources' names: what is one under many spellings and cases, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import reports

from khronika.incidents.countries import country_named
from khronika.incidents.names import stem
from khronika.incidents.origins import chain, origin, unify

TABLE = Path(__file__).with_name("sources.txt").read_text(encoding="utf-8")
GROUPS = [
    [line.split(" = ") for line in group.splitlines()[1:] if line] for group in re.split(r"^! ", TABLE, flags=re.M)[1:]
]
ROWS = [row for group in GROUPS for row in group]


@pytest.mark.parametrize("row", [row for row in ROWS if len(row) > 1], ids=lambda row: row[0])
def test_one_source(row: list[str]) -> None:
    assert {unify(name, "UZ") for name in row} == {unify(row[0], "UZ")}


def test_no_two_rows_are_one() -> None:
    keys: dict[str, list[str]] = {}
    for row in ROWS:
        keys.setdefault(unify(row[0], "UZ"), []).append(row[0])
    assert {key: names for key, names in keys.items() if len(names) > 1} == {}


def test_the_table_is_long_enough() -> None:
    assert sum(map(len, ROWS)) > 250


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("МИД Филиппин", "ph"), ("американская администрация", "us"), ("Американское Самоа", "as"),
        ("Новая газета", ""),
        ("Новая Каледония", "nc"), ("российские силы", "ru"), ("силы РФ", "ru"), ("Московский комсомолец", ""),
        ("британские и польские врачи", "gb"), ("врачи из Польши и Греции", "pl"), ("того человека", ""),
        ("Малый театр", ""),
    ],
)  # fmt: skip
def test_country(phrase: str, code: str) -> None:
    assert country_named(phrase) == code


def test_a_surname_alone_is_the_person_whom_the_report_names_in_full() -> None:
    full, alone, other = reports(
        "# Заря 2022-01-07\nВиктор Лосев заявил о *погибших*. | death | - | 2022-01-07 | Алматы | Виктор Лосев\n"
        "Лосев сказал о *раненых*. | injury | - | 2022-01-07 | Алматы | Заря, Лосев\n"
        "# Вечер 2022-01-07\nЛосев сказал о *раненых*. | injury | - | 2022-01-07 | Алматы | Лосев"
    )
    assert origin(full) == origin(alone) == chain(alone)[-1] != origin(other)


@given(st.text(max_size=20))
def test_any_word_has_a_stem_and_its_stem_is_stable(word: str) -> None:
    assert stem(word) == stem(word)
    assert bool(stem(word)) or not any(c.isalnum() for c in word) or not word.strip("ьъЬЪ")


@given(st.sampled_from(["Лосев", "Кравец", "Ткач", "Абдуллин", "Хасан", "Мурад"]))
def test_the_cases_of_a_surname_are_one(name: str) -> None:
    assert len({stem(name), stem(name + "а"), stem(name + "у"), stem(name + "ом"), stem(name + "е")}) == 1
