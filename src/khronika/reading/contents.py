"""What is demanded or banned: the words of the complement, at most eight, verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from khronika.model import Phrase, Span
from khronika.reading.acts import Act
from khronika.reading.grammar import (
    conjuncts,
    direct_object,
    function_words,
    is_finite,
    is_infinitive,
    is_passive,
    is_verb,
    nominal,
    preposition,
    subject,
)
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Sentence, Word
from khronika.reading.withheld import withheld
from khronika.reading.words import parses

CLAUSES = ("xcomp", "ccomp", "csubj", "acl", "advcl")
NEAR = 7  # words between a demand and its infinitive
MOST = 8  # words of a demand's content (annotation guidelines, `affected`)


def content(act: Act, text: str) -> tuple[Phrase, ...]:
    """The complements of a demand or a ban: infinitives, clauses with «чтобы», nouns."""
    if act.rule.type == "measure" and (head := _not_allowed(act)):
        return (_phrase(act, head, text),)
    if act.rule.type == "refusal":
        return tuple(_phrase(act, head, text) for head in withheld(act))
    if not (act.rule.content or act.rule.complement):
        return ()
    act = _asking(act)
    done = _done(act)
    return (_clause(act, done, text),) if done else tuple(_phrase(act, head, text) for head in _heads(act))


def _not_allowed(act: Act) -> Word | None:
    """«Комендантский час: ночью нельзя выходить», «выходить из дома запрещено»: the infinitive that is forbidden."""
    curfew = any(w.lemma == "комендантский" for w in act.words)
    words, known = act.sentence.words, table("demanded")["forbidden"]
    if not curfew and not (act.word.lemma in known and act.word.is_("Gender", "Neut")):
        return None
    said = (
        [w for w in words if (w.lemma in known and w.is_("Gender", "Neut")) or w.low == "нельзя"]
        if curfew
        else [act.word]
    )
    for word in (w for w in said if w.i >= act.word.i):
        near = sorted(words[max(0, word.i - NEAR) : word.i + NEAR], key=lambda w: abs(w.i - word.i))
        found = next((w for w in near if is_infinitive(w)), None)
        if found is not None and not any(is_finite(w) for w in words[min(found.i, word.i) + 1 : max(found.i, word.i)]):
            return found
    return None


def _asking(act: Act) -> Act:
    """«обратился к властям и попросил помощи»: the verb of asking has the content."""
    verb = next((r for r in act.rest if is_verb(r)), None)
    return replace(act, word=verb) if verb is not None and is_verb(act.word) else act


def _done(act: Act) -> Word | None:
    """«По требованию мэрии портал удалил запись»: what was done is what was demanded."""
    asked = act.rule.content and act.nominal and preposition(act.sentence, act.word) == "по"
    verb = act.sentence.parent(act.word) if asked else None
    vague = verb is not None and verb.lemma in table("demanded")["vague"]
    told = verb is not None and is_verb(verb) and not any(is_infinitive(k) for k in act.sentence.kids(act.word))
    return verb if told and not vague else None


def _clause(act: Act, verb: Word, text: str) -> Phrase:
    """The verb with its object, or in the passive its subject, and what stands between, at most MOST words."""
    noun = direct_object(act.sentence, verb) or (subject(act.sentence, verb) if is_passive(verb) else None)
    first, last = sorted((verb.i, noun.i if noun is not None else verb.i))
    words = _cut(act.sentence.words[first : last + 1])
    span = Span(words[0].start, words[-1].end)
    return Phrase(span.of(text), span, f"{act.rule.name}: what was done")


def _heads(act: Act) -> Iterator[Word]:
    sentence, word = act.sentence, act.word
    clauses = [k for k in sentence.kids(word, *CLAUSES) if _is_clause(sentence, k)] or _infinitive(act)
    if clauses:
        yield clauses[0]
        yield from (k for k in sentence.kids(clauses[0], "conj") if is_infinitive(k) and is_infinitive(clauses[0]))
    elif not act.rule.complement:
        yield from _nouns(act)


def _infinitive(act: Act) -> list[Word]:
    """The infinitive after the word that the parse ties to another («попросила мэра его уволить»)."""
    after = act.sentence.words[act.word.i + 1 : act.word.i + 1 + NEAR]
    clause = takewhile(lambda w: w.text not in ".;:,«»" and (is_infinitive(w) or not is_verb(w)), after)
    return list(islice((w for w in clause if is_infinitive(w)), 1))


def _is_clause(sentence: Sentence, word: Word) -> bool:
    return is_infinitive(word) or any(k.low in function_words("purpose") for k in sentence.kids(word, "mark"))


def _nouns(act: Act) -> Iterator[Word]:
    """«потребовали отставки мэра», «призвал к миру», «обратился за помощью»: the noun, not the person addressed."""
    people = {p.head.i for p in (*act.affected, *act.actors)}
    nouns = [r for r in act.rest if r.pos == "NOUN"]
    asking = [r for r in nouns if r.lemma not in table("demanded")["help"]]  # «обратился к соседям с просьбой о хлебе»
    for carrier in (*asking, act.word, *(r for r in nouns if r not in asking)):
        kids = [*act.sentence.kids(carrier, "obj", "obl", "nmod"), *_taken_for_dative(act, carrier)]
        for kid in _called_to(act, carrier, kids) or [*kids, *_asked_about(act, carrier)]:
            if _names_content(act, kid) and kid.i not in people and not _asks(act, carrier, kid):
                yield from conjuncts(act.sentence, kid)
                return
    yield from (r for r in act.rest if r.pos == "NOUN" and r.lemma in table("demanded")["help"])


def _called_to(act: Act, carrier: Word, kids: Sequence[Word]) -> list[Word]:
    """«призвал стороны к сдержанности»: what they are called to, though the parse may tie it to those called."""
    if carrier.lemma not in table("demanded")["call"]:
        return []
    near = [*kids, *(k for kid in kids for k in act.sentence.kids(kid, "nmod")), *_clause_after(act, carrier)]
    return [k for k in near if preposition(act.sentence, k) in ("к", "ко") and k.is_("Case", "Dat")][:1]


def _clause_after(act: Act, word: Word) -> Iterator[Word]:
    """The words after a word up to the next sign or verb."""
    return takewhile(lambda w: w.text not in ",.;:" and not is_finite(w), act.sentence.words[word.i + 1 :])


def _asked_about(act: Act, carrier: Word) -> list[Word]:
    """«мать, которая попросила его о пощаде», «требуют от банка уплаты»: what the parse ties to another word."""
    if not is_verb(carrier):
        return []
    asked = (k for k in act.sentence.kids(carrier, "obl") if preposition(act.sentence, k) in ("от", "у"))
    own = [k for whom in asked for k in act.sentence.kids(whom, "nmod") if k.is_("Case", "Gen")]
    about = (w for w in _clause_after(act, carrier) if preposition(act.sentence, w) in ("о", "об"))
    return [*own, *(w for w in islice(about, 1) if w.is_("Case", "Loc"))]


def _taken_for_dative(act: Act, carrier: Word) -> Iterator[Word]:
    """«добивается экстрадиции»: a genitive that sounds as the dative does."""
    for kid in act.sentence.kids(carrier, "iobj"):
        if is_verb(carrier) and any("gent" in p.tag and p.tag.number == "sing" for p in parses(kid.low)):
            yield kid


def _asks(act: Act, carrier: Word, kid: Word) -> bool:
    """«требование надзорных органов»: the genitive of a body is who demands, that of a thing what is demanded."""
    bare = carrier.pos == "NOUN" and kid.is_("Case", "Gen") and not preposition(act.sentence, kid)
    return bare and kid.lemma in noun_class("authority")


def _names_content(act: Act, kid: Word) -> bool:
    prep, known = preposition(act.sentence, kid), table("demanded")
    if prep == "за" and kid.lemma in known["help"]:
        return True
    thing = nominal(kid) and kid.is_("Animacy", "Inan") and kid.name == "" and not kid.is_("Case", "Ins")
    insisted = prep == "на" and act.word.lemma in known["insist"]
    return thing and (not prep or prep in known["after"] or insisted)


def _phrase(act: Act, head: Word, text: str) -> Phrase:
    """The head with what depends on it, without joined parts, cut after eight words."""
    words = [w for w in act.sentence.subtree(head) if w.text not in ",;—–" or w.i > head.i]
    joined = {w.i for k in act.sentence.kids(head, "conj", "cc") for w in act.sentence.subtree(k)}
    run = _run([w for w in words if w.i not in joined or w is head], head)  # a parse may tie words in a ring
    if act.rule.type == "refusal":  # «это число в ведомстве»: where it is not told is no part of it
        run = list(takewhile(lambda w: w.i <= head.i or w.pos != "ADP", run))
    span = Span(run[0].start, run[-1].end)
    return Phrase(span.of(text), span, f"{act.rule.name}: content")


def _run(words: list[Word], head: Word) -> list[Word]:
    """The unbroken stretch around the head, at most MOST words."""
    at = next(i for i, w in enumerate(words) if w.i == head.i)
    first, last = at, at
    while first > 0 and words[first - 1].i == words[first].i - 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i == words[last].i + 1:
        last += 1
    while words[first].i < head.i and (words[first].pos in ("ADP", "PUNCT", "CCONJ") or _then(words[first])):
        first += 1
    return _cut(words[first : last + 1]) or [head]


def _then(word: Word) -> bool:
    return word.low in function_words("then")


def _cut(run: list[Word]) -> list[Word]:
    """The first MOST words, without a sign at the end."""
    out: list[Word] = []
    for word in run:
        if sum(w.pos != "PUNCT" for w in out) == MOST:
            break
        out.append(word)
    while out and out[-1].pos == "PUNCT":
        out.pop()
    return out
