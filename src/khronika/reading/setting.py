"""When and where: which of a sentence's times and places belong to an act.

An act shares the time and place of its own phrase, of the verb that carries it, and of verbs joined to that one; a
relative clause, a reported clause or a noun that is only talked about («осуждён за убийство») keeps to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from khronika.languages import load
from khronika.model import Place
from khronika.reading.acts import Act, substantive
from khronika.reading.grammar import (
    ancestors,
    animate,
    is_finite,
    is_infinitive,
    is_verb,
    modified,
    preposition,
)
from khronika.reading.lexicon import lexicon, noun_class
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import PlaceMention, contains
from khronika.reading.places_roles import is_holder
from khronika.reading.places_sites import heads
from khronika.reading.times import TimeExpression

LOCATES = ("in", "of", "adj", "to", "from")
JOINED = ("conj", "advcl", "xcomp", "parataxis", "aux", "csubj")
OF_A_STATE = ("resignation", "demand", "measure")
MOVES = ("displacement", "deployment")
BY_DOER = "of those who do it"
NARROW = {"settlement": 0, "region": 1, "country": 2}


Expression = TypeVar("Expression", TimeExpression, PlaceMention)


@cache
def words(name: str) -> frozenset[str]:
    """A list of setting.toml: single words, or runs of words."""
    listed = load("ru", "setting")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def hosts(act: Act, loosely: bool = False) -> list[Word]:
    """The words whose time and place are the act's, from the trigger up; `loosely` also what came right after it."""
    found = [act.word, *act.rest, *_described(act), *announcement(act)]
    word: Word | None = act.word if not act.rule.self_ else None  # «в Туле задержан убийца»: he killed before
    while word is not None:
        word = _up(act.sentence, word, loosely)
        if word is None or word in found or (word.lemma in words("died") and not loosely and before_death(act)):
            break
        found.append(word)
    return found


def announcement(act: Act) -> list[Word]:
    """«В среду министр объявил об отставке», «директор написал заявление об уходе»: who tells that he goes, goes."""
    prep = next((k.low for w in (act.word, *act.rest) for k in act.sentence.kids(w, "case")), "")
    if act.rule.type != "resignation" or prep not in words("of_it"):
        return []
    over = [act.word, *ancestors(act.sentence, act.word)]
    verb = next((w for w in over[:3] if is_finite(w)), None)
    leaves = {p.head.i for p in act.affected}
    own = verb is not None and any(w.i in leaves for w in act.sentence.kids(verb, "nsubj"))
    told = verb is not None and verb.is_("Tense", "Past") and verb.is_("Aspect", "Perf")
    return [verb] if verb is not None and own and told else []


def before_death(act: Act) -> bool:
    """«5 мая скончался от ран, полученных в бою»: who died of wounds was hurt before, nobody knows when."""
    above = [w.lemma for w in ancestors(act.sentence, act.word)] if act.nominal else []
    hurt = act.rule.type == "injury" or any(lemma in words("wounds") for lemma in above)
    return hurt and any(lemma in words("died") for lemma in above)


def _described(act: Act) -> list[Word]:
    """«взрыв, прогремевший 17 сентября», «режим, который действует до 19 января»: clauses about the act itself."""
    if (not act.nominal and act.kind == "verb") or act.rule.people:
        return []
    own = act.sentence.kids(act.word, "acl") + [v for r in act.rest for v in act.sentence.kids(r, "acl")]
    inside = act.sentence.subtree(act.word) if act.nominal else []
    return own + [w for w in inside if w.rel == "acl" and w.lemma in words("happen") and w not in own]


def _up(sentence: Sentence, word: Word, loosely: bool) -> Word | None:
    """The word above whose time and place the word shares, or None."""
    parent, rel = sentence.parent(word), word.rel.split(":")[0]
    if parent is None:
        return None
    if word.is_("VerbForm", "Conv") and rel == "acl":  # «самолёт разбился, унеся жизни шестерых»: no noun's
        return next((w for w in ancestors(sentence, word) if is_finite(w)), None)
    if is_verb(word) and rel == "obj" and substantive(sentence, word):  # «полиция насчитала там 149 погибших»
        return parent if parent.lemma in words("counted") else None
    if is_verb(word) and rel == "acl" and _comes_of(sentence, word, parent):
        return parent
    if is_verb(word) and modified(sentence, word) is None:
        return parent if rel in JOINED and is_verb(parent) and not _when_clause(sentence, word) else None
    if is_verb(word):
        return None
    if rel in ("nsubj", "obj", "conj", "appos", "root", "iobj", "nummod"):
        return parent
    if rel in ("obl", "nmod"):
        after = loosely and preposition(sentence, word) in words("right_after")
        return parent if after or _simultaneous(sentence, word, parent) else None
    return None


