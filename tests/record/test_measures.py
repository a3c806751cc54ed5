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


def at(moment: str, found: list[Measure], place: str) -> bool:
    return any(holds(found, m, datetime.fromisoformat(moment), PLACES[place]) for m in found)


def told(block: str) -> list[Measure]:
    return measures(link(reports(block)))


PUT_OFF = """# Заря 2022-03-02
*Введён* режим чрезвычайного положения. | measure | - | 2022-03-01/2022-03-15 | Бишкек | -
# Вечер 2022-03-14
Режим ЧП *продлён* до 20 мая. | measure | - | ../2022-05-20 | Бишкек | президент
"""


def test_what_is_put_off_goes_on_as_one_measure() -> None:
    found = told(PUT_OFF)
    assert len({m.incident for m in found}) == 1
    assert at("2022-04-20T12:00", found, "Бишкек")
    assert not at("2022-05-21T12:00", found, "Бишкек")


NEW_HOURS = """# Заря 2022-03-02
*Введён* комендантский час. | measure | - | 2022-03-01/2022-04-30 19:00-05:00 | Бишкек | -
# Вечер 2022-03-20
Комендантский час *смягчён*. | measure | - | 2022-03-20/2022-04-30 23:00-05:00 | Бишкек | -
"""


@pytest.mark.parametrize(
    ("moment", "held"),
    [("2022-03-10T20:00", True), ("2022-03-25T20:00", False), ("2022-03-25T23:30", True), ("2022-03-19T20:00", True)],
)
def test_new_hours_end_the_old_ones(moment: str, held: bool) -> None:
    assert at(moment, told(NEW_HOURS), "Бишкек") is held


def test_new_hours_elsewhere_end_nothing() -> None:
    found = told(NEW_HOURS.replace("23:00-05:00 | Бишкек", "23:00-05:00 | Казань"))
    assert at("2022-03-25T20:00", found, "Бишкек")


def test_two_measures_of_one_sentence_are_two() -> None:
    found = told("""# Заря 2022-03-02
С 3 марта *вводятся* карантин и комендантский час. | measure> | - | 2022-03-03/2022-03-30 | Киргизия | -
Ночью действует *комендантский час*. | measure> | - | 2022-03-03/2022-03-30 21:00-05:00 | Киргизия | -
""")
    assert {m.kind for m in found} == {"quarantine", "curfew"}
    assert at("2022-03-10T12:00", [m for m in found if m.kind == "quarantine"], "Киргизия")
    assert not at("2022-03-10T12:00", [m for m in found if m.kind == "curfew"], "Киргизия")


@pytest.mark.parametrize("status", ["!", "?"])
def test_what_is_denied_or_only_talked_of_never_holds(status: str) -> None:
    (found,) = told(f"""# Заря 2022-03-02
Комендантский час *вводится*. | measure{status} | - | 2022-03-03/2022-03-30 | Киргизия | -
""")
    assert found.void == ("denied" if status == "!" else "possible")
    assert not at("2022-03-10T12:00", [found], "Киргизия")


def test_what_was_only_announced_is_called_off_by_a_later_word() -> None:
    announced = """# Заря 2022-03-02
*Вводится* карантин. | measure> | - | 2022-03-10/2022-03-30 | Бишкек | мэрия
"""
    later = """# Вечер 2022-03-09
Карантин *вводиться* не будет. | measure! | - | - | Бишкек | правительство
"""
    assert at("2022-03-12T12:00", told(announced), "Бишкек")
    assert not at("2022-03-12T12:00", told(announced + later), "Бишкек")


def test_another_denial_leaves_standing_what_is_in_force() -> None:
    found = told("""# Заря 2022-03-02
*Введён* карантин. | measure | - | 2022-03-01/2022-03-30 | Бишкек | мэрия
# Вечер 2022-03-09
Карантин не *введён*. | measure! | - | - | Бишкек | очевидцы
""")
    assert at("2022-03-12T12:00", found, "Бишкек")


def test_a_town_that_is_spared() -> None:
    found = told("""# Заря 2022-03-02
*Введён* карантин. | measure | - | 2022-03-01/2022-03-30 | Киргизия | правительство
Ограничения не *касаются* столицы. | measure! | - | - | Бишкек | правительство
""")
    assert at("2022-03-12T12:00", found, "Киргизия")
    assert not at("2022-03-12T12:00", found, "Бишкек")


def test_what_goes_on_in_one_place_and_ends_in_another() -> None:
    found = told("""# Заря 2022-03-02
*Запрещены* митинги. | measure | - | 2022-03-01/2022-03-20 | Бишкек, Казань | -
# Вечер 2022-03-20
Митинги по-прежнему *запрещены*. | measure | - | 2022-03-20/.. | Бишкек | -
""")
    assert at("2022-03-25T12:00", found, "Бишкек")
    assert not at("2022-03-25T12:00", found, "Казань")
