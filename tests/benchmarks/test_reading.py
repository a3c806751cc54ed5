"""The benchmark runs, and compares like with like."""

import json
import subprocess
import sys

from khronika import demo
from khronika.model import About
from tests.benchmarks.scripts import BENCHMARKS, module

SCRIPT = BENCHMARKS / "reading.py"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_prints_both_sides_their_ratio_and_the_sizes(tmp_path):
    reports = tmp_path / "reports.jsonl"
    texts = [path.read_text(encoding="utf-8") for path in demo.reports()[:3]]
    reports.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    done = run(reports)
    assert done.returncode == 0, done.stderr
    rows = {row[:24].strip(): row[24:].split() for row in done.stdout.splitlines()}
    ours, theirs = rows["khronika, whole reader"], rows["natasha, four steps"]
    assert all(float(side[0]) > 0 and float(side[2]) > 50 for side in (ours, theirs))
    assert {"ratio of time", "2 KB", "20 KB", "200 KB"} <= rows.keys()


def test_the_ratio_is_the_readers_time_over_that_of_the_four_steps():
    ours = {"seconds": 2.0, "memory": 400.0, "sizes": {"20": 0.1}}
    theirs = {"seconds": 8.0, "memory": 300.0, "sizes": {}}
    table = module(SCRIPT).table(["текст"] * 16, {"khronika": ours, "natasha": theirs})
    rows = {row[:24].strip(): row[24:].split() for row in table.splitlines()}
    assert rows["khronika, whole reader"] == ["8.0", "2.00", "400", "MB"]
    assert rows["ratio of time"] == ["0.25"]
    assert rows["20 KB"] == ["5.0", "0.10"]


def test_a_file_that_is_not_there_is_named(tmp_path):
    done = run(tmp_path / "nothing.jsonl")
    assert done.returncode == 1
    assert "nothing.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_text_is_cut_between_characters():
    assert module(SCRIPT).cut(["дом" * 1000], 1) == ("дом" * 167)[:500]


def test_the_whole_reader_is_the_one_that_the_command_uses(reader):
    text = demo.reports()[0].read_text(encoding="utf-8")
    made = module(SCRIPT)
    assert made.whole_reader()([text]) == reader.read([(text, About("0", made.PUBLISHED))])
