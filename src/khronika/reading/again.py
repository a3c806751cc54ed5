"""An act told anew by a pronoun: after «ЧП введено в столице», «в области его снимут» tells of that measure there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from khronika.reading.acts import Act, forms
from khronika.reading.lexicon import lexicon
from khronika.reading.parse import Word
from khronika.reading.status import Status

NEAR = 3  # sentences over which a pronoun stands for what was told
NEUTER_OR_MASCULINE = ("его", "ему", "им", "него", "нем")


def told_anew(every: Iterable[tuple[Act, Status]]) -> Iterator[tuple[Act, Status]]:
    """The acts, each that tells by a pronoun with the rule of the one that the pronoun stands for, or left out."""
    named: list[Act] = []
    for act, told in every:
        if act.rule.refers:
            meant = next((m for m in reversed(named) if _may_mean(act, m)), None)
            if meant is None:
                continue
            yield replace(act, rule=meant.rule), told
            continue
        if act.nominal or (act.kind == "phrase" and not act.rule.generic):
            named.append(act)
        yield act, told


def _may_mean(act: Act, meant: Act) -> bool:
    """Whether the pronoun agrees with a noun of such an act, told at most NEAR sentences before."""
    near = 0 < act.sentence.number - meant.sentence.number <= NEAR
    nouns = [w for w in meant.words if w.pos in ("NOUN", "PROPN")]
    return near and meant.rule.type in _types(act) and any(_agree(act.rest[0], noun) for noun in nouns)


def _types(act: Act) -> set[str]:
    """What may be told anew by the verb: a curfew as well as a withdrawal «начался», only a curfew «снят»."""
    return {e.rule.type for form in forms(act.word) for e in lexicon().entries.get(form, ()) if e.rule.refers}


def _agree(pronoun: Word, noun: Word) -> bool:
    genders = pronoun.feats.get("Gender"), noun.feats.get("Gender")
    if pronoun.low in NEUTER_OR_MASCULINE:
        return genders[1] != "Fem"
    return None in genders or genders[0] == genders[1] or noun.text.isupper()
