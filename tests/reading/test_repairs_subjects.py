"""Subjects and gerunds tied to the verb of their clause."""

from __future__ import annotations

import pytest

from tests.reading.parsing import parsed


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        (
            "Судья обратился с письмом к сенатору Лосеву, прося его просить о помиловании.",
            "прося",
            "обратился",
        ),
        ("Лунин сбежал в Чили, прокуроры Эквадора добиваются его выдачи.", "прокуроры", "добиваются"),
        ("В обращении Анна и Пётр Лосевы выражают недовольство ходом следствия.", "Анна", "выражают"),
        ("Мэр уехал, а рабочие ждут ответа.", "рабочие", "ждут"),
        ("Рабочие ждут ответа и требуют встречи.", "Рабочие", "ждут"),
    ],
)
def test_the_verb_of_their_own_clause(text: str, word: str, verb: str) -> None:
    [sentence] = parsed(text).sentences
    above = sentence.parent(next(w for w in sentence.words if w.text == word))
    assert above is not None
    assert above.text == verb
