"""khronika record: the record made anew, and made from annotated reports."""

import json
import shutil

import pytest

from khronika import demo
from khronika.statements.adding_annotated import add_annotated
from khronika.statements.case import Case
from khronika.statements.version import ANNOTATED


@pytest.fixture
def folder(tmp_path):
    """Three annotated reports of the demo corpus with their index."""
    made = tmp_path / "gold"
    made.mkdir()
    names = [path.stem for path in demo.reports()[:3]]
    for name in names:
        for ending in ("txt", "json"):
            shutil.copy(demo.folder() / f"{name}.{ending}", made)
    lines = demo.index().read_text(encoding="utf-8").splitlines()
    (made / "index.jsonl").write_text("\n".join(x for x in lines if json.loads(x)["doc"] in names), encoding="utf-8")
    return made


def facts(folder):
    return sum(len(json.loads(p.read_text(encoding="utf-8"))["facts"]) for p in folder.glob("*.json"))


def test_annotated_reports_make_a_record_without_a_reader(khronika, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("khronika.statements.batches.read_texts", None)  # nobody reads
    case = tmp_path / "case"
    said = khronika("record", case, "--from-gold", folder)
    assert said.exit_code == 0, said.output
    assert "3 reports added as annotated." in said.stdout and f"{facts(folder)} statements" in said.stdout
    assert {s.statement.trigger.rule for s in Case.open(case).stated()} == {"gold"}
    assert "3 reports in the case already" in khronika("record", case, "--from-gold", folder).stdout


def test_no_reader_replaces_annotations_and_they_replace_what_one_read(khronika, folder, tmp_path):
    case = tmp_path / "case"
    assert khronika("add", case, folder).exit_code == 0
    before = khronika("export", case).stdout
    assert "annotated otherwise than the case had it" in khronika("record", case, "--from-gold", folder).stdout
    gold = khronika("export", case).stdout
    assert gold != before
    assert "in the case already" in khronika("add", case, folder).stdout
    assert khronika("export", case).stdout == gold
    assert set(Case.open(case).readers().values()) == {ANNOTATED}


def test_made_anew_it_comes_out_the_same(khronika, folder, tmp_path):
    case = tmp_path / "case"
    khronika("record", case, "--from-gold", folder)
    before = khronika("export", case).stdout
    assert khronika("record", case).exit_code == 0
    assert khronika("export", case).stdout == before


@pytest.mark.parametrize(
    ("was", "is_", "why"),
    [
        ('"type": "measure"', '"type": "mesure"', "no such type or status: mesure"),
        ('"trigger": "', '"trigger": "нигде ', "ValueError"),
        ('"affected"', '"struck"', "KeyError"),
        ('"facts"', '"fakts"', "holds no annotations"),
        ("{", "", "holds no annotations"),
    ],
)
def test_annotations_that_cannot_be_used_are_named_and_the_others_taken(khronika, folder, tmp_path, was, is_, why):
    bad = next(p for p in sorted(folder.glob("*.json")) if was in p.read_text(encoding="utf-8"))
    bad.write_text(bad.read_text(encoding="utf-8").replace(was, is_, 1), encoding="utf-8")
    said = khronika("record", tmp_path / "case", "--from-gold", folder)
    assert said.exit_code == 0
    assert why in said.stderr and bad.name in said.stderr
    assert "2 reports added as annotated; 1 report refused." in said.stdout


def test_a_report_without_annotations_is_refused(folder, tmp_path):
    next(folder.glob("*.json")).unlink()
    kinds = [outcome.kind for outcome in add_annotated(Case.create(tmp_path / "case"), folder)]
    assert sorted(kinds) == ["added", "added", "refused"]


def test_no_folder_and_no_case_are_told(khronika, tmp_path):
    said = khronika("record", tmp_path / "case", "--from-gold", tmp_path / "nothing")
    assert said.exit_code == 1 and "is no folder" in said.stderr and not (tmp_path / "case").exists()
    said = khronika("record", tmp_path / "none")
    assert said.exit_code == 1 and "does not exist" in said.stderr
