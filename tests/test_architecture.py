"""The shape of the house: who imports whom, how long functions are, what every command and data file carries."""

import ast
import statistics
import sys
import tomllib
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "khronika"
FLOW = (
    *("fetching", "sources", "documents", "reading", "statements", "incidents", "record", "views", "watching"),
    *("web", "cli", "__main__"),
)
BASE = {"__init__": 0, "errors": 0, "model": 0, "edtf": 1, "languages": 1, "demo": 1}  # what any folder may import

TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def module_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in TREES}


def imported(tree: ast.AST, module: str, is_package: bool) -> set[str]:
    """The modules that a file names in its imports, those inside functions too."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                kept = parts[: len(parts) - node.level + is_package]
                base = ".".join([*kept, node.module] if node.module else kept)
            found |= {f"{base}.{a.name}" if f"{base}.{a.name}" in MODULES else base for a in node.names}
    return found


IMPORTS = {name: imported(TREES[path], name, path.name == "__init__.py") - {name} for name, path in MODULES.items()}
OURS = {name: {i for i in found if i in MODULES} for name, found in IMPORTS.items()}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def rank(module: str) -> int:
    return FLOW.index(room(module)) + 2 if room(module) in FLOW else BASE[room(module)]


def test_every_folder_has_its_place_in_the_flow():
    rooms = {room(m) for m in MODULES} | {p.name for p in SOURCE.iterdir() if p.is_dir() and any(p.rglob("*.py"))}
    assert rooms <= {*FLOW, *BASE}


def test_imports_run_one_way_along_the_flow():
    against = {
        f"{name} imports {found}"
        for name, names in OURS.items()
        for found in names
        if room(found) != room(name) and rank(found) >= rank(name)
    }
    assert not against


def test_no_modules_import_each_other_in_a_circle():
    try:
        TopologicalSorter(OURS).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_nouns_import_nothing_of_ours():
    assert not OURS["khronika.model"]


def test_natasha_and_pymorphy2_are_never_imported():
    tops = {found.split(".")[0] for names in IMPORTS.values() for found in names}
    assert not tops & {"natasha", "pymorphy2"}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {spec.split(">=")[0].lower().replace("_", "-") for spec in project["dependencies"]}
    tops = {found.split(".")[0] for names in IMPORTS.values() for found in names}
    tops -= {"khronika", "__future__", *sys.stdlib_module_names}
    named = {packages_distributions().get(top, [top])[0].lower().replace("_", "-") for top in tops}
    assert named == declared - {"brotli", "dawg2", "lxml-html-clean"}  # warcio, pymorphy3 and trafilatura do


def test_the_median_function_is_under_ten_lines():
    lengths = [
        node.end_lineno - node.lineno + 1
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.median(lengths) < 10


def test_no_file_grows_beyond_400_lines():
    long = {str(p.relative_to(ROOT)): n for p in TREES if (n := p.read_text(encoding="utf-8").count("\n")) > 400}
    assert not long


def test_every_module_says_what_it_is():
    silent = [str(p.relative_to(ROOT)) for p, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert not silent


def tables(data: object, path: str = "") -> list[tuple[str, dict]]:
    """Every table of a list of tables, however deep, with the path of keys to it."""
    if isinstance(data, list):
        own = [(path, entry) for entry in data if isinstance(entry, dict)]
        return own + [pair for entry in data for pair in tables(entry, path)]
    if isinstance(data, dict):
        return [pair for key, value in data.items() for pair in tables(value, f"{path}.{key}".strip("."))]
    return []


def either(entry: dict, key: str) -> object:
    """What stands under `key` or its plural."""
    return entry.get(key) or entry.get(f"{key}s")


@pytest.mark.parametrize("path", sorted((SOURCE / "languages").rglob("*.toml")), ids=lambda p: p.stem)
def test_every_rule_of_a_language_has_an_example_and_a_counter_example(path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    bare = [
        f"{where}: {entry.get('rule') or entry.get('name')}"
        for where, entry in tables(data)
        if entry.keys() & {"rule", "name"} and not (either(entry, "example") and either(entry, "counter"))
    ]
    assert not bare


def test_every_file_of_the_package_goes_into_the_wheel():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = config["tool"]["setuptools"]["package-data"]["khronika"]
    packed = {p for pattern in patterns for p in SOURCE.glob(pattern)}
    made = (SOURCE / "web" / "assets" / "built", SOURCE / "reading" / "compiled")
    data = {p for p in SOURCE.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")}
    data = {p for p in data if not any(p.is_relative_to(folder) for folder in made)}
    assert not {str(p.relative_to(SOURCE)) for p in data - packed}


def groups(pairs: dict[str, set[str]]) -> dict[str, set[str]]:
    """Imports by folder rather than by module."""
    out: dict[str, set[str]] = defaultdict(set)
    for name, found in pairs.items():
        out[room(name)] |= {room(f) for f in found} - {room(name)}
    return out


def test_no_folders_import_each_other_in_a_circle():
    try:
        TopologicalSorter(groups(OURS)).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
