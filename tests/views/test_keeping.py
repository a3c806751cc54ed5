"""The record as the case keeps it is the one derived whole: in any order, in any portions, judgements between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from annotated import documents, make_case
from copied import FIRST, OWN, Copied, copies, copy_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from khronika.errors import BadJudgement
from khronika.incidents.candidates import pairs
from khronika.incidents.tallies import profiles
from khronika.model import Stated
from khronika.record.whole import record, record_of
from khronika.statements import judgements, kept, store
from khronika.statements.case import Case
from khronika.statements.judgement import OF_TWO
from khronika.views import export, keeping, kept_export
from khronika.views.judgement import Judging, judgement_lines
from khronika.views.record import page_of, record_view
from khronika.views.record_page import record_page, rejects

KILLED = Path(__file__).with_name("killed_deriving.py")


ANNOTATED = [(d, OWN[d.sha256]) for d in documents()]


def add(case: Case, told: Sequence[Copied]) -> None:
    with case.writing() as connection:
        for document, own in told:
            store.put_documents(connection, [document])
            store.put_statements(connection, document.sha256, own, "annotated")


def kept_lines(case: Case) -> list[str]:
    return list(kept_export.lines(case))


def whole(case: Case) -> list[str]:
    return list(export.lines(record_of(case)))


def wanted_pairs(case: Case) -> set[tuple[str, str]]:
    told = profiles(record_of(case).stated)
    wanted = {(told[i].id, told[j].id) for i, j in pairs(told)}
    return wanted | {(b, a) for a, b in wanted}


def kept_pairs(case: Case) -> set[tuple[str, str]]:
    one, other = kept.nodes.alias(), kept.nodes.alias()
    joined = kept.links.join(one, one.c.n == kept.links.c.a).join(other, other.c.n == kept.links.c.b)
    with case.reading() as connection:
        return {tuple(row) for row in connection.execute(select(one.c.id, other.c.id).select_from(joined))}


def check_kept(case: Case) -> None:
    """What is kept is what is derived whole: the export, who is compared with whom, and the record's page."""
    assert kept_lines(case) == whole(case)
    assert kept_pairs(case) == wanted_pairs(case)
    record = record_of(case)
    wanted = record_view("x", case.documents(), record.incidents, record.tolls, record.disputes, copies=record.copies)
    with case.reading() as connection:
        found = record_page(connection, "x")
    for part in ("sources", "documents", "sizes", "tolls"):
        assert found[part] == page_of(wanted, 1)[part], part


@st.composite
def runs(draw: st.DrawFn) -> list[tuple[list[Copied], list[tuple[str, int, int]]]]:
    """The documents and near-copies of them in any order, in portions, each followed by judgements on what is there by
    then."""
    order = draw(st.permutations([*ANNOTATED, *draw(copies())]))
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=5)))
    kinds = st.sampled_from(("same", "same", "not-same", "reject", "correct", "retract", "withdraw"))
    judged = st.lists(st.tuples(kinds, st.integers(0, 999), st.integers(0, 999)), max_size=4)
    ends = zip([0, *cuts], [*cuts, len(order)], strict=True)
    return [(order[start:end], draw(judged)) for start, end in ends]


