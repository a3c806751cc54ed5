"""What carries over: acts told together happened together; one without time, place or doer takes those told beside it.

A scene is a set of happenings tied by grammar («погибли во время стрельбы», «взорвалась, ранив …») or by the people
whom they struck. Its members share what only one of them tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Place
from khronika.reading.carried_times import carry_times, date_totals, same_day
from khronika.reading.disowned import DISOWNED
from khronika.reading.focus import Focus
from khronika.reading.lexicon import noun_class
from khronika.reading.phrases import Participant
from khronika.reading.places import contains
from khronika.reading.setting import BY_DOER, OF_A_STATE
from khronika.reading.story_place import carried, is_unknown, last_day, of_office, where_told, width
from khronika.reading.timeline import Timeline
from khronika.reading.told import CAUSES, ONE_SCENE, WITH_DOER, Group, Told, apart, nearby

BY_PEOPLE = ("death", "injury", "attack", "abduction", "accident")
STORY = ("attack", "accident", "death")  # what a report is told for
LEAD = 2  # paragraphs, the title counted, that tell the report's main event
PLACELESS = ("refusal",)


def carry(
    groups: Sequence[Group],
    focus: Sequence[Focus],
    office: Sequence[Focus],
    timeline: Timeline,
) -> None:
    """Fills when, where and doers that a group leaves out (on the group's first mention).

    `focus` holds for each sentence of the report the places where its story is, `office` those for what is done in
    office, `timeline` the days that it tells.
    """
    told = [Told(g) for g in groups]
    date_totals(told, timeline)
    beside = _beside(told)
    scenes = [_scene(i, told, beside) for i in range(len(told))]
    carry_times(told, scenes, timeline)
    today = max((last_day(t.when) for t in told if t.when and t.group[0].status == "reported"), default="")
    for mine, scene in zip(told, scenes, strict=True):
        _share_destination(mine, told)
        _share_count(mine, told)
        _share_place(mine, scene, office if mine.type in OF_A_STATE else focus, today)
        _share_doers(mine, scene, told)
        _share_struck(mine, scene, told)
        _share_sources(mine, scene)
        _share_denial(mine, told)
    main = next((t for t in told if t.type in STORY and min(t.paragraphs) <= LEAD), None)
    cause = _only_cause(told)
    for mine, scene in zip(told, scenes, strict=True):
        _narrow(mine, scene, main, cause)


def _scene(i: int, told: Sequence[Told], beside: Sequence[set[int]]) -> list[Told]:
    """Everything tied to a group, near ties first, over as many steps as it takes."""
    if told[i].type not in ONE_SCENE:
        return []
    found, queue, seen = [], [i], {i}
    while queue:
        at = queue.pop(0)
        for j in sorted(beside[at] - seen):
            if _tied(told[at], told[j]):
                seen.add(j)
                queue.append(j)
                found.append(told[j])
    return found


def _beside(told: Sequence[Told]) -> list[set[int]]:
    """For each group the numbers of those with a word or a name of people in common: no other can be tied to it."""
    having: defaultdict[object, set[int]] = defaultdict(set)
    for i, one in enumerate(told):
        for mark in (*one.hosts, *one.people) if one.type in ONE_SCENE else ():
            having[mark].add(i)
    return [set().union(*(having[mark] for mark in (*one.hosts, *one.people) if mark in having)) for one in told]


def _tied(a: Told, b: Told) -> bool:
    if a.when and b.when and not same_day(a.when, b.when):
        return False
    if a.hosts & b.hosts:
        return True
    return bool(a.type in BY_PEOPLE and b.type in BY_PEOPLE and a.people & b.people)


def _only_cause(told: Sequence[Told]) -> Told | None:
    """The attack or accident that a report is about, where it places no other."""
    placed = [t for t in told if t.type in CAUSES and t.where]
    return placed[0] if len({p.name for t in placed for p in t.where[:1]}) == 1 else None


def _narrow(mine: Told, scene: Sequence[Told], main: Told | None, cause: Told | None) -> None:
    """A happening placed only in a country or region was where its scene, or the report's main event, was in it.

    A total told for a whole country is of the whole country.
    """
    now = max((m.where for m in mine.group), key=len)
    if not now or now[0].kind == "settlement":
        return
    of_many = main is None or main.type not in CAUSES  # the main event is itself a toll, and not a strike or a crash
    of_a_land = mine.total and (of_many or bool(mine.where)) and now[0].kind == "country"
    whole = mine.type not in ONE_SCENE or of_a_land
    beyond = [other for other in (main, cause) if other is not None and other is not mine and not whole]
    for other in [*scene, *beyond]:
        place = min((m.where[0] for m in other.group if m.where), key=width, default=None)
        if place is not None and width(place) < width(now[0]) and _may_hold(now[0], place):
            mine.group[0].where = (replace(place, rule=f"same scene; {place.rule}"), *mine.group[0].where)
            return


def _may_hold(outer: Place, inner: Place) -> bool:
    """A village or district that no gazetteer tells of lies in the region that the report is on."""
    return contains(outer, inner) or is_unknown(inner)


# --- what is shared --------------------------------------------------------------------------------------------------


def _share_destination(mine: Told, told: Sequence[Told]) -> None:
    """Forces sent where nothing else is said go where the others that the report tells of go."""
    if mine.type != "deployment" or any(m.where for m in mine.group):
        return
    others = [o for o in told if o.type == "deployment" and o.where and o is not mine]
    if others:
        where = min(others, key=lambda o: apart(mine, o)).where
        mine.group[0].where = tuple(replace(p, rule=f"same mission; {p.rule}") for p in where)


def _share_count(mine: Told, told: Sequence[Told]) -> None:
    """«По стране убиты 26, ранены 18, задержанных — 40»: figures told in one row are of one place."""
    if any(m.where for m in mine.group) or not mine.total:
        return
    row = [o for o in told if o.total and o.where and o.first < mine.last + 1 and o.sentences & mine.sentences]
    if row and mine.group[0].act.word.start > row[-1].group[0].act.word.start:
        mine.group[0].where = tuple(replace(p, rule=f"counted with; {p.rule}") for p in row[-1].where)


def _share_place(mine: Told, scene: Sequence[Told], focus: Sequence[Focus], today: str) -> None:
    """The place of the scene, else where the story is; `today` is the last day that the report tells of."""
    _leave_abroad(mine, focus)
    if any(m.where for m in mine.group) or mine.type in PLACELESS:
        return
    found = next((o.where for o in scene if o.where), ())
    how = "same scene"
    if not found:
        story = where_told(mine.group, focus)
        found, how = of_office(mine.group, story), "whose office it was"
        if not found:
            found, how = carried(mine.group, mine.when, story, today), "where the story is"
        if not found and mine.type == "death":
            found, how = next((m.office for m in mine.group if m.office), ()), "whose office it was"
        lead = next((f.places for f in focus if f.places), ())
        here = story.here and not story.before  # «когда в Туле начались бои, погибли 28»: told with the figure
        if mine.total and not here and found and lead[0].kind == "country" and contains(lead[0], found[0]):
            found = lead  # a figure in a report on a country is the country's, whatever town was told last
    mine.group[0].where = tuple(replace(p, rule=f"{how}; {p.rule}") for p in found)


def _leave_abroad(mine: Told, focus: Sequence[Focus]) -> None:
    """«МИД Чили призвал …» in a report on Peru: where those abroad ask for something is not told by whose they are."""
    home = {p.country for p in where_told(mine.group, focus).places if where_told(mine.group, focus).sure}
    for mention in mine.group if home - {None} else ():
        by_doer = bool(mention.where) and all(p.rule.startswith(BY_DOER) for p in mention.where)
        if by_doer and not {p.country for p in mention.where} & home:
            mention.where = ()


def _share_doers(mine: Told, scene: Sequence[Told], told: Sequence[Told]) -> None:
    """Who did what the group's scene tells; without a scene, who did what is told just before."""
    if mine.type not in WITH_DOER or any(m.actors or m.act.word.lemma in noun_class("by_oneself") for m in mine.group):
        return
    doers, how = _other_doers(mine, scene), "same scene"
    if not doers:
        near = [
            o for o in nearby(mine, told, ONE_SCENE) if min(o.sentences) <= max(mine.sentences) and _one_event(mine, o)
        ]
        doers, how = _other_doers(mine, near), "told beside it"
    if doers:
        mine.group[0].actors = [replace(p, rule=f"{how}; {p.rule}") for p in doers]


def _other_doers(mine: Told, others: Sequence[Told]) -> list[Participant]:
    return next((o.doers for o in others if o.doers and not _are(o.doers, mine)), [])


def _are(doers: Sequence[Participant], mine: Told) -> bool:
    """Whether they are themselves those whom the group tells dead or wounded."""
    struck = {p.head.lemma for m in mine.group for p in m.affected}
    return any(p.head.lemma in struck for p in doers)


def _one_event(a: Told, b: Told) -> bool:
    """Whether nothing told of two groups keeps them from being one event."""
    times = a.when is None or b.when is None or same_day(a.when, b.when)
    same = {m.status for m in a.group} & {m.status for m in b.group}
    return (
        bool(same)
        and times
        and (not a.where or not b.where or any(p.name in {q.name for q in b.where} for p in a.where))
    )


def _share_struck(mine: Told, scene: Sequence[Told], told: Sequence[Told]) -> None:
    """An attack that does not say whom it struck struck those whom its scene tells dead or wounded; without a scene
    those who are told of just behind it, and of no other cause nearer.
    """
    if mine.type != "attack" or any(m.affected for m in mine.group):
        return
    near = [o for o in told if o.type in ("death", "injury") and _of_it(o, mine, told)]
    tied = [o for o in scene if o.type in ("death", "injury")]
    struck = [o for o in tied or near if o.group[0].status == mine.group[0].status]
    found: list[Participant] = []
    for other in struck:
        people = next((m.affected for m in other.group if m.affected), [])
        found += [p for p in people if all(p.words != q.words for q in found) and not _are(mine.doers, other)]
    mine.group[0].affected = [replace(p, rule=f"same scene; {p.rule}") for p in found if not p.number]


def _of_it(struck: Told, mine: Told, told: Sequence[Told]) -> bool:
    """Whether the nearest cause told beside a death or wound is the attack, told before it as one event with it."""
    causes = nearby(struck, told, CAUSES)
    return bool(causes) and causes[0] is mine and mine.first <= struck.last and _one_event(mine, struck)


def _share_sources(mine: Told, scene: Sequence[Told]) -> None:
    """What a report tells of one scene after naming who says so is told by the same source."""
    if mine.type not in ONE_SCENE or any(m.sources for m in mine.group) or not any(m.asserted for m in mine.group):
        return
    first = min(mine.sentences)
    near = [(o, m) for o in scene for m in o.group if m.sources and m.asserted]
    found = [(o, m) for o, m in near if first - 1 <= m.act.sentence.number <= first + 1]
    if found:
        for mention in mine.group:
            mention.sources = tuple(replace(s, rule=f"same scene; {s.rule}") for s in found[0][1].sources)


def _share_denial(mine: Told, told: Sequence[Told]) -> None:
    """«Отозванная сводка относила …»: who disowned the news denies all of it."""
    disowned = mine.group[0].status_rule.endswith(DISOWNED) and not any(m.sources for m in mine.group)
    before = [m for o in told for m in o.group if m.status == "denied" and m.sources] if disowned else []
    if before:
        for mention in mine.group:
            mention.sources = tuple(replace(s, rule=f"who disowned it; {s.rule}") for s in before[0].sources)
