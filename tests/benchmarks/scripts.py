"""The benchmarks, which are scripts beside the package: where each lies, and its functions."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


def module(script: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{script.stem}_benchmark", script)
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # where its data classes look for their types
    spec.loader.exec_module(made)
    return made
