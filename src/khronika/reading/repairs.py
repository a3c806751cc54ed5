"""What the models got wrong against a rule of grammar, put right before anything is read from it: heads, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from khronika.reading.word import Word
from khronika.reading.words import known, parses

SUBORDINATE = ("acl", "advcl", "ccomp", "xcomp", "csubj")
NUMBERS = {"sing": "Sing", "plur": "Plur"}
TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}
GENDERS = {"masc": "Masc", "femn": "Fem", "neut": "Neut"}
VERBS = ("VERB", "INFN", "PRTF", "PRTS", "GRND")
NAMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr")
OPENS = ("«", '"', "—", "–", "-", ":", "(", "“", "„")
VAGUE = ("около", "порядка", "более", "больше", "свыше", "до", "менее", "меньше", "почти")


def unname(words: Sequence[Word]) -> None:
    """«Погибли пятеро», «Взорван мост»: a capital that only opens the sentence makes no name of a verb or a noun."""
    for word in words:
        opens = word.i == 0 or words[word.i - 1].text in OPENS
        if opens and word.begins and word.name in ("PER", "LOC") and word.text.istitle() and _common(words, word):
            rest = list(takewhile(lambda w: w.name and not w.begins, words[word.i + 1 :]))
            small = list(takewhile(lambda w: w.text.islower(), rest))
            for unnamed in (word, *small):
                unnamed.name, unnamed.begins = "", False
            for first in rest[len(small) : len(small) + 1]:
                first.begins = True


def _common(words: Sequence[Word], word: Word) -> bool:
    """Whether a word can be no name: a verb by tag and dictionary, or standing alone one that no dictionary names."""
    found = parses(word.text.lower())
    if not known(word.text.lower()) or any(mark in p.tag for p in found for mark in NAMES):
        return False
    if all(p.tag.POS in VERBS for p in found) or (word.pos == "VERB" and found[0].tag.POS in VERBS):
        return True
    goes_on = word.i + 1 < len(words) and words[word.i + 1].name and not words[word.i + 1].begins
    return word.pos in ("VERB", "NOUN", "ADV") and not goes_on


def retag(words: Sequence[Word]) -> None:
    """«Извергается вулкан», «Забастовали водители»: what the dictionary knows only as a finite verb is one."""
    for word in words:
        if word.pos not in ("NOUN", "PROPN", "ADJ") or not _verb_only(word.text.lower()):
            continue
        tag = parses(word.text.lower())[0].tag
        word.pos = "VERB"
        word.feats = {key: value for key, value in _feats(tag) if value}
        word.lemma = parses(word.text.lower())[0].normal_form.replace("ё", "е")


def _verb_only(low: str) -> bool:
    return known(low) and all(p.tag.POS == "VERB" for p in parses(low))


def _feats(tag: Any) -> Iterator[tuple[str, str | None]]:
    """Universal Dependencies' features of a finite verb's tag."""
    yield "VerbForm", "Fin"
    yield "Number", NUMBERS.get(str(tag.number))
    yield "Tense", TENSES.get(str(tag.tense))
    yield "Gender", GENDERS.get(str(tag.gender))
    yield "Person", str(tag.person)[0] if tag.person else None


def _turned(words: Sequence[Word], word: Word) -> None:
    """«Взорван мост»: a finite verb or short participle before its noun is no attribute but the predicate."""
    noun = words[word.head]
    predicate = word.is_("VerbForm", "Fin") or word.is_("Variant", "Short")
    if not predicate or noun.pos not in ("NOUN", "PROPN") or noun.i < word.i or not _agree(word, noun):
        return
    word.head, word.rel = (noun.head, noun.rel) if noun.head != word.i else (-1, "root")
    noun.head, noun.rel = word.i, "nsubj:pass" if word.is_("Variant", "Short") else "nsubj"


def repair(words: Sequence[Word]) -> None:
    """Puts right subjects tied to a verb that is not theirs, and objects taken for subjects."""
    taken = {w.head for w in words if w.rel.startswith("nsubj")}
    for word in words:
        if word.rel == "amod" and word.pos == "VERB" and 0 <= word.head < len(words):
            _turned(words, word)
        if word.rel in ("appos", "conj", "flat") and word.i > 1 and words[word.i - 1].text == ",":
            _recovered(words, word, taken)
        if word.rel == "obj" and word.head >= 0 and words[word.head].i not in taken:
            _nominative(words, word, taken)
        if word.rel in ("obj", "iobj") and word.head >= 0:
            _nearer(words, word)
        if word.rel == "appos" and word.pos == "PROPN" and word.name != "PER":
            _foreign_name(words, word)
        if word.rel.startswith("nsubj") and 0 <= word.head < len(words):
            _one_name(words, word)
        if word.rel.startswith("nsubj") and 0 <= word.head < len(words):
            _struck(words, word)
            _accused(words, word)
        if word.rel == "obj" and word.head >= 0:
            _counted(words, word, taken)
        if word.rel.startswith("nsubj") and 0 <= word.head < len(words):
            _recounted(words, word)
            _retied(words, word, taken)


def _nominative(words: Sequence[Word], word: Word, taken: set[int]) -> None:
    """«Его и задержали полицейские»: people in a form that is no accusative are the subject of their verb."""
    verb = words[word.head]
    third = verb.is_("VerbForm", "Fin") and not verb.is_("Voice", "Pass") and not verb.is_("Person", "1", "2")
    if (
        word.pos != "NOUN"
        or not third
        or verb.is_("Mood", "Imp")
        or any(w.head == word.i and w.pos == "NUM" for w in words)
    ):
        return
    tags = [p.tag for p in parses(word.text.lower()) if "NOUN" in p.tag]
    number = verb.feats.get("Number", "").lower()
    told = all("anim" in t and "accs" not in t for t in tags) and any("nomn" in t and number in t for t in tags)
    if told and number and _agree(verb, word):
        word.rel = "nsubj"
        taken.add(verb.i)


def _nearer(words: Sequence[Word], word: Word) -> None:
    """«Бросил камень в окно, а при задержании ранил двоих»: a second object is that of the joined verb before it."""
    joined = [v for v in words[word.head + 1 : word.i] if v.head == word.head and v.rel == "conj" and v.pos == "VERB"]
    if not joined or any(w.head == joined[-1].i and w.rel == "obj" for w in words):
        return
    first = (w for w in words[: joined[-1].i] if w.head == word.head and w.rel == "obj")
    if word.rel == "iobj" or any(w is not word for w in first):
        word.head = joined[-1].i


def _foreign_name(words: Sequence[Word], word: Word) -> None:
    """«жительницу Китая Ма Ай Лунь»: words of one name beside a noun for a person are that person's name."""
    noun = words[word.head]
    rest = [w for w in words[word.i + 1 :] if w.rel == "flat:name" and w.head == word.i]
    run = [word, *rest]
    whole = bool(rest) and rest[-1].i - word.i == len(rest) and all(w.text[0].isupper() for w in run)
    quoted = word.i > 0 and words[word.i - 1].text in '«"“„'
    if whole and not quoted and noun.pos == "NOUN" and noun.is_("Animacy", "Anim") and noun.i < word.i:
        for w in run:
            w.name, w.begins = "PER", w is word


