"""Who takes part in an act that a noun tells of: its genitive, prepositions, and the verb or clause that carries it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from khronika.reading.acts import Act
from khronika.reading.arguments_context import by_context, stands_for_people
from khronika.reading.arguments_plans import by_plans
from khronika.reading.arguments_wounds import bearing
from khronika.reading.attribution_lexicon import speakers
from khronika.reading.grammar import (
    animate,
    argument,
    direct_object,
    function_words,
    is_finite,
    is_participle,
    is_passive,
    is_verb,
    modified,
    possessor,
    preposition,
    subject,
)
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Sentence, Word
from khronika.reading.phrases import participant

SUFFERED = ("injury", "attack", "detention", "abduction")  # «получил ранение», «подвергся нападению»
WITH_DOER = ("death", "injury", "attack", "abduction")
UNDONE = ("death", "injury", "accident")  # nobody «проводит» these
DASHES = "—–-"
PART = "part of a whole"  # how a part told without its whole was found
LENDING = ("subject_affected", "subject_actor", "dative_affected")
Found = tuple[str, Word, str]  # role, head word, how it was found


def support() -> dict[str, frozenset[str]]:
    """Verbs that lend a noun their arguments, by the pattern that they give."""
    return table("support")


def can_act(sentence: Sentence, word: Word) -> bool:
    """Whether an instrumental names a doer and not a tool («убит выстрелом»)."""
    someone = participant(sentence, word, "")
    return word.lemma not in table("decree")["paper"] and (
        someone.is_a("person")
        or someone.is_a("force")
        or word.name in ("ORG", "PER", "LOC")
        or word.pos in ("PRON", "NUM")
        or word.lemma == "тот"
        or speakers().kind(someone.head.lemma) in ("body", "outlet")
        or someone.is_a("authority")
        or _squad(sentence, word)
    )


def _squad(sentence: Sentence, word: Word) -> bool:
    """«постами ГАИ», «силами полиции»: those who stand for a body or a force."""
    owner = argument(sentence, word, "Gen") if word.lemma in noun_class("squad") else None
    return owner is not None and (owner.name == "ORG" or owner.lemma in noun_class("force") | noun_class("authority"))


def by_noun(act: Act) -> Iterator[Found]:
    """Those whom the words around an act's noun tell, each with role and how it was found."""
    rule, sentence, noun = act.rule, act.sentence, act.word
    placed = [(r, w, f"after «{p}»") for p, r in rule.prepositions.items() for w in _after(sentence, noun, p)]
    yield from placed
    found = argument(sentence, noun, "Gen") or _next_genitive(act) or possessor(sentence, noun)
    if found and sentence.kids(found, "nummod") and rule.name.startswith("blast"):
        found = None  # «под арестом по делу о взрыве 25 человек»
    if found and not (rule.people_of and not _a_person(sentence, found)):
        role = rule.genitive_with_preposition if placed and rule.genitive_with_preposition else rule.genitive
        yield role or "", found, "genitive"
    if rule.reach and rule.object and act.rest and (found := direct_object(sentence, act.rest[-1])):
        yield rule.object, found, "object"
    by = argument(sentence, noun, "Ins")
    if rule.by and by and can_act(sentence, by):
        yield rule.by, by, "instrumental"
    if rule.self_:
        yield from _called(act)
    yield from _from_support(act)
    yield from _brought_about(act)
    yield from _taking_part(act)
    yield from _guilty(act)
    yield from by_context(act)
    yield from by_plans(act)
    yield from bearing(act)
    yield from _decider(act)
    if stands_for_people(act):
        yield from _people(act)


def _a_person(sentence: Sentence, word: Word) -> bool:
    """Somebody, and no participle of the noun that follows it («жертв произошедшего взрыва»)."""
    return word.pos != "VERB" and participant(sentence, word, "").is_a("person")


def _after(sentence: Sentence, noun: Word, prep: str) -> list[Word]:
    kids = [w for w in sentence.kids(noun, "nmod", "obl") if preposition(sentence, w) in (prep, f"{prep}о")]
    found = kids[:2] if prep == "между" else kids[:1] or _right_after(sentence, noun, prep)
    return [w for w in found if prep != "на" or not w.is_("Case", "Loc")]  # «нападение на концерте» struck no concert


