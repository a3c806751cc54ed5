"""khronika verify: whether a case still holds what it held."""

from __future__ import annotations

from typing import Annotated

import typer

from khronika.cli.failing import guarded
from khronika.cli.options import CaseFolder, Jobs
from khronika.cli.terminal import clean, terminal
from khronika.cli.wording import number
from khronika.statements.case import Case
from khronika.statements.verifying import Difference, Verified
from khronika.statements.verifying import verify as verified

Quick = Annotated[bool, typer.Option("--quick", help="Do not read the reports again.")]


@guarded
def verify(case: CaseFolder, quick: Quick = False, jobs: Jobs = 1) -> None:
    """Check that a case holds what it held.

    The raw bytes are hashed again, every text is taken from them again, the words that statements rest on are looked up
    in both, and each report is read again and its statements compared. The first difference of each report is printed;
    the exit status is 1 if there is any. Statements of an earlier version of the reader are looked up, not read again.

    \b
    Example:
      khronika verify mycase
    """
    held, seen, out = Case.open(case), Verified(), terminal()
    found = [one for one in verified(held, seen, jobs, reading=not quick) if one]
    for one in found:
        out.say(clean(_line(one)))
    if seen.unknown:
        out.say(
            f"{number(len(seen.unknown), 'file')} of the archive belong to no report, left by runs that were stopped."
        )
    out.say(clean(f"{case}: {_summary(seen, len(found))}."))
    if found:
        raise typer.Exit(1)


def _line(one: Difference) -> str:
    return f"{one.item}: {one.what}."


def _summary(seen: Verified, differing: int) -> str:
    parts = [
        f"{number(seen.documents, 'report')} hashed and taken again",
        f"{seen.read_again:,} read again",
        f"{seen.traced:,} of {number(seen.spans, 'place')} of statements found in the bytes",
        f"{number(differing, 'report')} differing" if differing else "no difference",
    ]
    return "; ".join(parts)
