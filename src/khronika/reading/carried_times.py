"""Times carried over: a happening told without one was when its scene, its paragraph or what it follows was.

Nothing is carried to what is yet to be, and nothing past a word that sets an act before («ранее»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import HARM, Time
from khronika.reading.carried_terms import share_end, share_term
from khronika.reading.exactness import days_of, exactness, to_the_day
from khronika.reading.grammar import is_finite, preposition
from khronika.reading.lasting import SINCE_GROWN
from khronika.reading.mention import Mention
from khronika.reading.setting import before_death, died_later, set_aside, words
from khronika.reading.timeline import Timeline, in_main_clause
from khronika.reading.told import CAUSES, CONSEQUENCES, NEAR, ONE_SCENE, Told, apart, nearby

TOLD_ON = (*ONE_SCENE, "deployment")  # types that go on with the day that their paragraph told last
BESIDE = (*CONSEQUENCES, *CAUSES, "damage")
OF_A_STRIKE = ("attack", "accident", "death", "injury")
AMID = ("detention", "injury", "attack", "death", "damage")  # what people do and suffer at a protest
BY_A_STRIKE = (*OF_A_STRIKE, "damage", "missing", "displacement")
MAY_GROW = "under «мочь»"  # «число погибших может быть больше»
YEAR, MONTH = 1, 2  # how exact such times are
FOUND = ("body-found", "found-dead")  # rules
UNDER = "под"  # arrest, guard
LEAD = 1  # the paragraph after the title
FOLLOWS = {
    "detention": ("attack",),
    "deployment": (*OF_A_STRIKE, "detention"),
    **dict.fromkeys(("attack", "death", "injury", "damage", "accident"), (*OF_A_STRIKE, "protest")),
}


def date_totals(told: Sequence[Told], timeline: Timeline) -> None:
    """Figures for many, and that they may grow, hold as of the day that the report tells for figures.

    So do those that outgrew a figure told earlier on the day of the report («утром говорили о 20 раненых»).
    """
    for mine in told:
        figure = mine.total or mine.group[0].status_rule == MAY_GROW
        if mine.group[0].status == "denied":  # «на 21 час ранены десять. Погибших нет»
            figure = mine.type in CONSEQUENCES and timeline.counts(mine.group[0].act.sentence)
        at = mine.group[0].act.sentence.number
        if mine.when is None and figure and not timeline.tells_day(at) and (day := timeline.as_of(at)):
            mine.date(day)
    of_today = [m.when for m in told if m.when and m.when.rule.endswith(SINCE_GROWN) and timeline.is_today(m.when)]
    for mine in told if of_today else ():
        if mine.when is None and mine.total and mine.group[0].status == "reported":
            mine.date(_without_hour(of_today[0]))


def carry_times(told: Sequence[Told], scenes: Sequence[Sequence[Told]], timeline: Timeline) -> None:
    """Dates the groups that have no time of their own, in the order of the report."""
    strikes = _by_sentence(told)
    for mine, scene in zip(told, scenes, strict=True):
        if mine.group[0].status == "planned":  # what is yet to be has another time than what it is told with
            continue
        own = mine.when
        _share_time(mine, scene, told)
        share_end(mine, told)
        share_term(mine, timeline)
        found = mine.when or _carried(mine, strikes, timeline)
        if mine.when is None and found is not None:
            mine.date(found)
        if own is None and _later_death(mine) and _is_of_a_day(mine) and not timeline.is_today(mine.when):
            mine.when = mine.group[0].when = None
    _date_lead(told, timeline)
    _date_by_story(told, timeline)
    _date_by_one_strike(told, timeline)


def _is_of_a_day(mine: Told) -> bool:
    """Whether a group has a time as exact as a day: who was struck in a month most likely died in it."""
    return exactness(mine.when) > MONTH if mine.when else False


def _date_by_story(told: Sequence[Told], timeline: Timeline) -> None:
    """Where a report tells one late day alone, and that of none of its acts: it is the day of its story.

    A figure for many may have grown over days; what is named in passing may be older.
    """
    only = timeline.only_day()
    if only is None or not timeline.is_late(only) or any(t.when and t.when.edtf for t in told):
        return
    for mine in told:
        plain = mine.type in (*TOLD_ON, "protest") and mine.group[0].status in ("reported", "denied")
        claimed = [m for m in mine.group if m.asserted and not _earlier(m) and not set_aside(m.act)]
        if plain and claimed and not mine.total:
            mine.date(replace(only, rule=f"day of the story; {only.rule}"))


def _carried(mine: Told, strikes: dict[int, list[tuple[int, Told]]], timeline: Timeline) -> Time | None:
    """The time that the report goes on with at a group that its scene does not date."""
    found = _told_before(mine, timeline) or _beside_in_sentence(mine, timeline) or _of_protest(mine, strikes)
    return found or _meanwhile(mine, timeline) or _followed(mine, strikes, timeline)


def _of_protest(mine: Told, strikes: dict[int, list[tuple[int, Told]]]) -> Time | None:
    """«В среду вышли тысячи людей. Они требуют …»: what is demanded at a protest is demanded on its day."""
    act = mine.group[0].act
    if mine.type != "demand" or not act.word.is_("Aspect", "Imp") or not is_finite(act.word):
        return None
    at = act.sentence.number
    near = [
        o
        for n in range(at, at - NEAR - 1, -1)
        for _, o in strikes.get(n, ())
        if o.type == "protest" and o.paragraphs & mine.paragraphs
    ]
    found = next((o.when for o in near if o.when and to_the_day(days_of(o.when.edtf or ""))), None)
    return replace(found, edtf=days_of(found.edtf or ""), rule=f"at a protest; {found.rule}") if found else None


def _beside_in_sentence(mine: Told, timeline: Timeline) -> Time | None:
    """«В субботу совет утвердил мэра, судья ушёл в отставку»: clauses side by side tell of one day."""
    act = mine.group[0].act
    if mine.type not in ("demand", "resignation", "protest") or not is_finite(act.word) or not in_main_clause(act):
        return None
    return timeline.before_in_sentence(act)


def _date_lead(told: Sequence[Told], timeline: Timeline) -> None:
    """What the title and the lead tell without a day: the day of the first strike that has one, told further on.

    An arrest there of somebody for what he did before is of no such day.
    """
    strikes = [
        o
        for o in told
        if o.type in OF_A_STRIKE and o.when and "as of" not in o.when.rule and not _recalled(o) and not _found(o)
    ]
    first = next((o for o in strikes if o.when and to_the_day(o.when.edtf)), None)
    for mine in told if first is not None else ():
        if first is not None and first.when is not None and _leads(mine, first) and timeline.is_late(first.when):
            mine.date(_of_what_followed(mine, first.when, "main event"))


def _date_by_one_strike(told: Sequence[Told], timeline: Timeline) -> None:
    """In a report of one blast, crash or attack: whatever harm it tells without a day was done then."""
    first = _one_strike(told)
    day = first.when if first else None
    if first is None or day is None or any(o.type == "protest" for o in told) or not timeline.is_late(day):
        return
    for mine in told:
        if _elsewhere(mine, first):
            continue
        plain = mine.type in BY_A_STRIKE and mine.group[0].status in ("reported", "denied") and mine.when is None
        if plain and not any(_earlier(m) or set_aside(m.act) for m in mine.group) and not _later_death(mine):
            mine.date(_of_what_followed(mine, day, "the one strike of the report"))


def _elsewhere(mine: Told, other: Told) -> bool:
    """Whether both name places, and none is the other's."""
    return bool(mine.where and other.where) and not {p.name for p in mine.where} & {p.name for p in other.where}


