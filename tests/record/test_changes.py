"""What later reports bring: told once, and nothing told that is not new."""

import pytest
from telling import reports

from khronika.record.changes import ChangedDispute, ChangedToll, NewIncident, changes
from khronika.record.whole import record

FIRST = """
# Орда 2022-01-06
Погибли [двое водителей] при аварии. | death | 2 | 2022-01-06 | Алматы | МЧС
"""
AGAIN = """
# Kloop 2022-01-06
Погибли [двое водителей] при аварии. | death | 2 | 2022-01-06 | Алматы | МЧС
"""
MORE = """
# ТАСС 2022-01-07
Погибли [трое водителей] при аварии. | death | 3 | 2022-01-06 | Алматы | МЧС
"""
OTHER = """
# ТАСС 2022-01-07
Погибли [пятеро водителей] при аварии. | death | 5 | 2022-01-06 | Алматы | прокуратура
"""
ELSEWHERE = """
# Орда 2022-01-08
Задержаны [трое студентов]. | detention | 3 | 2022-01-08 | Бишкек | МВД
"""


def made(*blocks):
    stated = [s for block in blocks for s in reports(block)]
    return record({s.document.sha256: s.document for s in stated}.values(), stated)


def news(before, *added):
    return changes(made(*before), made(*before, *added))


def test_nothing_new_is_nothing():
    assert news([FIRST]) == []
    assert news([]) == []


def test_everything_is_new_to_an_empty_record():
    (told,) = news([], FIRST)
    assert isinstance(told, NewIncident) and told.incident.lead == "death"


def test_another_outlet_with_the_same_figure_is_no_news():
    assert news([FIRST], AGAIN) == []


def test_an_incident_elsewhere_is_new_and_its_toll_is_told_with_it():
    (told,) = news([FIRST], ELSEWHERE)
    assert isinstance(told, NewIncident) and told.incident.place.name == "Бишкек"


def test_a_toll_that_grew_is_told_with_what_it_was():
    (told,) = [t for t in news([FIRST, AGAIN], MORE) if isinstance(t, ChangedToll)]
    assert (told.before.best, told.after.best) == (2, 3)


def test_a_second_account_opens_a_dispute():
    told = news([FIRST], OTHER)
    assert [type(t) for t in told] == [ChangedToll, ChangedDispute]
    assert told[1].before is None
    assert {v.value for v in told[1].after.versions} == {"2", "5"}


def test_a_dispute_is_told_once_and_again_only_with_another_account():
    assert not [t for t in news([FIRST, OTHER], AGAIN) if isinstance(t, ChangedDispute)]
    fourth = OTHER.replace("пятеро", "девять").replace("| 5 |", "| 9 |").replace("прокуратура", "мэрия")
    (told,) = [t for t in news([FIRST, OTHER], fourth) if isinstance(t, ChangedDispute)]
    assert (len(told.before.versions), len(told.after.versions)) == (2, 3)


@pytest.mark.parametrize("step", [AGAIN, MORE, OTHER, ELSEWHERE])
def test_what_was_told_is_not_told_again(step):
    assert news([FIRST, step]) == []
