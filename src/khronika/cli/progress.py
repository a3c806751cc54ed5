"""How far a long work has come: count, rate, time left, errors so far."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from khronika.cli.wording import number
from khronika.statements.adding import READ_AGAIN, REFUSED, Outcome

QUIET = 30  # seconds between the lines that stand in the bar's place where there is no terminal


def followed(
    outcomes: Iterable[Outcome], size: int, done: Callable[[], int], left: Callable[[], int]
) -> Iterator[Outcome]:
    """The outcomes, with a bar on a terminal, and otherwise a line now and then; `size` and `done()` are in bytes of
    files, `left()` is how many addresses are still to be fetched."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("reading", total=size or None)
        said = start = time.monotonic()
        count = errors = 0
        for outcome in outcomes:
            count += outcome.kind != READ_AGAIN
            errors += outcome.kind == REFUSED
            line = _line(count, errors, time.monotonic() - start) + _to_fetch(left())
            bar.update(task, completed=done(), description=line)
            if not console.is_terminal and time.monotonic() - said > QUIET:
                said = time.monotonic()
                print(line + _share(done(), size), file=sys.stderr)
            yield outcome


def _line(count: int, errors: int, seconds: float) -> str:
    rate = f"{count / seconds:.0f} a second" if seconds > 1 else "begun"
    return f"{number(count, 'report')}, {rate}, {errors} refused"


def _share(done: int, size: int) -> str:
    return f", {100 * done // size} % of {size / 2**20:.0f} MB gone through" if size else ""


def _to_fetch(left: int) -> str:
    return f", {number(left, 'address', 'addresses')} to fetch" if left else ""
