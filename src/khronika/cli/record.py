"""khronika record: a case's record made anew, or made from annotated reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from khronika.cli.failing import complain, guarded
from khronika.cli.options import CaseFolder
from khronika.cli.terminal import clean, terminal
from khronika.cli.wording import number
from khronika.errors import BadOption
from khronika.statements.adding import ADDED, KNOWN, READ_AGAIN, REFUSED
from khronika.statements.adding_annotated import add_annotated
from khronika.statements.case import Case
from khronika.views.keeping import Keeper

SAID = {
    ADDED: "added as annotated",
    READ_AGAIN: "annotated otherwise than the case had it",
    KNOWN: "in the case already",
    REFUSED: "refused",
}


@guarded
def record(
    case: CaseFolder,
    from_gold: Annotated[
        Path | None,
        typer.Option(
            "--from-gold",
            metavar="FOLDER",
            help="Reports (DOC.txt) with their annotations (DOC.json) and index.jsonl: what people marked in them is "
            "taken for their statements, and no reader's. The case is made where there is none yet.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Make a case's record anew.

    What is kept of the record is emptied and derived from the documents and judgements again; it comes out the same.
    With --from-gold the reports of a folder are added first, as annotated.

    \b
    Example:
      khronika record mycase
      khronika record goldcase --from-gold corpora/kz2022
    """
    if from_gold is not None and not from_gold.is_dir():
        raise BadOption("--from-gold", f"{from_gold} is no folder", "Name a folder of annotated reports")
    opened = Case.open(case) if from_gold is None else Case.create(case)
    if from_gold is not None:
        _add(case, opened, from_gold)
    keeper = Keeper(opened)
    keeper.empty()
    keeper.refresh()
    sizes = keeper.sizes()
    told = ", ".join(number(sizes[of], of[:-1]) for of in ("documents", "statements", "incidents", "origins"))
    terminal().say(clean(f"{case}: {told.replace('document', 'report')}."))


def _add(name: Path, case: Case, folder: Path) -> None:
    counts: Counter[str] = Counter()
    for outcome in add_annotated(case, folder):
        counts[outcome.kind] += 1
        if outcome.why:
            complain(outcome.why)
    told = [f"{number(counts[kind], 'report')} {said}" for kind, said in SAID.items() if counts[kind]]
    terminal().say(clean(f"{name}: {'; '.join(told) or 'no report found'}."))
    if set(counts) <= {REFUSED}:
        raise typer.Exit(1)
