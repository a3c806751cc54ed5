"""Who takes part in an act by what the words above its noun say: «организатор взрыва», «после ареста он заявил»."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from khronika.reading.acts import Act, substantive
from khronika.reading.grammar import (
    animate,
    argument,
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
from khronika.reading.parse import Word
from khronika.reading.phrases import participant

DASHES = "—–-"
DONE = ("death", "injury", "attack", "abduction", "damage", "accident", "control")
STRUCK = ("injury", "attack", "abduction", "accident")
BEFELL = ("injury", "detention", "abduction")  # what one goes on to speak of («после ареста он заявил»)

Found = tuple[str, Word, str]  # role, head word, how it was found


def by_context(act: Act) -> Iterator[Found]:
    """Those whom the noun or verb above the act's noun tells."""
    yield from by_hand(act)
    yield from _doer_of(act)
    yield from _victim_of(act)
    yield from _befallen(act)
    yield from _bearing(act)
    yield from _leaving(act)
    yield from _burning(act)
    yield from under(act)


def _doer_of(act: Act) -> Iterator[Found]:
    """«Организатор взрыва», «исполнителем нападения был Петров»: the noun of which the act is the genitive did it."""
    noun = act.sentence.parent(act.word)
    if act.rule.type not in DONE or noun is None or noun.lemma not in noun_class("doer_of"):
        return
    hedged = any(k.lemma in noun_class("supposed") for k in act.sentence.kids(noun))
    if hedged or not act.word.is_("Case", "Gen") or preposition(act.sentence, act.word):
        return
    who = _said_of(act, noun) or noun
    if who is not noun or participant(act.sentence, noun, "").named:  # «исполнителя ищут» tells nothing of who it is
        yield "actor", who, f"the «{noun.lemma}» of it"


def _victim_of(act: Act) -> Iterator[Found]:
    """«Многие стали жертвами изнасилования», «жертвами нападения стали двое рабочих»: who fell victim to it."""
    noun = act.sentence.parent(act.word)
    if act.rule.type not in STRUCK or noun is None or noun.lemma != "жертва" or not act.word.is_("Case", "Gen"):
        return
    who = _said_of(act, noun) or _described(act, noun)
    if who is not None:
        yield "affected", who, "who fell victim to it"


def _described(act: Act, noun: Word) -> Word | None:
    """«женщин, ставших жертвами изнасилований»: the noun of the clause."""
    verb = act.sentence.parent(noun)
    called = verb is not None and is_participle(verb) and verb.lemma in table("support")["called"]
    return modified(act.sentence, verb) if called and verb is not None else None


def by_hand(act: Act) -> Iterator[Found]:
    """«Погибли от рук боевиков», «пострадали по вине водителя», «под колёсами машины Петрова»: whose doing it was."""
    if act.rule.type not in DONE:
        return
    near = act.sentence.kids(act.word, "obl", "nmod")
    for kid in [*near, *(k for n in near for k in act.sentence.kids(n, "nmod"))]:
        if any(f.lemma == "сторона" for c in act.sentence.kids(kid, "case") for f in act.sentence.kids(c, "fixed")):
            role = "affected" if stands_for_people(act) else "actor"  # «погибшие со стороны армии»
            yield role, kid, "«со стороны» of whom"
        if kid.lemma not in table("by_hand").get(preposition(act.sentence, kid), ()):
            continue
        owner = possessor(act.sentence, kid) or argument(act.sentence, kid, "Gen")
        while owner is not None and (inner := argument(act.sentence, owner, "Gen")) and not animate(owner):
            owner = inner
        known = owner is not None and (participant(act.sentence, owner, "").named or owner.pos in ("PRON", "DET"))
        if owner is not None and (known or animate(owner)):
            yield "actor", owner, f"«{kid.low}» of whom"


def stands_for_people(act: Act) -> bool:
    """Whether the trigger is itself the noun for those affected («14 погибших»)."""
    return act.rule.people or (act.kind == "verb" and substantive(act.sentence, act.word))


def its_name(act: Act) -> Word | None:
    """«Погибшую звали Анна», «имя погибшего — Иван Петров»: who is told to be those for whom the act's noun stands."""
    above = act.sentence.parent(act.word)
    if above is None or not any(above.lemma in words for words in table("naming").values()):
        return _identified(act)
    return next((k for k in act.sentence.kids(above) if k.name == "PER"), None)


def _identified(act: Act) -> Word | None:
    """«Пострадавший — капитан полиции», «погибшие – двое мужчин и ребёнок»: who they are, behind a dash."""
    after = act.sentence.words[act.word.i + 1 :]
    if not after or after[0].text not in DASHES or not act.word.is_("Case", "Nom"):
        return None
    clause = takewhile(lambda w: w.pos not in ("PUNCT", "VERB", "ADP"), after[1:])
    people = (w for w in clause if w.pos == "NOUN" and animate(w))
    return next((w for w in people if w.is_("Case", "Nom") or act.sentence.kids(w, "nummod")), None)


def _said_of(act: Act, noun: Word) -> Word | None:
    """«Петров был организатором», «организатор — Петров»: the subject of which the noun is said."""
    above = act.sentence.parent(noun)
    if own := act.sentence.kids(noun, "nsubj"):
        return own[0]
    if above is None or not noun.is_("Case", "Ins") or above.lemma not in table("support")["called"]:
        return None
    return subject(act.sentence, above)


