"""Rows of one act told with one verb: «Армения (70 военных), Таджикистан (200)», «двое — в США и один — в Канаде»,
«режим отменён в области 13 января, в столице — 15 января»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khronika.model import COUNTED
from khronika.reading.back_places import nouns
from khronika.reading.lasting import made
from khronika.reading.mention import Mention
from khronika.reading.numbers import Quantity
from khronika.reading.parse import Sentence
from khronika.reading.phrases import participant
from khronika.reading.places import PlaceMention
from khronika.reading.tallies import as_count
from khronika.reading.times import TimeExpression

APART = 4  # words between a place and its number
BREAKS = ",;.!?"
LINKS = "—–-(:"


def rows(
    whole: Mention, quantities: Sequence[Quantity], places: Sequence[PlaceMention], others: Sequence[int] = ()
) -> Iterator[Mention]:
    """A mention for each further place or country with a number of its own in the act's sentence.

    `others`: numbers of the words of the sentence's other acts; a number nearer to one of them is that act's.
    """
    if whole.type not in COUNTED:
        return
    own = whole.count.spans if whole.count else ()
    for q in quantities:
        if q.unit or q.span in own or _counts_places(whole.act.sentence, q) or _another(whole, q, others):
            continue
        place = next((p for p in places if paired(whole.act.sentence, q.first, q.last, p)), None)
        if place is not None:
            yield _row(whole, q, place)


def dated_rows(whole: Mention, times: Sequence[TimeExpression], places: Sequence[PlaceMention]) -> Iterator[Mention]:
    """A mention for each further place with a time of its own beside it, past a dash."""
    own = whole.when.spans if whole.when else ()
    for time in times:
        if not time.edtf or time.span in own or whole.when is None:
            continue
        sentence = whole.act.sentence
        place = next((p for p in places if p.role == "in" and paired(sentence, time.first, time.last, p)), None)
        if place is not None:
            yield replace(whole, when=made(whole.act, time, None), where=(place.place,))


def without(whole: Mention, listed: Sequence[Mention]) -> Mention:
    """The whole without the places of its rows («двое в Твери и один — в Орле»), where it has another."""
    theirs = {place.name for row in listed for place in row.where}
    own = tuple(place for place in whole.where if place.name not in theirs)
    return replace(whole, where=own) if own else whole


def _another(whole: Mention, q: Quantity, others: Sequence[int]) -> bool:
    """Whether another act stands between the act and the number, or before a number told before the act: a row belongs
    to the act told last before it."""
    at = whole.act.word.i
    first, last = sorted((at, q.first))
    return any(first < other < last or other < q.first < at for other in others)


def _counts_places(sentence: Sentence, q: Quantity) -> bool:
    """«три страны — Армения, …» counts the countries, not their soldiers."""
    return q.head is not None and sentence.words[q.head].lemma in nouns()


def paired(sentence: Sentence, first: int, last: int, p: PlaceMention) -> bool:
    """Whether only a dash, a bracket or a preposition stands between a place and the words `first` to `last`."""
    after, before = (p.last, first) if p.last < first else (last, p.first)
    between = sentence.words[after + 1 : before]
    if between and between[-1].text == "," and sentence.words[p.first].rel == "appos":  # «в столице, Нур-Султане»
        between = between[:-1]
    if before <= after or len(between) > APART or any(w.text in BREAKS or w.pos == "VERB" for w in between):
        return False
    return any(w.text in LINKS for w in between)


def _row(whole: Mention, q: Quantity, p: PlaceMention) -> Mention:
    row = replace(whole, count=as_count(q), part=whole.count is not None and whole.type != "deployment")
    if p.role == "actor" and whole.type == "deployment":
        sentence = whole.act.sentence
        row.actors = [participant(sentence, sentence.words[p.first], "row of a list")]
        if q.head is not None:
            row.affected = [participant(sentence, sentence.words[q.head], "row of a list")]
    else:
        row.where = (p.place,)
    return row
