"""Where a sentence names places: names of the gazetteer, names that the parser takes for places, adjectives.

What a name means is not settled here: a find keeps all entries that it may be, each with how ill its form fits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from khronika.reading.gazetteer import Entry, Gazetteer
from khronika.reading.nominative import nominative
from khronika.reading.nominative_words import common, in_dictionary
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import given, key, lexicon, masculine
from khronika.reading.places_forms import Options, excluded, matches
from khronika.reading.places_sites import KINDS, OPENING, QUOTES, before, heads, is_site, site_nouns
from khronika.reading.words import parses

LARGE = 100_000  # people of a town that is taken for a place without the parser's word
NAMESAKE = 20_000  # people of a town that may be meant though the noun before it is a region's
KNOWN_BY_ADJECTIVE = 50_000  # people of a town that its adjective may stand for
CYRILLIC = re.compile("[А-Яа-яЁё]")
LINKING = ("и", "-", "—", "–", "'", "’", "`", "на", "де", "эль", "аль", "эд", "эш", "эс")


@dataclass(slots=True)
class Find:
    """Words `first` to `last` that name a place. `options`: what it may be, with a penalty each; () for a name that
    the gazetteer does not hold. `kind` is what a noun beside it tells («штат», «село»), `top` the word it hangs by."""

    first: int
    last: int
    top: Word
    name: str
    options: Options
    rule: str
    kind: str = ""
    inside: bool = False


def find(sentence: Sentence, gazetteer: Gazetteer) -> list[Find]:
    """The places named in a sentence, in its order, none overlapping."""
    found: list[Find] = []
    at = 0
    while at < len(sentence.words):
        worth = _may_begin(sentence.words, at)
        if worth and (none := excluded(sentence.words, at)) is not None:
            at = none + 1
            continue
        got = _find_at(sentence, at, gazetteer, worth)
        if got and not is_site(sentence, got.first, got.last, got.rule):
            found.append(got)
        at = got.last + 1 if got else at + 1
    return found


def _may_begin(words: Sequence[Word], at: int) -> bool:
    """A cheap test before the names are looked up: the parser's word, the dictionary's, or how it is written."""
    word = words[at]
    if word.name == "PER" or not word.text[0].isupper():
        return False
    if word.name or "-" in word.text or word.text.isupper():
        return True
    after = words[at + 1] if at + 1 < len(words) else word
    if word.pos == "ADJ" and (after.text[0].isupper() or after.lemma in lexicon()["not_places"]["small"]):
        return True
    return any("Geox" in p.tag.grammemes for p in parses(word.text.lower()))


def _find_at(sentence: Sentence, at: int, gazetteer: Gazetteer, worth: bool) -> Find | None:
    word = sentence.words[at]
    if word.name == "PER" or not word.text[0].isalpha():
        return None
    if word.text[0].isupper():
        named = _named(sentence, at, gazetteer) if worth else _district(sentence, at)
        return named or _after_head(sentence, at) or _adjective(sentence, word, gazetteer)
    if heads().get(word.lemma) == "region":
        return _lower(sentence, at, gazetteer)
    return _adjective(sentence, word, gazetteer)


def _named(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    word = sentence.words[at]
    for window, options in matches(sentence.words, at, gazetteer):
        if len(window) == 1 and (district := _district(sentence, at)):
            return district
        if len(window) == 1 and _modifies(sentence, word):
            continue
        fit = tuple(o for o in options if _may_be(o[0], window, sentence))
        if fit and _written_as_name(window):
            return _made(sentence, window, fit, "gazetteer")
    if district := _district(sentence, at):
        return district
    if word.name != "LOC" or _is_head_of_name(sentence, at):
        return None
    return _adjective(sentence, word, gazetteer) or _unknown(sentence, at)


def _may_be(entry: Entry, window: Sequence[Word], sentence: Sentence) -> bool:
    first = window[0]
    if len(window) == 1 and first.text.isupper() and len(first.text) < 5 and not entry.name.isupper():
        return sum(w.text.isupper() for w in sentence.words) > 2 + len(sentence.words) // 3 or len(sentence.words) < 4
    return first.name == "LOC" or _certain(entry, window, sentence)


def _written_as_name(window: Sequence[Word]) -> bool:
    """Words after the first have a capital, or are ones that names have small («Западный берег»)."""
    small = lexicon()["not_places"]["small"]
    return all(
        w.text[0].isupper() or w.low in LINKING or w.lemma in heads() or w.lemma in small or w.name == "LOC"
        for w in window[1:]
    )


def _certain(entry: Entry, window: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a name that the parser took for no place is one all the same: large, and a place's in the dictionary."""
    first = window[0]
    large = entry.kind != "settlement" or entry.population >= LARGE
    if len(window) > 1 or first.text.isupper() or "-" in first.text:
        return large
    opens = first.i == 0 or sentence.words[first.i - 1].text in OPENING
    known = parses(first.text.lower())
    return large and any("Geox" in p.tag.grammemes for p in (known[:1] if opens else known))


