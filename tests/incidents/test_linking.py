"""Statements joined into incidents: cases, and that the outcome is a function of the set alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import reports

from khronika.incidents.candidates import NEAR, pairs
from khronika.incidents.linking import link, why
from khronika.incidents.tallies import profiles
from khronika.model import Stated

BLOCKS = re.split(r"^= ", Path(__file__).with_name("cases.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
CASES = [(block.splitlines()[0], line) for block in BLOCKS for line in block.splitlines() if line.startswith("> ")]
BODY = {block.splitlines()[0]: "\n".join(x for x in block.splitlines()[1:] if x[:1] != ">") for block in BLOCKS}
ALL = [s for body in BODY.values() for s in reports(body)]


def incident_of(stated: list[Stated]) -> dict[str, str]:
    return {s.id: incident.id for incident in link(stated) for s in incident.stated}


@pytest.mark.parametrize(("case", "line"), CASES, ids=lambda text: text)
def test_case(case: str, line: str) -> None:
    stated = reports(BODY[case])
    found = incident_of(stated)
    word, *numbers = line.removeprefix("> ").split()
    homes = {found[stated[int(n) - 1].id] for n in numbers}
    assert len(homes) == (1 if word == "together" else len(numbers))


@settings(max_examples=40)
@given(st.data())
def test_any_order_gives_the_same(data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(ALL), unique_by=lambda s: s.id, min_size=2))
    mixed = data.draw(st.permutations(some))
    assert link(some) == link(mixed)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(ALL)))
def test_every_statement_is_in_one_incident(some: list[Stated]) -> None:
    members = [s.id for incident in link(some) for s in incident.stated]
    assert sorted(members) == sorted({s.id for s in some})
    for incident in link(some):
        assert sum(map(len, incident.acts.values())) == len(incident.stated)


def test_why_says_what_agrees_and_what_differs() -> None:
    one, _, other, _ = reports(BODY["one shooting told by two outlets, one with the hour"])
    said = {r.sentence: r.points for r in why(one, other)}
    assert said["Both are at the same place"] > 0
    moscow = reports(BODY["two towns, two shootings"])
    assert {r.sentence: r.points for r in why(*moscow)}["They are at different places"] < 0


def test_an_incident_names_what_when_and_where() -> None:
    (incident,) = link(reports(BODY["one shooting told by two outlets, one with the hour"]))
    assert incident.lead == "attack"
    assert incident.place is not None
    assert incident.place.name == "Алматы"
    assert incident.when == "2022-01-06T23:00~"
    assert not incident.running


def test_the_pairs_compared_grow_with_the_statements_and_not_with_their_square() -> None:
    many = "\n".join(
        f"# Газета{n} 2022-01-06\n*Обстреляли* [машину]. | attack | - | 2022-01-06 | Алматы | -" for n in range(400)
    )
    told = profiles(reports(many))
    assert len(list(pairs(told))) < 4 * NEAR * len(told)
    assert len(link(reports(many))) == 1


def test_a_time_that_runs_backwards_and_a_day_that_is_none_are_no_times() -> None:
    (incident,) = link(
        reports("# Заря вчера\n*Обстреляли* [машину]. | attack | - | 2022-01-09/2022-01-02 | Алматы | -")
    )
    assert incident.when == "2022-01-09/2022-01-02"
    assert profiles(incident.stated)[0].likely is None


@pytest.mark.parametrize(("fire", "cause"), [("2022-01-05", 1), ("2022-01-04T23:00", 0)])
def test_many_dead_are_those_of_the_first_of_a_row_where_it_came_before(fire: str, cause: int) -> None:
    stated = reports(
        "# Заря 2022-01-06\n"
        f"Сначала там *загорелся* навес. | accident | - | {fire} | Алматы | -\n"
        "*Взорвался* склад. | accident | - | 2022-01-05T18:10 | Алматы | -\n"
        "*Погибли* 50 [человек] при взрыве. | death | 50 | 2022-01-05 | Алматы | МЧС"
    )
    dead = next(p for p in profiles(stated) if p.statement.type == "death")
    assert dead.cause == stated[cause].id
