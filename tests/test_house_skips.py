"""Continuous integration fails on a skip that an installation would cure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "conftest.py"


def run(folder: Path, body: str, **env: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_it.py").write_text(f"import pytest\n{body}", encoding="utf-8")
    outer = {k: v for k, v in os.environ.items() if k not in ("CI", "PYTEST_ADDOPTS")}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=folder, env=outer | env, capture_output=True, text=True, check=False)


SKIPS = {
    "in a test": "def test_a():\n    pytest.skip('chromium is not installed')",
    "by a mark": "@pytest.mark.skip(reason='chromium is not installed')\ndef test_a():\n    pass",
    "of a file": "pytest.skip('chromium is not installed', allow_module_level=True)",
    "by a missing module": "pytest.importorskip('chromium_is_not_installed')",
}


@pytest.mark.parametrize("body", SKIPS.values(), ids=SKIPS.keys())
def test_a_skip_fails_with_ci_set_and_passes_without(tmp_path, body):
    assert run(tmp_path, body).returncode in (0, 5)  # 5: pytest's code where all of a file is skipped
    refused = run(tmp_path, body, CI="true")
    assert refused.returncode not in (0, 5)
    assert "Skipped where nothing may be missing" in refused.stdout


def test_what_no_installation_cures_may_be_skipped(tmp_path):
    body = "def test_a():\n    pytest.skip('only on Windows')"
    assert run(tmp_path, body, CI="true").returncode == 0


def test_an_expected_failure_is_no_skip(tmp_path):
    body = "@pytest.mark.xfail(reason='known')\ndef test_a():\n    raise AssertionError"
    assert run(tmp_path, body, CI="true").returncode == 0
