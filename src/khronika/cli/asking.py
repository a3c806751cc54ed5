"""What the questions to a record share: the moment, place, group and statements that an option names."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from khronika.errors import BadOption
from khronika.incidents import kinds
from khronika.incidents.spots import key as place_key
from khronika.model import Place, Span, Stated
from khronika.reading.gazetteer import gazetteer
from khronika.reading.places_adjectives import key
from khronika.views.evidence import sentence

PlaceName = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only this place, by its name.", show_default=False)
]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who judges.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.", show_default=False)]


def moment(option: str, text: str) -> datetime:
    """The local day or moment that is asked for. Raises BadOption."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise BadOption(option, f"{text} is no day or moment", "Write 2022-01-08 or 2022-01-08T12:00") from error


def local(option: str, text: str, where: Place) -> datetime:
    """The moment by the clocks of a place; one given with an offset from UTC is converted. Raises BadOption."""
    try:
        asked = datetime.fromisoformat(text)
    except ValueError:
        return moment(option, text)
    entry = gazetteer().by_id(where.id) if where.id else None
    if asked.tzinfo is None:
        return asked
    if entry is None or not entry.timezone:
        raise BadOption(option, f"{text} has an offset, and {where.name} has no one time zone", "Write local time")
    return asked.astimezone(ZoneInfo(entry.timezone)).replace(tzinfo=None)


def place(name: str, told: Iterable[Place]) -> Place:
    """The place of a name, first among those that the record tells of. Raises BadOption."""
    found = gazetteer().find(key(name))
    ids = {e.id for e in found}
    own = {place_key(p): p for p in told if p.id in ids or p.name.lower() == name.strip().lower()}
    if own:
        return own[min(own)]
    if not found:
        raise BadOption("--place", f"no place is known as {name}", "Name it in Russian, as a map does")
    best = min(found, key=lambda e: (e.kind != "country", -e.population, e.id or ""))
    return Place(name, best.kind, Span(0, 0), "asked", best.id, best.country, best.latitude, best.longitude)


def group(name: str) -> str:
    """The group of that name, in English or in words that tell it in Russian. Raises BadOption."""
    known = {k.name for k in kinds.kinds() if k.slot == "group"} | {"people"}
    found = name.lower() if name.lower() in known else kinds.of("group", name)
    if found is None:
        raise BadOption("--group", f"no group is known as {name}", f"Choose one of {', '.join(sorted(known))}")
    return found


def statement(stated: Iterable[Stated], id_: str) -> Stated:
    """The statement of that id, or of the only one that begins so. Raises BadOption."""
    found = [s for s in stated if s.id.startswith(id_)] if id_ else []
    whole = [s for s in found if s.id == id_] or found
    if len(whole) != 1:
        reason = "is no statement of this case" if not whole else f"begins the ids of {len(whole)} statements"
        raise BadOption(id_, reason, "Take the id from `khronika incidents CASE --json`")
    return whole[0]


def quote(stated: Stated) -> str:
    """The sentence that a statement stands in, with who published it when."""
    about = stated.document.about
    words = sentence(stated.document.text, stated.statement.trigger.span).of(stated.document.text)
    told = ", ".join(filter(None, (about.publisher or about.doc, about.published)))
    return f"«{' '.join(words.split())}» ({told})"
