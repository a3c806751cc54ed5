"""A whole and what is singled out of it are stated both."""

import pytest

from khronika.model import About


@pytest.mark.parametrize(
    "text",
    [
        "Погибли десять человек, среди них трое детей.",
        "Погибли десять человек. В их числе трое детей.",
        "Погибли десять человек, включая трёх детей.",
    ],
)
def test_the_whole_and_its_part(told, text):
    whole, part = told(text, "death")
    assert (whole.count.low, part.count.low) == (10, 3)
    assert [p.text for p in part.affected] == ["детей"]


@pytest.mark.parametrize(
    "text",
    [
        "Погиб один человек, среди них трое детей.",  # of one nobody is singled out
        "Погибли десять человек, трое детей спаслись.",
        "В Твери прошёл митинг, среди участников были трое детей.",
    ],
)
def test_no_part(read, text):
    assert all(said.count is None or said.count.low != 3 for said in read(text))


def test_an_emergency_is_a_measure_in_each_place(told):
    said = told("Чрезвычайное положение ввели в Алматы и Мангистауской области.", "measure")
    assert [[p.name for p in s.where] for s in said] == [["Алматы"], ["Мангистауская область"]]


def test_mourning_is_one_over_all(told):
    [said] = told("Траур объявлен в Алматы и Мангистауской области.", "measure")
    assert [p.name for p in said.where] == ["Алматы", "Мангистауская область"]


def test_among_the_dead_is_a_part_told_by_the_trigger_itself(read):
    parts = [s for s in read("Среди погибших двое детей и водитель автобуса.") if s.type == "death" and s.affected]
    assert [([p.text for p in s.affected], s.count and s.count.low) for s in parts] == [
        (["детей"], 2),
        (["водитель автобуса"], 1),
    ]


def test_somebody_added_is_not_whom_the_headline_names(read):
    told = read("Погибла Ирина Лось\nВ аварии погибла Ирина Лось. Жаль и водителя, который тоже погиб.")
    assert len([s for s in told if s.type == "death"]) == 2


def test_a_part_told_before_the_verb(reader) -> None:
    text = "Три человека, в том числе ребёнок, погибли при пожаре."
    (found,) = reader.read([(text, About("report", "2022-01-07"))])
    deaths = [([p.text for p in s.affected], s.count and s.count.low) for s in found if s.type == "death"]
    assert deaths == [(["человека"], 3), (["ребёнок"], 1)]


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("По сводке МЧС, погибли 60 человек: 40 шахтёров и 20 спасателей.", "death", [60, 40, 20]),
        ("Ранены 12 человек — 9 рабочих и 3 сторожа.", "injury", [12, 9, 3]),
        ("Задержаны 30 человек (20 мужчин и 10 женщин).", "detention", [30, 20, 10]),
        ("Ранены 12 человек: 9 рабочих и несколько сторожей.", "injury", [12]),
        ("Ранены 12 человек: 3 автобуса и 9 машин сгорели.", "injury", [12]),
        ("Погибли десять человек: найдены тела одной женщины, девяти мужчин нет.", "death", [10, 1]),
    ],
)
def test_a_whole_broken_down(told, text, kind, parts):
    assert [s.count.low for s in told(text, kind)] == parts
