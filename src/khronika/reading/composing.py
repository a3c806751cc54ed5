"""One statement from all mentions of a happening: for each slot the mention that says it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khronika.model import Count, Phrase, Place, Source, Statement, Time
from khronika.reading.exactness import DAY, exactness
from khronika.reading.focus import related
from khronika.reading.lasting import THE_END, for_its_length
from khronika.reading.lexicon import noun_class
from khronika.reading.mention import Mention
from khronika.reading.parse import Report
from khronika.reading.phrases import Participant
from khronika.reading.setting import NARROW, most_specific
from khronika.reading.tallies import THINGS

FIRST_PERSON = ("я", "мы")
BACKGROUND = ("protest", "accident")  # named as known in passing: «погибли, сообщила полиция, во время беспорядков»
SO_FAR = ("death", "injury", "missing", "displacement")  # whose numbers grow until they are told


def compose(group: Sequence[Mention], report: Report) -> Statement:
    """The statement that the mentions of one happening make together; every value keeps the span that it rests on."""
    lead = group[0]
    return Statement(
        type=lead.type,
        status=lead.status,
        trigger=lead.trigger(report),
        spans=tuple(span for m in group for span in m.spans),
        affected=_content(group) or _people(_counted_first(group), report, "several"),
        actors=_speaker(group, report) or _people([m.actors for m in group], report),
        count=_count(group),
        when=for_its_length(_when(group), (m.act for m in group)),
        where=_where(group),
        site=next((m.site for m in group if m.site), None),
        sources=_sources(group),
        direction=lead.act.rule.direction,
        part=lead.part,
        status_rule=lead.status_rule,
    )


def announced(statement: Statement, published: str | None) -> Statement:
    """A measure or a protest of a day after the report's publication is announced, not in force or held."""
    start = (statement.when.edtf or "").split("/")[0][:10] if statement.when else ""
    if statement.status == "planned" and published is not None and _passed(statement.when, published):
        return replace(statement, when=None)
    ahead = published is not None and len(start) == DAY and start > published[:DAY]
    if not ahead or statement.type not in ("measure", "protest") or statement.status != "reported":
        return statement
    return replace(statement, status="planned", status_rule="of a day after publication")


def ended(statement: Statement, published: str | None) -> Statement:
    """«С 5 октября пострадали более тысячи»: a number told so far counts up to the day of the report."""
    start, _, end = ((statement.when.edtf if statement.when else None) or "").partition("/")
    many = statement.type == "detention" and statement.count is not None and (statement.count.low or 0) > 1
    told = (statement.type in SO_FAR or many) and statement.count is not None and statement.status == "reported"
    if not told or end != ".." or len(start) < DAY or published is None or statement.when is None:
        return statement
    last = published[:DAY]
    if start[:DAY] > last:
        return statement
    return replace(statement, when=replace(statement.when, edtf=f"{start[:DAY]}/{last}"))


def _passed(when: Time | None, published: str) -> bool:
    """Whether a time lies before publication: then it is that of the promise or threat, not of what is to come."""
    last = (when.edtf or "").split("/")[-1].rstrip("~?") if when else ""
    return last not in ("", "..") and last < published[: min(len(last), DAY)]


def _content(group: Sequence[Mention]) -> tuple[Phrase, ...]:
    return next((m.content for m in group if m.content), ())


def _people(lists: Sequence[Sequence[Participant]], report: Report, alone: str = "") -> tuple[Phrase, ...]:
    """Names before nouns before pronouns; the earliest of the best. Of numbers those of the class `alone` stay."""
    best = max(lists, key=_told, default=())
    unique: dict[str, Phrase] = {}
    whom = noun_class(alone) if alone and all(p.number for p in best) else ()
    for someone in best:
        if someone.number and someone.lemma not in whom:  # «ранены 26»: the count tells it
            continue
        if any(_shorter(someone, other) for other in best):
            continue
        phrase = someone.phrase(report.text)
        unique.setdefault(phrase.text.lower(), phrase)
    return tuple(unique.values())


def _counted_first(group: Sequence[Mention]) -> list[Sequence[Participant]]:
    """Those affected, by mention: «троих рыбаков» tells more of them than «людей», «студент» than «нападавший»."""
    return sorted((m.affected for m in group), key=lambda people: (_by_part(people), not _counts(people)))


def _by_part(people: Sequence[Participant]) -> bool:
    return bool(people) and people[0].lemma in noun_class("culprit")


