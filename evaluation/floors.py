"""Floors: figures that the reader may not fall below. They only rise while the corpus stays the same."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

FILE = Path(__file__).resolve().parent / "floors.json"
STEP = 100  # a floor is a figure cut to hundredths: a single fact of some 350 moves a figure by about a third of that

ROUNDING = 1e-9  # of a figure worked out twice


class Measured(TypedDict):
    """The figures of one corpus or kind of case, and the corpus's fingerprint ('' where new cases may come)."""

    fingerprint: str
    figures: dict[str, float]


Floors = dict[str, Measured]


def load(path: Path = FILE) -> Floors:
    """The pinned floors; none where nothing is pinned."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def save(floors: Floors, path: Path = FILE) -> None:
    path.write_text(json.dumps(floors, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def falls(floors: Floors, measured: Floors) -> Iterator[str]:
    """A sentence for each figure that lies below its floor, and for each corpus that is not the pinned one."""
    for name, now in measured.items():
        pinned = floors.get(name)
        if pinned is None or pinned["fingerprint"] != now["fingerprint"]:
            yield f"{name}: the corpus is not the one that the floors were pinned on; run with --pin and commit"
            continue
        for figure, floor in pinned["figures"].items():
            value = now["figures"].get(figure, 0.0)
            if value < floor - ROUNDING:
                yield f"{name}: {figure} is {value:.3f}, its floor {floor:g}"


def lowered(floors: Floors, before: Floors) -> Iterator[str]:
    """A sentence for each floor that is lower than it was on the same corpus."""
    for name, was in before.items():
        now = floors.get(name)
        if now is None or now["fingerprint"] != was["fingerprint"]:
            continue
        for figure, floor in was["figures"].items():
            if now["figures"].get(figure, 0.0) < floor:
                yield f"{name}: the floor of {figure} was {floor:g} and may not be lowered"


def pinned(floors: Floors, measured: Floors) -> Floors:
    """The floors raised to what was measured; those of another corpus than before are new."""
    out = dict(floors)
    for name, now in measured.items():
        cut = {k: math.floor((v + ROUNDING) * STEP) / STEP for k, v in now["figures"].items()}
        was = floors.get(name)
        if was and was["fingerprint"] == now["fingerprint"]:
            cut = {k: max(v, was["figures"].get(k, 0.0)) for k, v in cut.items()}
        out[name] = {"fingerprint": now["fingerprint"], "figures": cut}
    return out


def committed(path: Path = FILE) -> Iterator[Floors]:
    """The floors as every commit known here left them."""
    for revision in _git(path, "log", "--format=%H", "HEAD", "--remotes", "--", path.name).split():
        try:
            yield json.loads(_git(path, "show", f"{revision}:./{path.name}"))
        except ValueError:  # the file was not there, or not yet what it is
            continue


def _git(path: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=path.parent, capture_output=True, text=True, check=False)
    return done.stdout
