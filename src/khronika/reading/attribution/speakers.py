"""From the words that name whoever speaks to sources in the nominative, what refers back resolved."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from khronika.model import Source, Span
from khronika.reading.attribution.bodies import body_name, in_full, in_words
from khronika.reading.attribution.called import LOOK_BACK, MARKS, in_a_sentence, moved, source_of, written
from khronika.reading.attribution.outlets import to_an_outlet
from khronika.reading.attribution.subjects import preposition
from khronika.reading.attribution.telling import Speaker, Telling
from khronika.reading.attribution.words_around import addressed, in_address
from khronika.reading.attribution_lexicon import MINISTRY, speakers
from khronika.reading.attribution_phrase import around, quoted_name
from khronika.reading.coreference import antecedent, full_name, holder, titled
from khronika.reading.nominative_words import lexicon as naming
from khronika.reading.parse import Report, Sentence, Word

RECENT = 12  # sentences back over which a pronoun may stand for an earlier speaker
NAMELESS = ("источник", "собеседник", "собеседница")
SELF = ("назваться", "представиться", "назвать", "называться", "представляться")  # «назвавшаяся Ириной»
COMPLEMENT = ("источник", "собеседник", "представитель", "один", "некоторый", "лицо", "представительница", "житель")


def speaker(
    report: Report, sentence: Sentence, head: Word, earlier: list[Telling], alone: bool = False
) -> Speaker | None:
    """Whoever `head` and those beside it («Tolo и Pajhwok») stand for; None where it can be no speaker.

    `alone`: the verb is singular, so that those beside it are the same person («его адвокат и товарищ сообщил»).
    """
    heads = [head] if alone and head.is_("Animacy", "Anim") else _beside(sentence, head)
    found = [s for h in heads if (s := _one(report, sentence, h, earlier))]
    if not found:
        return None
    chain: list[Source] = []
    for one in found:
        chain += [s for s in one.chain if s.name not in [c.name for c in chain]]
    return Speaker(tuple(chain), found[0].head, found[0].kind, several=len(found) > 1)


def _beside(sentence: Sentence, head: Word) -> list[Word]:
    def alike(word: Word) -> bool:
        nominal = word.pos in ("NOUN", "PROPN", "X", "ADJ") and not any(
            sentence.words[c].rel == "nsubj" for c in word.children
        )
        cases = {word.feats.get("Case"), head.feats.get("Case")}
        return nominal and (len(cases) == 1 or cases == {"Nom", "Acc"} or bool(word.name))

    outlet = speakers().kind(head.lemma) == "outlet"
    names = [w for w in sentence.kids(head, "appos", "nmod") if outlet and (w.rel == "appos" or w.pos == "X")]
    kids = [k for h in (head, *names) for k in sentence.kids(h, "conj")]
    kids += [w for w in sentence.kids(head, "nmod") if outlet and sentence.kids(w, "cc")]  # «газет A, B и других СМИ»
    return [head, *(w for w in kids if alike(w))]


def _one(report: Report, sentence: Sentence, head: Word, earlier: list[Telling]) -> Speaker | None:
    if head.pos in ("PRON", "DET") or head.lemma in ("он", "она", "они"):
        return _pronoun(report, sentence, head, earlier)
    if head.pos in ("PUNCT", "ADP", "ADV", "PART") or not head.text[0].isalnum():
        return None
    if head.pos == "VERB" and not head.is_("VerbForm", "Part"):
        return None
    phrase = around(sentence, head, complement=_completed(sentence, head))
    if addressed(sentence, head) and head.text[0].isupper() and not quoted_name(sentence, head):
        return _by_address(sentence, head)
    return (
        _person(report, sentence, head, phrase, earlier)
        or _outlet(sentence, head, phrase)
        or _side(report, sentence, head, phrase)
        or _back(report, sentence, head, phrase, earlier)
        or _to_an_outlet(report, sentence, head, phrase, earlier)
        or _as_written(report, sentence, head, phrase)
    )


def _by_address(sentence: Sentence, head: Word) -> Speaker:
    """«Сосне.инфо» as «Сосна.инфо»."""
    last = sentence.words[head.i + 2]
    name = head.text if head.text.lower() == head.lemma else head.lemma.capitalize()
    return Speaker((Source(f"{name}.{last.text}", Span(head.start, last.end), "outlet's name"),), head, "outlet")


def _completed(sentence: Sentence, head: Word) -> bool:
    """Whether a preposition after the noun still names it: «источник в полиции», «управление по делам семьи»."""
    after = sentence.words[head.i + 1 : head.i + 6]
    by = any(w.low == "по" and sentence.words[w.i + 1 : w.i + 2] and _under(sentence, w, head) for w in after)
    return head.lemma in COMPLEMENT or (speakers().kind(head.lemma) == "body" and by)


def _under(sentence: Sentence, preposition: Word, head: Word) -> bool:
    noun = sentence.parent(preposition)
    return noun is not None and noun.rel == "nmod" and noun in sentence.subtree(head)


def _person(
    report: Report, sentence: Sentence, head: Word, phrase: list[Word], earlier: list[Telling]
) -> Speaker | None:
    """The name of a person in the phrase that agrees with its head."""
    people = [_without_brackets(words) for kind, words in sentence.names if kind == "PER"]
    reach = _reach(sentence, head, phrase)
    names = [n for n in people if n and _within(n, reach) and (head in n or _same_case(n, head))]
    if head.is_("Number", "Plur") and head.name != "PER" and head.pos == "NOUN":
        return None  # «по словам чиновников, Иван Лось …»: nobody is named
    name = names[-1] if names else _after_comma(sentence, head, phrase, people) or _self_named(sentence, head, people)
    if name is None:
        return None
    full = full_name(report, name, sentence.start)
    source = source_of(full, "person's name", name)
    if len(full) == 1:
        source = _by_first_name(source, earlier)
    return Speaker((source,), name[0], "person")


def _by_first_name(source: Source, earlier: list[Telling]) -> Source:
    """«По словам Стаса» after «сообщил Стас Орлов»: whoever spoke last by that first name."""
    origins = (t.chain[-1].name for t in reversed(earlier[-LOOK_BACK:]) if t.chain)
    return replace(source, name=next((n for n in origins if n.startswith(source.name + " ")), source.name))


def _self_named(sentence: Sentence, head: Word, people: list[list[Word]]) -> list[Word] | None:
    """«женщина, назвавшаяся Ириной»: the name that a stranger gives."""
    given = [w for part in sentence.kids(head, "acl") if part.lemma in SELF for w in sentence.subtree(part)]
    inside = {w.i for w in given if w.is_("Case", "Ins")}
    return next((name for name in people if name and name[0].i in inside), None)


def _reach(sentence: Sentence, head: Word, phrase: list[Word]) -> list[Word]:
    """The phrase and what hangs on its head before the next mark or verb: «исполняющий обязанности мэра Иван Лось»."""
    last = max([w.i for w in phrase] + [head.i])
    inside = {w.i for w in sentence.subtree(head)}
    while last + 1 < len(sentence.words) and last + 1 in inside:
        after = sentence.words[last + 1]
        if after.text in ",;:—()" or (after.pos == "VERB" and not after.is_("VerbForm", "Part")):
            break
        last += 1
    return sentence.words[min([w.i for w in phrase] + [head.i]) : last + 1]


def _without_brackets(words: list[Word]) -> list[Word]:
    """«Франсуа Мулен (François Molins)» as «Франсуа Мулен»."""
    opening = next((n for n, w in enumerate(words) if w.text == "("), len(words))
    return words[:opening]


def _after_comma(sentence: Sentence, head: Word, phrase: list[Word], people: list[list[Word]]) -> list[Word] | None:
    """«Мать одного из задержанных, Нора Донда,»: the name that follows the description."""
    last = max([w.i for w in phrase] + [head.i])
    reach = {w.i for w in sentence.subtree(head)} | {last + 2}
    for name in people:
        at = name[0].i if name else 0
        gap = sentence.words[last + 1 : at]
        described = (
            at > last + 1 and any(w.text == "," for w in gap) and not any(w.pos in ("VERB", "SCONJ") for w in gap)
        )
        closed = sentence.words[name[-1].i + 1 : name[-1].i + 2] if name else []
        beside = all(
            w.text in ",).;:—–" or w.i == head.head for w in closed
        )  # «как сказал мэр, Иван Лось приехал»: the mayor is not named
        if described and beside and all(w.i in reach or w.pos == "PUNCT" for w in gap) and _same_case(name, head):
            return name
    return None


def _same_case(name: list[Word], head: Word) -> bool:
    case = head.feats.get("Case")
    own = [w.feats["Case"] for w in name if "Case" in w.feats]
    if head.pos == "NOUN" and not head.is_("Animacy", "Anim"):
        return False
    if case == "Nom" and len(own) > 1 and set(own) == {"Gen"}:
        return False  # «соседка погибшего Ивана Лося»
    if case == "Gen" and head.lemma in naming()["relational"] and name[0].rel.startswith("nmod"):
        return False  # «словам брата Ивана Лося»: Ivan is not the brother
    named = head.pos in ("NOUN", "VERB") or speakers().kind(head.lemma) in ("person", "anonymous")
    return named and (not own or case in own or len(own) > 1)


def _within(words: list[Word], phrase: list[Word]) -> bool:
    return bool(phrase) and phrase[0].i <= words[0].i and words[-1].i <= phrase[-1].i


def _outlet(sentence: Sentence, head: Word, phrase: list[Word]) -> Speaker | None:
    """«издание «Волна»», «агентство Reuters»: the proper name alone."""
    if speakers().kind(head.lemma) != "outlet" or quoted_name(sentence, head):
        return None
    rest = [w for w in phrase if w.i > head.i]
    quoted = _quoted(rest)
    proper = quoted or [w for w in rest if w.name or w.pos in ("PROPN", "X") or not w.low.isalpha()]
    proper = [w for w in proper if w.text not in MARKS and (w.pos != "PUNCT" or in_address(sentence, w))]
    if not proper or not (quoted or proper[0].i == head.i + 1 or proper[0].name == "ORG"):
        return None
    if proper[0].name == "LOC" and proper[0].is_("Case", "Gen") and not quoted:
        return None  # «телеграфное агентство Кореи»
    text = in_words(written(proper))
    return Speaker((Source(text, Span(proper[0].start, proper[-1].end), "outlet's name"),), proper[0], "outlet")


def _quoted(words: list[Word]) -> list[Word]:
    marks = [n for n, w in enumerate(words) if w.text in MARKS]
    return words[marks[0] + 1 : marks[-1]] if len(marks) > 1 else []


def _bare(head: Word, phrase: list[Word]) -> bool:
    small = ("этот", "тот", "сам", "эфир", "программа", "передача", "международный")  # «гостья эфира» is still no name
    return all(w.i == head.i or w.lemma in small or w.pos in ("PUNCT", "PART") for w in phrase)


def _side(report: Report, sentence: Sentence, head: Word, phrase: list[Word]) -> Speaker | None:
    """«По версии обвинения»: the prosecutor who was named before."""
    posts = speakers().sides.get(head.lemma, ()) if _bare(head, phrase) else ()
    name = holder(report, posts, sentence.start)
    if name is None:
        return None
    return Speaker((source_of(full_name(report, name, sentence.start), "refers back", [head]),), head, "person")


def _back(report: Report, sentence: Sentence, head: Word, phrase: list[Word], earlier: list[Telling]) -> Speaker | None:
    """«Ведомство», «издание», «министр» alone: an earlier speaker of that kind, or a name before it."""
    noun = head.low if head.is_("VerbForm", "Part") else head.lemma  # «нападавший»
    kind = speakers().refers_back(noun)
    if kind is None or (head.name and not _bare(head, phrase)) or head.text.isupper():
        return None
    if kind == "person" and head.is_("Number", "Sing") and (name := titled(report, head, sentence.start)):
        return Speaker((source_of(full_name(report, name, sentence.start), "post", phrase or [head]),), head, kind)
    of_somebody = kind == "person" and any(w.low in ("его", "ее", "их") for w in sentence.kids(head))
    if of_somebody or not _bare(head, phrase):
        return None
    for telling in reversed(earlier[-LOOK_BACK:] if head.lemma not in speakers().same else []):
        old = telling.speaker
        if (
            old
            and old.kind == kind
            and not (kind == "outlet" and _another_kind(old, head))
            and old.chain
            and old.chain[-1].name != head.lemma
            and (head.lemma != MINISTRY or speakers().ministry(old.chain[-1].name))
            and _like(sentence, old.head, head)
        ):
            chain = _through(sentence, old, earlier) if kind == "body" else old.chain[-1:]
            return Speaker(tuple(moved(s, head) for s in chain), head, kind)
    name = antecedent(report, sentence.number, head)
    if name is None:
        return None
    words = full_name(report, name, sentence.start) if kind == "person" else name
    source = source_of(words, "refers back", [head])
    return Speaker((Source(body_name(report, source.name), source.span, source.rule),), head, kind)


def _another_kind(old: Speaker, head: Word) -> bool:
    """«агентство» is no «местный телеканал»."""
    nouns = {w for name in old.chain[-1:] for w in name.name.lower().split()} & speakers().kinds["outlet"]
    return bool(nouns) and head.lemma not in nouns


def _through(sentence: Sentence, old: Speaker, earlier: list[Telling]) -> tuple[Source, ...]:
    """The body with those through whom the report, shortly before, first had it speak."""
    recent = (t for t in earlier if sentence.number - t.sentence.number < RECENT)
    first = next((t.chain for t in recent if t.chain[-1:] and t.chain[-1].name == old.chain[-1].name), ())
    return first or old.chain[-1:]


def _like(sentence: Sentence, old: Word, head: Word) -> bool:
    """Whether number and, for people, gender let the noun stand for the earlier speaker.

    The verb's gender goes before the noun's: «врач добавила» is a woman.
    """
    if old.feats.get("Number", head.feats.get("Number")) != head.feats.get("Number"):
        return False
    if not head.is_("Animacy", "Anim"):
        return True
    verb = sentence.parent(head) if head.rel == "nsubj" else None
    gender = verb.feats.get("Gender") if verb else None
    return (old.name == "PER" or old.pos == "PRON") and (gender is None or old.feats.get("Gender", gender) == gender)


def _pronoun(report: Report, sentence: Sentence, head: Word, earlier: list[Telling]) -> Speaker | None:
    """«он», «по его словам»: the last speaker that agrees, with the chain through which he spoke."""
    plural = head.low in ("они", "их", "ими", "ним") or (head.is_("Number", "Plur") and head.low not in ("его", "ее"))
    gender = {"его": "Masc", "ее": "Fem", "он": "Masc", "она": "Fem"}.get(head.low, "")
    if not (gender or plural):
        return None
    recent = takewhile(lambda t: sentence.number - t.sentence.number < RECENT, reversed(earlier))
    fitting = [t for t in recent if t.speaker and t.chain and _agrees(t, gender, plural)]
    told = _a_person(fitting) if gender else next(iter(fitting), None)
    name = antecedent(report, sentence.number, head)
    if told and told.speaker and not _nearer(name, told, sentence):
        return Speaker(tuple(moved(s, head) for s in told.chain), head, told.speaker.kind)
    if name is None:
        return None
    if name[0].name == "PER":
        return Speaker((source_of(full_name(report, name, sentence.start), "refers back", [head]),), head, "person")
    whose = next(s for s in reversed(report.sentences[: sentence.number + 1]) if s.start <= name[0].start)
    found = _one(report, whose, name[0], []) if name[0].pos == "NOUN" else None
    chain = found.chain if found else (source_of(name, "refers back", [head]),)
    return Speaker(tuple(moved(s, head) for s in chain), head, "person")


def _a_person(fitting: list[Telling]) -> Telling | None:
    """The last telling; where an outlet stands beside a person («… сообщил мэр, передаёт Reuters»), the mayor's."""
    same = [t for t in fitting if t.sentence is fitting[0].sentence and t.speaker and t.speaker.kind != "outlet"]
    return next(iter(same or fitting), None)


