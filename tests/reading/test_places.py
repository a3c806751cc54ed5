"""Places in sentences: the marked-up cases, the data's own examples, and what must hold of any text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.model import Place, Span
from khronika.reading.parse import Report, parse
from khronika.reading.places import ROLES, contains, places, report_places
from khronika.reading.places_adjectives import bases, key, lexicon
from khronika.reading.reader import Reader

CASES = Path(__file__).parent / "cases" / "places.txt"
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|(\w*)\|(\w+)\|(\w*)\]")
WORDS = re.findall(
    r"\S+",
    "Взрыв в Кабуле Алматы «Алматы» улица Мира области Томской США и Москва Сирии из на президент село город "
    "Иваново , . ( ) - г. Владимир немецкой больнице сектор Газа",
)


def _cases() -> list[str]:
    return [c for c in CASES.read_text(encoding="utf-8").splitlines() if c and not c.startswith("#")]


def _read(reader: Reader, text: str) -> Report:
    return parse([text], reader.models)[0]


def _places(reader: Reader, text: str) -> dict[str, Place]:
    return {m.place.name: m.place for sentence in report_places(_read(reader, text)) for m in sentence}


@pytest.mark.parametrize("case", _cases())
def test_marked_places_are_found_and_no_others(reader: Reader, case: str) -> None:
    text = MARK.sub(r"\1", case)
    found = [
        (m.place.span.of(text), m.place.name, m.place.kind, m.role, m.place.country or "")
        for sentence in report_places(_read(reader, text))
        for m in sentence
    ]
    assert found == [m.groups() for m in MARK.finditer(case)]


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= 120


@pytest.mark.parametrize("ending", lexicon()["adjective_ending"], ids=lambda e: e["of"])
def test_every_adjective_ending_finds_its_example_and_leaves_its_counter(ending: dict[str, str]) -> None:
    adjective, place = ending["example"].split()
    assert adjective.endswith(ending["of"])
    assert key(place) in map(key, bases(adjective))
    assert not ending["counter"].endswith(ending["of"])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
@settings(max_examples=60)
def test_every_place_stands_on_its_words(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    for sentence in _read(reader, text).sentences:
        last = -1
        for m in places(sentence):
            assert sentence.start <= m.place.span.start < m.place.span.end <= sentence.end
            assert m.place.span == Span(sentence.words[m.first].start, sentence.words[m.last].end)
            assert m.role in ROLES and m.place.kind in ("settlement", "region", "country") and m.place.name
            assert last < m.first <= m.last
            last = m.last


def test_upper_case_is_read_in_bounded_time(reader: Reader) -> None:
    report = _read(reader, "ВЗРЫВ В САН НЬЮ ЮЖНОЙ НОВОЙ ВЕРХНЕЙ КАБУЛЕ ПОГИБЛИ ЛЮДИ " * 200)
    assert any(m.place.name == "Кабул" for sentence in report_places(report) for m in sentence)


def test_an_unrelated_sentence_changes_no_place(reader: Reader) -> None:
    alone = _places(reader, "Взрыв прогремел в Кабуле.")["Кабул"]
    beside = _places(reader, "Взрыв прогремел в Кабуле. Врачи спасли больных.")["Кабул"]
    assert alone == beside


def test_a_village_of_many_namesakes_has_no_point_until_the_report_tells_which(reader: Reader) -> None:
    name = "Покровское"
    assert _places(reader, "В селе Покровское сгорел дом.")[name].id is None
    told = _places(reader, "В селе Покровское Ростовской области сгорел дом.")[name]
    assert told.country == "RU" and told.id


def test_a_town_lies_in_its_region_and_country(reader: Reader) -> None:
    town, region, country = _places(reader, "Пожар в Актау, в Мангистауской области, в Казахстане.").values()
    assert contains(region, town) and contains(country, town) and contains(country, region)
    assert not contains(town, region) and not contains(region, country) and not contains(town, town)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алма-Ате", "Алматы"),
        ("Нур-Султане", "Астане"),
        ("Киргизии", "Кыргызстане"),
        ("Мангистау", "Мангистауской области"),
        ("Алма-Атинской области", "Алматинской области"),
        ("Джалал-Абаде", "Жалал-Абаде"),
        ("США", "Соединённых Штатах"),
    ],
)
def test_two_names_of_a_place_have_one_id(reader: Reader, one: str, other: str) -> None:
    found = list(_places(reader, f"Пожар случился в {one}, а взрыв — в {other}.").values())
    assert len(found) == 2 and found[0].name != found[1].name
    assert found[0].id and found[0].id == found[1].id
