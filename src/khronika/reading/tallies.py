"""How many people an act is about: the number beside those affected or the trigger, or one for a singular noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khronika.model import COUNTED, Count, Span
from khronika.reading.acts import Act
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.arguments_nouns import PART, carrier
from khronika.reading.fitting import counted_in_state
from khronika.reading.grammar import animate, is_verb
from khronika.reading.lexicon import noun_class, table
from khronika.reading.numbers import Quantity
from khronika.reading.numbers_bounds import of_change
from khronika.reading.parse import Sentence, Word
from khronika.reading.people import plain
from khronika.reading.phrases import Participant

DASHES = "—–-"
THINGS = "things: "  # how a number is marked that tells two sendings apart and counts nobody
OF_ONE = ("его", "ее")  # «его гибель»
FAR = 8  # words between a verb of lost lives and its number
NEAR = 3  # words between a verb of counting and its number


def count(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """The act's count; None where no number follows from the words or the type takes none."""
    if act.rule.type not in COUNTED:
        return None
    people = [*(q for q in quantities if not q.unit), *_by_ages(act.affected, quantities)]
    if act.rule.type == "protest":
        return _of_participants(act.actors, people, implied=False) or _of_gathering(act, people)
    if act.rule.state:
        at = counted_in_state(act)
        return next((as_count(q) for q in people if at is not None and q.first <= at <= q.last), None)
    if beside := _beside(act, people):
        return beside
    if not act.affected and (alone := _bare(act, people) or _of_noun(act, people)):
        return alone
    if any(p.rule.endswith(PART) for p in act.affected):
        return _of_part(act, people)
    if stands_for_people(act) and not _affected_counted(act, people):
        found = _of_trigger(act, people) or _as_total(act, people)
        if found or not act.affected:
            return found or one(act.word, f"{act.rule.name}: singular")
    if act.rule.type == "deployment":
        return _of_forces(act, people)
    return _of_participants(act.affected, people, implied=True) or _bare(act, people)


