"""khronika incidents: each happening, with what every report says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from khronika.cli.evidence import by_sentence, marked
from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.statement import print_statement
from khronika.cli.summary import dispute_line, incident_head
from khronika.cli.terminal import Terminal, clean, terminal, write_json
from khronika.errors import BadOption
from khronika.incidents.incident import Incident
from khronika.model import TYPES, Stated
from khronika.record.disputes import Dispute
from khronika.record.whole import record_of
from khronika.statements.case import Case
from khronika.views.evidence import marks
from khronika.views.incident import incident_line, incident_view
from khronika.views.retelling import retelling


@guarded
def incidents(
    case: CaseFolder,
    kind: Annotated[
        str | None, typer.Option("--type", help="Only incidents with an act of this type.", show_default=False)
    ] = None,
    as_json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Name the rule behind each value, with its words.")
    ] = False,
) -> None:
    """List a case's incidents.

    In order of time, each with the statements of all reports that tell of it.

    \b
    Example:
      khronika incidents mycase --type death
      khronika incidents mycase --json > incidents.json
    """
    if kind is not None and kind not in TYPES:
        raise BadOption("--type", f"there is no type {kind}", f"Choose one of {', '.join(TYPES)}")
    record = record_of(Case.open(case))
    found = [one for one in record.incidents if kind is None or kind in one.acts]
    if as_json:
        write_json([incident_view(one, record.disputes[one.id]) for one in found], indent=1)
        return
    out = terminal()
    for one in found:
        _print(out, one, record.disputes[one.id], explain)
    if not found:
        out.say("No incident.")


def _print(out: Terminal, one: Incident, found: Sequence[Dispute], explain: bool) -> None:
    out.say(Text(clean(incident_head(incident_line(one, found))), "bold"))
    for dispute in found:
        out.say(clean(dispute_line(dispute)), 2)
    for told in _by_document(one.stated):
        about = told[0].document.about
        out.say(clean(", ".join(filter(None, (about.publisher, about.published, about.title or about.doc)))), 2)
        if note := retelling(about):
            out.say(Text(clean(note["en"]), "italic"), 2)
        evidence = marks(told)
        for span, here in by_sentence(told):
            out.say(marked(told[0].document.text, span, evidence, plain=not out.is_terminal), 4)
            for each in here:
                print_statement(out, each, explain, indent=6)
    out.say()


def _by_document(stated: Sequence[Stated]) -> list[list[Stated]]:
    groups: dict[str, list[Stated]] = {}
    for one in stated:
        groups.setdefault(one.document.sha256, []).append(one)
    return list(groups.values())
