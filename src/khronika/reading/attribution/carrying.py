"""How far a retelling holds on: over sentences that no one else tells, forward, and back to the lead's opening."""

from __future__ import annotations

from itertools import pairwise

from khronika.reading.attribution.telling import Telling
from khronika.reading.attribution.words_around import finite
from khronika.reading.attribution_lexicon import lexicon, speakers
from khronika.reading.coreference import antecedent
from khronika.reading.parse import Report, Sentence, Word

PASSING = (
    "about",
    "object",
    "counted",
    "charge",
    "label",
    "news",
    "to",
    "data",
    "silence",
)  # a word aside, no retelling
FURTHER = ("еще", "ещё")
ENDS = (".", "!", "?", "…", "...", ":", ";", "»", '"', "”")
Tellings = dict[int, list[Telling]]


def carry_on(report: Report, tellings: list[Telling]) -> None:
    """Widens the scopes of tellings that lead over the sentences that plainly go on with them."""
    by_sentence: Tellings = {}
    for telling in tellings:
        by_sentence.setdefault(telling.sentence.number, []).append(telling)
    _forward(report, by_sentence)
    _lead(report, by_sentence)
    _further(report, by_sentence)
    _between(report, by_sentence)


def _forward(report: Report, by_sentence: Tellings) -> None:
    carrying: list[Telling] = []
    paragraph = 0
    for sentence in report.sentences:
        own = [t for t in by_sentence.get(sentence.number, []) if t.rule != "silence"]
        new = sentence.paragraph != paragraph
        if breaks(sentence) or (new and not continues(sentence)):
            carrying = []
        if own:
            carrying = [t for t in own if _leads(t)] or [t for t in carrying if _aside(own, t)]
        elif carrying and _takes_the_floor(sentence) and not _acts_itself(report, sentence, carrying[-1]):
            carrying = []
        for telling in carrying if not own else ():
            if not _acts_itself(report, sentence, telling) and not _state_acts(sentence):
                telling.scope.append(sentence.span)
        paragraph = sentence.paragraph


def _aside(own: list[Telling], telling: Telling) -> bool:
    """«Утром в штабе говорили о двух»: what the same source is said to have told besides."""
    return all(t.rule in PASSING and t.speaker and _origin(t) == _origin(telling) for t in own)


def _leads(telling: Telling) -> bool:
    return telling.leads and telling.speaker is not None and telling.modality is None


def _lead(report: Report, by_sentence: Tellings) -> None:
    """In the first paragraph under the headline a closing «…, сообщает X» tells what stands before it too."""
    closed = (s.paragraph for s in report.sentences if s.paragraph > 0 and s.words[-1].text in ENDS)
    first = next(closed, 0)  # the legend of a picture has no full stop
    opening: list[Sentence] = []
    for sentence in (s for s in report.sentences if s.paragraph == first):
        own = by_sentence.get(sentence.number, [])
        for telling in (t for t in own if t.rule == "inserted" and _leads(t) and _closes(t)):
            telling.scope += [s.span for s in opening]
        if own:
            return
        opening.append(sentence)


def _further(report: Report, by_sentence: Tellings) -> None:
    """«Задержаны двое. Ещё трое задержаны в порту, сообщает X»: one list, told by X from its beginning."""
    for before, sentence in pairwise(report.sentences):
        _in_all(before, sentence, by_sentence)
        row = sentence.words[0].low in FURTHER and before.paragraph == sentence.paragraph
        if not row or before.number in by_sentence or breaks(before):
            continue
        for telling in by_sentence.get(sentence.number, []):
            if telling.rule == "inserted" and _leads(telling) and _closes(telling) and not telling.covers(before.start):
                telling.scope.append(before.span)


def _in_all(before: Sentence, sentence: Sentence, by_sentence: Tellings) -> None:
    """«МЧС говорит, что погиб ещё один. Всего погибших теперь 31»: the sum is told by whoever told its last part."""
    total = opens(sentence.words[:2], lexicon().totals) and before.paragraph == sentence.paragraph
    told = [t for t in by_sentence.get(before.number, []) if t.speaker and t.modality is None and t.scope]
    if total and told and sentence.number not in by_sentence and not told[-1].covers(sentence.start):
        told[-1].scope.append(sentence.span)


