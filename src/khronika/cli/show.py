"""khronika show: a case's record."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.summary import document_head, figure_line, incident_head, toll_head
from khronika.cli.terminal import Terminal, clean, terminal, write_json
from khronika.cli.wording import number
from khronika.record.whole import record_of
from khronika.statements.case import Case
from khronika.views.record import record_view

Json = dict[str, Any]


@guarded
def show(case: CaseFolder, as_json: AsJson = False) -> None:
    """Print a case's record.

    The tolls by source, the incidents in order of time, and the reports that they rest on.

    \b
    Example:
      khronika show mycase
      khronika show mycase --json > record.json
    """
    held = Case.open(case)
    record = record_of(held)
    view = record_view(
        case.resolve().name, held.documents(), record.incidents, record.tolls, record.disputes, copies=record.copies
    )
    if as_json:
        write_json(view, indent=1)
    else:
        _print(terminal(), view)


def _print(out: Terminal, view: Json) -> None:
    out.say(Text(clean(f"{view['case']}: {_sizes(view['sizes'])}"), "bold"))
    _print_tolls(out, view["tolls"])
    _section(out, "Incidents", [incident_head(line) for line in view["incidents"]])
    _section(out, "Sources", [f"{x['name']}: {number(x['statements'], 'statement')}" for x in view["sources"]])
    out.say()
    out.say(Text("Reports", "bold"))
    for line in view["documents"]:
        out.say(clean(f"{document_head(line)} ({_told(line)})"), 2)
        if line["note"]:
            out.say(Text(clean(line["note"]["en"]), "italic"), 4)


def _told(line: Json) -> str:
    """9 statements; also in 2 near-copies"""
    others = line["near_copies"]
    also = f"; also in {others:,} near-cop{'y' if others == 1 else 'ies'}" if others else ""
    return number(line["statements"], "statement") + also


def _print_tolls(out: Terminal, found: list[Json]) -> None:
    """The toll that stands for each type with every figure by source, then the other running ones."""
    heads = [toll for toll in found if toll["headline"]]
    if heads:
        out.say()
        out.say(Text("Tolls", "bold"))
    for toll in heads:
        out.say(Text(clean(toll_head(toll)), "bold"), 2)
        for figure in (*toll["figures"], *toll["others"]):
            out.say(clean(figure_line(figure)), 4)
    _section(out, "Further tolls", [toll_head(toll) for toll in found if toll["running"] and not toll["headline"]])


def _section(out: Terminal, title: str, lines: list[str]) -> None:
    if lines:
        out.say()
        out.say(Text(title, "bold"))
        for line in lines:
            out.say(clean(line), 2)


def _sizes(sizes: Json) -> str:
    kinds = (("documents", "report"), ("statements", "statement"), ("origins", "origin"), ("incidents", "incident"))
    counts = ", ".join(number(sizes[key], word) for key, word in kinds)
    days = [sizes["first_published"], sizes["last_published"]]
    return f"{counts}; published {' to '.join(dict.fromkeys(days))}" if all(days) else counts
