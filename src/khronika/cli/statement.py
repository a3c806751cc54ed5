"""One statement on the terminal: each slot in words and, where asked, the rule behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from khronika.cli.terminal import Terminal, clean
from khronika.cli.wording import count_words, time_words
from khronika.model import Span, Stated


@dataclass(frozen=True, slots=True)
class Row:
    """A slot in words, and for each value behind it the words of the report with the rule that found them."""

    label: str
    value: str
    reasons: tuple[tuple[str, str], ...]


def rows(stated: Stated) -> list[Row]:
    """What the statement says, slot by slot; slots without a value are left out."""
    made = (_who(stated), _by(stated), _how_many(stated), _when(stated), _where(stated), _said_by(stated))
    return [row for row in made if row]


def head(stated: Stated) -> str:
    """Type, direction and status: "control, taken: reported"."""
    s = stated.statement
    return f"{s.type}, {s.direction}: {s.status}" if s.direction else f"{s.type}: {s.status}"


def print_statement(out: Terminal, stated: Stated, explain: bool, indent: int) -> None:
    """One statement, slot by slot; with `explain`, the rule behind each value."""
    out.say(Text(head(stated), "bold"), indent)
    trigger = stated.statement.trigger
    if explain:
        _explain(out, _words(stated, [trigger.span]), trigger.rule, indent)
        _explain(out, stated.statement.status, stated.statement.status_rule, indent)
    for row in rows(stated):
        out.say(Text.assemble((f"{row.label:<9} ", "dim"), clean(row.value)), indent + 2)
        for words, rule in row.reasons if explain else ():
            _explain(out, words, rule, indent)


def _explain(out: Terminal, words: str, rule: str, indent: int) -> None:
    out.say(Text(f"{words} ← {clean(rule)}", "dim"), indent + 12)


def _words(stated: Stated, spans: Sequence[Span]) -> str:
    return " … ".join(f"«{clean(span.of(stated.document.text))}»" for span in spans) or "no words of its own"


def _who(stated: Stated) -> Row | None:
    found = stated.statement.affected
    reasons = tuple((_words(stated, [p.span]), p.rule) for p in found)
    return Row("who", "; ".join(p.text for p in found), reasons) if found else None


def _by(stated: Stated) -> Row | None:
    found = stated.statement.actors
    reasons = tuple((_words(stated, [p.span]), p.rule) for p in found)
    return Row("by", "; ".join(p.text for p in found), reasons) if found else None


def _how_many(stated: Stated) -> Row | None:
    count = stated.statement.count
    return Row("how many", count_words(count), ((_words(stated, count.spans), count.rule),)) if count else None


def _when(stated: Stated) -> Row | None:
    when = stated.statement.when
    if when is None or not (when.edtf or when.clock):
        return None
    value = "; ".join(filter(None, (time_words(when.edtf) if when.edtf else None, _daily(when.clock))))
    return Row("when", value, ((_words(stated, when.spans), when.rule),))


def _daily(clock: str | None) -> str | None:
    return f"{clock.replace('-', ' to ')} daily" if clock else None


def _where(stated: Stated) -> Row | None:
    places, site = stated.statement.where, stated.statement.site
    names = [place.name for place in places] + ([site.text] if site else [])
    reasons = [(_words(stated, [place.span]), place.rule) for place in places]
    reasons += [(_words(stated, [site.span]), site.rule)] if site else []
    return Row("where", "; ".join(names), tuple(reasons)) if names else None


def _said_by(stated: Stated) -> Row:
    reasons = tuple((_words(stated, [x.span]), x.rule) for x in stated.statement.sources)
    voice = ", in the words of a report that it copies" if stated.copy and stated.copy.voice else ", in its own voice"
    own = "" if stated.statement.sources else voice
    return Row("said by", " → ".join(stated.chain) + own, reasons)
