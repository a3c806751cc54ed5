"""Objects of an act's verb that the parse ties elsewhere: to the phrase's noun, to a joined verb, to a number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from khronika.reading.acts import Act
from khronika.reading.grammar import animate, direct_object, is_finite, preposition
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Sentence, Word


def behind_the_phrase(act: Act) -> Word | None:
    """«избил до смерти соседа»: the person whom the parse ties to the phrase's noun, not to its verb."""
    nouns = [r for r in act.rest if r.pos == "NOUN" and preposition(act.sentence, r)]
    tied = [k for noun in nouns[-1:] for k in act.sentence.kids(noun, "nmod") if k.is_("Case", "Gen")]
    after = (w for noun in nouns[-1:] for w in act.sentence.words[noun.i + 1 :] if w.pos != "ADJ")
    right = [w for w in islice(after, 1) if w.pos == "NOUN" and w.is_("Case", "Gen", "Acc")]
    return next((k for k in (*tied, *right) if animate(k) and not preposition(act.sentence, k)), None)


def number(sentence: Sentence, verb: Word) -> Word | None:
    """«убило семерых»: the number that stands for people, whatever the parse calls it."""
    kids = sentence.kids(verb, "nummod", "obl", "nsubj")
    told = (k for k in kids if k.pos == "NUM" and k.lemma in noun_class("several") and k.is_("Case", "Acc"))
    return next((k for k in told if not preposition(sentence, k)), None)


def joined_object(sentence: Sentence, verb: Word) -> Word | None:
    """«похитил девушку, избил и убил»: the person who is the object of the verb joined before."""
    if any(w.pos == "NUM" for w in _clause_after(sentence, verb)):  # «убил одного и ранил четверых»
        return None
    while verb.rel == "conj" and verb.head >= 0 and is_finite(sentence.words[verb.head]):
        verb = sentence.words[verb.head]
        found = direct_object(sentence, verb)
        if found is not None:
            return found if animate(found) or found.pos == "PRON" or found.name == "PER" else None
    return None


def _clause_after(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """The words after a verb up to the next sign or conjunction."""
    return takewhile(lambda w: w.pos not in ("PUNCT", "CCONJ"), sentence.words[verb.i + 1 :])