def _one_name(words: Sequence[Word], word: Word) -> None:
    """«Стоял рядом с Анной Ли и стрелял»: the rest of a name after a preposition is no subject."""
    first = words[word.i - 1] if word.i else word
    if word.name != "PER" or word.begins or first.name != "PER" or first.head == word.i:
        return
    if any(w.head == first.i and w.rel == "case" for w in words):
        word.head, word.rel = first.i, "flat:name"


def _struck(words: Sequence[Word], word: Word) -> None:
    """«Здание очистили», «Аэропорт ночью захватили»: a thing told singly is no subject of a plural verb."""
    verb = words[word.head]
    plural = verb.is_("VerbForm", "Fin") and verb.is_("Number", "Plur") and verb.is_("Tense", "Past")
    single = word.pos == "NOUN" and word.is_("Number", "Sing") and word.is_("Animacy", "Inan")
    told = word.is_("Gender", "Masc", "Neut") and not any(w.head == word.i and w.rel == "conj" for w in words)
    if plural and single and told and word.rel == "nsubj" and "tran" in parses(verb.text.lower())[0].tag:
        word.rel = "obj"


def _accused(words: Sequence[Word], word: Word) -> None:
    """«Студента могут выслать»: who stands in the accusative is the object, of the infinitive where there is one."""
    verb = words[word.head]
    if word.rel != "nsubj" or not word.is_("Case", "Acc") or not word.is_("Animacy", "Anim") or verb.pos != "VERB":
        return
    inner = next((w for w in words if w.head == verb.i and w.rel == "xcomp" and w.is_("VerbForm", "Inf")), None)
    if inner is not None or verb.is_("Number", "Plur"):
        word.head, word.rel = (inner or verb).i, "obj"


