"""Sentences with what they state marked in them: tests/reading/cases/statements.txt says how."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from khronika.model import About, Span

CASES = Path(__file__).parent / "cases" / "statements.txt"
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@dataclass
class Case:
    text: str = ""
    type: str = ""
    status: str = "reported"
    trigger: Span = field(default_factory=lambda: Span(0, 0))
    slots: list = field(default_factory=list)


def parsed(line):
    case, at = Case(), 0
    for mark in re.finditer(r"\[(.+?)\]", line):
        words, *slots = mark[1].split("|")
        case.text += line[at : mark.start()]
        span = Span(len(case.text), len(case.text) + len(words))
        case.text += words
        at = mark.end()
        for slot in slots:
            name, _, value = slot.partition("=")
            if name.split()[0] in SLOTS:
                case.slots.append((name, value or words))
            else:
                case.type, case.status, case.trigger = name.split()[0], [*name.split(), "reported"][1], span
    case.text += line[at:]
    return case


SLOTS = {
    "affected": lambda s, v: v in [p.text for p in s.affected],
    "actor": lambda s, v: v in [p.text for p in s.actors],
    "count": lambda s, v: s.count and v == f"{s.count.low or ''},{s.count.high or ''}",
    "when": lambda s, v: v == ((s.when and s.when.edtf) or "-"),
    "where": lambda s, v: v in [p.name for p in s.where],
    "site": lambda s, v: s.site and v == s.site.text,
    "source": lambda s, v: v in [x.name for x in s.sources] or (v == "-" and not s.sources),
}


@pytest.mark.parametrize("line", LINES)
def test_sentence_states_what_is_marked(reader, line):
    case = parsed(line)
    [statements] = reader.read([(case.text, About("case", "2022-01-07"))])
    found = [s for s in statements if s.type == case.type and any(x.touches(case.trigger) for x in s.spans)]
    assert found, [(s.type, s.trigger.text) for s in statements]
    said = found[0]
    assert said.status == case.status
    wrong = [(name, value) for name, value in case.slots if not SLOTS[name](said, value)]
    assert not wrong, said
