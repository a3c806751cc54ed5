"""One word put into the nominative: a word of the dictionary by pymorphy3, a name by its ending.

Cases, genders and numbers are those of Universal Dependencies ("Gen", "Fem", "Plur"). The letters' case stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pymorphy3.units import DictionaryAnalyzer

from khronika.languages import load
from khronika.reading.words import FEATS, POS, parses

NAME_TAGS = ("Name", "Patr", "Surn", "Geox")
SAME = {("Acc", "Masc"): "Gen", ("Loc", "Fem"): "Dat"}  # cases of people's names that end alike
Ending = tuple[str, re.Pattern[str], str]  # letters that the form may end with, the ending, the nominative
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@cache
def lexicon() -> dict[str, Any]:
    """The data of `languages/ru/nominative.toml`."""
    return load("ru", "nominative")


@cache
def endings(case: str, gender: str) -> tuple[Ending, ...]:
    """The endings of a case and gender ("Plur" for names that are plural), each with what it becomes."""
    rules = (e for e in lexicon()["ending"] if e["case"] == case and e["gender"] == gender)
    return tuple((_last(e["of"]), re.compile(e["of"] + "$"), e["to"]) for e in rules)


def _last(ending: str) -> str:
    """The letter that the ending ends with, or all where it leaves that open."""
    return ending[-1] if ending[-1] in LETTERS else LETTERS


def in_dictionary(parse: Any) -> bool:
    """Whether an analysis comes from the dictionary (asking `parse.is_known` looks the word up again)."""
    return len(parse.methods_stack) == 1 and isinstance(parse.methods_stack[0][0], DictionaryAnalyzer)


@cache
def particles() -> frozenset[str]:
    """Parts of names that no case changes."""
    return frozenset(lexicon()["particles"])


def cased_like(model: str, word: str) -> str:
    """The word in lower case, written with the model's capitals."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    if "-" in model and model.count("-") == word.count("-"):
        return "-".join(cased_like(m, w) for m, w in zip(model.split("-"), word.split("-"), strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def inflected(text: str, parse: Any, grammemes: set[str]) -> str | None:
    """Another form of a word of the text, written as it is; without ё where the text writes the word without."""
    form = parse.inflect(grammemes)
    if form is None:
        return None
    word = form.word if parse.word == text.lower() else form.word.replace("ё", "е")
    return cased_like(text, word)


def _fits(parse: Any, case: str, number: str, gender: str) -> int:
    wanted = (FEATS.get(case), FEATS.get(number), FEATS.get(gender))
    return sum(bool(w) and w in parse.tag.grammemes for w in wanted)


def common(text: str, pos: str, case: str, number: str, gender: str) -> str:
    """A dictionary word in the nominative, in the number given (and gender, where it is an adjective)."""
    found = [p for p in parses(text.lower()) if FEATS.get(case) in p.tag.grammemes] or list(parses(text.lower()))
    found.sort(key=lambda p: -_fits(p, case, number, gender) - any(w in p.tag.grammemes for w in POS.get(pos, ())))
    aim = {"nomn", FEATS.get(number, "sing")}
    if number != "Plur" and {"ADJF", "PRTF", "NPRO"} & found[0].tag.grammemes and FEATS.get(gender):
        aim.add(FEATS[gender])
    return inflected(text, found[0], aim) or text


def name(text: str, case: str, gender: str) -> str:
    """A part of someone's name in the nominative; hyphened names part by part. Unchanged where no ending fits."""
    if case in ("", "Nom") or not text[:1].isupper():
        return text
    parts = text.split("-")
    return "-".join(part if _stays(part, parts, case) else _name_part(part, case, gender) for part in parts)


def _stays(part: str, parts: list[str], case: str) -> bool:
    """The part before the hyphen that no case changes: «Касым-Жомартом», though «Касым» might be of an adjective."""
    first = part is parts[0] and len(parts) > 1
    return first and case == "Ins" and parts[-1].endswith(("ом", "ем")) and not part.endswith(("ом", "ем"))


def _name_part(text: str, case: str, gender: str) -> str:
    low = text.lower().replace("ё", "е")
    if low in particles() or len(low) < 3 or low == text or (text.isupper() and len(text) < 6):
        return text
    known = _known_name(text, case, gender) or _known_adjective(text, case, gender)
    if known is None and case == "Ins" and _known_name(text, "Nom", gender):
        return text  # «Ким Чен Ыном»: the family's name stays
    return known or _by_ending(text, case, gender) or text


def _known_name(text: str, case: str, gender: str) -> str | None:
    """By the dictionary, where it holds the form as a name of that gender in that case."""
    for p in parses(text.lower()):
        tags = p.tag.grammemes
        if in_dictionary(p) and FEATS.get(case) in tags and "sing" in tags and any(t in tags for t in NAME_TAGS):
            if {"masc", "femn"} & tags and FEATS.get(gender) not in tags and "ms-f" not in tags:
                continue
            return inflected(text, p, {"nomn", "sing"})
    return None


def _known_adjective(text: str, case: str, gender: str) -> str | None:
    """A surname that is an adjective of the dictionary: «Лугового» → «Луговой»."""
    wanted = {"ADJF", "sing", FEATS.get(case), FEATS.get(gender)}
    for p in () if len(text) < 5 else parses(text.lower()):  # «Каи», «Ким» are no pronouns
        if in_dictionary(p) and wanted <= p.tag.grammemes and ("accs" not in wanted or "inan" not in p.tag.grammemes):
            return inflected(text, p, {"nomn", "sing", str(FEATS.get(gender))})
    return None


def _by_ending(text: str, case: str, gender: str) -> str | None:
    for form in _endings_off(text.lower(), SAME.get((case, gender), case), gender):
        return cased_like(text, form)
    return None


def _endings_off(low: str, case: str, gender: str) -> Iterator[str]:
    for last, pattern, to in endings(case, gender):
        if low[-1:] in last and pattern.search(low):
            yield pattern.sub(to, low)


@lru_cache(maxsize=50_000)
def candidates(text: str) -> tuple[str, ...]:
    """What a place's name of one word might be in the nominative, lower case, itself first: by all endings."""
    low = text.lower()
    out = [low, *(form for p in parses(low) if (form := _dictionary_nominative(p)))]
    for case in ("Gen", "Dat", "Acc", "Ins", "Loc"):
        for gender in ("Masc", "Fem", "Neut", "Plur"):
            out += _endings_off(low, case, gender)
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=50_000)
def candidates_in(text: str, case: str) -> tuple[str, ...]:
    """What a place's name of one word in that case might be in the nominative, lower case."""
    low = text.lower()
    fit = [p for p in parses(low) if FEATS.get(case) in p.tag.grammemes]
    out = [form for p in fit if (form := _dictionary_nominative(p))]
    for gender in ("Masc", "Fem", "Neut", "Plur"):
        out += _endings_off(low, SAME.get((case, gender), case), gender)
    return tuple(dict.fromkeys(out))


def _dictionary_nominative(parse: Any) -> str | None:
    """The nominative of a noun or adjective of the dictionary; a noun's in the singular is its dictionary form."""
    tags = parse.tag.grammemes
    if not in_dictionary(parse) or not tags & {"NOUN", "ADJF", "PRTF"}:
        return None
    if "NOUN" in tags and "sing" in tags and "Surn" not in tags:
        return str(parse.normal_form)
    form = parse.inflect({"nomn"})
    return form.word if form else None
