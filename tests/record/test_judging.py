"""Judgements: what they change, that they are order-free, and that withdrawing them brings back the record without."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import reports

from khronika.errors import BadJudgement
from khronika.incidents.judged import judged
from khronika.model import Stated
from khronika.record.whole import Record, record
from khronika.statements.contradictions import contradicted, contradictory
from khronika.statements.judgement import Judgement, judgement, withdrawn
from khronika.views.export import lines

TEXT = """# Заря 2022-01-07
*Обстреляли* [машину] телеканала. | attack | - | 2022-01-06 | Алматы | Орда
*Погиб* [водитель]. | death | 1 | 2022-01-06 | Алматы | Орда
*Ранен* [оператор]. | injury | 1 | 2022-01-06 | Алматы | Орда
# Вечер 2022-01-08
*Обстрелян* [автомобиль] телеканала. | attack | - | 2022-01-06 | Алматы | полиция
*Погиб* [водитель]. | death | 1 | 2022-01-06 | Алматы | полиция
Число *погибших* по стране 26. | death | 26 | 2022-01-07 | Казахстан | МВД
# Ночь 2022-01-09
Число *погибших* по стране 40. | death | 40 | 2022-01-09 | Казахстан | МВД
*Введён* комендантский час. | measure | - | 2022-01-05/2022-01-19 23:00-07:00 | Алматы | МВД
*Погиб* [сторож] в Бишкеке. | death | 1 | 2022-01-08 | Бишкек | очевидцы
"""
STATED = reports(TEXT)
BY = {
    f"{s.document.about.publisher} {s.statement.type} {s.statement.count and s.statement.count.low}": s for s in STATED
}
DRIVER, ALSO_DRIVER = BY["Заря death 1"], BY["Вечер death 1"]
FORTY, GUARD, WOUND = BY["Ночь death 40"], BY["Ночь death 1"], BY["Заря injury 1"]
START = datetime(2024, 5, 1, tzinfo=UTC)


def made(kind: str, *on: Stated, at: int = 0, **correction: object) -> Judgement:
    return judgement(kind, on, "Анна", (START + timedelta(minutes=at)).isoformat(), "проверено", correction or None)


def of(*judgements: Judgement, stated: list[Stated] = STATED) -> Record:
    return record({s.document.sha256: s.document for s in stated}.values(), stated, judgements)


def dead(r: Record) -> list[tuple[int | None, int | None]]:
    return [(t.low, t.high) for t in r.tolls if t.type == "death" and t.place and t.place.name == "Казахстан"]


def home(r: Record, s: Stated) -> str:
    return next(i.id for i in r.incidents if s.id in {x.id for x in i.stated})


def test_without_judgements() -> None:
    r = of()
    assert dead(r) == [(40, 40)]
    assert home(r, DRIVER) == home(r, ALSO_DRIVER) != home(r, GUARD)


def test_a_rejected_statement_bears_nothing_and_is_kept() -> None:
    r = of(made("reject", FORTY))
    assert dead(r) == [(26, 26)]
    assert [s.id for s in r.judged.rejected] == [FORTY.id]
    assert any(FORTY.id in line and '"incident": null' in line for line in lines(r))


def test_a_corrected_statement_changes_its_figure_and_names_the_judgement() -> None:
    j = made("correct", FORTY, count=[44, 46])
    r = of(j)
    assert dead(r) == [(44, 46)]
    changed = next(s for s in r.judged.stated if s.id == FORTY.id)
    assert changed.statement.count is not None
    assert changed.statement.count.rule == f"judgement {j.id}"


def test_a_correction_of_place_time_and_status() -> None:
    r = of(made("correct", GUARD, place="Казань", when="2022-01-02", status="possible"))
    changed = next(s for s in r.judged.stated if s.id == GUARD.id).statement
    assert (changed.where[0].country, changed.when and changed.when.edtf, changed.status) == (
        "RU",
        "2022-01-02",
        "possible",
    )


def test_a_retracted_figure_stands_no_more() -> None:
    r = of(made("retract", FORTY))
    assert dead(r) == [(26, 26)]
    assert {f.state for t in r.tolls for f in t.others if f.stated.id == FORTY.id} == {"retracted"}


def test_same_and_not_the_same_override() -> None:
    assert home(of(made("same", DRIVER, GUARD)), DRIVER) == home(of(made("same", DRIVER, GUARD)), GUARD)
    apart = of(made("not-same", DRIVER, ALSO_DRIVER))
    assert home(apart, DRIVER) != home(apart, ALSO_DRIVER)


def test_accepting_changes_no_figure_and_is_shown() -> None:
    j = made("accept", FORTY)
    assert dead(of(j)) == dead(of())
    assert of(j).judged.of[FORTY.id] == (j,)


def test_a_judgement_on_a_statement_that_is_gone_has_no_effect_and_is_told() -> None:
    j = made("reject", FORTY)
    left = [s for s in STATED if s.document != FORTY.document]
    assert [(k.id, why) for k, why in of(j, stated=left).judged.idle] == [(j.id, "lost")]


def test_a_statement_read_again_keeps_its_judgements() -> None:
    again = [replace(s, id=s.id + "x") for s in STATED]
    assert dead(of(made("reject", FORTY), stated=again)) == [(26, 26)]


CONTRADICTIONS = [
    (made("accept", FORTY), made("reject", FORTY, at=1)),
    (made("reject", FORTY), made("correct", FORTY, at=1, count=[1, 1])),
    (made("correct", FORTY, count=[44, 44]), made("correct", FORTY, at=1, count=[45, 45])),
    (made("retract", FORTY), made("reject", FORTY, at=1)),
    (made("same", DRIVER, GUARD), made("not-same", DRIVER, GUARD, at=1)),
    (made("not-same", DRIVER, GUARD), made("same", GUARD, DRIVER, at=1)),
]


@pytest.mark.parametrize(("old", "new"), CONTRADICTIONS)
def test_contradictions(old: Judgement, new: Judgement) -> None:
    assert contradicted(new, [old]) == old
    assert contradicted(new, [withdrawn(old, "Анна", "2024-05-02", "ошибка")]) is None
    assert contradictory([old, new]) == {old.id, new.id}
    assert {why for _, why in judged(STATED, [old, new]).idle} == {"contradicted"}


def test_same_is_carried_on() -> None:
    one, two = made("same", DRIVER, GUARD), made("same", GUARD, WOUND)
    assert contradicted(made("not-same", DRIVER, WOUND), [one, two]) in (one, two)
    assert contradicted(two, [one, made("not-same", DRIVER, WOUND)]) is not None


@pytest.mark.parametrize(
    ("kind", "on", "correction"),
    [
        ("praise", (FORTY,), None),
        ("same", (FORTY,), None),
        ("same", (FORTY, FORTY), None),
        ("accept", (FORTY, GUARD), None),
        ("correct", (FORTY,), None),
        ("accept", (FORTY,), {"count": [1, 1]}),
        ("correct", (FORTY,), {"count": [9, 3]}),
        ("correct", (FORTY,), {"count": [None, None]}),
        ("correct", (FORTY,), {"count": [-1, 3]}),
        ("correct", (FORTY,), {"status": "true"}),
        ("correct", (FORTY,), {"when": "2022-02-30"}),
        ("correct", (FORTY,), {"when": "2022-01-09/2022-01-05"}),
        ("correct", (FORTY,), {"place": "Нигдевск-на-Луне"}),
        ("correct", (FORTY,), {"colour": "red"}),
    ],
)
def test_judgements_that_say_nothing(kind: str, on: tuple[Stated, ...], correction: dict[str, object] | None) -> None:
    with pytest.raises(BadJudgement):
        judgement(kind, on, "Анна", "2024-05-01", "проверено", correction)


@pytest.mark.parametrize(("author", "reason"), [("", "проверено"), ("Анна", "  ")])
def test_nobody_judges_without_a_name_and_a_reason(author: str, reason: str) -> None:
    with pytest.raises(BadJudgement):
        judgement("accept", (FORTY,), author, "2024-05-01", reason)


ALL = [
    made("reject", WOUND), made("correct", FORTY, at=1, count=[41, 41]), made("same", DRIVER, GUARD, at=2),
    made("not-same", DRIVER, ALSO_DRIVER, at=3), made("accept", ALSO_DRIVER, at=4),
]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.integers(), st.sets(st.sampled_from(range(len(ALL)))))
def test_any_order_gives_the_same_bytes(seed: int, chosen: set[int]) -> None:
    mixed, said = list(STATED), [ALL[i] for i in chosen]
    wanted = list(lines(of(*said)))
    random.Random(seed).shuffle(mixed)
    random.Random(seed).shuffle(said)
    assert list(lines(of(*said, stated=mixed))) == wanted
    taken_back = [withdrawn(j, "Анна", "2024-06-01", "ошибка") for j in said]
    assert list(lines(of(*taken_back, stated=mixed))) == list(lines(of()))