def _counts(people: Sequence[Participant]) -> bool:
    return bool(people) and bool(people[0].sentence.kids(people[0].head, "nummod"))


def _shorter(someone: Participant, other: Participant) -> bool:
    """«Петров» beside «Иван Петров» is the same person."""
    mine, theirs = ({w.lemma for w in p.words} for p in (someone, other))
    return someone.named and other.named and mine < theirs


def _speaker(group: Sequence[Mention], report: Report) -> tuple[Phrase, ...]:
    """«Мы требуем», «я отказался» within somebody's words: the one who speaks."""
    mine = [m for m in group if m.actors and all(p.lemma in FIRST_PERSON for p in m.actors)]
    sources = mine[0].sources[-1:] if mine and len(mine) == sum(bool(m.actors) for m in group) else ()
    return tuple(Phrase(s.span.of(report.text), s.span, "who speaks") for s in sources)


def _told(people: Sequence[Participant]) -> tuple[int, int]:
    """How much a list of participants tells: named, a noun, a number, only a pronoun, nothing."""
    if not people:
        return 0, 0
    if all(p.named for p in people):
        return 3, max(len(p.words) for p in people)
    first = people[0]
    if first.head.pos in ("PRON", "DET"):
        return 1, 0
    if all(p.number for p in people):
        return 1, 1
    if first.lemma in noun_class("anyone") and not _counts(people):
        return 2, 0
    return 2, 1 + (not first.is_a("wide"))


def _count(group: Sequence[Mention]) -> Count | None:
    counts = [m.count for m in group if m.count is not None and not m.count.rule.startswith(THINGS)]
    told = [c for c in counts if c.rule.startswith("numbers")]
    named = [m.count for m in group if m.count is not None and all(p.named for p in m.affected) and m.affected]
    return next(iter(told), None) or next(iter(named), None) or next(iter(counts), None)


def _when(group: Sequence[Mention]) -> Time | None:
    """The most exact of the times that agree; for a measure the period with an end and the hours."""
    times = [m.when for m in group if m.when is not None]
    if not times:
        return None
    ends = [t for t in times if group[0].type == "protest" and t.rule.endswith(THE_END)]
    own = [t for t in times if t not in ends]
    last = [replace(t, edtf=f"../{t.edtf}") for t in ends]
    best = _whole([*own, *last]) or max(own or times, key=exactness)
    clock = next((t for t in times if t.clock), None)
    if clock is None or best.clock:
        return best
    return Time(best.edtf, best.spans + clock.spans, best.rule, clock.clock)


def _whole(times: Sequence[Time]) -> Time | None:
    """«Режим действует с 5 января», then «закончится 19 января»: the beginning told here and the end told there."""
    begun = next((t for t in times if (t.edtf or "").endswith("/..")), None)
    ended = next((t for t in times if (t.edtf or "").startswith("../")), None)
    if begun is None or ended is None:
        return None
    first, last = str(begun.edtf).partition("/")[0], str(ended.edtf).partition("/")[2]
    if first[:DAY] > last[:DAY]:
        return None
    return Time(f"{first}/{last}", begun.spans + ended.spans, f"{begun.rule}; {ended.rule}", begun.clock or ended.clock)


def _where(group: Sequence[Mention]) -> tuple[Place, ...]:
    """The narrowest place told of the happening, with those that lie around it; places side by side stay together."""
    told = max((m.where for m in group), key=narrowness, default=())
    others = [p for m in group for p in m.where]
    return most_specific([*told, *(p for t in told[:1] for p in related(t, others))])


def narrowness(where: Sequence[Place]) -> tuple[bool, int, int]:
    """How closely a list of places tells where something was; nothing is the least."""
    return bool(where), -NARROW.get(where[0].kind, 1) if where else 0, len(where)


def _sources(group: Sequence[Mention]) -> tuple[Source, ...]:
    """Who says it where the body first claims it; a headline speaks for the body, a mention in passing for nobody."""
    claims = [m for m in group if m.asserted or m.told_about]
    body = [m for m in claims if not m.headline] or claims
    if not body:
        through = [m for m in group if m.told_about or m.spoken or group[0].type not in BACKGROUND]
        return next((m.sources for m in through if m.sources or not m.headline), ())
    if all(m.headline for m in body):
        return next((m.sources for m in group if m.sources), ())
    first = body[0]
    near = (m.sources for m in body[1:] if m.fronted and m.act.sentence.number - first.act.sentence.number <= 1)
    return first.sources or next(near, ())
