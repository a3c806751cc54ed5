"""Whether those who take part in an act are such as its rule is about, and whom a pronoun or number stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khronika.reading.acts import Act
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.grammar import is_passive
from khronika.reading.phrases import Participant


def wrong_class(act: Act) -> bool:
    """Whether those affected (or the subject) are of a class that the rule is not about."""
    return _wrong_actors(act) or _wrong_affected(act) or _none_required(act)


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
    if rule.only_subject and act.inert and not actors:
        return True
    if rule.only_subject and actors and not any(_acts(p) or _in(p, rule.only_subject) for p in actors):
        return True
    return act.kind == "noun" and any(_in(p, rule.not_genitive) for p in actors)


def _wrong_affected(act: Act) -> bool:
    first = act.affected[0] if act.affected else None
    if first is not None and act.rule.type in ("death", "injury") and (_lifeless(first, act) or first.is_a("animal")):
        return not first.named
    return bool(act.affected) and _in(act.affected[0], act.rule.not_) and not _person_after_all(act)


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
    people = rule.type in ("death", "injury") and any(p.head.pos == "NUM" for p in told)  # «400 лежат в больницах»
    return not people and not any(_in(p, rule.only) for p in told)


def _in(someone: Participant, classes: Iterable[str]) -> bool:
    return any(someone.is_a(c) for c in classes)


def _acts(someone: Participant) -> bool:
    """A country, a city or a body can demand and refuse as a person can."""
    return someone.head.name in ("LOC", "ORG", "PER")


def _person_after_all(act: Act) -> bool:
    first = act.affected[0]
    return "thing" in act.rule.not_ and (first.named or first.is_a("person"))
