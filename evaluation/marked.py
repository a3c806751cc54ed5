"""The share of marked-up cases that the reader reads as marked: the tests' own cases, judged by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CASES = {
    "times": "test_times.py::test_case",
    "numbers": "test_numbers.py::test_case",
    "places": "test_places.py::test_marked_places_are_found_and_no_others",
    "attribution": "test_attribution.py::test_case",
    "statements": "test_statements.py::test_sentence_states_what_is_marked",
}


class Tally:
    """Counts the outcomes of the tests of each file."""

    def __init__(self) -> None:
        self.right: dict[str, int] = {}
        self.all: dict[str, int] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            name = Path(report.nodeid.split("::")[0]).stem.removeprefix("test_")
            self.all[name] = self.all.get(name, 0) + 1
            self.right[name] = self.right.get(name, 0) + report.passed


def figures() -> dict[str, dict[str, float]]:
    """For each kind of expression how many cases there are, and the share read as marked."""
    tally = Tally()
    nodes = [str(ROOT / "tests" / "reading" / node) for node in CASES.values()]
    pytest.main(["-p", "no:terminal", "-p", "no:cacheprovider", f"--rootdir={ROOT}", *nodes], plugins=[tally])
    missing = CASES.keys() - tally.all.keys()
    if missing:
        raise SystemExit(f"No cases of {', '.join(sorted(missing))} were run: see tests/reading")
    return {name: {"cases": tally.all[name], "right": tally.right[name] / tally.all[name]} for name in CASES}
