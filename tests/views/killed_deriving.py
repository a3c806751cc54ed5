"""Derives the record of a case in a process of its own, three documents at a time, which kills itself on the way.

python killed_deriving.py CASE FUNCTION NTH before|after: at the nth call of the function named, kill -9.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "statements"))
from trap import set_trap

from khronika.statements.case import Case
from khronika.views import keeping

if __name__ == "__main__":
    case, name, nth, when = sys.argv[1:]
    keeping.AT_ONCE = 3
    set_trap(name, nth, when)
    keeping.Keeper(Case.open(Path(case))).refresh()
