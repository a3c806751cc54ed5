"""What a list says of an incident: how many, as those who count everybody tell it."""

from __future__ import annotations

import pytest
from telling import reports

from khronika.views.incident import told_range

HEAD = "# Заря 2022-01-06\n"
ALL = "*Погибли* 135 человек. | death | 135 | 2022-01-05 | Алматы | МВД\n"
EARLY = "*Погибли* 50 человек. | death | 50+ | 2022-01-05 | Алматы | МВД\n"
FEW = "*Погибли* двое [филиппинцев]. | death | 2 | 2022-01-05 | Алматы | МИД\n"
PART = "Среди них *погибли* 40 [детей]. | death | 40 | 2022-01-05 | Алматы | МВД | part=yes\n"


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [(ALL + EARLY, 50, None), (ALL + FEW, 135, 135), (ALL + PART, 135, 135), (FEW, 2, 2)],
)
def test_the_number_of_an_incident_is_everybodys(told, low, high):
    assert told_range(reports(HEAD + told)) == {"low": low, "high": high}
