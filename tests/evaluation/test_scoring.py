"""The scorer's table is read rightly, and a corpus's fingerprint knows its files."""

import types
from pathlib import Path

import marked
import pytest
import reading
import scoring

from khronika import demo

TABLE = """type            gold  said   hit again   P     R     F1      whole F1
death              3     3     2     0   0.667 0.667 0.667   0.333
HARM             112    97    95     8   0.979 0.848 0.909   0.440
ALL              288   229   219    22   0.956 0.760 0.847   0.348
slots, HARM: status 91/95=0.958  count 87/92=0.946
"""


def test_figures_are_those_of_the_table():
    found = scoring.figures(TABLE)
    assert len(found) == 8
    assert (found["HARM precision"], found["HARM whole F1"]) == (0.979, 0.44)
    assert (found["ALL recall"], found["ALL detection F1"]) == (0.76, 0.847)


def test_a_table_without_its_rows_is_refused():
    with pytest.raises(SystemExit, match="HARM"):
        scoring.figures("nothing")


def test_a_changed_report_or_annotation_changes_the_fingerprint(tmp_path):
    found = []
    for text, fact in (("Погиб.", "{}"), ("Погибла.", "{}"), ("Погиб.", "{ }")):
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (tmp_path / "a.json").write_text(fact, encoding="utf-8")
        found.append(scoring.fingerprint(tmp_path))
    assert len(set(found)) == 3
    (tmp_path / "README.md").write_text("no part of it", encoding="utf-8")
    assert scoring.fingerprint(tmp_path) == found[-1]


def test_the_demo_corpus_is_scored(tmp_path):
    scorer = tmp_path / "score.py"
    scorer.write_text("def score(golds, said, texts, out):\n    print(*map(len, (golds, said, texts)), file=out)\n")
    reports = len(demo.reports())
    assert scoring.table(demo.folder(), scorer) == f"{reports} {reports} {reports}\n"


@pytest.mark.parametrize("node", marked.CASES.values())
def test_the_marked_cases_are_there(node):
    name, test = node.split("::")
    assert f"def {test}(" in Path(marked.ROOT / "tests" / "reading" / name).read_text(encoding="utf-8")


def test_cases_are_tallied_by_their_file():
    tally = marked.Tally()
    for outcome in (True, True, False):
        said = types.SimpleNamespace(
            when="call", failed=not outcome, passed=outcome, nodeid="tests/reading/test_times.py::test_case[x]"
        )
        tally.pytest_runtest_logreport(said)
    assert (tally.right, tally.all) == ({"times": 2}, {"times": 3})


def test_a_missing_scorer_is_told_and_in_ci_refused(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(scoring, "SCORER", tmp_path / "score.py")
    monkeypatch.delenv("CI", raising=False)
    assert not reading._scorer_is_there()
    assert "Skipped" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="is not there"):
        reading._scorer_is_there()
