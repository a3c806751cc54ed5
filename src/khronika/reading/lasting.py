"""The time of an act from the words for it: what lasts goes on from its beginning, what ends has lasted till then."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from khronika.languages import load
from khronika.model import Time
from khronika.reading.acts import Act
from khronika.reading.exactness import DAY
from khronika.reading.grammar import negated, preposition
from khronika.reading.setting import is_as_of, words
from khronika.reading.times import TimeExpression
from khronika.reading.times_macros import unit_forms
from khronika.reading.times_values import number

OPEN = ".."
UNITS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}  # months and days
LASTING = ("measure", "protest")
THE_END = ", the end"  # what the rule of a time says of one that tells of an end

SINCE_GROWN = ", since grown"  # and of one as of which a figure was told before another


def made(act: Act, dated: TimeExpression | None, hours: TimeExpression | None) -> Time | None:
    """The time of an act from the words for its day and those for daily hours."""
    told = [t for t in (dated, hours) if t is not None]
    if not told:
        return None
    edtf, rule = (dated.edtf, dated.rule) if dated else (None, told[0].rule)
    if edtf and lifted(act):
        edtf, rule = f"../{_point(edtf)}", f"{rule}{THE_END}"
    elif edtf and act.rule.type == "protest" and ends(act):
        edtf, rule = _point(edtf), f"{rule}{THE_END}"
    elif edtf and act.rule.type == "resignation" and _is_tenure(edtf, dated):
        edtf, rule = edtf.partition("/")[2], f"{rule}{THE_END}"
    elif edtf and "/" not in edtf and _goes_on(act, "T" in edtf) and not _by_day(edtf, hours):
        edtf, rule = f"{edtf.split('T')[0]}/..", f"{rule}, goes on"
    how = "as of; times" if dated is not None and is_as_of(dated) else "times"
    time = Time(edtf, tuple(t.span for t in told), f"{how}: {rule}", hours.clock if hours else None)
    return for_its_length(time, (act,))


def _by_day(edtf: str, hours: TimeExpression | None) -> bool:
    """«5 мая с 8:00 до 13:00 улицу перекроют»: on that day alone, and no curfew that goes on night by night."""
    first, _, last = ((hours.clock if hours else None) or "").partition("-")
    return len(edtf.split("T")[0]) == DAY and "00:00" < first < last


def for_its_length(time: Time | None, acts: Iterable[Act]) -> Time | None:
    """«Трёхдневный траур до 7 августа», «двухнедельный карантин с 5 мая»: the end that is not told by the length."""
    told = next((n for act in acts if act.rule.type in LASTING and (n := length(act) or _for(act))), None)
    first, _, last = ((time.edtf if time else None) or "").partition("/")
    if time is None or not told or (first if last == OPEN else last if first == OPEN else "") == "":
        return time
    try:
        other = _away(date.fromisoformat(first if last == OPEN else last), told, 1 if last == OPEN else -1).isoformat()
    except (ValueError, OverflowError):  # a month, an hour: no day to count from
        return time
    edtf = f"{first}/{other}" if last == OPEN else f"{other}/{last}"
    return replace(time, edtf=edtf, rule=f"{time.rule}; its length")


def _away(day: date, told: tuple[int, int], sign: int) -> date:
    """The other end of so many months and days, both ends counted in."""
    months, days = told
    near = day + timedelta(days=sign * (days - 1 if days else -1))
    count = near.year * 12 + near.month - 1 + sign * months
    last = monthrange(count // 12, count % 12 + 1)[1]
    return near.replace(year=count // 12, month=count % 12 + 1, day=min(near.day, last))


def _for(act: Act) -> tuple[int, int] | None:
    """The months and days of «на месяц», «сроком на две недели» that hang on an act or its verb."""
    if act.rule.type != "measure":
        return None
    held = {w.i for w in (act.word, *act.rest)} | {act.word.head}
    for word in act.sentence.words:
        unit = unit_forms().get(word.low, "")
        told = unit in UNITS and word.head in held and word.is_("Case", "Acc", "Gen")
        if told and preposition(act.sentence, word) == "на" and not act.sentence.kids(word, "amod"):
            many = next((number(k.low) for k in act.sentence.kids(word) if k.rel.startswith("nummod")), 1)
            return (many * UNITS[unit][0], many * UNITS[unit][1]) if many else None
    return None


def length(act: Act) -> tuple[int, int] | None:
    """How many days the adjective of an act gives: «трёхдневный» 3, «14-дневный» 14, «недельный» 7: (0, days)."""
    stems = load("ru", "setting")["lengths"]
    noun = next((w for w in (act.word, *act.rest) if w.pos == "NOUN"), act.word)
    for word in act.sentence.kids(noun):
        stem = next((s for s in stems if word.lemma.endswith(s)), None)
        if stem:
            told = word.lemma.removesuffix(stem).rstrip("-")
            return 0, int(stems[stem]) * (1 if not told else number(told))
    return None


def ends(act: Act) -> bool:
    """«протесты прекратились», «завершил голодовку»: told of its end."""
    over = act.sentence.parent(act.word)
    return act.rule.type == "protest" and over is not None and over.lemma in words("end")


def _is_tenure(edtf: str, dated: TimeExpression | None) -> bool:
    """«Был мэром с 1995 по 2011 год и подал в отставку»: he left at the end of it."""
    first, _, last = edtf.partition("/")
    begun = dated is not None and dated.text.lower().startswith(("с ", "со "))
    return begun and ".." not in (first, last) and last != ""


def _point(edtf: str) -> str:
    """The moment from which a measure is no more: «с 13 января», «13 января», «до 13 января»."""
    first, _, last = edtf.partition("/")
    return first if first not in ("", "..") else last


def lifted(act: Act) -> bool:
    """«Режим снимут 19 января», «отмена карантина», «с 19 января не будет комендантского часа»: told of its end."""
    if act.rule.type != "measure":
        return False
    over = act.sentence.parent(act.word)
    verbs = [w for w in (act.word, *act.rest, over) if w is not None]
    if any(w.lemma in words("end") for w in verbs):
        return True
    return over is not None and over.lemma in words("last") and negated(act.sentence, over)


def _goes_on(act: Act, to_the_hour: bool = False) -> bool:
    """«Протесты начались 2 января», «въезд закрыли в июне»: what lasts is open-ended from its beginning."""
    verb = act.sentence.parent(act.word)
    lemmas = {w.lemma for w in (act.word, *act.rest, verb) if w is not None}
    if act.rule.type == "measure":
        return not lemmas & words("of_a_day")
    return begins(act) and not to_the_hour


def begins(act: Act) -> bool:
    """«Протесты начались», «вспыхнула забастовка»: a protest told of its beginning."""
    verb = act.sentence.parent(act.word)
    return act.rule.type == "protest" and verb is not None and verb.lemma in words("begin")
