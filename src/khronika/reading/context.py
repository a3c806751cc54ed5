"""What the rest of a report makes of an act: illness is no injury, a bout no battle, a title tells of nothing."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set
from dataclasses import replace

from khronika.model import Span
from khronika.reading.acts import Act
from khronika.reading.attribution.quotes import quotations
from khronika.reading.fitting import several
from khronika.reading.grammar import around, is_participle, preposition
from khronika.reading.lexicon import Rule, lexicon, noun_class, table
from khronika.reading.mention import Mention
from khronika.reading.parse import Report
from khronika.reading.status import Status

Told = tuple[Act, Status]


def in_context(report: Report, every: Sequence[Told]) -> list[Told]:
    """The acts that the whole report bears out."""
    lemmas = {w.lemma for s in report.sentences for w in s.words}
    said = {
        name for act, _ in every if not (act.rule.amid or act.rule.generic) for name in (act.rule.type, act.rule.name)
    }
    force = any(act.rule.type == "attack" and act.rule.name in table("blast")["arms"] for act, _ in every)
    works = bool(table("blast")["mine"] & lemmas) or any(_at_works(act) for act, _ in every)
    harmless = bool(table("blast")["matter"] & lemmas) or (works and not force)
    titles = _titles(report) if every else []

    def fits(act: Act) -> bool:
        rule = act.rule
        alone = (bool(rule.amid) and not rule.amid & said and not several(act)) or not _within(rule, said)
        return not alone and not rule.unless_report & lemmas and not any(_inside(act, t) for t in titles)

    return [(_of_kind(act, said, force, harmless), told) for act, told in every if fits(act)]


def _within(rule: Rule, said: Set[str]) -> bool:
    """Whether the report tells of one of the types that the rule supposes, if it supposes any."""
    return not rule.within or bool(rule.within & said)


def _of_kind(act: Act, said: Container[str], force: bool, harmless: bool) -> Act:
    """«Взрыв в доме», then «взорвался газ»: without a word of force, the blast of the headline is that of the gas."""
    name = act.rule.yields
    if name is None or not (harmless or (not force and name in said)):
        return act
    return replace(act, rule=lexicon().named[name])


def _at_works(act: Act) -> bool:
    """«Взрыв на заводе», «в порту взорвалась цистерна»: a blast where dangerous goods are."""
    return act.rule.yields is not None and bool(around(act.sentence, act.word) & table("blast")["where"])


def _titles(report: Report) -> list[Span]:
    """What stands in quotation marks with a capital and is nobody's speech: the name of a book, a film, an article."""
    named = [q.span for found in quotations(report).values() for q in found if not q.speech]
    return [span for span in named if report.text[span.start : span.start + 1].isupper()]


def _inside(act: Act, span: Span) -> bool:
    return span.start <= act.word.start < span.end


def in_passing(group: Sequence[Mention]) -> bool:
    """«Слава убийцам», «жизнь после смерти»: a death told by a noun alone, of nobody, nowhere, at no time."""
    lead = group[0]
    act = lead.act
    plain = lead.type == "death" and lead.status in ("reported", "planned") and act.nominal and not _someone(act)
    if len(group) > 1 or not plain or lead.asserted or lead.told_about or preposition(act.sentence, act.word) == "без":
        return False
    said = lead.when or lead.where or lead.actors or (lead.count and lead.count.rule.startswith("numbers"))
    named = any(p.head.pos != "PRON" and p.head.pos != "DET" for p in lead.affected)
    parent = act.sentence.parent(act.word)
    total = parent is not None and parent.lemma in noun_class("total")
    tied = act.sentence.kids(act.word, "obl", "nmod")
    return not said and not named and not total and not tied


def _someone(act: Act) -> bool:
    """A participle for one person («отец убитого»), or one that tells how somebody was found («обезглавленными»)."""
    return is_participle(act.word) and (act.word.is_("Number", "Sing") or act.word.low.endswith("ми"))
