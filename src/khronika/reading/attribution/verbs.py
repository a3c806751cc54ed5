"""Tellings that a verb of reporting makes: «МВД сообщило, что …», «…, сказал Петров», «подтвердил гибель …»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from khronika.model import Span
from khronika.reading.attribution.quotes import Quotation
from khronika.reading.attribution.speakers import speaker
from khronika.reading.attribution.subjects import addressee, owner_of, passive, preposition, subject
from khronika.reading.attribution.telling import Speaker, Telling, spans_without
from khronika.reading.attribution.words_around import (
    finite,
    has_clause,
    left_bound,
    right_bound,
    semicolon_part,
    turn_before,
)
from khronika.reading.attribution_lexicon import Pattern, lexicon, speakers
from khronika.reading.attribution_phrase import around
from khronika.reading.parse import Report, Sentence, Word

OPENERS = ("что", "будто", "как", "чтобы", "якобы")
ABOUT = ("о", "об", "обо", "про")
DECISIONS = ("решение", "указ", "приказ", "заявление", "распоряжение", "постановление", "мера", "цифра", "данные")
CHARGES = ("в", "во", "за", "с", "со", "к")


@dataclass(frozen=True)
class Place:
    """Where to look: the report, the sentence, what was told before, the quotations."""

    report: Report
    sentence: Sentence
    earlier: list[Telling]
    quotations: list[Quotation]


@dataclass(frozen=True)
class Content:
    """What a rule found: the rule's name, the words of the frame, the spans of what is told."""

    rule: str
    words: list[Word]
    scope: list[Span]
    leads: bool = False


Rule = Callable[[Place, Word], Content | None]


def verb_telling(place: Place, verb: Word) -> Telling | None:
    """The telling that the verb makes, or None."""
    patterns = lexicon().verbs.get(verb.lemma, ())
    if not patterns or (any(p.role == "refer" for p in patterns) and not verb.is_("VerbForm", "Fin")):
        return None
    if verb.is_("Tense", "Fut") or verb.is_("VerbForm", "Inf") or verb.is_("Mood", "Imp"):
        return None
    denied = any(w.low == "не" and w.i < verb.i for w in place.sentence.kids(verb, "advmod"))
    for kind, rule in RULES:
        for pattern in patterns:
            if kind in pattern.content and (not denied or pattern.negated):
                content = rule(place, verb)
                if content:
                    return _made(place, verb, pattern, content, denied)
    return None


def _made(place: Place, verb: Word, pattern: Pattern, content: Content, denied: bool) -> Telling | None:
    sentence = place.sentence
    head = subject(sentence, verb)
    if not _may_say(sentence, pattern, head):
        return None
    single = verb.is_("Number", "Sing")
    who = speaker(place.report, sentence, head, place.earlier, alone=single) if head else None
    if who is None and passive(verb):
        who = _same_document(place, verb)
    modality = pattern.negated if denied else pattern.modality
    telling = Telling(sentence, verb, content.rule, content.words, content.scope, who, modality, content.leads)
    _quote_through(place, verb, telling)
    if telling.speaker is None and content.rule in ("object", "counted", "charge", "label", "to"):
        return None
    return telling


def _may_say(sentence: Sentence, pattern: Pattern, head: Word | None) -> bool:
    """Whether the pattern's speakers allow the subject: "any" is a name, a pronoun or a noun of sources.toml."""
    if not pattern.speakers:
        return True
    if head is None:
        return False
    if pattern.speakers == "any":
        quoted = head.i > 0 and sentence.words[head.i - 1].text in '«"'
        named = bool(head.name) or (head.i > 0 and head.text[0].isupper())
        return quoted or named or head.pos in ("PRON", "X") or speakers().kind(head.lemma) is not None
    return head.lemma in speakers().kinds[pattern.speakers]


def _same_document(place: Place, verb: Word) -> Speaker | None:
    """«В заявлении также говорится»: the last speaker, where the document has no owner of its own."""
    named = [w for w in place.sentence.kids(verb, "obl", "nmod") if w.lemma in lexicon().documents]
    if not named:
        return None
    return next((t.speaker for t in reversed(place.earlier) if t.speaker), None)


