"""What a refusal leaves untold: «слухи не комментирует», «о жертвах ничего не известно», «имена не раскрываются»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khronika.reading.acts import Act
from khronika.reading.grammar import is_finite, is_verb, preposition
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Sentence, Word

ABOUT = ("о", "об", "обо")
SPOKEN = ("nsubj", "nsubj:pass")


def withheld(act: Act) -> Iterator[Word]:
    """The noun of which nothing is told; none for a pronoun, an answer, a call or somebody asked."""
    own = {w.i for w in act.words} | {p.head.i for p in act.actors}
    for holder in _holders(act):
        for kid in act.sentence.kids(holder, "obj", "obl", "nmod", *SPOKEN):
            near = kid.i not in own and kid.pos == "NOUN" and _one_clause(act.sentence, holder, kid)
            if near and _untold(act, holder, kid):
                yield kid
                return


def _holders(act: Act) -> Sequence[Word]:
    """The verbs of the phrase with their infinitives, then its nouns («данными о погибших не располагает»)."""
    verbs = [w for w in act.words if is_verb(w) or w.pos == "ADJ"]
    joined = [k for v in verbs for k in act.sentence.kids(v, "xcomp", "conj") if is_verb(k) and not is_finite(k)]
    return [*verbs, *joined, *(w for w in act.words if w.pos == "NOUN")]


def _one_clause(sentence: Sentence, holder: Word, kid: Word) -> bool:
    """No end of a clause between the two, whatever the parse ties together."""
    first, last = sorted((holder.i, kid.i))
    return not any(w.text in ".;:" for w in sentence.words[first + 1 : last])


def _untold(act: Act, holder: Word, kid: Word) -> bool:
    prep = preposition(act.sentence, kid)
    if kid.lemma in table("withheld")["vague"]:
        return False
    if prep in ABOUT:
        return kid.is_("Case", "Loc")
    if kid.lemma in noun_class("in_answer"):
        return False
    thing = kid.is_("Animacy", "Inan") and kid.name == "" and not prep
    if kid.rel in SPOKEN:
        return thing and (kid.is_("Case", "Acc") or _of_itself(act.sentence, holder))
    return thing and kid.rel == "obj" and kid.is_("Case", "Acc", "Gen", "Nom") and is_verb(holder)


def _of_itself(sentence: Sentence, verb: Word) -> bool:
    """«имена не раскрываются», «имена не названы», «причина неизвестна»: the subject is what is not told."""
    return verb.lemma.endswith("ся") or verb.is_("Variant", "Short") or verb.is_("Voice", "Pass", "Mid")
