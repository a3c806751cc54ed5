"""The benchmark of the record runs, on the same crisis each time."""

import importlib.util
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "benchmarks" / "record.py"


def module():
    spec = importlib.util.spec_from_file_location("record_benchmark", SCRIPT)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_it_prints_a_line_for_each_size():
    done = subprocess.run([sys.executable, str(SCRIPT), "50", "100"], capture_output=True, text=True, check=True)
    _, *rows = [line.split() for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["50", "100"]
    assert all(len(row) == 6 and float(row[5]) > 50 for row in rows)


def test_the_crisis_is_the_same_each_time():
    crisis = module().crisis
    assert crisis(200) == crisis(200)
    assert len({s.id for s in crisis(200)}) == 200
    assert all(s.statement.trigger.span.of(s.document.text) == s.statement.trigger.text for s in crisis(200))