def _of_forces(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«Прибыл офицер», «два корабля и 50 водолазов»: the people among those sent; without any, the number of THINGS."""
    sent = [p for p in act.affected if animate(p.head) or p.number or p.named]
    if not act.affected or sent:
        return _of_participants(sent, quantities, len(sent) == len(act.affected)) or _bare(act, quantities)
    things = _of_participants(act.affected, quantities, implied=False)
    return replace(things, rule=f"{THINGS}{things.rule}") if things is not None else None


def _by_ages(people: Sequence[Participant], quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """«подростки 11 и 15 лет»: as many as there are ages."""
    ages = [q for q in quantities if q.unit == "age"]
    for someone in people:
        row = [q for n, q in enumerate(ages) if q.first - someone.head.i == 1 + 2 * n]
        if len(row) > 1 and row[0] is ages[0] and someone.head.is_("Number", "Plur"):
            yield replace(
                row[0], low=len(row), high=len(row), head=someone.head.i, unit="", last=row[-1].last, rule="ages"
            )


def _of_gathering(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«Число участников митинга достигло двух тысяч», «оценили число собравшихся на митинг в две тысячи»."""
    who = act.sentence.parent(act.word)
    number = act.sentence.parent(who) if who is not None else None
    verb = act.sentence.parent(number) if number is not None else None
    known = table("counting")["reach"] | table("counting")["judge"] | of_change()
    there = noun_class("taking_part") | noun_class("protester") | table("support")["joined"]
    if number is None or number.lemma not in noun_class("total") or verb is None or verb.lemma not in known:
        return None
    if who is None or who.lemma not in there:  # «число пострадавших на митинге» is theirs alone
        return None
    after = (q for q in quantities if q.first > act.word.i and (q.head is None or q.head > act.word.i))
    return next(map(as_count, after), None)


def quantity_of(word: Word, quantities: Sequence[Quantity]) -> Quantity | None:
    """The quantity that counts a noun, or that a numeral standing alone is."""
    return next((q for q in quantities if q.head == word.i), None) or next(
        (q for q in quantities if q.first <= word.i <= q.last), None
    )


def as_count(q: Quantity) -> Count | None:
    """A quantity as a count; «никто» counts nobody."""
    if q.low == 0 and q.high == 0:
        return None
    return Count(q.low, q.high, (q.span,), f"numbers: {q.rule}")


def _beside(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«18 ранены», «задержанных более 3 тысяч»: a number without a noun right beside the trigger is the act's own."""
    verb = carrier(act)
    starts = {act.word.i} | ({verb.i} if verb else set())
    for q in quantities:
        before = _dashed(act, q) or _next(act.sentence, q.last + 1) in starts
        after = q.first == act.word.i + 1 and (stands_for_people(act) or not act.nominal)
        if q.head is None and (before or after):
            return as_count(q)
    return None


def _dashed(act: Act, q: Quantity) -> bool:
    """«из них 4353 – раненые»."""
    words = act.sentence.words
    return stands_for_people(act) and q.last + 2 == act.word.i and words[q.last + 1].text in DASHES


def _next(sentence: Sentence, at: int) -> int:
    """The next word past auxiliaries and adverbs («43 были убиты», «двое серьёзно ранены»)."""
    while at < len(sentence.words) and sentence.words[at].pos in ("AUX", "ADV", "PART"):
        at += 1
    return at


def _of_part(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«детей среди погибших трое», «двое из убитых — дети»: the number alone that stands nearest to the whole."""
    alone = [q for q in quantities if q.head in (None, act.word.i) and abs(q.first - act.word.i) <= FAR]
    nearest = min(alone, key=lambda q: abs(q.first - act.word.i), default=None)
    return as_count(nearest) if nearest else None


def _affected_counted(act: Act, quantities: Sequence[Quantity]) -> bool:
    return any(quantity_of(p.head, quantities) for p in act.affected)


def _of_trigger(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    q = quantity_of(act.word, quantities)
    q = q or next((q for q in quantities if q.head is None and q.first <= act.word.head <= q.last), None)
    return as_count(q) if q else None


def _as_total(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    q = total(act, quantities)
    return as_count(q) if q else None


def total(act: Act, quantities: Sequence[Quantity]) -> Quantity | None:
    """«Число жертв выросло до 62», «жертв — 18»: the number that the sentence gives for the total."""
    parent = act.sentence.parent(act.word)
    if parent is not None and parent.lemma in table("counting")["number"]:
        return next((q for q in quantities if q.head is None and abs(q.first - parent.i) <= NEAR), None)
    if parent is not None and is_verb(parent) and act.word.rel.startswith("nsubj"):  # «раненых установлено 4353»
        return next((q for q in quantities if q.head is None and _hangs_on(act.sentence, q, parent)), None)
    if parent is None or parent.lemma not in noun_class("total"):
        return None
    after = [q for q in quantities if q.first > act.word.i and _is_total(act.sentence, q)]
    return after[0] if after else None


def _hangs_on(sentence: Sentence, q: Quantity, verb: Word) -> bool:
    return any(w.head == verb.i for w in sentence.words[q.first : q.last + 1])


def _is_total(sentence: Sentence, q: Quantity) -> bool:
    """A number after a verb of reaching or a dash, and not one that counts some other noun's members."""
    words = sentence.words[max(0, q.first - 5) : q.first]
    reached = table("counting")["reach"] | of_change()
    return any(w.lemma in reached or w.text in "—–-:" for w in words)


def _of_participants(people: Sequence[Participant], quantities: Sequence[Quantity], implied: bool) -> Count | None:
    """The sum over all participants; None as soon as one is a plural without a number."""
    parts = [_of_participant(p, quantities, implied) for p in people]
    known = [p for p in parts if p is not None]
    if known and parts[0] is known[0] and len(known) == 1 and _shares(people, known[0]):
        return known[0]
    if not known or len(known) < len(parts):
        return None
    low, high = _sum([c.low for c in known]), _sum([c.high for c in known])
    spans = tuple(s for c in known for s in c.spans)
    return Count(low, high, spans, "sum of those named") if low is not None or high is not None else None


def _sum(bounds: Sequence[int | None]) -> int | None:
    """The sum of bounds; None where one is open."""
    known = [b for b in bounds if b is not None]
    return sum(known) if len(known) == len(bounds) else None


def _shares(people: Sequence[Participant], first: Count) -> bool:
    """«748 полицейских и бойцов»: one number before a row of plurals counts them all."""
    return len(people) == 1 or (
        first.rule.startswith("numbers") and all(p.head.is_("Number", "Plur") for p in people[1:])
    )


def _of_participant(someone: Participant, quantities: Sequence[Quantity], implied: bool) -> Count | None:
    if q := _some_of(someone, quantities) or quantity_of(someone.head, quantities):
        return as_count(q)
    if someone.named:
        return Count(1, 1, (_span(someone),), "one named person")
    return one(someone.head, "singular noun") if implied else None


def _some_of(someone: Participant, quantities: Sequence[Quantity]) -> Quantity | None:
    """«одному из репортёров разбили голову»: the number of those singled out of the many."""
    after = someone.sentence.words[someone.head.i + 1 : someone.head.i + 4]
    if after and after[0].text == "," and any(w.lemma == "который" for w in after):
        return None  # «сотня из 276 девушек, которых похитили»: all of them
    return next((q for q in quantities if q.head is None and q.whole == someone.head.i), None)


def _span(someone: Participant) -> Span:
    return Span(someone.words[0].start, someone.words[-1].end)


def one(word: Word, rule: str) -> Count | None:
    """A singular noun for a person is one."""
    many = word.lemma in noun_class("containers") | (noun_class("person") - noun_class("single"))
    singular = word.is_("Number", "Sing") and word.pos in ("NOUN", "PROPN", "PRON", "ADJ", "VERB")
    singular = singular or (word.pos == "DET" and word.low in OF_ONE)
    if word.pos == "NOUN" and (word.lemma in noun_class("building") | noun_class("vehicle") or word.lemma == "никто"):
        return None  # «эвакуация больницы», «лайнер пропал»
    return (
        Count(1, 1, (word.span,), rule)
        if singular and not many and (word.name not in ("ORG", "LOC") or plain(word.lemma) in noun_class("office"))
        else None
    )


def _of_noun(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«103 смерти», «унесли 139 жизней»: a number of deaths is a number of people."""
    nouns = [act.word] if act.nominal else list(act.rest) if act.rule.lives else []
    found = next((q for q in quantities for noun in nouns if q.head == noun.i), None)
    if found is None and act.rule.lives:  # «больше всего жизней, 103, потеряно»
        found = next((q for q in quantities if q.head is None and abs(q.first - act.word.i) <= FAR), None)
    return as_count(found) if found and act.rule.type in ("death", "missing") else None


def _bare(act: Act, quantities: Sequence[Quantity]) -> Count | None:
    """«18 ранены», «погибли двое»: a number that is the verb's own subject or object."""
    for q in quantities:
        numeral = act.sentence.words[q.last]
        if any(p.head.head != numeral.i for p in act.affected):  # «один из раненых скончался»
            continue
        governed = numeral.head == act.word.i and numeral.rel.split(":")[0] in ("nsubj", "obj", "nummod", "obl")
        if q.head is None and governed:
            return as_count(q)
    return None
