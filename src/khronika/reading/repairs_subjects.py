"""Subjects that the parser gives to a noun or to the verb before theirs, and gerunds that hang on what they govern."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khronika.reading.repairs_clauses import is_predicate
from khronika.reading.word import Word
from khronika.reading.words import parses


def tie_subjects(words: Sequence[Word]) -> None:
    """Gives subjects and gerunds the verb of their clause."""
    for word in words:
        _cut_off(words, word)
        _in_dictionary(word)
        if not 0 <= word.head < len(words):
            continue
        if word.rel == "nsubj":
            verb = _of_phrase(words, word) or _next_clause(words, word)
            if verb is not None:
                word.head = verb.i
        elif word.rel == "obj" and (verb := _as_object(words, word) or _counted_behind_comma(words, word)) is not None:
            word.head, word.rel = verb.i, "nsubj"
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


def _in_dictionary(word: Word) -> None:
    """«Вьетнамку Доан Тхи Хыонг взяли под стражу»: a subject that by the dictionary can only be an object."""
    if word.rel == "nsubj" and "Case" not in word.feats and word.low[-1:] == "у":
        cases = {p.tag.case for p in parses(word.low) if p.is_known and p.tag.POS == "NOUN"}
        word.rel = "obj" if cases == {"accs"} else word.rel


def _as_object(words: Sequence[Word], word: Word) -> Word | None:
    """«Бывшие премьеры, включая первого, призвали …»: people in the nominative before a verb are no object of it."""
    verb = words[word.head]
    told = word.pos == "NOUN" and word.is_("Case", "Nom") and word.is_("Animacy", "Anim") and word.i < verb.i
    alone = not any(w.head == verb.i and w.rel == "obj" and w is not word for w in words)
    return verb if told and alone and _lacks(words, verb) and _agree(words, verb, word) else None


def _counted_behind_comma(words: Sequence[Word], word: Word) -> Word | None:
    """«Рейс разбился, все сто человек на борту погибли»: those counted, parsed as an object of the verb before."""
    counted = any(w.head == word.i and w.rel.startswith("nummod") for w in words[: word.i])
    if not counted or word.is_("Animacy", "Inan") or not any(w.text == "," for w in words[word.head + 1 : word.i]):
        return None
    clause = takewhile(lambda w: w.text not in ",;:—–", words[word.i + 1 :])
    verb = next((w for w in clause if is_predicate(w)), None)
    return verb if verb is not None and _lacks(words, verb) and verb.is_("Number", "Plur") else None


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
