"""Whom a pronoun, a definite noun or a bare surname means: the fuller name told elsewhere in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from khronika.model import HARM
from khronika.reading.acts import Act
from khronika.reading.arguments_context import stands_for_people
from khronika.reading.attribution_lexicon import speakers
from khronika.reading.coreference import antecedent, full_name
from khronika.reading.grammar import (
    animate,
    function_words,
    governor,
    is_finite,
    is_participle,
    is_passive,
    is_verb,
    modified,
    resolve_relative,
    subject,
)
from khronika.reading.lexicon import noun_class, table
from khronika.reading.numbers import Quantity
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.people import gender_of
from khronika.reading.phrases import Participant, participant
from khronika.reading.tallies import total

NEAR = 2  # sentences looked back over for the subject that a verb leaves out
BACK = 5  # sentences looked back over for the person whom a pronoun means
GENDERS = {"Masc": "masc", "Fem": "femn"}  # of a singular pronoun, in pymorphy's words
THINGS = ("measure", "control", "damage", "attack")  # types that strike things too
FAR = 8  # words between a verb and a number that may be its object though the parse does not say so


def resolved(report: Report, act: Act, role: str) -> list[Participant]:
    """Those affected or those who act (`role`) with pronouns and surnames replaced by the names meant.

    None becomes one of the other role. «Он» may be a ministry or a council, which speaks and decides; «её» may be a
    thing, where an act strikes things.
    """
    people, others = (act.affected, act.actors) if role == "affected" else (act.actors, act.affected)
    if role == "affected":
        return [_thing(act, p) or _resolved(report, p, others) for p in people]
    return [(_body(report, p) if act.rule.type not in HARM else None) or _resolved(report, p, others) for p in people]


def _thing(act: Act, someone: Participant) -> Participant | None:
    """«Суд признал партию опасной и запретил её»: the object of the verb that the act's verb is joined to."""
    head, verb = someone.head, act.word
    if act.rule.type not in THINGS or head.pos != "PRON" or head.lemma not in (*function_words("third"), "оно", "они"):
        return None
    while verb.rel == "conj" and verb.head >= 0:
        verb = act.sentence.words[verb.head]
        found = next((w for w in act.sentence.kids(verb, "obj") if w.pos in ("NOUN", "PROPN")), None)
        if found is not None and _agrees(head, found):
            return participant(act.sentence, found, f"{someone.rule}; stands for «{head.low}»")
    return None


def _agrees(pronoun: Word, noun: Word) -> bool:
    number, gender = ({w.feats.get(name) for w in (pronoun, noun)} for name in ("Number", "Gender"))
    return len(number) == 1 and (len(gender) == 1 or noun.is_("Number", "Plur"))


def _body(report: Report, someone: Participant) -> Participant | None:
    """«Совет собрался утром. Он требует отставки мэра»: the body that is the last subject before the pronoun."""
    head, number = someone.head, someone.sentence.number
    if head.pos != "PRON" or head.lemma not in (*function_words("third"), "оно") or head.is_("Number", "Plur"):
        return None
    for sentence in reversed(report.sentences[max(0, number - 1) : number + 1]):
        before = [w for w in sentence.words if w.rel.startswith("nsubj") and w.start < head.start]
        if before:
            who = participant(sentence, before[-1], f"{someone.rule}; stands for «{head.low}»")
            known = speakers().kind(who.head.lemma) == "body" or who.head.name == "ORG" or who.is_a("authority")
            same = who.head.feats.get("Gender") == head.feats.get("Gender") and who.head.is_("Number", "Sing")
            return who if known and same and not animate(who.head) else None
    return None


def counted(people: list[Participant], quantities: Sequence[Quantity]) -> list[Participant]:
    """«около трёх тысяч человек»: where the parse makes the numeral the head, the noun that it counts."""
    unique: dict[int, Participant] = {}
    for someone in people:
        noun = _counted(someone, quantities)
        unique.setdefault(noun.head.i, noun)
    return list(unique.values())


def _counted(someone: Participant, quantities: Sequence[Quantity]) -> Participant:
    at = someone.head.i
    q = next((q for q in quantities if q.first <= at <= q.last and q.head is not None and q.head != at), None)
    if q is None or q.head is None:
        return someone
    return participant(someone.sentence, someone.sentence.words[q.head], someone.rule)


def elided(act: Act, before: Act | None) -> list[Participant]:
    """«Погибли двадцать рабочих, ещё пятеро ранены»: a number alone counts those told just before."""
    if before is None or stands_for_people(act) or act.sentence.number - before.sentence.number > 1:
        return []
    if not all(p.number for p in act.affected) or act.rule.type not in HARM or before.rule.type not in HARM:
        return []
    told = [p for p in before.affected if not p.named and p.head.pos in ("NOUN", "VERB", "ADJ")]
    if all(_anybody(p) for p in told) and any(p.lemma in noun_class("several") for p in act.affected):
        return []  # «пострадали сорок человек, пятеро в реанимации»
    return [replace(p, rule=f"told before; {p.rule}") for p in told]


