"""Measures as plain dicts: steps, hours, and what stands under which place."""

import json
from datetime import datetime

import pytest
from annotated import stated
from telling import PLACES, reports

from khronika.incidents.linking import link
from khronika.incidents.spots import key
from khronika.record.measures import holds, measures
from khronika.views.measures import measures_view

FOUND = measures(link(stated()))


def lines(block):
    return measures_view(measures(link(reports(block))))["measures"]


def test_every_measure_stands_with_its_words():
    view = measures_view(FOUND)
    assert json.loads(json.dumps(view)) == view and len(view["measures"]) == len(FOUND)
    for line, measure in zip(view["measures"], FOUND, strict=True):
        assert sorted(s["statement"] for s in line["steps"]) == sorted(s.id for s in measure.stated)
        assert all(any(part["role"] == "trigger" for part in step["quote"]) for step in line["steps"])


def test_every_place_of_a_measure_has_its_row():
    calendar = measures_view(FOUND, "2022-01")["calendar"]
    rows = {(place["key"], row["measure"]) for place in calendar for row in place["rows"]}
    assert len(rows) == sum(len({key(p) for p in m.places}) for m in FOUND)
    depths = [place["depth"] for place in calendar]
    assert depths[0] == 0 and max(depths) >= 1


def test_a_place_shows_what_wider_places_decreed_and_nothing_from_elsewhere():
    view = measures_view(FOUND, place="Алматы")
    (place,) = view["calendar"]
    wider = {row["wider"] for row in place["rows"]}
    assert wider == {None, "Казахстан"} and view["chosen"] == {"place": "geonames:1526384"}
    known = {m["id"] for m in view["measures"]}
    assert {row["measure"] for row in place["rows"]} == known and len(known) < len(FOUND)
    assert measures_view(FOUND, place="geonames:1526384") == view
    assert measures_view(FOUND, place="Атлантида")["measures"] == []


@pytest.mark.parametrize("moment", ["2022-01-10T23:30", "2022-01-10T12:00", "2022-01-04T12:00", "2022-01-25T23:30"])
def test_what_is_asked_for_is_answered_as_in_the_terminal(moment):
    at = datetime.fromisoformat(moment)
    asked = measures_view(FOUND, place="Алматы", at=at)["asked"]
    held = [m for m in FOUND if holds(FOUND, m, at, PLACES["Алматы"])]
    assert len(asked["measures"]) == len(held) and asked["in_force"] == bool(held)


STEPS = """# Заря 2022-01-04
*Объявят* чрезвычайное положение в Алматы. | measure> | - | 2022-01-05/.. | Алматы | Акорда
# Вечер 2022-01-06
*Введено* чрезвычайное положение в Алматы. | measure | - | 2022-01-05/2022-01-19 | Алматы | Акорда
# Полдень 2022-01-07
Чрезвычайное положение *продлено* в Алматы. | measure | - | 2022-01-05/2022-01-25 | Алматы | Акорда
# Утро 2022-01-08
В Алматы *действует* чрезвычайное положение. | measure | - | - | Алматы | -
# Ночь 2022-01-12
Чрезвычайное положение в Алматы *отменено*. | measure | - | ../2022-01-11 | Алматы | Акорда
"""


def test_the_steps_of_a_measure():
    (line,) = lines(STEPS)
    assert [s["step"] for s in line["steps"]] == ["announced", "imposed", "extended", "force", "shortened"]
    assert line["first"] == "2022-01-05" and line["last"] == "2022-01-11"


@pytest.mark.parametrize(
    ("end", "step"), [("../2022-01-03", "ended"), ("../2022-01-19T00:00", "ends")], ids=["past", "ahead"]
)
def test_an_end_is_told_before_or_after_it(end, step):
    block = f"# Заря 2022-01-05\nКарантин в Алматы *снимут*. | measure | - | {end} | Алматы | -\n"
    assert [s["step"] for s in lines(block)[0]["steps"]] == [step]


@pytest.mark.parametrize(
    ("clock", "hours"), [("23:00-07:30", [[0, 7.5], [23, 24]]), ("08:00-20:00", [[8, 20]]), ("20:00-00:00", [[20, 24]])]
)
def test_hours_past_midnight_are_two_stretches_of_a_day(clock, hours):
    block = f"# Заря 2022-01-05\n*Введён* комендантский час. | measure | - | 2022-01-05 {clock} | Алматы | -\n"
    assert lines(block)[0]["hours"] == hours


def test_a_case_without_measures_has_an_empty_calendar():
    view = measures_view([])
    assert view["month"] is None and view["calendar"] == view["measures"] == view["months"] == []
