"""Whom pronouns and definite nouns stand for."""

from __future__ import annotations

import pytest

from khronika.reading.coreference import antecedent, full_name
from khronika.reading.parse import Report, Word
from tests.reading.parsing import parsed


def word(report: Report, form: str) -> tuple[int, Word]:
    """The last word of the form, with its sentence's number."""
    return [(s.number, w) for s in report.sentences for w in s.words if w.text == form][-1]


def stands_for(text: str, form: str) -> str | None:
    report = parsed(text)
    found = antecedent(report, *word(report, form))
    return " ".join(w.text for w in found) if found else None


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Юрист Олег Чернов пришёл в суд. Там он скончался.", "он", "Олег Чернов"),
        ("Анна Белова встретила Петра Лося. Она ранена.", "Она", "Анна Белова"),
        ("Олег Чернов ехал домой. Мужчину избили.", "Мужчину", "Олег Чернов"),
        ("Рабочий упал с крыши. Его доставили в больницу.", "Его", "Рабочий"),
        ("Рабочие бастуют. Они перекрыли дорогу.", "Они", "Рабочие"),
        ("Газета «Волна» закрыта. Издание опечатали.", "Издание", "Волна"),
        ("МВД Чада ищет машину. Ведомство назвало номер.", "Ведомство", "МВД Чада"),
        ("Мэрия Глазго горит. Ведомство эвакуируют.", "Ведомство", "Мэрия Глазго"),
        ("Дождь шёл весь день. Он кончился.", "Он", None),
        ("Мост закрыт. Река вышла из берегов.", "Река", None),
    ],
)
def test_antecedent(text: str, form: str, expected: str | None) -> None:
    assert stands_for(text, form) == expected


def test_a_surname_is_completed_from_elsewhere_in_the_report() -> None:
    report = parsed("Чернов арестован. Об этом говорит адвокат. Олег Чернов вину отрицает.")
    name = report.sentences[0].names[0][1]
    assert [w.text for w in full_name(report, name, 0)] == ["Олег", "Чернов"]


def test_another_person_of_the_report_does_not_complete_a_surname() -> None:
    report = parsed("Чернов арестован. Анна Белова вину отрицает.")
    name = report.sentences[0].names[0][1]
    assert [w.text for w in full_name(report, name, 0)] == ["Чернов"]
