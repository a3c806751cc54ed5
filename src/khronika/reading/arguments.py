"""Who takes part in an act: from its grammar and the rule's pattern of arguments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from khronika.model import HARM
from khronika.reading.acts import Act
from khronika.reading.arguments_context import by_hand, its_name, stands_for_people, under
from khronika.reading.arguments_nouns import PART, Found, by_noun, can_act, part_of
from khronika.reading.arguments_objects import behind_the_phrase, joined_object, number
from khronika.reading.arguments_silence import silent
from khronika.reading.arguments_wounds import bearing
from khronika.reading.fitting import counted_in_state
from khronika.reading.grammar import (
    animate,
    argument,
    conjuncts,
    direct_object,
    function_words,
    implied_subject,
    is_finite,
    is_participle,
    is_passive,
    is_verb,
    modified,
    possessor,
    preposition,
    resolve_relative,
    subject,
)
from khronika.reading.lexicon import lexicon, noun_class, table
from khronika.reading.parse import Sentence, Word
from khronika.reading.phrases import Participant, contained, participant

FAR = 6  # words between a noun and the participle behind a comma that tells of it
CASES = ("Acc", "Dat", "Ins")  # of a verb's argument after a preposition
FURTHER = {"против": ("Gen",), "от": ("Gen",), "о": ("Loc",)}  # and the case that some prepositions alone take
OWNED = ("его", "ее", "их")


def fill(act: Act) -> Act:
    """The act with those affected and those who act, as its own sentence tells them."""
    for role, head, how in _found(act):
        if head is act.word or _nobody(head) or (head in act.rest and not _whom(act, role, head)):
            continue
        people = act.affected if role == "affected" else act.actors
        row = _one_person(act, list(_row(act.sentence, head)))
        able = role != "actor" or any(can_act(act.sentence, participant(act.sentence, w, "").head) for w in row)
        for word in row:
            if word.lemma in function_words("open") or _age(word) or (role == "affected" and _body(act, word)):
                continue
            if role == "affected" and act.rule.type != "measure" and _is_act(word):
                continue
            if word is not head and act.rule.type in HARM and animate(head) and not _somebody(word):
                continue
            if role == "affected" and act.rule.type in HARM and word.pos == "X" and word.name != "PER":
                continue  # «INTERFAX.RU – Более ста человек погибли»
            someone = participant(act.sentence, word, f"{act.rule.name}: {how}")
            if not able:
                act.inert = True
                continue
            if all(someone.head is not p.head for p in people):
                people.append(someone)
    act.actors = [p for p in act.actors if all(p.head is not other.head for other in act.affected)]
    if act.rule.type == "deployment" and not act.actors:
        act.actors = [whose for p in act.affected for whose in _senders(act, p.head)]
    return act


def _nobody(word: Word) -> bool:
    """An adverb, or the number of a year («в декабре 1988 избил …»)."""
    return word.pos == "ADV" or (word.pos == "ADJ" and word.text.isdigit())


def _age(word: Word) -> bool:
    """«Иван Петров, 28 лет, открыл огонь»: years that the parse joins to a name."""
    return word.rel == "conj" and word.lemma in noun_class("time_unit")


def _row(sentence: Sentence, head: Word) -> Iterator[Word]:
    """The word and those joined to it, and to what it holds («десятки сторонников и противников»)."""
    for word in conjuncts(sentence, head):
        yield word
        held = contained(sentence, word)
        if held is not word:
            yield from (w for w in conjuncts(sentence, held) if w is not held)
        if held.is_("Number", "Plur") and participant(sentence, held, "").named:  # «активисты Иван Петров и Олег Кос»
            names = [k for k in sentence.kids(held, "appos", "flat", "nmod") if k.name == "PER" and k.i == held.i + 1]
            yield from (w for k in names for w in conjuncts(sentence, k) if w is not k and w.name == "PER")


def _senders(act: Act, forces: Word) -> Iterator[Participant]:
    """«военные Армении и Таджикистана», «силы ОДКБ»: whose the forces are is who sends them."""
    for kid in act.sentence.kids(forces, "nmod", "appos"):
        if kid.name in ("LOC", "ORG") and not preposition(act.sentence, kid) and kid.is_("Case", "Gen"):
            for word in conjuncts(act.sentence, kid):
                yield participant(act.sentence, word, f"{act.rule.name}: whose forces")
            return


def _one_person(act: Act, row: list[Word]) -> list[Word]:
    """«скончался драматург и режиссёр, лауреат премии Дарио Фо»: a row of nouns before a name tells one person."""
    if len(row) < 2 or not all(w.is_("Number", "Sing") and animate(w) for w in row):
        return row
    sentence, last = act.sentence, row[-1]
    named = [participant(sentence, w, "").named for w in row]
    joined = any(k.low in ("и", "или") for w in row for k in sentence.kids(w, "cc"))
    own = any(k.low in OWNED for w in row[1:] for k in sentence.kids(w))  # «водитель и его пассажир»
    agrees = act.word.is_("Number", "Sing") and is_finite(act.word)
    if agrees and not own and sum(named) == 1:
        return [w for w, known in zip(row, named, strict=True) if known]
    if any(named[:-1]) or own or (joined and not agrees):
        return row
    return [last] if named[-1] else row[:1] if agrees else row


def _somebody(word: Word) -> bool:
    return not word.is_("Animacy", "Inan") or word.lemma in noun_class("person")


def _body(act: Act, word: Word) -> bool:
    """A body beside a noun for people is not among them («задержанных насчитали в МВД»)."""
    return word.name == "ORG" and stands_for_people(act)


def _is_act(word: Word) -> bool:
    """«покушение на убийство»: an act is nobody that an act strikes."""
    return any(e.kind == "noun" and not e.rule.people for e in lexicon().entries.get(word.lemma, ()))


def _whom(act: Act, role: str, head: Word) -> bool:
    """«взяли заложника», «взяли мэрию»: the noun of the phrase is itself whom or what the act struck."""
    place = act.rule.type == "control" and head.lemma in noun_class("building")
    struck = animate(head) or place or act.rule.type == "damage"
    placed = head.head == act.word.i and preposition(act.sentence, head)  # «из дома, который взяли» is no phrase
    return role == "affected" and struck and not placed


def _told(act: Act) -> Iterator[Found]:
    """What the act's part of speech lets it govern."""
    people = act.rule.people or (is_participle(act.word) and not is_finite(act.word))
    if people and (part := part_of(act)) is not None:
        return iter([("affected", part, PART)])
    if act.rule.state:
        return _in_state(act)
    if stands_for_people(act) and (name := its_name(act)) is not None:
        return iter([("affected", name, "named so")])
    if act.kind == "adjective":
        noun = modified(act.sentence, act.word)
        if noun is None and act.rule.subject:
            noun = subject(act.sentence, act.word)
        return iter([("affected", noun, "attribute")] if noun is not None else [])
    return by_noun(act) if act.nominal else _by_verb(act)


