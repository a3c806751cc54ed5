"""Nameless sources of an outlet: «источник «Волны» в полиции», «собеседник агентства»."""

from __future__ import annotations

from khronika.model import Source
from khronika.reading.attribution.agency import own_agency
from khronika.reading.attribution.called import LOOK_BACK, MARKS, in_a_sentence, moved, source_of
from khronika.reading.attribution.subjects import preposition
from khronika.reading.attribution.telling import Speaker, Telling
from khronika.reading.attribution_lexicon import bare, speakers
from khronika.reading.attribution_phrase import around
from khronika.reading.parse import Report, Sentence, Word

NAMED = ("person's name", "post")


def to_an_outlet(
    report: Report, sentence: Sentence, head: Word, phrase: list[Word], outlets: list[Speaker], earlier: list[Telling]
) -> Speaker | None:
    """«источник «Волны» в полиции», «собеседник агентства»: the outlet, and through it the source that spoke to it.

    `outlets`: what the nouns beside the head stand for.
    """
    kids = [w for w in sentence.kids(head, "nmod", "appos") if not preposition(sentence, w)]
    outlet = next((s for s in outlets if s.kind == "outlet"), None)
    inside = {w.i for kid in kids for w in around(sentence, kid)}
    words = [w for w in phrase if w.i not in inside and w.text not in MARKS]
    if own_agency(report) and any(w.lemma in speakers().back["outlet"] for w in kids):
        same = _who_spoke_to(own_agency(report), head, earlier) if words == [head] else ()
        return Speaker(tuple(moved(s, head) for s in same), head, "anonymous") if same else None
    if outlet is None or outlet.chain[-1].name in speakers().kinds["outlet"]:
        return None
    if words == [head] and (same := _who_spoke_to(bare(outlet.chain[-1].name), head, earlier)):
        return Speaker(tuple(moved(s, head) for s in same), head, "anonymous")
    return Speaker((*outlet.chain, in_a_sentence(source_of(words, "as written", phrase), words)), head, "anonymous")


def _who_spoke_to(outlet: str, head: Word, earlier: list[Telling]) -> tuple[Source, ...]:
    """«собеседник агентства»: whoever last spoke to it without a name, if one person or body may be called so."""
    for telling in reversed(earlier[-LOOK_BACK:]):
        old = telling.speaker
        if old and (telling.heard == outlet or outlet in [bare(s.name) for s in telling.chain[:-1]]):
            person = old.head.is_("Animacy", "Anim")
            keys = ("Number", "Gender") if person and head.lemma != "источник" else ("Number",)
            if old.chain[-1].rule in NAMED:
                return ()
            alike = all(old.head.feats.get(key, head.feats.get(key)) == head.feats.get(key) for key in keys)
            return telling.chain if alike else ()
    return ()
