"""Adverbials that the parser ties to a verb of a later clause, tied to the verb of their own.

Nothing of a clause stands before the word that opens it: «В четверг прокурор сказал, что задержаны двое» tells when he
spoke. What stands before two joined verbs belongs to the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.word import Word

OPENS = ("который", "где", "куда", "откуда", "когда", "чей", "что", "чтобы", "если", "как", "пока", "хотя", "поскольку")


def tie_adverbials(words: Sequence[Word]) -> None:
    """Gives each adverbial the verb of its own clause where the parse gives it one of a clause that opens after it."""
    openers = [w for w in words if w.lemma in OPENS]
    for word in words:
        if word.rel not in ("obl", "nmod") or word.head <= word.i + 1 or word.head >= len(words):
            continue
        verb = _own(words, word, openers) or _first_of_joined(words, word)
        if verb is not None and not _below(words, verb, word):
            word.head, word.rel = verb.i, "obl"


def _own(words: Sequence[Word], word: Word, openers: Sequence[Word]) -> Word | None:
    """The verb before the clause of the supposed head opens, where that opens after the adverbial."""
    edge = next((o.i for o in openers if word.i < o.i < word.head and _is_of(words, o, word.head)), None)
    if edge is None:
        return None
    inside = [o for o in openers if word.i < o.i < edge]
    verbs = (v for v in words[word.i + 1 : edge] if is_predicate(v))
    return next((v for v in verbs if not any(_is_of(words, o, v.i) for o in inside)), None)


def _is_of(words: Sequence[Word], opener: Word, verb: int) -> bool:
    """Whether the word opens the clause of the verb: itself («что»), or in a phrase («в ходе которой»)."""
    above = words[opener.head] if 0 <= opener.head < len(words) else opener
    return opener.head == verb or above.head == verb


def _first_of_joined(words: Sequence[Word], word: Word) -> Word | None:
    """The first of the joined verbs, the last of which is the supposed head."""
    verb, first = words[word.head], None
    while verb.rel == "conj" and word.i < verb.head < verb.i:
        verb = words[verb.head]
        first = verb if is_predicate(verb) else first
    return first


def is_predicate(word: Word) -> bool:
    return word.pos == "VERB" and (word.is_("VerbForm", "Fin") or word.is_("Variant", "Short"))


def _below(words: Sequence[Word], verb: Word, word: Word) -> bool:
    """Whether the verb itself hangs on the word, so that the new head would close a ring."""
    for _ in words:
        if verb is word:
            return True
        if verb.head < 0:
            return False
        verb = words[verb.head]
    return True


def tie_to_participles(words: Sequence[Word]) -> None:
    """«забастовка, вчера переросшая в беспорядки»: what stands right after a participle is no earlier word's."""
    for verb in words:
        if not (verb.rel.startswith("acl") and verb.is_("VerbForm", "Part") and not verb.is_("Variant", "Short")):
            continue
        noun = _phrase_after(words, verb)
        if noun is not None and noun.rel in ("obl", "nmod") and 0 <= noun.head < verb.i:
            noun.head, noun.rel = verb.i, "obl"


def _phrase_after(words: Sequence[Word], verb: Word) -> Word | None:
    """The noun of a phrase with a preposition that begins right after a verb."""
    rest = words[verb.i + 1 :]
    if not rest or rest[0].pos != "ADP":
        return None
    noun = next((w for w in rest[1:] if w.pos not in ("ADJ", "DET", "NUM")), None)
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else None
