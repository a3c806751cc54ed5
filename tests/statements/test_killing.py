"""Killed at any moment (kill -9) and run again, adding gives the case of an undisturbed run."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khronika.statements.case import DATABASE

from .conftest import report
from .dump import dump

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only on systems with kill -9")

KILLED = Path(__file__).with_name("killed.py")
MOMENTS = [
    "khronika.statements.database:_keep_journal 1 after",
    "alembic.op:create_table 2 before",
    "khronika.statements.database:_upgrade 1 after",
    "khronika.documents.archive/Archive:keep_all 1 before",
    "os:fsync 1 before",
    "os:fsync 9 after",
    "pathlib/Path:replace 3 before",
    "pathlib/Path:replace 3 after",
    "khronika.statements.store:put_documents 4 after",
    "khronika.statements.store:put_statements 1 before",
    "khronika.statements.store:put_statements 12 after",
    "khronika.statements.adding:_keep 1 after",
    "khronika.statements.adding:_keep 12 after",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("reports")
    for number in range(12):
        (made / f"r{number:02}.txt").write_bytes(report(number).raw)
    return made


def run(case, folder, *trap):
    return subprocess.run([sys.executable, KILLED, case, folder, *trap], capture_output=True, text=True, timeout=60)


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory):
    case = tmp_path_factory.mktemp("undisturbed") / "case"
    done = run(case, folder)
    assert done.stdout.split() == ["added"] * 12, done.stderr
    return dump(case)


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_a_chosen_moment(tmp_path, folder, undisturbed, moment):
    case = tmp_path / "case"
    assert run(case, folder, *moment.split()).returncode == -signal.SIGKILL
    assert run(case, folder).returncode == 0
    assert dump(case) == undisturbed


def test_killed_again_and_again(tmp_path, folder, undisturbed):
    case = tmp_path / "case"
    for nth in range(1, 13, 3):
        assert run(case, folder, "pathlib/Path:replace", str(min(nth, 4)), "before").returncode == -signal.SIGKILL
    assert run(case, folder).returncode == 0
    assert dump(case) == undisturbed


def test_two_processes_at_once_lose_and_double_nothing(tmp_path, folder, undisturbed):
    case = tmp_path / "case"
    command = [sys.executable, KILLED, case, folder]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    outcomes = [kind for process in both for kind in process.communicate(timeout=60)[0].split()]
    assert outcomes.count("added") == 12
    assert outcomes.count("known") == 24
    assert dump(case) == undisturbed


SPECIMENS = Path(__file__).resolve().parents[1] / "specimens"


def test_two_people_add_the_same_folder_of_all_kinds_at_once(tmp_path):
    alone, both = tmp_path / "alone", tmp_path / "both"
    call = [*command(alone, SPECIMENS), "--unread"]
    subprocess.run(call, capture_output=True, check=True, timeout=120)
    call = [*command(both, SPECIMENS), "--unread"]
    people = [subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [person.wait(timeout=120) for person in people] == [0, 0]
    assert dump(both) == dump(alone)


def command(case, folder):
    return [sys.executable, "-m", "khronika", "add", case, folder]


def documents(case):
    """How many documents the case holds by now; -1 before there is a database."""
    try:
        base = sqlite3.connect(f"file:{case / DATABASE}?mode=ro", uri=True)
        try:
            return base.execute("SELECT count(*) FROM documents").fetchone()[0]
        finally:
            base.close()
    except sqlite3.Error:
        return -1


def kill_when(case, folder, reached):
    """Starts the real command and kills it as soon as `reached()`, or when it ends."""
    with subprocess.Popen(command(case, folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not reached():
            time.sleep(0.002)
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)


def test_the_real_command_killed_at_several_moments(tmp_path, folder):
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    assert subprocess.run(command(whole, folder), capture_output=True, timeout=120).returncode == 0
    for moment in (lambda: broken.exists(), lambda: documents(broken) >= 0, lambda: documents(broken) >= 1):
        kill_when(broken, folder, moment)
    kill_when(broken, folder, lambda: documents(broken) >= 9)
    end = time.monotonic() + random.uniform(0.2, 1.5)
    kill_when(broken, folder, lambda: time.monotonic() > end)
    assert subprocess.run(command(broken, folder), capture_output=True, timeout=120).returncode == 0
    assert dump(broken) == dump(whole)
