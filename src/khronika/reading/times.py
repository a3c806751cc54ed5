"""Times of a sentence and of a report as EDTF, counted from the day of publication and the dates told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from khronika.model import Span
from khronika.reading.numbers_text import words_in
from khronika.reading.parse import Report, Sentence
from khronika.reading.times_aside import is_aside, tells_which
from khronika.reading.times_clock import Hour, hour, hours, part_of_day
from khronika.reading.times_mentions import Mention, mentions
from khronika.reading.times_relative import VALUES
from khronika.reading.times_rules import Atom
from khronika.reading.times_values import Now, Stretch, one

MARKS = (".", "-", "–", "—", "/", "(")  # what follows the day of a dateline
EVE = "eve"  # the rule of «накануне»
EVENING = "вечера"  # what times.toml calls it
LATE, EARLY = 18, 6  # hours from which it is evening, before which it is still night
RECENT = 60  # days between publication and a date told in another paragraph to which «вечером» may still belong


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell when, and what they come to.

    `edtf` is None where the words do not let one tell. `kind`: point, period, since, until, as-of (how things stood on
    that day), hours (daily, see `clock`), anaphor (counted from the report's last date), offset (the time of what the
    next noun tells: «через два дня после взрыва»), dateline («МОСКВА, 5 янв — …»: the day of the telling), duration
    (how long, not when), now, aside (of no happening: somebody's birth, the year of a prize). `clock` is "23:00-07:00".
    `plain`: the days themselves, whatever a preposition makes of them. `relative`: counted from publication or from
    another date. `ahead`: of what is told as yet to be. `first` and `last` number the words that `span` covers and
    `text` quotes.
    """

    edtf: str | None
    span: Span
    first: int
    last: int
    kind: str
    rule: str
    text: str
    clock: str | None = None
    relative: bool = False
    plain: str | None = None
    ahead: bool = False


def times(sentence: Sentence, published: date | None, now: Now | None = None) -> list[TimeExpression]:
    """The time expressions of a sentence in order. `now` carries what earlier sentences told (see `report_times`)."""
    return resolve(sentence, mentions(sentence), now or Now(published))[0]


def report_times(report: Report, published: date | None) -> list[list[TimeExpression]]:
    """The time expressions of each sentence; a year or a date told before carries over to those that lean on it."""
    out, now, paragraph = [], Now(published), -1
    for sentence in report.sentences:
        if sentence.paragraph != paragraph:
            now, paragraph = replace(now, here=False, of_hours=now.story), sentence.paragraph
            now = replace(now, year=None, month=None) if published else now
        found, now = resolve(sentence, mentions(sentence), now)
        out.append(found)
    return out


def resolve(sentence: Sentence, found: Iterable[Mention], now: Now) -> tuple[list[TimeExpression], Now]:
    """The expressions that mentions come to, and what the next sentence is to count from."""
    out = []
    for mention in found:
        expression, stretch = _expression(sentence, mention, now)
        aside = expression is not None and is_aside(sentence, expression.first, expression.last, expression.edtf)
        if expression:
            out.append(replace(expression, kind="aside") if aside else expression)
        if stretch and expression and not aside:
            now = _carried(mention, stretch, now)
            now = now if tells_which(sentence, expression.first, mention) else _of_hours(mention, stretch, now)
            now = _late(sentence, mention, stretch, now)
    return out, now


def _carried(mention: Mention, stretch: Stretch, now: Now) -> Now:
    """The last date told is the anchor; a year written out holds until a day counted from publication is told."""
    dates = mention.of("date")
    if not dates or mention.frame == "until":
        return now
    now = replace(now, anchor=stretch, here=True)
    if any("year" in a.groups or "y" in a.groups for a in dates):
        return _with_year(dates, stretch, now)
    deictic = now.published is not None and any(a.rule.relative for a in dates)
    return replace(now, year=None, month=None) if deictic else now


def _of_hours(mention: Mention, told: Stretch, now: Now) -> Now:
    """With a day told as that of the hours that follow; «накануне» holds in its paragraph alone."""
    if mention.frame == "as-of" and mention.future:  # «к понедельнику обещают …»
        return now
    if not mention.of("date") or mention.frame == "until" or (now.story is not None and not told.day):
        return now
    background = now.story is not None and any(a.rule.name == EVE for a in mention.atoms)
    return replace(now, of_hours=told, story=now.story if background else told)


