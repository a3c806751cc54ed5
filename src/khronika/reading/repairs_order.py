"""Subjects that the parse misses: the people after a verb where a thing stands before it, and a counted noun that the
parse ties to its number in a ring."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.reading.repairs_clauses import is_predicate
from khronika.reading.word import Word

SPAN = 8  # words between «от» and the noun counted
NOBODY = ("никто", "кто", "кто-то", "некто")
LEAST = 2  # nouns of a row
SHORT = ("тыс", "млн", "млрд", "трлн", "чел")


def settle_subjects(words: Sequence[Word]) -> None:
    """Puts right rings of a number and its noun, and objects that stand before the verb."""
    for word in words:
        if 0 <= word.head < len(words) and words[word.head].head == word.i:
            _unring(words, word)
        _after_stop(words, word)
        _rejoin(words, word)
        _span(words, word)
    for verb in words:
        if verb.is_("VerbForm", "Fin") and verb.pos == "VERB":
            _turn(words, verb)
        if is_predicate(verb) and verb.is_("Number", "Plur") and verb.i > 0:
            _row_of_next(words, verb)


def _unring(words: Sequence[Word], noun: Word) -> None:
    """«Вышли две тысячи милиционеров», each tied to the other: the counted noun hangs on the verb before them."""
    number = words[noun.head]
    if noun.pos != "NOUN" or not number.rel.startswith(("nummod", "amod")) or number.i > noun.i:
        return
    verb = next((w for w in reversed(words[: number.i]) if is_predicate(w) or w.text in ",;"), None)
    if verb is None or not is_predicate(verb):
        return
    taken = any(w.head == verb.i and w.rel.startswith("nsubj") for w in words)
    noun.head, noun.rel = verb.i, "obj" if taken else "nsubj"


def _after_stop(words: Sequence[Word], noun: Word) -> None:
    """«Разграбили 1,6 тыс. лавок»: the full stop of a number cut short ends no clause."""
    if noun.rel != "root":
        return
    short = any(
        w.head == noun.i and w.low in SHORT and w.i + 1 < len(words) and words[w.i + 1].text == "." for w in words
    )
    verb = next((w for w in reversed(words[: noun.i]) if is_predicate(w) or w.text in ",;:"), None)
    if not short or verb is None or not is_predicate(verb):
        return
    taken = any(w.head == verb.i and w.rel.startswith("nsubj") for w in words)
    noun.head, noun.rel = verb.i, "obj" if taken else "nsubj"


def _rejoin(words: Sequence[Word], noun: Word) -> None:
    """«Погибли рыбаки, военные и простые рабочие»: the last of a row, which the parse ties to another verb."""
    if noun.pos != "NOUN" or noun.rel not in ("obl", "nmod") or not noun.is_("Case", "Nom"):
        return
    before = next((w for w in reversed(words[: noun.i]) if w.pos not in ("ADJ", "DET")), None)
    if before is None or before.low not in ("и", "или") or before.i == 0:
        return
    last = words[before.i - 1]
    if last.pos == "NOUN" and last.is_("Case", "Nom") and last.rel.startswith(("nsubj", "conj")):
        noun.head, noun.rel = last.i, "conj"


def _span(words: Sequence[Word], noun: Word) -> None:
    """«Домов лишились от 20 до 30 тыс. жителей»: a noun counted from and to is what its verb lacks."""
    if noun.pos != "NOUN" or noun.rel not in ("obl", "obj") or not noun.is_("Case", "Gen"):
        return
    number = next((w for w in words[max(0, noun.i - SPAN) : noun.i] if w.low == "от"), None)
    if number is None:
        return
    ends = [w.pos for w in words[number.i + 1 : noun.i]].count("NUM")
    to = next((w for w in words[number.i : noun.i] if w.low == "до" and w.head == noun.i), None)
    verb = next((w for w in reversed(words[: number.i]) if is_predicate(w) or w.text in ",;:"), None)
    if to is None or not ends or verb is None or not is_predicate(verb):
        return
    kids = {w.rel.split(":")[0] for w in words if w.head == verb.i and w is not noun}
    if "nsubj" not in kids or "obj" not in kids:
        noun.head, noun.rel = verb.i, "obj" if "nsubj" in kids else "nsubj"


def _row_of_next(words: Sequence[Word], verb: Word) -> None:
    """«Запрет продлится, сборы и шествия отменены»: the row before a plural verb that is joined to a noun before."""
    top = words[verb.i - 1]
    while top.rel == "conj" and 0 <= top.head < top.i and words[top.head].rel == "conj":
        top = words[top.head]
    if top.rel != "conj" or top.pos != "NOUN" or not 0 <= top.head < top.i:
        return
    holder = words[top.head]
    row = [w for w in words[holder.i + 1 : verb.i] if w.rel == "conj" and w.head in (holder.i, top.i)]
    before = next((w for w in reversed(words[: row[0].i]) if w.pos not in ("ADJ", "DET")), holder)
    subjects = [w for w in words if w.head == verb.i and w.rel.startswith("nsubj")]
    one = all(w.is_("Number", "Sing") and w.i < holder.i for w in subjects)
    if len(row) < LEAST or before.text != "," or not one or not _of_own(words, holder):
        return
    for word in subjects:
        word.rel = "parataxis"
    row[0].head, row[0].rel = verb.i, "nsubj"
    for word in row[1:]:
        word.head = row[0].i


def _of_own(words: Sequence[Word], noun: Word) -> bool:
    """Whether a noun belongs to another clause than a row of subjects joined to it: in another case, or of one verb."""
    above = words[noun.head] if 0 <= noun.head < len(words) else noun
    one = noun.rel.startswith("nsubj") and is_predicate(above) and above.is_("Number", "Sing") and above.i < noun.i
    return one or not noun.is_("Case", "Nom")


def _turn(words: Sequence[Word], verb: Word) -> None:
    """«Улицы патрулируют добровольцы», «парламент покинули девять депутатов»: people after the verb do it."""
    first = next((w for w in words[: verb.i] if w.head == verb.i and w.rel == "nsubj"), None)
    if first is None or not first.is_("Animacy", "Inan") or first.pos not in ("NOUN", "PROPN"):
        return
    nobody = next(
        (w for w in words[first.i : verb.i] if w.head == verb.i and w.lemma in NOBODY and w.rel == "nsubj"), None
    )
    if nobody is not None:
        first.rel = "obj"  # «здание никто не захватывал»
        return
    after = [w for w in words[verb.i + 1 :] if w.head == verb.i and w.rel in ("nsubj", "obj")]
    who = next((w for w in after if w.is_("Animacy", "Anim") and w.pos == "NOUN"), None)
    if who is not None and _agrees(words, verb, who) and (who.rel == "nsubj" or _apart(words, verb, first)):
        first.rel, who.rel = "obj", "nsubj"


def _agrees(words: Sequence[Word], verb: Word, who: Word) -> bool:
    plural = verb.is_("Number", "Plur")
    counted = any(w.head == who.i and w.rel.startswith("nummod") for w in words)
    return (counted and who.is_("Case", "Gen") and plural) or (
        who.is_("Case", "Nom") and who.is_("Number", "Plur") == plural
    )


def _apart(words: Sequence[Word], verb: Word, first: Word) -> bool:
    """A singular noun alone before a plural verb is not its subject."""
    joined = any(w.head == first.i and w.rel in ("conj", "nummod", "nummod:gov") for w in words)
    return verb.is_("Number", "Plur") and first.is_("Number", "Sing") and not joined
