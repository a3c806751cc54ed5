"""A noun phrase or a name put into the nominative: `nominative(words)`. The number stays, modifiers agree.

«Бакытжана Сагинтаева» → «Бакытжан Сагинтаев», «министерства внутренних дел» → «министерство внутренних дел».
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from khronika.reading.nominative_words import common, inflected, lexicon, name, particles
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
        forms.update(person_forms(block, _case_beside(block, words)))
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


def person_names(words: Sequence[Word]) -> list[list[Word]]:
    """The names of people in the phrase, initials and indeclinable parts («кызы») with them."""
    blocks: list[list[Word]] = []
    for word in words:
        joins = bool(blocks) and blocks[-1][-1].i == word.i - 1
        if joins and ((word.name == "PER" and not word.begins) or word.low in particles()):
            blocks[-1].append(word)
        elif word.name == "PER" and word.pos != "PUNCT":
            blocks.append([word])
    return blocks


def person_forms(block: Sequence[Word], case: str = "") -> dict[int, str]:
    """The parts of one person's name in the nominative, by number. `case` overrules the case that the tags tell."""
    case = case or _case(block)
    if case in ("", "Nom"):
        return {}
    sex = gender(block, case)
    return {w.i: name(w.text, case, sex) for w in block if w.pos != "PUNCT" and not w.low.endswith(_fixed_endings())}


def _fixed_endings() -> tuple[str, ...]:
    return tuple(lexicon()["fixed"])


def _case_beside(block: Sequence[Word], words: Sequence[Word]) -> str:
    """The name's case; where its own tag says nominative, the title's beside it or the one that its form tells."""
    own = _case(block)
    if own != "Nom":
        return own if _changes(block, own) else _by_form(block) or own
    title = next((w for w in words if w.i == block[0].head and w.name != "PER"), None)
    return _by_form(block) or (title.feats.get("Case", own) if title is not None else own)


def _changes(block: Sequence[Word], case: str) -> bool:
    """Whether a part of the name has an ending of the case."""
    sex = gender(block, case)
    return any(name(w.text, case, sex) != w.text for w in block if w.pos != "PUNCT")


def _by_form(block: Sequence[Word]) -> str | None:
    """The case that a surname's ending tells whatever its tag: «Утеповой», «Мирзиёеву»; «Ладена» after a noun."""
    low = block[-1].low
    if len(block) > 1 and any({"Name", "nomn", "sing", "masc"} <= p.tag.grammemes for p in parses(block[0].low)):
        return None
    told = next((e["case"] for e in lexicon()["surname_case"] if re.search(e["of"] + "$", low)), None)
    return told or ("Gen" if block[0].rel == "nmod" and _changes(block, "Gen") else None)


def _case(block: Iterable[Word]) -> str:
    cases = Counter(w.feats["Case"] for w in block if "Case" in w.feats and w.pos != "PUNCT")
    return cases.most_common(1)[0][0] if cases else ""


def gender(block: Sequence[Word], case: str) -> str:
    """Whose name it is, "Masc" or "Fem": by «кызы» and «оглы», the patronymic, the first name, the surname's ending."""
    tests = (_by_particle, _by_patronymic, _by_first_name, _by_surname)
    return next((sex for test in tests if (sex := test(block, case))), None) or _by_tag(block)


def _by_particle(block: Sequence[Word], case: str) -> str | None:
    lows = {w.low for w in block}
    if lows & set(lexicon()["female"]):
        return "Fem"
    return "Masc" if lows & set(lexicon()["male"]) else None


def _dictionary(low: str, tag: str, case: str) -> str | None:
    """The sex that the dictionary gives a name in the case; None where it knows both or none."""
    found = {g for p in parses(low) if p.is_known and {tag, FEATS.get(case)} <= p.tag.grammemes
             for g in ("masc", "femn") if g in p.tag.grammemes}  # fmt: skip
    return {"masc": "Masc", "femn": "Fem"}[found.pop()] if len(found) == 1 else None


def _by_patronymic(block: Sequence[Word], case: str) -> str | None:
    return next((sex for w in block if (sex := _dictionary(w.low, "Patr", case))), None)


def _by_first_name(block: Sequence[Word], case: str) -> str | None:
    return next((sex for w in block if (sex := _dictionary(w.low.split("-")[0], "Name", case))), None)


def _by_surname(block: Sequence[Word], case: str) -> str | None:
    low = block[-1].low
    if low.endswith(("овой", "евой", "иной", "ыной", "ской", "цкой", "скую", "цкую", "ову", "еву")) and case != "Nom":
        return "Masc" if case == "Dat" and low.endswith(("ову", "еву")) else "Fem"
    if low.endswith(("ова", "ева", "ым", "ого", "ому")):
        return "Fem" if case == "Nom" else "Masc"
    return None


def _by_tag(block: Sequence[Word]) -> str:
    tags = Counter(w.feats["Gender"] for w in block if "Gender" in w.feats)
    return tags.most_common(1)[0][0] if tags else "Masc"
