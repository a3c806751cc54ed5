"""The command line, run within the test or as a process of its own."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from khronika.cli.app import app

TEXT = "Двое погибли\n\nПри обрушении стены в Казани погибли двое рабочих. Об этом сообщила прокуратура.\n"


@pytest.fixture
def khronika():
    """Runs a command: `khronika("read", path)`; the result has exit_code, stdout, stderr."""

    def run(*args):
        result = CliRunner().invoke(app, [str(arg) for arg in args])
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def process():
    """Runs the program as a process of its own."""

    def run(*args, **env):
        command = [sys.executable, "-m", "khronika", *map(str, args)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, env={**os.environ, **env})

    return run


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path
