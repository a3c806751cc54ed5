"""What the dependency parse says of a word: its arguments, its clause, its neighbours; one function a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, takewhile

from khronika.languages import load
from khronika.reading.parse import Sentence, Word
from khronika.reading.words import parses

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET")
NOUNS = ("NOUN", "PROPN")
REACH = 10  # words between a participle and the noun that follows its circumstances
FAR = 4  # nouns looked through for the one that a participle agrees with
EDGE = 4  # words before a participle in which the comma of its clause stands
MODIFIES = ("amod", "acl")


@cache
def function_words(name: str) -> tuple[str, ...]:
    """A list of grammar.toml, in its order."""
    return tuple(load("ru", "grammar")[name].split())


def nominal(word: Word) -> bool:
    """A noun, or a full participle or adjective that can stand as one («нападавшего», «раненых»)."""
    if form(word) in ("VERB", "INFN", "GRND"):
        return False
    return word.pos in NOMINAL or (word.pos in ("VERB", "ADJ") and "Case" in word.feats and not is_short(word))


def form(word: Word) -> str:
    """pymorphy's part of speech of the word's likeliest reading: it knows forms that the tagger mistakes."""
    return str(parses(word.text.lower())[0].tag.POS)


def is_participle(word: Word) -> bool:
    """A full or short participle, also one that the tagger takes for a noun («погибшие»)."""
    return word.is_("VerbForm", "Part") or form(word) in ("PRTF", "PRTS")


def is_short(word: Word) -> bool:
    """A short form, which stands as a predicate («ранен»)."""
    return word.is_("Variant", "Short") or form(word) in ("PRTS", "ADJS")


def is_verb(word: Word) -> bool:
    """A verb in any form; where the tagger errs, one that can be nothing else («Заняли»)."""
    return word.pos in ("VERB", "AUX") or form(word) in ("VERB", "INFN", "PRTF", "PRTS", "GRND")


def is_finite(word: Word) -> bool:
    """A word that can carry a clause: a finite verb or a short participle."""
    return is_verb(word) and (word.is_("VerbForm", "Fin") or is_short(word) or form(word) == "VERB")


def animate(word: Word) -> bool:
    """Whether a noun is for a living being, by the tagger or the dictionary."""
    return word.is_("Animacy", "Anim") or (word.pos == "NOUN" and "anim" in parses(word.text.lower())[0].tag)


def is_infinitive(word: Word) -> bool:
    return word.is_("VerbForm", "Inf")


def is_passive(word: Word) -> bool:
    """Whether the grammatical subject suffers the act: passive verbs and participles."""
    return word.is_("Voice", "Pass") or (
        is_participle(word) and any("pssv" in p.tag for p in parses(word.text.lower())[:1])
    )


def preposition(sentence: Sentence, word: Word) -> str:
    """The preposition that governs a noun, or ''."""
    cases = sentence.kids(word, "case")
    return " ".join(w.low for w in cases[:1])


def modified(sentence: Sentence, word: Word) -> Word | None:
    """The noun that an attributive participle or a relative clause's verb stands with («погибший водитель»)."""
    parent = sentence.parent(word)
    if parent is not None and parent.i > word.i and any(k.i > word.i for k in sentence.kids(parent, "case")):
        return None  # «задержанный в отдел»: behind a preposition stands another noun
    if parent is None or parent.pos not in NOMINAL or word.rel.split(":")[0] not in MODIFIES:
        return _ahead(sentence, word) if word.is_("VerbForm", "Part") and not is_short(word) else None
    return _described(sentence, word, parent) if is_participle(word) and not is_finite(word) else parent


def _described(sentence: Sentence, word: Word, parent: Word) -> Word:
    """The noun that a participle agrees with, where the parse gives one that it does not agree with.

    After its noun a participle stands behind a comma; without one its noun follows.
    """
    if parent.i > word.i:
        behind = word.i > 0 and sentence.words[word.i - 1].text == "," and not _same_form(word, parent)
        before = _agreeing(reversed(sentence.words[: word.i]), word) if behind else iter(())
        return next(before, parent)  # «бандитам, нападавшим на село; погибли и жители»
    if _behind_comma(sentence, word):
        row = reversed(conjuncts(sentence, parent)) if _same_form(word, parent) else reversed(sentence.words[: word.i])
        return next((w for w in _agreeing(row, word) if w.i < word.i), parent)
    inside = {w.i for w in sentence.subtree(word)}
    after = (w for w in sentence.words[word.i + 1 :] if w.i not in inside and w.rel.split(":")[0] != "flat")
    return next(_agreeing(after, word), parent)


