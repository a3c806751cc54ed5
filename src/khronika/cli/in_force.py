"""khronika in-force: which measures hold at a place and a moment, with the words."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.text import Text

from khronika.cli.asking import local, moment, place, quote
from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.terminal import clean, terminal, write_json
from khronika.cli.wording import time_words
from khronika.record.measures import Measure, holds
from khronika.record.whole import record_of
from khronika.statements.case import Case

Json = dict[str, Any]


@guarded
def in_force(
    case: CaseFolder,
    at: Annotated[
        str, typer.Option("--at", metavar="WHEN", help="A moment by the clocks of that place.", show_default=False)
    ],
    where: Annotated[str, typer.Option("--place", metavar="NAME", help="The place, by its name.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Tell whether a measure was in force.

    Yes or no for a place and a moment, with each measure that holds there and the words that tell of it.

    \b
    Example:
      khronika in-force mycase --at 2022-01-10T23:30 --place Алматы
    """
    moment("--at", at)
    found = record_of(Case.open(case)).measures
    asked = place(where, [p for m in found for p in m.places])
    when = local("--at", at, asked)
    held = [m for m in found if holds(found, m, when, asked)]
    if as_json:
        write_json({"in_force": bool(held), "measures": [_view(m) for m in held]}, indent=1)
        return
    out = terminal()
    out.say(Text("Yes." if held else "No: no report tells of a measure in force there and then.", "bold"))
    for m in held:
        out.say(Text(clean(_head(m)), "bold"), 2)
        for s in m.stated:
            out.say(clean(quote(s)), 4)


def _head(m: Measure) -> str:
    bounds = [f"from {_words(m.first)}" if m.first else "", f"until {_words(m.last)}" if m.last else "end not told"]
    hours = f"{m.clock.replace('-', ' to ')} daily" if m.clock else ""
    where = ", ".join(p.name for p in m.places)
    return "; ".join(filter(None, (f"{m.en}, {where}" if where else m.en, " ".join(filter(None, bounds)), hours)))


def _words(when: object) -> str:
    return time_words(str(when).replace(" ", "T")[:16])


def _view(m: Measure) -> Json:
    return {
        "measure": m.kind, "name": {"ru": m.ru, "en": m.en}, "incident": m.incident,
        "places": [p.name for p in m.places], "clock": m.clock,
        "first": m.first.isoformat() if m.first else None, "last": m.last.isoformat() if m.last else None,
        "words": [{"statement": s.id, "quote": quote(s)} for s in m.stated],
    }  # fmt: skip