def judge(case: Case, kind: str, one: int, other: int) -> None:
    """A judgement, or the withdrawal of one; one that contradicts another is not made."""
    told = sorted(s.id for s in case.stated())
    standing = [j.id for j in judgements.held(case) if j.stands]
    if kind == "withdraw":
        if standing:
            judgements.withdraw(case, standing[one % len(standing)], "Анна", "проверка")
        return
    ids = (told[one % len(told)], told[other % len(told)])[: 2 if kind in OF_TWO else 1]
    try:
        judgements.judge(case, kind, ids, "Анна", "проверка", {"count": [one, None]} if kind == "correct" else None)
    except BadJudgement as why:
        assert "contradicts" in why.reason or "twice" in why.reason


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs())
def test_any_order_and_portions_with_judgements_between_keep_what_is_derived_whole(run):
    with tempfile.TemporaryDirectory() as folder:
        case = Case.create(Path(folder) / "case")
        keeper = keeping.Keeper(case)
        for told, judged in run:
            add(case, told)
            for one in judged:
                judge(case, *one)
            keeper.refresh()
        assert kept_lines(case) == whole(case)
        for j in judgements.held(case):
            if j.stands:
                judgements.withdraw(case, j.id, "Анна", "проверка")
        assert kept_lines(case) == unjudged([one for told, _ in run for one in told])
        check_kept(case)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    opened = Case.open(make_case(tmp_path_factory.mktemp("kept") / "case"))
    keeping.Keeper(opened).refresh()
    return opened


def unjudged(told: Sequence[Copied]) -> list[str]:
    """The record of documents derived whole, without a case."""
    said = [Stated(store.stated_id(d.sha256, s), d, s) for d, own in told for s in dict.fromkeys(own)]
    return list(export.lines(record((d for d, _ in told), said)))


def test_a_document_that_is_read_anew_takes_its_old_statements_out(tmp_path):
    case = Case.open(make_case(tmp_path / "case"))
    keeping.Keeper(case).refresh()
    first, second = documents()[:2]
    for told in ([], OWN[second.sha256], OWN[first.sha256][::-1]):
        with case.writing() as connection:
            store.put_statements(connection, first.sha256, told[:3], "another")
        assert kept_lines(case) == whole(case)


@pytest.mark.parametrize("near", [1, 3])
@pytest.mark.parametrize("seed", [1, 2])
def test_neighbours_that_part_when_others_come_between_and_meet_again_when_they_go(tmp_path, monkeypatch, near, seed):
    monkeypatch.setattr("khronika.incidents.candidates.NEAR", near)
    case, chance = Case.create(tmp_path / "case"), random.Random(seed)
    keeper = keeping.Keeper(case)
    add(case, ANNOTATED)
    keeper.refresh()
    for _ in range(6):
        with case.writing() as connection:
            for document in chance.sample(documents(), 3):
                told = OWN[document.sha256]
                store.put_statements(
                    connection, document.sha256, chance.sample(told, chance.randint(0, len(told))), "a"
                )
        keeper.refresh()
        assert kept_pairs(case) == wanted_pairs(case)
    assert kept_lines(case) == whole(case)


@pytest.mark.parametrize("seed", [1, 2])
def test_copies_are_told_anew_when_what_they_repeat_is_read_anew(tmp_path, monkeypatch, seed):
    monkeypatch.setattr("khronika.incidents.copies.FIRSTS", 5)
    monkeypatch.setattr("khronika.incidents.copying.FIRSTS", 5)
    chance = random.Random(seed)
    adding = copy_of(*FIRST, "Вестник", "2023-01-12", added=True)
    adding[1][-1] = replace(adding[1][-1], sources=())
    told = [FIRST, adding]
    told += [copy_of(*of, f"Издание {n}", f"2023-01-{n}", swapped=(n,)) for n in (10, 20, 30) for of in (FIRST, adding)]
    chance.shuffle(told)
    case = Case.create(tmp_path / "case")
    for one in told:
        add(case, [one])
        check_kept(case)
    for document, own in told:
        with case.writing() as connection:
            store.put_statements(connection, document.sha256, chance.sample(own, chance.randint(0, len(own))), "a")
        check_kept(case)


def test_each_pair_is_kept_once_and_no_other(case):
    assert kept_pairs(case) == wanted_pairs(case)


def test_the_page_is_the_first_of_the_whole_record(case):
    record = record_of(case)
    wanted = record_view("x", case.documents(), record.incidents, record.tolls, record.disputes)
    wanted["judgements"] = []
    wanted["places"] = [{k: v for k, v in line.items() if k != "ids"} for line in wanted["places"]]
    with case.reading() as connection:
        assert record_page(connection, "x") == page_of(wanted, 1)


