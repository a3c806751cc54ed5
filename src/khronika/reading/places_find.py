"""Where a sentence names places: names of the gazetteer, names that the parser takes for places, adjectives.

What a name means is not settled here: a find keeps all entries that it may be, each with how ill its form fits.
"""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.gazetteer import Entry, Gazetteer
from khronika.reading.nominative_words import in_dictionary
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import given, is_home, key, lexicon, masculine
from khronika.reading.places_candidates import Find, made
from khronika.reading.places_districts import district, in_row, without_noun
from khronika.reading.places_forms import excluded, matches
from khronika.reading.places_roles import is_dateline
from khronika.reading.places_sites import OPENING, before, heads, is_site, money, openers, site_nouns
from khronika.reading.places_unknown import LINKING, after_head, landscape, may_be_place, mountain, unknown
from khronika.reading.words import parses

DASHES = ("—", "–", "-")
LARGE = 100_000  # people of a town that is taken for a place without the parser's word
KNOWN_BY_ADJECTIVE = 50_000  # people of a town that its adjective may stand for


def find(sentence: Sentence, gazetteer: Gazetteer, noun: str = "") -> list[Find]:
    """The places named in a sentence, in its order, none overlapping. `noun`: that of the last region before it."""
    found: list[Find] = []
    at = 0
    while at < len(sentence.words):
        if got := in_row(sentence, at, gazetteer) or without_noun(sentence, at, gazetteer, found, noun):
            found.append(got)
            at = got.last + 1
            continue
        worth = _may_begin(sentence.words, at)
        if worth and (none := excluded(sentence.words, at)) is not None:
            at = none + 1
            continue
        got = _find_at(sentence, at, gazetteer, worth)
        if got and _is_place(sentence, got):
            found.append(got)
        elif got and (hill := mountain(sentence, got)):
            found.append(hill)
        at = got.last + 1 if got else at + 1
    return _without_routes(sentence, found)


def _without_routes(sentence: Sentence, found: list[Find]) -> list[Find]:
    """The finds without the ends of a route: «на линии Тула — Рязань», «рейс «Тула — Сочи»»."""
    return [f for f in found if not _is_end_of_route(sentence, f)]


def _is_end_of_route(sentence: Sentence, find: Find) -> bool:
    """Whether a name joined to another by a dash names what stands before them, not where something is."""
    words, first = sentence.words, find.first
    if first > 1 and words[first - 1].text in DASHES and words[first - 2].text[0].isupper():
        first = first - 2
    elif find.last + 2 >= len(words) or words[find.last + 1].text not in DASHES or words[find.last + 2].text.islower():
        return False
    while first and (words[first - 1].text[0].isupper() or words[first - 1].text[-1].isdigit()):
        first -= 1  # «на трассе М-4 Нижний Тагил — Тула»
    noun = words[first] if words[first].lemma in site_nouns("routes") else before(sentence, first)
    return noun is not None and noun.lemma in site_nouns("routes")


def _is_place(sentence: Sentence, found: Find) -> bool:
    """Whether what is found is a place of its own: no street or building, no river or hill that the data lack."""
    if found.rule == "landscape":
        return True
    noun = before(sentence, found.first)
    water = noun is not None and noun.lemma in site_nouns("waters") - site_nouns("rivers")
    if any((water and e.id is None) or set(key(e.name).split()) & site_nouns("waters") for e, _ in found.options):
        return True
    if noun is not None and noun.lemma in site_nouns("gates") and any(_is_city(e) for e, _ in found.options):
        return True
    if noun is not None and noun.lemma in site_nouns("gates") and _is_unchanged(sentence, found):
        return False
    unknown_name = not found.options and noun is not None and noun.lemma in site_nouns("wards")
    site = unknown_name or is_site(sentence, found.first, found.last, found.rule)
    return not site and not _is_namesake(sentence, found)


def _is_unchanged(sentence: Sentence, found: Find) -> bool:
    """Whether the name stands as in the nominative: after a noun in another case the noun's own name."""
    text = key(" ".join(w.text for w in sentence.words[found.first : found.last + 1]))
    return bool(found.options) and all(key(e.name) == text for e, _ in found.options)


def _is_city(entry: Entry) -> bool:
    """«в аэропорту Тбилиси»: a town large enough to have one of its own; not «в аэропорту Кеннеди»."""
    return entry.kind == "settlement" and entry.population >= LARGE and entry.preferred


def _may_begin(words: Sequence[Word], at: int) -> bool:
    """A cheap test before the names are looked up: the parser's word, the dictionary's, or how it is written."""
    word = words[at]
    if word.name == "PER" or not word.text[0].isupper() or word.lemma in openers():
        return False
    if word.name or "-" in word.text or word.text.isupper():
        return True
    after = words[at + 1] if at + 1 < len(words) else word
    if word.pos == "ADJ" and (after.text[0].isupper() or after.lemma in lexicon()["not_places"]["small"]):
        return True
    return any("Geox" in p.tag.grammemes for p in parses(word.text.lower()))


