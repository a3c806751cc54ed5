"""Where the content of a reporting verb stands: a clause after it, the sentence around it, what was told before."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.subjects import passive, preposition, subject
from khronika.reading.attribution.telling import Content, Place, spans_without
from khronika.reading.attribution.words_around import (
    finite,
    left_bound,
    right_bound,
    semicolon_part,
    turn_before,
)
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.attribution_phrase import around
from khronika.reading.parse import Sentence, Word

ABOUT = ("о", "об", "обо", "про")
OPENERS = ("что", "будто", "как", "чтобы", "якобы")
TIMES = ("после", "до", "с", "перед", "прежде", "раньше")
LONGEST = 40  # sentences back that «об этом» may reach
SPANS = ("день", "дата", "неделя", "месяц", "год", "период", "срок", "время", "утро", "вечер", "ночь", "час")
SUCH = ("столько", "такими", "таковы", "таковыми", "такую", "такие", "такое")
DECISIONS = ("решение", "указ", "приказ", "заявление", "распоряжение", "постановление", "мера", "цифра", "данные")


def frame_words(place: Place, verb: Word) -> list[Word]:
    """The segment around the verb, with the whole name of the speaker and what describes him."""
    sentence = place.sentence
    first, last = left_bound(sentence, verb.i), right_bound(sentence, verb.i)
    head = subject(sentence, verb)
    if head and head.i > verb.i:
        last = max(last, _described(sentence, head))
    return sentence.words[first : last + 1]


def _described(sentence: Sentence, head: Word) -> int:
    """The last word of the speaker's phrase with an apposition or participle after a comma."""
    last = around(sentence, head)[-1].i
    last = right_bound(sentence, last)
    for kid in sentence.kids(head, "acl", "appos", "conj"):
        if kid.i > last and last + 2 < len(sentence.words) and sentence.words[last + 1].text == ",":
            last = right_bound(sentence, kid.i)
    return last


def that(place: Place, verb: Word) -> Content | None:
    """«…, что погибли двое»: from the conjunction to the end, short of a new clause beside the verb."""
    sentence, words = place.sentence, place.sentence.words
    opener = _opener(sentence, verb)
    if opener is None:
        return None
    last = _end_of_clause(sentence, verb, opener)
    region = [w for w in sentence.subtree(verb) if not opener.i <= w.i <= last] if verb.head >= 0 else words[: opener.i]
    head = subject(sentence, verb)
    region = sorted({w.i: w for w in [*region, verb, *(around(sentence, head) if head else [])]}.values(), key=_number)
    return Content("that", region, [Span(opener.start, words[last].end)])


def _number(word: Word) -> int:
    return word.i


def _opener(sentence: Sentence, verb: Word) -> Word | None:
    for clause in sentence.kids(verb, "ccomp", "advcl", "acl", "xcomp"):
        marks = [w for w in sentence.kids(clause, "mark", "advmod", "obj", "nsubj", "obl") if w.low in OPENERS]
        if marks and verb.i < marks[0].i < clause.i:
            return marks[0]
    for word in sentence.words[verb.i + 1 :]:
        if word.pos in ("VERB", "AUX") or word.text in '«":':
            return None
        if word.low in ("что", "будто") and sentence.words[word.i - 1].text == ",":
            return word
    return None