def _modifies(sentence: Sentence, word: Word) -> bool:
    """«папе Римскому», «Старой Пинакотеке»: an adjective of a noun that is no place's."""
    noun = sentence.parent(word)
    if word.pos != "ADJ" or word.rel != "amod" or noun is None:
        return False
    return noun.lemma not in heads() and noun.i > word.i


def _is_head_of_name(sentence: Sentence, at: int) -> bool:
    """«Город Павия», «Республика Беларусь», «Герб Литвы»: the name begins with the next word."""
    word = sentence.words[at]
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or not after.text[0].isupper():
        return False
    return word.lemma in heads() or (word.pos == "NOUN" and after.is_("Case", "Gen") and not _may_be_place(word))


def _made(sentence: Sentence, window: Sequence[Word], options: Options, rule: str, name: str = "") -> Find:
    first, last = window[0].i, window[-1].i
    top = next((w for w in window if not first <= w.head <= last), window[-1])
    kind = _kind(sentence, window, options)
    fit = _of_kind(options, kind)
    name = name or ("" if fit else nominative(window))
    return Find(first, last, top, name, fit, rule, kind, _inside(sentence, window))


def _of_kind(options: Options, kind: str) -> Options:
    """The options that the noun allows; towns of some size lie in «район Дебальцево» or are one («район Манхэттен»)."""
    fit = tuple(o for o in options if o[0].kind in KINDS[kind])
    if fit or kind == "country":
        return fit or options
    return tuple(o for o in options if o[0].population >= NAMESAKE)


def _kind(sentence: Sentence, window: Sequence[Word], options: Options) -> str:
    """What a noun in the name or before it tells: «Томская область», «штат Техас»."""
    inner = next((heads()[w.lemma] for w in window if w.lemma in heads()), "")
    if len(window) > 1 and inner and not options:
        return inner
    noun = before(sentence, window[0].i)
    if noun is None or noun.lemma not in heads() or _owns(noun, window, options):
        return ""
    return heads()[noun.lemma]


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


def _district(sentence: Sentence, at: int) -> Find | None:
    """«Унцукульский район»: an adjective with a capital before a noun of a region, whatever the parser says."""
    words = sentence.words
    if at + 1 >= len(words) or words[at].pos != "ADJ" or heads().get(words[at + 1].lemma) != "region":
        return None
    window = words[at : at + 2]
    return _made(sentence, window, (), "district", _agreed(*window))


def _agreed(adjective: Word, noun: Word) -> str:
    """Both in the nominative, whatever the parser thinks of how they hang together."""
    case, sex = noun.feats.get("Case", "Nom"), noun.feats.get("Gender", "Masc")
    words = common(adjective.text, "ADJ", case, "Sing", sex), common(noun.text, "NOUN", case, "Sing", sex)
    return " ".join(words)