def _ahead(sentence: Sentence, word: Word) -> Word | None:
    """«убитого зимой в потасовке подростка»: the person after a participle and its circumstances, in its form."""
    after = sentence.words[word.i + 1 : word.i + 1 + REACH]
    clause = list(takewhile(lambda w: w.pos not in ("PUNCT", "VERB", "CCONJ", "AUX"), after))
    if not clause or (clause[0].pos != "ADP" and not clause[0].is_("Case", "Ins")):
        return None
    nouns = (w for w in clause if animate(w) and _same_form(word, w) and not preposition(sentence, w))
    return next(nouns, None)


def _agreeing(words: Iterable[Word], word: Word) -> Iterator[Word]:
    nouns = (w for w in words if w.pos in NOUNS and w.rel != "flat:name")
    return (w for w in islice(nouns, FAR) if _same_form(word, w))


def _behind_comma(sentence: Sentence, word: Word) -> bool:
    """Whether a comma, a dash or a bracket, or a participle joined before it, parts the word from the noun before."""
    if any(w.pos == "CCONJ" for w in sentence.words[max(0, word.i - 1) : word.i]):
        return True
    near = sentence.words[max(0, word.i - EDGE) : word.i]
    return any(w.pos == "PUNCT" or w.pos == "CCONJ" for w in near)


def _same_form(word: Word, noun: Word) -> bool:
    """Whether an attribute agrees with a noun in number and case, and in gender where both tell it."""
    cases = {word.feats.get("Case"), noun.feats.get("Case")}
    if word.feats.get("Number") != noun.feats.get("Number") or (
        len(cases) > 1 and (cases != {"Acc", "Gen"} or noun.is_("Animacy", "Inan"))
    ):
        return False
    one, other = word.feats.get("Gender"), noun.feats.get("Gender")
    return one == other or not one or not other or word.is_("Number", "Plur")


def conjuncts(sentence: Sentence, word: Word) -> list[Word]:
    """The word and those joined to it by «и», «,», «или», in the order of the text."""
    out, queue = [word], [word]
    while queue:
        for kid in _joined(sentence, queue.pop()):
            if kid not in out and kid.pos in NOMINAL and not _opposed(sentence, kid) and _alike(sentence, word, kid):
                out.append(kid)
                queue.append(kid)
    return sorted(out, key=lambda w: w.i)


def _joined(sentence: Sentence, word: Word) -> Iterator[Word]:
    """What is joined to the word; also what the parse joins to its genitive though its case is the word's."""
    yield from sentence.kids(word, "conj")
    for noun in sentence.kids(word, "nmod"):
        if noun.is_("Case", "Gen") and word.is_("Case", "Nom", "Dat", "Ins", "Loc"):
            yield from (
                k for k in sentence.kids(noun, "conj") if k.feats.get("Case") == word.feats["Case"] and animate(k)
            )


def _alike(sentence: Sentence, word: Word, kid: Word) -> bool:
    """«между повстанцами и армией …, на племянника»: what stands after another preposition is another argument."""
    own, other = preposition(sentence, kid), preposition(sentence, word)
    return not own or not other or own == other


def _opposed(sentence: Sentence, word: Word) -> bool:
    """«погибли двое, а десятки человек получили ранения»: what «а» opens is another clause, however it is parsed."""
    before = sentence.words[max(0, word.i - 3) : word.i]
    of_those = any(w.low in function_words("including") for w in before)  # «трое, в том числе ребёнок»: no fourth
    return of_those or any(_turns(sentence, w) for w in before) or _next_clause(sentence, word)


def _next_clause(sentence: Sentence, word: Word) -> bool:
    """«погибли десять человек, ещё десятки получили ранения»: behind a comma the subject of the verb that follows."""
    behind = any(w.text == "," for w in sentence.words[max(0, word.i - EDGE) : word.i])
    above = governor(sentence, word)
    if not behind or sentence.kids(word, "cc") or above is None or above.i > word.i:
        return False
    after = takewhile(lambda w: w.pos != "PUNCT", sentence.words[word.i + 1 :])
    verb = next((w for w in after if is_finite(w) and w.pos != "PROPN"), None)
    return verb is not None and not sentence.kids(verb, "nsubj") and verb.is_("Number", word.feats.get("Number", ""))


def _turns(sentence: Sentence, word: Word) -> bool:
    """«а», «но»; not «а также», nor «просили хлеба, а затем воды»."""
    opens = word.low in ("а", "но", "однако") and word.pos == "CCONJ"
    after = sentence.words[word.i + 1 : word.i + 3]
    then = len(after) > 1 and after[0].low in function_words("then") and after[1].is_("Case", "Gen", "Dat", "Ins")
    return opens and not then and bool(after) and after[0].low != "также"


