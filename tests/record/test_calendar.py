"""The calendar of measures agrees with what is in force minute by minute."""

import itertools
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from annotated import stated
from telling import PLACES, reports

from khronika.incidents.linking import link
from khronika.record.calendar import ANNOUNCED, FORCE, OPEN, months, runs
from khronika.record.measures import holds, measures

FOUND = measures(link(stated()))
JANUARY = [date(2022, 1, day) for day in range(1, 32)]


def told(block):
    return measures(link(reports(block)))


def states(found, place, days=JANUARY):
    (measure,) = found
    return [(r.first.day, r.last.day, r.state) for r in runs(found, measure, PLACES[place], days)]


def test_a_day_is_marked_where_any_of_its_hours_is_in_force():
    anyhow = [replace(m, clock=None) for m in FOUND]
    for measure, plain in zip(FOUND, anyhow, strict=True):
        for place in measure.places:
            marked = [r for r in runs(FOUND, measure, place, JANUARY) if r.state in (FORCE, OPEN)]
            days = {r.first + timedelta(n) for r in marked for n in range((r.last - r.first).days + 1)}
            for day in JANUARY:
                hours = (datetime.combine(day, time(h, m)) for h in range(24) for m in (0, 30, 59))
                assert (day in days) == any(holds(anyhow, plain, at, place) for at in hours), (measure.kind, day)


def test_runs_lie_in_order_and_never_overlap():
    for measure in FOUND:
        for place in measure.places:
            found = runs(FOUND, measure, place, JANUARY)
            assert all(a.last < b.first for a, b in itertools.pairwise(found))


CURFEW = """# Заря 2022-01-05
*Введён* комендантский час в Алматы. | measure | - | 2022-01-05T01:30/2022-01-19T00:00 23:00-07:00 | Алматы | Акорда
"""


@pytest.mark.parametrize(
    ("block", "place", "wanted"),
    [
        (CURFEW, "Алматы", [(5, 18, FORCE)]),
        (CURFEW, "Казань", []),
        ("# Заря 2022-01-08\n*Назначен* траур. | measure> | - | 2022-01-10 | Казахстан | -\n", "Алматы",
         [(8, 9, ANNOUNCED), (10, 10, FORCE)]),
        ("# Заря 2022-01-08\n*Введён* карантин. | measure | - | 2022-01-08/.. | Алматы | -\n", "Алматы",
         [(8, 8, FORCE), (9, 31, OPEN)]),
        ("# Заря 2022-01-08\n*Назначен* траур. | measure> | - | - | Казахстан | -\n", "Алматы", []),
    ],
)  # fmt: skip
def test_the_states_of_a_measure(block, place, wanted):
    assert states(told(block), place) == wanted


def test_months_are_those_from_the_first_to_the_last():
    block = "# Заря 2022-01-08\n*Введено* чрезвычайное положение. | measure | - | 2021-12-20/2022-02-01 | Алматы | -\n"
    assert months(told(block)) == {"2021-12": 1, "2022-01": 1, "2022-02": 1}
    assert len(months(told(block.replace("2022-02-01", "2999-02-01")))) == 60
    assert "2022-01" in months(FOUND) and months([]) == {}