def _end_of_clause(sentence: Sentence, verb: Word, opener: Word) -> int:
    """The end of the sentence, or of what stands before the next clause that runs beside the verb."""
    last = semicolon_part(sentence, verb.i)[1]
    beside = [w for w in sentence.kids(verb, "conj") if w.i > opener.i and finite(w)]
    others = [w for w in sentence.words[opener.i + 1 : last + 1] if w.rel in ("parataxis", "root", "conj")]
    beside += [w for w in others if w not in beside and _tells_beside(sentence, w)]
    if verb.rel.startswith("acl") or verb.is_("VerbForm", "Conv", "Part"):
        inside = [w.i for w in sentence.subtree(verb)]
        last = min(last, max(*inside, right_bound(sentence, opener.i)))  # the parser may hang the clause elsewhere
    for clause in beside:
        own = [w for w in sentence.kids(clause, "nsubj") if w.i > opener.i]
        if own or clause.lemma in lexicon().verbs:
            inside = [w.i for w in sentence.subtree(clause) if w.i > opener.i and w.pos != "PUNCT"]
            start = left_bound(sentence, own[0].i if own and _tells_beside(sentence, clause) else min(inside))
            last = min(last, max(start - 1, opener.i))
    nobody = (w.i for w in sentence.words[opener.i :] if w.lemma in lexicon().nobody and w.i <= last)
    if turned := [i for n in nobody if (i := turn_before(sentence, opener.i, n)) > opener.i]:
        last = min(last, turned[0] - 1)
    return last


def _tells_beside(sentence: Sentence, verb: Word) -> bool:
    """«…, мэрия это отрицает»: a verb of reporting after its own subject begins a clause of its own."""
    own = [w for w in sentence.kids(verb, "nsubj") if w.i < verb.i]
    return verb.lemma in lexicon().verbs and finite(verb) and bool(own) and sentence.words[own[0].i - 1].text != "что"


def inserted(place: Place, verb: Word) -> Content | None:
    """«…, сообщает МВД», «Как сообщает МВД, …»: the sentence around the frame."""
    sentence = place.sentence
    frame = frame_words(place, verb)
    if not _can_stand_inserted(place, verb, frame):
        return None
    first, last = semicolon_part(sentence, verb.i)
    if frame[-1].i < last - 1:
        first = turn_before(sentence, first, frame[0].i)
    told = sentence.words[first : last + 1]
    scope = spans_without(told, frame)
    if not any(w.pos in ("VERB", "NOUN", "NUM", "ADJ") for w in told if w not in frame):
        return None
    return Content("inserted", frame, [*_decision(place, told, frame), *scope], leads=True)


def _decision(place: Place, told: list[Word], frame: list[Word]) -> list[Span]:
    """«…, такое решение принял мэр, сообщили в полиции»: what the decision is was told in the sentence before."""
    words = [w for w in told if w not in frame and w.text[0].isalnum()][:2]
    before = place.sentence.number - 1
    if (
        len(words) < 2
        or before < 0
        or words[0].lemma not in ("этот", "такой", "это")
        or words[1].lemma not in DECISIONS
    ):
        return []
    return [place.report.sentences[before].span]


def _can_stand_inserted(place: Place, verb: Word, frame: list[Word]) -> bool:
    words = place.sentence.words
    described = verb.is_("VerbForm", "Part") and not verb.is_("Variant", "Short")
    described = described or any(w.lemma == "чей" or (w.lemma == "который" and passive(verb)) for w in frame)
    described = described or _recognised(place, verb)
    if not (finite(verb) or passive(verb)) or described or verb.is_("Person", "1", "2"):
        return False
    before = [w for w in frame if w.i < verb.i]
    opened = frame[0].i > 0 and words[frame[0].i - 1].text in (",", "—", "–", "-", "(")
    if before and before[0].low == "как":
        return not _of_time(place.sentence, before)
    head = subject(place.sentence, verb)
    inverted = head is not None and (head.i > verb.i or head.rel == "obl")
    light = all(w.pos in ("ADV", "PART", "ADP", "PRON", "DET", "NOUN", "NUM", "ADJ") for w in before)
    return opened and light and (inverted or (head is None and passive(verb))) and not _joined(place, verb, head)


def _recognised(place: Place, verb: Word) -> bool:
    """«горняки, …, признаны погибшими»: a passive that tells what its own subject is held for, which is no frame."""
    held = [w for w in place.sentence.kids(verb, "obl", "xcomp", "nmod") if w.is_("Case", "Ins")]
    direct = [w for w in held if not preposition(place.sentence, w)]
    return verb.is_("Variant", "Short") and bool(direct) and bool(place.sentence.kids(verb, "nsubj"))


