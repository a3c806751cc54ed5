"""When an act was by the words of its own sentence: the times that its clause, its phrase or a «когда» gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import COUNTED, Time
from khronika.reading.acts import Act
from khronika.reading.exactness import DAY, days_of
from khronika.reading.grammar import ancestors, animate, is_finite, is_verb, preposition
from khronika.reading.lasting import SINCE_GROWN, THE_END, begins, ends, made
from khronika.reading.parse import Sentence, Word
from khronika.reading.setting import OF_A_STATE, announcement, distance, is_as_of, is_topic, nearest, words
from khronika.reading.times import TimeExpression

ADJECTIVE = "-adjective"  # rules of «воскресный»: of what is demanded, not of the demand
DASHES = ("—", "–", ":")
YEAR = 4  # characters of an ISO year
FEW = 4  # words between a noun and the time that ends its phrase
IN_A_PHRASE = ("ADP", "PROPN", "ADJ", "NOUN")


def time_of(
    act: Act, expressions: Sequence[TimeExpression], told: set[int], published: str | None = None
) -> Time | None:
    """The time that the act's own clause gives, with the daily hours of a curfew.

    Expressions inside a telling (`told`: numbers of its words) are the teller's, unless figures hold as of them.
    What was done before the report was `published` was not days later.
    """
    if (figure := _of_figure(act, expressions)) is not None:
        return made(act, figure, None)
    if announcement(act):
        told = set()
    usable = [t for t in expressions if (t.first not in told or is_as_of(t) or _is_own(act, t)) and _may_hold(act, t)]
    usable = [t for t in usable if not _is_parted(act, t)]
    usable = [t for t in usable if not (_begins_after(t, published) and _is_done(act, t))]
    past = [t for t in expressions if _may_hold(act, t) and _is_long_past(t, published)]  # no telling is so long ago
    own = expressions if _is_counted_from(act, expressions) else ()
    near = _right_after(act, own or [*usable, *past]) or nearest(act, usable) or _of_a_charge(act, past)
    dated = _since_begun(act, near) or _with_hour([t for t in near if t.edtf])
    apart = (_counted_from(act, expressions) if dated is None else None) or (
        _after_when(act, usable) if dated is None else None
    )
    if apart is not None:
        return _of_a_clause(act, apart)
    told_near = [t for t in usable if t.edtf]
    dated = dated or _after_noun(act, told_near) or _before(act, told_near)
    hourly = act.rule.type == "measure" and (act.word.lemma in words("hourly") or act.rule.generic)
    return made(act, dated, next((t for t in near if t.clock), None) if hourly else None)


def _of_a_clause(act: Act, t: TimeExpression) -> Time:
    """«С 5 мая, когда начались протесты»: what begins then goes on."""
    edtf = t.edtf if (t.edtf or "").endswith("/..") and begins(act) else t.plain
    return Time(edtf, (t.span,), f"times: {t.rule}{THE_END if ends(act) else ''}")


def _with_hour(near: Sequence[TimeExpression]) -> TimeExpression | None:
    """The closest time; if that is a day, the hour of it that the clause tells apart: «умер в среду в 3:40»."""
    day = next(iter(near), None)
    if day is None or len(day.edtf or "") != DAY:
        return day
    return next((t for t in near if t.kind == "anaphor" and _hour_of(day, t)), day)


def _of_figure(act: Act, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """«Утром ведомство говорило о 120 раненых», «к ночи врачи насчитали 40 погибших»: a figure as of its telling."""
    verb = next((w for w in ancestors(act.sentence, act.word) if is_verb(w)), None)
    if act.rule.type not in COUNTED or verb is None or not is_finite(verb) or not _counted(act):
        return None
    before = verb.lemma in words("figure_told") and verb.is_("Tense", "Past") and verb.is_("Aspect", "Imp")
    if not before and verb.lemma not in words("figure_counted"):
        return None
    fit = [
        t for t in expressions if t.edtf and _may_hold(act, t) and distance(act.sentence, [verb], t.first, t.last) == 1
    ]
    grown = SINCE_GROWN if before else ""
    return next((replace(t, kind="as-of", rule=f"{t.rule}{grown}") for t in fit), None)


def as_of(act: Act, expressions: Sequence[TimeExpression], verb: Word, sentence: Sentence) -> Time | None:
    """The time of a telling of figures, as of which they hold: «утром в штабе говорили о 52»."""
    fit = [t for t in expressions if t.edtf and distance(sentence, [verb], t.first, t.last) == 1]
    grown = SINCE_GROWN if verb.is_("Tense", "Past") and verb.is_("Aspect", "Imp") else ""
    return next((made(act, replace(t, kind="as-of", rule=f"{t.rule}{grown}"), None) for t in fit), None)


def _counted(act: Act) -> bool:
    """Whether a number stands with the act's noun: «о 120 пострадавших», «о 190 пострадавших сотрудниках»."""
    noun = act.sentence.parent(act.word) if act.word.rel in ("amod", "acl") else act.word
    return noun is not None and bool(act.sentence.kids(noun, "nummod") or act.sentence.kids(noun, "nummod:gov"))