def _anybody(someone: Participant) -> bool:
    return is_participle(someone.head) or someone.lemma in noun_class("anyone") | noun_class("victim")


def unattached(act: Act, quantities: Sequence[Quantity]) -> list[Participant]:
    """«Задержали за время волнений около трёх тысяч человек»: counted people not tied to the verb."""
    if not act.affected and (people := _of_total(act, quantities)):
        return people
    suffered = act.rule.object == "affected" or (act.rule.type in HARM and act.rule.subject == "affected")
    if act.affected or act.nominal or not suffered:
        return []
    near = (someone for q in quantities if (someone := _counted_near(act, q)))
    return list(islice(near, 1))


def joined_in(act: Act, quantities: Sequence[Quantity]) -> list[Participant]:
    """«Участвовали в митинге, по оценке МВД, две тысячи человек»: those counted behind it, as its verb has nobody."""
    verb = act.sentence.parent(act.word)
    if act.rule.type != "protest" or act.actors or verb is None or verb.lemma not in table("support")["joined"]:
        return []
    alone = is_finite(verb) and subject(act.sentence, verb) is None
    return list(islice((p for q in quantities if alone and (p := _counted_near(act, q))), 1))


def _of_total(act: Act, quantities: Sequence[Quantity]) -> list[Participant]:
    """«Число погибших достигло 16 человек»: the noun that the total counts."""
    q = total(act, [q for q in quantities if not q.unit]) if stands_for_people(act) else None
    if q is None or q.head is None or q.head == act.word.i:
        return []
    someone = participant(act.sentence, act.sentence.words[q.head], f"{act.rule.name}: counted in the total")
    return [someone] if someone.is_a("person") else []


def dropped(report: Report, act: Act) -> None:
    """«Был физиком. Скончался в мае»: a verb without a subject tells of the subject of the clauses before it."""
    role = act.rule.object if is_passive(act.word) and act.rule.object else act.rule.subject
    people = act.actors if role == "actor" else act.affected
    if role not in ("affected", "actor") or people or not _lacks_subject(act):
        return
    at = act.sentence.number
    for sentence in (act.sentence, *(s for s in reversed(report.sentences[max(0, at - NEAR) : at]))):
        if sentence.paragraph != act.sentence.paragraph:
            return
        before = (w for w in reversed(sentence.words) if w.rel.startswith("nsubj") and w.start < act.word.start)
        for word in before:
            word = resolve_relative(sentence, act.word, word)
            someone = participant(sentence, word, f"{act.rule.name}: told before without a subject")
            if _agree(act.word, word) and (someone.is_a("person") or word.name == "PER"):
                people.append(someone)
                return


def _lacks_subject(act: Act) -> bool:
    """A finite verb of the past or a short participle, of one person, with no subject and in no relative clause."""
    word = act.word
    told = not act.nominal and is_finite(word) and word.is_("Number", "Sing") and word.is_("Gender", "Masc", "Fem")
    free = modified(act.sentence, word) is None or _of_another(act)
    return told and free and subject(act.sentence, word) is None


def _of_another(act: Act) -> bool:
    """«Он рассказал о раненых, число которых не назвал»: a clause about a noun that is no subject in it."""
    which = next((w for w in act.sentence.subtree(act.word) if w.lemma == "который"), None)
    return which is not None and which.i < act.word.i and not which.is_("Case", "Nom")


def _agree(verb: Word, noun: Word) -> bool:
    same = noun.feats.get("Gender") == verb.feats.get("Gender") and noun.is_("Number", "Sing")
    return same and (noun.pos == "PRON" or noun.name == "PER" or animate(noun))


def _counted_near(act: Act, q: Quantity) -> Participant | None:
    """The person whom a quantity counts, where no other verb governs it or stands before it."""
    if q.unit or q.head is None or abs(q.first - act.word.i) > FAR:
        return None
    above = act.sentence.parent(act.sentence.words[q.head])
    if above is not None and is_verb(above) and above is not act.word:
        return None
    first, last = sorted((act.word.i, q.first))
    someone = participant(act.sentence, act.sentence.words[q.head], f"{act.rule.name}: counted beside the verb")
    alone = not any(is_verb(w) for w in act.sentence.words[first + 1 : last])
    return someone if alone and someone.is_a("person") else None


def _oneself(someone: Participant) -> Participant | None:
    """«Мэр назвал это покушением на себя»: the subject of the clause."""
    verb = governor(someone.sentence, someone.head) if someone.head.lemma == "себя" else None
    who = subject(someone.sentence, verb) if verb is not None else None
    return participant(someone.sentence, who, f"{someone.rule}; stands for «себя»") if who is not None else None


