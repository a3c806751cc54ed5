"""How well the reader reads, and whether it fell below its floors.

    evaluation/reading.py             the figures
    evaluation/reading.py --check     fails where a figure lies below its floor, or a floor was lowered
    evaluation/reading.py --pin       raises the floors to the figures

Scored are the annotated reports beside the checkout (../shared/gold/dev) and the demo corpus, both with
../shared/gold/score.py, and the marked-up cases of tests/reading/cases. Where ../shared is not there, the cases alone
are measured; with CI set, that is an error.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy loads; more threads only fight over the cores

import argparse
import sys
from collections.abc import Iterator

import floors
import marked
import scoring

from khronika import demo

CORPORA = {"dev": scoring.SHARED / "gold" / "dev", "demo": demo.folder()}


def measured() -> floors.Floors:
    """All figures, printed as they come."""
    out: floors.Floors = {}
    for name in CORPORA if _scorer_is_there() else ():
        said = scoring.table(CORPORA[name])
        print(f"{name}\n{said}", flush=True)
        out[name] = {"fingerprint": scoring.fingerprint(CORPORA[name]), "figures": scoring.figures(said)}
    for name, figures in marked.figures().items():
        print(f"{name:<14}{figures['cases']:>6} cases {figures['right']:>8.3f} right", flush=True)
        out[name] = {"fingerprint": "", "figures": figures}
    return out


def _scorer_is_there() -> bool:
    if scoring.SCORER.is_file():
        return True
    if os.environ.get("CI"):
        raise SystemExit(f"{scoring.SCORER} is not there: nothing may be missing in continuous integration")
    print("Skipped: the annotated reports, because the scorer is not there (../shared/gold/score.py)\n", flush=True)
    return False


def refusals(found: floors.Floors) -> Iterator[str]:
    """Every reason why the figures or the floors cannot stand."""
    pinned = floors.load()
    yield from floors.falls(pinned, found)
    seen: set[str] = set()
    for before in floors.committed():
        new = [why for why in floors.lowered(pinned, before) if why not in seen]
        seen.update(new)
        yield from new


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail below a floor, or where a floor was lowered")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    given = parser.parse_args()
    found = measured()
    if given.pin:
        floors.save(floors.pinned(floors.load(), found))
    if given.check:
        refused = list(refusals(found))
        print(*refused or ["All figures stand at or above their floors."], sep="\n")
        sys.exit(bool(refused))


if __name__ == "__main__":
    main()
