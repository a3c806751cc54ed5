"""Who in a report is in office, and where: «губернатор Курганской области Вадим Шумков», later only «Шумков»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khronika.model import Place
from khronika.reading.acts import Act
from khronika.reading.parse import Sentence, Word
from khronika.reading.phrases import Participant
from khronika.reading.places import PlaceMention
from khronika.reading.places_roles import is_holder
from khronika.reading.setting import most_specific, words

Officials = dict[str, tuple[Place, ...]]
SHORTEST = 3  # letters of a name; shorter ones are initials


def officials(sentences: Sequence[Sentence], mentions: Sequence[Sequence[PlaceMention]]) -> Officials:
    """The dictionary forms of the names of those in office, each with the places whose officials they are."""
    out: Officials = {}
    for sentence, found in zip(sentences, mentions, strict=True):
        for office in filter(is_holder, sentence.words):
            places = tuple(m.place for m in found if sentence.words[m.first].head == office.i)
            for name in _names(sentence, office):
                out.setdefault(name.lemma, places)
    return out


def _names(sentence: Sentence, office: Word) -> Iterator[Word]:
    for name in sentence.kids(office, "appos", "flat"):
        if name.name == "PER":
            yield from (w for w in (name, *sentence.kids(name, "flat")) if len(w.text) >= SHORTEST)


def office_of_doers(doers: Sequence[Participant], known: Officials) -> tuple[Place, ...] | None:
    """The places whose officials act; None where none of them is known to be one."""
    names = [w.lemma for p in doers for w in p.words if w.lemma in known]
    return known[names[-1]] if names else None


def office_of(act: Act, mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The country of those whom the act strikes in office: «умер король Таиланда», not «умер экс-президент Чили»."""
    heads = {p.head.i for p in act.affected} | {w.i for p in act.affected for w in p.words}
    held = [m for m in mentions if m.role == "holder" and act.sentence.words[m.first].head in heads]
    held = [m for m in held if not _is_former(act.sentence, act.sentence.words[act.sentence.words[m.first].head])]
    return most_specific(m.place for m in held)


def _is_former(sentence: Sentence, official: Word) -> bool:
    return official.low.startswith("экс-") or any(w.lemma in words("former") for w in sentence.kids(official, "amod"))
