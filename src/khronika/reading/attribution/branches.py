"""Content that is a phrase under the verb: «о взрыве», «гибель двоих», «в поджоге», «терактом»."""

from __future__ import annotations

from khronika.model import Span
from khronika.reading.attribution.clauses import ABOUT, SPANS
from khronika.reading.attribution.subjects import passive, preposition, subject
from khronika.reading.attribution.telling import Content, Place
from khronika.reading.attribution.words_around import has_clause, left_bound, right_bound, semicolon_part
from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.parse import Word

NO_NEWS = {"news": ("nmod",), "data": ("nmod", "acl", "obl")}  # what else depends on the noun: «сведения, которые …»
FURTHER = ("еще", "ещё", "десятки", "сотни", "тысячи", "из", "среди")
HOURS = (
    "полдень",
    "полночь",
    "рассвет",
    "закат",
    "сутки",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
)
CHARGES = ("в", "во", "за", "с", "со", "к")


def about(place: Place, verb: Word) -> Content | None:
    """«сообщил о взрыве»: the phrase with the preposition."""
    for kid in place.sentence.kids(verb, "obl", "nmod", "obj", "iobj"):
        if preposition(place.sentence, kid) in ABOUT:
            return _with_further(place, _branch(place, verb, kid, "about"))
    if lost := _about_before(place, verb):
        return _branch(place, verb, lost, "about")
    after = place.sentence.words[verb.i + 1 : verb.i + 2]
    if after and after[0].low in ABOUT:
        told = place.sentence.words[after[0].i : right_bound(place.sentence, after[0].i) + 1]
        return Content("about", [verb], [Span(told[0].start, told[-1].end)])
    return None


def _about_before(place: Place, verb: Word) -> Word | None:
    """«К полудню об уходе объявил премьер»: what the parser hung on the time before it."""
    words = place.sentence.words
    nouns = [w for w in words[left_bound(place.sentence, verb.i) : verb.i] if preposition(place.sentence, w) in ABOUT]
    above = place.sentence.parent(nouns[0]) if nouns else None
    return nouns[0] if above and above.head == verb.i and above.lemma in (*SPANS, *HOURS) else None


def object_(place: Place, verb: Word) -> Content | None:
    """«подтвердил гибель», «насчитал 30 погибших»: the direct object."""
    head = subject(place.sentence, verb)
    for kid in place.sentence.kids(verb, "obj", "nsubj", "nummod", "obl"):
        case = kid.is_("Case", "Ins", "Dat") or (kid.is_("Case", "Nom") and kid.rel != "obj")
        direct = preposition(place.sentence, kid) == "" and not case
        own = kid is head or kid.pos == "PRON" or kid.lemma in lexicon().own
        if direct and not own and (kid.i > verb.i or kid.rel == "obj"):
            told = _branch(place, verb, kid, "object")
            return told if _doubts(place, verb) else _with_further(place, told)
    return None


def _doubts(place: Place, verb: Word) -> bool:
    """«опроверг гибель», «не подтвердил гибель»: what stands beside it is not denied with it."""
    denied = any(p.modality for p in lexicon().verbs.get(verb.lemma, ()))
    return denied or any(w.low == "не" for w in place.sentence.kids(verb, "advmod"))


def _with_further(place: Place, content: Content) -> Content:
    """«сообщил о 30 погибших, ещё семеро пропали»: with the numbers that go on after it in clauses of their own."""
    words, last = place.sentence.words, max(w.i for w in place.sentence.words if w.start < content.scope[-1].end)
    end, further = semicolon_part(place.sentence, last)[1], last
    while further + 1 < end and words[further + 1].text == ",":
        clause = words[further + 2 : right_bound(place.sentence, further + 2) + 1]
        if not _numbered(clause):
            break
        further = clause[-1].i
    if further == last:
        return content
    told = Span(words[last + 1].start, words[further].end)
    frame = [w for w in content.words if not told.start <= w.start < told.end]
    return Content(content.rule, frame, [*content.scope, told])


def _numbered(clause: list[Word]) -> bool:
    """«ещё семеро пропали», «ранены почти 40», «восемь из них в больнице»: another number, told by nobody else."""
    opens = bool(clause) and (clause[0].pos == "NUM" or clause[0].low in FURTHER or clause[0].is_("Variant", "Short"))
    return opens and any(w.pos == "NUM" for w in clause) and not any(w.lemma in lexicon().verbs for w in clause)


def counted(place: Place, verb: Word) -> Content | None:
    """«насчитал 30 погибших, из них 10 детей»: the object and all after it, as long as no other clause begins."""
    content = object_(place, verb)
    if content is None:
        return None
    words = place.sentence.words[verb.i + 1 : semicolon_part(place.sentence, verb.i)[1] + 1]
    if not words or has_clause(words) or any(w.lemma in lexicon().verbs for w in words):
        return content
    frame = {w.i for w in content.words} - {w.i for w in words}
    return Content(
        content.rule, [w for w in content.words if w.i in frame], [*content.scope, Span(words[0].start, words[-1].end)]
    )


