"""Words that name an act and tell of none: «слово „погибли“», «информацией о пострадавших не располагает»."""

from __future__ import annotations

from khronika.reading.acts import Act
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.grammar import ancestors, governor, is_verb, negated
from khronika.reading.status_words import words

OPENING, CLOSING = "«„“\"'", "»“”\"'"


def unsaid(act: Act) -> bool:
    """Whether the words name an act without telling of it."""
    return _mere_word(act) or _unfound_body(act) or _not_known_of(act)


def _mere_word(act: Act) -> bool:
    """«слова „погибли“ мэр избегает»: the word is meant, not the act."""
    around = [act.sentence.words[i].text for i in (act.word.i - 1, act.word.i + 1) if 0 <= i < len(act.sentence.words)]
    if len(around) < 2 or around[0] not in OPENING or around[1] not in CLOSING:
        return False
    return any(w.lemma in words("term") for w in act.sentence.words[max(0, act.word.i - 3) : act.word.i])


def _unfound_body(act: Act) -> bool:
    """«Семь тел не найдены»: those are missing, and a rule of its own says so."""
    verb = governor(act.sentence, act.word) if act.rule.name == "body-found" else None
    return verb is not None and verb.lemma in words("found") and negated(act.sentence, verb)


def _not_known_of(act: Act) -> bool:
    """«Информацией о пострадавших туристах министерство не располагает»: nothing is told of any."""
    if not stands_for_people(act) and not act.nominal and act.word.rel != "amod":
        return False
    over = list(ancestors(act.sentence, act.word))
    verb = next((w for w in over if is_verb(w) and w.lemma in words("disposes")), None)
    if verb is None or not negated(act.sentence, verb):
        return False
    return any(w.lemma in words("news") for w in over[: over.index(verb)])
