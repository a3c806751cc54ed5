"""Parts of a whole: «погибли десять человек, среди них трое детей» states the ten, and of them the three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import permutations

from khronika.languages import load
from khronika.model import HARM
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.grammar import animate, conjuncts, function_words, is_finite, preposition
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention
from khronika.reading.numbers import Quantity
from khronika.reading.parse import Sentence, Word
from khronika.reading.phrases import participant
from khronika.reading.places import contains
from khronika.reading.setting import words
from khronika.reading.tallies import as_count, one, quantity_of

REACH = 6  # words between the marker and the noun that it introduces
MARKER = 3  # words of the longest marker that the trigger can end («в числе погибших»)
TYPES = (*HARM, "displacement", "resignation")
SIGNS = (":", "—", "–", "-", "(")  # behind which a whole is broken down
REGIMES = ("regime", "under-emergency")


@lru_cache(maxsize=1)
def markers() -> list[tuple[str, ...]]:
    """The runs of words that introduce a part, the longest first."""
    runs = [tuple(w.split()) for m in load("ru", "parts")["marker"] for w in m["words"]]
    return sorted(runs, key=len, reverse=True)


def parts(whole: Mention, sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Mention]:
    """The parts of a whole that a sentence singles out: the whole's own sentence after the trigger, or the next one."""
    if whole.type not in TYPES or not _many(whole):
        return
    if sentence is whole.act.sentence:
        yield from _broken_down(whole, sentence, quantities)
    mine = _begins(whole) if sentence is whole.act.sentence else 0
    for at in after_markers(sentence, max(0, mine - MARKER)):
        far = sentence is not whole.act.sentence and at > 4
        if far or at < mine:
            continue
        yield from _introduced(whole, sentence, at if at > mine else _past_verb(sentence, at), quantities)


def _broken_down(whole: Mention, sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Mention]:
    """«Погибли 60 человек: 40 шахтёров и 20 спасателей»: behind a sign, people whose numbers add up to the whole's."""
    own = [q for q in quantities if whole.count and q.span in whole.count.spans]
    row = [q for q in quantities if own and q.first > own[-1].last]
    signs = [w.i for w in sentence.words[own[-1].last : row[0].first] if w.text in SIGNS] if row else []
    if whole.count is None or not signs:
        return
    for n in range(2, len(row) + 1):
        if whole.count.low == whole.count.high == sum(q.low or 0 for q in row[:n]) and all(map(_exact, row[:n])):
            clause = sentence.words[signs[-1] : row[n - 1].last]
            if not any(is_finite(w) for w in clause):  # «о гибели десяти: подтверждена смерть одной, судьба девяти …»
                yield from _of_row(whole, sentence, row[:n])
            return


def _exact(q: Quantity) -> bool:
    return q.head is not None and not q.unit and q.low is not None and q.low == q.high


def _of_row(whole: Mention, sentence: Sentence, row: Sequence[Quantity]) -> Iterator[Mention]:
    heads = [sentence.words[q.head] for q in row if q.head is not None]
    if all(h.pos in ("NOUN", "ADJ") and (animate(h) or h.is_("Case", "Gen")) for h in heads) and len(heads) == len(row):
        for q, head in zip(row, heads, strict=True):
            someone = participant(sentence, head, "part of a whole")
            if someone.is_a("person"):
                yield replace(whole, affected=[someone], count=as_count(q), part=True)


def _begins(whole: Mention) -> int:
    """Behind the trigger or those affected before it («Трое, в том числе ребёнок, ранены»)."""
    told = [p.head.i for p in whole.affected if p.sentence is whole.act.sentence]
    return min([whole.act.word.i, *told]) + 1


def _past_verb(sentence: Sentence, at: int) -> int:
    """«среди погибших есть …», «среди погибших — …»: where those begin who are meant."""
    words = sentence.words
    while at < len(words) - 1 and (
        words[at].lemma in ("быть", "есть", "оказаться") or words[at].text in ("—", "–", "-")
    ):
        at += 1
    return at


def _many(whole: Mention) -> bool:
    if whole.count is not None:
        return (whole.count.high or whole.count.low or 2) > 1
    return stands_for_people(whole.act) or any(p.head.is_("Number", "Plur") for p in whole.affected)


def after_markers(sentence: Sentence, start: int) -> Iterator[int]:
    """Numbers of the words just after each marker."""
    lows = [w.low for w in sentence.words]
    for i in range(start, len(lows)):
        for run in markers():
            if tuple(lows[i : i + len(run)]) == run:
                yield i + len(run)
                break


def _introduced(whole: Mention, sentence: Sentence, at: int, quantities: Sequence[Quantity]) -> Iterator[Mention]:
    told = next((q for q in quantities if q.first == at and not q.unit), None)
    counted = sentence.words[told.head] if told and told.head is not None else None
    head = counted or _noun(sentence, at)
    if told is not None and counted is None and (head is None or _aside(sentence, head)):
        yield from _number_alone(whole, told)
        return
    if head is None or (sentence.words[at].low in ("в", "во") and _aside(sentence, head)):  # «двое из них в коме»
        return
    last: Mention | None = None
    for noun in conjuncts(sentence, head):
        someone = participant(sentence, noun, "part of a whole")
        number = quantity_of(someone.head, [q for q in quantities if not q.unit])
        number = number or (told if noun is head else None)
        count = as_count(number) if number else one(someone.head, "singular noun")
        if count is None and last is not None:
            last.affected.append(someone)
            continue
        if last is not None:
            yield last
        last = replace(whole, affected=[someone], count=count, part=True)
    if last is not None and (last.count is not None or last.affected[0].named):
        yield last


def _aside(sentence: Sentence, noun: Word) -> bool:
    """Whether a noun after a number tells where or when, and not of whom («двое в столице», «один из лидеров»)."""
    return preposition(sentence, noun) not in ("", *function_words("among"))


def _number_alone(whole: Mention, told: Quantity) -> Iterator[Mention]:
    """«Погибли трое детей, из них двое в столице»: the part is of the same people."""
    count = as_count(told)
    if count is not None:
        yield replace(
            whole,
            affected=[replace(p, rule=f"part of a whole; {p.rule}") for p in whole.affected],
            count=count,
            part=True,
        )


def _noun(sentence: Sentence, at: int) -> Word | None:
    """The first noun after a marker that is not itself a numeral's or an age's, past commas and dashes."""
    for word in sentence.words[at : at + REACH]:
        if word.text in ";.:(":
            return None
        if word.pos in ("NOUN", "PROPN") and word.lemma not in noun_class("no_part"):
            return word
    return None


def by_place(mention: Mention) -> list[Mention]:
    """An emergency declared in several places is a measure in each; a wider place with its parts stays together."""
    places = mention.where
    each = mention.act.rule.name in REGIMES and mention.act.word.lemma not in words("over_all")
    if not each or len(places) < 2 or any(contains(a, b) for a, b in permutations(places, 2)):
        return [mention]
    return [replace(mention, where=(place,)) for place in places]


def by_sender(mention: Mention) -> list[Mention]:
    """Forces sent by several countries are each country's own; one number for all of them stays with all."""
    countries = [p for p in mention.actors if p.head.name == "LOC"]
    if mention.type != "deployment" or mention.count is not None or len(countries) < 2:
        return [mention]
    return [replace(mention, actors=[country]) for country in countries]
