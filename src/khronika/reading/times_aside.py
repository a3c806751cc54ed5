"""Times that tell of no happening: of somebody's birth, of a thing that is known by its year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khronika.languages import load
from khronika.reading.parse import Sentence, Word
from khronika.reading.times_mentions import Mention

NEAR = 4  # words between a birth, or a thing known by its year, and the time
YEAR = 4  # characters of an ISO year
IN_A_PHRASE = ("ADP", "PROPN", "ADJ", "NOUN", "NUM")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(load("ru", "times")["aside"][name]).split())


def is_aside(sentence: Sentence, first: int, last: int, edtf: str | None) -> bool:
    """Whether the words from `first` to `last` tell when somebody was born or which of such things one is."""
    return _of_birth(sentence, first, last) or (len(edtf or "") == YEAR and _of_a_thing(sentence, first))


def tells_which(sentence: Sentence, first: int, mention: Mention) -> bool:
    """«после воскресных дебатов», «итоги выборов 4 октября»: a day that only tells which one is meant."""
    if any(a.rule.bare for a in mention.atoms):
        return True
    return first > 0 and sentence.words[first - 1].lemma in _listed("known")


def _of_birth(sentence: Sentence, first: int, last: int) -> bool:
    """«родившийся 8 мая 1929 года», «Мария, 1999 г. р.», «1999 года рождения»."""
    before = _back_to_comma(sentence.words[max(first - NEAR, 0) : first])
    after = [w for w in sentence.words[last + 1 : last + 3] if w.text != "."][:1]
    return any(w.lemma in _listed("born") for w in before) or any(w.low in _listed("birth") for w in after)


def _back_to_comma(before: Sequence[Word]) -> Sequence[Word]:
    at = max((n for n, w in enumerate(before) if w.pos in ("PUNCT", "CCONJ")), default=-1)
    return before[at + 1 :]


def _of_a_thing(sentence: Sentence, first: int) -> bool:
    """«лауреат премии мира 2018 года», «конституция 2004 года»: the year tells which one it is."""
    for word in reversed(sentence.words[max(first - NEAR, 0) : first]):
        if word.lemma in _listed("things"):
            return sentence.words[first].pos != "ADP"
        if word.pos not in IN_A_PHRASE:
            return False
    return False