def _one_strike(told: Sequence[Told]) -> Told | None:
    """The report's first attack or accident with a day, where all strikes and whom they struck are of that day."""
    strikes = [o for o in told if o.type in OF_A_STRIKE and o.group[0].status == "reported"]
    dated = [(o, o.when) for o in strikes if o.when and "as of" not in o.when.rule]
    first = next(((o, when) for o, when in dated if o.type in CAUSES and to_the_day(when.edtf)), None)
    if first is None or any(o.type in CAUSES and _elsewhere(o, first[0]) for o in strikes):
        return None
    return first[0] if all(same_day(when, first[1]) for _, when in dated) else None


def _of_what_followed(mine: Told, when: Time, how: str) -> Time:
    """The time of a strike for what came of it: to the hour for those whom it struck, else its day."""
    edtf = when.edtf if mine.type in CONSEQUENCES else days_of(when.edtf or "")
    return replace(when, edtf=edtf, rule=f"{how}; {when.rule}", clock=None)


def _found(told: Told) -> bool:
    """«За выходные из-под завалов извлекли пять тел»: the dead were found then, and struck before."""
    return all(m.act.rule.name in FOUND for m in told.group)


def _recalled(told: Told) -> bool:
    """«Напомним, 18 июня …», «Ранее в другом городе …»: told only as what was before."""
    return all(m.act.sentence.words[0].low in words("recalled") for m in told.group)


