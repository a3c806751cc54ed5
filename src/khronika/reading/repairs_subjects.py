"""Subjects that the parser gives to a noun or to the verb before theirs, and gerunds that hang on what they govern."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.repairs_clauses import is_predicate
from khronika.reading.word import Word


def tie_subjects(words: Sequence[Word]) -> None:
    """Gives subjects and gerunds the verb of their clause."""
    for word in words:
        _cut_off(words, word)
        if not 0 <= word.head < len(words):
            continue
        if word.rel == "nsubj":
            verb = _of_phrase(words, word) or _next_clause(words, word)
            if verb is not None:
                word.head = verb.i
        elif word.is_("VerbForm", "Conv") and words[word.head].head == word.i:
            _unwind(words, word)


def _cut_off(words: Sequence[Word], word: Word) -> None:
    """«Вокзал протестующие в среду захватили»: a participle in the nominative, parsed as a clause of its own."""
    people = word.is_("VerbForm", "Part") and word.is_("Case", "Nom") and word.is_("Number", "Plur")
    if not people or word.rel != "root":
        return
    verb = next((w for w in words[word.i + 1 :] if is_predicate(w) or w.pos == "PUNCT"), None)
    if verb is not None and is_predicate(verb) and _lacks(words, verb) and verb.is_("Number", "Plur"):
        word.head, word.rel = verb.i, "nsubj"


def _of_phrase(words: Sequence[Word], word: Word) -> Word | None:
    """«В заявлении Анна и Иван выражают протест»: a noun after a preposition has no subject, its verb has."""
    noun = words[word.head]
    if noun.pos != "NOUN" or noun.i > word.i or noun.rel not in ("obl", "nmod") or not 0 <= noun.head < len(words):
        return None
    verb = words[noun.head]
    placed = any(w.head == noun.i and w.rel == "case" for w in words)
    return verb if placed and verb.i > word.i and _lacks(words, verb) and _agree(words, verb, word) else None


def _next_clause(words: Sequence[Word], word: Word) -> Word | None:
    """«Мэр бежал, власти ищут его»: a second subject behind a comma is that of the verb joined right after it."""
    first = words[word.head]
    own = [w for w in words[: first.i] if w.head == first.i and (w.rel.startswith("nsubj") or _mistaken(words, w))]
    comma = any(w.text == "," for w in words[first.i + 1 : word.i])
    if not own or not comma or word.i < first.i:
        return None
    joined = (v for v in words[word.i + 1 :] if v.head in (first.i, -1) and v.rel in ("conj", "parataxis", "root"))
    verb = next(joined, None)
    if verb is None or not _lacks(words, verb) or not _agree(words, verb, word):
        return None
    if own[0].rel == "obj":
        own[0].rel = "nsubj"
    return verb


def _mistaken(words: Sequence[Word], word: Word) -> bool:
    """«Мэра суд отстранил, преемник …»: a second object in the nominative right before its verb is its subject."""
    own = word.rel == "obj" and word.is_("Case", "Nom") and word.head == word.i + 1
    return own and any(w.rel == "obj" and w.head == word.head and w is not word for w in words)


def _lacks(words: Sequence[Word], verb: Word) -> bool:
    """Whether it is a predicate without a subject."""
    return is_predicate(verb) and not any(w.rel.startswith("nsubj") and w.head == verb.i for w in words)


def _agree(words: Sequence[Word], verb: Word, word: Word) -> bool:
    several = any(w.head == word.i and w.rel == "conj" for w in words)
    number = "Plur" if several else word.feats.get("Number")
    return number is None or verb.is_("Number", number)


def _unwind(words: Sequence[Word], gerund: Word) -> None:
    """«Судья написал сенатору, прося его вмешаться»: a gerund cannot hang on its own infinitive."""
    before = next((v for v in reversed(words[: gerund.i]) if is_predicate(v)), None)
    if before is not None and words[gerund.head].rel == "xcomp":
        gerund.head = before.i
