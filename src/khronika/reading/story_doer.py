"""The doer of the violence that a report is about, named once, for all that the report tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.reading.carried_times import same_day
from khronika.reading.lexicon import noun_class
from khronika.reading.parse import Report
from khronika.reading.people import Person, one_person, people
from khronika.reading.phrases import Participant
from khronika.reading.scenes import LEAD
from khronika.reading.told import WITH_DOER, Group, Told

PRONOUN = "stands for"  # how it is told of somebody for whom a pronoun stood
RULE = "the doer whom the report names"


def share_story_doer(report: Report, groups: Sequence[Group]) -> None:
    """«Открыл огонь студент Петров», «установлена личность стрелка — это Петров»: the one doer of a report did all
    of the one event: what strikes others on the same day and in the same place, where nobody else is told to do it."""
    violence = [t for t in map(Told, groups) if t.type in WITH_DOER]
    told = [t for t in violence if t.group[0].status == "reported"]
    doers = _doers(told)
    known = [p for p in people(report) if p.nouns.keys() & noun_class("culprit")]
    who = doers[0] if doers else _participant(report, known[0]) if len(known) == 1 else None
    if who is None or not _one(who) or any(not _same(who, d) for d in doers) or any(not _is(p, who) for p in known):
        return
    acts = [t for t in told if any(_same(who, d) for d in t.doers)] or _main(violence)
    for mine in told:
        if _open(mine, who) and any(_one_event(mine, act) for act in acts):
            mine.group[0].actors = [replace(who, rule=f"{RULE}; {who.rule}")]


def _doers(told: Sequence[Told]) -> list[Participant]:
    """Those told to do violence, without the forces, which strike back at a doer."""
    return [p for t in told for p in t.doers if not p.is_a("force") and not p.is_a("authority")]


def _participant(report: Report, person: Person) -> Participant | None:
    name = max(person.names, key=len)
    sentence = next((s for s in report.sentences if s.start <= name[0].start < s.end), None)
    inside = {w.i for w in name}
    head = next((w for w in name if w.head not in inside), name[0])
    return Participant(sentence, head, tuple(name), "told to be the culprit") if sentence else None


def _one(who: Participant) -> bool:
    """One person whom the report names, or tells by a noun, in the clause itself."""
    return (who.head.name == "PER" and PRONOUN not in who.rule) or one_person(who.sentence, who.head)


def _same(a: Participant, b: Participant) -> bool:
    if a.named and b.named:
        return a.words[-1].lemma[:4] == b.words[-1].lemma[:4]
    return a.head.lemma == b.head.lemma


def _is(person: Person, who: Participant) -> bool:
    return any(w.lemma == who.words[-1].lemma for name in person.names for w in name)


def _main(violence: Sequence[Told]) -> list[Told]:
    """The attack that the report opens with, where it tells of none that was only planned or suspected."""
    attacks = [t for t in violence if t.type == "attack"]
    done = all(t.group[0].status == "reported" for t in attacks)
    return [t for t in attacks[:1] if done and min(t.paragraphs) <= LEAD]


def _open(mine: Told, who: Participant) -> bool:
    if any(m.actors or m.act.word.lemma in noun_class("by_oneself") for m in mine.group):
        return False
    if any(m.at_culprit for m in mine.group):
        return False
    struck = {w.lemma for m in mine.group for p in m.affected for w in p.words}
    return not struck & {w.lemma for w in who.words}


def _one_event(mine: Told, act: Told) -> bool:
    """Whether two happenings were on one day and in one place, or at the very same hour."""
    if mine is act:
        return True
    if (
        mine.when is not None
        and act.when is not None
        and "T" in (act.when.edtf or "")
        and mine.when.edtf == act.when.edtf
    ):
        return True
    where, there = ({p.name for m in t.group for p in m.where} for t in (mine, act))
    when = mine.when is not None and act.when is not None and same_day(mine.when, act.when)
    return when and bool(where & there)
