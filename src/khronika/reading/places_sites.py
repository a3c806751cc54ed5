"""The nouns around a place's name: those that tell its kind, and those that make it a site («улица Мира»)."""

from __future__ import annotations

from functools import cache

from khronika.languages import load
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import lexicon
from khronika.reading.words import parses

QUOTES = ("«", "»", '"', "“", "”", "„", "''")
OPENING = (*QUOTES, "(")
ANY = frozenset({"settlement", "region", "country", "macro"})
KINDS = {
    "": ANY,
    "settlement": frozenset({"settlement"}),
    "region": frozenset({"region"}),
    "state": frozenset({"region", "country"}),
    "country": frozenset({"country"}),
}  # what a place may be after a noun of that kind


@cache
def heads() -> dict[str, str]:
    """Nouns that tell a place's kind."""
    return {noun: kind for kind, nouns in lexicon()["heads"].items() for noun in nouns}


@cache
def _short() -> dict[str, str]:
    return {form: noun for noun, forms in lexicon()["short"].items() for form in forms}


def head_noun(word: Word) -> str:
    """The dictionary form of a noun that tells a place's kind, written out: «обл.» is область."""
    return _short().get(word.low, word.lemma)


@cache
def site_nouns(group: str) -> frozenset[str]:
    """Nouns of streets, waters or buildings."""
    return frozenset(lexicon()["sites"][group])


@cache
def money() -> frozenset[str]:
    """Words for money: the country beside one is the currency's («долларов США», «швейцарский франк»)."""
    units = load("ru", "quantifiers")["unit"]
    return frozenset(next(u for u in units if u["name"] == "money")["lemmas"])


@cache
def openers() -> frozenset[str]:
    """Words before a name that are no part of it: «Весь Казахстан», «Вблизи Казани»."""
    return frozenset(lexicon()["not_places"]["openers"])


def before(sentence: Sentence, first: int) -> Word | None:
    """The word before, over a full stop of an abbreviation («г. Ош») and an opening quotation mark."""
    i = first - 1
    while i >= 0 and sentence.words[i].text in (".", *OPENING):
        i -= 1
    return sentence.words[i] if i >= 0 else None


def is_site(sentence: Sentence, first: int, last: int, rule: str) -> bool:
    """Streets, rivers, mountains and named buildings are sites or nothing, not places."""
    noun = before(sentence, first)
    if rule == "adjective" or (noun is not None and heads().get(noun.lemma) == "settlement"):
        return False
    words = sentence.words[first : last + 1]
    nouns = site_nouns("streets") | site_nouns("waters")
    after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
    if any(_last_part(w) & nouns for w in words) or (after and words[-1].pos == "ADJ" and after.lemma in nouns):
        return True
    if len(words) > 1 and words[-1].text[0].islower() and words[-1].lemma in site_nouns("buildings"):
        return True
    return noun is not None and _names_site(sentence, noun, words[0])


def may_be_adjective(word: Word) -> bool:
    """Whether the word has the form of an adjective, whatever the parser takes it for."""
    found = parses(word.text.lower())
    return any(
        "ADJF" in p.tag.grammemes or ("Surn" in p.tag.grammemes and p.normal_form.endswith("кий")) for p in found
    )


def _last_part(word: Word) -> set[str]:
    """What the last part of a word may be: «парк» of «Гайд-парке»."""
    if "-" not in word.text:
        return {word.lemma}
    return {str(p.normal_form) for p in parses(word.low.rsplit("-", 1)[-1])}


def _names_site(sentence: Sentence, noun: Word, name: Word) -> bool:
    """«на улице Баумана», «в отеле «Москва»»; not «на улицах Казани», «на Тверской улице Москвы»."""
    if noun.is_("Number", "Plur") or (name.is_("Case", "Gen") and _has_name(sentence, noun)):
        return False
    if noun.lemma in site_nouns("streets") | site_nouns("waters"):
        return True
    as_name = name.is_("Case", "Nom") or (name.rel == "appos" and name.head == noun.i)  # «в аэропорту Кеннеди»
    return noun.lemma in site_nouns("buildings") and as_name and not noun.is_("Case", "Nom")


def _has_name(sentence: Sentence, noun: Word) -> bool:
    """«на Тверской улице»: an adjective with a capital is the street's name."""
    return any(w.i < noun.i and w.i and w.text[0].isupper() for w in sentence.kids(noun, "amod"))
