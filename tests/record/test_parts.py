"""What must never be added, and what may."""

import pytest
from telling import reports

from khronika.incidents.linking import link
from khronika.record.parts import REASONS, parts
from khronika.record.senders import Alliance, alliance, alliances


def told(*rows: str) -> set[tuple[int, int, str]]:
    """Parts as (number of the part, number of the whole, why), each row a report of its own."""
    stated = reports("\n".join(f"# Заря{i} 2022-01-09\n{row}" for i, row in enumerate(rows)))
    number = {s.id: i for i, s in enumerate(stated)}
    return {(number[p.part.stated.id], number[p.whole.stated.id], p.why) for p in parts(link(stated))}


COUNTRY = "*Погибли* 225 [человек]. | death | 225 | 2022-01-09 | Казахстан | Генпрокуратура"
CITY = "*Погибли* 149 [человек], всего по городу. | death | 149 | 2022-01-09 | Алматы, Казахстан | полиция"
OFFICERS = "*Погибли* 19 [силовиков]. | death | 19 | 2022-01-09 | Казахстан | Генпрокуратура"
CHILDREN = "*Погибли* 30 [детей]. | death | 30 | 2022-01-09 | Казахстан | омбудсмен"


def test_a_city_in_its_country_and_a_group_among_all() -> None:
    assert told(COUNTRY, CITY, OFFICERS) >= {(1, 0, "place"), (2, 0, "group")}


def test_groups_told_apart_hold_nothing_of_each_other() -> None:
    assert told(OFFICERS, CHILDREN) == set()


def test_a_whole_is_no_part_of_its_part() -> None:
    assert not {(0, 1), (0, 2)} & {(a, b) for a, b, _ in told(COUNTRY, CITY, OFFICERS)}


def test_the_same_figure_again() -> None:
    assert told(COUNTRY, COUNTRY.replace("Генпрокуратура", "МВД")) == {(0, 1, "again"), (1, 0, "again")}


def test_a_part_told_before_its_whole() -> None:
    stated = reports(
        "# Заря 2022-01-09\n"
        "Среди *задержанных* двое [рабочих]. | detention | 2 | 2022-01-08 | Алматы | аким | part=yes\n"
        "*Задержали* 28 [человек]. | detention | 28 | 2022-01-08 | Алматы | полиция"
    )
    assert [p.why for p in parts(link(stated))] == ["part"]


def test_a_part_is_one_though_it_lies_in_another_town() -> None:
    stated = reports(
        "# Заря 2022-01-09\n"
        "В аварии *пострадали* 84 [горняка]. | injury | 84 | 2022-01-07 | Казань | МЧС | site=на шахте «Северная»\n"
        "Шестерых *обожженных* приняла клиника. | injury | 6 | - | Алматы | МЧС | part=yes"
    )
    assert len(link(stated)) == 2
    assert [p.why for p in parts(link(stated))] == ["part"]


def test_contingents_of_an_alliance() -> None:
    mission = "*Направлены* 2030 [военных]. | deployment | 2030 | 2022-01-09 | Казахстан | МИД | actors=ОДКБ"
    men = "*Отправили* 100 [солдат]. | deployment | 100 | 2022-01-07 | Казахстан | МИД | actors=Армения"
    strangers = "*Отправили* 100 [солдат]. | deployment | 100 | 2022-01-07 | Казахстан | МИД | actors=Франция"
    assert told(mission, men) == {(1, 0, "sender")}
    assert told(mission, strangers) == set()


@pytest.mark.parametrize("one", alliances(), ids=lambda a: a.name)
def test_alliance(one: Alliance) -> None:
    assert alliance(one.example) == one
    assert alliance(one.counter) != one


def test_every_reason_has_words() -> None:
    assert {why for *_, why in told(COUNTRY, CITY, OFFICERS, CHILDREN)} <= set(REASONS)