def _resolved(report: Report, someone: Participant, others: Sequence[Participant]) -> Participant:
    someone = _oneself(someone) or someone
    if someone.named:
        fuller = full_name(report, list(someone.words), someone.words[0].start)
        return _told_as(report, someone, fuller, "fuller name") if len(fuller) > len(someone.words) else someone
    head = someone.head
    alone = not someone.sentence.kids(head, "nmod", "nummod", "amod", "det")
    if head.pos in ("PRON", "DET"):
        found = _beside(someone, others) or _person(report, someone, others)
        found = found or antecedent(report, someone.sentence.number, head)
    elif alone and head.lemma in noun_class("definite") - noun_class("culprit"):
        found = _person(report, someone, others)
    else:
        return someone
    taken = {w.lemma for other in others for w in other.words}
    if not found or any(w.lemma in taken for w in found):
        return someone
    return _told_as(report, someone, found, f"stands for «{head.low}»")


def _beside(someone: Participant, others: Sequence[Participant]) -> list[Word] | None:
    """The animate subject or object told before the pronoun in its own sentence («ранен журналист, его увезли»)."""
    head, taken = someone.head, {other.head.i for other in others}
    if head.lemma == "тот":
        return _last_named(someone)
    for word in reversed(someone.sentence.words[: head.i]):
        core = word.rel.split(":")[0] in ("nsubj", "obj") and word.i not in taken
        if core and _may_mean(head, word):
            return list(participant(someone.sentence, word, "").words)
    return None


def _last_named(someone: Participant) -> list[Word] | None:
    """«Полиция задержала мужчин, те сопротивлялись»: «тот» means who was told of last before, and no subject."""
    head = someone.head
    for word in reversed(someone.sentence.words[: head.i]):
        same = word.is_("Number", head.feats.get("Number", "")) and not word.rel.startswith("nsubj")
        if word.pos == "NOUN" and same and animate(word):
            return list(participant(someone.sentence, word, "").words)
    return None


def _person(report: Report, someone: Participant, others: Sequence[Participant]) -> list[Word] | None:
    """The last person named before «он» or «она», of that gender; in one sentence its subject before the rest."""
    head = someone.head
    gender = GENDERS.get(head.feats.get("Gender", ""))
    person = head.pos == "NOUN" or head.lemma in function_words("third")
    if gender is None or head.is_("Number", "Plur") or not person:
        return None
    taken = {w.lemma for other in others for w in other.words}
    for number in range(someone.sentence.number, max(-1, someone.sentence.number - BACK), -1):
        sentence = report.sentences[number]
        names = [words for kind, words in sentence.names if kind == "PER" and words[-1].end <= head.start]
        fitting = [n for n in names if gender_of(report, n) in (gender, None) and not taken & {w.lemma for w in n}]
        subjects = [n for n in fitting if any(w.rel.startswith("nsubj") for w in n)]
        unnamed = _unnamed(sentence, head, taken) if number < someone.sentence.number else None
        if not subjects and not unnamed and _goes_on(sentence, head):
            continue
        if subjects or unnamed or fitting:
            return subjects[-1] if subjects else unnamed or fitting[-1]
    return None


def _goes_on(sentence: Sentence, head: Word) -> bool:
    """Whether the sentence's own subject before the word is the pronoun: then it means whom that one means."""
    before = (w for w in sentence.words if w.rel.startswith("nsubj") and w.start < head.start)
    return any(w.lemma in function_words("third") and w.feats.get("Gender") == head.feats.get("Gender") for w in before)


def _unnamed(sentence: Sentence, head: Word, taken: set[str]) -> list[Word] | None:
    """A person told by a noun alone, the subject of a sentence before."""
    for word in reversed(sentence.words):
        if word.rel.startswith("nsubj") and word.lemma not in taken and _may_mean(head, word):
            return list(participant(sentence, word, "").words)
    return None


def _may_mean(head: Word, word: Word) -> bool:
    """Whether a noun is for one living being of a pronoun's gender."""
    same = word.feats.get("Gender") == head.feats.get("Gender")
    return same and (word.pos == "NOUN" or word.name == "PER") and word.is_("Number", "Sing") and animate(word)


def _told_as(report: Report, someone: Participant, words: list[Word], how: str) -> Participant:
    sentence = _holding(report, words[0])
    if sentence is None:
        return someone
    inside = {w.i for w in words}
    head = next((w for w in words if w.head not in inside), words[0])
    return replace(someone, sentence=sentence, head=head, words=tuple(words), rule=f"{someone.rule}; {how}")


def _holding(report: Report, word: Word) -> Sentence | None:
    return next((s for s in report.sentences if s.start <= word.start < s.end), None)
