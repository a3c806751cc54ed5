"""Mentions of one happening by one source become one statement; what differs in number, status or time stays apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khronika.languages import load
from khronika.model import HARM, Count, Place, Time
from khronika.reading.acts import substantive
from khronika.reading.arguments_nouns import carrier
from khronika.reading.grammar import function_words, negated
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention, surnames
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import contains

HAPPENINGS = (("attack", "accident"), ("death", "injury", "abduction"))
ONE_WORD = ("attack", "accident")
MANY = ("demand", "refusal", "measure", "deployment", "control", "damage")  # types of which one report tells several
MOST = 60  # groups of a kind, and mentions of a group, that a mention is held against: a report of news has fewer
MORE = 4  # words between «ещё» and those that it adds
FAR = 12  # sentences: a mention with nothing of its own attaches to a happening told no further back


def clusters(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions in groups, each of one happening, in the order in which the report first tells them."""
    groups: list[list[Mention]] = []
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)  # the only groups a mention can fit
    for mention in mentions:
        if mention.act.rule.generic:
            _attach_generic(mention, groups)
            continue
        own = alike[mention.part, mention.type, mention.act.rule.direction, mention.status]
        best = max(((_affinity(mention, _lately(groups[i])), i) for i in own[-MOST:]), default=(0.0, -1))
        if best[0] > 0:
            groups[best[1]].append(mention)
        else:
            own.append(len(groups))
            groups.append([mention])
    return _attach_bare(groups)


