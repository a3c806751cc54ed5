"""The unnamed or street-level place of an act, verbatim: «у здания парламента», «на площади Республики»."""

from __future__ import annotations

from khronika.model import Phrase, Span
from khronika.reading.acts import Act
from khronika.reading.grammar import is_verb, nominal, preposition
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Sentence, Word
from khronika.reading.setting import hosts

PREPOSITIONS = frozenset(noun_class("site_prepositions"))
MOST = 8  # words of a site: preposition, noun, and what belongs to it


def site_of(act: Act, text: str) -> Phrase | None:
    """The first phrase of the act's clause that says at which building or street it was; None if there is none."""
    for host in hosts(act):
        for kid in sorted(act.sentence.kids(host, "obl", "nmod", "advmod"), key=lambda w: abs(w.i - act.word.i)):
            if _is_site(act.sentence, kid):
                return _phrase(act.sentence, kid, text)
    return None


def _is_site(sentence: Sentence, word: Word) -> bool:
    known = word.lemma in noun_class("building") or word.lemma in noun_class("street")
    return known and nominal(word) and word.name not in ("PER", "LOC") and preposition(sentence, word) in PREPOSITIONS


def _phrase(sentence: Sentence, noun: Word, text: str) -> Phrase:
    """From the preposition to the end of the noun's own phrase, without clauses that hang on it."""
    first = min((w.i for w in sentence.kids(noun, "case")), default=noun.i)
    last = noun.i
    for word in sentence.words[noun.i + 1 : first + MOST]:
        if (
            (word.pos in ("PUNCT", "CCONJ", "ADP") and word.text not in "«»№-")
            or is_verb(word)
            or word.pos in ("ADV", "PRON")
        ):
            break
        last = word.i
    span = Span(sentence.words[first].start, sentence.words[last].end)
    return Phrase(span.of(text), span, "site: a building or a street")
