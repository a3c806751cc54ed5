"""Tellings without a verb: «по данным МВД, …», «согласно отчёту …», «МВД: …», «… — Минобороны»."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.quoting import referred
from khronika.reading.attribution.speakers import speaker
from khronika.reading.attribution.subjects import owner_of
from khronika.reading.attribution.telling import Place, Telling, spans_without
from khronika.reading.attribution.words_around import (
    finite,
    has_clause,
    left_bound,
    right_bound,
    semicolon_part,
    turn_after,
    turn_before,
)
from khronika.reading.attribution_lexicon import Frame, lexicon, speakers
from khronika.reading.attribution_phrase import QUOTES, around
from khronika.reading.grammar import is_colon
from khronika.reading.parse import Sentence, Word

LEADING = 3  # words before a frame that still opens its sentence («Убиты, по данным МВД, …»)
HEADLINE_WORDS = 8  # the longest name before a colon or after a dash that is taken for a source


def frame_telling(place: Place, preposition: Word) -> Telling | None:
    """The telling that begins with the preposition, or None."""
    for frame in lexicon().frames:
        if frame.role != "tell" or preposition.low not in frame.prepositions:
            continue
        noun = _noun(place.sentence, preposition, frame)
        if noun is not None and _may_frame(place.sentence, preposition, noun, frame):
            telling = _prepositional(place, preposition, noun, frame)
            if telling:
                return _until_a_colon(telling) if frame.verbs else telling
    return None


def _until_a_colon(telling: Telling) -> Telling:
    """«в бумагах МВД погибших 90: умершего туда не вписали»: what the papers say ends there."""
    marks = [w.start for w in telling.sentence.words if w.text == ":" and w.start > telling.cue.end]
    end = marks[0] if marks else telling.sentence.end
    telling.leads, telling.scope = False, [Span(s.start, min(s.end, end)) for s in telling.scope if s.start < end]
    return telling


def _noun(sentence: Sentence, preposition: Word, frame: Frame) -> Word | None:
    head = sentence.parent(preposition)
    if head is None or not preposition.i < head.i <= preposition.i + 6:
        return None
    if head.lemma in frame.nouns or (frame.direct and (speakers().kind(head.lemma) or head.name)):
        return head
    return None


def _may_frame(sentence: Sentence, preposition: Word, noun: Word, frame: Frame) -> bool:
    """Not «дело возбуждено по заявлению мэра»; «в списках МВД» only where no verb tells what is in them."""
    before = sentence.words[preposition.i - 1] if preposition.i else None
    if noun.lemma in frame.asked and before is not None and before.pos == "VERB":
        return False
    if not frame.verbs:
        return True
    owner = owner_of(sentence, noun)
    bodies = owner is not None and speakers().kind(owner.lemma) in ("body", "outlet")
    part = sentence.words[left_bound(sentence, noun.i) : semicolon_part(sentence, noun.i)[1] + 1]
    verbs = [w for w in part[: right_bound(sentence, noun.i) - part[0].i + 1] if finite(w)]
    return bodies and all(w.lemma in frame.verbs for w in verbs)


def trust_telling(place: Place, word: Word) -> Telling | None:
    """«если верить МВД, …»."""
    sentence = place.sentence
    before = sentence.words[word.i - 1 : word.i]
    if word.lemma not in lexicon().trust or not word.is_("VerbForm", "Inf") or not before or before[0].low != "если":
        return None
    after = sentence.words[word.i + 1 : right_bound(sentence, word.i) + 1]
    if not after or after[0].pos == "ADP":
        return None
    head = next((w for w in after if w.pos in ("NOUN", "PROPN", "X", "PRON") and w.is_("Case", "Dat")), None)
    head = head or next((w for w in after if w.name == "ORG" or w.pos == "X"), None)
    who = speaker(place.report, sentence, head, place.earlier) if head else None
    telling = Telling(sentence, word, "according to", [], [], who, leads=_opens(sentence, before[0]))
    return _over(place, before[0], after[-1].i, telling) if who else None


def _prepositional(place: Place, preposition: Word, noun: Word, frame: Frame) -> Telling | None:
    sentence = place.sentence
    head = (owner_of(sentence, noun) or _linear_owner(sentence, noun)) if noun.lemma in frame.nouns else noun
    if head is None:
        return _same_data(place, preposition, noun, frame)
    who = speaker(place.report, sentence, head, place.earlier)
    if who is None:
        return None
    inner = referred(sentence, sentence.words[noun.i : right_bound(sentence, noun.i) + 1])
    said = speaker(place.report, sentence, inner, place.earlier) if inner else None
    outer = who.chain if said else ()
    who = said or who
    end = head.i if frame.verbs else _end(sentence, noun, head)
    leads = _opens(sentence, preposition) and noun.lemma not in frame.aside
    telling = Telling(sentence, noun, frame.name, [], [], who, frame.modality, leads=leads, outer=outer)
    return _over(place, preposition, max(noun.i, end), telling)


def _opens(sentence: Sentence, preposition: Word) -> bool:
    """Whether the frame stands at the head of its sentence, before any verb or close to it."""
    return preposition.i <= LEADING or not has_clause(sentence.words[: preposition.i])


def _linear_owner(sentence: Sentence, noun: Word) -> Word | None:
    """A name right after the noun, where the parser hung it elsewhere."""
    after = sentence.words[noun.i + 1 : noun.i + 3]
    named = [w for w in after if w.name in ("ORG", "PER") or (speakers().kind(w.lemma) and w.is_("Case", "Gen"))]
    close = bool(named) and (named[0].i == noun.i + 1 or sentence.words[noun.i + 1].text in QUOTES)
    return named[0] if close else None  # «по предварительным данным, Иван Лось …»: these are not his data


def _same_data(place: Place, preposition: Word, noun: Word, frame: Frame) -> Telling | None:
    """«по тем же данным»: the last speaker once more."""
    between = [w.lemma for w in place.sentence.words[preposition.i + 1 : noun.i]]
    if any(lemma in lexicon().unconfirmed for lemma in between):
        return _over(place, preposition, noun.i, Telling(place.sentence, noun, "unconfirmed", [], [], None, "possible"))
    if "тот" not in between and "этот" not in between:
        return None
    last = next((t for t in reversed(place.earlier) if t.speaker), None)
    if last is None:
        return None
    telling = Telling(place.sentence, noun, "same data", [], [], last.speaker, outer=last.outer)
    return _over(place, preposition, noun.i, telling)


def _end(sentence: Sentence, noun: Word, head: Word) -> int:
    inside = around(sentence, head, complement=True)
    last = inside[-1].i if inside else head.i
    words = sentence.words
    while (
        last + 1 < len(words)
        and words[last + 1].i in {w.i for w in sentence.subtree(noun)}
        and words[last + 1].pos != "VERB"
    ):
        if words[last + 1].text == ",":
            break
        last += 1
    return last


def _over(place: Place, preposition: Word, end: int, telling: Telling) -> Telling:
    """The frame's words, and its scope: the clause, or the whole sentence where the frame opens it."""
    sentence = place.sentence
    telling.words = sentence.words[preposition.i : end + 1]
    first, last = semicolon_part(sentence, preposition.i)
    closing = end >= last - 1
    if not closing:
        first = turn_before(sentence, first, preposition.i)
    if preposition.i > 0 and sentence.words[preposition.i - 1].text == ":":
        first = preposition.i
    if first < preposition.i and not has_clause(sentence.words[first : preposition.i]):
        last = turn_after_frame(place, last, end)
    telling.scope = spans_without(sentence.words[first : last + 1], telling.words)
    return telling


