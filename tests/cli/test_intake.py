"""khronika add and khronika verify on what people have: what is taken, what is said of it, what is written down."""

import json
from pathlib import Path

import pytest

from khronika.cli.add import MOST_TOLD
from khronika.statements.case import Case
from tests.sources import made

SPECIMENS = Path(__file__).resolve().parents[1] / "specimens"
ROWS = [{"Wording": made.TEXT, "Head": made.TITLE, "Day": "2022-01-07"}]


def test_a_folder_of_all_kinds(khronika, tmp_path):
    written = tmp_path / "run.jsonl"
    result = khronika("add", tmp_path / "case", SPECIMENS, "--unread", "--report", written)
    assert result.exit_code == 0
    assert "8 reports kept, not read yet; " in result.stdout
    assert "2 reports only named by address; 3 reports refused." in result.stdout
    assert "was answered with 404." in result.stderr
    *lines, end = [json.loads(line) for line in written.read_text(encoding="utf-8").splitlines()]
    assert end["whole"] and sum(end["counts"].values()) == len(lines)
    assert end["counts"] | {"known": 0} == {"kept": 8, "named": 2, "refused": 3, "known": 0}
    kept = {line["sha256"] for line in lines if line["became"] == "kept"}
    assert kept == {one.sha256 for one in Case.open(tmp_path / "case").documents()}
    assert all(line["reason"] and line["remedy"] for line in lines if line["became"] == "refused")


def test_what_was_kept_unread_is_read_by_the_next_add(khronika, tmp_path, report):
    khronika("add", tmp_path / "case", report, "--unread")
    result = khronika("add", tmp_path / "case", report)
    assert "1 report in the case already; 1 report read now; " in result.stdout
    assert "statements read" in result.stdout


@pytest.mark.parametrize("by", ["options", "toml", "json"])
def test_columns_are_told_by_options_or_a_file(khronika, tmp_path, by):
    table = tmp_path / "articles.csv"
    table.write_bytes(made.csv_bytes(rows=ROWS))
    told = {"text": "Wording", "title": "Head", "published": "Day"}
    file = tmp_path / f"columns.{by}"
    lines = "".join(f'{slot} = "{name}"\n' for slot, name in told.items())
    file.write_text(json.dumps(told) if by == "json" else lines, encoding="utf-8")
    pairs = [part for slot, name in told.items() for part in ("--column", f"{slot}={name}")]
    given = pairs if by == "options" else ["--columns", file]
    assert khronika("add", tmp_path / "case", table, "--unread", *given).exit_code == 0
    (one,) = Case.open(tmp_path / "case").documents()
    assert (one.about.title, one.about.published, one.kind) == (made.TITLE, "2022-01-07", "row")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--column", "Wording"], "--column: is no pair: Wording. Write it as text=NAME."),
        (["--column", "body=Wording"], "«body» is no part of a report. Use text, title, url,"),
        (["--columns", "none.toml"], "none.toml cannot be used"),
        (["--report", "none/run.jsonl"], "--report: none/run.jsonl cannot be written"),
    ],
)
def test_options_that_cannot_be_used_are_told_of(khronika, tmp_path, report, given, said):
    result = khronika("add", tmp_path / "case", report, *given)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert said in result.stderr


def test_many_refusals_are_cut_on_the_terminal_and_whole_in_the_file(khronika, tmp_path, report):
    table, written = tmp_path / "a.jsonl", tmp_path / "run.jsonl"
    table.write_bytes(made.json_lines([{"text": made.TEXT, "n": 0}, *({"text": "", "n": n} for n in range(50))]))
    result = khronika("add", tmp_path / "case", table, "--unread", "--report", written)
    assert result.stderr.count("holds no text") == MOST_TOLD
    assert f"… and {50 - MOST_TOLD} more refused; --report FILE tells of each." in result.stderr
    assert written.read_text(encoding="utf-8").count("holds no text") == 50


def test_a_report_of_a_table_is_shown_with_the_outlet_of_its_address(khronika, tmp_path):
    table = tmp_path / "a.csv"
    table.write_bytes(made.csv_bytes())
    khronika("add", tmp_path / "case", table)
    assert "Tengrinews" in khronika("show", tmp_path / "case").stdout


def test_verify_says_that_nothing_differs_or_what_does(khronika, tmp_path, report):
    case = tmp_path / "case"
    khronika("add", case, report, SPECIMENS / "page.html")
    result = khronika("verify", case)
    assert result.exit_code == 0
    assert "2 reports hashed and taken again; 2 read again; " in result.stdout and "no difference." in result.stdout
    (path,) = [p for p in (case / "archive").glob("??/*") if b"<html" not in p.read_bytes()]
    path.write_bytes(path.read_bytes() + b" ")
    result = khronika("verify", case, "--quick")
    assert result.exit_code == 1
    assert "report.txt: its bytes have changed: SHA-256 " in result.stdout and "1 report differing." in result.stdout
