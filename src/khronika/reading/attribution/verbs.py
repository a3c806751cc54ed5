"""Tellings that a verb of reporting makes: «МВД сообщило, что …», «…, сказал Петров», «подтвердил гибель …»."""

from __future__ import annotations

from collections.abc import Callable

from khronika.reading.attribution.branches import (
    about,
    charge,
    counted,
    data,
    figure,
    label,
    lie,
    news,
    object_,
    to,
)
from khronika.reading.attribution.clauses import inserted, that, these, this
from khronika.reading.attribution.quoting import quote_through
from khronika.reading.attribution.speakers import speaker
from khronika.reading.attribution.spoken import quoted
from khronika.reading.attribution.subjects import body_after, passive, subject
from khronika.reading.attribution.telling import Content, Place, Speaker, Telling
from khronika.reading.attribution_lexicon import Pattern, lexicon, speakers
from khronika.reading.parse import Sentence, Word

Rule = Callable[[Place, Word], Content | None]


def verb_telling(place: Place, verb: Word) -> Telling | None:
    """The telling that the verb makes, or None."""
    patterns = lexicon().verbs.get(verb.lemma, ())
    if not patterns or (any(p.role == "refer" for p in patterns) and not verb.is_("VerbForm", "Fin")):
        return None
    if verb.is_("Tense", "Fut") or verb.is_("VerbForm", "Inf") or verb.is_("Mood", "Imp"):
        return None
    denied = any(w.low == "не" and w.i < verb.i for w in place.sentence.kids(verb, "advmod"))
    if denied and not any(p.negated for p in patterns):
        return _silence(place, verb) if any(p.silent for p in patterns) else None
    for kind, rule in RULES:
        for pattern in patterns:
            if kind in pattern.content and (not denied or pattern.negated):
                content = rule(place, verb)
                if content:
                    return _made(place, verb, pattern, content, denied)
    return None


def _made(place: Place, verb: Word, pattern: Pattern, content: Content, denied: bool) -> Telling | None:
    sentence = place.sentence
    head = subject(sentence, verb)
    if head is not None and any(s.start <= head.start < s.end for s in content.scope):
        # «в стране его обвиняют в атаке, при которой погибли журналисты»: the journalists accuse nobody
        head = body_after(sentence, verb)
    if not _may_say(sentence, pattern, head):
        return None
    single = verb.is_("Number", "Sing")
    who = speaker(place.report, sentence, head, place.earlier, alone=single) if head else None
    if verb.is_("VerbForm", "Conv"):
        who = _same_sentence(place, verb) or who
    if who is None:
        who = _same_document(place, verb) if passive(verb) else _same_sentence(place, verb)
    modality = pattern.negated if denied else pattern.modality
    telling = Telling(sentence, verb, content.rule, content.words, content.scope, who, modality, content.leads)
    quote_through(place, verb, telling)
    if telling.speaker is None and content.rule in ("object", "counted", "charge", "label", "to", "data"):
        return None
    return telling


def _silence(place: Place, verb: Word) -> Telling | None:
    """«ведомство не сообщило»: nothing is told, but the report is with that source."""
    head = subject(place.sentence, verb)
    who = speaker(place.report, place.sentence, head, place.earlier) if head else None
    no = [w for w in place.sentence.kids(verb, "advmod") if w.low == "не"]
    return Telling(place.sentence, verb, "silence", [*no, verb], [], who) if who else None


def _may_say(sentence: Sentence, pattern: Pattern, head: Word | None) -> bool:
    """Whether the pattern's speakers allow the subject: "any" is a name, a pronoun or a noun of sources.toml."""
    if not pattern.speakers:
        return True
    if head is None:
        return False
    if pattern.speakers == "any":
        quoted = head.i > 0 and sentence.words[head.i - 1].text in '«"'
        named = bool(head.name) or (head.i > 0 and head.text[0].isupper())
        return quoted or named or head.pos in ("PRON", "X") or speakers().kind(head.lemma) is not None
    return head.lemma in speakers().kinds[pattern.speakers]


def _same_sentence(place: Place, verb: Word) -> Speaker | None:
    """«признал мэр, но отметил, что …»: whoever spoke just before in the sentence."""
    last = place.earlier[-1] if place.earlier else None
    fits = last and last.sentence is place.sentence and verb.is_("VerbForm", "Fin", "Conv")
    same = last is not None and last.cue.feats.get("Number") == verb.feats.get("Number", last.cue.feats.get("Number"))
    return last.speaker if last and fits and same else None


def _same_document(place: Place, verb: Word) -> Speaker | None:
    """«В заявлении также говорится»: the last speaker, where the document has no owner of its own."""
    named = [w for w in place.sentence.kids(verb, "obl", "nmod") if w.lemma in lexicon().documents]
    if not named:
        return None
    return next((t.speaker for t in reversed(place.earlier) if t.speaker), None)


RULES: tuple[tuple[str, Rule], ...] = (
    ("that", that),
    ("quote", quoted),
    ("this", this),
    ("inserted", inserted),
    ("about", about),
    ("object", object_),
    ("figure", figure),
    ("counted", counted),
    ("these", these),
    ("lie", lie),
    ("charge", charge),
    ("label", label),
    ("news", news),
    ("data", data),
    ("to", to),
)
