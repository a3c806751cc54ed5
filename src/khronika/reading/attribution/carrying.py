"""How far a retelling holds on: over sentences that no one else tells, forward, and back to the paragraph's opening."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.telling import Telling
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Report, Sentence
import os
CROSS=int(os.environ.get('CROSS','0')); BACK=int(os.environ.get('BACK','0'))
CLOSING = ("inserted",)


def carry_on(report: Report, tellings: list[Telling]) -> None:
    """Widens the scopes of tellings that lead over the sentences that plainly go on with them."""
    by_sentence: dict[int, list[Telling]] = {}
    for telling in tellings:
        by_sentence.setdefault(telling.sentence.number, []).append(telling)
    _forward(report, by_sentence)
    if BACK: _back(report, by_sentence)


def _forward(report: Report, by_sentence: dict[int, list[Telling]]) -> None:
    carrying: list[Telling] = []
    for sentence in report.sentences:
        own = by_sentence.get(sentence.number, [])
        if carrying and (sentence.paragraph -carrying[0].sentence.paragraph>CROSS  or breaks(sentence)):
            carrying = []
        if own:
            carrying = [t for t in own if t.leads and t.speaker and not t.modality]
        for telling in carrying if not own else ():
            telling.scope.append(sentence.span)


def _back(report: Report, by_sentence: dict[int, list[Telling]]) -> None:
    first = next((s.paragraph for s in report.sentences if s.paragraph > 0), 0)
    if BACK==2: paras=sorted({s.paragraph for s in report.sentences if s.paragraph>0})
    else: paras=[first]
    for first in paras:
        opening: list[Sentence] = []
        for sentence in (s for s in report.sentences if s.paragraph == first):
            own = by_sentence.get(sentence.number, [])
            closing = [t for t in own if t.rule in CLOSING and t.speaker and not t.modality]
            if own:
                for telling in closing:
                    telling.scope += [s.span for s in opening]
                break
            opening.append(sentence)


def breaks(sentence: Sentence) -> bool:
    """Whether the sentence opens with words by which the report takes the floor again («Напомним», «Ранее»)."""
    low = " ".join(w.low for w in sentence.words[:4])
    first = {w.lemma for w in sentence.words[:2]} | {w.low for w in sentence.words[:2]}
    return bool(first & lexicon().breaks) or any(phrase in low for phrase in lexicon().break_phrases)
