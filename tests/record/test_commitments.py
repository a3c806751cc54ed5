"""Commitments: promised is not done, and who sends is kept apart."""

from telling import reports

from khronika.incidents.linking import link
from khronika.record.commitments import commitments

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