def _find_at(sentence: Sentence, at: int, gazetteer: Gazetteer, worth: bool) -> Find | None:
    word = sentence.words[at]
    if not word.text[0].isalpha() or word.lemma in openers():
        return None
    if word.name == "PER":
        return _adjective(sentence, word, gazetteer) if _tells_country(word) else None
    if view := landscape(sentence, at, gazetteer):
        return view
    if word.text[0].isupper():
        named = _named(sentence, at, gazetteer) if worth else district(sentence, at, gazetteer)
        return named or after_head(sentence, at) or _adjective(sentence, word, gazetteer)
    if heads().get(word.lemma) == "region":
        return _lower(sentence, at, gazetteer)
    return _adjective(sentence, word, gazetteer)


def _named(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    word = sentence.words[at]
    for window, options in matches(sentence.words, at, gazetteer):
        if len(window) == 1 and (area := district(sentence, at, gazetteer)):
            return area
        if len(window) == 1 and (_modifies(sentence, word) or _goes_on(sentence, at, gazetteer)):
            continue
        fit = tuple(o for o in options if _may_be(o[0], window, sentence))
        if fit and _written_as_name(window):
            return made(sentence, window, fit, "gazetteer")
    if area := district(sentence, at, gazetteer):
        return area
    if word.name != "LOC" or _is_head_of_name(sentence, at):
        return None
    return _adjective(sentence, word, gazetteer) or unknown(sentence, at)


def _may_be(entry: Entry, window: Sequence[Word], sentence: Sentence) -> bool:
    first = window[0]
    short = len(window) == 1 and first.text.isupper() and len(first.text) < 5 and not entry.name.isupper()
    if short and not (first.i == 0 and is_dateline(sentence, first.i)):
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


def _goes_on(sentence: Sentence, at: int, gazetteer: Gazetteer) -> bool:
    """«город Перт Амбой» is not Перт: the parser's name has a further word that is no country or region itself."""
    noun = before(sentence, at)
    if at + 1 >= len(sentence.words) or noun is None or heads().get(noun.lemma) != "settlement":
        return False
    after = sentence.words[at + 1]
    if after.name != "LOC" or after.begins or not after.text[0].isupper():
        return False
    return all(e.kind == "settlement" for _, options in matches(sentence.words, at + 1, gazetteer) for e, _ in options)


def _is_head_of_name(sentence: Sentence, at: int) -> bool:
    """«Город Павия», «Республика Беларусь», «Герб Литвы»: the name begins with the next word."""
    word = sentence.words[at]
    after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or not after.text[0].isupper():
        return False
    return word.lemma in heads() or (word.pos == "NOUN" and after.is_("Case", "Gen") and not may_be_place(word))


def _lower(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """Names of regions that begin with a small letter: «сектор Газа», «область Абай»."""
    for window, options in matches(sentence.words, at, gazetteer):
        regions = tuple(o for o in options if o[0].kind == "region")
        if len(window) > 1 and regions and any(w.text[0].isupper() or w.lemma == "газ" for w in window[1:]):
            return made(sentence, window, regions, "gazetteer")
    return None


def _adjective(sentence: Sentence, word: Word, gazetteer: Gazetteer) -> Find | None:
    """«немецкой больнице», «алматинского акимата»: the place that an adjective tells of."""
    normal = masculine(word.text) if word.pos in ("ADJ", "PROPN", "NOUN") else None
    noun = sentence.parent(word)
    if not normal or noun is None or noun.lemma in lexicon()["not_places"]["nouns"] or noun.lemma in money():
        return None
    if word.rel not in ("amod", "conj") and not _tells_country(word):
        return None
    options = tuple((e, 0.0) for e in gazetteer.of_adjective(normal) if _known_by_adjective(e, normal))
    capital = word.text[0].isupper()
    if not options or (capital and noun.lemma in site_nouns("streets") | site_nouns("adjectival")):
        return None
    named = (
        capital and word.i > 0 and noun.lemma not in site_nouns("local")
    )  # «Тульский хор» is a name, a hospital there
    return Find(word.i, word.i, noun, "", options, "adjective", "", named)


def _tells_country(word: Word) -> bool:
    """«Кыргызские»: the plural of an adjective that the data give, whatever the parser takes it for."""
    return word.low.endswith("ие") and masculine(word.text) in given()


def _is_namesake(sentence: Sentence, found: Find) -> bool:
    """«в тюрьме Тора»: the name of a prison or hotel that a town's form or by-name looks like."""
    noun = before(sentence, found.first)
    if noun is None or noun.lemma not in site_nouns("namesakes") or noun.is_("Number", "Plur"):
        return False
    usual = [e for e, penalty in found.options if e.preferred and not penalty]
    return not any(e.kind != "settlement" or e.population >= LARGE or is_home(e.country) for e in usual)


def _known_by_adjective(entry: Entry, adjective: str) -> bool:
    """Whether a place is large enough, and in the dictionary where the adjective is («воинский» is no town's)."""
    if entry.kind == "country" or adjective in given():
        return True
    large = entry.kind != "settlement" or entry.population >= KNOWN_BY_ADJECTIVE
    common_word = any(in_dictionary(p) for p in parses(adjective))
    return large and (not common_word or any("Geox" in p.tag.grammemes for p in parses(entry.name.lower())))