def _right_after(sentence: Sentence, noun: Word, prep: str) -> list[Word]:
    """«по поводу нападения на консульство»: the noun of the preposition right after, whatever the parse ties it to."""
    words = sentence.words[noun.i + 1 : noun.i + 5]
    if not words or words[0].low not in (prep, f"{prep}о"):
        return []
    clause = takewhile(lambda w: w.pos not in ("PUNCT", "VERB", "CCONJ"), words[1:])
    return list(islice((w for w in clause if w.pos in ("NOUN", "PROPN") and words[0].head == w.i), 1))


def _next_genitive(act: Act) -> Word | None:
    """The genitive right after the noun that the parse ties to another word («в связи с осадой города»)."""
    after = act.sentence.words[act.word.i + 1 : act.word.i + 2]
    fits = [w for w in after if w.pos in ("NOUN", "PROPN") and w.is_("Case", "Gen") and w.rel == "nmod"]
    return fits[0] if fits and not preposition(act.sentence, fits[0]) else None


def _called(act: Act) -> Iterator[Found]:
    """«Убийца Иванов»: the name beside the noun."""
    for kid in act.sentence.kids(act.word, "appos", "flat"):
        if kid.name == "PER":
            yield act.rule.self_ or "", kid, "apposition"


def _from_support(act: Act) -> Iterator[Found]:
    """«получил ранение», «совершил нападение»: the arguments of the verb that carries the noun."""
    verb = carrier(act)
    if verb is None:
        return
    lemma, lends = verb.lemma, support()
    doer = modified(act.sentence, verb) if is_participle(verb) and not is_finite(verb) else subject(act.sentence, verb)
    by = argument(act.sentence, verb, "Ins") if is_passive(verb) else None
    if lemma in lends["subject_affected"] and doer is not None and act.rule.type in SUFFERED:
        yield "affected", doer, f"subject of «{lemma}»"
    elif lemma in lends["subject_actor"] and act.rule.type not in UNDONE:
        if who := by if is_passive(verb) else doer:
            yield "actor", who, f"doer of «{lemma}»"
    elif lemma in lends["dative_affected"]:
        if whom := argument(act.sentence, verb, "Dat"):
            yield "affected", whom, f"dative of «{lemma}»"
        if doer is not None and not is_passive(verb):
            yield "actor", doer, f"subject of «{lemma}»"


def _brought_about(act: Act) -> Iterator[Found]:
    """«убийство, которое устроил Петров», «совершённое им убийство»: the doer in a clause about the noun."""
    if act.rule.type in ("accident", "measure"):
        return
    clauses = [*act.sentence.kids(act.word, "acl", "amod"), *_about(act)]
    for verb in clauses:
        if verb.lemma not in support()["subject_actor"]:
            continue
        by = argument(act.sentence, verb, "Ins") if is_passive(verb) else subject(act.sentence, verb)
        if by is not None and by is not act.word:
            yield "actor", by, f"doer of «{verb.lemma}»"


def _about(act: Act) -> Iterator[Word]:
    """Relative clauses that the parse ties to the noun's genitive though their pronoun agrees with the noun alone."""
    for kid in act.sentence.kids(act.word, "nmod"):
        for verb in act.sentence.kids(kid, "acl"):
            which = next((w for w in act.sentence.subtree(verb) if w.lemma == "который"), None)
            if which is not None and _like(which, act.word) and not _like(which, kid):
                yield verb


def _like(one: Word, other: Word) -> bool:
    same = one.feats.get("Number") == other.feats.get("Number")
    return same and (one.is_("Number", "Plur") or one.feats.get("Gender") == other.feats.get("Gender"))


def _taking_part(act: Act) -> Iterator[Found]:
    """«на митинг вышли активисты», «собравшиеся на демонстрацию», «митинг собрал тысячи людей»."""
    if act.rule.type != "protest":
        return
    for verb in act.sentence.kids(act.word, "acl"):
        if verb.lemma in support()["gathered"] and (found := direct_object(act.sentence, verb)):
            yield "actor", found, f"object of «{verb.lemma}»"
    above = act.sentence.parent(act.word)
    if above is not None and above.lemma == "участие":
        above = act.sentence.parent(above)
    if above is None or not is_verb(above) or act.word.rel.startswith("nsubj"):
        if above is not None and above.lemma in support()["gathered"] and (found := direct_object(act.sentence, above)):
            yield "actor", found, f"object of «{above.lemma}»"
        return
    marched = above.lemma in support()["marched"] and act.word.is_("Case", "Ins")  # «прошли маршем»
    if marched or above.lemma in support()["joined"]:
        noun = modified(act.sentence, above) if not is_finite(above) else None
        found = noun or subject(act.sentence, above)
        if found is not None:
            yield "actor", found, f"subject of «{above.lemma}»"