def _leads(mine: Told, first: Told) -> bool:
    lead = mine.group[0]
    if mine.when or lead.act.sentence.paragraph > LEAD or lead.status != "reported":
        return False
    if set_aside(lead.act) or _earlier(lead) or _later_death(mine) or _died_later(mine, first):
        return False
    if mine.type == "detention":
        return lead.headline and not any(w.lemma in words("charge") for w in lead.act.sentence.words)
    if _elsewhere(mine, first) and not lead.headline:
        return False
    return mine.type in OF_A_STRIKE and (not mine.total or first.type in CAUSES)


def _told_before(mine: Told, timeline: Timeline) -> Time | None:
    """The day that the paragraph of a mention goes on with."""
    ours = mine.type == "demand" and mine.group[0].act.word.is_("Person", "1")  # a slogan: «Мы требуем …»
    if not (mine.type in TOLD_ON or ours) or (mine.group[0].status == "denied" and mine.type != "detention"):
        return None
    told = [m for m in mine.group if not _earlier(m) and not _is_held(m)]
    days = [timeline.going_on(m.act) for m in told[:1]]
    days += [timeline.going_on(m.act, to_the_day) for m in told[1:] if m.asserted]
    return next((d for d in days if d), None)


def _is_held(mention: Mention) -> bool:
    """«Под стражей остаются трое», «под арестом 20 человек»: how things are, not when they became so."""
    act = mention.act
    below = preposition(act.sentence, act.word) == UNDER or any(w.low == UNDER for w in act.rest)
    return mention.type == "detention" and below and not act.word.is_("Aspect", "Perf")


def _earlier(mention: Mention) -> bool:
    """«Ранее задержали двоих», «умер от ран, полученных в бою»: before the day told last, nobody knows when."""
    act = mention.act
    return before_death(act) or any(w.low in words("earlier") for w in act.sentence.words[: act.word.i])


def _meanwhile(mine: Told, timeline: Timeline) -> Time | None:
    """«Тем временем на площади митинговали»: the day told last, of this paragraph or before it."""
    first = mine.group[0].act
    line = first.sentence.line[: first.word.start - first.sentence.start]
    if mine.type not in (*TOLD_ON, "protest") or not any(words_ in line for words_ in words("meanwhile")):
        return None
    return timeline.last(first.sentence.number)


def _by_sentence(told: Sequence[Told]) -> dict[int, list[tuple[int, Told]]]:
    """What struck people, and protests and arrests, by the sentences that tell it: (number of the group, group)."""
    found: dict[int, list[tuple[int, Told]]] = {}
    for n, one in enumerate(told):
        for m in one.group if one.type in (*OF_A_STRIKE, "protest", "detention") else ():
            if not m.headline:
                found.setdefault(m.act.sentence.number, []).append((n, one))
    return found


def _followed(mine: Told, strikes: dict[int, list[tuple[int, Told]]], timeline: Timeline) -> Time | None:
    """«… открыл огонь по толпе.» A paragraph on: «Нападавшего задержали»: the day of the strike told last.

    Only where no other time is told in between.
    """
    body = next((m for m in mine.group if not m.headline), None)
    if body is None or not _goes_on(body):
        return None
    at = body.act.sentence.number
    for sentence in timeline.back_to_paragraph_before(at):
        dated = [o.when for _, o in sorted(strikes.get(sentence, ()), key=lambda t: -t[0]) if _may_follow(mine, o)]
        if dated and (when := dated[0]) and not timeline.moved(sentence, at):
            return _of_what_followed(mine, when, "follows")
        if dated:
            break
    return None


def _may_follow(mine: Told, other: Told) -> bool:
    """Whether a group may be what came of another one that has a day of its own, no day as of which figures hold."""
    if other is mine or other.type not in FOLLOWS[mine.type] or other.when is None:
        return False
    own = to_the_day(other.when.edtf) and "as of" not in other.when.rule
    return own and not (mine.people & other.people and _died_later(mine, other))


def _goes_on(mention: Mention) -> bool:
    """Whether a mention tells the next thing that happened, and neither background nor what used to be."""
    imperfective = mention.act.word.is_("Aspect", "Imp")
    if mention.type == "deployment":
        return mention.act.word.lemma in words("arrive")
    return mention.type in FOLLOWS and mention.asserted and not _earlier(mention) and not imperfective


