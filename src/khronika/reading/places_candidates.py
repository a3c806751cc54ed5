"""A name found in a sentence, with all places that it may be and what a noun beside it tells of their kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.reading.nominative import nominative
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import key, masculine
from khronika.reading.places_forms import Options
from khronika.reading.places_sites import KINDS, QUOTES, before, head_noun, heads, site_nouns

NAMESAKE = 20_000  # people of a town that may be meant though the noun before it is a region's


@dataclass(slots=True)
class Find:
    """Words `first` to `last` that name a place. `options`: what it may be, with a penalty each; () for a name that
    the gazetteer does not hold. `kind` is what a noun beside it tells («штат», «село»), `top` the word it hangs by.
    `noun` is the noun of a region («область») that adjectives after it may leave out."""

    first: int
    last: int
    top: Word
    name: str
    options: Options
    rule: str
    kind: str = ""
    inside: bool = False
    noun: str = ""


def made(sentence: Sentence, window: Sequence[Word], options: Options, rule: str, name: str = "") -> Find:
    first, last = window[0].i, window[-1].i
    top = next((w for w in window if not first <= w.head <= last), window[-1])
    kind = _kind(sentence, window, options)
    fit = _of_kind(options, kind)
    name = name or ("" if fit else nominative(window))
    if not fit and _is_quarter(sentence, window):
        kind = "settlement"
    return Find(first, last, top, name, fit, rule, kind, _inside(sentence, window), _noun(window))


def _is_quarter(sentence: Sentence, window: Sequence[Word]) -> bool:
    """«в районе Фатих»: a part of a town, narrower than the town; not «в Унцукульском районе»."""
    noun = before(sentence, window[0].i)
    return noun is not None and noun.lemma in site_nouns("quarters")


def _noun(window: Sequence[Word]) -> str:
    """The noun of a region with an adjective before it: «область» of «Томская область»."""
    lemma = window[-1].lemma
    return lemma if len(window) > 1 and heads().get(lemma) == "region" and masculine(window[-2].text) else ""


def _of_kind(options: Options, kind: str) -> Options:
    """The options that the noun allows; towns of some size lie in «район Дебальцево» or are one («район Манхэттен»)."""
    fit = tuple(o for o in options if o[0].kind in KINDS[kind])
    if fit or kind == "country":
        return fit or options
    return tuple(o for o in options if o[0].population >= NAMESAKE)


def _kind(sentence: Sentence, window: Sequence[Word], options: Options) -> str:
    """What a noun in the name or before it tells: «Томская область», «штат Техас»."""
    inner = next((heads()[head_noun(w)] for w in window if head_noun(w) in heads()), "")
    if len(window) > 1 and inner and not options:
        return inner
    noun = before(sentence, window[0].i)
    if noun is None or noun.lemma not in heads() or _owns(noun, window, options) or _is_seat(noun, window, options):
        return ""
    return heads()[noun.lemma]


def _is_seat(noun: Word, window: Sequence[Word], options: Options) -> bool:
    """«окраина столицы Либерии»: a capital is a country's or region's, not that of a town of its name."""
    wide = any(entry.kind != "settlement" for entry, _ in options)
    return noun.lemma in site_nouns("seats") and wide and window[-1].is_("Case", "Gen")


def _owns(noun: Word, window: Sequence[Word], options: Options) -> bool:
    """«столице Казахстана»: the name is in the genitive, so the noun tells of something in the place."""
    text = key(" ".join(w.text for w in window))
    changed = bool(options) and all(key(entry.name) != text for entry, _ in options)
    apart = not noun.is_("Case", "Gen") or noun.is_("Number", "Plur")
    return changed and window[-1].is_("Case", "Gen") and apart


def _inside(sentence: Sentence, window: Sequence[Word]) -> bool:
    """Whether the name stands in the name of something else: an organisation's, or in quotation marks after a noun."""
    first, last = window[0].i, window[-1].i
    quoted = first > 1 and sentence.words[first - 1].text in QUOTES and last + 1 < len(sentence.words)
    return all(w.name == "ORG" for w in window) or (quoted and sentence.words[last + 1].text in QUOTES)
