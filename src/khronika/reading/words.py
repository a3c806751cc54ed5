"""Words by themselves: the lemma that fits a tag, and other forms of a word (pymorphy3)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any

from pymorphy3 import MorphAnalyzer

# Universal Dependencies' parts of speech and features, in pymorphy's words.
POS = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"),
    "ADJ": ("ADJF", "ADJS", "COMP", "PRTF"),
    "ADV": ("ADVB", "COMP", "PRED"),
    "NUM": ("NUMR",),
    "DET": ("ADJF", "NPRO"),
    "PRON": ("NPRO",),
    "ADP": ("PREP",),
    "CCONJ": ("CONJ",),
    "SCONJ": ("CONJ",),
    "PART": ("PRCL",),
}
FEATS = {
    "Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct",
    "Sing": "sing", "Plur": "plur", "Masc": "masc", "Fem": "femn", "Neut": "neut", "Anim": "anim", "Inan": "inan",
}  # fmt: skip


@lru_cache(maxsize=1)
def analyzer() -> Any:
    """pymorphy3's analyzer, loaded once."""
    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All analyses of a word, likeliest first."""
    named = "".join(c if unicodedata.name(c, "") else "?" for c in word)  # pymorphy3 asks every character's name
    return tuple(analyzer().parse(named))


@lru_cache(maxsize=200_000)
def known(word: str) -> bool:
    """Whether the dictionary holds the word, so that its analyses are no guesses."""
    return bool(analyzer().word_is_known(word))


@lru_cache(maxsize=200_000)
def _lemma(word: str, pos: str, feats: frozenset[str]) -> str:
    wanted = POS.get(pos, ())
    found = parses(word)

    def fit(p: Any) -> tuple[bool, int]:
        grammemes = p.tag.grammemes
        return any(w in grammemes for w in wanted), sum(f in grammemes for f in feats)

    best = max(found, key=fit) if wanted else found[0]
    return str(best.normal_form).replace("ё", "е")


def lemma(word: str, pos: str, feats: dict[str, str]) -> str:
    """The dictionary form of a word under its tag, lower case with ё as е: a participle's is the infinitive."""
    return _lemma(word.lower(), pos, frozenset(FEATS[v] for v in feats.values() if v in FEATS))
