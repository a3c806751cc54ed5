"""What the reader makes of annotated reports, scored by the yardstick that lies beside the checkout."""

from __future__ import annotations

import importlib.util
import json
import re
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from gold import documents

from khronika.reading.reader import reader
from khronika.statements.form import to_json

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCORER = SHARED / "gold" / "score.py"
GROUPS = ("HARM", "ALL")


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and the bytes of a corpus's reports, index and annotations."""
    found = sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".json", ".jsonl")):
        found.update(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def table(folder: Path, scorer: Path = SCORER) -> str:
    """The scorer's table for the reader on an annotated folder."""
    docs = list(documents(folder).values())
    names = [d.about.doc for d in docs]
    made = reader().read([(d.text, d.about) for d in docs])
    said = {name: [to_json(s) for s in of] for name, of in zip(names, made, strict=True)}
    golds = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    out = StringIO()
    _module(scorer).score(golds, said, {d.about.doc: d.text for d in docs}, out=out)
    return out.getvalue()


def figures(said: str) -> dict[str, float]:
    """The figures of a table that have floors: precision, recall and both F1 of harm and of all."""
    out: dict[str, float] = {}
    for group in GROUPS:
        row = re.search(rf"^{group}\s.*?(\d\.\d+) (\d\.\d+) (\d\.\d+)\s+(\d\.\d+)$", said, re.M)
        if row is None:
            raise SystemExit(f"The scorer's table has no row {group}:\n{said}")
        named = ("precision", "recall", "detection F1", "whole F1")
        out |= {f"{group} {name}": float(value) for name, value in zip(named, row.groups(), strict=True)}
    return out


def _module(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made