def _nearer(name: list[Word] | None, telling: Telling, sentence: Sentence) -> bool:
    """Whether a person named since the telling, and not in it, is the likelier one."""
    if name is None or telling.sentence.number >= sentence.number - 1:
        return False
    return name[0].start > telling.sentence.end


def _agrees(telling: Telling, gender: str, plural: bool) -> bool:
    old = telling.speaker.head if telling.speaker else telling.cue
    if old.low in ("его", "он", "ее", "она"):
        return not plural and ("Masc" if old.low in ("его", "он") else "Fem") == gender
    several = old.is_("Number", "Plur") or (telling.speaker is not None and telling.speaker.several)
    if plural:
        return several
    return not several and old.feats.get("Gender", gender) == gender


def _to_an_outlet(
    report: Report, sentence: Sentence, head: Word, phrase: list[Word], earlier: list[Telling]
) -> Speaker | None:
    if head.lemma not in NAMELESS:
        return None
    kids = [w for w in sentence.kids(head, "nmod", "appos") if not preposition(sentence, w)]
    outlets = [s for w in kids if (s := _one(report, sentence, w, earlier))]
    return to_an_outlet(report, sentence, head, phrase, outlets, earlier)


def _as_written(report: Report, sentence: Sentence, head: Word, phrase: list[Word]) -> Speaker | None:
    named = (
        "outlet" if head.name == "ORG" or (not head.name and quoted_name(sentence, head)) else head.name and "person"
    )
    kind = speakers().kind(head.lemma) or named or ""
    words = [w for w in phrase if w.lemma not in ("этот", "сам", "свой") and w.low not in ("его", "ее", "их")]
    if words == [head] and kind in ("", "outlet", "person") and (full := in_full(report, head.text)):
        return Speaker((source_of(full, "abbreviation", [head]),), head, kind)
    source = in_a_sentence(source_of(words or [head], "as written", phrase), words)
    source = Source(body_name(report, source.name), source.span, source.rule)
    return Speaker((source,), head, kind)
