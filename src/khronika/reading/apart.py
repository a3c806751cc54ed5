"""What tells two mentions apart: other people, one more, another day or place, another kind of happening."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from khronika.languages import load
from khronika.model import HARM, Count, Place
from khronika.reading.acts import Act
from khronika.reading.exactness import DAY, to_the_day
from khronika.reading.grammar import preposition
from khronika.reading.mention import Mention, surnames
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import contains
from khronika.reading.setting import words

FOUND = ("body-found", "found-dead")  # its day is not that of the death
RECURRING = ("attack", "accident", "protest")
SOON = 3  # sentences on which a bare noun still means what was told before it
MORE = 4  # words between «ещё» and those that it adds
YEAR = 4  # characters of a year in EDTF


def agree(a: Mention, b: Mention) -> bool:
    return (
        a.type == b.type
        and a.act.rule.direction == b.act.rule.direction
        and a.status == b.status
        and _names(a, b)
        and not _one_more(a, b)
        and not _another(a, b)
        and not _counted_apart(a, b)
        and not _strikes_back(a, b)
        and _counts(a.count, b.count)
        and (_one_death(a, b) or (same_place(a, b) and (same_time(a, b) or _the_same_one(a, b))))
        and _kinds(a, b)
        and _contents(a, b)
    )


def _names(a: Mention, b: Mention) -> bool:
    for people in ((a.affected, b.affected), (a.actors, b.actors)):
        one, other = surnames(people[0]), surnames(people[1])
        if one and other and not one & other:
            return False
    return True


def _one_more(a: Mention, b: Mention) -> bool:
    """«Погибли двое … ещё двое скончались»: whom «ещё» adds were not among those told before."""
    if a.type not in (*HARM, "attack") or not all(m.affected or m.count for m in (a, b)):
        return False
    return _added(a) != _added(b)


def _strikes_back(a: Mention, b: Mention) -> bool:
    """«Полицейский выстрелил в нападавшего» is not the attack («нападение», «резня») that is told without a victim."""
    return a.type == "attack" and any(m.at_culprit and not o.affected for m, o in ((a, b), (b, a)))


def _another(a: Mention, b: Mention) -> bool:
    """«Снова вспыхнула драка», «в другом случае ареста»: what is told so is not what was told before."""
    first, later = sorted((a, b), key=lambda m: m.span.start)
    return _anew(later) and not _anew(first)


def _counted_apart(a: Mention, b: Mention) -> bool:
    """«Второй взрыв … первый раз рвануло»: in whatever order they are told."""
    return a.type in RECURRING and None not in (one := _nth(a), other := _nth(b)) and one != other


def _nth(mention: Mention) -> str | None:
    sentence, word = mention.act.sentence, mention.act.word
    kids = sentence.kids(word)
    told = [*kids, *(w for k in kids if k.lemma == "раз" for w in sentence.kids(k))]
    return next((name for w in told for name, forms in nths().items() if w.lemma in forms), None)


@lru_cache(maxsize=1)
def nths() -> dict[str, frozenset[str]]:
    """Words by which happenings of one kind are counted, by name."""
    return {name: frozenset(forms.split()) for name, forms in load("ru", "happenings")["nth"].items()}


def _anew(mention: Mention) -> bool:
    """Whether its noun is told as another one, or a clash, a crash or a rally as one that came again."""
    sentence, word = mention.act.sentence, mention.act.word
    case = sentence.parent(word) if word.rel == "nmod" else None
    hosts = [word] if case is None or case.lemma not in beside("case") else [word, case]
    verb = sentence.parent(word) if word.rel.startswith("nsubj") else None
    hosts += [w for w in (verb, *mention.act.rest) if w is not None and w.pos in ("NOUN", "VERB")]
    words = beside("order") | (beside("again") if mention.type in RECURRING else frozenset())
    return any(k.lemma in words for w in hosts for k in sentence.kids(w))


@lru_cache(maxsize=8)
def beside(name: str) -> frozenset[str]:
    """Words beside a happening that set it apart: of another one, of its repetition, of an illness that killed."""
    return frozenset(load("ru", "happenings")["beside"][name].split())


def _added(mention: Mention) -> bool:
    """Whether «ещё» stands before the number or those affected: «ещё как минимум трое», «ещё в пятерых»."""
    sentence = mention.act.sentence
    told = {w.start: w for w in sentence.words}
    starts = [span.start for span in mention.count.spans] if mention.count else []
    starts += [w.start for p in mention.affected[:1] for w in (p.words or [p.head])[:1]]
    return any(_after_more(sentence, told[start]) for start in starts if start in told)


def _after_more(sentence: Sentence, first: Word) -> bool:
    for word in reversed(sentence.words[max(0, first.i - MORE) : first.i]):
        if word.low == "еще":
            return True
        if word.pos in ("NOUN", "VERB", "PUNCT", "PROPN") and word.rel != "fixed":
            return False
    return False


def _one_death(a: Mention, b: Mention) -> bool:
    """Nobody dies twice: days told apart of a named person's death are one death's, unless the sources differ."""
    one, other = surnames(a.affected), surnames(b.affected)
    same = bool(one) and bool(other) and (one <= other or other <= one) and len(a.affected) == len(b.affected) == 1
    years = {(m.when.edtf or "")[:YEAR] for m in (a, b) if m.when}
    sources = [{s.name for s in m.sources} for m in (a, b)]
    found = any(m.act.rule.name in FOUND for m in (a, b)) and not same_time(a, b)
    return a.type == "death" and same and len(years) < 2 and sources[0] == sources[1] and not found


def _the_same_one(a: Mention, b: Mention) -> bool:
    """«13 мая на прохожих напали … Нападение произошло в 21:00 в субботу», the 12th: told of just before, and by
    the report itself of two days in turn."""
    first, later = sorted((a, b), key=lambda m: m.span.start)
    near = later.act.sentence.number - first.act.sentence.number <= SOON
    return near and a.type in ("attack", "accident") and _known(later.act) and _days_in_turn(first, later)


def _known(act: Act) -> bool:
    """«Нападение произошло …»: a bare noun in front of its verb takes the act for known, and tells more of it."""
    verb = act.sentence.parent(act.word)
    bare = act.word.i == 0 and not act.sentence.kids(act.word, "amod", "nummod", "nmod", "det")
    return bare and act.word.rel.startswith("nsubj") and verb is not None and verb.lemma in words("happen")


def _days_in_turn(a: Mention, b: Mention) -> bool:
    days = [m.when.edtf[:DAY] for m in (a, b) if m.when and to_the_day(m.when.edtf) and m.when.edtf]
    return len(days) == 2 and abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) == 1


def _counts(a: Count | None, b: Count | None) -> bool:
    if a is None or b is None:
        return True
    return (a.low, a.high) == (b.low, b.high)


def same_time(a: Mention, b: Mention) -> bool:
    """Days told of both must touch; an hour is finer than a day, a month coarser."""
    if a.when is None or b.when is None or not a.when.edtf or not b.when.edtf:
        return True
    hours = [m.when.edtf.partition("T")[2] for m in (a, b) if m.when and m.when.edtf]
    if all(hours) and hours[0] != hours[1]:
        return False
    one, other = _ends(a.when.edtf), _ends(b.when.edtf)
    return one[0] <= other[1] and other[0] <= one[1]


def _ends(edtf: str) -> tuple[str, str]:
    first, last = edtf.split("/")[0], edtf.split("/")[-1]
    return _bound(first, "0"), _bound(last, "9")


def _bound(point: str, pad: str) -> str:
    point = point.rstrip("~?").split("T")[0]
    return (pad * 10) if point in ("..", "") else point + ("-" + pad * 2) * (2 - point.count("-"))


def same_place(a: Mention, b: Mention) -> bool:
    if not a.where or not b.where:
        return True
    one, other = {p.id or p.name for p in a.where}, {p.id or p.name for p in b.where}
    same_kind = a.where[0].kind == b.where[0].kind
    if a.type == "measure":  # one over a town is not one over its country
        return bool(one & other) and same_kind
    if one & other or _district(a.where[0]) != _district(b.where[0]):
        return True
    lands = {p.country for p in a.where}, {p.country for p in b.where}
    if None not in lands[0] | lands[1] and not lands[0] & lands[1]:
        return False
    return not same_kind and (_holds(a, b) or any(p.id is None for p in (*a.where, *b.where)))


def _holds(a: Mention, b: Mention) -> bool:
    """Whether a place of one mention lies in one of the other's."""
    return any(contains(p, q) or contains(q, p) for p in a.where for q in b.where)