def _in_state(act: Act) -> Iterator[Found]:
    """«семи пациентах в реанимации», «в стационарах 204 человека»: the people whom the number counts."""
    at = counted_in_state(act)
    noun = act.sentence.parent(act.sentence.words[at]) if at is not None else None
    if noun is not None and at is not None and noun.pos == "NOUN" and animate(noun) and 0 < noun.i - at <= 2:
        yield "affected", noun, "counted in the state"


def _found(act: Act) -> Iterator[Found]:
    found = [(role, _whose(act, head) if role == "affected" else head, how) for role, head, how in _told(act)]
    seen: set[tuple[str, int]] = set()
    for role, head, how in found:
        if role in ("affected", "actor") and (role, head.i) not in seen:
            seen.add((role, head.i))
            yield role, head, how


def _behind_dash(act: Act, head: Word) -> Word:
    """«Погибли двое — водитель и пассажир»: who those counted are."""
    after = act.sentence.words[head.i + 1 :]
    if head.pos != "NUM" or act.rule.type not in HARM or not after or after[0].text not in "—–-":
        return head
    clause = takewhile(lambda w: w.pos not in ("PUNCT", "VERB", "ADP"), after[1:])
    return next((w for w in clause if w.pos in ("NOUN", "PROPN") and animate(w) and w.is_("Case", "Nom")), head)


def _whose(act: Act, head: Word) -> Word:
    """«выстрелил в спину прохожему»: the person whose body was struck, where the words tell."""
    head = _behind_dash(act, head)
    if head.lemma not in noun_class("body_part"):
        return head
    verb = act.sentence.parent(head)
    owner = argument(act.sentence, head, "Gen") or argument(act.sentence, head, "Dat")
    return owner or (argument(act.sentence, verb, "Dat") if verb is not None else None) or _own(act, head) or head


def _own(act: Act, part: Word) -> Word | None:
    """«Петров поранил руку», «многие повредили ноги»: the subject, a person, who hurt a part of the own body."""
    told = part.rel == "obj" and act.rule.type == "injury" and not act.nominal and is_finite(act.word)
    who = subject(act.sentence, act.word) if told and not is_passive(act.word) else None
    return who if who is not None and (animate(who) or who.name == "PER" or who.pos in ("PRON", "NUM", "ADJ")) else None


