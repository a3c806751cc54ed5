"""The words of a name in a form that no case changes: «Токаев», «Токаева», «Токаевым» are one.

Names are not guessed into the dictionary: of a word with a capital only endings that cases have are taken away. The
stem is a key, and is never shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from khronika.incidents.words import WORD
from khronika.reading.words import parses

SHORTEST = 2  # letters of a stem: «Ким» keeps its «им», «Ына» gives «ын»
ENDINGS = re.compile(
    "(?:(?:и?я|а)ми|[оеы](?:го|му)|[ыи]ми|[ая]я|[ое]е|[ыи]е|[ыио]й|[оеы]м|им|[ую]ю|[ое]ю|ей|и[ию]|[аяоеуюыиьъй])$"
)
LATIN_ENDINGS = re.compile("(?:[ai]?ya|[iy]y|[iy]i|[aeiouy])$")
FLEEING = re.compile(r"(?<=[^аеиоуыэюя])ец$")  # «Кравец», «Кравца»
MANY = ("datv", "ablt", "loct")  # cases whose plural («Ведомостям») looks like no surname
ALPHABET = "а-a б-b в-v г-g д-d е-e ё-e ж-zh з-z и-i й-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch"
LATIN = dict(pair.split("-") for pair in f"{ALPHABET} ш-sh щ-shch ъ- ы-y ь- э-e ю-yu я-ya x-ks".split())


def latin(word: str) -> str:
    """A word in Latin letters, so that «Орда» and Orda are one name."""
    return "".join(LATIN.get(c, c) for c in word.lower())


@lru_cache(maxsize=50_000)
def stems(name: str) -> tuple[str, ...]:
    """The stems of a name's words, in their order; words joined by hyphens stay joined."""
    return tuple("-".join(stem(part) for part in word.split("-")) for word in WORD.findall(name))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """What all cases of a word share, in Latin letters. Abbreviations and numbers stay as they are."""
    if not word or word.isupper() or word.isdigit():
        return latin(word)
    if word.isascii():
        return _stripped(latin(word), LATIN_ENDINGS)
    return latin(FLEEING.sub("ц", _stripped(_oblique(word), ENDINGS)))


def is_common(word: str) -> bool:
    """Whether the dictionary has a word that a name may hold as it stands."""
    return _parse(word) is not None


def _oblique(word: str) -> str:
    """The genitive of a word of the dictionary, in which vowels that flee have fled; any other word as it stands."""
    parse = _parse(word)
    if parse is None or "NOUN" not in parse.tag.grammemes:
        return _plain(parse.normal_form if parse else word)
    lemma = parse.normalized
    form = lemma.inflect({"gent", "sing"}) or lemma.inflect({"gent"})
    return _plain(form.word if form else lemma.word)


def _parse(word: str) -> Any:
    """How the dictionary reads a word: what is written with a capital is taken for a word of it only where it stands
    in the nominative, as names of sources do: «Токаев» is no genitive of «токай»."""
    known = [p for p in parses(word.lower()) if p.is_known]
    if word[:1].islower():
        return known[0] if known else None
    return next((p for p in known if _may_name(p.tag.grammemes)), None)


def _may_name(grammemes: frozenset[str]) -> bool:
    if grammemes.isdisjoint(("NOUN", "ADJF")) or grammemes >= {"Surn", "femn"}:
        return False  # «Иванова» is left to her husband's genitive
    return "nomn" in grammemes or ("plur" in grammemes and not grammemes.isdisjoint(MANY))


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _stripped(word: str, endings: re.Pattern[str]) -> str:
    """A word without endings, however many seem to stand behind one another: so all its cases come to one end."""
    while found := endings.search(word, SHORTEST):
        word = word[: found.start()]
    return word
