"""Where what a report tells without a place happened: where its story is, as far as that holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from khronika.model import Place, Time
from khronika.reading.focus import Focus
from khronika.reading.grammar import modified
from khronika.reading.mention import Mention
from khronika.reading.phrases import Participant
from khronika.reading.places import contains
from khronika.reading.places_adjectives import lexicon
from khronika.reading.setting import is_topic, several

Group = list[Mention]

WIDTHS = ("settlement", "region", "country")
PUBLIC = ("resignation", "measure", "protest", "control", "displacement", "detention", "attack", "deployment", "demand")
BACKGROUND = 10  # months before the last day told: another story's
DATED = re.compile(r"\d{4}(-\d\d){0,2}")


def carried(group: Group, when: Time | None, story: Focus, today: str) -> tuple[Place, ...]:
    """Where the story is, as far as it holds for what names no place of its own.

    What is told in passing, of another year or of somebody else, happened wherever it did; of public life there
    the country holds. `when` is what the group tells of its time, `today` the last day that the report tells of.
    """
    if (
        (_is_private(group) and not _serves(group, story))
        or story.legend
        or not (story.sure or group[0].type in PUBLIC)
    ):
        return ()
    many = next((kind for m in group if (kind := several(m.act))), "")
    if many:
        return tuple(p for p in story.places if width(p) > WIDTHS.index(many))
    if story.before and story.sure:
        return story.places
    if _is_label(group) or _is_known_fate(group):
        return ()
    if story.here and story.sure:
        return story.places
    if when is None or not today or not story.later or not _of_another_year(when, today):
        return story.places
    return tuple(p for p in story.places if p.kind == "country" and group[0].type in PUBLIC)


def of_office(group: Group, story: Focus) -> tuple[Place, ...]:
    """The country of an official who died, where the report has told of no place before."""
    if group[0].type != "death" or (story.sure and not story.ahead):
        return ()
    return next((m.office for m in group if m.office), ())


def _is_label(group: Group) -> bool:
    """«по обвинению в убийстве», «дело о катастрофе»: told only as what somebody is accused of or tried for."""
    return len(group) == 1 and not group[0].headline and is_topic(group[0].act)


def _is_known_fate(group: Group) -> bool:
    """«диагноз, что и у Анны Климовой, умершей раньше»: a death told only to say who somebody is."""
    act = group[0].act
    about = modified(act.sentence, act.word)
    if len(group) > 1 or act.rule.type != "death":
        return False
    named = bool(group[0].affected) and all(p.named for p in group[0].affected)
    return (about is not None and about.name == "PER") or (act.nominal and not group[0].asserted and named)


def _is_private(group: Group) -> bool:
    """«он просил …»: what one person asks, told without an office, is asked wherever that person was."""
    if group[0].type != "demand":
        return False
    doers = [p for m in group for p in m.actors]
    return bool(doers) and all(_is_nobody(p) for p in doers)


def _serves(group: Group, story: Focus) -> bool:
    """«Шумков призвал …»: he was told to be in office where the story is, not over a land that it is but a part of."""
    offices = [m.serves for m in group if m.serves is not None]
    here = story.places[:1]
    return any(not office or any(o.id == p.id or contains(p, o) for o in office for p in here) for office in offices)


def _is_nobody(someone: Participant) -> bool:
    """A name or a pronoun without a word for what the person is."""
    head = someone.head
    return (head.name == "PER" or head.pos == "PRON") and not head.is_("Number", "Plur")


def _of_another_year(when: Time, today: str) -> bool:
    """Whether it ended ten months or more before."""
    end = last_day(when)
    months = (int(today[:4]) - int(end[:4])) * 12 + int(today[5:7]) - int(end[5:7]) if end and today else 0
    return months >= BACKGROUND


def last_day(when: Time | None) -> str:
    """The end of a time as YYYY-MM-DD, as late as it can be; '' where it is open or not known."""
    end = ((when.edtf if when else None) or "").split("/")[-1].rstrip("~?").split("T")[0]
    return end + "-12-31"[len(end) - 4 :] if DATED.fullmatch(end) else ""


def where_told(group: Group, focus: Sequence[Focus]) -> Focus:
    """Where the story is at the mention whose own paragraph tells it, else at the first of the body."""
    body = [m for m in group if not m.headline] or group
    body = [m for m in body if not focus[m.act.sentence.number].legend] or body
    told = [focus[m.act.sentence.number] for m in body]
    claimed = [f for f, m in zip(told, body, strict=True) if m.asserted and f.here]
    return next((f for f in [*(t for t in told if t.before), *claimed] if f.sure), told[0])


def is_unknown(place: Place) -> bool:
    """Whether no gazetteer tells of it: a village, or a part of a town."""
    return place.id is None and place.latitude is None and place.name not in _macros()


@cache
def _macros() -> frozenset[str]:
    """Parts of the world («Европа»)."""
    return frozenset(name for macro in lexicon()["macro"] for name in macro["names"])


def width(place: Place) -> float:
    """A district is narrower than the region that it lies in."""
    district = place.kind == "region" and place.name.endswith("район")
    return WIDTHS.index(place.kind) - district / 2 if place.kind in WIDTHS else 1