def _unknown(sentence: Sentence, at: int) -> Find | None:
    """A place by the parser's word alone, in Cyrillic; a lone feminine adjective is a street's («на Тверской»)."""
    window = [sentence.words[at]]
    for word in sentence.words[at + 1 :]:
        if word.name != "LOC" or word.begins or not (word.text[0].isalpha() or word.text in LINKING):
            break
        window.append(word)
    name = nominative(window)
    street = window[-1].pos == "ADJ" and window[-1].is_("Gender", "Fem")
    if street or _is_mark(name) or _is_common(sentence, window, name):
        return None
    return _made(sentence, window, (), "name", name)


def _is_mark(name: str) -> bool:
    """Latin letters, a single one, or an unknown abbreviation."""
    return not CYRILLIC.search(name) or len(name) < 2 or (name.isupper() and len(name) < 6)


def _is_common(sentence: Sentence, window: Sequence[Word], name: str) -> bool:
    """Whether an unknown name is but words of the dictionary: «Львиные ворота», «Совет», someone's surname."""
    noun = before(sentence, window[0].i)
    if noun is not None and noun.lemma in heads():
        return False
    if noun is not None and noun.lemma in site_nouns("buildings"):
        return name == window[-1].text or not any(map(_may_be_place, window))
    last = window[-1]
    return last.text[0].islower() or (len(window) == 1 and not _may_be_place(last))


def _may_be_place(word: Word) -> bool:
    """A word that the dictionary does not know, or knows as a place's name."""
    known = [p for p in parses(word.text.lower()) if in_dictionary(p)]
    return not known or any("Geox" in p.tag.grammemes for p in known)


def _after_head(sentence: Sentence, at: int) -> Find | None:
    """«в селе Новое Поле»: words with capitals after a noun of a settlement, by that noun alone."""
    noun = before(sentence, at)
    if (
        noun is None
        or len(noun.text) < 3
        or heads().get(noun.lemma) != "settlement"
        or sentence.words[at].name == "ORG"
    ):
        return None
    window = [sentence.words[at]]
    for word in sentence.words[at + 1 : at + 3]:
        if not word.text[0].isupper() or word.name == "PER":
            break
        window.append(word)
    return _made(sentence, window, (), "after noun", nominative(window))


def _lower(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """Names of regions that begin with a small letter: «сектор Газа», «область Абай»."""
    for window, options in matches(sentence.words, at, gazetteer):
        regions = tuple(o for o in options if o[0].kind == "region")
        if len(window) > 1 and regions and any(w.text[0].isupper() or w.lemma == "газ" for w in window[1:]):
            return _made(sentence, window, regions, "gazetteer")
    return None


def _adjective(sentence: Sentence, word: Word, gazetteer: Gazetteer) -> Find | None:
    """«немецкой больнице», «алматинского акимата»: the place that an adjective tells of."""
    normal = masculine(word.text) if word.pos in ("ADJ", "PROPN", "NOUN") else None
    noun = sentence.parent(word)
    if not normal or noun is None or noun.lemma in lexicon()["not_places"]["nouns"] or word.rel not in ("amod", "conj"):
        return None
    options = tuple((e, 0.0) for e in gazetteer.of_adjective(normal) if _known_by_adjective(e, normal))
    capital = word.text[0].isupper()
    if not options or (capital and noun.lemma in site_nouns("streets") | site_nouns("adjectival")):
        return None
    return Find(word.i, word.i, noun, "", options, "adjective", "", capital and word.i > 0)


def _known_by_adjective(entry: Entry, adjective: str) -> bool:
    """Whether a place is large enough, and in the dictionary where the adjective is («воинский» is no town's)."""
    if entry.kind == "country" or adjective in given():
        return True
    large = entry.kind != "settlement" or entry.population >= KNOWN_BY_ADJECTIVE
    common_word = any(in_dictionary(p) for p in parses(adjective))
    return large and (not common_word or any("Geox" in p.tag.grammemes for p in parses(entry.name.lower())))