def _late(sentence: Sentence, mention: Mention, told: Stretch, now: Now) -> Now:
    """With the day whose evening was told last; an hour after midnight goes on from it on the next."""
    clock = _hour(mention, sentence.line)
    evening = any(part_of_day(sentence.line[a.start : a.end]) == EVENING for a in mention.of("part"))
    if told.day and (evening or (clock is not None and int(clock.text[:2]) >= LATE)):
        return replace(now, late=told.last)
    if clock is not None and now.late is not None and told.first == now.late + timedelta(days=1):
        return replace(now, of_hours=told, story=told, late=None)
    return replace(now, late=None) if mention.of("date") or clock is not None else now


def _with_year(dates: list[Atom], stretch: Stretch, now: Now) -> Now:
    """The year just written holds for what follows, unless it is that of publication."""
    if now.published and stretch.first.year == now.published.year:
        return replace(now, year=None, month=None)
    monthly = any("month" in a.groups or "m" in a.groups for a in dates)
    return replace(now, year=stretch.first.year, month=stretch.first.month if monthly else None)


def _expression(sentence: Sentence, mention: Mention, now: Now) -> tuple[TimeExpression | None, Stretch | None]:
    text = sentence.line
    if all(a.rule.args.get("weak") for a in mention.atoms):
        return None, None
    if mention.of("duration"):
        return _made(sentence, mention, None, "duration"), None
    if mention.of("hours") and not mention.of("date", "anaphor"):
        return _daily(sentence, mention), None
    clock = _hour(mention, text)
    if clock and not clock.sure and len(mention.atoms) == 1 and not (now.story and _heads(mention, text)):
        return _made(sentence, mention, None, "duration"), None
    stretch = _after_midnight(mention, _stretch(mention, replace(now, future=mention.future)), clock, now)
    if stretch is None:
        return _made(sentence, mention, None, _kind(mention, None)), None
    if mention.until:
        return _pair(sentence, mention, stretch, now)
    plain = _timed(mention, stretch, clock)
    edtf = _framed(mention, plain)
    kind = "dateline" if _is_dateline(sentence, mention) else _kind(mention, edtf)
    made = _made(sentence, mention, edtf, kind)
    return replace(made, clock=_clock(mention), plain=plain), stretch


def _heads(mention: Mention, text: str) -> bool:
    """«13.20. Штаб сообщил …»: the hour at the head of an entry of a chronicle."""
    return mention.start == 0 and text[mention.end : mention.end + 2].strip() in (".", "—", "–", ":")


def _is_dateline(sentence: Sentence, mention: Mention) -> bool:
    """«МОСКВА, 5 янв — …», «Москва. 5 января. ТАСС …»: a day after nothing but a town, at a paragraph's head."""
    covered = words_in(sentence, mention.start, mention.end)
    before, after = sentence.words[: covered[0]], sentence.words[covered[-1] + 1 :]
    closed = not after or (after[0].text in MARKS and bool(before or len(after) == 1))
    return sentence.lead and closed and all(w.name == "LOC" or w.pos in ("PUNCT", "PROPN") for w in before)


def _clock(mention: Mention) -> str | None:
    """Daily hours told with their period («с 5 по 19 января с 23:00 до 07:00»)."""
    ends = [e for a in mention.of("hours") if (e := hours(a))]
    return "-".join(ends[0]) if ends else None


def _daily(sentence: Sentence, mention: Mention) -> TimeExpression | None:
    ends = hours(mention.of("hours")[0])
    made = _made(sentence, mention, None, "hours")
    return replace(made, clock="-".join(ends)) if ends else None


def _hour(mention: Mention, text: str) -> Hour | None:
    clocks = mention.of("clock")
    part = next((p for a in mention.of("part") if (p := part_of_day(text[a.start : a.end]))), None)
    return hour(clocks[0], text[clocks[0].start : clocks[0].end], part) if clocks else None


def _stretch(mention: Mention, now: Now) -> Stretch | None:
    """The mention's days: of its written date, else of one counted from publication, else of the text's last date."""
    if mention.of("date", "anaphor"):
        return _value(_chief(mention), now)
    near = now.of_hours if now.of_hours and _near(now.of_hours, now) else None
    return near or (one(now.published) if now.published else None)