# --- verbs -----------------------------------------------------------------------------------------------------------


def _by_verb(act: Act) -> Iterator[Found]:
    rule, sentence, verb = act.rule, act.sentence, act.word
    if verb.pos in ("NOUN", "ADJ") and not is_participle(verb):
        yield from by_noun(act)
        if rule.owner and (found := _owner(act)):
            yield rule.owner, found, "owner"
        return
    yield from _subject_and_object(act)
    if rule.subject and (found := _said_to_be(act)):
        yield rule.subject, found, "said to be so"
    yield from by_hand(act)
    yield from silent(act)
    yield from bearing(act)
    yield from under(act)
    if rule.lives:
        who = subject(sentence, verb)
        if who is not None and animate(who):  # «четверо смертников унесли 52 жизни»
            yield "actor", who, "who took lives"
        yield from ((("affected", w, "genitive")) for r in act.rest if (w := argument(sentence, r, "Gen")))
        cost = [
            k
            for k in sentence.kids(verb, "iobj", "obl", "obj", "nmod")
            if verb.lemma == "стоить" and k.is_("Case", "Dat")
        ]
        yield from (("affected", k, "whose life it cost") for k in cost if k not in act.rest)
    if rule.dative and (found := argument(sentence, verb, "Dat")):
        yield rule.dative, found, "dative"
    if rule.owner and (found := argument(sentence, verb, "Gen", "у") or _owner(act)):
        yield rule.owner, found, "owner"
    for prep, role in rule.prepositions.items():
        found = next(_after_verb(act, prep), None)
        if found is not None:
            yield role, found, f"after «{prep}»"
    drive = argument(sentence, verb, "Gen", "для") if rule.type == "attack" else None
    if drive is not None and drive.lemma in noun_class("drive") and (found := argument(sentence, drive, "Gen")):
        yield "affected", found, f"«для {drive.low}» of whom"


def _after_verb(act: Act, prep: str) -> Iterator[Word]:
    """«открыл огонь по колонне», «в три часа ворвались в дом»: what stands after a preposition, times left out."""
    for holder in (act.word, *(r for r in act.rest if r.pos == "NOUN")):
        for kid in act.sentence.kids(holder, "obl", "obj", "iobj", "nmod", "nsubj"):
            cases = (*CASES, *FURTHER.get(prep, ()))
            after = kid.is_("Case", *cases) and preposition(act.sentence, kid) in (prep, f"{prep}о")
            if after and kid.pos != "ADV" and kid.lemma not in noun_class("time_unit") | noun_class("in_answer"):
                yield resolve_relative(act.sentence, holder, kid)


def _said_to_be(act: Act) -> Word | None:
    """«Пропавшими без вести числятся десять рыбаков»: the subject of the verb over a participle in the instrumental."""
    verb = act.sentence.parent(act.word)
    tied = act.word.is_("Case", "Ins") and act.word.rel in ("xcomp", "obl") and verb is not None
    if verb is None or not tied or verb.lemma not in table("support")["listed"]:
        return None
    found = subject(act.sentence, verb)
    if found is not None and found.pos == "ADV":  # «более ста человек»
        found = next((k for k in act.sentence.kids(found) if k.pos == "NOUN"), None)
    return found


def _owner(act: Act) -> Word | None:
    """«Судьба пятерых рыбаков неизвестна», «отрезал её палец»: the owner of the phrase's noun, no part of the body."""
    told = (possessor(act.sentence, r) or argument(act.sentence, r, "Gen") for r in act.rest)
    return next((w for w in told if w is not None and w.lemma not in noun_class("body_part")), None)


def _subject_and_object(act: Act) -> Iterator[Found]:
    rule, sentence, verb = act.rule, act.sentence, act.word
    noun = modified(sentence, verb)
    if noun is not None and is_participle(verb) and not is_finite(verb):
        yield from _attributive(act, _behind(act, noun))
    elif is_passive(verb) and rule.object:
        yield from _passive(act)
    else:
        yield from _active(act)


def _behind(act: Act, noun: Word) -> Word:
    """«Министерство, хранившее молчание, …»: the noun before the comma where the parse gives that of the phrase."""
    words, at = act.sentence.words, min(w.i for w in act.words)
    inside = noun in act.words and any(w.text == "," for w in words[max(0, at - FAR) : at])
    form = ("Number", "Gender")
    agree = (w for w in reversed(words[:at]) if w.pos in ("NOUN", "PROPN") and act.word.is_("Number", "Sing"))
    before = (w for w in agree if all(w.feats.get(f) == act.word.feats.get(f) for f in form) and w.i + 1 < at)
    return next((w for w in before if words[w.i + 1].text == ","), noun) if inside else noun