def ancestors(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The word's parent, its parent's parent, and so on to the root."""
    seen = {word.i}
    while word.head >= 0 and word.head not in seen:
        word = sentence.words[word.head]
        seen.add(word.i)
        yield word


def governor(sentence: Sentence, word: Word) -> Word | None:
    """The nearest verb above a word."""
    return next((w for w in ancestors(sentence, word) if w.pos in ("VERB", "AUX")), None)


def around(sentence: Sentence, word: Word) -> set[str]:
    """Dictionary forms in the word's own phrase: what depends on it (two deep), its head and what that governs."""
    near: set[str] = set()
    for kid in sentence.kids(word):
        if kid.pos == "VERB" and kid.rel in ("conj", "parataxis", "advcl", "ccomp"):
            continue
        near.add(kid.lemma)
        near.update(w.lemma for w in sentence.kids(kid) if kid.pos not in ("VERB", "AUX"))
    parent = sentence.parent(word)
    if parent is not None and word.pos != "VERB":
        near.add(parent.lemma)
        near.update(w.lemma for w in sentence.kids(parent) if w is not word)
    return near


def subject(sentence: Sentence, verb: Word) -> Word | None:
    """A verb's grammatical subject; without one that of the verb that it is joined to and agrees with."""
    for candidate in _subject_holders(sentence, verb):
        found = [_counted(sentence, w) for w in sentence.kids(candidate, "nsubj", "csubj")]
        found = found or [w for w in (_after_but(sentence, candidate),) if w is not None]
        if found:
            return resolve_relative(sentence, candidate, _in_clause(sentence, candidate, found))
    return None


def is_colon(words: Sequence[Word], at: int) -> bool:
    """Whether the word at a place in a row of words is a colon, and none within an hour («до 08:00 они молчали»)."""
    word, beside = words[at], [*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]]
    return word.text == ":" and not (
        beside and all(w.text[0].isdigit() and word.start in (w.end, w.start - 1) for w in beside)
    )


def _in_clause(sentence: Sentence, verb: Word, found: list[Word]) -> Word:
    """Of two subjects that the parse gives a verb, the one that no colon and no other verb parts from it."""
    for word in found:
        first, last = sorted((word.i, verb.i))
        if not any(
            is_colon(sentence.words, w.i) or (is_finite(w) and w.pos != "AUX") for w in sentence.words[first + 1 : last]
        ):
            return word
    return found[0]


def _after_but(sentence: Sentence, verb: Word) -> Word | None:
    """The subject of a clause opened by «а» or a comma that the parse joins to a noun of the clause before."""
    opened = next((w.i for w in sentence.kids(verb, "cc") if w.low in ("а", "но", "однако") and w.i < verb.i), None)
    if opened is None:
        opened = next((w.i for w in reversed(sentence.words[: verb.i]) if w.pos == "PUNCT"), None)
    if opened is None or sentence.words[opened].text not in (",", "а", "но", "однако"):
        return None
    inside = [w for w in sentence.words[opened + 1 : verb.i] if w.rel == "conj" and nominal(w) and w.head < opened]
    return inside[0] if inside else None


def _counted(sentence: Sentence, word: Word) -> Word:
    """«более 88 тысяч полицейских»: the parser may take the adverb for the subject; the counted noun follows it."""
    if word.pos != "ADV":
        return word
    after = sentence.words[word.i + 1 : word.i + 6]
    genitives = [w for w in after if w.pos in ("NOUN", "PROPN") and w.is_("Case", "Gen")]
    noun = next((w for w in genitives if w.lemma not in function_words("scale")), None)
    return noun or next((w for w in after if w.pos == "NUM"), word)


def _subject_holders(sentence: Sentence, verb: Word) -> Iterator[Word]:
    yield verb
    seen = {verb.i}
    while verb.rel in ("conj", "xcomp", "advcl", "aux", "parataxis") and verb.head >= 0 and verb.head not in seen:
        other = _joined_before(sentence, verb) or sentence.words[verb.head]
        seen.add(other.i)
        if other.pos not in ("VERB", "AUX", "ADJ") or not _agrees(verb, other):
            return
        yield other
        verb = other


def _joined_before(sentence: Sentence, verb: Word) -> Word | None:
    """«Полиция пришла, однако те сопротивлялись и напали»: of verbs in a row the nearest before that has a subject."""
    if verb.rel != "conj":
        return None
    row = [w for w in sentence.kids(sentence.words[verb.head], "conj") if w.i < verb.i and sentence.kids(w, "nsubj")]
    return row[-1] if row and is_finite(row[-1]) else None


