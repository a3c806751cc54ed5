"""Rows of one act: each place or country with a number of its own makes a statement."""

import pytest


def test_each_country_sends_its_own(told):
    text = "Военных в Казахстан направят несколько стран: Армения (70 военных), Таджикистан (200), Россия (3000)."
    rows = {said.actors[0].text: said.count.low for said in told(text, "deployment")}
    assert {"Таджикистан": 200, "Россия": 3000}.items() <= rows.items()


def test_a_number_after_a_dash_is_that_places_part(told):
    whole, *rows = told("Погибли двое: один — в Твери, один — в Орле.", "death")
    assert whole.count.low == 2
    assert [([p.name for p in row.where], row.count.low) for row in rows] == [(["Тверь"], 1), (["Орёл"], 1)]


@pytest.mark.parametrize(
    "text",
    [
        "Погибли двое рабочих, в Твери сгорели три дома.",
        "Погибли двое рабочих, в Твери — тихо, трое спаслись.",
        "В Твери трое свидетелей видели, как погибли двое рабочих.",
    ],
)
def test_a_number_that_stands_with_no_place_makes_no_row(told, text):
    [said] = told(text, "death")
    assert said.count.low == 2


def test_a_count_of_countries_is_no_row(told):
    text = "Военных в Казахстан направят три страны — Армения (70 военных), Таджикистан (200)."
    assert 3 not in [said.count.low for said in told(text, "deployment") if said.count]


def test_a_place_with_a_time_of_its_own_keeps_it(told):
    text = "Комендантский час в Твери отменён с 13 января, в Орле — с 15 января."
    assert {(s.where[0].name, s.when.edtf) for s in told(text, "measure")} == {
        ("Тверь", "../2022-01-13"),
        ("Орёл", "../2022-01-15"),
    }


def test_a_number_told_before_another_act_is_not_this_ones(told):
    text = "Полиция задержала 12 человек, в Твери — троих; были и раненые."
    assert [s.count.low for s in told(text, "detention")] == [12, 3]
    assert all(s.count is None for s in told(text, "injury"))
