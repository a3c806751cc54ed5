"""Who bears the injuries that stand beside a person: «трое с переломами», «поступили с ожогами сорок человек»."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.reading.acts import Act
from khronika.reading.grammar import (
    animate,
    direct_object,
    is_finite,
    is_passive,
    is_verb,
    modified,
    preposition,
    subject,
)
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Sentence, Word

WITH = ("с", "со")

Found = tuple[str, Word, str]  # role, head word, how it was found


def bearing(act: Act) -> Iterator[Found]:
    """The person right before «с ожогами», «с разбитой головой»; else the one whom a verb of care tells of so."""
    noun = _injury(act)
    if noun is None or noun.head < 0:
        return
    who = _before(act.sentence, noun) or _cared_for(act.sentence, act.sentence.words[noun.head])
    if who is not None:
        yield "affected", who, f"who is told to be «с {noun.low}»"


def _injury(act: Act) -> Word | None:
    """The noun in the instrumental after «с», that of the act or of its phrase, or of a row that it ends."""
    if act.rule.type != "injury":
        return None
    noun = act.word if act.nominal else next((r for r in act.rest if r.pos == "NOUN"), None)
    while noun is not None and noun.rel == "conj":
        noun = act.sentence.parent(noun)
    told = noun is not None and noun.is_("Case", "Ins") and preposition(act.sentence, noun) in WITH
    return noun if told else None


def _before(sentence: Sentence, noun: Word) -> Word | None:
    case = next((k.i for k in sentence.kids(noun, "case")), noun.i)
    parent, near = sentence.parent(noun), sentence.words[case - 1] if case else None
    who = next((w for w in (near, parent) if w is not None and w.i < noun.i and _somebody(w)), None)
    verb = sentence.parent(who) if who is not None else None
    return None if verb is not None and verb.lemma in table("support")["lost"] else who  # his death is what is told


def _somebody(word: Word) -> bool:
    """A noun, a name or a number for people."""
    person = word.pos in ("NOUN", "PROPN") and animate(word)
    return person or word.name == "PER" or word.lemma in noun_class("several")


def _cared_for(sentence: Sentence, verb: Word) -> Word | None:
    if not is_verb(verb) or verb.lemma not in table("support")["cared"]:
        return None
    noun = modified(sentence, verb) if not is_finite(verb) else None
    who = noun or (None if is_passive(verb) else direct_object(sentence, verb)) or subject(sentence, verb)
    return who if who is not None and (_somebody(who) or who.pos in ("PRON", "NUM", "ADV")) else None