def test_the_pages_hold_everything_once_and_a_page_too_far_is_the_last(case, monkeypatch):
    monkeypatch.setattr("khronika.views.record_page.SIZE", 7)
    with case.reading() as connection:
        first = record_page(connection, "x")
        pages = [record_page(connection, "x", n + 1) for n in range(first["page"]["of"])]
        assert record_page(connection, "x", 999) == pages[-1]
        assert record_page(connection, "x", 0) == first
    for part in ("incidents", "documents", "tolls"):
        shown = [repr(line) for page in pages for line in page[part]]
        assert len(shown) == len(set(shown)) == first["found"][part]


def test_counts_that_come_to_nothing_are_taken_out(tmp_path):
    case = Case.open(make_case(tmp_path / "case", documents()[:2]))
    keeping.Keeper(case).refresh()
    with case.writing() as connection:
        for document in documents()[:2]:
            store.put_statements(connection, document.sha256, [], "another")
    keeping.Keeper(case).refresh()
    with case.reading() as connection:
        for table in set(kept.ALL) - {kept.effects, kept.copies, kept.bands}:
            assert connection.execute(select(table)).all() == [], table.name


def test_another_version_derives_everything_anew(tmp_path, monkeypatch):
    case = Case.open(make_case(tmp_path / "case", documents()[:3]))
    keeping.Keeper(case).refresh()
    with case.writing() as connection:
        connection.execute(text("UPDATE derived SET line = 'old'"))
    assert not keeping.Keeper(case).refresh()
    monkeypatch.setattr(keeping, "version", lambda: "newer")
    assert keeping.Keeper(case).refresh()
    assert kept_lines(case) == whole(case)


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with kill -9")
@pytest.mark.parametrize(
    "moment",
    [
        "khronika.incidents.nearby:write 1 after",
        "khronika.incidents.gathering:_write 1 before",
        "khronika.views.keeping:_take_out 1 after",
        "khronika.views.keeping:_put_in 9 after",
        "khronika.views.keeping:_bring 1 after",
        "khronika.views.keeping:_bring 2 before",
    ],
)
def test_killed_while_deriving_the_record_is_of_before_or_after(tmp_path, moment):
    case = Case.open(make_case(tmp_path / "case", documents()[:12]))
    command = [sys.executable, str(KILLED), str(case.folder), *moment.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env={**os.environ})
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert kept_lines(case) == whole(case)


def test_the_page_tells_what_people_decided(tmp_path):
    case = Case.open(make_case(tmp_path / "case"))
    counted = sorted(s.id for s in case.stated() if s.statement.type == "death" and s.statement.count)
    judgements.judge(case, "accept", (counted[0],), "Анна", "верно")
    judgements.judge(case, "correct", (counted[1],), "Анна", "опечатка", {"count": [5, None]})
    judgements.judge(case, "retract", (counted[2],), "Борис", "отозвано")
    judgements.judge(case, "not-same", (counted[3], counted[4]), "Борис", "разное")
    keeping.Keeper(case).refresh()
    record = record_of(case)
    wanted = record_view(
        "x", case.documents(), record.incidents, record.tolls, record.disputes,
        judging=Judging(record.judged.of),
    )  # fmt: skip
    home = {s.id: i.id for i in record.incidents for s in i.stated}
    with case.reading() as connection:
        found = record_page(connection, "x")
        assert not rejects(connection)
    for part in ("tolls", "incidents", "sources", "filters", "timeline", "sizes"):
        assert found[part] == page_of(wanted, 1)[part], part
    assert found["judgements"] == judgement_lines(record.judged, record.judgements, home)
    assert len(found["judgements"]) == 4
    assert {kind for t in found["tolls"] for f in (*t["figures"], *t["others"]) for kind in f["judged"]} >= {"accept"}
