"""Who says nothing, by where it is not said: «в министерстве отказались от комментариев»."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.reading.acts import Act
from khronika.reading.attribution_lexicon import lexicon, speakers
from khronika.reading.grammar import argument, is_finite, preposition
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Sentence, Word

SIGNS = ",.;:—–"
IN = ("в", "во")

Found = tuple[str, Word, str]  # role, head word, how it was found


def silent(act: Act) -> Iterator[Found]:
    """«В министерстве отказались от комментариев», «в сообщении комиссии не уточняется»: the body that keeps silent."""
    if act.rule.type != "refusal":
        return
    for body in (_body(act, kid) for verb in _verbs(act) for kid in _places(act, verb)):
        if body is not None:
            yield "actor", body, "where nothing is said"
            return


def _verbs(act: Act) -> Iterator[Word]:
    """The act's verb, and those before it that it is joined to, up to one that has a subject of its own."""
    verb: Word | None = act.word
    while verb is not None and not _has_subject(act.sentence, verb):
        yield verb
        verb = act.sentence.words[verb.head] if verb.rel == "conj" and verb.head >= 0 else _joined(act.sentence, verb)


def _joined(sentence: Sentence, verb: Word) -> Word | None:
    """«В ведомстве не торопятся, а отвечать отказываются»: the verb before, where the parse makes two clauses of it."""
    opened = any(k.pos == "CCONJ" and k.i < verb.i for k in sentence.kids(verb, "cc"))
    before = (w for w in reversed(sentence.words[: verb.i]) if is_finite(w) and w.rel == "root")
    same = (w for w in before if w.feats.get("Number") == verb.feats.get("Number"))
    return next(same, None) if opened and verb.is_("Number", "Plur") else None


def _has_subject(sentence: Sentence, verb: Word) -> bool:
    """Whether a noun of the verb's own clause, no object in the accusative, is its subject."""
    start = _clause(sentence, verb)
    in_body = any(preposition(sentence, k) in IN and k.i >= start for k in sentence.kids(verb, "obl"))
    told = [k for k in sentence.kids(verb, "nsubj") if not k.is_("Case", "Acc") or not verb.is_("Number", "Plur")]
    return any(k.i >= start or not in_body for k in told)


def _clause(sentence: Sentence, verb: Word) -> int:
    """The number of the first word of the verb's clause: behind the last sign before it."""
    return next((w.i + 1 for w in reversed(sentence.words[: verb.i]) if w.text in SIGNS), 0)


def _places(act: Act, verb: Word) -> Iterator[Word]:
    """What the verb's «в» governs; «объяснить расхождение в ведомстве отказались»: whatever the parse ties it to."""
    yield from act.sentence.kids(verb, "obl")
    before = next((w for w in reversed(act.sentence.words[: act.word.i]) if w.low != "не"), None)
    if before is not None and before.rel == "nmod" and act.word.is_("Number", "Plur"):
        yield before


def _body(act: Act, place: Word) -> Word | None:
    """The body that a place stands for; a capital speaks for its government («в Тбилиси отказались»)."""
    if preposition(act.sentence, place) not in IN or not (place.is_("Case", "Loc") or place.text.isupper()):
        return None
    owner = argument(act.sentence, place, "Gen") if place.lemma in lexicon().documents else place
    if owner is None:
        return None
    known = speakers().kind(owner.lemma) == "body" or owner.lemma in noun_class("authority")
    state = owner.name == "LOC" and act.word.is_("Number", "Plur")
    return owner if known or state or owner.name == "ORG" else None