def _comes_of(sentence: Sentence, word: Word, noun: Word) -> bool:
    """«драка, в ходе которой он выстрелил», «пожар, в котором погибли двое»: told with an act, there and then."""
    if not any(e.kind == "noun" and not e.rule.people for e in lexicon().entries.get(noun.lemma, ())):
        return False
    return any(_is_inside(sentence, w, word) for w in sentence.words[noun.i + 1 : word.i] if w.lemma == "который")


def _is_inside(sentence: Sentence, pronoun: Word, verb: Word) -> bool:
    above = sentence.parent(pronoun)
    if above is None or (above is not verb and above.lemma not in words("bridge")):
        return False
    return preposition(sentence, pronoun) in words("simultaneous") or above.lemma in words("bridge")


def _when_clause(sentence: Sentence, word: Word) -> bool:
    """«после того как …», «когда …»: a clause with a time of its own."""
    return is_finite(word) and word.rel == "advcl"


def set_aside(act: Act) -> bool:
    """«подозреваемый в убийстве»: what somebody else's act is about."""
    return act.nominal and any(w.lemma in words("about") for w in ancestors(act.sentence, act.word))


def _simultaneous(sentence: Sentence, word: Word, parent: Word) -> bool:
    if word.lemma in words("about") or parent.lemma in words("about"):
        return False
    prep = preposition(sentence, word)
    return parent.lemma in words("bridge") or prep in words("simultaneous") or (prep == "" and is_verb(parent))


def is_topic(act: Act) -> bool:
    """Whether the act is only what a charge or a trial is about («обвиняется в убийстве», «дело о пожаре»)."""
    above = act.sentence.parent(act.word)
    if not act.nominal or above is None or act.word.rel.split(":")[0] not in ("obl", "nmod", "conj"):
        return False
    return above.lemma in words("about") or above.lemma in words("charge")


def several(act: Act) -> str:
    """The kind of the places of which the act's clause only tells that they are many («в разных городах»), or ''."""
    kinds = load("ru", "setting")["place_nouns"]
    plain = [w for w in act.sentence.words if w.lemma in kinds and w.is_("Number", "Plur") and w.rel in ("obl", "nmod")]
    plain = [w for w in plain if not act.sentence.kids(w, "nmod")]
    held = hosts(act) if plain else []
    near = (w for w in plain if distance(act.sentence, held, w.i, w.i) is not None)
    return next((str(kinds[w.lemma][0]) for w in near), "")


def distance(sentence: Sentence, held: Sequence[Word], first: int, last: int) -> int | None:
    """Steps from an expression up to the nearest word of `held`; None where a clause's edge lies between."""
    top = _top(sentence, first, last)
    order = {w.i: n for n, w in enumerate(held)}
    for steps, word in enumerate((top, *ancestors(sentence, top))):
        if word.i in order:
            return steps + order[word.i]
        if (steps and _edge(sentence, word)) or _leaps(sentence, word):
            return None
    return None


def _top(sentence: Sentence, first: int, last: int) -> Word:
    """The word by which an expression hangs."""
    inside = range(first, last + 1)
    return next((w for w in sentence.words[first : last + 1] if w.head not in inside), sentence.words[first])


def is_accusation(sentence: Sentence, word: Word) -> bool:
    """«по подозрению», «по делу»: what it tells of is another act than the one told with it."""
    return word.lemma in words("accusation") and preposition(sentence, word) == "по"


def died_later(act: Act) -> bool:
    """«Сторож скончался в больнице», «раненый умер», «через неделю умер»: some time after he was struck."""
    if act.rule.type != "death" or act.word.lemma not in words("died"):
        return False
    below = {w.lemma for w in act.sentence.subtree(act.word)}
    return bool(below & (words("hospital") | words("wounds") | words("wounded") | words("afterwards")))


def _leaps(sentence: Sentence, word: Word) -> bool:
    """Whether the parse ties a word to one before it over a verb that is tied to neither: a slip."""
    head = word.head
    return any(is_finite(w) and not _under(sentence, w, head) for w in sentence.words[head + 1 : word.i] if head >= 0)


def _under(sentence: Sentence, word: Word, head: int) -> bool:
    return any(w.i == head for w in ancestors(sentence, word))


def _edge(sentence: Sentence, word: Word) -> bool:
    """Whether the word heads a clause of its own, or tells what somebody is charged with or known for."""
    if is_accusation(sentence, word):
        return True
    if word.rel.startswith("acl") and word.lemma in words("located"):  # «взрыв в доме, расположенном в селе Икша»
        return False
    return is_verb(word) and (is_finite(word) or is_infinitive(word) or word.rel.startswith("acl"))


