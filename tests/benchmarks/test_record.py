"""The benchmark of the record runs, on the same crisis each time."""

import subprocess
import sys

from tests.benchmarks.scripts import BENCHMARKS, module

SCRIPT = BENCHMARKS / "record.py"


def test_it_prints_a_line_for_each_size():
    done = subprocess.run([sys.executable, str(SCRIPT), "50", "100"], capture_output=True, text=True, check=True)
    _, *rows = [line.split() for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["50", "100"]
    assert all(len(row) == 6 and float(row[4]) > 50 for row in rows)


def test_the_crisis_is_the_same_each_time():
    crisis = module(SCRIPT).crisis
    told = [s for report in crisis(200) for s in report]
    assert told == [s for report in crisis(200) for s in report]
    assert len({s.id for s in told}) == 200
    assert all(s.statement.trigger.span.of(s.document.text) == s.statement.trigger.text for s in told)
