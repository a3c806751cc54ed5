"""Adds a folder of reports to a case in a process of its own, which kills itself on the way.

python killed.py CASE REPORTS [FUNCTION NTH before|after]: at the nth call of the function named, kill -9.
"""

import sys
from pathlib import Path

from khronika.sources.reports import Reports
from khronika.statements import adding, batches
from khronika.statements.case import Case

sys.path.insert(0, str(Path(__file__).parent))
from conftest import read_words
from trap import set_trap

if __name__ == "__main__":
    case, reports, *trap = sys.argv[1:]
    batches.read_texts, adding.reader_version = read_words, lambda: "quick"
    if trap:
        set_trap(*trap)
    for outcome in adding.add(Case.create(Path(case)), Reports([Path(reports)])):
        print(outcome.kind)