def _after_midnight(mention: Mention, told: Stretch | None, clock: Hour | None, now: Now) -> Stretch | None:
    """«В среду вечером … Около часа ночи …»: the next day, if it is no later than publication."""
    if told is None or clock is None or mention.of("date", "anaphor") or now.late != told.last:
        return told
    after = told.last + timedelta(days=1)
    passed = now.published is None or after <= now.published
    return one(after) if passed and int(clock.text[:2]) < EARLY else told


def _near(anchor: Stretch, now: Now) -> bool:
    """Whether an hour told alone is one of the text's last date: a day of this paragraph or lately, not one to come."""
    if not anchor.day or now.published is None:
        return anchor.day
    passed = anchor.first <= now.published or now.future is True
    return passed and (now.here or (now.published - anchor.last).days <= RECENT)


def _value(atom: Atom, now: Now) -> Stretch | None:
    try:
        return VALUES[atom.rule.value]({**atom.rule.args, **atom.groups}, now)
    except (OverflowError, ValueError):  # a day outside the calendar that Python knows
        return None


def _timed(mention: Mention, stretch: Stretch, clock: Hour | None) -> str:
    if not stretch.day or "T" in stretch.edtf:
        return stretch.edtf
    for atom in mention.of("hours"):
        if (ends := hours(atom)) and not mention.frame:
            over_night = ends[1] <= ends[0]
            return f"{stretch.edtf}T{ends[0]}/{stretch.last + timedelta(days=over_night)}T{ends[1]}"
    return f"{stretch.edtf}T{clock.text}{'~' if clock.about else ''}" if clock else stretch.edtf


def _framed(mention: Mention, edtf: str) -> str:
    if mention.frame == "until":
        return f"../{edtf.split('/')[-1]}"
    if "/" in edtf:
        return f"{edtf.split('/')[0]}/.." if mention.frame == "since" else edtf
    onward = (mention.frame == "since" and not mention.of("part")) or (
        mention.frame == "after" and not mention.of("part", "clock")
    )
    return f"{edtf}/.." if onward else edtf


def _kind(mention: Mention, edtf: str | None) -> str:
    if any(a.rule.args.get("now") for a in mention.atoms):
        return "now"
    if any(a.rule.args.get("offset") for a in mention.atoms):
        return "offset"
    if mention.frame == "as-of" or (mention.frame == "on" and mention.of("part", "clock")):
        return "as-of"
    if not mention.of("date"):
        return "anaphor"
    if edtf and edtf.startswith(".."):
        return "until"
    return "since" if edtf and edtf.endswith("..") else "period" if edtf and "/" in edtf else "point"


def _pair(
    sentence: Sentence, mention: Mention, start: Stretch, now: Now
) -> tuple[TimeExpression | None, Stretch | None]:
    """«с A по B»: B is the first such day on or after A, where its year is not written."""
    other = mention.until
    assert other is not None
    end = _stretch(other, Now(start.first, start, future=True))
    if end is None or end.last < start.first:
        start = _stretch(mention, replace(now, year=end.last.year if end else None)) or start
    text = sentence.line
    if end is None or end.last < start.first:
        return _made(sentence, mention, None, "period"), None
    a, b = (_timed(m, s, _hour(m, text)) for m, s in ((mention, start), (other, end)))
    a, b = a.split("/")[0], b.split("/")[-1]
    edtf = f"{a}/{b}" if a[: len(b)] <= b[: len(a)] else f"{start.start}/{end.end}"
    return _made(sentence, mention, edtf, "period"), replace(end, first=start.first, start=start.start)


def _made(sentence: Sentence, mention: Mention, edtf: str | None, kind: str) -> TimeExpression:
    covered = words_in(sentence, mention.start, mention.end)
    span = Span(sentence.start + mention.start, sentence.start + mention.end)
    text = sentence.written[mention.start : mention.end]
    chief = _chief(mention)
    return TimeExpression(
        edtf,
        span,
        covered[0],
        covered[-1],
        kind,
        chief.rule.name,
        text,
        relative=chief.rule.relative,
        ahead=mention.future is True and mention.frame != "until",
    )


def _chief(mention: Mention) -> Atom:
    """The atom that gives the mention its value: a written date, then one counted, then hours."""
    dates = sorted(mention.of("date", "anaphor"), key=lambda a: a.rule.relative)
    return next(iter([*dates, *mention.of("hours", "clock")]), mention.atoms[0])
