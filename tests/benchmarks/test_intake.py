"""The benchmark of the intake runs, and its comparison is fair."""

import json
import subprocess
import sys

from tests.benchmarks.scripts import BENCHMARKS, module

SCRIPT = BENCHMARKS / "intake.py"
TEXT = "Двое погибли\n\n" + "При обрушении стены в Караганде погибли двое рабочих, сообщили в прокуратуре.\n" * 9


def test_it_prints_both_sides_and_ends_in_the_same_case(tmp_path):
    reports = tmp_path / "reports.jsonl"
    reports.write_text("".join(json.dumps({"text": TEXT}) + "\n" for _ in range(3)), encoding="utf-8")
    command = [sys.executable, str(SCRIPT), str(reports), "--pages", "30", "--kills", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"khronika, 3 pages", "khronika, 30 pages", "trafilatura, 30 pages"} <= {
        x[:30].strip() for x in done.stdout.split("\n")
    }
    assert "and gone on: the same case" in done.stdout


def test_the_ratio_is_of_pages_a_second():
    ours = {"pages": 100, "processor": 2.0, "clock": 4.0, "memory": 100.0}
    theirs = {"pages": 100, "processor": 1.0, "clock": 3.0, "memory": 50.0}
    last = module(SCRIPT).table(ours, theirs, ours).splitlines()[-1]
    assert last.split() == ["ratio", "0.50", "0.75"]


def test_no_two_pages_are_alike():
    made = list(module(SCRIPT).pages([TEXT, "Другое\n\nСлова."], 20))
    assert len(set(made)) == 20 and all("Запись номер" in page for page in made)