def _share_time(mine: Told, scene: Sequence[Told], told: Sequence[Told]) -> None:
    """The most exact time of the scene for a group without one, else the closest; for one with the day, the hour."""
    others = [o for o in scene if o.when and o.when.edtf and not _died_later(mine, o)]
    times = [_without_hour(o.when) if _later(mine, o) else o.when for o in others if o.when]
    if mine.type not in HARM:
        times = [t for t in times if "as of" not in t.rule]
    if mine.when is None:
        times = [t for t in times if same_day(t, times[0])] or _amid(mine, told)  # the closest tie tells the day
        found = max(times, key=exactness) if times else _beside(mine, told)
        how = "same scene" if times else "told beside it"
        if found is not None:
            mine.date(replace(found, rule=f"{how}; {found.rule}", clock=None))
    finer = _finer(mine, times)
    if finer is not None:
        mine.date(replace(finer, rule=f"same scene; {finer.rule}", clock=None))
    hour = _hour(mine, times, told)
    if hour is not None:
        mine.group[0].when = replace(hour, rule=f"same scene; {hour.rule}", clock=None)


def _finer(mine: Told, times: Sequence[Time]) -> Time | None:
    """«Осуждён за убийство и грабёж в 1997 году … убил в июле»: the month or day that the scene tells of the year."""
    if mine.when is None or mine.total or exactness(mine.when) > YEAR:
        return None
    finer = [t for t in times if exactness(t) > exactness(mine.when) and "/" not in (t.edtf or "")]
    fit = [t for t in finer if same_day(t, mine.when)]
    return replace(fit[0], edtf=days_of(fit[0].edtf or "")) if fit else None


def _later_death(mine: Told) -> bool:
    """Whether somebody struck before died later: nobody knows when, unless he was struck on the day of the report."""
    return _died(mine) and any(died_later(m.act) for m in mine.group)


def _amid(mine: Told, told: Sequence[Told]) -> list[Time]:
    """«В ходе митинга задержали двоих»: what was done at a protest, by the words for it, was on its day."""
    if mine.type not in AMID:
        return []
    nouns = [o for o in told if o.type == "protest" and any(m.act.nominal for m in o.group)]
    return [o.when for o in nouns if o.when and not _lasts(o.when) and o.hosts & mine.hosts]


def _lasts(time: Time) -> bool:
    return (time.edtf or "").endswith("/..")


def _later(mine: Told, other: Told) -> bool:
    """Whether the hour told of another happening is a later one's: who was struck may have died hours after."""
    return mine.type in (*CAUSES, "injury") and _died(other)


def _without_hour(time: Time) -> Time:
    return replace(time, edtf=days_of(time.edtf or ""), clock=None) if _at_hour(time) else time


def _beside(mine: Told, told: Sequence[Told]) -> Time | None:
    """The time of the closest happening told beside it; not the day as of which a figure holds."""
    of_it = all(before_death(m.act) for m in mine.group)
    others = [o for o in nearby(mine, told, BESIDE) if not (_died_later(mine, o) and (of_it or mine.people & o.people))]
    return next((o.when for o in others if o.when and o.when.edtf and "as of" not in o.when.rule), None)


def _died_later(mine: Told, other: Told) -> bool:
    """«Его госпитализировали … Он скончался»: who died, and was not killed outright, was hurt before."""
    return mine.type == "injury" and _died(other)


def _died(other: Told) -> bool:
    """Whether a group tells that somebody died, and not that he was killed outright."""
    if other.type != "death" or any(m.act.rule.name.startswith("kill") for m in other.group):
        return False
    return any(m.act.word.lemma in words("died") for m in other.group)


def _hour(mine: Told, times: Sequence[Time], told: Sequence[Told]) -> Time | None:
    """The hour that the scene gives the day; for what came of an attack, that of the day's attack told last before."""
    if mine.when is None or "T" in (mine.when.edtf or "") or "/" in (mine.when.edtf or ""):
        return None
    found = next((t for t in times if _at_hour(t) and same_day(t, mine.when)), None)
    if found is not None or mine.type not in CONSEQUENCES:
        return found
    attacks = [o for o in told if o.type in CAUSES and o.when and _at_hour(o.when) and same_day(o.when, mine.when)]
    return min(attacks, key=lambda o: (o.first > mine.last, apart(mine, o))).when if attacks else None


def _at_hour(time: Time) -> bool:
    return "T" in (time.edtf or "") and "/" not in (time.edtf or "")


def same_day(a: Time, b: Time) -> bool:
    """Whether one time may be a finer telling of the other."""
    one, other = ((t.edtf or "").split("/")[0].rstrip("~?").split("T")[0] for t in (a, b))
    return one.startswith(other) or other.startswith(one)
