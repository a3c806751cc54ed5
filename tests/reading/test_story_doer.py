"""The doer of the violence that a report is about, for all that the report tells of it."""

from __future__ import annotations

import pytest

from khronika.model import About

SHOOTING = "Стрельба в школе Твери\n5 января в школе в Твери произошла стрельба. Погибли трое учеников.\n"


def doers(reader, text: str) -> list[tuple[str, list[str]]]:
    (found,) = reader.read([(text, About("report", "2022-01-07"))])
    return [(s.type, [p.text for p in s.actors]) for s in found if s.type in ("attack", "death", "injury")]


@pytest.mark.parametrize(
    "told",
    [
        "Полиция установила личность стрелка — им оказался студент Олег Чернов.",
        "Позже назвали имя нападавшего. Им оказался студент Олег Чернов.",
        "Подозреваемый Олег Чернов задержан.",
    ],
)
def test_the_one_culprit_did_what_the_report_opens_with(reader, told: str) -> None:
    assert {who for _, named in doers(reader, SHOOTING + told) for who in named} == {"Олег Чернов"}


@pytest.mark.parametrize(
    "told",
    [
        "Личность нападавшего устанавливается, сообщил шериф Иван Петров.",
        "Олег Чернов осуждён за кражу.",
        "Подозреваемых двое: террорист Олег Чернов и террористка Анна Белова.",
    ],
)
def test_nobody_is_guessed(reader, told: str) -> None:
    assert all(not named for _, named in doers(reader, SHOOTING + told))


def test_what_was_elsewhere_somebody_else_did(reader) -> None:
    text = "В Твери 5 января открыл огонь Олег Чернов. Ранены пятеро прохожих. В Орле в этот день ранены двое рабочих."
    assert [named for kind, named in doers(reader, text) if kind == "injury"] == [["Олег Чернов"], []]


def test_a_doer_does_not_strike_himself(reader) -> None:
    text = "В Твери 5 января открыл огонь Олег Чернов. Ранены пятеро прохожих. Полицейские застрелили Чернова."
    assert doers(reader, text)[-1] == ("death", ["Полицейские"])
    (found,) = reader.read([(text, About("report", "2022-01-07"))])
    assert [[p.text for p in s.affected] for s in found if s.type == "attack"] == [["прохожих"]]


def test_the_rest_of_a_name_after_a_preposition_does_nothing(reader) -> None:
    text = "Марк Хилл стоял на улице и стрелял в спину Грину, подходившему вместе с Айко Сато к воротам."
    assert doers(reader, text) == [("attack", ["Марк Хилл"])]


def test_who_strikes_the_attacker_is_no_attacker_of_the_title(reader) -> None:
    text = "Резня в Твери\nНападение произошло в субботу. Полицейский дважды выстрелил в нападавшего."
    assert len(doers(reader, text)) == 2
