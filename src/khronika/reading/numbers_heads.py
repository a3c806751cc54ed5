"""What a number counts: its noun, the whole that it is a part of, its unit of measure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from khronika.languages import load
from khronika.reading.numbers_values import Numeral
from khronika.reading.parse import Sentence, Word

REACH = 6  # words between a number and its noun: adjectives, participles and their like
PASSED = ("ADJ", "DET", "ADV", "NUM", "PART")
QUOTES = "«»\"'„“”"


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    units = load("ru", "quantifiers")["unit"]
    return {word: unit["name"] for unit in units for word in (*unit["lemmas"], *unit["signs"])}


def _around() -> dict[str, Any]:
    words: dict[str, Any] = load("ru", "quantifiers")["around"]
    return words


def noun(sentence: Sentence, n: Numeral) -> Word | None:
    """The noun that the number counts: after it, else before it («человек пять»), else by dependency."""
    if n.rule == "nobody":
        return None
    return _after(sentence.words, n) or _inverted(sentence.words, n) or _governing(sentence, n)


def _after(words: Sequence[Word], n: Numeral) -> Word | None:
    fallback: Word | None = None
    for word in words[n.last + 1 : n.last + 1 + REACH]:
        if word.text in QUOTES or _row_goes_on(words, word):
            continue
        if word.pos in ("NOUN", "PROPN"):
            return word if agrees(word, n) else fallback
        if nominal(word) and agrees(word, n):
            fallback = fallback or word
        elif word.pos not in PASSED:
            break
    return fallback


def _row_goes_on(words: Sequence[Word], word: Word) -> bool:
    """«девять речных и морских судов»: another adjective after «и»."""
    before, after = words[word.i - 1], words[word.i + 1 : word.i + 2]
    return word.low in _around()["row"] and before.pos == "ADJ" and any(w.pos == "ADJ" for w in after)


def nominal(word: Word) -> bool:
    """Whether an adjective or participle may stand for a noun («раненых», «протестующие»)."""
    return (word.pos == "ADJ" or word.is_("VerbForm", "Part")) and "Case" in word.feats


def agrees(word: Word, n: Numeral) -> bool:
    """Whether the noun's form is one that the number governs or shares."""
    number, case = word.feats.get("Number"), word.feats.get("Case")
    if number is None or case is None or _like(word):
        return True
    if number == "Sing":
        return _takes_singular(n, case)
    return case != "Nom" or n.rule == "both" or n.high < 5 or word.pos != "NOUN"


def _like(word: Word) -> bool:
    """Genitive plurals that look like a nominative singular."""
    return word.low in _around()["genitives"]


def _takes_singular(n: Numeral, case: str) -> bool:
    if n.low != int(n.low) or n.scale == 0.5:
        return case == "Gen"
    last, teen = int(n.high) % 10, 10 < int(n.high) % 100 < 20
    one = last == 1 and not teen and n.scale == 1
    few = last in (2, 3, 4) and not teen and n.scale == 1 and case in ("Gen", "Acc")
    return one or few or (case == "Gen" and n.low < n.high <= 4)


def _inverted(words: Sequence[Word], n: Numeral) -> Word | None:
    """«человек пять»: a genitive plural right before the number, none after."""
    if not n.first or (n.scale > 1 and n.vague):
        return None
    word = words[n.first - 1]
    counted = word.pos == "NOUN" or nominal(word)
    free = n.first < 2 or words[n.first - 2].pos not in ("NUM", "ADP")
    return word if counted and free and word.is_("Number", "Plur") and word.is_("Case", "Gen") else None


def _governing(sentence: Sentence, n: Numeral) -> Word | None:
    for i in range(n.last, n.first - 1, -1):
        word = sentence.words[i]
        head = sentence.parent(word)
        if head and word.rel.startswith("nummod") and n.last < head.i <= n.last + 2 * REACH and _noun(head):
            return head if agrees(head, n) else None
    return None


def _noun(word: Word) -> bool:
    return word.pos in ("NOUN", "PROPN") or nominal(word)


def whole(sentence: Sentence, n: Numeral) -> Word | None:
    """The noun of which the number is a part: «двое из нападавших»."""
    words = sentence.words
    if n.last + 2 >= len(words) or words[n.last + 1].low not in _around()["whole"]:
        return None
    for word in words[n.last + 2 : n.last + 2 + REACH]:
        if (_noun(word) and word.is_("Number", "Plur")) or word.pos == "PRON":
            return word
        if word.pos not in (*PASSED, "NOUN"):
            break
    return None


def unit(words: Sequence[Word], n: Numeral, head: Word | None) -> str:
    """What is measured: money, percent, age, distance, duration, other; "" where things or people are counted."""
    near = words[n.last + 1 : n.last + 2]
    before = words[n.first - 1 : n.first] if n.first else []
    signs = [w for w in (*near, *before) if not w.text[0].isalpha()]
    named = [w for w in (*near, *([head] if head else [])) if w.text[0].isalpha()]
    found = next((u for w in signs if (u := _units().get(w.text))), "")
    found = found or next((u for w in named if (u := _unit(w))), "") or _measured(words, n, head)
    return "age" if found == "duration" and _age(words, n, named) else found


def sign(word: Word) -> bool:
    """Whether it is a sign such as "$"."""
    return not word.text[0].isalpha() and word.text in _units()


def _unit(word: Word) -> str:
    if word.pos == "ADP":
        return ""
    return _units().get(word.lemma) or _units().get(word.low, "")


def _measured(words: Sequence[Word], n: Numeral, head: Word | None) -> str:
    """A bare number after «магнитудой», «в возрасте»."""
    nouns = load("ru", "quantifiers")["measured"]["lemmas"]
    bare = head is None or not agrees(head, n)
    return "other" if bare and any(w.lemma in nouns for w in words[max(0, n.first - 2) : n.first]) else ""


def _age(words: Sequence[Word], n: Numeral, named: Sequence[Word]) -> bool:
    """Years after «в возрасте», or set off by commas after a name or a noun."""
    data = load("ru", "quantifiers")["age"]
    if not any(w.lemma in data["nouns"] or w.low in data["nouns"] for w in named):
        return False
    if any(w.lemma in data["before"] for w in words[max(0, n.first - 4) : n.first]):
        return True
    after = words[n.last + 2 : n.last + 3]
    before = _before_row(words, n.first)
    if before and before.is_("Animacy", "Anim"):  # «мужчины 37 и 40 лет»
        return True
    closed = not after or after[0].text in (",", ")", ".", ";")
    return closed and before is not None and before.text in (",", "(")


def _before_row(words: Sequence[Word], first: int) -> Word | None:
    """The word before a number, or before the numbers that it continues («37 и 40»)."""
    while first > 1 and words[first - 1].low in _around()["row"][1:] and words[first - 2].text.isdigit():
        first -= 2
    return words[first - 1] if first else None