def _quote_through(place: Place, verb: Word, telling: Telling) -> None:
    """The outlet that was spoken to stands outside; «передаёт слова X» and «ссылаясь на X» put X inside."""
    sentence, who = place.sentence, telling.speaker
    if who and (to := addressee(sentence, verb, telling.words)):
        outlet = speaker(place.report, sentence, to, place.earlier)
        telling.outer = outlet.chain if outlet else ()
    inner = referred(sentence, telling.words) or _words_of(sentence, telling.words)
    if inner and (said := speaker(place.report, sentence, inner, place.earlier)):
        telling.outer = (*telling.outer, *(who.chain if who else ()))
        telling.speaker = said


def referred(sentence: Sentence, frame: list[Word]) -> Word | None:
    """Y of «со ссылкой на Y», «ссылаясь на Y» in the frame or right after it."""
    for word in _with_aside(sentence, frame):
        if word.lemma in ("ссылка", "ссылаться", "сослаться"):
            found = [w for w in sentence.kids(word, "nmod", "obl", "obj") if preposition(sentence, w) == "на"]
            return found[0] if found else None
    return None


def _with_aside(sentence: Sentence, frame: list[Word]) -> list[Word]:
    """The frame with «, ссылаясь на …», «, приводя данные …», «, на который ссылается …» after a comma."""
    last = frame[-1].i if frame else 0
    aside = sentence.words[last + 2 : last + 3]
    if aside and aside[0].is_("VerbForm", "Conv") and sentence.words[last + 1].text == ",":
        return sentence.words[frame[0].i : right_bound(sentence, aside[0].i) + 1]
    return frame


def _words_of(sentence: Sentence, frame: list[Word]) -> Word | None:
    """Y of «передаёт слова Y», «приводя данные Y»."""
    for word in _with_aside(sentence, frame):
        direct = word.is_("Case", "Acc", "Nom") and not preposition(sentence, word)
        if word.lemma in lexicon().words and direct and (owner := owner_of(sentence, word)):
            return owner
    return None


# --- where the content stands -------------------------------------------------------------------------------------


def _frame_words(place: Place, verb: Word) -> list[Word]:
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


def _that(place: Place, verb: Word) -> Content | None:
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
    if verb.rel.startswith("acl") or verb.is_("VerbForm", "Conv", "Part"):
        inside = [w.i for w in sentence.subtree(verb)]
        last = min(last, max(inside))
    for clause in beside:
        own = [w for w in sentence.kids(clause, "nsubj") if w.i > opener.i] or clause.lemma in lexicon().verbs
        if own:
            start = left_bound(sentence, min(w.i for w in sentence.subtree(clause) if w.i > opener.i))
            last = min(last, max(start - 1, opener.i))
    return last


def _quoted(place: Place, verb: Word) -> Content | None:
    """A quotation beside the verb: «…», — сказал он; он сказал: «…»."""
    words = place.sentence.words
    frame = _frame_words(place, verb)
    spans = [
        q.span
        for q in place.quotations
        if q.speech and (_just_before(place, frame, q.span) or _after(place, frame, q.span))
    ]
    around_it = [q.span for q in place.quotations if q.speech and q.span.start <= verb.start < q.span.end]
    dash = frame[0].i > 0 and words[frame[0].i - 1].text in ("—", "–", "-")
    if not spans and around_it and dash:
        inside = Span(frame[0].start, frame[-1].end)
        spans = [Span(around_it[0].start, inside.start), Span(inside.end, around_it[0].end)]
    if not spans:
        return _after_colon(place, verb, frame)
    return Content("quote", frame, spans, leads=False)


def _just_before(place: Place, frame: list[Word], span: Span) -> bool:
    between = place.report.text[span.end : frame[0].start]
    return span.end <= frame[0].start and not between.strip(" »”\"',.—–-!?…\n\xa0")


