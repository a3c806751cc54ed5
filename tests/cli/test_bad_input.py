"""Whatever is given: one line with the remedy, an exit status, no traceback, and the other files are read."""

import socket
import sqlite3

import pytest

from khronika.cli import add as add_command
from khronika.statements.case import DATABASE, Case

from .conftest import TEXT

BAD = {
    "empty": (b"", "is empty. Save the report again."),
    "binary": (bytes(range(256)) * 100, "is a binary file, not text. Save it as plain text or HTML."),
    "large": (
        b" " * (50 * 2**20),
        "has 50 MB, more than the 20 MB that one report may have. Split it into single reports.",
    ),
    "kazakh": (
        "Құрылыста қабырға құлап, екі жұмысшы қаза тапты.".encode(),
        "is in Kazakh (kk). Khronika reads Russian;",
    ),
    "english": (b"Two workers were killed when a wall collapsed.", "is in English (en). Khronika reads Russian;"),
    "index": (
        '{"doc": "a", "title": "Погибли двое рабочих"}\n'.encode(),
        "is data (JSON), not a report. An index is given with --index, a table's text column with --column.",
    ),
    "half an index": (b'{"doc": "a", "text":', "is data (JSON), not a report."),
    "unknown": ("tué à côté de l'été".encode("cp1252"), "is in no encoding that Khronika can tell. Save it as UTF-8."),
}


@pytest.fixture(params=BAD)
def bad(request, tmp_path):
    raw, said = BAD[request.param]
    path = tmp_path / f"{request.param}.txt"
    path.write_bytes(raw)
    return path, said


def test_read_says_why_in_one_line(khronika, bad):
    path, said = bad
    result = khronika("read", path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"{path}: {said}")
    assert result.stderr.count("\n") == 1


def test_read_reads_the_others(khronika, bad, report):
    path, said = bad
    result = khronika("read", "--json", path, report, "absent.txt")
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1 and '"doc": "report"' in result.stdout
    assert said in result.stderr and "absent.txt: does not exist." in result.stderr
    assert result.stderr.count("\n") == 2


@pytest.mark.parametrize("name", ["empty", "binary", "large", "index", "unknown"])
def test_add_refuses_and_adds_the_others(khronika, tmp_path, report, name):
    path = tmp_path / f"{name}.txt"
    path.write_bytes(BAD[name][0])
    result = khronika("add", tmp_path / "case", path)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    result = khronika("add", tmp_path / "case", path, report)
    assert result.exit_code == 0
    assert "1 report added; 1 report refused" in result.stdout
    assert BAD[name][1] in result.stderr


def test_add_keeps_another_language_and_says_that_it_waits(khronika, tmp_path):
    path = tmp_path / "kazakh.txt"
    path.write_bytes(BAD["kazakh"][0])
    result = khronika("add", tmp_path / "case", path)
    assert result.exit_code == 0
    assert "is in Kazakh (kk); it is kept and waits." in result.stderr
    (kept,) = Case.open(tmp_path / "case").documents()
    assert kept.about.language == "kk"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(khronika, tmp_path, encoding):
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    result = khronika("read", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "report: Двое погибли" in result.stdout


def test_an_index_that_names_an_absent_file(khronika, tmp_path, report):
    index = tmp_path / "known.jsonl"
    index.write_text('{"doc": "report"}\n{"doc": "gone"}\n', encoding="utf-8")
    result = khronika("read", "--json", "--index", index, report)
    assert result.exit_code == 0
    assert '"doc": "report"' in result.stdout
    said = (
        f"{index}, line 2: names the report «gone», but no file of that name is there. "
        "Add the file, or take the line out.\n"
    )
    assert result.stderr == said
    result = khronika("add", tmp_path / "case", "--index", index, report)
    assert result.exit_code == 0
    assert result.stderr == said
    assert "1 report added; 1 report refused" in result.stdout


@pytest.mark.parametrize("command", ["read", "add"])
def test_an_index_with_a_bad_line(khronika, tmp_path, report, command):
    index = tmp_path / "known.jsonl"
    index.write_text('{"doc": "report"}\n{"doc"\n', encoding="utf-8")
    case = [tmp_path / "case"] if command == "add" else []
    result = khronika(command, *case, "--index", index, report)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{index}, line 2: is no JSON")
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "case").exists()


@pytest.mark.parametrize("option", [("--published", "завтра"), ("--index", "none.jsonl")])
def test_options_that_cannot_be_used(khronika, report, option):
    result = khronika("read", *option, report)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("command", ["show", "incidents", "serve"])
def test_a_folder_that_is_no_case(khronika, tmp_path, command):
    result = khronika(command, tmp_path)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{tmp_path}: is no case (no khronika.sqlite). Name the folder of a case, or make one with `khronika add`.\n"
    )


def test_a_folder_with_something_else_is_not_added_to(khronika, tmp_path, report):
    result = khronika("add", tmp_path, report)
    assert result.exit_code == 1
    assert "is a folder with something else in it" in result.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["report.txt"]


@pytest.mark.parametrize("command", ["show", "incidents", "serve", "add"])
def test_a_case_from_a_newer_version(khronika, tmp_path, report, command):
    case = tmp_path / "case"
    Case.create(case)
    base = sqlite3.connect(case / DATABASE)
    base.execute("UPDATE alembic_version SET version_num = '9999'")
    base.commit()
    base.close()
    result = khronika(command, case, *([report] if command == "add" else []))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{case / DATABASE}: was written by a newer Khronika. Install that version, or a later one.\n"
    )


def test_a_port_in_use(khronika, tmp_path):
    Case.create(tmp_path / "case")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = khronika("serve", tmp_path / "case", "--port", port)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"127.0.0.1:{port}: is in use. Stop the program that listens there, or choose")
    assert result.stderr.count("\n") == 1


def test_a_host_that_is_none(khronika, tmp_path):
    Case.create(tmp_path / "case")
    result = khronika("serve", tmp_path / "case", "--host", "no such host")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "is no address of this machine" in result.stderr


def test_what_nobody_foresaw_is_a_line_too(khronika, tmp_path, report, monkeypatch):
    def fail(folder):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(add_command.Case, "create", fail)
    result = khronika("add", tmp_path / "case", report)
    assert result.exit_code == 1
    assert result.stderr == (
        "khronika: a fault of Khronika's own: ZeroDivisionError: by zero. "
        "Set KHRONIKA_DETAILS=1 to see where, and report it.\n"
    )
