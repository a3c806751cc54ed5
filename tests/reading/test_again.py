"""A measure told anew by a pronoun, elsewhere or with its end."""

import pytest


def where_and_when(told, text):
    return {(s.where[0].name, s.when.edtf if s.when else None) for s in told(text, "measure")}


def test_the_pronoun_tells_of_the_measure_in_other_places(told):
    text = "В Твери действует чрезвычайное положение. С 6 января оно введено в Орле, с 7 января — в Туле."
    found = where_and_when(told, text)
    assert {("Орёл", "2022-01-06/.."), ("Тула", "2022-01-07/..")} <= found


def test_what_is_lifted_at_once_ends_with_the_other(told):
    text = "В Твери карантин закончится 19 января. Одновременно его снимут в Орле."
    assert where_and_when(told, text) == {("Тверь", "../2022-01-19"), ("Орёл", "../2022-01-19")}


def test_the_beginning_and_the_end_told_apart_are_one_period(told):
    text = "В Твери чрезвычайное положение закончится 19 января. Режим действует с 5 января."
    assert where_and_when(told, text) == {("Тверь", "2022-01-05/2022-01-19")}


@pytest.mark.parametrize(
    "text",
    [
        "Чиновник опоздал. Его сняли в Орле.",
        "В Твери введён комендантский час. Оно отменено в Орле.",  # the noun's gender is another
        "В Твери введён карантин. Врача уволили. Больница закрылась. Школа пуста. Его сняли в Орле.",
    ],
)
def test_a_pronoun_of_something_else_is_no_measure(told, text):
    assert "Орёл" not in {s.where[0].name for s in told(text, "measure")}