def _since_begun(act: Act, near: Sequence[TimeExpression]) -> TimeExpression | None:
    """«Режим, введённый 5 января, продлится до 19 января»: from the day in the clause about it to its end."""
    until = next((t for t in near if (t.edtf or "").startswith("../")), None)
    if act.rule.type != "measure" or until is None:
        return None
    begun = (t for t in near if t is not until and len(days_of(t.edtf or "")) == DAY and _in_clause_about(act, t))
    start = next((days_of(t.edtf or "") for t in begun), "")
    end = (until.edtf or "").removeprefix("../")
    return replace(until, edtf=f"{start}/{end}") if start and start <= end[:DAY] else None


def _in_clause_about(act: Act, t: TimeExpression) -> bool:
    over = [w for w in ancestors(act.sentence, act.sentence.words[t.first]) if w.rel.startswith("acl")]
    return any(w.head in {o.i for o in act.words} for w in over)


def _hour_of(day: TimeExpression, t: TimeExpression) -> bool:
    return (t.edtf or "").startswith(f"{day.edtf}T") and "/" not in (t.edtf or "")


def _may_hold(act: Act, t: TimeExpression) -> bool:
    """«Сейчас» begins no measure, «на утро 7 января» dates a figure and no attack, «тогда» is what was told before."""
    if t.kind in ("duration", "offset", "dateline", "aside") or (t.kind == "now" and _lasts(act)):
        return False
    if _of_what_is_next(act, t) or (act.rule.type in OF_A_STATE and t.rule.endswith(ADJECTIVE) and not _is_own(act, t)):
        return False
    if t.kind == "anaphor" and t.text.lower() in words("then"):
        return False
    return t.kind != "as-of" or act.rule.type in COUNTED


def _is_own(act: Act, t: TimeExpression) -> bool:
    """«ночные взрывы», «воскресный митинг»: an adjective of the act's own noun, whoever tells of it."""
    return t.rule.endswith(ADJECTIVE) and act.sentence.words[t.first].head in {w.i for w in act.words}


def _is_parted(act: Act, t: TimeExpression) -> bool:
    """Whether a semicolon stands between: «арестован в мае; на вопросы не отвечает»."""
    first, last = sorted((act.word.i, t.first))
    return any(w.text == ";" for w in act.sentence.words[first:last])


def _lasts(act: Act) -> bool:
    """«Сейчас он находится в СИЗО»: how things are, not when they became so; a figure holds as of now."""
    held = act.rule.type == "detention" and act.word.is_("Aspect", "Imp")
    return act.rule.type in ("measure", "refusal") or (held and act.word.is_("Number", "Sing"))


def _is_done(act: Act, t: TimeExpression) -> bool:
    """Whether an act is told as done; a day written out after that of publication may be that of a later edition."""
    if act.rule.type == "measure" and t.kind == "until":  # «запретил до конца года»
        return False
    return act.rule.type == "demand" or (t.relative and is_finite(act.word) and act.word.is_("Tense", "Past"))


def _begins_after(t: TimeExpression, published: str | None) -> bool:
    """Whether a time begins after a day."""
    return bool(published) and (t.plain or "")[:DAY].rstrip("~") > str(published)[:DAY]


def _of_what_is_next(act: Act, t: TimeExpression) -> bool:
    """«…, после чего (в июле) его выслали»: a time in brackets right before a verb is that verb's."""
    line = act.sentence.words
    held = line[t.first - 1].text == "(" and t.last + 2 < len(line) and line[t.last + 1].text == ")"
    return held and is_finite(line[t.last + 2]) and line[t.last + 2] is not act.word