def _district(place: Place) -> bool:
    """A district, which may lie in the region that another mention names."""
    return place.kind == "region" and place.id is None


@lru_cache(maxsize=2)
def kinds(table: str = "kind") -> dict[str, str]:
    """Dictionary forms of triggers that tell different happenings of one type: a blast is no shooting."""
    words = load("ru", "happenings")[table]
    return {form: kind for kind, forms in words.items() for form in forms.split()}


def _kinds(a: Mention, b: Mention) -> bool:
    if a.type not in ("attack", "protest", "accident", "measure", "injury", "death"):
        return True
    one, other = kind_of(a), kind_of(b)
    return one is None or other is None or one == other


def kind_of(mention: Mention) -> str | None:
    """What kind of happening the words tell of, the trigger's first («прогремел взрыв» is a blast)."""
    known = kinds("death" if mention.type == "death" else "kind")
    if mention.type == "death" and any(w.lemma in beside("illness") for w in _causes(mention)):
        return "illness"
    return next((k for w in (mention.act.word, *mention.act.rest) if (k := known.get(w.lemma))), None)


def _causes(mention: Mention) -> list[Word]:
    """«умер от рака»: what somebody died of."""
    sentence = mention.act.sentence
    return [w for w in sentence.kids(mention.act.word, "obl") if preposition(sentence, w) == "от"]


def _contents(a: Mention, b: Mention) -> bool:
    """Demands with different contents are different demands."""
    if a.type not in ("demand", "refusal"):
        return True
    if a.type == "refusal":
        return False
    if not a.content or not b.content:
        return True
    return bool(_stems(a) & _stems(b))


def _stems(mention: Mention) -> set[str]:
    """The beginnings of the longer words of a demand's content: enough to know them in another case."""
    return {w[:5] for c in mention.content for w in c.text.lower().split() if len(w) > 3}
