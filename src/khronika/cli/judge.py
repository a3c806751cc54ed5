"""khronika judge, withdraw, judgements: what people decided of statements."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.text import Text

from khronika.cli.asking import Author, Reason, quote, statement
from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.terminal import clean, terminal, write_json
from khronika.errors import BadOption
from khronika.record.whole import record_of
from khronika.statements import judgements as store
from khronika.statements.case import Case
from khronika.statements.judgement import KINDS, Judgement

RANGE = re.compile(r"(\d{0,12})(-?)(\d{0,12})")


@guarded
def judge(
    case: CaseFolder,
    kind: Annotated[str, typer.Argument(metavar="JUDGEMENT", help=f"One of {', '.join(KINDS)}.", show_default=False)],
    statements: Annotated[
        list[str],
        typer.Argument(metavar="STATEMENT...", help="Ids of statements, or how they begin.", show_default=False),
    ],
    author: Author,
    reason: Reason,
    count: Annotated[
        str | None, typer.Option(help="correct: how many, as 26, 10-15, 26- or -99.", show_default=False)
    ] = None,
    when: Annotated[str | None, typer.Option(help="correct: when, as EDTF.", show_default=False)] = None,
    place: Annotated[str | None, typer.Option(help="correct: where, by name.", show_default=False)] = None,
    status: Annotated[
        str | None, typer.Option(help="correct: reported, denied, possible or planned.", show_default=False)
    ] = None,
) -> None:
    """Judge a statement, or whether two tell of one happening.

    accept, correct, reject and retract are about one statement, same and not-same about two. Judgements override what
    was derived; they are kept with author, time and reason, and can be withdrawn.

    \b
    Example:
      khronika judge mycase reject 1f0c --author "A. Petrova" --reason "the outlet took it back"
      khronika judge mycase correct 1f0c --count 26- --author "A. Petrova" --reason "«не менее» was missed"
      khronika judge mycase not-same 1f0c 9ab2 --author "A. Petrova" --reason "two cars"
    """
    opened = Case.open(case)
    told = opened.stated()
    given = {"count": _range(count) if count is not None else None, "when": when, "place": place, "status": status}
    correction = {slot: value for slot, value in given.items() if value is not None}
    ids = tuple(statement(told, id_).id for id_ in statements)
    made = store.judge(opened, kind, ids, author, reason, correction)
    terminal().say(clean(f"Judgement {made.id}: {_line(made)}"))


@guarded
def withdraw(
    case: CaseFolder,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="A judgement's id.", show_default=False)],
    author: Author,
    reason: Reason,
) -> None:
    """Take a judgement back.

    It has no effect any more, and is kept with who took it back, when and why.

    \b
    Example:
      khronika withdraw mycase 5d1e0c77ab12 --author "A. Petrova" --reason "judged the wrong statement"
    """
    gone = store.withdraw(Case.open(case), judgement, author, reason)
    terminal().say(clean(f"Withdrawn {gone.id}: {_line(gone)}"))


@guarded
def judgements(case: CaseFolder, as_json: AsJson = False) -> None:
    """List a case's judgements.

    Those withdrawn too, and those without effect because their statement is gone or another contradicts them.

    \b
    Example:
      khronika judgements mycase
    """
    record = record_of(opened := Case.open(case))
    idle = {j.id: why for j, why in record.judged.idle}
    found = store.held(opened)
    if as_json:
        write_json([{**asdict(j), "idle": idle.get(j.id)} for j in found], indent=1)
        return
    out, stated = terminal(), {s.id: s for s in opened.stated()}
    for j in found:
        out.say(Text(clean(f"{j.id} {_line(j)}"), "bold"))
        out.say(_state(j, idle.get(j.id)), 2)
        for a in j.anchors:
            out.say(clean(quote(stated[a.id]) if a.id in stated else f"statement {a.id}, as it was read then"), 2)
    if not found:
        out.say("No judgement.")


def _line(j: Judgement) -> str:
    set_to = "".join(f", {slot} {_value(value)}" for slot, value in sorted(j.correction.items()))
    return f"{j.kind} {' '.join(a.id for a in j.anchors)}{set_to}, by {j.author}, {j.made[:16]}: {j.reason}"


def _value(value: Any) -> str:
    return "-".join("" if n is None else str(n) for n in value) if isinstance(value, list) else str(value)


def _state(j: Judgement, idle: str | None) -> str:
    if not j.stands:
        return clean(f"withdrawn by {j.withdrawn_by}, {(j.withdrawn or '')[:16]}: {j.withdrawn_why}")
    why = {"lost": "without effect: its statement is gone", "contradicted": "without effect: another contradicts it"}
    return why[idle] if idle else "in force"


def _range(text: str) -> list[int | None]:
    found = RANGE.fullmatch(text.strip())
    if not found or not (found[1] or found[3]) or (found[3] and not found[2]):
        raise BadOption("--count", f"{text} is no range of people", "Write 26, 10-15, 26- or -99")
    low = int(found[1]) if found[1] else None
    return [low, (int(found[3]) if found[3] else None) if found[2] else low]
