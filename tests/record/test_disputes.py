"""Disputes: what cannot all be true, and silence where nothing is in dispute."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from telling import reports

from khronika.incidents.linking import link
from khronika.record.days import day_told
from khronika.record.disputes import disputed, ranges
from khronika.record.figures import figures

TEXT = Path(__file__).with_name("disputes.txt").read_text(encoding="utf-8")
BLOCKS = re.split(r"^= ", TEXT, flags=re.MULTILINE)[1:]
BODY = {b.splitlines()[0]: "\n".join(line for line in b.splitlines()[1:] if line[:1] != ">") for b in BLOCKS}
CASES = [(b.splitlines()[0], [line[2:] for line in b.splitlines() if line.startswith("> ")]) for b in BLOCKS]


def said(case: str) -> list[str]:
    found = [d for of in disputed(link(reports(BODY[case]))).values() for d in of]
    return [
        f"{'settled ' if d.settled else ''}{d.about} {' | '.join(sorted(v.value for v in d.versions))}" for d in found
    ]


@pytest.mark.parametrize(("case", "wanted"), CASES, ids=str)
def test_case(case: str, wanted: list[str]) -> None:
    assert sorted(said(case)) == ([] if wanted == ["quiet"] else sorted(wanted))


def test_versions_name_their_origins() -> None:
    (incident,) = link(reports(BODY["one wounded or five"]))
    [(dispute,)] = disputed([incident]).values()
    assert {v.value: v.origins for v in dispute.versions} == {"1": ("ord",), "5": ("interfaks",)}


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("26", [(26, 26)]),
        ("317-", [(317, None)]),
        ("-20", [(None, 20)]),
        ("10-15", [(10, 15)]),
        ("2 + 3", [(2, 2), (3, 3)]),
    ],
)
def test_the_ends_of_a_counts_version(value: str, ends: list[tuple[int | None, int | None]]) -> None:
    assert ranges(value) == ends


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("14 марта прокурор отчитался о 230 убитых.", date(2022, 3, 14)),
        ("С 5 по 14 января доставили 225 тел.", date(2022, 1, 14)),
        ("31 декабря погибли двое.", date(2021, 12, 31)),
        ("Погибли 30 человек.", None),
        ("31 июня погибли двое.", None),
    ],
)
def test_the_day_that_a_sentence_names(sentence: str, day: date | None) -> None:
    assert day_told(sentence, date(2022, 12, 22) if "декабря" not in sentence else date(2022, 1, 3)) == day


def test_what_was_retracted_in_another_incident_is_in_no_dispute() -> None:
    (incident,) = link(reports(BODY["a count of the dead that falls"]))
    (old, new) = sorted(figures(incident.stated), key=lambda f: f.as_of)
    assert [d.about for d in disputed([incident], counted=[old, new])[incident.id]] == ["count"]
    assert disputed([incident], counted=[replace(old, state="retracted"), new])[incident.id] == []
