"""Commitments: promised is not done, and who sends is kept apart."""

import pytest
from telling import reports

from khronika.incidents.linking import link
from khronika.incidents.tallies import profiles
from khronika.record.commitments import commitments
from khronika.record.disputes import disputed
from khronika.record.stages import stage

BLOCK = """# Заря 2022-01-06
*Направит* 70 [военных]. | deployment> | 70 | - | Казахстан | - | actors=Армения
*Отправлять* ли [военных], не решено. | deployment? | - | - | Казахстан | - | actors=Киргизия
# Вечер 2022-01-14
*Вывод* [сил] начался. | deployment | - | 2022-01-13 | Казахстан | Акорда | actors=ОДКБ
"""


def test_each_step_keeps_its_status() -> None:
    found = commitments(link(reports(BLOCK)))
    assert [(c.who, c.low, c.status, c.withdrawal, c.as_of) for c in found] == [
        (("Армения",), 70, "planned", False, "2022-01-06"),
        (("Киргизия",), None, "possible", False, "2022-01-06"),
        (("ОДКБ",), None, "reported", True, "2022-01-13"),
    ]


STAGES = [
    ("Страна *отправит* [врачей]", "deployment>", "promised"),
    ("Парламент *одобрил* отправку [врачей]", "deployment>", "decided"),
    ("*Отправка* [врачей] обсуждается", "deployment?", "undecided"),
    ("[Врачей] *не отправят*", "deployment!", "declined"),
    ("Самолёт с [врачами] *вылетел* в город", "deployment", "underway"),
    ("[Врачи] *прибыли* в город", "deployment", "arrived"),
    ("[Врачи] *вернулись* домой", "deployment", "withdrawn"),
    ("[Депутаты] *подали* заявления", "resignation", "filed"),
    ("Заявления [депутатов] *приняты*", "resignation", "accepted"),
    ("Отставку [министра] *отклонили*", "resignation", "refused"),
    ("[Министр] *покинул* пост", "resignation", "left"),
    ("[Министр] *уйдёт*", "resignation>", "promised"),
    ("*Погибли* [врачи]", "death", None),
]


@pytest.mark.parametrize(("said", "type_", "name"), STAGES)
def test_stage(said: str, type_: str, name: str | None) -> None:
    (p,) = profiles(reports(f"# Заря 2022-03-02\n{said}. | {type_} | - | - | Бишкек | -"))
    assert stage(p) == name


def test_the_steps_of_one_sender_are_one_commitment_whatever_it_is_called() -> None:
    (incident,) = link(
        reports("""# Заря 2022-03-02
*Отправит* [врачей]. | deployment> | - | - | Бишкек | - | actors=Норвегия
# Вечер 2022-03-04
*Прибыли* [врачи]. | deployment | 40 | - | Бишкек | - | actors=Норвежские
""")
    )
    assert [c.stage for c in commitments([incident])] == ["promised", "arrived"]


def test_two_senders_are_two() -> None:
    found = link(
        reports("""# Заря 2022-03-02
*Отправит* [врачей]. | deployment> | - | - | Бишкек | - | actors=Норвегия
# Вечер 2022-03-04
*Прибыли* [врачи]. | deployment | 40 | - | Бишкек | - | actors=Дания
""")
    )
    assert len(found) == 2


LEAVING = """# Заря 2022-03-02
*Сложили* мандаты три [депутата]. | resignation | 3 | - | Бишкек | -
# Вечер 2022-03-05
*Сложили* мандаты девять [депутатов]. | resignation | 9 | - | Бишкек | -
"""


def test_those_who_leave_grow_in_number() -> None:
    (incident,) = link(reports(LEAVING))
    assert disputed([incident])[incident.id] == []


def test_one_who_leaves_is_of_the_row_by_his_office_and_of_no_other_row() -> None:
    found = link(
        reports(
            LEAVING
            + """# Полдень 2022-03-03
*Сложил* мандат депутат [Виктор Лосев]. | resignation | 1 | - | Бишкек | -
Ушла *министр* [Анна Лисина]. | resignation | 1 | - | Бишкек | -
"""
        )
    )
    assert sorted(len(i.stated) for i in found) == [1, 3]


def test_two_counts_of_those_who_left_on_one_day_are_a_dispute() -> None:
    (incident,) = link(
        reports(
            LEAVING + "# Полдень 2022-03-05\n*Сложили* мандаты восемь [депутатов]. | resignation | 8 | - | Бишкек | -"
        )
    )
    (found,) = disputed([incident])[incident.id]
    assert {v.value for v in found.versions} == {"8", "9"}


def test_handed_in_is_not_accepted() -> None:
    (incident,) = link(
        reports("""# Заря 2022-03-05
*Подали* заявления девять [депутатов]. | resignation | 9 | - | Бишкек | -
# Вечер 2022-03-05
*Приняты* заявления пяти [депутатов]. | resignation | 5 | - | Бишкек | -
""")
    )
    assert disputed([incident])[incident.id] == []


def test_what_goes_on_goes_the_way_that_was_told() -> None:
    told = profiles(
        reports("""# Заря 2022-03-09
*Вывод* [сил] завершён. | deployment | - | 2022-03-08 | Бишкек | - | actors=Норвегия
*Начался* он 1 марта. | deployment | - | 2022-03-01 | Бишкек | - | actors=Норвегия
*Отправила* [врачей] и Дания. | deployment | - | - | Бишкек | - | actors=Дания
""")
    )
    assert [p.kind for p in sorted(told, key=lambda p: p.at)] == ["out", "out", "in"]


def test_a_promise_is_as_of_its_report_and_not_of_the_day_that_it_names() -> None:
    (found,) = commitments(
        link(
            reports(
                "# Заря 2022-03-02\n*Отправит* [врачей]. | deployment> | - | 2022-03-20 | Бишкек | - | actors=Дания"
            )
        )
    )
    assert found.as_of == "2022-03-02"