def _counted(words: Sequence[Word], word: Word, taken: set[int]) -> None:
    """«Против казни протестовало пять человек»: what is counted after a verb that takes no object is its subject."""
    verb = words[word.head]
    neuter = verb.is_("Gender", "Neut") and verb.is_("Tense", "Past") and verb.i not in taken
    counted = word.is_("Case", "Gen") and any(w.head == word.i and w.rel.startswith("nummod") for w in words)
    if neuter and counted and verb.pos == "VERB" and "intr" in parses(verb.text.lower())[0].tag:
        word.rel = "nsubj"
        taken.add(verb.i)


def _recounted(words: Sequence[Word], word: Word) -> None:
    """«Область выделит около 70 спасателей»: of two subjects the counted genitive after the verb is the object."""
    first = next(w for w in words if w.rel.startswith("nsubj") and w.head == word.head)
    counted = any(w.head == word.i and (w.low in VAGUE or w.pos == "NUM") for w in words)
    if first is not word and word.i > word.head and word.is_("Case", "Gen") and counted:
        word.rel = "obj"


def _recovered(words: Sequence[Word], word: Word, taken: set[int]) -> None:
    """«Как сообщила мэрия, рыбак … спасён»: what opens the clause after a «как …» is its subject, and no apposition."""
    inner = next((w for w in _up(words, word) if w.rel in ("parataxis", "advcl")), None)
    if inner is None or inner.head <= word.i or inner.i > word.i or not any(w.low == "как" for w in words[: inner.i]):
        return
    verb = words[inner.head]
    if (
        verb.i not in taken
        and _above(words, verb, word)
        and word.is_("Case", "Nom")
        and word.pos in ("NOUN", "PROPN", "PRON")
        and _agree(verb, word)
    ):
        word.head, word.rel = verb.i, "nsubj"
        taken.add(verb.i)


def _up(words: Sequence[Word], word: Word) -> Iterator[Word]:
    """What a word hangs on, up to the root, a round in the parse cut."""
    for _ in words:
        if word.head < 0:
            return
        word = words[word.head]
        yield word


def _retied(words: Sequence[Word], word: Word, taken: set[int]) -> None:
    """To the nearest verb that can take the subject: «данные … не подтвердились, ответил мэр», «что отряды … уже
    отправлены, а сапёры приступили»."""
    if word.head <= word.i + 2:
        return
    crowded = any(w.rel.startswith("nsubj") and w.head == word.head and w.i > word.i for w in words)
    nearer = next((v for v in words[word.i + 1 : word.head] if _takes(words, v, word, taken, crowded)), None)
    if nearer is not None:
        word.head = nearer.i


def _takes(words: Sequence[Word], verb: Word, subject: Word, taken: set[int], crowded: bool) -> bool:
    """Whether a main verb between a subject and its supposed head, with none of its own, agrees with it and ends its
    clause before that head. `crowded`: the head has a nearer subject, so that any clause's verb will do."""
    predicate = verb.is_("VerbForm", "Fin") or verb.is_("Variant", "Short")
    if verb.pos != "VERB" or not predicate or verb.i in taken or not _agree(verb, subject):
        return False
    if not _above(words, verb, subject):
        return False
    rel = verb.rel.split(":")[0]
    if rel in SUBORDINATE and not (crowded and rel == "ccomp"):
        return False
    inner = words[subject.i + 1 : verb.i]
    after = words[verb.i + 1 : subject.head]
    return (crowded or not any(w.text == "," for w in inner)) and any(w.text == "," for w in after)


def _above(words: Sequence[Word], verb: Word, word: Word) -> bool:
    """Whether the verb does not itself hang on the word: a head below it would close a ring."""
    return all(w is not word for w in _up(words, verb))


def _agree(verb: Word, subject: Word) -> bool:
    """By number and, in the past, by gender, where both are known."""
    for feature in ("Number", "Gender"):
        one, other = verb.feats.get(feature), subject.feats.get(feature)
        if one and other and one != other:
            return False
    return True
