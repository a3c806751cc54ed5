"""Every rule of the lexicon of acts: its example is read as its type at the marked word, its counter-example is not."""

import re

import pytest

from khronika.model import About, Span, Statement
from khronika.reading.lexicon import lexicon

RULES = {rule.name: rule for rule in lexicon().rules}


def marked(text):
    """The text without brackets, and the span of what stood in them."""
    found = re.search(r"\[(.+?)\]", text)
    plain = text[: found.start()] + found[1] + text[found.end() :]
    return plain, Span(found.start(), found.start() + len(found[1]))


def at_mark(reader, text, kind) -> list[Statement]:
    plain, mark = marked(text)
    [statements] = reader.read([(plain, About("case", "2022-01-07"))])
    return [s for s in statements if s.type == kind and any(span.touches(mark) for span in s.spans)]


@pytest.mark.parametrize("name", RULES)
def test_example_is_read(reader, name):
    assert at_mark(reader, RULES[name].example, RULES[name].type)


@pytest.mark.parametrize("name", RULES)
def test_counter_example_is_not(reader, name):
    assert not at_mark(reader, RULES[name].counter, RULES[name].type)
