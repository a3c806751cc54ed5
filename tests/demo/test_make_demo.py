"""`make demo` as a person runs it, set-up left out."""

import os
import re
import signal
import socket
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from khronika import demo
from khronika.web.assets import BUILT

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {key: value for key, value in os.environ.items() if key not in ("MAKEFLAGS", "MAKELEVEL")}


def make(*arguments: str) -> list[str]:
    """The command line; `-o setup` takes the set-up as done."""
    return ["make", "--no-print-directory", "-o", "setup", "demo", *arguments]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return tmp_path_factory.mktemp("demo") / "demo-case"


@pytest.fixture(scope="module")
def printed(case):
    if not (ROOT / ".venv" / "bin" / "khronika").exists():
        pytest.skip("make setup has not been run")
    command = make("SERVE=0", f"CASE={case}")
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_reads_the_demo_corpus_and_prints_its_record(printed):
    assert re.search(r"28 reports added; \d{3} statements read", printed)
    assert "Incidents" in printed
    assert printed.count("retold for demonstration after") == len(demo.reports())


@pytest.mark.parametrize("page", ["README.md", "README.ru.md"])
def test_a_readme_shows_what_is_printed(printed, page):
    """Nine lines of ten: a figure may change with the reader, until `make docs` shows the new one."""
    shown = (ROOT / page).read_text(encoding="utf-8").split("<!-- output -->\n```text\n")[1].split("```")[0]
    lines = [line for line in shown.splitlines()[2:-1] if line and "…" not in line]
    assert len(lines) > 20
    real = set(printed.splitlines())
    assert sum(line in real for line in lines) >= 0.9 * len(lines), "Run `make docs`"


def test_it_serves_the_record_and_takes_another_port_where_its_own_is_taken(printed, case):
    if not (BUILT / "manifest.json").is_file():
        pytest.skip("the pages' assets are not built")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = make(f"CASE={case}", f"PORT={port}")
        with subprocess.Popen(
            command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as running:
            try:
                address = next(hit[0] for line in running.stdout if (hit := re.search(r"http://127\S+:\d+/", line)))
                assert f":{port}/" not in address
                with urlopen(address, timeout=20) as answer:
                    assert "Khronika" in answer.read().decode()
            finally:
                os.killpg(running.pid, signal.SIGINT)
