"""What is demanded or banned: the words of the complement, at most eight, verbatim."""

from __future__ import annotations

from collections.abc import Iterator

from khronika.model import Phrase, Span
from khronika.reading.acts import Act
from khronika.reading.grammar import conjuncts, is_infinitive, nominal, preposition
from khronika.reading.parse import Sentence, Word

MOST = 8  # words of a demand's content (annotation guidelines, `affected`)
PREPOSITIONS = ("", "к", "о", "об", "за", "против", "с")


def content(act: Act, text: str) -> tuple[Phrase, ...]:
    """The complements of a demand or a ban: infinitives, clauses with «чтобы», nouns."""
    if not (act.rule.content or act.rule.complement):
        return ()
    heads = list(_heads(act))
    return tuple(_phrase(act, head, text) for head in heads)


def _heads(act: Act) -> Iterator[Word]:
    sentence, word = act.sentence, act.word
    clauses = [k for k in sentence.kids(word, "xcomp", "ccomp", "csubj", "acl", "advcl") if _is_clause(sentence, k)]
    if clauses:
        for clause in clauses[:1]:
            yield clause
            yield from (k for k in sentence.kids(clause, "conj") if is_infinitive(k) and is_infinitive(clause))
        return
    if act.rule.complement:
        return
    yield from _nouns(act)


def _is_clause(sentence: Sentence, word: Word) -> bool:
    return is_infinitive(word) or any(k.low in ("чтобы", "чтоб") for k in sentence.kids(word, "mark"))


def _nouns(act: Act) -> Iterator[Word]:
    """«потребовали отставки мэра», «призвал к миру», «обратился за помощью»: the noun, not the person addressed."""
    people = {p.head.i for p in (*act.affected, *act.actors)}
    carriers = [act.word, *(r for r in act.rest if r.pos == "NOUN")]
    for carrier in carriers:
        for kid in act.sentence.kids(carrier, "obj", "obl", "nmod"):
            if _names_content(act, kid) and kid.i not in people:
                yield from conjuncts(act.sentence, kid)
                return
    yield from (r for r in act.rest if r.pos == "NOUN" and r.lemma == "помощь")


def _names_content(act: Act, kid: Word) -> bool:
    prep = preposition(act.sentence, kid)
    inanimate = kid.is_("Animacy", "Inan") and kid.name == ""
    return (nominal(kid) and inanimate and (prep in PREPOSITIONS or (prep == "на" and act.word.lemma in ("настаивать", "настоять"))) and not kid.is_("Case", "Ins")) or (
        prep == "за" and kid.lemma == "помощь"
    )


def _phrase(act: Act, head: Word, text: str) -> Phrase:
    """The head with what depends on it, without joined parts, cut after eight words."""
    words = [w for w in act.sentence.subtree(head) if w.text not in ",;—–" or w.i > head.i]
    joined = {w.i for k in act.sentence.kids(head, "conj", "cc") for w in act.sentence.subtree(k)}
    run = _run([w for w in words if w.i not in joined], head)
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
    run = [w for w in words[first : last + 1]]
    while run and run[0].pos in ("ADP", "PUNCT", "CCONJ") and run[0].i < head.i:
        run.pop(0)
    out: list[Word] = []
    for word in run:
        if sum(w.pos != "PUNCT" for w in out) == MOST:
            break
        out.append(word)
    while out and out[-1].pos == "PUNCT":
        out.pop()
    return out or [head]
