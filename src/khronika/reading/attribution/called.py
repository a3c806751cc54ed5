"""What a source is called: its words in the nominative, without marks around them or a capital of the sentence's."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from khronika.model import Source, Span
from khronika.reading.attribution_lexicon import speakers
from khronika.reading.nominative import nominative
from khronika.reading.parse import Word

MARKS = "«»\"“”„'"
LOOK_BACK = 100  # tellings back over which a definite noun may stand for an earlier speaker


def source_of(words: list[Word], rule: str, at: list[Word] | None = None) -> Source:
    at = at or words
    return Source(_clean(_named(words)), Span(at[0].start, at[-1].end), rule)


def _named(words: list[Word]) -> str:
    """The phrase in the nominative; a name that stands in it already is left alone."""
    if words[0].name == "PER" and all(w.feats.get("Case", "Nom") == "Nom" for w in words):
        return written(words)
    return nominative(words)


def written(words: list[Word]) -> str:
    return words[0].text + "".join(" " * (b.start > a.end) + b.text for a, b in pairwise(words))


def _clean(name: str) -> str:
    """Without quotation marks around the whole, a bracket closed («служба спасения (ССП)»)."""
    name += ")" * (name.count("(") > name.count(")"))
    if name[:1] in MARKS and name[-1:] in MARKS and not any(m in name[1:-1] for m in MARKS):
        return name[1:-1]
    return name


def _common(words: list[Word]) -> bool:
    """Whether a phrase that opens a sentence owes its capital to that alone («Полиция», «Местные СМИ»)."""
    first = words[0]
    if first.pos == "PUNCT" or not first.text[1:2].islower():
        return False
    return not first.name or (len(words) == 1 and first.lemma in speakers().common) or words[-1].text == "СМИ"


def in_a_sentence(source: Source, words: list[Word]) -> Source:
    """Without the capital that it owes to the beginning of its sentence."""
    opens = words and words[0].i == 0 and _common(words)
    return replace(source, name=source.name[:1].lower() + source.name[1:]) if opens else source


def moved(source: Source, head: Word) -> Source:
    return Source(source.name, head.span, "refers back")
