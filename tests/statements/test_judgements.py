"""Judgements in a case's database: added whole, refused where they cannot hold, withdrawn and kept."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from khronika.errors import BadJudgement
from khronika.statements import adding
from khronika.statements.case import Case
from khronika.statements.judgements import held, judge, withdraw

from .conftest import report


@pytest.fixture
def case(tmp_path, quick_reader):
    made = Case.create(tmp_path / "case")
    assert len(list(adding.add(made, [report(n) for n in range(3)]))) == 3
    return made


@pytest.fixture
def ids(case):
    return [s.id for s in case.stated()]


def test_a_judgement_is_kept_with_author_time_and_reason(case, ids):
    before = case.revision
    made = judge(case, "correct", (ids[0],), " Анна ", "опечатка", {"count": [3, None]})
    assert held(Case.open(case.folder)) == [made]
    assert (made.author, made.reason, made.correction, made.stands) == ("Анна", "опечатка", {"count": [3, None]}, True)
    assert made.made.startswith("20") and case.revision != before


def test_the_order_of_a_pair_says_nothing(case, ids):
    one = judge(case, "same", (ids[1], ids[0]), "Анна", "одно и то же")
    assert [a.id for a in one.anchors] == sorted(ids[:2])


def test_a_judgement_on_no_statement(case):
    with pytest.raises(BadJudgement, match="no statement of this case"):
        judge(case, "accept", ("0123456789abcdef",), "Анна", "проверено")
    assert held(case) == []


def test_a_contradiction_names_the_judgement_in_its_way(case, ids):
    old = judge(case, "accept", (ids[0],), "Анна", "проверено")
    with pytest.raises(BadJudgement, match=f"contradicts judgement {old.id} .*by Анна"):
        judge(case, "reject", (ids[0],), "Борис", "неправда")
    withdraw(case, old.id, "Анна", "ошиблась")
    assert judge(case, "reject", (ids[0],), "Борис", "неправда").stands


def test_a_withdrawn_judgement_is_kept(case, ids):
    old = judge(case, "accept", (ids[0],), "Анна", "проверено")
    gone = withdraw(case, old.id, "Борис", "по ошибке")
    assert (gone.stands, gone.withdrawn_by, gone.withdrawn_why) == (False, "Борис", "по ошибке")
    assert held(case) == [gone]
    with pytest.raises(BadJudgement, match="was withdrawn by Борис"):
        withdraw(case, old.id, "Анна", "ещё раз")


@pytest.mark.parametrize(("id_", "author"), [("nothing", "Анна"), ("nothing", "")])
def test_what_cannot_be_withdrawn(case, id_, author):
    with pytest.raises(BadJudgement):
        withdraw(case, id_, author, "причина")


KILLED = """
import os, signal, sys
from pathlib import Path
from khronika.statements import judgements
from khronika.statements.case import Case
inner = judgements.{name}
def kill(*args):
    {before}os.kill(os.getpid(), signal.SIGKILL)
    inner(*args)
    os.kill(os.getpid(), signal.SIGKILL)
judgements.{name} = kill
judgements.judge(Case.open(Path(sys.argv[1])), "reject", (sys.argv[2],), "Анна", "неправда")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with kill -9")
@pytest.mark.parametrize("name", ["contradicted", "insert", "_row"])
@pytest.mark.parametrize("before", ["", "# "])
def test_killed_while_judging_the_case_is_as_before(case, ids, name, before):
    code = KILLED.format(name=name, before=before)
    done = subprocess.run([sys.executable, "-c", code, str(case.folder), ids[0]], env=os.environ, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert held(Case.open(Path(case.folder))) == []
    assert judge(case, "reject", (ids[0],), "Анна", "неправда").stands