def turn_after_frame(place: Place, last: int, end: int) -> int:
    """A later clause with a speaker of its own ends the scope."""
    sentence = place.sentence
    turn = turn_after(sentence, last, end)
    own = any(w.lemma in lexicon().verbs and w.pos == "VERB" for w in sentence.words[turn + 1 : last + 1])
    return turn if own else last


def headline_telling(place: Place) -> Telling | None:
    """«МВД: погибли 26 человек»; «Погибли 26 человек — Минобороны»."""
    return _before_colon(place) or _after_dash(place)


def _before_colon(place: Place) -> Telling | None:
    words = place.sentence.words
    stamped = [w.text for w in words[1:2]] == ["."] and words[0].text[0].isdigit()  # «11.45. МВД: …»
    words = words[2:] if stamped else words
    colon = next((w for w in words[: HEADLINE_WORDS + 1] if is_colon(place.sentence.words, w.i)), None)
    before = [w for w in words if colon and w.i < colon.i]
    if colon is None or not before or colon is words[-1] or has_clause(before):
        return None
    head = _naming(before) or _whose_document(place.sentence, before)
    return _named(place, head, [*before, colon], words[len(before) + 1 :], "before a colon") if head else None


def _whose_document(sentence: Sentence, words: list[Word]) -> Word | None:
    """«Сводка МЧС другая: …», «Последние данные полиции: …»: the owner of what is cited."""
    kinds = lexicon().documents | lexicon().words | lexicon().figures
    nouns = [w for w in words if w.lemma in kinds and w.is_("Case", "Nom")]
    return owner_of(sentence, nouns[0]) if nouns else None


def _after_dash(place: Place) -> Telling | None:
    words = place.sentence.words
    dashes = [w for w in words if w.text in ("—", "–", "-")]
    if not dashes or place.sentence.paragraph != 0:
        return None
    dash = dashes[-1]
    name = [w for w in words[dash.i + 1 :] if w.text != "."]
    if not name or len(name) > HEADLINE_WORDS or has_clause(name) or not has_clause(words[: dash.i]):
        return None
    head = _naming(name)
    return _named(place, head, words[dash.i :], words[: dash.i], "after a dash") if head else None


def _naming(words: list[Word]) -> Word | None:
    """The head of a name that can speak: a person, an organisation, or a noun of sources.toml."""
    nouns = [w for w in words if w.pos in ("NOUN", "PROPN", "X") and w.text[0].isalnum()]
    inside = {w.i for w in words}
    tops = [w for w in nouns if w.head not in inside] or nouns[:1]
    head = tops[0] if tops else None
    if head is None or len(tops) > 2:
        return None
    fits = head.name in ("ORG", "PER") or speakers().kind(head.lemma) is not None
    return head if fits and not any(w.pos in ("ADP", "NUM") for w in words) else None


def _named(place: Place, head: Word, frame: list[Word], told: list[Word], rule: str) -> Telling | None:
    who = speaker(place.report, place.sentence, head, place.earlier)
    if who is None:
        return None
    scope = [Span(told[0].start, told[-1].end)] if told else []
    return Telling(place.sentence, head, rule, frame, scope, who)
