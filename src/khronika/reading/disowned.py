"""News that its source has taken back: «эти данные признали ошибкой», «отозванная сводка относила …»."""

from __future__ import annotations

from khronika.reading.acts import Act
from khronika.reading.grammar import ancestors, negated
from khronika.reading.parse import Word
from khronika.reading.status_words import words

TAKEN_BACK = 8  # words between what was told and the verb that takes it back
DISOWNED = "is disowned"  # what the rule of a status that rests on disowned news ends with


def disowned(act: Act) -> tuple[str, str] | None:
    """«данные о 164 погибших не соответствуют действительности», «отозванная сводка относит 12 смертей к порту»."""
    return _taken_back(act) or _told_by_disowned(act)


def _taken_back(act: Act) -> tuple[str, str] | None:
    """«сообщения о взрыве опровергли», «12 погибших: эти данные признали ошибкой»."""
    over = any(w.lemma in words("news") for w in ancestors(act.sentence, act.word))
    for verb in act.sentence.words[act.word.i + 1 : act.word.i + TAKEN_BACK]:
        if not over and not _about_news(act, verb):
            continue
        wrong = verb.lemma in words("disown") or (verb.lemma in words("hold_true") and negated(act.sentence, verb))
        if wrong or (verb.lemma in words("called") and _called_wrong(act, verb)):
            return "denied", f"«{verb.low}»"
    return None


def _about_news(act: Act, verb: Word) -> bool:
    """«эти данные …»: the verb's own subject or object is the news just told."""
    named = [k for k in act.sentence.kids(verb, "nsubj", "obj") if k.lemma in words("news") and k.i > act.word.i]
    return any(d.lemma in ("этот", "такой") for k in named for d in act.sentence.kids(k, "det", "amod"))


def _called_wrong(act: Act, verb: Word) -> bool:
    return any(w.lemma in words("error") for w in act.sentence.kids(verb))


def _told_by_disowned(act: Act) -> tuple[str, str] | None:
    """«Отозванная сводка относила 12 смертей к порту; детей среди погибших в ней значилось двое»: all that it told."""
    before = act.sentence.words[: act.word.i]
    source = next((w for w in before if w.lemma in words("news") and w.rel.startswith("nsubj")), None)
    return ("denied", f"«{source.low}» {DISOWNED}") if source is not None and _is_disowned(act, source) else None


def _is_disowned(act: Act, news: Word) -> bool:
    return any(w.lemma in words("disowned") for w in act.sentence.kids(news, "amod", "acl"))