def figure(place: Place, verb: Word) -> Content | None:
    """«назвал число: погибли девять», «повысил число погибших до девяти», «называл 30 раненых»: what the figure is."""
    words = place.sentence.words
    nouns = [w for w in place.sentence.kids(verb, "obj", "nsubj", "obl") if not preposition(place.sentence, w)]
    noun = next((w for w in nouns if w.i > verb.i and w.lemma in lexicon().figures), None)
    if noun is None:
        many = [w for w in nouns if w.rel == "obj" and w.i > verb.i and place.sentence.kids(w, "nummod")]
        return _branch(place, verb, many[0], "counted") if many else None
    after = words[noun.i + 1 : semicolon_part(place.sentence, verb.i)[1] + 1]
    colon = next((w for w in after if w.text == ":"), None)
    if colon and colon is not after[-1]:
        return Content("colon", words[: noun.i], [Span(noun.start, after[-1].end)], leads=True)
    if not any(w.pos == "NUM" for w in after) or any(w.lemma in lexicon().verbs for w in after):
        return None
    return Content("figure", words[: noun.i], [Span(noun.start, after[-1].end)], leads=True)


def to(place: Place, verb: Word) -> Content | None:
    """«обещал закончить ремонт»: what is promised."""
    for kid in place.sentence.kids(verb, "xcomp", "csubj", "ccomp"):
        if kid.is_("VerbForm", "Inf"):
            return _branch(place, verb, kid, "to")
    return None


def charge(place: Place, verb: Word) -> Content | None:
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


def label(place: Place, verb: Word) -> Content | None:
    """«назвал случившееся терактом»."""
    for kid in place.sentence.kids(verb, "obl", "xcomp", "iobj", "nmod"):
        if kid.is_("Case", "Ins") and preposition(place.sentence, kid) in ("", "как"):
            return _branch(place, verb, kid, "label")
    return None


def lie(place: Place, verb: Word) -> Content | None:
    """«назвал слухи о гибели ложью»: what the rumours said."""
    after = place.sentence.words[verb.i + 1 : right_bound(place.sentence, verb.i) + 1]
    called = [w for w in after if w.is_("Case", "Ins")]  # the parser may hang it on the rumour
    rumours = [w for w in place.sentence.kids(verb, "obj", "nsubj") if w.lemma in lexicon().words | lexicon().rumours]
    if not rumours or not any(w.lemma in lexicon().lies and not preposition(place.sentence, w) for w in called):
        return None
    return _branch(place, verb, rumours[0], "about")


def news(place: Place, verb: Word) -> Content | None:
    """«появилась информация о взрыве», «поступили сообщения, что …»: what the news says."""
    nouns = [w for w in place.sentence.kids(verb, "nsubj", "obj") if w.lemma in lexicon().words]
    return _said_by(place, verb, nouns, "news")


def data(place: Place, verb: Word) -> Content | None:
    """«располагает данными о взрыве», «у полиции есть доказательства того, что …»: what they show."""
    kinds = lexicon().words | lexicon().evidence
    nouns = place.sentence.kids(verb, "obj", "obl", "nsubj", "xcomp")
    noun = next((w for w in nouns if w.lemma in kinds and not preposition(place.sentence, w)), None)
    if noun is None:
        return None
    clause = _clause_after(place, noun)
    if clause:
        frame = [w for w in place.sentence.words[: clause[0].i] if w.text.isalnum()]
        return Content("data", frame, [Span(clause[0].start, clause[-1].end)])
    return _said_by(place, verb, [noun], "data")


def _clause_after(place: Place, noun: Word) -> list[Word]:
    """«данные, что …», «доказательства того, что …», «основания полагать, что …»: the clause to its end."""
    words = place.sentence.words
    at = noun.i + 1
    while at < len(words) and (words[at].low in ("того", "о", "том") or words[at].is_("VerbForm", "Inf")):
        at += 1
    opened = [w.low for w in words[at : at + 2]] == [",", "что"]
    return words[at + 1 : semicolon_part(place.sentence, noun.i)[1] + 1] if opened else []


def _said_by(place: Place, verb: Word, nouns: list[Word], rule: str) -> Content | None:
    for noun in nouns:
        told = [w for w in place.sentence.kids(noun, "nmod", "acl", "obl", "ccomp") if w.i > noun.i]
        told = [w for w in told if preposition(place.sentence, w) in ABOUT or not w.rel.startswith(NO_NEWS[rule])]
        if told:
            return _branch(place, verb, told[0], rule)
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
