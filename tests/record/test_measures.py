"""Measures: when, where and at which hours something is in force."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from telling import PLACES, reports

from khronika.incidents.linking import link
from khronika.model import Place, Span
from khronika.record.measures import Measure, holds, measures, within

CURFEW = """# Заря 2022-01-05
*Введён* комендантский час в Алматы. | measure | - | 2022-01-05T01:30/2022-01-19 23:00-07:00 | Алматы | Акорда
# Вечер 2022-01-06
Комендантский час *действует* до 19 января. | measure | - | ../2022-01-19T00:00 23:00-07:00 | Алматы | -
"""
MOURNING = """# Заря 2022-01-08
*Назначен* день траура. | measure> | - | 2022-01-10 | Казахстан | Акорда
"""


def only(block: str) -> Measure:
    (found,) = measures(link(reports(block)))
    return found


@pytest.mark.parametrize(
    ("at", "held"),
    [
        ("2022-01-05T01:00", False),
        ("2022-01-05T02:00", True),
        ("2022-01-06T12:00", False),
        ("2022-01-18T23:30", True),
        ("2022-01-19T01:00", False),
    ],
)
def test_curfew(at: str, held: bool) -> None:
    curfew = only(CURFEW)
    assert curfew.kind == "curfew"
    assert holds([curfew], curfew, datetime.fromisoformat(at), PLACES["Алматы"]) is held


def test_a_country_holds_its_towns_and_no_other() -> None:
    mourning = only(MOURNING)
    noon = datetime(2022, 1, 10, 12)
    assert mourning.planned
    assert holds([mourning], mourning, noon, PLACES["Алматы"])
    assert not holds([mourning], mourning, noon, PLACES["Казань"])
    assert not holds([mourning], mourning, datetime(2022, 1, 9, 12), PLACES["Казахстан"])


def test_lifted_in_one_region_while_the_country_keeps_it() -> None:
    region = Place("Павлодарская область", "region", Span(0, 0), "test", "iso:KZ-55", "KZ")
    block = """# Заря 2022-01-06
*Введено* чрезвычайное положение. | measure | - | 2022-01-05/2022-01-19 | Казахстан | Акорда
"""
    country = only(block)
    ended = Measure("x", "emergency", "", "", (region,), None, datetime(2022, 1, 13, 7), None, None, (), False, (), ())
    both = [country, ended]
    assert holds(both, country, datetime(2022, 1, 12), region)
    assert not holds(both, country, datetime(2022, 1, 14), region)
    assert holds(both, country, datetime(2022, 1, 14), PLACES["Алматы"])


@pytest.mark.parametrize(
    ("clock", "at", "inside"),
    [("23:00-07:00", "23:00", True), ("23:00-07:00", "07:00", False), ("08:00-20:00", "12:00", True)],
)
def test_hours(clock: str, at: str, inside: bool) -> None:
    assert within(clock, time.fromisoformat(at)) is inside