def _after(place: Place, frame: list[Word], span: Span) -> bool:
    """A quotation that opens right after the frame."""
    between = place.report.text[frame[-1].end : span.start]
    joined = ":" in between or ("\n" not in between and "." not in between)
    return span.start >= frame[-1].end and joined and not between.strip(" :,—–-«“„\"'\n\xa0")


def _after_colon(place: Place, verb: Word, frame: list[Word]) -> Content | None:
    words = place.sentence.words
    colon = next((w for w in words[verb.i + 1 : verb.i + 25] if w.text == ":"), None)
    if colon is None or has_clause(words[verb.i + 1 : colon.i]) or any(w.low == "что" for w in words[verb.i : colon.i]):
        return None
    before = words[semicolon_part(place.sentence, verb.i)[0] : colon.i]
    if colon.i + 1 < len(words):
        return Content("colon", before, [Span(words[colon.i + 1].start, words[-1].end)], leads=True)
    after = place.report.sentences[place.sentence.number + 1 :][:1]
    paragraph = [
        s for s in place.report.sentences if after and s.paragraph == after[0].paragraph and s.start >= after[0].start
    ]
    return Content("colon", before, [s.span for s in paragraph]) if paragraph else None


def _inserted(place: Place, verb: Word) -> Content | None:
    """«…, сообщает МВД», «Как сообщает МВД, …»: the sentence around the frame."""
    sentence = place.sentence
    frame = _frame_words(place, verb)
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
    if not (finite(verb) or passive(verb)) or any(w.is_("Person", "1", "2") for w in [verb]):
        return False
    before = [w for w in frame if w.i < verb.i]
    opened = frame[0].i > 0 and words[frame[0].i - 1].text in (",", "—", "–", "-", "(")
    as_told = bool(before) and before[0].low == "как"
    if as_told:
        return True
    head = subject(place.sentence, verb)
    inverted = head is not None and (head.i > verb.i or head.rel == "obl")
    light = all(w.pos in ("ADV", "PART", "ADP", "PRON", "DET", "NOUN", "NUM", "ADJ") for w in before)
    return opened and light and (inverted or (head is None and passive(verb))) and not _joined(place, verb, head)


def _joined(place: Place, verb: Word, head: Word | None) -> bool:
    """A second predicate of one subject («приехал, сообщил о деле и уехал») is no inserted frame."""
    return verb.rel == "conj" and head is not None and head.i < verb.i and head.head != verb.i


def _this(place: Place, verb: Word) -> Content | None:
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
        found = next((w for w in near if w.lemma in lexicon().pointers or w.low in lexicon().pointers), None)
        nominal = kid.is_("Case", "Acc") or (kid.is_("Case", "Nom") and passive(verb))
        if found and (about or (not preposition(sentence, kid) and nominal)):
            return found
    return None


def _told_before(place: Place) -> list[Span]:
    """The sentences before in the same paragraph, or else the paragraph before."""
    sentences, here = place.report.sentences, place.sentence
    same = [s for s in sentences if s.paragraph == here.paragraph and s.number < here.number]
    if not same and here.number > 0:
        above = sentences[here.number - 1].paragraph
        same = [s for s in sentences if s.paragraph == above]
    return [s.span for s in same]


def _about(place: Place, verb: Word) -> Content | None:
    """«сообщил о взрыве»: the phrase with the preposition."""
    for kid in place.sentence.kids(verb, "obl", "nmod", "obj", "iobj"):
        if preposition(place.sentence, kid) in ABOUT:
            return _branch(place, verb, kid, "about")
    after = place.sentence.words[verb.i + 1 : verb.i + 2]
    if after and after[0].low in ABOUT:
        told = place.sentence.words[after[0].i : right_bound(place.sentence, after[0].i) + 1]
        return Content("about", [verb], [Span(told[0].start, told[-1].end)])
    return None


