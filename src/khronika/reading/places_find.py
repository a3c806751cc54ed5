"""Where a sentence names places: names known to the gazetteer, names that the parser takes for places, adjectives.

What a name means is not settled here: a find keeps all entries that it may be, each with how ill its form fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product

from khronika.reading.gazetteer import Entry, Gazetteer
from khronika.reading.nominative import nominative
from khronika.reading.nominative_words import candidates, candidates_in
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import key, lexicon, masculine
from khronika.reading.words import parses

LONGEST = 4  # words of a name
LARGE = 100_000  # people of a town that is taken for a place without the parser's word
KNOWN_BY_ADJECTIVE = 50_000  # people of a town that its adjective may stand for
LINKING = ("и", "-", "—", "'", "’", "`")
OPENING = '«"“„('
Options = tuple[tuple[Entry, float], ...]


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


@cache
def heads() -> dict[str, str]:
    """Nouns that tell a place's kind."""
    return {noun: kind for kind, nouns in lexicon()["heads"].items() for noun in nouns}


@cache
def site_nouns(group: str) -> frozenset[str]:
    """Nouns of streets, waters or buildings."""
    return frozenset(lexicon()["sites"][group])


def find(sentence: Sentence, gazetteer: Gazetteer) -> list[Find]:
    """The places named in a sentence, in its order, none overlapping."""
    found: list[Find] = []
    at = 0
    while at < len(sentence.words):
        got = _find_at(sentence, at, gazetteer)
        if got and not _is_site(sentence, got):
            found.append(got)
        at = got.last + 1 if got else at + 1
    return found