def _befallen(act: Act) -> Iterator[Found]:
    """«После ареста Петров заявил», «он пропустил матч из-за травмы»: whom it befell is who acts in the clause."""
    sentence, noun = act.sentence, act.word
    verb = sentence.parent(noun)
    if act.rule.type not in BEFELL or verb is None or not is_verb(verb) or not noun.rel.startswith("obl"):
        return
    tied = preposition(sentence, noun) in function_words("befell")
    if not tied or argument(sentence, noun, "Gen") or argument(sentence, noun, "Ins") or possessor(sentence, noun):
        return
    who = subject(sentence, verb) if is_finite(verb) else modified(sentence, verb)
    if who is not None and not is_passive(verb) and _somebody(who):
        yield "affected", who, f"whom it befell, who «{verb.lemma}»"


def _burning(act: Act) -> Iterator[Found]:
    """«В здании вспыхнул пожар», «пожар на двух этажах гостиницы»: the building that burns."""
    verb = act.sentence.parent(act.word) if act.word.rel.startswith("nsubj") else None
    holders = [w for w in (act.word, verb) if w is not None and act.word.lemma in noun_class("fire")]
    for kid in (k for w in holders for k in act.sentence.kids(w, "obl", "nmod")):
        if preposition(act.sentence, kid) in ("в", "во", "на") and kid.is_("Case", "Loc"):
            inside = argument(act.sentence, kid, "Gen")
            building = next((w for w in (kid, inside) if w is not None and w.lemma in noun_class("building")), None)
            if building is not None:
                yield "affected", building, "where the fire is"
                return


def under(act: Act) -> Iterator[Found]:
    """«Под арестом остаются двое рабочих», «митинги и шествия под запретом»: those of whom it is said."""
    noun = next((w for w in act.words if w.lemma in ("арест", "запрет") and w.is_("Case", "Ins")), None)
    if noun is None or preposition(act.sentence, noun) != "под" or act.rule.type not in ("detention", "measure"):
        return
    verb = act.sentence.parent(noun)
    who = subject(act.sentence, verb) if verb is not None and is_finite(verb) else None
    held = act.rule.type == "detention"
    found = [who] if who is not None and verb is not None and verb.lemma in table("support")["remaining"] else []
    found = found or list(_counted_behind(act, noun) if held else _row_before(act, noun))
    yield from (("affected", w, "under it") for w in found if animate(w) or not held)


def _counted_behind(act: Act, noun: Word) -> Iterator[Word]:
    """«Под арестом по делу о взрыве 25 человек»: those counted, where no verb tells it."""
    after = takewhile(lambda w: w.text not in ".;:", act.sentence.words[noun.i + 1 :])
    yield from islice((w for w in after if w.pos == "NOUN" and act.sentence.kids(w, "nummod", "nummod:gov")), 1)


def _row_before(act: Act, noun: Word) -> Iterator[Word]:
    """«Митинги и торговля оружием под запретом»: the nouns before it that are no other verb's; else those behind."""
    sentence = act.sentence
    signs = (w.i for w in sentence.words if w.text in ".;:" and not sentence.words[w.i - 1].text.isdigit())  # «18:00»
    start = max((i for i in signs if i < noun.i), default=-1) + 1
    clause = takewhile(lambda w: not is_finite(w), reversed(sentence.words[start : noun.i]))
    row = [w for w in clause if w.pos == "NOUN" and w.is_("Case", "Nom") and not w.rel.startswith("nsubj")]
    first = sentence.parent(row[-1]) if row and row[-1].rel == "conj" else None
    if first is not None and first.pos == "NOUN" and first.i < row[-1].i and not first.rel.startswith("nsubj"):
        row.append(first)  # «шествия и митинги»: a form that may be a genitive
    behind = [k for k in sentence.kids(noun, "nmod", "nsubj") if k.is_("Case", "Nom") and k.i > noun.i]
    yield from reversed(row) if row else behind


def _bearing(act: Act) -> Iterator[Found]:
    """«61 турист с переломами спущен вниз»: who has the wounds."""
    cases = [w for w in act.sentence.kids(act.word, "case") if w.low in ("с", "со") and w.i > 0]
    noun = act.sentence.words[cases[0].i - 1] if cases and act.word.is_("Case", "Ins") else None
    if (
        act.rule.type == "injury"
        and noun is not None
        and animate(noun)
        and act.sentence.kids(noun, "nummod", "nummod:gov")
    ):
        yield "affected", noun, "who has it"


def _leaving(act: Act) -> Iterator[Found]:
    """«Президент заявил об уходе с поста»: who tells of it leaves, if no other is told."""
    sentence, noun = act.sentence, act.word
    own = possessor(sentence, noun)
    verb = sentence.parent(noun)
    if act.rule.type != "resignation" or verb is None or verb.lemma not in table("support")["announced"]:
        return
    if preposition(sentence, noun) not in ("о", "об") or argument(sentence, noun, "Gen"):
        return
    if own is not None and own.lemma != "свой":
        return
    who = subject(sentence, verb)
    if who is not None and not is_passive(verb) and (who.name == "PER" or animate(who) or who.pos == "PRON"):
        yield "affected", who, f"who «{verb.lemma}» it"


def _somebody(who: Word) -> bool:
    """One person whom the report goes on telling of, and no authority."""
    told = who.lemma in function_words("third") or who.lemma in noun_class("definite") | noun_class("culprit")
    known = who.name == "PER" or told
    return known and who.is_("Number", "Sing") and (who.pos == "PRON" or who.name == "PER" or animate(who))