def _right_after(act: Act, usable: Sequence[TimeExpression]) -> list[TimeExpression]:
    """«перестрелка 26 июня 1975 года»: a date right after the noun is its own, whatever the parse ties it to."""
    if not act.nominal or act.rule.people:
        return []
    if preposition(act.sentence, act.word) in words("right_after") and not _is_counted_from(act, usable):
        return []
    return [t for t in usable if t.first == act.word.i + 1 and t.edtf and t.text[0].isdigit()]


def _of_a_charge(act: Act, past: Sequence[TimeExpression]) -> list[TimeExpression]:
    """«осуждён за убийство двух человек летом 2014 года»: a time long past is that of the deed, not of the trial."""
    if not is_topic(act):
        return []
    line = act.sentence.words
    after = [t for t in past if t.edtf and t.first > act.word.i]
    return [t for t in after if not any(is_verb(w) or w.text in ",;:" for w in line[act.word.i + 1 : t.first])][:1]


def _is_long_past(t: TimeExpression, published: str | None) -> bool:
    """Whether a time ended in a year before that of publication."""
    return bool(published) and (t.plain or "").split("/")[-1][:YEAR] < str(published)[:YEAR]


def _is_counted_from(act: Act, expressions: Sequence[TimeExpression]) -> bool:
    """«через месяц после взрыва 4 августа врачи сообщили»: whether words before an act's noun count from it."""
    return act.nominal and any(t.kind == "offset" and act.word.i - t.last in (1, 2) for t in expressions)


def _counted_from(act: Act, expressions: Sequence[TimeExpression]) -> TimeExpression | None:
    """«через два дня после стрельбы»: the time of the noun that the words count from."""
    if not _is_counted_from(act, expressions):
        return None
    return next((t for t in expressions if t.kind == "offset" and t.edtf and act.word.i - t.last in (1, 2)), None)


def _after_when(act: Act, usable: Sequence[TimeExpression]) -> TimeExpression | None:
    """«15 июля, когда произошёл взрыв»: the time right before «когда» is that of its clause."""
    line = act.sentence.words
    for t in reversed([t for t in usable if t.plain and t.last + 2 < act.word.i]):
        between = line[t.last + 1 : act.word.i]
        if [w.low for w in between[:2]] == [",", "когда"] and not any(w.text in ",;:" for w in between[2:]):
            return t
    return None


def _after_noun(act: Act, usable: Sequence[TimeExpression]) -> TimeExpression | None:
    """«участники митинга в Кёльне в воскресенье»: the time at the end of the noun's own phrase."""
    if not act.nominal:
        return None
    line = act.sentence.words
    for t in usable:
        between = line[act.word.i + 1 : t.first]
        ends = t.last + 1 >= len(line) or line[t.last + 1].pos in ("PUNCT", "CCONJ")
        short = act.word.i < t.first and len(between) <= FEW
        if ends and short and all(w.pos in IN_A_PHRASE for w in between):
            return t
    return None


def _about_somebody(act: Act, t: TimeExpression) -> bool:
    """«Кассир, раненный 1 октября, умер»: whether a clause about somebody, without the act, has it."""
    sentence = act.sentence
    held = [act.word, *ancestors(sentence, act.word)]
    clauses = [w for w in ancestors(sentence, sentence.words[t.first]) if w.rel.startswith("acl") and w not in held]
    return any((above := sentence.parent(w)) is not None and animate(above) for w in clauses)


def _before(act: Act, usable: Sequence[TimeExpression]) -> TimeExpression | None:
    """Where the parse does not tie it: the only time of the sentence, with no other clause's verb between."""
    if len(usable) != 1 or act.nominal or not is_finite(act.word):
        return None
    only = usable[0]
    if _about_somebody(act, only):
        return None
    first, last = sorted((only.first, act.word.i))
    between = act.sentence.words[(min(only.last, last) if first == only.first else first) + 1 : last]
    after = max((w.i for w in between if w.text in DASHES), default=-1)
    if only.first <= 1 and after >= 0:  # «6 января совет повторил решение — мэра отстранили»
        between = act.sentence.words[after:last]
    also = any(w.low in words("also") for w in between)  # «в среду он встретился с ней, и она также просила …»
    parts = (w for w in between if not (w.head == act.word.i and w.pos == "AUX"))
    return only if also or not any(is_finite(w) or w.lemma == "который" for w in parts) else None
