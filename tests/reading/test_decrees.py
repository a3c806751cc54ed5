"""Who imposed a measure: whoever signed the decree told beside it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "В крае введён карантин. Указ подписал губернатор Олег Лось.",
        "Губернатор Олег Лось подписал указ. В крае введён карантин до мая.",
    ],
)
def test_who_signs_the_decree_imposes_the_measure(told, text):
    [said] = told(text, "measure")
    assert [p.text for p in said.actors] == ["Олег Лось"]


@pytest.mark.parametrize(
    "text",
    [
        "В крае введён карантин. Письмо подписал губернатор Олег Лось.",
        "В крае введён карантин. Указ подписан.",
        "Указ подписал губернатор Олег Лось. Идёт снег. Дует ветер. Стоит мороз. В крае введён карантин.",
    ],
)
def test_without_a_decree_beside_it_nobody_does(told, text):
    [said] = told(text, "measure")
    assert said.actors == ()
