"""Who imposed a measure: whoever signed or took the decision that its report tells beside it."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.reading.acts import Act
from khronika.reading.grammar import argument, direct_object, is_verb, preposition, subject
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Report, Sentence
from khronika.reading.phrases import Participant, participant

BEFORE, AFTER = 2, 3  # sentences before and after the measure in which its decree is looked for


def imposed(report: Report, act: Act) -> list[Participant]:
    """«В крае введён карантин. Указ подписал губернатор»: the governor; nobody where no decree is told near."""
    at = act.sentence.number
    near = report.sentences[max(0, at - BEFORE) : at + AFTER + 1]
    if own := _by_paper(act.sentence):
        return own
    ordered = sorted(near, key=lambda s: (abs(s.number - at), s.number))
    return next((found for sentence in ordered for found in _signers(sentence)), [])


def _by_paper(sentence: Sentence) -> list[Participant]:
    """«Приказом коменданта выходить запрещено», «по указу президента»: whose paper it is."""
    for noun in sentence.words:
        prep = preposition(sentence, noun)
        by = (noun.is_("Case", "Ins") and not prep) or (noun.is_("Case", "Dat") and prep == "по")
        who = argument(sentence, noun, "Gen") if by and noun.lemma in table("decree")["paper"] else None
        someone = participant(sentence, who, "whose decree it is") if who is not None else None
        if someone is not None and who is not None and (someone.is_a("person") or who.lemma in noun_class("authority")):
            return [someone]
    return []


def _signers(sentence: Sentence) -> Iterator[list[Participant]]:
    """Who signs a decree in a sentence."""
    for verb in sentence.words:
        if verb.lemma not in table("decree")["sign"] or not is_verb(verb):
            continue
        what, who = direct_object(sentence, verb), subject(sentence, verb)
        if what is None or who is None or what.lemma not in table("decree")["paper"]:
            continue
        someone = participant(sentence, who, "who signed the decree")
        if someone.is_a("person") or who.lemma in noun_class("authority"):
            yield [someone]