def is_as_of(t: TimeExpression) -> bool:
    """Whether a time says as of when figures hold («на утро 7 января», «на 15 января»)."""
    first, _, rest = t.text.lower().partition(" ")
    return t.kind == "as-of" or (first in words("figure_day") and (rest[:1].isdigit() or t.kind == "now"))


def places_of(act: Act, mentions: Sequence[PlaceMention], told: set[int]) -> tuple[Place, ...]:
    """The places of the act's own clause: the nearest, then those that hold it; joined places stand side by side."""
    usable = [m for m in mentions if m.first not in told and not _bracketed(act, m)]
    near = nearest(act, [m for m in usable if m.role in LOCATES and not _native(act, m)])
    near = [m for m in near if not _is_distance(act.sentence, m)] or near
    if act.rule.type == "deployment":  # «спасатели из Праги прибыли в Бейрут»
        near = [m for m in near if m.role != "from"] or (near if _is_withdrawn(act) else [])
        near = [m for m in near if not _of_the_sent(act, m)]
    near = [m for m in near if not _of_people(act, m) or _in_a_wide_one(m, near)] or near
    doers = _of_doers(act, usable) if act.rule.type in ("demand", "refusal") else []
    if doers or act.rule.type == "refusal":  # where they are who say nothing
        return most_specific(replace(m.place, rule=f"{BY_DOER}; {m.place.rule}") for m in doers)
    near = near or _alongside(act, [m for m in usable if m.role == "in"])
    near = [*near, *(m for m in usable if m.role == "adj" and any(_one_phrase(act.sentence, m, n) for n in near))]
    if not near and act.rule.type in OF_A_STATE:  # «премьер-министр Грузии подал в отставку»: the country of the doer
        near = nearest(act, [m for m in usable if m.role == "holder"])
    if not near and act.rule.type == "measure":  # «столица под ЧП», «страна ввела карантин»
        near = nearest(act, [m for m in usable if m.role == "actor"])
    return most_specific(m.place for m in near)


def _is_withdrawn(act: Act) -> bool:
    """«вывели из Сирии»: what is told of forces is where they leave; «прибыли из Праги» only tells whence they come."""
    return any(w.lemma in words("withdrawn") for w in (act.word, *hosts(act)))


def _of_the_sent(act: Act, m: PlaceMention) -> bool:
    """«тульские спасатели отправятся на помощь»: where they come from, not where they go."""
    sent = {p.head.i for p in (*act.affected, *act.actors)}
    return m.role == "adj" and act.sentence.words[m.first].head in sent


def _one_phrase(sentence: Sentence, adjective: PlaceMention, named: PlaceMention) -> bool:
    """«в стамбульском районе Фатих»: the town by its adjective, a part of it by name."""
    noun = sentence.words[adjective.first].head
    return noun == named.first - 1 and noun == adjective.last + 1


def _in_a_wide_one(m: PlaceMention, near: Sequence[PlaceMention]) -> bool:
    """«протесты жителей Орла в области»: all that is told besides holds it, and is no town or district."""
    others = [n.place for n in near if n is not m]
    return any(contains(p, m.place) for p in others) and all(is_wide(p) for p in others)


def is_wide(place: Place) -> bool:
    """Whether a place is wider than a town or a district."""
    return place.kind != "settlement" and not place.name.endswith("район")


def _of_people(act: Act, m: PlaceMention) -> bool:
    """«венский террорист задержан в Турции», «драка жителей села Икша»: where somebody is from gives way to others."""
    whose = whose_place(act.sentence, m)
    return m.role in ("adj", "of") and whose is not None and not is_holder(whose)


def whose_place(sentence: Sentence, m: PlaceMention) -> Word | None:
    """Those whom a place tells of: «жителями сёл Икша и Талдом», «венский террорист»; None if it tells of no people."""
    own = range(m.first, m.last + 1)
    above = (w for w in ancestors(sentence, sentence.words[m.first]) if w.i not in own)
    first = next((w for w in above if w.lemma not in heads() and w.name != "LOC"), None)
    return first if first is not None and first.pos == "NOUN" and animate(first) else None


def _of_doers(act: Act, usable: Sequence[PlaceMention]) -> list[PlaceMention]:
    """«власти Перу добиваются выдачи …»: a demand is made where those who make it are in office."""
    heads = {p.head.i for p in act.actors}
    by = [m for m in usable if m.role in ("holder", "adj")]
    return [m for m in by if act.sentence.words[m.first].head in heads]


