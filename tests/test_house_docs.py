"""What the user can do and see is documented, and the documents do not drift from it."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from khronika import demo
from khronika.model import STATUSES, TYPES

ROOT = Path(__file__).resolve().parent.parent


def script(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


COMMANDS = script("commands")
NAMES = list(COMMANDS.commands())


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_with_an_example_of_itself(name):
    said = COMMANDS.said(name)
    example = said.split("Example:", 1)[1]
    assert f"khronika {name} " in example
    assert COMMANDS.commands()[name].get_short_help_str()


def test_the_page_of_commands_is_what_they_say():
    assert read("docs/commands.md") == COMMANDS.page(), "Run `make docs`"


@pytest.mark.parametrize("page", ["README.md", "README.ru.md"])
def test_the_readme_lists_the_commands_in_their_order(page):
    listed = re.findall(r"^\| `khronika ([a-z-]+)", read(page), re.M)
    assert listed == NAMES


@pytest.mark.parametrize("word", [*TYPES, *STATUSES])
def test_every_type_and_status_is_documented(word):
    assert re.search(rf"^\| `{word}` \|", read("docs/statements.md"), re.M)


def test_every_slot_of_a_statement_is_documented():
    slots = {"spans", "status_rule", "clock", "site", "direction"}
    facts = [f for path in demo.folder().glob("*-*.json") for f in json.loads(path.read_text("utf-8"))["facts"]]
    slots |= {key for fact in facts for key in fact} - {"id", "mentions", "incident", "part_of"}
    page = read("docs/statements.md")
    assert not {slot for slot in slots if f"`{slot}`" not in page and f"## {slot.capitalize()}" not in page}


@pytest.mark.parametrize("page", ["README.md", "README.ru.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_every_file_that_a_page_links_to_is_there(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", read(page))
    assert not [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("page", ["README.md", "README.ru.md", "CONTRIBUTING.md", "ARCHITECTURE.md", ".ci/run"])
def test_every_target_of_make_that_a_page_names_is_there(page):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.M))
    assert set(re.findall(r"`make ([a-z]+)", read(page))) <= targets


def test_the_architecture_names_every_folder():
    folders = {p.parent.name for p in (ROOT / "src" / "khronika").glob("*/__init__.py")}
    page = read("ARCHITECTURE.md")
    assert not [folder for folder in folders if f"`{folder}/" not in page]


def test_the_changelog_names_the_version():
    import khronika

    assert f"## {khronika.__version__}" in read("CHANGELOG.md")
