"""Who speaks beside a reporting verb: its subject, «в полиции сообщили», «в заявлении МВД говорится», and to whom."""

from __future__ import annotations

from khronika.reading.attribution.words_around import addressed, finite, in_address, right_bound, semicolon_part
from khronika.reading.attribution_lexicon import lexicon, speakers
from khronika.reading.attribution_phrase import quoted_name
from khronika.reading.grammar import ancestors
from khronika.reading.parse import Sentence, Word

PORTIONS = ("часть", "ряд", "большинство", "множество")
RELATIVE = ("который", "что", "кто", "кой")
MARKS = '«»"“”'
CLAUSE = ("VERB", "SCONJ")
NAMING = ("NOUN", "PROPN", "PRON", "X", "ADJ", "DET", "NUM")


def passive(verb: Word) -> bool:
    """«говорится», «сказано»: no one speaks by name, a document does; but «уверен» is said of somebody."""
    if verb.pos == "ADJ" and verb.is_("Variant", "Short"):
        return False
    impersonal = any(p.role == "document" for p in lexicon().verbs.get(verb.lemma, ()))
    return impersonal or verb.is_("Variant", "Short") or (verb.is_("Voice", "Pass") and not verb.lemma.endswith("ся"))


def subject(sentence: Sentence, verb: Word) -> Word | None:
    """The head of whoever speaks through the verb, or None."""
    if any("news" in p.content for p in lexicon().verbs.get(verb.lemma, ())):
        return _in_body(sentence, verb)
    if verb.lemma in ("быть", "иметься"):
        return next((w for w in sentence.kids(verb, "obl", "nmod") if preposition(sentence, w) == "у"), None)
    rules = (
        (_owner_of_document, _of_document_before)
        if passive(verb)
        else (
            _own,
            _of_participle,
            _in_body,
            _of_document_before,
            _after,
            _shared,
            _owner_of_document,
            _before_a_semicolon,
        )
    )
    found = next((found for rule in rules if (found := rule(sentence, verb))), None)
    return _whole(sentence, _whose(sentence, found)) if found else None


def _whose(sentence: Sentence, head: Word) -> Word:
    """«данные МЧС свидетельствуют», «отчёт миссии показал»: the words are those of their owner."""
    owner = owner_of(sentence, head) if head.lemma in lexicon().words | lexicon().documents else None
    return owner or head


def _whole(sentence: Sentence, head: Word) -> Word:
    """«часть СМИ» speaks as «СМИ»."""
    after = sentence.words[head.i + 1 : head.i + 2]
    if head.pos == "ADJ" and after and after[0].pos == "PROPN":
        return after[0]  # «35-летняя Айгуль»
    parts = sentence.kids(head, "nmod") if head.lemma in PORTIONS else []
    return next((w for w in parts if w.is_("Case", "Gen")), head)


def _own(sentence: Sentence, verb: Word) -> Word | None:
    kids = [w for w in sentence.kids(verb, "nsubj") if any(c.isalpha() for c in w.text)]
    kids = [w for w in kids if not (w.i and in_address(sentence, sentence.words[w.i - 1]))]
    kids = [w for w in kids if not addressed(sentence, w)] or kids  # «рассказал Сосне.инфо мэр»
    if hidden := _hidden(sentence, verb, kids):
        return hidden
    if len(kids) > 1 and kids[0].i > verb.i and (kids[0].name == "ORG" or kids[0].pos == "X"):
        kids = kids[1:]  # «рассказал Sputnik Казахстан один из журналистов»: a name without endings is the hearer's
    for kid in sorted(kids, key=lambda w: _parted(sentence, w, verb)):
        if kid.lemma in RELATIVE:
            return _relative(sentence, verb)
        if _beyond_a_clause(sentence, kid, verb):
            continue
        if _can_name(kid) and kid.lemma not in ("это", "все", "ничто", "никто", "некто", "чей"):
            return kid
    return None


