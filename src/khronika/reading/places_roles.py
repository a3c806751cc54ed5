"""What a place's name does in its sentence: where something happens, whose someone is, who acts."""

from __future__ import annotations

from functools import cache

from khronika.reading.attribution_lexicon import lexicon as tellings
from khronika.reading.grammar import is_verb
from khronika.reading.parse import Sentence, Word
from khronika.reading.places_adjectives import lexicon
from khronika.reading.places_candidates import Find
from khronika.reading.places_sites import OPENING, heads, money, site_nouns

LINKS = {",", "(", ")", "—", "-", "–", "и", "или", ".", "а", "также"}


@cache
def prepositions() -> dict[tuple[str, str], str]:
    """(preposition, case or "") → role."""
    roles = lexicon()["roles"]
    return {(p["word"], p.get("case", "")): role for role, words in roles.items() for p in words}


@cache
def _nouns(group: str) -> frozenset[str]:
    return frozenset(lexicon()[group]["nouns"])


def holders() -> frozenset[str]:
    """Nouns of officials and bodies."""
    return _nouns("holders")


def is_holder(word: Word) -> bool:
    """Whether a word is for an official or a body, in office or no more («экс-президент»)."""
    return word.lemma in holders() or word.lemma.rsplit("-", 1)[-1] in holders()


def _is_building(sentence: Sentence, name: Word) -> bool:
    """«в больнице «Надежда» Тулы»: the name of a building, not of those who work there."""
    noun = sentence.parent(name)
    return name.rel == "appos" and noun is not None and noun.lemma in site_nouns("buildings")


def role(sentence: Sentence, find: Find, before: tuple[Find, str] | None) -> str:
    """One of in, of, adj, from, to, holder, actor, name. `before`: the place found just before, with its role."""
    if _opens_report(sentence, find):
        return "in"
    if find.inside or _of_money(sentence, find):
        return "name"
    if find.rule == "adjective":
        return "adj"
    top = _top(sentence, find)
    return _by_preposition(sentence, find, top) or _by_chain(sentence, find, before) or _by_relation(sentence, top)


def _of_money(sentence: Sentence, find: Find) -> bool:
    """«2 млн долларов США»: the name of a currency."""
    return find.first > 0 and sentence.words[find.first - 1].lemma in money()


def _top(sentence: Sentence, find: Find) -> Word:
    """The word whose case and preposition tell the role: «город» in «в городе Алматы»."""
    top = find.top
    above = sentence.parent(top)
    while (
        above
        and top.rel.split(":")[0] in ("appos", "flat", "nmod")
        and (above.lemma in heads() or above.lemma in site_nouns("waters"))
        and above.i == find.first - 1
    ):
        top = above
        above = sentence.parent(top)
    return top


def _by_preposition(sentence: Sentence, find: Find, top: Word) -> str | None:
    preposition = next((w for w in sentence.kids(top, "case") if w.pos == "ADP"), None) or _just_before(sentence, find)
    if preposition is None:
        return None
    if _is_near(sentence, preposition):
        return "in"
    if _is_asked(sentence, preposition, top):
        return "actor"
    if _leaves(sentence, top):
        return "from"
    if preposition.i and sentence.words[preposition.i - 1].low == "вслед":  # «вслед за Россией»
        return "actor"
    if preposition.low == "по" and _of_a_branch(sentence, preposition):
        return "holder"
    case = top.feats.get("Case", "")
    for mark in ((preposition.low, case), (preposition.low, "")):
        if mark in prepositions():
            return prepositions()[mark]
    if preposition.low in ("в", "во", "на"):
        return "in"
    return "actor"


def is_telling_of_nobody(sentence: Sentence, verb: Word) -> bool:
    """«сообщили», «уверяют»: a verb of saying in the plural without a subject."""
    plural = is_verb(verb) and verb.is_("Number", "Plur") and not sentence.kids(verb, "nsubj", "nsubj:pass", "csubj")
    return plural and verb.lemma in tellings().verbs


def is_inside(noun: Word) -> bool:
    """Whether a noun with a place in the genitive means the place itself: «окраина», «центр»."""
    return noun.lemma in _nouns("inside")


def _opens_report(sentence: Sentence, find: Find) -> bool:
    """«ТУЛА, 5 января.»: a dateline, whatever the parser takes the name for."""
    return find.first == 0 and is_dateline(sentence, find.last)


