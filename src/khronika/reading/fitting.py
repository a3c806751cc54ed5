"""Whether those who take part in an act are such as its rule is about, and whom a pronoun or number stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khronika.reading.acts import Act
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.grammar import is_finite, is_passive
from khronika.reading.lexicon import noun_class
from khronika.reading.phrases import Participant

THINGS = ("building", "settlement", "vehicle", "structure")
PATIENTS = ("человек", "пациент", "пострадавший", "раненый", "больной")
STATE = 8  # words between a number and the noun of the state that those counted are in


def wrong_class(act: Act) -> bool:
    """Whether those affected (or the subject) are of a class that the rule is not about."""
    return _wrong_actors(act) or _wrong_affected(act) or _none_required(act) or _too_few(act)


def _too_few(act: Act) -> bool:
    """Whether the rule is about several people, or about so many as a number beside the noun says, and none is told."""
    if act.rule.state:
        return counted_in_state(act) is None
    alone = any(w.pos == "NUM" for w in act.sentence.kids(act.word)) or any(map(_counted, act.affected))
    bodies = act.rule.lives and any(w.is_("Number", "Plur") for w in act.rest)  # «семь тел не найдены»
    crowd = act.rule.type == "protest" and any(p.head.is_("Number", "Plur") or p.number for p in act.actors)
    return act.rule.many and not several(act) and not crowd and not alone and not bodies


def counted_in_state(act: Act) -> int | None:
    """«двое в тяжёлом состоянии», «семеро из них остаются в реанимации»: the numeral before the noun, in its clause."""
    for word in reversed(act.sentence.words[max(0, act.word.i - STATE) : act.word.i]):
        if word.text in ",;:.":
            return None
        if word.pos == "NUM":
            return word.i
        if is_finite(word) and word.lemma not in ("оставаться", "находиться", "быть", "лежать"):
            return None
    return _after_state(act)


def _after_state(act: Act) -> int | None:
    """«В стационарах на утро четверга 204 человека»: the number before people in a clause without a verb."""
    for word in act.sentence.words[act.word.i + 1 : act.word.i + STATE]:
        if word.text in ",;:." or is_finite(word):
            return None
        if word.pos == "NUM" and act.sentence.words[min(word.i + 1, len(act.sentence.words) - 1)].lemma in PATIENTS:
            return word.i
    return None


def several(act: Act) -> bool:
    """Whether those affected are more than one, by a number or the plural."""
    return any(p.head.is_("Number", "Plur") or p.number for p in act.affected)


def _counted(someone: Participant) -> bool:
    """«24 человека»: a number other than one stands with the noun."""
    numerals = someone.sentence.kids(someone.head, "nummod", "nummod:gov")
    return any(w.lemma not in ("один", "1") for w in numerals)


def freed(act: Act, seized: Act | None) -> bool:
    """«Аэропорт захватили, но ночью он освобождён»: what was seized just before is put for the pronoun."""
    if seized is None or act.rule.type != "control" or not act.affected or not seized.affected:
        return False
    near = 0 <= act.sentence.number - seized.sentence.number <= 2
    if not near or act.affected[0].head.pos != "PRON" or act.rule.direction == seized.rule.direction:
        return False
    act.affected = [replace(p, rule=f"stands for «{act.affected[0].head.low}»") for p in seized.affected]
    return True


def same_forces(act: Act, sent: Act | None) -> bool:
    """«обещала 70 миротворцев, отправила 100», «их насчитывалось три тысячи»: the forces told just before are meant."""
    if sent is None or act.rule.type != "deployment" or act.nominal or not sent.affected or not _mass(act):
        return False
    if not 0 <= act.sentence.number - sent.sentence.number <= 2:
        return False
    act.affected = [replace(p, rule=f"{act.rule.name}: those told before") for p in sent.affected[:1]]
    return True


def _mass(act: Act) -> bool:
    """Whether only a number or a pronoun tells whom the verb is about."""
    if act.affected:
        return all(p.number or p.lemma == "они" for p in act.affected)
    return any(w.pos == "NUM" or w.low == "их" for w in act.sentence.kids(act.word))


def _wrong_actors(act: Act) -> bool:
    rule, actors = act.rule, act.actors
    if rule.type == "protest" and actors and _in(actors[0], rule.not_):
        return True
    if rule.only_subject and act.inert and not actors:
        return True
    if rule.only_subject and actors and not any(_acts(p) or _in(p, rule.only_subject) for p in actors):
        return True
    return act.kind == "noun" and any(_in(p, rule.not_genitive) for p in actors)


def _wrong_affected(act: Act) -> bool:
    first = act.affected[0] if act.affected else None
    if first is not None and act.rule.type in ("death", "injury") and (_lifeless(first, act) or first.is_a("animal")):
        return not first.named
    if first is None or ("person" in act.rule.not_ and first.is_a("building")):  # «захватили министерство»
        return False
    return _in(first, act.rule.not_) and not _person_after_all(act) and not _part_of_thing(act)


def _part_of_thing(act: Act) -> bool:
    """«повреждена половина города»: what only measures is no people where it measures a place or buildings."""
    first = act.affected[0]
    inside = [k.lemma for k in first.sentence.kids(first.head, "nmod")]
    return first.is_a("containers") and any(lemma in noun_class(c) for lemma in inside for c in THINGS)


def _lifeless(someone: Participant, act: Act) -> bool:
    """«убить время», «убив интригу»: nothing that lives, nor a body of people."""
    if act.rule.type != "death" or act.rule.object != "affected" or is_passive(act.word):
        return False
    alive = someone.named or someone.number or _in(someone, ("person", "force", "containers", "protester"))
    return someone.head.pos == "NOUN" and someone.head.is_("Animacy", "Inan") and not alive


def _none_required(act: Act) -> bool:
    """Whether the rule wants those affected of some class, and none is told."""
    rule = act.rule
    if not rule.only or (rule.only_verbs and act.word.lemma not in rule.only_verbs):
        return False
    if "person" in rule.only and stands_for_people(act):
        return False
    told = act.affected or (act.actors if rule.type == "protest" else [])
    struck = rule.type in ("death", "injury", "missing") or (rule.type == "protest" and act.kind == "phrase")
    people = struck and any(p.head.pos == "NUM" for p in told)  # «400 лежат в больницах»
    people = people or (act.kind == "phrase" and not told and _number_alone(act))
    return not people and not any(_in(p, rule.only) for p in told)


def _number_alone(act: Act) -> bool:
    """«Внизу остаются девятнадцать», «на поверхность вывели 95»: a number without a noun is of people."""
    struck = act.rule.type in ("death", "injury", "missing", "displacement")
    kids = act.sentence.kids(act.word, "nsubj", "nsubj:pass", "obj", "xcomp")
    return struck and any(w.pos == "NUM" for w in kids)


def _in(someone: Participant, classes: Iterable[str]) -> bool:
    return any(someone.is_a(c) for c in classes)


def _acts(someone: Participant) -> bool:
    """A country, a city or a body can demand and refuse as a person can."""
    return someone.head.name in ("LOC", "ORG", "PER")


def _person_after_all(act: Act) -> bool:
    first = act.affected[0]
    return "thing" in act.rule.not_ and (first.named or first.is_a("person"))
