"""Changes as plain dicts."""

import json

from telling import reports

from khronika.record.changes import changes
from khronika.record.whole import record
from khronika.views.changes import QUOTED, change_view

FIRST = """
# Орда 2022-01-06
Погибли [двое водителей] при аварии. | death | 2 | 2022-01-06 | Алматы | МЧС
"""
LATER = """
# ТАСС 2022-01-07
Погибли [пятеро водителей] при аварии. | death | 5 | 2022-01-06 | Алматы | прокуратура
Задержаны [трое студентов]. | detention | 3 | 2022-01-07 | Бишкек | МВД
"""


def views(*blocks):
    told = [reports(block) for block in blocks]
    old, new = told[0], [s for own in told for s in own]
    return [change_view(c) for c in changes(record((), old), record((), new))]


def test_each_kind_says_what_it_was_and_what_it_rests_on():
    incident, toll, dispute = views(FIRST, LATER)
    assert (incident["kind"], incident["incident"]["place"]["name"], incident["before"]) == ("incident", "Бишкек", None)
    assert (toll["kind"], toll["before"]["best"], toll["toll"]["high"]) == ("toll", 2, 5)
    assert (dispute["kind"], dispute["dispute"]["about"], dispute["before"]) == ("dispute", "count", None)
    assert [v["names"] for v in dispute["dispute"]["versions"]] == [["МЧС"], ["прокуратура"]]
    assert incident["said"][0]["quote"] == "Задержаны трое студентов."
    assert incident["said"][0]["chain"] == ["ТАСС", "МВД"]
    assert dispute["said"][0]["document"]["publisher"] == "ТАСС"


def test_they_can_be_kept_and_sent():
    told = views(FIRST, LATER)
    assert json.loads(json.dumps(told)) == told


def test_a_few_sentences_stand_for_many():
    many = "".join(
        f"# Газета{i} 2022-01-07\nЗадержаны [трое студентов]. | detention | 3 | 2022-01-07 | Бишкек | МВД\n"
        for i in range(6)
    )
    (told,) = views(FIRST, many)
    assert len(told["said"]) == QUOTED