def implied_subject(sentence: Sentence, verb: Word) -> Word | None:
    """«Мэр заявил, что уволит зама», «объявила о намерении уйти»: who speaks or intends is who will do it."""
    parent = sentence.parent(verb)
    if parent is None:
        return None
    if verb.rel == "ccomp" and any(k.low == "что" for k in sentence.kids(verb, "mark")):
        return _speaker(sentence, parent, verb)
    if not is_infinitive(verb) or parent.lemma not in function_words("intent") or argument(sentence, parent, "Gen"):
        return None
    above = sentence.parent(parent)
    return subject(sentence, above) if above is not None and is_verb(above) and not is_passive(above) else None


def _speaker(sentence: Sentence, telling: Word, verb: Word) -> Word | None:
    """Who speaks, where a verb without a subject can be theirs: «заявил, что уволит», «объявили, что взяли»."""
    who = subject(sentence, telling)
    if who is None or not is_finite(verb) or is_passive(verb) or is_passive(telling):
        return None
    if verb.is_("Tense", "Fut"):
        return who if verb.is_("Person", "3") and verb.is_("Number", "Sing") else None
    told = verb.is_("Tense", "Past") and telling.is_("Tense", "Past") and _agrees(verb, telling)
    return who if told else None


def _agrees(verb: Word, other: Word) -> bool:
    if verb.rel == "xcomp" or verb.is_("VerbForm", "Conv"):
        return is_infinitive(verb) or verb.is_("VerbForm", "Conv")
    if verb.rel == "parataxis":
        return False
    number, gender = verb.feats.get("Number"), verb.feats.get("Gender")
    return number == other.feats.get("Number") and (not gender or gender == other.feats.get("Gender"))


def resolve_relative(sentence: Sentence, verb: Word, found: Word) -> Word:
    """The noun that a relative pronoun stands for, any other word as it is."""
    if found.lemma not in function_words("relative"):
        return found
    above = (w for w in ancestors(sentence, verb) if w.pos in ("NOUN", "PROPN", "NUM") and w.i < found.i)
    return next(above, None) or _before_comma(sentence, found) or found


def _before_comma(sentence: Sentence, relative: Word) -> Word | None:
    """The noun right before the comma of a relative clause that the parse ties to no noun."""
    comma = next((w.i for w in sentence.words[max(0, relative.i - EDGE) : relative.i] if w.text == ","), 0)
    noun = sentence.words[comma - 1] if comma else None  # «женщины, многие из которых …»
    fits = noun is not None and noun.pos in NOUNS and relative.lemma == "который"
    return noun if fits and noun is not None and noun.feats.get("Number") == relative.feats.get("Number") else None


def argument(sentence: Sentence, verb: Word, case: str, prep: str = "") -> Word | None:
    """A verb's or noun's dependent in a case with a preposition ('' for none)."""
    for kid in sentence.kids(verb, "obl", "obj", "iobj", "nmod", "nsubj"):
        if nominal(kid) and _in_case(verb, kid, case) and _after(sentence, kid, case, prep):
            return resolve_relative(sentence, verb, kid)
    return None


def possessor(sentence: Sentence, noun: Word) -> Word | None:
    """«его гибель», «их арест»: the pronoun that stands for a noun's genitive, whatever the parse makes of it."""
    return next((k for k in sentence.kids(noun, "det", "nmod", "amod") if k.low in function_words("possessive")), None)


def _after(sentence: Sentence, kid: Word, case: str, prep: str) -> bool:
    return preposition(sentence, kid) == prep or (
        prep == "" and case == "Gen" and _free(sentence, kid) and bool(sentence.kids(kid, "nummod"))
    )


def _in_case(verb: Word, kid: Word, case: str) -> bool:
    """A foreign name right after a noun is its genitive, whatever the tagger makes of it («осада Сараева»)."""
    return kid.is_("Case", case) or (
        case == "Gen" and kid.pos == "PROPN" and kid.i == verb.i + 1 and verb.pos == "NOUN"
    )


def direct_object(sentence: Sentence, verb: Word) -> Word | None:
    """A verb's direct object (genitive under negation counts); of two subjects that the parse gives, the later one."""
    for kid in sentence.kids(verb, "obj"):
        if nominal(kid) and _free(sentence, kid) and not kid.is_("Case", "Dat", "Ins"):
            return resolve_relative(sentence, verb, kid)
    subjects = sentence.kids(verb, "nsubj")
    second = [w for w in subjects if w.i > verb.i and w is not subjects[0] and w.is_("Animacy", "Inan")]
    return second[0] if second and not is_passive(verb) else None


def _free(sentence: Sentence, word: Word) -> bool:
    """Without a preposition; one that only makes a number vague («около 200 солдат») does not count."""
    return preposition(sentence, word) in ("", *function_words("vague"))


def negated(sentence: Sentence, word: Word) -> bool:
    """Whether «не» or «ни» stands with the word."""
    return any(kid.low in function_words("negation") for kid in sentence.kids(word)) or (
        word.i > 0 and sentence.words[word.i - 1].low == "не"
    )
