"""Who plans an act, or says that it was theirs: «планировал атаку», «задержан по подозрению в подготовке взрыва»."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.reading.acts import Act
from khronika.reading.grammar import (
    direct_object,
    is_finite,
    is_infinitive,
    is_participle,
    is_passive,
    is_verb,
    modified,
    negated,
    preposition,
    subject,
)
from khronika.reading.lexicon import table
from khronika.reading.parse import Sentence, Word
from khronika.reading.setting import words as setting_words
from khronika.reading.status_words import words

VIOLENT = ("attack", "death", "injury", "abduction")
TIED = ("в", "во", "к")  # «причастность к подготовке»

Found = tuple[str, Word, str]  # role, head word, how it was found


def by_plans(act: Act) -> Iterator[Found]:
    """The doer of a violent act told by a noun, in the words that plan it or take it upon somebody."""
    if act.rule.type in VIOLENT:
        yield from _responsible(act)
        yield from _planner(act)


def _responsible(act: Act) -> Iterator[Found]:
    """«Ответственность за взрыв взяла группировка», «взрыв, ответственность за который взяла группировка»."""
    sentence = act.sentence
    nouns = [act.word, *(w for kid in sentence.kids(act.word, "acl") for w in sentence.subtree(kid))]
    for noun in nouns:
        held = sentence.parent(noun)
        if held is None or held.lemma != "ответственность" or preposition(sentence, noun) != "за":
            continue
        verb = sentence.parent(held)
        own = noun is act.word or noun.lemma == "который"
        if own and verb is not None and verb.lemma in table("support")["assuming"] and not negated(sentence, verb):
            who = subject(sentence, verb)
            if who is not None and who is not held:
                yield "actor", who, f"who «{verb.lemma}» responsibility"


def _planner(act: Act) -> Iterator[Found]:
    """Who prepares it; a suspect only of what is prepared, since of what was done they are no more than suspected."""
    sentence, word = act.sentence, act.word
    above = sentence.parent(word)
    while above is not None and is_infinitive(above) and word.rel.split(":")[0] in ("obj", "xcomp"):
        word, above = above, sentence.parent(above)
    if above is None or above.lemma not in words("prepared"):
        return
    if is_verb(above):
        who = _doer(sentence, above) if word.rel.split(":")[0] in ("obj", "xcomp", "ccomp") else None
    else:
        who = _suspect(sentence, above)
    if who is not None:
        yield "actor", who, f"who is told of with «{above.low}»"


def _doer(sentence: Sentence, verb: Word) -> Word | None:
    if is_passive(verb):
        return None
    return modified(sentence, verb) if is_participle(verb) and not is_finite(verb) else subject(sentence, verb)


def _suspect(sentence: Sentence, noun: Word) -> Word | None:
    """«задержан по подозрению в подготовке теракта», «обвиняется в подготовке теракта»: whom the verb above strikes."""
    above = sentence.parent(noun)
    tied = preposition(sentence, noun) in TIED
    while tied and above is not None and above.lemma in setting_words("accusation") | {"причастность", "участие"}:
        noun, above = above, sentence.parent(above)
        tied = preposition(sentence, noun) in (*TIED, "по")
    if not tied or above is None or not is_verb(above):
        return None
    if is_participle(above) and not is_finite(above):
        return modified(sentence, above)
    passive = is_passive(above) or above.low.endswith(("ся", "сь"))
    return subject(sentence, above) if passive else direct_object(sentence, above)
