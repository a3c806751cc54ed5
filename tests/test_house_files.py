"""What stands in no file of the project: addresses of package indexes, paths of a machine, others' reports."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST_RUN = 60  # characters: a name of an office or a common turn is shorter, a copied sentence longer

INDEX_HOSTS = ("pypi" + ".org", "python" + "hosted", "npm" + "js.org", "yarn" + "pkg.com")
INDEX_ADDRESS = re.compile("|".join([*map(re.escape, INDEX_HOSTS), r"https?://\S*/simple\b", r"https?://registry"]))
MACHINE_PATH = re.compile(
    "|".join([r"(?<![\w.*])/(?:root|home|work|opt|Users)/", r"[A-Z]:\\Users", re.escape(str(ROOT))])
)


def tracked() -> list[Path]:
    """The files under version control that are there, or every file where there is no repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> dict[str, str]:
    found = {}
    for path in tracked():
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # an image or a compiled table
    return found


TEXTS = texts()


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (INDEX_ADDRESS, "https://" + "registry." + INDEX_HOSTS[2] + "/vite"),
        (INDEX_ADDRESS, "--index-url https://mirror.example/" + "simple/"),
        (MACHINE_PATH, "open('/" + "home/anna/khronika')"),
        (MACHINE_PATH, f"cd {ROOT}"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern, line):
    assert pattern.search(line)


def test_the_files_of_the_project_are_looked_at():
    assert {"Makefile", "pyproject.toml", "src/khronika/model.py"} <= set(TEXTS)


@pytest.mark.parametrize("pattern", [INDEX_ADDRESS, MACHINE_PATH], ids=["index address", "machine path"])
def test_no_file_names_an_address_of_an_index_or_a_path_of_a_machine(pattern):
    found = {f"{name}: {hit[0]}" for name, text in TEXTS.items() if (hit := pattern.search(text))}
    assert not found


def test_the_pages_packages_are_locked_without_addresses():
    lock = json.loads((ROOT / "islands" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert not [name for name, entry in packages.items() if "resolved" in entry]
    assert not [name for name, entry in packages.items() if not entry.get("integrity")]
    assert "omit-lockfile-registry-resolved=true" in (ROOT / "islands" / ".npmrc").read_text(encoding="utf-8")


def test_every_pinned_package_has_one_exact_version():
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9a-z.]*", pin) for pin in pins)
    assert len({pin.split("==")[0].lower() for pin in pins}) == len(pins)


def flat(text: str) -> str:
    return " ".join(text.split())


def runs(text: str, length: int) -> set[str]:
    return {text[i : i + length] for i in range(len(text) - length + 1)}


def test_no_file_copies_a_report_of_the_yardstick(shared):
    reports = [flat(p.read_text(encoding="utf-8")) for p in sorted((shared / "gold" / "dev").glob("*.txt"))]
    lines = (shared / "speed" / "wikinews-300.jsonl").read_text(encoding="utf-8").splitlines()
    reports += [flat(json.loads(line)["text"]) for line in lines]
    theirs = set().union(*(runs(report, LONGEST_RUN) for report in reports))
    assert theirs
    copied = {name: hit for name, text in TEXTS.items() for hit in runs(flat(text), LONGEST_RUN) & theirs}
    assert not copied