def _find_at(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    word = sentence.words[at]
    if word.name == "PER" or not word.text[0].isalpha():
        return None
    if word.text[0].isupper():
        return _named(sentence, at, gazetteer) or _adjective(sentence, word, gazetteer)
    return _adjective(sentence, word, gazetteer) or _lower_area(sentence, at, gazetteer)


def _named(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    word = sentence.words[at]
    for window in _windows(sentence, at):
        if len(window) == 1 and (district := _district(sentence, at)):
            return district
        options = _options(window, gazetteer)
        options = options if word.name == "LOC" else tuple(o for o in options if _certain(o[0], window, sentence))
        if options:
            return _made(sentence, window, options, "gazetteer")
    if word.name != "LOC":
        return None
    return _adjective(sentence, word, gazetteer) or _unknown(sentence, at)


def _windows(sentence: Sentence, at: int) -> Iterator[list[Word]]:
    """The words from `at` on that may make one name, the longest first."""
    words = sentence.words
    end = at + 1
    while end < min(at + LONGEST, len(words)) and words[end].name != "PER" and _continues(words, end):
        end += 1
    for stop in range(end, at, -1):
        if words[stop - 1].text[0].isalpha():
            yield words[at:stop]


def _continues(words: Sequence[Word], i: int) -> bool:
    text = words[i].text
    return text[0].isupper() or text in LINKING or words[i].lemma in heads() or words[i].lemma in ("берег", "высота")


def _options(window: Sequence[Word], gazetteer: Gazetteer) -> Options:
    """The entries of the phrase with penalties: none for the form that the tags tell, more for others."""
    best: dict[tuple[str | None, str], tuple[Entry, float]] = {}
    for form, penalty in _keys(window):
        for entry in gazetteer.find(form):
            mark = (entry.id, entry.name if entry.id is None else "")
            if mark not in best or best[mark][1] > penalty:
                best[mark] = (entry, penalty)
    return tuple(best.values())


def _keys(window: Sequence[Word]) -> tuple[tuple[str, float], ...]:
    if len(window) == 1:
        return _word_keys(window[0].text, window[0].feats.get("Case", "Nom"))
    gaps = tuple(" " * (w.start > before.end) for before, w in pairwise(window))
    return _phrase_keys(tuple(w.text for w in window), ("", *gaps), nominative(window))


@lru_cache(maxsize=50_000)
def _word_keys(text: str, case: str) -> tuple[tuple[str, float], ...]:
    tagged = candidates_in(text, case)
    out = {key(form): 2.0 for form in candidates(text)}
    out.update({key(form): 0.0 for form in tagged})
    out[key(text)] = 0.0 if case in ("Nom", "Acc") or not tagged else 0.5
    return tuple(out.items())


@lru_cache(maxsize=20_000)
def _phrase_keys(texts: tuple[str, ...], gaps: tuple[str, ...], nominal: str) -> tuple[tuple[str, float], ...]:
    def joined(words: tuple[str, ...]) -> str:
        return key("".join(gap + word for gap, word in zip(gaps, words, strict=True)).replace(" - ", "-"))

    out = {joined(texts): 0.5, key(nominal): 0.0}
    if len(texts) <= 3:
        for forms in product(*(candidates(t)[:12] for t in texts)):
            out.setdefault(joined(forms), 1.0)
    return tuple(out.items())


def _certain(entry: Entry, window: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a name that the parser took for no place is one all the same: large, and a place's in the dictionary."""
    first = window[0]
    if len(window) > 1 or first.text.isupper():
        return entry.kind != "settlement" or entry.population >= LARGE
    opens = first.i == 0 or sentence.words[first.i - 1].text in OPENING
    known = parses(first.text.lower())
    likely = known[:1] if opens else known
    return any("Geox" in p.tag.grammemes for p in likely) and (entry.kind != "settlement" or entry.population >= LARGE)


def _made(sentence: Sentence, window: Sequence[Word], options: Options, rule: str, name: str = "") -> Find:
    first, last = window[0].i, window[-1].i
    top = next((w for w in window if not first <= w.head <= last), window[-1])
    kind = _kind(sentence, window, options)
    return Find(first, last, top, name, options, rule, kind, _inside(sentence, window))


def _kind(sentence: Sentence, window: Sequence[Word], options: Options) -> str:
    """What a noun in the name or before it tells: «Томская область», «штат Техас»."""
    for word in window[1:]:
        if word.lemma in heads():
            return heads()[word.lemma]
    before = _before(sentence, window[0].i)
    if before is None or before.lemma not in heads() or _owns(before, window, options):
        return ""
    return heads()[before.lemma]


def _owns(noun: Word, window: Sequence[Word], options: Options) -> bool:
    """«столице Казахстана»: the name is in the genitive, so the noun tells of something in the place."""
    text = key(" ".join(w.text for w in window))
    changed = bool(options) and all(key(entry.name) != text for entry, _ in options)
    return changed and window[-1].is_("Case", "Gen") and not noun.is_("Case", "Gen")


def _before(sentence: Sentence, first: int) -> Word | None:
    """The word before, over a full stop of an abbreviation («г. Ош») and an opening quotation mark."""
    i = first - 1
    while i >= 0 and sentence.words[i].text in (".", *OPENING):
        i -= 1
    return sentence.words[i] if i >= 0 else None


def _inside(sentence: Sentence, window: Sequence[Word]) -> bool:
    """Whether the name stands in the name of something else: an organisation's, or in quotation marks after a noun."""
    first, last = window[0].i, window[-1].i
    quoted = first > 0 and sentence.words[first - 1].text in '«"“„' and last + 1 < len(sentence.words)
    return all(w.name == "ORG" for w in window) or (quoted and sentence.words[last + 1].text in '»"”“' and first > 1)


def _district(sentence: Sentence, at: int) -> Find | None:
    """«Унцукульский район»: an adjective with a capital before a noun of a region, whatever the parser says."""
    words = sentence.words
    if at + 1 >= len(words) or words[at].pos != "ADJ" or heads().get(words[at + 1].lemma) != "region":
        return None
    window = words[at : at + 2]
    return _made(sentence, window, (), "district", nominative(window))


def _unknown(sentence: Sentence, at: int) -> Find | None:
    """A place by the parser's word alone."""
    end = at + 1
    while end < len(sentence.words) and sentence.words[end].name == "LOC" and not sentence.words[end].begins:
        end += 1
    window = list(sentence.words[at:end])
    while window and not window[-1].text[0].isalnum():
        window.pop()
    name = nominative(window)
    return _made(sentence, window, (), "name", name) if name[:1].isupper() and len(name) > 1 else None


def _lower_area(sentence: Sentence, at: int, gazetteer: Gazetteer) -> Find | None:
    """Names that begin with a small letter: «сектор Газа», «сектора Газы»."""
    words = sentence.words
    if at + 1 >= len(words) or heads().get(words[at].lemma) != "region" or not words[at + 1].text[0].isupper():
        return None
    window = words[at : at + 2]
    forms = {key(nominative(window)), key(f"{words[at].lemma} {words[at + 1].text}")}
    options = tuple((e, 0.0) for f in forms for e in gazetteer.find(f) if e.id is None)
    return _made(sentence, window, options[:1], "gazetteer") if options else None


def _adjective(sentence: Sentence, word: Word, gazetteer: Gazetteer) -> Find | None:
    """«немецкой больнице», «алматинского акимата»: the place that an adjective tells of."""
    normal = masculine(word.text) if word.pos in ("ADJ", "PROPN", "NOUN") else None
    noun = sentence.parent(word)
    if not normal or noun is None or noun.lemma in lexicon()["not_places"]["nouns"] or word.rel not in ("amod", "conj"):
        return None
    options = tuple((e, 0.0) for e in gazetteer.of_adjective(normal) if e.preferred and _known_by_adjective(e))
    if not options or (word.text[0].isupper() and noun.lemma in site_nouns("streets") | site_nouns("adjectival")):
        return None
    inside = word.i > 0 and word.text[0].isupper()
    return Find(word.i, word.i, noun, "", options, "adjective", "", inside)


def _known_by_adjective(entry: Entry) -> bool:
    return entry.kind != "settlement" or entry.population >= KNOWN_BY_ADJECTIVE


def _is_site(sentence: Sentence, got: Find) -> bool:
    """Streets, rivers, mountains and named buildings are sites or nothing, not places."""
    if got.rule == "adjective":
        return False
    words = sentence.words[got.first : got.last + 1]
    nouns = site_nouns("streets") | site_nouns("waters")
    after = sentence.words[got.last + 1] if got.last + 1 < len(sentence.words) else None
    if any(w.lemma in nouns for w in words) or (after and words[-1].pos == "ADJ" and after.lemma in nouns):
        return True
    before = _before(sentence, got.first)
    return bool(before) and _is_named_site(before, words[0])


def _is_named_site(noun: Word | None, name: Word) -> bool:
    if noun is None or noun.is_("Number", "Plur"):
        return False
    if noun.lemma in site_nouns("streets") | site_nouns("waters"):
        return True
    return noun.lemma in site_nouns("buildings") and name.is_("Case", "Nom") and not noun.is_("Case", "Nom")
