"""The reader: from texts to the statements that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from khronika.model import COUNTED, HARM, About, Statement
from khronika.reading.acts import Act, find
from khronika.reading.again import told_anew
from khronika.reading.arguments import fill
from khronika.reading.arguments_nouns import PART
from khronika.reading.composing import announced, compose, ended
from khronika.reading.contents import content
from khronika.reading.context import in_context, in_passing
from khronika.reading.dating import time_of
from khronika.reading.decrees import imposed
from khronika.reading.findings import Findings, findings
from khronika.reading.fitting import freed, same_forces, wrong_class
from khronika.reading.identity import identify, identify_doers
from khronika.reading.lexicon import lexicon
from khronika.reading.mention import Mention
from khronika.reading.merging import clusters
from khronika.reading.models import Models
from khronika.reading.officials import office_of, office_of_doers
from khronika.reading.parse import Report, parse
from khronika.reading.parts import by_place, by_sender, parts
from khronika.reading.places_around import add_around
from khronika.reading.referents import counted, dropped, elided, joined_in, resolved, unattached
from khronika.reading.retold import retold
from khronika.reading.rows import dated_rows, rows, without
from khronika.reading.scenes import carry
from khronika.reading.setting import places_of
from khronika.reading.sites import site_of
from khronika.reading.status import Status, status
from khronika.reading.story_doer import share_story_doer
from khronika.reading.tallies import count

PUBLIC = ("demand", "refusal")  # done in public: whoever told the sentence before need not have told it


class Reader:
    """Reads reports in Russian. Making one loads the models (about a second); reading changes nothing in it."""

    def __init__(self) -> None:
        self.models = Models()

    def read(self, reports: Sequence[tuple[str, About]]) -> list[list[Statement]]:
        """The statements of each report, in the order of the text."""
        parsed = parse([text for text, _ in reports], self.models)
        return [statements(report, about) for report, (_, about) in zip(parsed, reports, strict=True)]


def statements(report: Report, about: About) -> list[Statement]:
    """What a parsed report states."""
    found = findings(report, about)
    told = list(mentions(found))
    identify(report, told)
    groups = [g for g in clusters(told) if not in_passing(g)]
    identify_doers(report, told)
    carry(groups, found.focus, found.office, found.timeline)
    share_story_doer(report, groups)
    add_around(groups, found.places, found.focus)
    made = (compose(group, report) for group in groups)
    return [ended(announced(one, about.published), about.published) for one in made]


def mentions(found: Findings) -> Iterator[Mention]:
    """Every mention of an act that is told as a happening."""
    report = found.report
    before: Act | None = None
    every = in_context(report, list(told_anew(acts(report))))
    people = [(a.sentence.number, a.word.i) for a, _ in every if a.rule.type in HARM]
    for act, told in every:
        whole = _mention(found, act, told)
        if whole.count is not None and whole.count.rule.startswith("numbers"):
            whole.affected = (elided(act, before) if not whole.part else []) or whole.affected
        before = act if act.affected else before
        others = [a.word.i for a, _ in every if a.sentence is act.sentence and a.rule.type in COUNTED]
        at = act.sentence.number
        listed = [
            *rows(whole, found.numbers[at], found.places[at], others),
            *dated_rows(whole, found.times[at], found.places[at]),
        ]
        yield from (m for each in by_place(without(whole, listed)) for m in by_sender(each))
        yield from listed
        yield from retold(found, whole, people)
        for sentence in report.sentences[act.sentence.number : act.sentence.number + 2]:
            yield from parts(whole, sentence, found.numbers[sentence.number])


def acts(report: Report) -> Iterator[tuple[Act, Status]]:
    """The acts that a report tells of, who takes part, how each is told: of each word the first reading that fits.

    No word tells twice.
    """
    used: set[tuple[int, int]] = set()
    seized: Act | None = None
    sent: Act | None = None
    for readings in find(report, lexicon()):
        read = map(fill, readings)
        new = (a for a in read if not _used(a, used))
        act = next((a for a in new if freed(a, seized) or same_forces(a, sent) or not wrong_class(a)), None)
        told = status(act) if act is not None else None
        if act is None or told is None:
            continue
        used |= {(act.sentence.number, w.i) for w in act.words}
        seized = act if act.rule.type == "control" else seized
        sent = act if act.rule.type == "deployment" else sent
        yield act, told


def _used(act: Act, used: set[tuple[int, int]]) -> bool:
    own = act.words if act.kind == "phrase" else [act.word]
    return any((act.sentence.number, w.i) in used for w in own)


def _mention(found: Findings, act: Act, told: Status) -> Mention:
    at = act.sentence.number
    held = found.told.modality_at(at, act.word.i)
    if held and told[0] == "reported":
        told = held, "by the telling"
    telling = found.telling(at)
    act.affected = counted(act.affected, found.numbers[at]) or unattached(act, found.numbers[at])
    act.actors = counted(act.actors, found.numbers[at]) or joined_in(act, found.numbers[at])
    if act.rule.type == "measure" and not act.actors:
        act.actors = imposed(found.report, act)
    dropped(found.report, act)
    return Mention(
        act,
        *told,
        resolved(found.report, act, "affected"),
        resolved(found.report, act, "actors"),
        content(act, found.report.text),
        count=count(act, found.numbers[at]),
        when=time_of(act, found.times[at], telling, found.published),
        where=places_of(act, found.places[at], found.telling(at, place=True)),
        office=office_of(act, found.places[at]),
        serves=office_of_doers(act.actors, found.officials),
        site=site_of(act, found.report.text),
        sources=found.told.chain_at(at, act.word.i, here=act.rule.type in PUBLIC),
        part=any(p.rule.endswith(PART) for p in act.affected),
        told_about=found.told.told_about(at, act.word.i),
        spoken=found.told.spoken(at, act.word.i),
    )


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The one reader of this process."""
    return Reader()
