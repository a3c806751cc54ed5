"""A figure told anew: «погибли 60 человек. Утром в штабе говорили о 52», «AFP пишет о 214 жертвах, HRW — о 218»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khronika.model import HARM
from khronika.reading.attribution.speakers import speaker
from khronika.reading.dating import as_of
from khronika.reading.findings import Findings
from khronika.reading.grammar import is_verb, subject
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention
from khronika.reading.numbers import Quantity
from khronika.reading.parse import Sentence, Word
from khronika.reading.setting import words
from khronika.reading.tallies import as_count

NEAR = 5  # words between a verb of telling and its figure
ABOUT = ("о", "об")
DASHES = "—–-"
Telling = tuple[Sentence, Word, Word | None]  # the verb that tells a figure, and who tells it where that is said


def retold(found: Findings, whole: Mention, others: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """A mention for each further figure of the whole, in its sentence or the next.

    `others`: sentence and word of every other act of people; a figure told after one of them is that act's.
    """
    if whole.type not in HARM or whole.part or not whole.count or not whole.count.rule.startswith("numbers"):
        return
    at = whole.act.sentence.number
    for sentence in found.report.sentences[at : at + 2]:
        for q in found.numbers[sentence.number]:
            here = (sentence.number, q.first)
            if here <= (at, whole.act.word.i) or any((at, whole.act.word.i) < o < here for o in others):
                continue
            if any(o[0] == at and o != (at, whole.act.word.i) for o in others) and sentence.number > at:
                continue
            if _is_figure(q, whole) and (telling := _telling(sentence, q)) is not None:
                yield _anew(found, whole, q, telling)


def _is_figure(q: Quantity, whole: Mention) -> bool:
    count = as_count(q)
    known = (whole.count.low, whole.count.high) if whole.count else None
    return count is not None and not q.unit and (count.low, count.high) != known


def _telling(sentence: Sentence, q: Quantity) -> Telling | None:
    """What tells the figure: «говорил о 52», «называл число 52», «назвал 52», or, past a dash, «штаб — о 52»."""
    if not _alone(sentence, q):
        return None
    before = sentence.words[max(0, q.first - NEAR) : q.first]
    verb = next((w for w in reversed(before) if is_verb(w)), None)
    about = bool(before) and before[-1].low in ABOUT
    number = bool(before) and before[-1].lemma in noun_class("total")
    if verb is not None and verb.lemma in words("figure_anew"):
        direct = bool(before) and before[-1] is verb and verb.lemma in words("figure_named")
        return (sentence, verb, subject(sentence, verb)) if about or number or direct else None
    return _behind_dash(sentence, q, about)


def _behind_dash(sentence: Sentence, q: Quantity, about: bool) -> Telling | None:
    """«AFP пишет о 214 жертвах, HRW — о 218», «AFP насчитывает 214 жертв, HRW — 218»."""
    dash = q.first - (2 if about else 1)
    if dash < 1 or sentence.words[dash].text not in DASHES:
        return None
    who = sentence.words[dash - 1]
    named = who.name in ("ORG", "PER") or who.is_("Case", "Nom") or about
    comma = next((w.i for w in reversed(sentence.words[:dash]) if w.text in ",;"), None)
    if comma is None or not named or any(is_verb(w) or w.pos in ("ADP", "NUM") for w in sentence.words[comma:dash]):
        return None
    verb = next((w for w in reversed(sentence.words[:comma]) if w.lemma in words("figure_anew")), None)
    return (sentence, verb, _first_of(sentence, who)) if verb is not None else None


def _first_of(sentence: Sentence, word: Word) -> Word:
    """The head of a phrase that ends with the word: «судебный источник AFP»."""
    while (above := sentence.parent(word)) is not None and above.i < word.i and above.pos in ("NOUN", "PROPN"):
        if any(w.pos == "PUNCT" for w in sentence.words[above.i : word.i]):
            break
        word = above
    return word


def _alone(sentence: Sentence, q: Quantity) -> bool:
    """A number of nobody in particular: «о двадцати», «19 человек»."""
    if q.head is None:
        after = sentence.words[q.last + 1 : q.last + 2]
        return not after or after[0].pos in ("PUNCT", "CCONJ")
    head = sentence.words[q.head]
    return head.lemma in noun_class("anyone") or head.lemma in noun_class("total")


def _anew(found: Findings, whole: Mention, q: Quantity, telling: Telling) -> Mention:
    sentence, verb, who = telling
    here = (sentence.number, q.first)
    earlier = [t for t in found.told.tellings if (t.sentence.number, t.cue.i) < here]
    said = speaker(found.report, sentence, who, earlier) if who is not None else None
    sources = said.chain if said is not None else found.told.chain_at(sentence.number, q.first)
    when = as_of(whole.act, found.times[sentence.number], verb, sentence)
    return replace(whole, count=as_count(q), sources=sources, when=when or whole.when, affected=list(whole.affected))