def _attributive(act: Act, noun: Word) -> Iterator[Found]:
    """«убитый водитель» suffers, «стрелявший мужчина» acts."""
    rule, sentence, verb = act.rule, act.sentence, act.word
    if noun.lemma == "другой":  # «трое других, схваченных вчера»
        noun = next(iter(sentence.kids(noun, "nummod")), noun)
    if is_passive(verb) and rule.object:
        yield rule.object, noun, "participle"
        if by := argument(sentence, verb, "Ins"):
            yield rule.subject or "", by, "instrumental"
        return
    yield rule.subject or "", noun, "participle"
    if rule.object and (found := direct_object(sentence, verb)):
        yield rule.object, found, "object"


def _passive(act: Act) -> Iterator[Found]:
    rule, sentence, verb = act.rule, act.sentence, act.word
    if found := subject(sentence, verb) or direct_object(sentence, verb) or _beside(act):
        yield rule.object or "", found, "subject of a passive"
    by = argument(sentence, verb, "Ins") or _unknown(act)
    if by and can_act(sentence, by):
        yield rule.subject or "", by, "instrumental"


def _unknown(act: Act) -> Word | None:
    """«Застрелен неизвестным у дома»: the doer of whom nothing is known, taken for what the sufferer was thought."""
    found = act.sentence.kids(act.word, "xcomp")
    return next((k for k in found if k.is_("Case", "Ins") and k.lemma in noun_class("unknown")), None)


def _active(act: Act) -> Iterator[Found]:
    rule, sentence, verb = act.rule, act.sentence, act.word
    found = subject(sentence, verb) or (_beside(act) if rule.subject == "affected" else None)
    if found and rule.subject == "actor" and rule.object == "affected" and _is_object(act, found):
        yield rule.object, found, "counted behind the verb"
        return
    if rule.subject and (found := found or implied_subject(sentence, verb)):
        yield rule.subject, found, "subject"
    holder = act.rest[-1] if rule.reach and act.rest else verb  # «пытался убить депутата»
    if rule.object and (found := direct_object(sentence, holder)):
        yield rule.object, found, "object"
    elif rule.object == "affected" and (found := behind_the_phrase(act)):
        yield rule.object, found, "object behind the phrase"
    elif rule.object == "affected" and (found := number(sentence, holder)):
        yield rule.object, found, "number as the object"
    elif rule.object == "affected" and (found := joined_object(sentence, verb)):
        yield rule.object, found, "object of a joined verb"


def _is_object(act: Act, noun: Word) -> bool:
    """«Задержали семь человек»: counted people behind a verb in the plural that has no object are its object."""
    sentence, verb = act.sentence, act.word
    counted = bool(sentence.kids(noun, "nummod")) and noun.is_("Case", "Gen") and noun.head == verb.i
    return counted and noun.i > verb.i and verb.is_("Number", "Plur") and direct_object(sentence, verb) is None


def _beside(act: Act) -> Word | None:
    """The subject that the parse gives to another verb: a person in the nominative right after, before any verb.

    «Убиты, по данным министерства, 26 человек»; in brackets the name before them: «Иван Петров (скончался в мае)».
    """
    sentence, verb = act.sentence, act.word
    if act.rule.type not in HARM or not is_finite(verb):
        return None
    if verb.i > 1 and sentence.words[verb.i - 1].text == "(" and sentence.words[verb.i - 2].name == "PER":
        return sentence.words[verb.i - 2]
    for word in takewhile(lambda w: w.text not in ".;:()" and not _opens_clause(w), _past_gerund(sentence, verb)):
        counted = bool(sentence.kids(word, "nummod")) and word.is_("Case", "Gen")
        told = word.is_("Case", "Nom") or counted
        if word.pos == "NOUN" and word.rel != "amod" and animate(word) and told and not preposition(sentence, word):
            several = verb.is_("Number", "Plur") and len(conjuncts(sentence, word)) > 1
            if several or counted or word.feats.get("Number") == verb.feats.get("Number"):
                return word
    return None


def _past_gerund(sentence: Sentence, verb: Word) -> list[Word]:
    """The words after a verb, without the clause of a gerund right behind it («Погибли, отравившись дымом, трое»)."""
    words = sentence.words[verb.i + 1 :]
    if len(words) > 1 and words[0].text == "," and words[1].is_("VerbForm", "Conv"):
        end = next((n for n, w in enumerate(words) if n and w.text == ","), len(words))
        return words[end + 1 :]
    return words


def _opens_clause(word: Word) -> bool:
    return (is_verb(word) and not is_participle(word)) or word.lemma in function_words("opens") or is_finite(word)
