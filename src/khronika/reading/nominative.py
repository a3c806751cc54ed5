"""A noun phrase or a name put into the nominative: `nominative(words)`. The number stays, modifiers agree.

«Бакытжана Сагинтаева» → «Бакытжан Сагинтаев», «министерства внутренних дел» → «министерство внутренних дел».
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khronika.reading.nominative_people import case_beside, person_forms, person_names
from khronika.reading.nominative_words import common, inflected, lexicon, name
from khronika.reading.parse import Word
from khronika.reading.words import FEATS, parses

AGREEING = ("amod", "det", "acl", "nummod", "appos", "flat", "conj")
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}


def nominative(words: Sequence[Word]) -> str:
    """The phrase in the nominative, one space where the text has any gap; what depends in the genitive stays."""
    if not words:
        return ""
    forms = _forms(words)
    out = forms.get(words[0].i, words[0].text)
    for before, word in pairwise(words):
        out += " " * (word.start > before.end) + forms.get(word.i, word.text)
    return out


def _forms(words: Sequence[Word]) -> dict[int, str]:
    """New forms of the words that change, by number."""
    head = _head(words)
    moved = _moved(head, words)
    persons = [block for block in person_names(words) if any(w.i in moved for w in block)]
    forms = _common_forms(head, [w for w in words if w.i in moved], words)
    for block in persons:
        forms.update(person_forms(block, case_beside(block, words)))
    return forms


def _head(words: Sequence[Word]) -> Word:
    """The word that the others hang on; quoted words never are."""
    inside = {w.i for w in words}
    quoted = _quoted(words)
    tops = [w for w in words if w.head not in inside and w.pos not in ("PUNCT", "ADP") and w.i not in quoted]
    return tops[0] if tops else words[0]


def _quoted(words: Sequence[Word]) -> set[int]:
    """Numbers of the words inside quotation marks, where words stand before them."""
    inside: set[int] = set()
    close = ""
    for at, word in enumerate(words):
        if close and word.text == close:
            close = ""
        elif close:
            inside.add(word.i)
        elif word.text in QUOTES and at:
            close = QUOTES[word.text]
    return inside


def _moved(head: Word, words: Sequence[Word]) -> set[int]:
    """Numbers of the words that take the nominative together with the head."""
    by_number = {w.i: w for w in words}
    quoted = _quoted(words)
    moved = {head.i}
    queue = [head]
    while queue:
        top = queue.pop()
        for i in top.children:
            kid = by_number.get(i)
            if kid and i not in moved and i not in quoted and _agrees(kid, top, words):
                moved.add(i)
                queue.append(kid)
    return moved


def _agrees(kid: Word, top: Word, words: Sequence[Word]) -> bool:
    """Whether a dependent stands in its head's case because it agrees with it."""
    rel = kid.rel.split(":")[0]
    if kid.name == "PER" and rel == "nmod":
        return _apposed(kid, top, words)
    if rel not in AGREEING or (rel == "acl" and "Case" not in kid.feats):
        return False
    if kid.name == "PER" and rel == "appos":
        return True
    if rel in ("conj", "appos") and kid.feats.get("Case") != top.feats.get("Case"):
        return False
    return not (rel in ("conj", "appos") and any(w.pos == "ADP" and w.head == kid.i for w in words))


def _apposed(kid: Word, top: Word, words: Sequence[Word]) -> bool:
    """A person's name that the parser took for a genitive: «президента Казахстана Токаева», not «жены Иванова»."""
    same = kid.feats.get("Case") == top.feats.get("Case")
    return same and top.name != "PER" and top.lemma not in lexicon()["relational"] and top.is_("Animacy", "Anim")


def _common_forms(head: Word, moved: Sequence[Word], words: Sequence[Word]) -> dict[int, str]:
    forms: dict[int, str] = {}
    for word in moved:
        if word.feats.get("Case", "Nom") == "Nom" or word.name == "PER" or _fixed(word):
            continue
        noun = _noun_of(word, words)
        number = noun.feats.get("Number") or word.feats.get("Number", "Sing")
        gender = noun.feats.get("Gender") or word.feats.get("Gender", "")
        forms[word.i] = _form(word, number, gender, counted=_counted(word, words))
    return forms


def _fixed(word: Word) -> bool:
    """Abbreviations and foreign writing keep their form."""
    return (word.text.isupper() and len(word.text) > 1) or word.pos in ("X", "SYM") or word.text[0].isdigit()


def _noun_of(word: Word, words: Sequence[Word]) -> Word:
    """The noun that an adjective agrees with; a noun itself."""
    if word.rel.split(":")[0] not in ("amod", "det", "acl"):
        return word
    return next((w for w in words if w.i == word.head), word)


def _counted(word: Word, words: Sequence[Word]) -> Word | None:
    """The numeral that a noun or its adjective stands with."""
    noun = _noun_of(word, words)
    return next((w for w in words if w.head == noun.i and w.rel.startswith("nummod") and w.pos == "NUM"), None)


def _form(word: Word, number: str, gender: str, counted: Word | None) -> str:
    case = word.feats["Case"]
    if word.pos == "NUM":
        return _numeral(word, case, gender)
    if counted is not None and counted.low not in ("один", "одна", "одно"):
        return _after_numeral(word, case, counted)
    if word.pos == "PROPN" and not any(p.is_known for p in parses(word.text.lower())):
        return name(word.text, "Nom" if case == "Acc" and word.is_("Gender", "Masc") else case, gender)
    return common(word.text, word.pos, case, number, gender)


def _numeral(word: Word, case: str, gender: str) -> str:
    for p in parses(word.text.lower()):
        if FEATS.get(case) in p.tag.grammemes and "NUMR" in p.tag.grammemes:
            own = inflected(word.text, p, {"nomn", FEATS[gender]}) if gender in FEATS else None
            return own or inflected(word.text, p, {"nomn"}) or word.text
    return word.text


def _after_numeral(word: Word, case: str, numeral: Word) -> str:
    """Nouns stand in the genitive after a numeral in the nominative: «тремя солдатами» → «три солдата»."""
    few = parses(numeral.low)[0].normal_form in ("два", "три", "четыре") or numeral.low[-1] in "234"
    for p in parses(word.text.lower()):
        if FEATS.get(case) not in p.tag.grammemes:
            continue
        single = inflected(word.text, p, {"gent", "sing"})
        if few and single and word.pos in ("NOUN", "PROPN") and not single.endswith(("ого", "его")):
            return single
        return inflected(word.text, p, {"gent", "plur"}) or word.text
    return word.text