def _alongside(act: Act, usable: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Where the parse does not tie them: the places told right after a finite verb, before any other clause.

    So too after what somebody is charged with: «признан виновным в убийстве в Туле».
    """
    if not is_topic(act) and (act.nominal or not is_finite(act.word)):
        return []
    after = [m for m in usable if m.first > act.word.i]
    between = [act.sentence.words[act.word.i + 1 : m.first] for m in after]
    return [m for m, held in zip(after, between, strict=True) if not any(map(_opens_clause, held))]


def _opens_clause(word: Word) -> bool:
    return is_verb(word) or word.lemma in words("clause") or word.lemma in words("accusation") or word.text == ";"


def nearest(act: Act, usable: Sequence[Expression]) -> list[Expression]:
    """The times or places tied to the act's clause, the closest first."""
    held = hosts(act)
    steps = {n: distance(act.sentence, held, e.first, e.last) for n, e in enumerate(usable)}
    commas = {n: _commas(act, usable[n]) for n, d in steps.items() if d is not None}
    tied = sorted((d, commas[n], abs(usable[n].first - act.word.i), n) for n, d in steps.items() if d is not None)
    return [usable[n] for *_, n in tied]


def _commas(act: Act, e: TimeExpression | PlaceMention) -> bool:
    """«в мае убили кузнеца, в июле — плотника»: whether a dash follows a time after a comma, for a verb left out."""
    line = act.sentence.words
    later = isinstance(e, TimeExpression) and e.first > act.word.i
    return (
        later
        and any(w.text == "," for w in line[act.word.i : e.first])
        and any(w.text in ("—", "–") for w in line[e.last :])
    )


def _native(act: Act, m: PlaceMention) -> bool:
    """«аспирантка из Китая», «российский боксёр»: where somebody is from is not where the act was.

    Nor is where he goes («убит, направляясь в Мали»), nor a land that a distance is told from («в километре от Чечни»).
    """
    above = act.sentence.parent(_top(act.sentence, m.first, m.last))
    before = _before_preposition(act.sentence, m)
    if m.role in ("from", "to") and act.rule.type in (*MOVES, "measure"):
        return False
    if m.role in ("from", "to") and above is not None and above.lemma in words("motion") and above not in act.words:
        return True
    guest = before is not None and animate(before[1]) and before[1].lemma not in words("resident")
    if m.role == "adj" and above is not None and (above.lemma in words("abroad") or _is_force(m, above)):
        return True
    if m.role == "from" and before is not None and (_far_off(before[0], m) or guest):
        return True
    if above is None or m.role not in ("from", "adj") or not animate(above) or above.lemma in words("resident"):
        return False
    of_a_state = act.rule.type in OF_A_STATE and (act.rule.type != "measure" or is_holder(above))
    return m.role == "from" or (m.place.kind == "country" and not of_a_state)


def is_neighbour(sentence: Sentence, m: PlaceMention) -> bool:
    """«на границе с Россией»: on this side of it."""
    return (
        m.first > 1
        and sentence.words[m.first - 1].low in ("с", "со")
        and sentence.words[m.first - 2].lemma == "граница"
    )


def _is_force(m: PlaceMention, noun: Word) -> bool:
    """«российский вертолёт», «турецкие войска»: they are met with abroad too."""
    abroad = noun.lemma in noun_class("vehicle") or noun.lemma in words("forces")
    return m.place.kind == "country" and abroad


def _is_distance(sentence: Sentence, m: PlaceMention) -> bool:
    before = _before_preposition(sentence, m)
    return m.role == "from" and before is not None and before[0].low in words("away")


def _far_off(prep: Word, m: PlaceMention) -> bool:
    return prep.low in words("away") and m.place.kind != "settlement"


def _before_preposition(sentence: Sentence, m: PlaceMention) -> tuple[Word, Word] | None:
    """The preposition of a place and the word before it."""
    at = next((w.i for w in reversed(sentence.words[: m.first]) if w.pos == "ADP"), 0)
    return (sentence.words[at], sentence.words[at - 1]) if at else None


def _bracketed(act: Act, m: PlaceMention) -> bool:
    """«(в Киеве было 19:00)»: a place in brackets is not where the act outside them was."""
    first, last = sorted((act.word.i, m.first))
    if m.first > act.word.i and not any(w.text == ")" for w in act.sentence.words[first:last]):
        return bracketed(act.sentence, m)
    return any(w.text in "()" for w in act.sentence.words[first:last])


def bracketed(sentence: Sentence, m: PlaceMention) -> bool:
    """Whether a place stands in brackets; those right after a place tell more of it: «в Орле (Россия)»."""
    opened = [w for w in sentence.words[: m.first] if w.text in ("(", ")")][-1:]
    return bool(opened) and opened[0].text == "(" and sentence.words[opened[0].i - 1].name != "LOC"


def most_specific(places: Iterator[Place] | Sequence[Place]) -> tuple[Place, ...]:
    """The places without repeats, the narrow before the wide, nearer first among equals."""
    unique: dict[str, Place] = {}
    for place in places:
        unique.setdefault(place.name, place)
    return tuple(sorted(unique.values(), key=lambda p: NARROW.get(p.kind, 1)))
