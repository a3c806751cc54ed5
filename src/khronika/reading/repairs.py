"""Heads that the parser got wrong against a rule of grammar, put right before anything is read from them."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.word import Word

SUBORDINATE = ("acl", "advcl", "ccomp", "xcomp", "csubj")


def repair(words: Sequence[Word]) -> None:
    """Gives each subject to the nearest finite verb that can take it («данные … не подтвердились, ответил мэр»)."""
    subjects = {w.head for w in words if w.rel.startswith("nsubj")}
    for word in words:
        if word.rel.startswith("nsubj") and word.head > word.i + 2:
            nearer = next((v for v in words[word.i + 1 : word.head] if _takes(words, v, word, subjects)), None)
            if nearer is not None:
                word.head = nearer.i


def _takes(words: Sequence[Word], verb: Word, subject: Word, taken: set[int]) -> bool:
    """Whether a main verb between a subject and its supposed head, with none of its own, agrees with it and ends its
    clause before that head."""
    if verb.pos != "VERB" or not verb.is_("VerbForm", "Fin") or verb.i in taken:
        return False
    if verb.rel.split(":")[0] in SUBORDINATE or not _agree(verb, subject):
        return False
    inner = words[subject.i + 1 : verb.i]
    after = words[verb.i + 1 : subject.head]
    return not any(w.text == "," for w in inner) and any(w.text == "," for w in after)


def _agree(verb: Word, subject: Word) -> bool:
    """By number and, in the past, by gender, where both are known."""
    for feature in ("Number", "Gender"):
        one, other = verb.feats.get(feature), subject.feats.get(feature)
        if one and other and one != other:
            return False
    return True
