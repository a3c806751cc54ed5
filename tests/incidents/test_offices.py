"""Officials count with the office that their report gives them; others by themselves."""

import pytest
from telling import reports

from khronika.incidents.offices import independent, title_of

TELLS = [
    ("Об этом сообщил начальник городской полиции Иван Петров.", "Иван Петров", "начальник городской полиции"),
    ("Исполняющий обязанности министра внутренних дел Пётр Сидоров назвал числа.", "Пётр Сидоров", "министра"),
    ("По словам Ивана Петрова, главы МЧС, огонь потушен.", "Иван Петров", "главы МЧС"),
]
SILENT = [
    ("МВД опровергло слова Ивана Петрова.", "Иван Петров"),
    ("Полиция задержала двоих, сказал Иван Петров.", "Иван Петров"),
    ("Сообщил житель города Иван Петров.", "Иван Петров"),
    ("Полиция сообщила о взрыве.", "очевидцы"),
]


@pytest.mark.parametrize(("text", "name", "words"), TELLS)
def test_title(text: str, name: str, words: str) -> None:
    assert words in (title_of(name, text) or "")


@pytest.mark.parametrize(("text", "name"), SILENT)
def test_no_title(text: str, name: str) -> None:
    assert title_of(name, text) is None


def test_an_official_and_the_office_are_one_origin() -> None:
    one, other = reports(
        "# Заря 2022-01-07\n*Погибли* 18 [силовиков], сообщил министр внутренних дел Пётр Сидоров. | death | 18 |"
        " 2022-01-07 | Казахстан | Пётр Сидоров\n"
        "# Вечер 2022-01-07\n*Погибли* 18 [силовиков]. | death | 18 | 2022-01-07 | Казахстан | МВД"
    )
    assert independent(one) == independent(other) == "interior ministry/kz"
