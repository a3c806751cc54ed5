"""The program against a server on loopback, as the flag allows: killed, stopped, and going on."""

import os
import signal
import subprocess
import sys
import time

import pytest
from feeds import article, rss
from playing import Web, page

from khronika.statements.case import DATABASE, Case

FLAGS = ("--allow-inner-network", "--pause", "0")
TEXT = "7 января 2022 года в Алматы при взрыве газа погибли {} жителей. Об этом сообщило МЧС."


@pytest.fixture
def web():
    made = Web()
    made.answers |= {f"127.0.0.1/{n}": page(article(TEXT.format(n))) for n in range(10, 16)}
    made.answers["127.0.0.1/rss"] = rss(*[f"http://127.0.0.1:{made.port}/{n}" for n in range(10, 16)])
    yield made
    made.close()


def begun(*args):
    command = [sys.executable, "-m", "khronika", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)


def until(met, seconds=60):
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end
        time.sleep(0.05)


def held(case):
    """How many documents the case holds."""
    return len(Case.open(case).documents()) if (case / DATABASE).is_file() else 0


def test_without_the_flag_this_machine_is_not_asked(process, web, tmp_path):
    done = process("add", tmp_path / "case", f"http://127.0.0.1:{web.port}/10")
    assert done.returncode == 1 and "--allow-inner-network" in done.stderr
    assert web.asked == []


def test_killed_on_the_way_it_goes_on_and_the_case_is_whole(process, web, tmp_path):
    whole, web.answers["127.0.0.1/13"] = web.answers["127.0.0.1/13"], lambda *_: time.sleep(12)
    program = begun("add", tmp_path / "case", f"http://127.0.0.1:{web.port}/rss", *FLAGS)
    until(lambda: "127.0.0.1/13" in web.pages())
    until(lambda: held(tmp_path / "case") == 3)  # what came before is read and kept meanwhile
    program.kill()
    program.communicate()
    web.answers["127.0.0.1/13"] = whole
    done = process("add", tmp_path / "case", f"http://127.0.0.1:{web.port}/rss", *FLAGS)
    assert done.returncode == 0, done.stderr
    there = sorted(d.about.url for d in Case.open(tmp_path / "case").documents())
    assert there == [f"http://127.0.0.1:{web.port}/{n}" for n in range(10, 16)]


def test_watching_ends_with_ctrl_c_and_a_closing_line(web, tmp_path):
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "http://127.0.0.1:{web.port}/rss"\n', encoding="utf-8")
    program = begun("watch", tmp_path / "case", tmp_path / "feeds.toml", *FLAGS)
    assert "new incident" in program.stdout.readline()
    until(lambda: len(web.pages()) == 7)
    time.sleep(1)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=20)
    assert (program.returncode, err) == (0, "")
    assert "6 reports added" in out.splitlines()[-1]
