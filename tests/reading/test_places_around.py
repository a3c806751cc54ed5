"""What lies around a place is told with it where the report names it anywhere."""

import pytest

AROUND = [
    ("В Орле сгорел склад. В России скорбят.", ["Орёл", "Россия"]),
    ("Россия скорбит.\n\nВ Орле сгорел склад.", ["Орёл", "Россия"]),
    ("Чили скорбит.\n\nВ Орле сгорел склад.", ["Орёл"]),  # elsewhere
    ("В Орле сгорел склад. Губернатор Орловской области приехал.", ["Орёл", "Орловская область"]),
    ("Телеканал «Россия» приехал.\n\nВ Орле сгорел склад.", ["Орёл"]),  # a name is no place
    ("В Дагестане траур.\n\nВ селе Нижний Цулах сгорел склад.", ["Нижний Цулах", "Дагестан"]),  # in no gazetteer
    ("В Чили траур.\n\nВ Лиме скорбят и в Праге.\n\nВ селе Верхний Цулах сгорел склад.", ["Верхний Цулах", "Чили"]),
    ("В Чили траур.\n\nВ Заречном районе Тулы сгорел склад.", ["Тула", "Заречный район"]),  # told where
    ("В Дагестане траур, в Чили тоже.\n\nВ селе Нижний Цулах сгорел склад.", ["Нижний Цулах"]),  # in which of them
]


DISTRICT = "В Заречном районе Дагестана прошёл сход.\n\nОн был долгим.\n\nВ селении Гимры сгорел склад."


def test_a_village_lies_in_the_district_that_the_report_is_on(told):
    [said] = told(DISTRICT, "accident")
    assert [p.name for p in said.where] == ["Гимры", "Заречный район", "Дагестан"]


@pytest.mark.parametrize(("text", "names"), AROUND)
def test_what_holds_a_place_is_told_with_it(told, text, names):
    [said] = told(text, "accident")
    assert [p.name for p in said.where] == names


def test_what_holds_a_place_points_at_its_own_words(told):
    text = "В Орле сгорел склад. В России скорбят."
    [said] = told(text, "accident")
    assert [p.span.of(text) for p in said.where] == ["Орле", "России"]
    assert said.where[1].rule.startswith("holds it")
