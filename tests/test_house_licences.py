"""NOTICE names everything that Khronika stands on, with the licence that it declares."""

import json
import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PACKAGES = [*sorted(re.split(r"[>=]", spec)[0] for spec in PROJECT["dependencies"]), "natasha"]
ISLANDS = json.loads((ROOT / "islands" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
NOTICE = dict(re.findall(r"^([\w.-]+) {2,}(\S.*)$", (ROOT / "NOTICE").read_text(encoding="utf-8"), re.M))


def declared(package: str) -> str:
    """The kind of licence that a package's metadata names: in an expression, a field or a classifier."""
    about = metadata(package)
    classifiers = [c for c in about.get_all("Classifier", []) if c.startswith("License ::")]
    named = " ".join([about.get("License-Expression") or about.get("License") or "", *classifiers])
    return next(kind for kind in ("LGPL", "Apache", "BSD", "MIT", "GPL") if kind in named)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_python_package_stands_with_its_licence(package):
    assert declared(package) in NOTICE[package]


@pytest.mark.parametrize("package", sorted(ISLANDS[""]["dependencies"]))
def test_a_package_of_the_pages_stands_with_its_licence(package):
    assert ISLANDS[f"node_modules/{package}"]["license"] in NOTICE[package]


def test_nothing_stands_there_that_is_not_used():
    assert NOTICE.keys() - {"pymorphy3-dicts-ru"} == {*PACKAGES, *ISLANDS[""]["dependencies"]}


def test_the_licence_is_the_one_that_the_package_declares():
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License\n                           Version 2.0" in text