def _hidden(sentence: Sentence, verb: Word, subjects: list[Word]) -> Word | None:
    """«МВД сообщили», «МИД подтвердил гибель двоих, мэр — одного», «пять близких к нему источников уверяют»: a word
    whose ending does not show that it is the subject."""
    if any(not any(w.text == "," for w in sentence.words[verb.i : kid.i]) for kid in subjects):
        return None
    kids = [w for w in sentence.kids(verb, "obj", "iobj", "obl") if w.i < verb.i and not preposition(sentence, w)]
    plain = [
        w for w in kids if w.is_("Case", "Nom") and (w.text.isupper() or (w.name == "ORG" and _quoted(sentence, w)))
    ]
    short = [w for w in plain if w.name or w.pos == "PROPN"]
    counted = [w for w in kids if any(n.rel == "nummod:gov" and n.is_("Case", "Nom") for n in sentence.kids(w))]
    return next(iter(short + [w for w in counted if w.is_("Animacy", "Anim") or speakers().kind(w.lemma)]), None)


def _beyond_a_clause(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """«обвиняют в атаке, в которой погибли журналисты»: the journalists are another verb's, whatever the parse says."""
    between = sentence.words[verb.i + 1 : noun.i]
    return any(w.text == "," for w in between) and any(finite(w) for w in between)


def _can_name(word: Word) -> bool:
    """A noun, a name, a pronoun, or a participle that stands as a noun («нападавший»)."""
    return (word.pos in NAMING or word.is_("VerbForm", "Part")) and any(c.isalpha() for c in word.text)


def _parted(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether a mark stands right at the verb, between it and the noun."""
    return noun.i < verb.i and sentence.words[verb.i - 1].text in (",", "—")


def _relative(sentence: Sentence, verb: Word) -> Word | None:
    head = sentence.parent(verb)
    return head if head and verb.rel.startswith("acl") and head.pos in NAMING else None


def _of_participle(sentence: Sentence, verb: Word) -> Word | None:
    """«мятежники, сообщившие о …»; «Петров, добавив, что …»."""
    head = sentence.parent(verb)
    if head is None:
        return None
    if verb.is_("VerbForm", "Part") and head.pos in NAMING and verb.rel.startswith("acl"):
        return head
    return subject(sentence, head) if verb.is_("VerbForm", "Conv") and head.pos == "VERB" else None


def _shared(sentence: Sentence, verb: Word) -> Word | None:
    """«Петров приехал и рассказал …»."""
    head = sentence.parent(verb)
    if head is None or verb.rel != "conj" or head.pos != "VERB" or passive(head):
        return None
    found = _own(sentence, head)
    return found if found and found.i < verb.i and not _in_body(sentence, verb) and _number(found, verb) else None


def _before_a_semicolon(sentence: Sentence, verb: Word) -> Word | None:
    """«мэр драку отрицал; слухи назвал ложью»: the subject of the part before."""
    first = semicolon_part(sentence, verb.i)[0]
    verbs = [w for w in sentence.words[semicolon_part(sentence, max(0, first - 2))[0] : first] if finite(w)]
    others = [w for w in sentence.words[first : verb.i] if w.is_("Animacy", "Anim") and not preposition(sentence, w)]
    if others:
        return others[0] if first and others[0].i == first and others[0].is_("Case", "Nom") else None
    found = _own(sentence, verbs[0]) if first and verbs and finite(verb) else None
    if found is None or not _number(found, verb):
        return None
    gender = found.feats.get("Gender")
    return found if verb.feats.get("Gender", gender) == gender else None


def _number(noun: Word, verb: Word) -> bool:
    return noun.feats.get("Number") == verb.feats.get("Number") or "Number" not in noun.feats


def _in_body(sentence: Sentence, verb: Word) -> Word | None:
    """«В Минобороны сообщили», «рассказали в пресс-службе»."""
    impersonal = any("news" in p.content for p in lexicon().verbs.get(verb.lemma, ()))
    if not verb.is_("Number", "Plur") and not impersonal:
        return None
    for kid in sentence.kids(verb, "obl", "nmod"):
        known = speakers().kind(kid.lemma) in ("body", "outlet", "anonymous") or kid.name == "ORG"
        medium = kid.lemma in lexicon().media and not impersonal and not quoted_name(sentence, kid)
        if known and not medium and preposition(sentence, kid) in ("в", "во", "на"):
            return kid
    if impersonal or sentence.kids(verb, "nsubj"):
        return None
    return _capital(sentence, verb) or _beside(sentence, verb)


def body_after(sentence: Sentence, verb: Word) -> Word | None:
    """«назвали последствия взрыва в мэрии»: the body that the parser hung on another noun."""
    after = sentence.words[verb.i + 1 : right_bound(sentence, verb.i) + 1] if verb.is_("Number", "Plur") else []
    nouns = [w for w in after if speakers().kind(w.lemma) == "body" and preposition(sentence, w) in ("в", "во")]
    return nouns[-1] if nouns else None


def _capital(sentence: Sentence, verb: Word) -> Word | None:
    """«В Киеве заявили», «из Сеула сообщили»: a place by which its government goes."""
    places = [w for w in sentence.kids(verb, "obl") if w.name == "LOC" and (w.pos == "PROPN" or _titled(sentence, w))]
    return next((w for w in places if preposition(sentence, w) in ("в", "во", "из")), None)


def _titled(sentence: Sentence, noun: Word) -> bool:
    """«в Зимнем дворце»: a seat with a name of its own, not «в Тверской области»."""
    named = noun.i > 0 and any(w.text[0].isupper() for w in sentence.kids(noun, "amod"))
    return named and noun.lemma in lexicon().seats


def _beside(sentence: Sentence, verb: Word) -> Word | None:
    """«В пресс-центре … уточнили, что …», «сообщили ТАСС в больнице»: the body beside it, whatever the parse says."""
    opening = sentence.words[: verb.i]
    after = next((w for w in sentence.words[verb.i + 1 : verb.i + 5] if not (w.name or w.text in MARKS)), None)
    if len(opening) > 1 and not any(w.pos in ("VERB", "SCONJ") for w in opening):
        at = opening[0]
    elif after is not None:
        at = after
    else:
        return None
    noun = sentence.parent(at)
    known = noun is not None and at.low in ("в", "во") and speakers().kind(noun.lemma) == "body"
    return noun if known else None


def _after(sentence: Sentence, verb: Word) -> Word | None:
    """The first name in the nominative after the verb, where the parser lost it."""
    passed = False
    for word in sentence.words[verb.i + 1 : right_bound(sentence, verb.i) + 1]:
        if word.lemma in lexicon().media or (word.pos == "ADP" and not passed):
            passed = True  # «пишет в Telegram «Волна»»
        elif word.pos in ("VERB", "SCONJ", "ADP"):
            return None
        elif word.pos in ("NOUN", "PROPN", "X") and (_nominative(sentence, word) or _quoted(sentence, word)):
            known = word.is_("Animacy", "Anim") or word.name or speakers().kind(word.lemma)
            named = (
                word.name == "PER" and finite(verb) and sentence.words[word.i - 1].pos != "ADP"
            )  # «плакала у ворот Анна Белова»
            return word if known and (not passed or _quoted(sentence, word) or named) else None
    return None


def _nominative(sentence: Sentence, word: Word) -> bool:
    """In the nominative, or after a numeral that stands in it («несколько СМИ»)."""
    counted = any(w.rel == "nummod:gov" for w in sentence.kids(word))
    return counted or word.feats.get("Case", "Nom") == "Nom"


def _quoted(sentence: Sentence, word: Word) -> bool:
    return word.i > 0 and sentence.words[word.i - 1].text in '«"“'


def _owner_of_document(sentence: Sentence, verb: Word) -> Word | None:
    """«говорится в заявлении МВД», «сказано на сайте ведомства»; the document itself where nobody is named."""
    for kid in sentence.kids(verb, "obl", "nmod", "nsubj"):
        if kid.lemma not in lexicon().documents | lexicon().papers | lexicon().media:
            continue
        if kid.rel == "nsubj" and kid.lemma in lexicon().media:
            continue
        if owner := owner_of(sentence, kid):
            return owner
    return _in_body(sentence, verb) if passive(verb) and verb.is_("Number", "Plur") else None


def _of_document_before(sentence: Sentence, verb: Word) -> Word | None:
    """«мэр выпустил заявление, в котором говорится …», «на встрече мэра, где сказано …»: its owner, or who made it."""
    which = next((w for w in reversed(sentence.words[: verb.i]) if w.lemma == "который" or w.pos in CLAUSE), None)
    if which is None or which.lemma != "который" or not preposition(sentence, which):
        return None
    kinds = lexicon().documents | lexicon().papers | lexicon().talks | lexicon().events
    before = [w for w in sentence.words[: which.i] if w.lemma in kinds and _same_form(w, which)]
    return (owner_of(sentence, before[-1]) or _maker(sentence, before[-1])) if before else None


def _same_form(noun: Word, which: Word) -> bool:
    plural = which.is_("Number", "Plur")
    feminine = noun.is_("Gender", "Fem") == which.is_("Gender", "Fem")  # «котором» is masculine as well as neuter
    return noun.is_("Number", "Plur") if plural else feminine


def _maker(sentence: Sentence, document: Word) -> Word | None:
    """«Пентагон опубликовал справку»: whoever issued the document; nobody who only found or read it."""
    verb = next((w for w in ancestors(sentence, document) if w.pos == "VERB"), None)
    return subject(sentence, verb) if verb is not None and verb.lemma in lexicon().makes else None


def owner_of(sentence: Sentence, noun: Word) -> Word | None:
    """Whose words the noun stands for: its genitive («заявление МВД») or possessive («её заявление»)."""
    kids = [w for w in sentence.kids(noun, "nmod", "appos", "det", "amod", "flat") if not preposition(sentence, w)]
    for kid in kids:
        if kid.low in ("его", "ее", "их"):
            return kid
        if (
            kid.rel.startswith("nmod")
            and not kid.rel.endswith("agent")
            and (kid.is_("Case", "Gen") or kid.name or kid.pos == "X")
        ):
            return kid
    shown = [w for part in sentence.kids(noun, "acl") for w in sentence.kids(part, "obl") if w.lemma in lexicon().media]
    if shown and (owner := owner_of(sentence, shown[0])):
        return owner  # «в сообщении, опубликованном на сайте комитета»
    parts = [w for w in sentence.kids(noun, "acl") if w.is_("VerbForm", "Part") and not w.is_("Variant", "Short")]
    makers = [w for part in parts for w in sentence.kids(part, "obl") if w.is_("Case", "Ins")]
    return makers[0] if makers and not preposition(sentence, makers[0]) else None


def preposition(sentence: Sentence, noun: Word) -> str:
    """The preposition of a noun, or ''."""
    return next((w.low for w in sentence.kids(noun, "case")), "")


def addressee(sentence: Sentence, verb: Word, frame: list[Word]) -> Word | None:
    """The outlet that was spoken to: «сообщил «Интерфаксу»», «сказал в интервью «Волне»»."""
    return _spoken_to(sentence, verb) or next((w for w in frame if _dative_outlet(sentence, w)), None)


def _outlet_of(sentence: Sentence, reporter: Word) -> Word | None:
    """«корреспонденту «Волны»»: the outlet."""
    return next((w for w in sentence.kids(reporter, "nmod", "appos") if _is_outlet(w)), None)


def _dative_outlet(sentence: Sentence, word: Word) -> bool:
    bare = not preposition(sentence, word) and word.is_("Case", "Dat") and word.pos in ("NOUN", "PROPN", "X")
    return bare and _quoted(sentence, word) and speakers().kind(word.lemma) in (None, "outlet")


def _spoken_to(sentence: Sentence, verb: Word) -> Word | None:
    several = len(sentence.kids(verb, "nsubj")) > 1
    for kid in sentence.kids(verb, "iobj", "obl", "nmod", "obj", *["nsubj"][:several]):
        if kid.is_("Case", "Dat") and kid.lemma in ("корреспондент", "журналист") and (of := _outlet_of(sentence, kid)):
            return of
        endless = kid.text.isupper() or _quoted(sentence, kid)  # «сообщила РБК помощница», «сообщили «Волне» в мэрии»
        heard = kid.is_("Case", "Dat") or (kid.rel == "iobj" and endless)
        if not preposition(sentence, kid) and ((heard and _is_outlet(kid)) or addressed(sentence, kid)):
            return kid
        if kid.lemma in lexicon().talks:
            found = [w for w in sentence.kids(kid, "nmod", "appos", "obl", "iobj") if _is_outlet(w)]
            return found[0] if found else None
    return None


def _is_outlet(noun: Word) -> bool:
    kind = speakers().kind(noun.lemma)
    return kind == "outlet" or ((noun.name == "ORG" or noun.pos == "X") and kind is None)