def is_dateline(sentence: Sentence, last: int) -> bool:
    """«ТУЛА, 5 января», «ТУЛА.»: the place whence a report was sent, up to the word numbered `last`."""
    after = sentence.words[last + 1 : last + 3]
    if not after or any(w.text[0].isalpha() and not w.text.isupper() for w in sentence.words[: last + 1]):
        return False
    dated = after[0].text == "," and len(after) > 1 and after[1].text[0].isdigit()
    return dated or (after[0].text == "." and len(after) == 1)


def _is_asked(sentence: Sentence, preposition: Word, top: Word) -> bool:
    """«запросил у Киева», «потребовал от Тулы»: the state or town that is to act."""
    above = sentence.parent(top)
    return preposition.low in ("у", "от") and above is not None and above.lemma in asking()


@cache
def asking() -> frozenset[str]:
    """Verbs and nouns of asking for something."""
    return frozenset(lexicon()["asking"]["words"].split())


def _leaves(sentence: Sentence, top: Word) -> bool:
    """«вылетел с аэродрома в Орле»: where a journey began."""
    above = sentence.parent(top)
    if above is None or above.lemma not in site_nouns("gates"):
        return False
    return any(w.low in ("из", "с", "со") for w in sentence.kids(above, "case"))


def _just_before(sentence: Sentence, find: Find) -> Word | None:
    """The preposition before the name and the noun of its kind: «в г. Тараз», «в соседнем городе Тараз»."""
    i = find.first - 1
    while i >= 0 and (sentence.words[i].text in (".", "—", "–", *OPENING) or sentence.words[i].lemma in heads()):
        i -= 1
    while 0 <= i < find.first - 1 and sentence.words[i].pos == "ADJ":
        i -= 1
    return sentence.words[i] if i >= 0 and sentence.words[i].pos == "ADP" else None


def _of_a_branch(sentence: Sentence, preposition: Word) -> bool:
    """«управление МЧС по Тульской области»: whose the body is that stands right before."""
    before = sentence.words[preposition.i - 1] if preposition.i else preposition
    return before.name in ("ORG", "LOC") or is_holder(before) if before.pos in ("NOUN", "PROPN") else False


def _is_near(sentence: Sentence, preposition: Word) -> bool:
    """«недалеко от», «рядом с»: the second preposition adds nothing."""
    before = sentence.words[preposition.i - 1].low if preposition.i else ""
    return preposition.low in ("от", "с", "со") and prepositions().get((before, "")) == "in"


def _by_chain(sentence: Sentence, find: Find, before: tuple[Find, str] | None) -> str | None:
    """«в Санта-Фе, штат Техас, США»: each takes the role of the one before."""
    if before is None:
        return None
    between = sentence.words[before[0].last + 1 : find.first]
    if between and all(w.text in LINKS or w.lemma in heads() for w in between) and before[1] not in ("adj", "name"):
        return before[1]
    return None


def _by_relation(sentence: Sentence, top: Word) -> str:
    above = sentence.parent(top)
    if above is not None and _is_scene(sentence, top, above):
        return "in"
    if above is None or above.pos in ("VERB", "AUX", "ADJ", "ADV"):
        return "in" if above is None and sentence.words[-1].text != "!" and _is_dateline(sentence, top) else "actor"
    if not top.is_("Case", "Gen") and top.rel.split(":")[0] not in ("nmod", "appos"):
        return "actor"
    if is_holder(above) or (above.name == "ORG" and not _is_building(sentence, above)):
        return "holder"
    return "in" if is_inside(above) else "of"


def _is_scene(sentence: Sentence, top: Word, above: Word) -> bool:
    """«местом трагедии стала деревня Икша»: what became the scene of something."""
    scene = [w for w in sentence.kids(above, "obl", "xcomp", "obj", "nmod") if w.is_("Case", "Ins")]
    scene += [above] if above.is_("Case", "Ins") else []
    become = any(
        w.lemma in ("стать", "становиться", "оказаться", "быть") for w in (above, *sentence.kids(above, "cop", "aux"))
    )
    named = any(w.lemma in _nouns("scenes") for w in scene)
    return top.rel.startswith("nsubj") and become and named


def _is_dateline(sentence: Sentence, top: Word) -> bool:
    """«АЛМАТЫ, 7 января»: the place at the head of a report."""
    return top.i <= 1
