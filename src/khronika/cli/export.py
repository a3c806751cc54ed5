"""khronika export: the record as data."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from khronika.cli.failing import guarded
from khronika.cli.options import CaseFolder
from khronika.errors import BadOption
from khronika.statements.case import Case
from khronika.views.kept_export import lines

FORMATS = ("jsonl",)


@guarded
def export(
    case: CaseFolder,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl: an object a line.")] = "jsonl",
) -> None:
    """Print a case's record as data.

    The same documents and judgements give the same bytes, in whatever order and however many runs they were added.

    \b
    Example:
      khronika export mycase --format jsonl > record.jsonl
    """
    if form not in FORMATS:
        raise BadOption("--format", f"there is no format {form}", f"Choose {' or '.join(FORMATS)}")
    for line in lines(Case.open(case)):
        sys.stdout.write(line + "\n")
