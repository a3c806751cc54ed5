"""khronika add: reports into a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from khronika.cli.failing import complain, guarded
from khronika.cli.options import CaseFolder, IndexFile, Jobs, Paths, Published, Publisher, Title
from khronika.cli.terminal import clean, terminal
from khronika.cli.wording import number
from khronika.errors import UnreadLanguage
from khronika.sources.reports import Given, Reports
from khronika.statements.adding import ADDED, KNOWN, READ_AGAIN, REFUSED, WAITS, Outcome
from khronika.statements.adding import add as add_to
from khronika.statements.case import Case

SAID = {
    ADDED: "added",
    KNOWN: "in the case already",
    READ_AGAIN: "read again by the newer reader",
    WAITS: "kept, waiting for a reader of its language",
    REFUSED: "refused",
}


@guarded
def add(
    case: CaseFolder,
    paths: Paths,
    index: IndexFile = None,
    published: Published = None,
    publisher: Publisher = None,
    title: Title = None,
    jobs: Jobs = 1,
) -> None:
    """Add reports to a case.

    The case is made where there is none yet. A report that it holds already is not added again. Stopped at any
    moment, the command goes on where it was when it is given again. Title, publisher and date come from the options,
    else from the index, else from the page.

    \b
    Example:
      khronika add mycase reports/
      khronika add mycase page.html --publisher "Орда" --published 2022-01-07
    """
    reports = Reports(paths, index, Given(title, publisher, published))
    if not reports.paths:
        for refused in reports:
            if isinstance(refused, Exception):
                complain(refused)
        raise typer.Exit(1)
    outcomes = list(_told(add_to(Case.create(case), reports, jobs), len(reports)))
    counts = Counter(outcome.kind for outcome in outcomes)
    terminal().say(clean(f"{case}: {_summary(counts, sum(outcome.stated for outcome in outcomes))}."))
    if set(counts) <= {REFUSED}:
        raise typer.Exit(1)


def _told(outcomes: Iterable[Outcome], total: int) -> Iterator[Outcome]:
    """The outcomes, with a bar on a terminal, and a line for each report that was not taken as it is."""
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("reading", total=total)
        for outcome in outcomes:
            _tell(outcome)
            progress.advance(task, 0 if outcome.kind == READ_AGAIN else 1)
            yield outcome


def _tell(outcome: Outcome) -> None:
    if isinstance(outcome.why, UnreadLanguage):
        why = outcome.why
        complain(UnreadLanguage(why.item, f"{why.reason}; it is kept and waits", why.remedy))
    elif outcome.why:
        complain(outcome.why)


def _summary(counts: Counter[str], statements: int) -> str:
    parts = [f"{number(counts[kind], 'report')} {said}" for kind, said in SAID.items() if counts[kind]]
    return "; ".join([*parts, number(statements, "statement") + " read"] if statements else parts) or "nothing to add"
