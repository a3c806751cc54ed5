"""The name of a person in a phrase: which words make it, whose it is, and what it is in the nominative."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from khronika.reading.nominative_words import lexicon, name, particles
from khronika.reading.parse import Word
from khronika.reading.words import FEATS, parses


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


def case_beside(block: Sequence[Word], words: Sequence[Word]) -> str:
    """The name's case; where its own tag says nominative, the title's beside it or the one that its form tells."""
    if _is_woman_named(block, words):
        return "Nom"
    own = _case(block)
    if own != "Nom":
        return own if _changes(block, own) else _by_form(block) or own
    title = next((w for w in words if w.i == block[0].head and w.name != "PER"), None)
    return _by_form(block) or (title.feats.get("Case", own) if title is not None else own)


def _is_woman_named(block: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether it is a woman's name in the nominative that a man's in the genitive looks like: «адвокат Зарина Алимова».

    The surname's tags tell it, and the title's where one stands before it: «президента Садыра Жапарова» is a man's.
    """
    last = block[-1]
    if not (last.is_("Case", "Nom") and last.is_("Gender", "Fem") and last.low.endswith(tuple(lexicon()["woman"]))):
        return False
    title = next((w for w in words if w.i == block[0].head and w.name != "PER"), None)
    return len(block) > 1 and (title is None or title.is_("Case", "Nom"))


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
