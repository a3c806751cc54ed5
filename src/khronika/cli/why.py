"""khronika why: what speaks for and against two statements being of one happening."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from khronika.cli.asking import quote, statement
from khronika.cli.failing import guarded
from khronika.cli.options import CaseFolder
from khronika.cli.statement import head
from khronika.cli.terminal import Terminal, clean, terminal
from khronika.incidents.linking import why as reasons_for
from khronika.model import Stated
from khronika.record.whole import Record, record_of
from khronika.statements.case import Case
from khronika.statements.judgement import OF_TWO

Id = Annotated[str, typer.Argument(metavar="STATEMENT", help="A statement's id, or how it begins.", show_default=False)]


@guarded
def why(case: CaseFolder, one: Id, other: Id) -> None:
    """Explain why two statements are joined or not.

    Each comparison with its points: above zero it speaks for one happening, below against it.

    \b
    Example:
      khronika why mycase 1f0c 9ab2
    """
    record = record_of(Case.open(case))
    told = record.judged.stated + record.judged.rejected
    a, b = statement(told, one), statement(told, other)
    out = terminal()
    for s in (a, b):
        out.say(Text(clean(f"{s.id} {head(s)}"), "bold"))
        out.say(clean(quote(s)), 2)
    out.say(Text(_verdict(record, a, b), "bold"))
    _print_judgements(out, record, a, b)
    reasons = reasons_for(a, b, [s for s in told if s.document in (a.document, b.document)])
    for reason in reasons:
        out.say(clean(f"{reason.points:+.1f}  {reason.sentence}"), 2)
    if not reasons:
        out.say("The two are of kinds that are not compared; they meet, if at all, through other statements.", 2)


def _verdict(record: Record, a: Stated, b: Stated) -> str:
    home = {s.id: i.id for i in record.incidents for s in i.stated}
    if a.id not in home or b.id not in home:
        return "One of the two is rejected, and of no incident."
    return f"Joined, in incident {home[a.id]}." if home[a.id] == home[b.id] else "Not joined."


def _print_judgements(out: Terminal, record: Record, a: Stated, b: Stated) -> None:
    """Judgements on the pair, which override what the comparisons say."""
    on_both = [j for j in record.judged.of.get(a.id, ()) if j in record.judged.of.get(b.id, ())]
    for j in (j for j in on_both if j.kind in OF_TWO):
        said = "the same" if j.kind == "same" else "not the same"
        out.say(clean(f"Judged {said} by {j.author}: {j.reason} ({j.id})"), 2)
