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


def test_a_counted_genitive_after_the_verb_is_its_object():
    [sentence] = parsed("Область, пишут газеты, выделит около 70 спасателей.").sentences
    assert {w.text: w.rel for w in sentence.words}["спасателей"] == "obj"


def test_of_two_subjects_the_first_goes_to_the_verb_without_one():
    text = "В штабе утверждают, что отряды пяти областей туда уже отправлены, а части сапёров приступили к работе."
    [sentence] = parsed(text).sentences
    units = next(w for w in sentence.words if w.text == "отряды")
    assert sentence.parent(units).text == "отправлены"


def test_what_opens_the_clause_after_a_parenthesis_is_its_subject():
    text = "Как сообщило министерство юстиции США, рыбак из штата Северная Каролина был арестован по обвинению в краже."
    [sentence] = parsed(text).sentences
    assert sentence.parent(next(w for w in sentence.words if w.text == "рыбак")).text == "арестован"