def _guilty(act: Act) -> Iterator[Found]:
    """«Петров, виновный в гибели студента», «Петрова осудили за убийство»: who is found to have done it."""
    above = act.sentence.parent(act.word)
    if act.rule.type not in WITH_DOER or above is None or above.lemma not in support()["guilty"]:
        return
    if preposition(act.sentence, act.word) not in ("в", "во", "за"):
        return
    who = modified(act.sentence, above) or act.sentence.parent(above) if not is_finite(above) else None
    if who is None and is_verb(above):
        who = direct_object(act.sentence, above) or subject(act.sentence, above)
    if who is not None and (who.name == "PER" or animate(who) or who.pos == "PRON"):
        yield "actor", who, f"who is «{above.lemma}»"


def _decider(act: Act) -> Iterator[Found]:
    """«Страна не приняла решения об отправке военных», «подтвердила участие в миссии»: who decides is who sends."""
    if act.rule.type != "deployment":
        return
    parent = act.sentence.parent(act.word)
    if parent is not None and parent.lemma in support()["decision"]:
        parent = act.sentence.parent(parent)
    elif act.rule.name != "mission-part" or act.word.rel != "obj":
        return
    found = subject(act.sentence, parent) if parent is not None and is_verb(parent) else None
    if found is not None:
        yield "actor", found, "who decides"


def carrier(act: Act) -> Word | None:
    """The support verb whose object the noun is, also over a noun that it is joined to («ожоги и ранения»)."""
    noun: Word | None = act.word
    while noun is not None and noun.rel == "conj":
        noun = act.sentence.parent(noun)
    verb = act.sentence.parent(noun) if noun is not None else None
    day = noun is not None and noun.is_("Case", "Ins") and act.rule.type == "measure"
    if day and verb is not None and verb.rel in ("obj", "obl"):
        verb = act.sentence.parent(verb)  # «объявил среду днём траура»
    known = verb is not None and is_verb(verb) and any(verb.lemma in support()[kind] for kind in LENDING)
    return verb if known else None


def part_of(act: Act) -> Word | None:
    """«Детей среди погибших трое», «двое из убитых — дети»: the part that is told before or behind the whole."""
    words, at = act.sentence.words, act.word.i - 1
    if at < 1 or words[at].low not in function_words("among"):
        return None
    before = words[at - 1]
    if (
        words[at].low == "среди"
        and before.is_("Case", "Gen")
        and before.is_("Number", "Plur")
        and before.pos in ("NOUN", "ADJ")
    ):
        return before
    dash = next((w.i for w in words[act.word.i + 1 : act.word.i + 4] if w.text in DASHES), None)
    if before.pos != "NUM" or dash is None:
        return None
    clause = takewhile(lambda w: w.pos not in ("PUNCT", "VERB"), words[dash + 1 :])
    return next((w for w in clause if w.pos == "NOUN" and w.is_("Case", "Nom") and animate(w)), None)


def _joined_to(act: Act) -> list[Word]:
    """«погибших и раненых среди детей»: what is said of the last noun of a pair is said of both."""
    row = act.sentence.kids(act.word, "conj")
    return [w for w in row if w.i == act.word.i + 2 and act.sentence.words[w.i - 1].pos == "CCONJ"]


def _people(act: Act) -> Iterator[Found]:
    """«Жертвами стали двенадцать рабочих», «среди погибших — двое детей»: those whom the noun counts."""
    verb = act.sentence.parent(act.word)
    if verb is not None and verb.lemma in support()["called"] and act.word.is_("Case", "Ins"):
        found = subject(act.sentence, verb)
        if found is not None:
            yield "affected", found, f"subject of «{verb.lemma}»"
    for prep in function_words("among"):
        rows = (_after(act.sentence, noun, prep) for noun in (act.word, *_joined_to(act)))
        for word in next((found for found in rows if found), []):
            yield "affected", word, f"after «{prep}»"
    among = argument(act.sentence, verb, "Gen", "среди") if verb is not None and is_verb(verb) else None
    if among is not None and among is not act.word and animate(among):
        yield "affected", among, "after «среди»"