def _of_time(sentence: Sentence, frame: list[Word]) -> bool:
    """«после того, как мэр объявил», «как только мэр объявил»: when, not who says it; but «кроме того, как …»."""
    before = [w.low for w in sentence.words[max(0, frame[0].i - 3) : frame[0].i] if w.text != ","]
    only = frame[1:2] and frame[1].low == "только"
    return bool(only) or (before[-1:] in (["того"], ["тем"]) and before[-2:-1] != [] and before[-2] in TIMES)


def _joined(place: Place, verb: Word, head: Word | None) -> bool:
    """A second predicate of one subject («приехал, сообщил о деле и уехал») is no inserted frame."""
    return verb.rel == "conj" and head is not None and head.i < verb.i and head.head != verb.i


def this(place: Place, verb: Word) -> Content | None:
    """«Об этом сообщил X», «эти цифры передаёт X»: what was told just before."""
    sentence = place.sentence
    pointer = _pointer(sentence, verb)
    if pointer is None:
        return None
    frame = sentence.subtree(verb) or [verb]
    if pointer.low == "чем":
        before = sentence.words[: left_bound(sentence, pointer.i)]
        return Content("what", [w for w in frame if w.i >= pointer.i], spans_without(before, [])) if before else None
    return Content("this", frame, _told_before(place), leads=True)


def _pointer(sentence: Sentence, verb: Word) -> Word | None:
    for kid in sentence.kids(verb, "obl", "obj", "nsubj", "iobj", "nmod"):
        near = [kid, *sentence.kids(kid, "det", "amod")]
        such = kid.lemma in lexicon().words and preposition(sentence, kid) in ("с", "со")
        about = preposition(sentence, kid) in ABOUT or such
        near = near[:1] if kid.lemma in SPANS else near  # «объявили этот день днём траура»
        found = next((w for w in near if w.lemma in lexicon().pointers or w.low in lexicon().pointers), None)
        nominal = kid.is_("Case", "Acc") or (kid.is_("Case", "Nom") and passive(verb))
        if found and (about or (not preposition(sentence, kid) and nominal)):
            return found
    return None


def these(place: Place, verb: Word) -> Content | None:
    """«Цифры огласил мэр», «…— столько назвал мэр»: the figures that were told just before."""
    sentence = place.sentence
    fronted = (w for w in sentence.words[max(0, verb.i - 5) : verb.i] if _such(w) or w.head == verb.i)
    figures = next((w for w in fronted if _such(w) or _bare_figures(sentence, w)), None)
    if figures is None or figures.head != verb.i:
        return None
    first = left_bound(sentence, figures.i)
    frame = sentence.words[first : right_bound(sentence, verb.i) + 1]
    if not any(finite(w) or w.pos in ("NUM", "NOUN") for w in sentence.words[:first]):
        return None if _such(figures) else Content("this", frame, _told_before(place), leads=True)
    return Content("what", frame, spans_without(sentence.words[:first], []), leads=True)


def _such(word: Word) -> bool:
    return word.low in SUCH


def _bare_figures(sentence: Sentence, noun: Word) -> bool:
    """«Цифры», «Эти данные», «Последние сведения», and nothing that says of what; «те же данные» are told again."""
    beside = [k.lemma for k in sentence.kids(noun)]
    whole = (
        not sentence.kids(noun, "nmod", "acl", "obl", "nummod", "conj", "appos", "case")
        and len(beside) < 3
        and "тот" not in beside
    )
    return whole and noun.lemma in lexicon().tallies and noun.is_("Case", "Acc", "Nom")


def _told_before(place: Place) -> list[Span]:
    """The sentences before in the same paragraph, or else the paragraph before."""
    before = place.report.sentences[max(0, place.sentence.number - LONGEST) : place.sentence.number]
    same = [s for s in before if s.paragraph == place.sentence.paragraph]
    return [s.span for s in same or before if s.paragraph == (same or before)[-1].paragraph]
