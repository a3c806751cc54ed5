"""khronika toll: how many, as of a moment, with the figures behind it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from khronika.cli.asking import PlaceName, group, moment, place
from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.summary import figure_line, toll_head
from khronika.cli.terminal import clean, terminal, write_json
from khronika.errors import BadOption
from khronika.incidents.spots import key
from khronika.model import Place
from khronika.record.tolls import COUNTS, Toll, tolls
from khronika.record.whole import record_of
from khronika.statements.case import Case
from khronika.views.tolls import toll_view


@guarded
def toll(
    case: CaseFolder,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="WHEN", help="As of this local day or moment.", show_default=False)
    ] = None,
    where: PlaceName = None,
    of: Annotated[
        str | None,
        typer.Option("--group", metavar="GROUP", help="Only this group, such as security or дети.", show_default=False),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--type", help="Only this type, such as death.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print tolls as of a moment.

    Low, best and high for each act, place and group, with the figures that bear them and those that no longer do.

    \b
    Example:
      khronika toll mycase --as-of 2022-01-08T12:00 --place Алматы --group security
    """
    if kind is not None and kind not in COUNTS:
        raise BadOption("--type", f"nobody is counted by {kind}", f"Choose one of {', '.join(COUNTS)}")
    if as_of is not None:
        at = moment("--as-of", as_of)
        as_of = at.isoformat() if len(as_of) > 10 else as_of
    asked_group = group(of) if of else None
    found = [t for t in tolls(record_of(Case.open(case)).incidents, as_of) if kind in (None, t.type)]
    found = [t for t in found if asked_group is None or _group(t) == asked_group]
    if where:
        asked = place(where, [t.place for t in found if t.place])
        found = [t for t in found if t.place and _is_at(t.place, asked)]
    _print(found, as_json)


def _group(t: Toll) -> str:
    """An event's toll is of everybody, unless all its figures count one group."""
    told = {f.group for f in (*t.figures, *t.others)}
    return t.group or (told.pop() if len(told) == 1 else "people")


def _is_at(own: Place, asked: Place) -> bool:
    return key(own) == key(asked)


def _print(found: list[Toll], as_json: bool) -> None:
    views = [toll_view(t) for t in found]
    if as_json:
        write_json(views, indent=1)
        return
    out = terminal()
    for view in views:
        out.say(Text(clean(toll_head(view)), "bold"))
        for figure in (*view["figures"], *view["others"]):
            out.say(clean(figure_line(figure)), 2)
    if not views:
        out.say("No figure.")