def _between(report: Report, by_sentence: Tellings) -> None:
    """Paragraphs that no one tells, between two that the same origin tells, are told by that origin."""
    last: Telling | None = None
    gap: list[Sentence] = []
    for sentence in report.sentences:
        told = by_sentence.get(sentence.number, [])
        own = [t for t in told if t.speaker and t.modality is None]
        if own and last and _origin(own[0]) == _origin(last) and not any(breaks(s) for s in gap):
            last.scope += [s.span for s in gap if not last.covers(s.start) and not _acts_itself(report, s, last)]
            gap = []
        if any(t.rule not in PASSING for t in own):
            last, gap = own[-1], []
        elif not told and sentence.paragraph > 0 and sentence.words[-1].text in ENDS:
            gap.append(sentence)  # the legend of a picture has no full stop


def _acts_itself(report: Report, sentence: Sentence, telling: Telling) -> bool:
    """Whether the sentence is about what the source itself does («Азуле требует …»): the report's own voice."""
    names = {w.lower() for w in _origin(telling).split()}
    subjects = [w for w in sentence.words if w.rel == "nsubj"]
    return any(w.low in names or w.lemma in names or _stands_for(report, sentence, w, names) for w in subjects)


def _takes_the_floor(sentence: Sentence) -> bool:
    """«Иван Лось призвал …»: others speak to the public from here on, whoever told what stood before."""
    verbs = [w for w in sentence.words if w.lemma in lexicon().floor and finite(w)]
    heads = [head for verb in verbs for head in sentence.kids(verb, "nsubj")]
    return any(head.name or speakers().kind(head.lemma) for head in heads)


def _state_acts(sentence: Sentence) -> bool:
    """«Польша отправила спасателей»: what a state does in public is no news of whoever told of something before."""
    doers = [w for w in sentence.words if w.rel == "nsubj" and w.name == "LOC" and w.pos == "PROPN"]
    return any(verb is not None and finite(verb) for verb in map(sentence.parent, doers))


def _stands_for(report: Report, sentence: Sentence, pronoun: Word, names: set[str]) -> bool:
    """«Он просил …»: a pronoun for the source whose doings are told."""
    if pronoun.low not in ("он", "она"):
        return False
    before = report.sentences[sentence.number - 1].words if sentence.number else []
    others = [w for w in before if w.rel.startswith("nsubj") and w.is_("VerbForm", "Part")]  # «нападавший кричал»
    meant = antecedent(report, sentence.number, pronoun) or []
    return not others and any(w.name == "PER" and {w.low, w.lemma} & names for w in meant)


def _origin(telling: Telling) -> str:
    return telling.chain[-1].name if telling.chain else ""


def _closes(telling: Telling) -> bool:
    return telling.words[-1].i >= len(telling.sentence.words) - 2


def breaks(sentence: Sentence) -> bool:
    """Whether the sentence opens with words by which the report takes the floor again («Напомним», «Ранее»)."""
    first = {w.lemma for w in sentence.words[:2]} | {w.low for w in sentence.words[:2]}
    return bool(first & lexicon().breaks) or opens(sentence.words, lexicon().break_phrases) or _comments(sentence)


def _comments(sentence: Sentence) -> bool:
    """«Однако погибших может быть больше»: a comment of the report's own."""
    words, verbs = lexicon().comments
    return bool(sentence.words) and sentence.words[0].low in words and any(w.lemma in verbs for w in sentence.words)


def continues(sentence: Sentence) -> bool:
    """Whether a paragraph's first sentence goes on with the paragraph before («Одновременно», «На этот же срок»)."""
    return opens(sentence.words, lexicon().continuing)


def opens(words: list[Word], phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands among the first words."""
    low = " ".join(w.low for w in words[:4]) + " "
    return any(f" {phrase} " in f" {low}" for phrase in phrases)
