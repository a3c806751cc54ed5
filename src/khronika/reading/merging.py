"""Mentions of one happening by one source become one statement; what differs in number, status or time stays apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khronika.model import HARM, Time
from khronika.reading.acts import substantive
from khronika.reading.apart import agree, kind_of, same_place, same_time
from khronika.reading.arguments_nouns import carrier
from khronika.reading.grammar import function_words, negated
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention, surnames
from khronika.reading.parse import Word

HAPPENINGS = (("attack", "accident"), ("death", "injury", "abduction"))
ONE_WORD = ("attack", "accident")
MANY = ("demand", "refusal", "measure", "deployment", "control", "damage")  # types of which one report tells several
MOST = 60  # groups of a kind, and mentions of a group, that a mention is held against: a report of news has fewer
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
    return _one_suspect(_attach_bare(groups))


def _one_suspect(groups: list[list[Mention]]) -> list[list[Mention]]:
    """«Задержан подозреваемый», then «полиция арестовала Ивана Петрова», and nobody else: it was him."""
    single = [g for g in groups if g[0].type == "detention" and g[0].status == "reported" and _is_single(g)]
    named = [g for g in single if any(surnames(m.affected) for m in g)]
    suspects = [g for g in single if all(m.affected and _is_suspect(m) for m in g)]
    if len(named) != 1 or len(suspects) != 1 or not all(agree(a, b) for a in named[0] for b in suspects[0]):
        return groups
    first, second = sorted((named[0], suspects[0]), key=lambda g: g[0].span.start)
    first += second
    return [g for g in groups if g is not second]


def _is_single(group: Sequence[Mention]) -> bool:
    return {(m.count.low, m.count.high) if m.count else None for m in group} == {(1, 1)}


def _is_suspect(mention: Mention) -> bool:
    return mention.affected[0].lemma in noun_class("culprit") and not surnames(mention.affected)


def _lately(group: list[Mention]) -> list[Mention]:
    """A group as far as a mention is held against it: its first mentions and its last."""
    return group if len(group) <= MOST else [*group[: MOST // 2], *group[-MOST // 2 :]]


def _attach_generic(mention: Mention, groups: Sequence[list[Mention]]) -> None:
    """«Инцидент произошёл около 23:00» tells of the attack or accident told last; with none before it, of nothing."""
    if mention.type == "measure":
        _date_measures(mention, groups)
        return
    whole = [g for g in groups if not g[0].part and all(same_time(mention, m) and same_place(mention, m) for m in g)]
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
    """Whether a time adds what is not known: all of it, the beginning of what ends or the end of what has begun."""
    edtf, more = ((t.edtf if t else None) or "" for t in (known, told))
    if not edtf:
        return True
    if edtf.endswith("/.."):
        return more.startswith("../") and more[len("../") :] >= edtf.removesuffix("/..")
    return edtf.startswith("../") and more.endswith("/..")


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


def _compatible(mention: Mention, group: Sequence[Mention]) -> bool:
    return all(agree(mention, m) for m in group)


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
    if mention.type in MANY and mention.affected and not _shares_object(mention, group):
        return 0.0  # «запретил полёты и закрыл школы»
    return 1.0 if mine and any(mine & surnames(m.actors) for m in group) else 0.0


def _shares_object(mention: Mention, group: Sequence[Mention]) -> bool:
    heads = {p.head.lemma for m in group for p in m.affected}
    return not heads or bool(heads & {p.head.lemma for p in mention.affected})


def _headline(mention: Mention, group: Sequence[Mention]) -> float:
    """The first telling in the body is that of the headline."""
    same = mention.type not in MANY or mention.act.word.lemma == group[0].act.word.lemma or _one_kind(mention, group[0])
    told = group[0].headline and not mention.headline
    if not same or not told or _exists(mention) or _not_the_one(mention, group):
        return 0.0
    return 1.0 if all(m.headline for m in group) or not _someone_else(mention, group) else 0.0


def _someone_else(mention: Mention, group: Sequence[Mention]) -> bool:
    """«Погиб и водитель», after a named person was told: nobody that the headline means."""
    if mention.type not in HARM or not mention.affected:
        return False
    if _other_group(mention, group):
        return True
    if not any(surnames(m.affected) for m in group):
        return False
    beside = {w.low for w in mention.act.sentence.kids(mention.act.word)} & set(function_words("also"))
    heads = {p.head.lemma for m in group for p in m.affected}
    return bool(beside) and mention.affected[0].head.pos == "NOUN" and mention.affected[0].head.lemma not in heads


def _not_the_one(mention: Mention, group: Sequence[Mention]) -> bool:
    """«Арестованы сторонники», «руководство задержано» after the arrest of one named person: others than he."""
    if mention.type not in HARM or not mention.affected or surnames(mention.affected):
        return False
    head = mention.affected[0].head
    several = head.is_("Number", "Plur") or head.lemma in noun_class("body")
    one = {(m.count.low, m.count.high) for m in group if m.count} == {(1, 1)}
    return several and one and any(surnames(m.affected) for m in group)


def _other_group(mention: Mention, group: Sequence[Mention]) -> bool:
    """Others than were told since the headline: «погибли солдаты», then «погибли и медики», «убитых жителей»."""
    body = [m for m in group if not m.headline]
    nouns = [p.head for m in group for p in m.affected]
    mine = [p.head for p in mention.affected if p.head.pos == "NOUN" and not p.named]
    if not (body and nouns and mine) or {_sort(n) for n in mine} & ({_sort(n) for n in nouns} | noun_class("definite")):
        return False
    if mine[0].is_("Number", "Plur"):
        return mention.asserted or _in_force(mention) != any(_in_force(m) for m in group)
    return mine[0].lemma in noun_class("child") and not any(n.lemma in noun_class("child") for n in nouns)


def _in_force(mention: Mention) -> bool:
    order = noun_class("order")  # «сотрудники правоохранительных органов»
    forces = [p.is_a("force") or any(w.lemma in order for w in p.words) for p in mention.affected]
    return bool(forces) and all(forces)


def _sort(noun: Word) -> str:
    """A noun for whom it tells of: «жители», «гражданские» and «население» are the same people."""
    return "житель" if noun.lemma in noun_class("civilian") else noun.lemma


def _one_kind(a: Mention, b: Mention) -> bool:
    return a.type == "measure" and kind_of(a) is not None and kind_of(a) == kind_of(b)


def _refers(mention: Mention, group: Sequence[Mention]) -> float:
    """A mention with nothing of its own («после взрыва», «погибших») refers to what was told; «есть погибшие» tells."""
    if not _bare(mention) or _exists(mention) or _of_others(mention):
        return 0.0
    distance = min(_gap(mention, m) for m in group)
    placed_apart = bool(mention.where) and not any(m.where for m in group)
    return 0.5 if distance <= (1 if placed_apart else FAR) else 0.0


def _of_others(mention: Mention) -> bool:
    """«Трое других, схваченных в тот день»: not those told of before."""
    before = mention.act.sentence.words[max(0, mention.act.word.i - 2) : mention.act.word.i]
    return any(w.lemma in ("другой", "остальной") for w in before)


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
    kind = kind_of(a)
    return _gap(a, b) <= FAR // 4 and (a.type == "accident" or (kind is not None and kind == kind_of(b)))


def _bare(mention: Mention) -> bool:
    nominal = (mention.act.kind == "noun" and carrier(mention.act) is None) or substantive(
        mention.act.sentence, mention.act.word
    )
    return nominal and not mention.affected and _no_number(mention) and not surnames(mention.actors)


def _no_number(mention: Mention) -> bool:
    return mention.count is None or mention.count.rule.endswith("singular")


RULES = (_same_people, _same_count, _headline, _refers, _same_doer, _same_word)
