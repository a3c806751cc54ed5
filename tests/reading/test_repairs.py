"""Heads that the parser gets wrong are put right."""

import pytest

from tests.reading.parsing import parsed


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        (
            "Данные о 12 погибших во время шторма не подтвердились, ответили газете в мэрии города.",
            "Данные",
            "подтвердились",
        ),
        ("Мужчина, которого избили, скончался в больнице.", "Мужчина", "скончался"),
        ("Пожар, начавшийся ночью, потушили, сообщили спасатели.", "спасатели", "сообщили"),
    ],
)
def test_a_subject_is_that_of_the_nearest_verb_that_can_take_it(text, subject, verb):
    [sentence] = parsed(text).sentences
    word = next(w for w in sentence.words if w.text == subject)
    assert sentence.parent(word).text == verb
