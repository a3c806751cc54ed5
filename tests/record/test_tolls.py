"""Tolls: cases of figures that grow, agree, differ and fall away, and what must hold of any toll."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import reports

from khronika.incidents.linking import link
from khronika.model import Stated
from khronika.record.figures import figures
from khronika.record.tolls import Toll, bounds, headlines, tolls

BLOCKS = re.split(r"^= ", Path(__file__).with_name("tolls.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
CASES = [(block.splitlines()[0], line) for block in BLOCKS for line in block.splitlines() if line.startswith("> ")]
BODY = {block.splitlines()[0]: "\n".join(x for x in block.splitlines()[1:] if x[:1] != ">") for block in BLOCKS}
ENDS = st.one_of(st.none(), st.integers(0, 300))
RANGES = st.tuples(ENDS, ENDS).filter(lambda b: b != (None, None) and (None in b or b[0] <= b[1]))


def told(case: str, as_of: str | None = None) -> list[Toll]:
    return tolls(link(reports(BODY[case])), as_of)


@pytest.mark.parametrize(("case", "line"), CASES, ids=lambda text: text)
def test_case(case: str, line: str) -> None:
    type_, group, *numbers = line.removeprefix("> ").split()
    (found,) = [t for t in told(case) if (t.type, t.group or "everybody") == (type_, group)]
    assert (found.low, found.best, found.high) == tuple(None if n == "-" else int(n) for n in numbers)


def test_as_of_gives_what_was_known_then() -> None:
    (then,) = told("growth of one origin: the later figure stands", "2022-01-05T23:00")
    assert (then.low, then.high, then.as_of) == (8, 8, "2022-01-05")


def test_a_number_that_runs_backwards_bears_nothing() -> None:
    (found,) = tolls(
        link(reports("# Заря 2022-01-09\n*Убиты* [силовики]. | death | 9-3 | 2022-01-09 | Казахстан | МВД"))
    )
    assert (found.low, found.high) == (None, None)
    assert [f.state for f in found.others] == ["unclear"]


@given(st.permutations([s for body in BODY.values() for s in reports(body)]))
def test_tolls_do_not_depend_on_order(mixed: list[Stated]) -> None:
    assert tolls(link(mixed)) == tolls(link(sorted(mixed, key=lambda s: s.id)))


def test_what_fell_away_is_kept_beside() -> None:
    (found,) = told("a figure disowned by its own source falls away")
    assert found.figures == ()
    assert {f.state for f in found.others} == {"retracted", "denied"}


def test_a_headline_is_of_the_country_before_the_town() -> None:
    town = "# Ночь 2022-01-07\n*Убиты* 40 [силовиков], всего по городу. | death | 40 | 2022-01-07 | Алматы | мэр"
    found = tolls(link(reports(BODY["one group is never counted to another"] + "\n" + town)))
    lines = headlines(found)
    assert {(t.group, t.place and t.place.name) for t in lines} == {
        ("protesters", "Казахстан"),
        ("security", "Казахстан"),
    }


@given(st.lists(RANGES, min_size=1, max_size=6))
def test_low_is_never_above_high(told: list[tuple[int | None, int | None]]) -> None:
    low, high = bounds(told)
    assert low is None or high is None or low <= high


@given(st.lists(RANGES, min_size=1, max_size=6), st.randoms())
def test_bounds_do_not_depend_on_order(told: list[tuple[int | None, int | None]], random: object) -> None:
    mixed = list(told)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert bounds(mixed) == bounds(told)


def test_the_toll_of_one_event_may_stand_for_its_type() -> None:
    told_later = "\n# Ночь 2022-01-09\n*Погиб* [полицейский]. | death | 1 | 2022-01-08 | Алматы | МВД"
    body = BODY["the dead of one blast grow from report to report"] + told_later
    (first, *_) = headlines(tolls(link(reports(body))))
    assert (first.low, first.high) == (135, 135)


def test_a_person_is_no_group() -> None:
    body = BODY["the dead of one blast grow from report to report"]
    named = "\nСреди *погибших* [Пётр Лунин]. | death | 1 | 2022-01-05 | Алматы | Минздрав | part=yes"
    groups = {t.group for t in tolls(link(reports(body + named)))}
    assert groups == {None}


TOLD = "# Заря 2022-01-06\n*Ранены* 70 [полицейских]. | injury | 70 | 2022-01-05 | Алматы | Иван Лосев\n"
DENIED = "2022-01-09\nУ нас ошибка: не 70 [полицейских] *ранены*. | injury! | 70 | - | - | -"


@pytest.mark.parametrize(("outlet", "state"), [("Заря", "retracted"), ("Вечер", "stands")])
def test_an_outlet_puts_right_what_it_had_handed_on_and_need_not_tell_where(outlet: str, state: str) -> None:
    found = figures(reports(f"{TOLD}# {outlet} {DENIED}"))
    assert {f.state for f in found if f.place} == {state}
