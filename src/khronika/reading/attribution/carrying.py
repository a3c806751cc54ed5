"""How far a retelling holds on: over the sentences after it in its paragraph that no one else tells."""

from __future__ import annotations

from khronika.reading.attribution.telling import Telling
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Report, Sentence


def carry_on(report: Report, tellings: list[Telling]) -> None:
    """Widens the scopes of tellings that lead over the sentences that plainly go on with them."""
    by_sentence: dict[int, list[Telling]] = {}
    for telling in tellings:
        by_sentence.setdefault(telling.sentence.number, []).append(telling)
    carrying: Telling | None = None
    for sentence in report.sentences:
        own = by_sentence.get(sentence.number, [])
        if carrying and (carrying.sentence.paragraph != sentence.paragraph or breaks(sentence)):
            carrying = None
        if not own and carrying:
            carrying.scope.append(sentence.span)
        leading = [t for t in own if t.leads and t.speaker and not t.modality]
        if own:
            carrying = _outermost(leading) if leading else None


def _outermost(leading: list[Telling]) -> Telling:
    return max(leading, key=lambda t: sum(s.end - s.start for s in t.scope))


def breaks(sentence: Sentence) -> bool:
    """Whether the sentence opens with words by which the report takes the floor again («Напомним», «Ранее»)."""
    low = " ".join(w.low for w in sentence.words[:4])
    first = {w.lemma for w in sentence.words[:2]} | {w.low for w in sentence.words[:2]}
    return bool(first & lexicon().breaks) or any(phrase in low for phrase in lexicon().break_phrases)