def _object(place: Place, verb: Word) -> Content | None:
    """«подтвердил гибель», «насчитал 30 погибших»: the direct object."""
    head = subject(place.sentence, verb)
    for kid in place.sentence.kids(verb, "obj", "nsubj", "nummod", "obl"):
        direct = preposition(place.sentence, kid) == "" and not kid.is_("Case", "Nom", "Ins", "Dat")
        own = kid is head or kid.pos == "PRON" or kid.lemma in lexicon().own
        if direct and not own and (kid.i > verb.i or kid.rel == "obj"):
            return _branch(place, verb, kid, "object")
    return None


def _counted(place: Place, verb: Word) -> Content | None:
    """«насчитал 30 погибших, из них 10 детей»: the object and all after it, as long as no other clause begins."""
    content = _object(place, verb)
    if content is None:
        return None
    words = place.sentence.words[verb.i + 1 : semicolon_part(place.sentence, verb.i)[1] + 1]
    if not words or has_clause(words) or any(w.lemma in lexicon().verbs for w in words):
        return content
    frame = {w.i for w in content.words} - {w.i for w in words}
    return Content(
        content.rule, [w for w in content.words if w.i in frame], [*content.scope, Span(words[0].start, words[-1].end)]
    )


def _to(place: Place, verb: Word) -> Content | None:
    """«обещал закончить ремонт»: what is promised."""
    for kid in place.sentence.kids(verb, "xcomp", "csubj", "ccomp"):
        if kid.is_("VerbForm", "Inf"):
            return _branch(place, verb, kid, "to")
    return None


def _charge(place: Place, verb: Word) -> Content | None:
    """«обвинил гвардейцев в избиении», «связывают его со взрывом»."""
    if passive(verb) or verb.is_("VerbForm", "Part"):
        return None
    for kid in place.sentence.kids(verb, "obl", "nmod", "obj", "iobj"):
        if kid.lemma in ("вина", "ответственность"):
            blame = [w for w in place.sentence.kids(kid, "nmod", "obl") if preposition(place.sentence, w) == "за"]
            return _branch(place, verb, blame[0], "charge") if blame else None
        if (preposition(place.sentence, kid) in CHARGES and kid.i > verb.i) or (kid.rel == "obj" and kid.i < verb.i):
            return _branch(place, verb, kid, "charge")
    return None


def _label(place: Place, verb: Word) -> Content | None:
    """«назвал случившееся терактом»."""
    for kid in place.sentence.kids(verb, "obl", "xcomp", "iobj", "nmod"):
        if kid.is_("Case", "Ins") and preposition(place.sentence, kid) in ("", "как"):
            return _branch(place, verb, kid, "label")
    return None


def _news(place: Place, verb: Word) -> Content | None:
    """«появилась информация о взрыве», «поступили сообщения, что …»: what the news says."""
    for noun in place.sentence.kids(verb, "nsubj", "obj"):
        if noun.lemma in lexicon().words:
            told = [w for w in place.sentence.kids(noun, "nmod", "acl", "obl", "ccomp") if w.i > noun.i]
            told = [w for w in told if preposition(place.sentence, w) in ABOUT or not w.rel.startswith("nmod")]
            if told:
                return _branch(place, verb, told[0], "news")
    return None


def _branch(place: Place, verb: Word, kid: Word, rule: str) -> Content:
    inside = place.sentence.subtree(kid)
    skip = {w.i for w in inside}
    frame = [w for w in place.sentence.subtree(verb) if w.i not in skip]
    return Content(rule, frame, _runs(inside))


def _runs(words: list[Word]) -> list[Span]:
    spans: list[Span] = []
    for before, word in zip([None, *words], words, strict=False):
        if before is not None and before.i == word.i - 1:
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(word.span)
    return spans


RULES: tuple[tuple[str, Rule], ...] = (
    ("that", _that),
    ("quote", _quoted),
    ("this", _this),
    ("inserted", _inserted),
    ("about", _about),
    ("object", _object),
    ("counted", _counted),
    ("charge", _charge),
    ("label", _label),
    ("news", _news),
    ("to", _to),
)
