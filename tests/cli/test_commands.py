"""The commands on good input: what a person, and what a program, is given."""

import json
import re
import subprocess
import sys
import urllib.request

import pytest

import khronika as package
from khronika.cli.app import app
from khronika.cli.wording import range_words, time_words
from khronika.demo import folder
from khronika.statements.case import Case
from khronika.statements.form import from_json
from khronika.web.assets import BUILT

from .conftest import TEXT

DEMO = folder()
COMMANDS = [command.callback.__name__.replace("_", "-") for command in app.registered_commands]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(khronika, command):
    result = khronika(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\n +khronika {command} ", result.stdout)


def test_version(khronika):
    assert khronika("--version").stdout == f"khronika {package.__version__}\n"


def test_read_marks_the_evidence_under_each_sentence(khronika, report):
    result = khronika("read", report, "--publisher", "Орда", "--published", "2022-01-07", "--explain")
    assert result.exit_code == 0
    assert result.stdout.startswith("report: Двое погибли\nОрда · 2022-01-07 · ")
    assert "[погибли]" in result.stdout
    assert "death: reported\n" in result.stdout
    assert re.search(r"how many +2\n", result.stdout)
    assert re.search(r"«погибли» ← \S", result.stdout)


def test_read_json_is_the_statements_with_offsets_of_the_files_text(khronika, tmp_path):
    path = tmp_path / "r.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    result = khronika("read", "--json", path, "--published", "2022-01-07", "--title", "Т", "--publisher", "Орда")
    said = json.loads(result.stdout)
    assert {key: said[key] for key in ("doc", "published", "publisher", "title")} == {
        "doc": "r", "published": "2022-01-07", "publisher": "Орда", "title": "Т",
    }  # fmt: skip
    text = path.read_text(encoding="utf-8")
    statements = [from_json(each) for each in said["statements"]]
    assert any(s.type == "death" for s in statements)
    for statement in statements:
        assert statement.trigger.span.of(text) == statement.trigger.text


def test_a_page_comes_with_its_text(khronika, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><article><p>{TEXT * 5}</p></article></body></html>", encoding="utf-8")
    said = json.loads(khronika("read", "--json", path).stdout)
    assert said["statements"]
    for statement in map(from_json, said["statements"]):
        assert statement.trigger.span.of(said["text"]) == statement.trigger.text


def test_processes_side_by_side_say_the_same(khronika):
    one = khronika("read", "--json", DEMO)
    two = khronika("read", "--json", "-j", "2", DEMO)
    assert one.stdout == two.stdout
    assert one.stdout.count("\n") == 28


def test_a_retold_report_says_so_wherever_it_is_shown(khronika, tmp_path):
    note = re.compile(r"retold for demonstration after [^;]+, https?://[^;]+; the wording is Khronika's")
    paths = [DEMO, "--index", DEMO / "index.jsonl"]
    for args in (["read", *paths], ["read", "--json", *paths]):
        assert len(note.findall(khronika(*args).stdout)) == 28
    assert khronika("add", tmp_path / "case", *paths).exit_code == 0
    assert len(note.findall(khronika("show", tmp_path / "case").stdout)) == 28
    for args in (["show", "--json"], ["incidents"], ["incidents", "--json"]):
        result = khronika(args[0], tmp_path / "case", *args[1:])
        assert len(note.findall(result.stdout)) >= 28


def test_add_counts_what_became_of_each(khronika, tmp_path, report):
    case = tmp_path / "case"
    result = khronika("add", case, report)
    assert re.fullmatch(rf"{case}: 1 report added; \d+ statements? read\.\n", result.stdout)
    assert khronika("add", case, report).stdout == f"{case}: 1 report in the case already.\n"
    assert len(Case.open(case).documents()) == 1


def test_show_and_incidents_print_the_record(khronika, tmp_path, report):
    case = tmp_path / "case"
    khronika("add", case, report, "--publisher", "Орда", "--published", "2022-01-07")
    shown = khronika("show", case)
    assert shown.stdout.startswith("case: 1 report, ")
    assert "2022-01-07, Орда: Двое погибли" in shown.stdout
    assert "  death, Казань, as of 7 January 2022: 2 (1 origin)\n    2: Орда → прокуратура, 7 Jan" in shown.stdout
    listed = khronika("incidents", case, "--type", "death")
    assert "death 2" in listed.stdout and "[погибли]" in listed.stdout
    assert json.loads(khronika("show", case, "--json").stdout)["sizes"]["documents"] == 1
    (incident,) = json.loads(khronika("incidents", case, "--type", "death", "--json").stdout)
    assert incident["reports"][0]["doc"] == "report"
    refused = khronika("incidents", case, "--type", "deaths")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)


def test_show_says_which_reports_wait(khronika, tmp_path):
    path = tmp_path / "kk.txt"
    path.write_text("Құрылыста қабырға құлап, екі жұмысшы қаза тапты.", encoding="utf-8")
    khronika("add", tmp_path / "case", path)
    assert "kk (in Kazakh: waits for a reader)" in khronika("show", tmp_path / "case").stdout


def test_what_a_terminal_would_obey_is_not_passed_on(khronika, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("\x1b[31mВ Казани\u202e погибли двое рабочих, сообщила прокуратура.\x9b", encoding="utf-8")
    for args in (["read"], ["read", "--json"]):
        said = khronika(*args, path).stdout
        assert "погибли" in said
        assert not set("\x1b\x9b\u202e") & set(said)


@pytest.mark.skipif(sys.platform == "win32", reason="only on systems with pipes of this kind")
def test_a_pipe_that_closes_early_is_no_error():
    command = [sys.executable, "-m", "khronika", "read", "--json", str(DEMO)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(not any(BUILT.glob("*")), reason="the pages' assets are not built: run `make setup`")
def test_serve_prints_its_address_and_answers(tmp_path, khronika, report):
    case = tmp_path / "case"
    khronika("add", case, report)
    command = [sys.executable, "-m", "khronika", "serve", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", said)[0]
            with urllib.request.urlopen(address + "index.json", timeout=20) as answer:
                assert json.load(answer)["sizes"]["documents"] == 1
        finally:
            process.terminate()


@pytest.mark.parametrize(
    "low, high, words",
    [
        (2, 2, "2"),
        (26, None, "26 or more"),
        (None, 20, "up to 20"),
        (2000, 9999, "2,000 to 9,999"),
        (None, None, "no number"),
    ],
)
def test_counts_in_words(low, high, words):
    assert range_words(low, high) == words


@pytest.mark.parametrize(
    "edtf, words",
    [
        ("2022", "2022"),
        ("2022-01", "January 2022"),
        ("2022-01-06", "6 January 2022"),
        ("2022-01-06~", "about 6 January 2022"),
        ("2022-01-06T23:00~", "6 January 2022, about 23:00"),
        ("2022-01-05/2022-01-19", "5 January 2022 to 19 January 2022"),
        ("../2022-01-19", "until 19 January 2022"),
        ("2021-04/..", "since April 2021"),
        ("never", "never"),
    ],
)
def test_times_in_words(edtf, words):
    assert time_words(edtf) == words
