"""Adds a folder of reports to a case in a process of its own, which kills itself on the way.

python killed.py CASE REPORTS [FUNCTION NTH before|after]: at the nth call of the function named, kill -9.
"""

import functools
import importlib
import os
import signal
import sys
from pathlib import Path

from khronika.sources.reports import Reports
from khronika.statements import adding, batches
from khronika.statements.case import Case

sys.path.insert(0, str(Path(__file__).parent))
from conftest import read_words


def killing(function, nth, when):
    calls = 0

    @functools.wraps(function)
    def run(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return run


def set_trap(name, nth, when):
    owner, attribute = name.split(":")
    module, *inner = owner.split("/")
    place = functools.reduce(getattr, inner, importlib.import_module(module))
    setattr(place, attribute, killing(getattr(place, attribute), int(nth), when))


if __name__ == "__main__":
    case, reports, *trap = sys.argv[1:]
    batches.read_texts, adding.reader_version = read_words, lambda: "quick"
    if trap:
        set_trap(*trap)
    for outcome in adding.add(Case.create(Path(case)), Reports([Path(reports)])):
        print(outcome.kind)