def _lately(group: list[Mention]) -> list[Mention]:
    """A group as far as a mention is held against it: its first mentions and its last."""
    return group if len(group) <= MOST else [*group[: MOST // 2], *group[-MOST // 2 :]]


def _attach_generic(mention: Mention, groups: Sequence[list[Mention]]) -> None:
    """«Инцидент произошёл около 23:00» tells of the attack or accident told last; with none before it, of nothing."""
    if mention.type == "measure":
        _date_measures(mention, groups)
        return
    whole = [g for g in groups if not g[0].part and all(_times(mention, m) and _places(mention, m) for m in g)]
    for types in HAPPENINGS:
        fitting = [g for g in whole if g[0].type in types]
        if fitting:
            mention.status, mention.sources = fitting[-1][0].status, fitting[-1][0].sources
            fitting[-1].append(mention)
            return


def _date_measures(mention: Mention, groups: Sequence[list[Mention]]) -> None:
    """«Документы действуют до 19 января» dates the measures told just before that have no time of their own."""
    at = mention.act.sentence.number
    for group in groups:
        near = group[0].type == "measure" and min(at - m.act.sentence.number for m in group) <= FAR // 4
        if near and all(_completes(mention.when, m.when) for m in group):
            told = replace(mention, act=replace(mention.act, rule=group[0].act.rule))
            told.status, told.sources, told.where = group[0].status, group[0].sources, ()
            group.append(told)


def _completes(told: Time | None, known: Time | None) -> bool:
    """Whether a time adds what is not known: all of it, or the beginning of what is known to end."""
    edtf = (known.edtf if known else None) or ""
    return not edtf or (edtf.startswith("../") and bool(told and told.edtf and told.edtf.endswith("/..")))


def _attach_bare(groups: list[list[Mention]]) -> list[list[Mention]]:
    """A happening told only in passing, before its details («После убийства …»), joins the first that tells them."""
    out: list[list[Mention]] = []
    for i, group in enumerate(groups):
        target = None
        if len(group) == 1 and _bare(group[0]):
            later = [
                g for g in groups[i + 1 : i + 1 + MOST] if _affinity(group[0], g) > 0 and _told_soon(group[0], g[0])
            ]
            target = later[0] if later else None
        if target is None:
            out.append(group)
        else:
            target.insert(0, group[0])
    return out


def _told_soon(bare: Mention, details: Mention) -> bool:
    """Whether the details follow at once, or are those of the title."""
    gap = details.act.sentence.number - bare.act.sentence.number
    return bare.headline or gap <= FAR // 4 or not details.where


def _affinity(mention: Mention, group: Sequence[Mention]) -> float:
    """How well a mention fits a group: above 0 it is the same happening."""
    if mention.part != group[0].part or not _compatible(mention, group):
        return 0.0
    score = sum(rule(mention, group) for rule in RULES)
    distance = min(_gap(mention, m) for m in group)
    return score - 0.01 * distance if score > 0 else 0.0


def _gap(a: Mention, b: Mention) -> int:
    """Sentences between two mentions."""
    return abs(a.act.sentence.number - b.act.sentence.number)


# --- what keeps them apart -------------------------------------------------------------------------------------------


def _compatible(mention: Mention, group: Sequence[Mention]) -> bool:
    return all(_agree(mention, m) for m in group)


def _agree(a: Mention, b: Mention) -> bool:
    return (
        a.type == b.type
        and a.act.rule.direction == b.act.rule.direction
        and a.status == b.status
        and _names(a, b)
        and not _one_more(a, b)
        and not _strikes_back(a, b)
        and _counts(a.count, b.count)
        and _times(a, b)
        and _places(a, b)
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
    if a.type not in HARM or not all(m.affected or m.count for m in (a, b)):
        return False
    return _added(a) != _added(b)


def _strikes_back(a: Mention, b: Mention) -> bool:
    """«Полицейский выстрелил в нападавшего» is not the attack («нападение», «резня») that is told without a victim."""
    return a.type == "attack" and any(m.at_culprit and not o.affected for m, o in ((a, b), (b, a)))


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


def _counts(a: Count | None, b: Count | None) -> bool:
    if a is None or b is None:
        return True
    return (a.low, a.high) == (b.low, b.high)


def _times(a: Mention, b: Mention) -> bool:
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


def _places(a: Mention, b: Mention) -> bool:
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


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """Dictionary forms of triggers that tell different happenings of one type: a blast is no shooting."""
    table = load("ru", "happenings")["kind"]
    return {form: kind for kind, forms in table.items() for form in forms.split()}


def _kinds(a: Mention, b: Mention) -> bool:
    if a.type not in ("attack", "protest", "accident", "measure", "injury"):
        return True
    one, other = _kind(a), _kind(b)
    return one is None or other is None or one == other


def _kind(mention: Mention) -> str | None:
    """What kind of happening the words tell of, the trigger's first («прогремел взрыв» is a blast)."""
    return next((k for w in (mention.act.word, *mention.act.rest) if (k := kinds().get(w.lemma))), None)


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


# --- what holds them together ----------------------------------------------------------------------------------------


def _same_people(mention: Mention, group: Sequence[Mention]) -> float:
    mine = surnames(mention.affected)
    heads = {p.head.lemma for p in mention.affected}
    for other in group:
        if mine & surnames(other.affected):
            return 3.0
        if heads & {p.head.lemma for p in other.affected} and not _of_another(mention, other):
            return 1.5
    return 1.0 if any(_wider_word(mention, m) for m in group) else 0.0


def _of_another(a: Mention, b: Mention) -> bool:
    """«здания акиматов», «здание телеканала»: one noun each, and whose they are has nothing in common."""
    one, other = _whose(a), _whose(b)
    return bool(one) and bool(other) and not one & other


def _whose(mention: Mention) -> set[str]:
    return {w.lemma for p in mention.affected for w in p.words if w is not p.head and w.pos in ("NOUN", "PROPN")}


def _wider_word(a: Mention, b: Mention) -> bool:
    """«погиб сотрудник …», then «погиб водитель»: one person each, and one noun too wide to be another."""
    one = all(m.count is not None and (m.count.low, m.count.high) == (1, 1) and len(m.affected) == 1 for m in (a, b))
    near = _gap(a, b) <= FAR // 2
    wide = one and any(m.affected[0].head.lemma in noun_class("wide") for m in (a, b))
    if not wide or _unlike(a.affected[0].head, b.affected[0].head):
        return False
    return near and not surnames(a.affected) and not surnames(b.affected)


def _unlike(one: Word, other: Word) -> bool:
    """A woman is no man, and a grown one no child."""
    genders = {w.feats.get("Gender") for w in (one, other) if w.lemma in noun_class("sexed")}
    children = [w.lemma in noun_class("child") for w in (one, other)]
    return len(genders) > 1 or (any(children) and not all(children) and bool(genders))


def _same_count(mention: Mention, group: Sequence[Mention]) -> float:
    if mention.count is None or (mention.count.low, mention.count.high) == (1, 1):
        return 0.0
    return 2.0 if any(m.count is not None for m in group) else 0.0


def _same_doer(mention: Mention, group: Sequence[Mention]) -> float:
    mine = surnames(mention.actors)
    return 1.0 if mine and any(mine & surnames(m.actors) for m in group) else 0.0


def _headline(mention: Mention, group: Sequence[Mention]) -> float:
    """The first telling in the body is that of the headline."""
    same = mention.type not in MANY or mention.act.word.lemma == group[0].act.word.lemma or _one_kind(mention, group[0])
    told = group[0].headline and not mention.headline
    if not same or not told:
        return 0.0
    return 1.0 if all(m.headline for m in group) or not _someone_else(mention, group) else 0.0


def _someone_else(mention: Mention, group: Sequence[Mention]) -> bool:
    """«Погиб и водитель», after a named person was told: nobody that the headline means."""
    if mention.type not in HARM or not mention.affected or not any(surnames(m.affected) for m in group):
        return False
    beside = {w.low for w in mention.act.sentence.kids(mention.act.word)} & set(function_words("also"))
    heads = {p.head.lemma for m in group for p in m.affected}
    return bool(beside) and mention.affected[0].head.pos == "NOUN" and mention.affected[0].head.lemma not in heads


def _one_kind(a: Mention, b: Mention) -> bool:
    return a.type == "measure" and _kind(a) is not None and _kind(a) == _kind(b)


def _refers(mention: Mention, group: Sequence[Mention]) -> float:
    """A mention with nothing of its own («после взрыва», «погибших») refers to what was told; «есть погибшие» tells."""
    if not _bare(mention) or _exists(mention):
        return 0.0
    distance = min(_gap(mention, m) for m in group)
    placed_apart = bool(mention.where) and not any(m.where for m in group)
    return 0.5 if distance <= (1 if placed_apart else FAR) else 0.0


def _exists(mention: Mention) -> bool:
    """«Есть погибшие», «не обошлось без жертв»: that there are any is news."""
    verb = mention.act.sentence.parent(mention.act.word)
    if verb is None or mention.status != "reported":
        return False
    there_is = verb.low in ("есть", "имеются", "оказались") and mention.act.word.rel.startswith("nsubj")
    return there_is or (verb.lemma == "обойтись" and negated(mention.act.sentence, verb))


def _same_word(mention: Mention, group: Sequence[Mention]) -> float:
    """The same word, or one of the same kind, for an attack or an accident a few sentences on tells of the same one."""
    if mention.type not in ONE_WORD:
        return 0.0
    same = any(m.act.word.lemma == mention.act.word.lemma and _gap(mention, m) <= FAR // 3 for m in group)
    return 0.6 if same else 0.4 if any(_one_course(mention, m) for m in group) else 0.0


def _one_course(a: Mention, b: Mention) -> bool:
    """«съехал с дороги … перевернулся», «выстрелил … открыл огонь»: one accident's course, one kind of attack."""
    kind = _kind(a)
    return _gap(a, b) <= FAR // 4 and (a.type == "accident" or (kind is not None and kind == _kind(b)))


def _bare(mention: Mention) -> bool:
    nominal = (mention.act.kind == "noun" and carrier(mention.act) is None) or substantive(
        mention.act.sentence, mention.act.word
    )
    return nominal and not mention.affected and _no_number(mention) and not surnames(mention.actors)


def _no_number(mention: Mention) -> bool:
    return mention.count is None or mention.count.rule.endswith("singular")


RULES = (_same_people, _same_count, _headline, _refers, _same_doer, _same_word)
