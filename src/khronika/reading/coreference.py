"""Whom a pronoun or a definite noun («он», «ведомство», «мужчина») stands for: the nearest fitting name before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from khronika.reading.attribution_lexicon import MINISTRY, speakers
from khronika.reading.attribution_phrase import around
from khronika.reading.parse import Report, Sentence, Word

REACH = 6  # sentences that a pronoun looks back over
FAR = 60  # sentences that a definite noun looks back over
BEHIND = 30  # characters between the end of a quotation and the pronoun of who spoke it
PRONOUNS = ("он", "она", "они", "его", "ее", "их")
POSSESSIVE = {"его": ("Masc", "Sing"), "ее": ("Fem", "Sing"), "их": ("", "Plur")}


def antecedent(report: Report, sentence_number: int, word: Word) -> list[Word] | None:
    """The words of the name or noun that `word` refers back to, or None.

    `word` is a pronoun of the third person («он», «её»), a definite noun that stands alone («мужчина», «ведомство»),
    or a surname; the answer is a fuller name in the same report, before the word.
    """
    wanted = _wanted(word)
    if wanted is None:
        return None
    reach = REACH if wanted == "pronoun" else FAR
    for sentence in _back(report, sentence_number - (wanted == "outlet"), reach):
        found = _nearest(report, sentence, word, wanted)
        if found:
            return found
    return None


@dataclass
class People:
    """The names of people in a report, in the order of the text: by surname, and by the post told with them."""

    by_surname: dict[str, list[list[Word]]] = field(default_factory=dict)
    by_post: dict[str, list[list[Word]]] = field(default_factory=dict)


_PEOPLE: WeakKeyDictionary[Report, People] = WeakKeyDictionary()


def _people(report: Report) -> People:
    if report not in _PEOPLE:
        found = _PEOPLE.setdefault(report, People())
        for sentence in report.sentences:
            for name in (words for kind, words in sentence.names if kind == "PER"):
                found.by_surname.setdefault(name[-1].lemma, []).append(name)
                for post in _posts(sentence, name):
                    found.by_post.setdefault(post.lemma, []).append(name)
    return _PEOPLE[report]


def full_name(report: Report, name: list[Word], before: int) -> list[Word]:
    """The fullest form in which the report names the person whose surname is `name`; `name` itself if there is none.

    `before` is where the name stands: forms before it and in its sentence go before later ones.
    """
    best = name
    for words in _people(report).by_surname.get(name[-1].lemma, []):
        if words[0].start > before and len(best) > len(name):
            break
        if len(words) > len(best):
            best = words
    return best


def titled(report: Report, post: Word, before: int) -> list[Word] | None:
    """The name that the report gives together with the post («президент» -> «президент Казахстана Иван Иванов»):
    the last one before, or else the first one after."""
    named = _people(report).by_post.get(post.lemma, [])
    earlier = [words for words in named if words[0].start <= before]
    return earlier[-1] if earlier else (named[0] if named else None)


def holder(report: Report, posts: tuple[str, ...], before: int) -> list[Word] | None:
    """The last name told with one of the posts before a place of the text."""
    named = [words for post in posts for words in _people(report).by_post.get(post, []) if words[0].start < before]
    return max(named, key=lambda words: words[0].start, default=None)


def _posts(sentence: Sentence, name: list[Word]) -> Iterator[Word]:
    """The nouns right before the name, or before it and their own genitives, in the case of the name."""
    for word in reversed(sentence.words[max(0, name[0].i - 7) : name[0].i]):
        if word.pos in ("VERB", "PUNCT", "ADP", "CCONJ"):
            return
        if word.pos == "NOUN" and word.feats.get("Case") == name[0].feats.get("Case", word.feats.get("Case")):
            yield word


def _wanted(word: Word) -> str | None:
    if word.pos in ("PRON", "DET") and (word.lemma in ("он", "она", "они", "оно") or word.low in PRONOUNS):
        return "pronoun"
    return speakers().refers_back(word.lemma)


def _back(report: Report, number: int, reach: int) -> list[Sentence]:
    return [report.sentences[n] for n in range(min(number, len(report.sentences) - 1), max(-1, number - reach), -1)]


def _nearest(report: Report, sentence: Sentence, word: Word, wanted: str) -> list[Word] | None:
    options = [o for o in _options(sentence, wanted) if o[-1].end <= word.start and word not in o]
    options = [o for o in options if _fits(o, word, wanted)]
    if options and wanted == "pronoun" and _ends_words(report, word):
        options = [o for o in options if not _in_words(report, o[0].start)]
    subjects = [o for o in options if any(w.rel.startswith("nsubj") for w in o)]
    chosen = subjects or options
    return chosen[-1] if chosen else None


def _ends_words(report: Report, word: Word) -> bool:
    """«…», — сказал он»: whether a word for one person stands right behind somebody's words."""
    return not word.is_("Number", "Plur") and "»" in report.text[max(0, word.start - BEHIND) : word.start]


def _in_words(report: Report, at: int) -> bool:
    """Whether a place of the text is in somebody's words: «„Мы спасли водителя“, — сказал он» tells of no driver."""
    told = report.text[report.text.rfind("\n", 0, at) + 1 : at]
    return told.count("«") > told.count("»")


def _options(sentence: Sentence, wanted: str) -> list[list[Word]]:
    names = sentence.names
    if wanted == "outlet":
        return [words for words in _quoted_or_named(sentence) if _like_an_outlet(sentence, words)]
    if wanted == "body":
        named = [words for kind, words in names if kind == "ORG" and not _like_an_outlet(sentence, words)]
        inside = {w.i for words in named for w in words}
        bodies = [w for w in sentence.words if w.i not in inside and speakers().kind(w.lemma) == "body"]
        named += [around(sentence, w) for w in bodies if speakers().refers_back(w.lemma) is None or w.children]
        full = [_with_country(sentence, words) for words in named if len(words) > 1 or words[0].name]
        return sorted(
            (words for words in full if _a_body(words) and not _opens_a_dateline(sentence, words)),
            key=lambda words: words[0].i,
        )
    people = [words for kind, words in names if kind == "PER"]
    if wanted == "person":
        return people
    inside = {w.i for words in people for w in words}
    nouns = [[w] for w in sentence.words if _someone(w) and w.i not in inside and not _named(sentence, w, inside)]
    return sorted(people + nouns, key=lambda words: words[0].i)


def _with_country(sentence: Sentence, words: list[Word]) -> list[Word]:
    """«МВД» with the «Чада» after it."""
    after = sentence.words[words[-1].i + 1 : words[-1].i + 2]
    return [*words, *after] if after and after[0].name == "LOC" and after[0].is_("Case", "Gen") else words


def _opens_a_dateline(sentence: Sentence, words: list[Word]) -> bool:
    """«ТУЛА, 4 июля.»: a town, whatever its capitals look like."""
    after = sentence.words[words[-1].i + 1 : words[-1].i + 3]
    return words[0].i == 0 and len(after) > 1 and after[0].text in (",", ".") and after[1].text.isdigit()


def _a_body(words: list[Word]) -> bool:
    return all(speakers().kind(w.lemma) not in ("anonymous", "outlet") for w in words)


def _like_an_outlet(sentence: Sentence, words: list[Word]) -> bool:
    """A name in quotation marks or in Latin letters, or one after a noun for an outlet."""
    quoted = (words[0].i > 0 and sentence.words[words[0].i - 1].text in '«"“') or words[0].text[0] in '«"“'
    if quoted and _of_something_else(sentence, words[0].i - 1):
        return False
    return quoted or words[0].text.isascii() or _after_noun(sentence, words, "outlet")


def _of_something_else(sentence: Sentence, mark: int) -> bool:
    """«на шахте «Заря»», «на «Заре»»: what has its name in quotation marks and is no outlet."""
    before = sentence.words[mark - 1] if mark > 0 else None
    if before is None:
        return False
    return before.low == "на" or (before.pos == "NOUN" and speakers().kind(before.lemma) == "body")


def _someone(word: Word) -> bool:
    return word.pos == "NOUN" and (word.is_("Animacy", "Anim") or speakers().kind(word.lemma) == "person")


def _named(sentence: Sentence, word: Word, people: set[int]) -> bool:
    """Whether the noun goes with a person's name («мэр Иван Петров»), which then stands for it."""
    return any(child in people for child in word.children)


def _quoted_or_named(sentence: Sentence) -> list[list[Word]]:
    return [words for kind, words in sentence.names if kind == "ORG"]


def _after_noun(sentence: Sentence, words: list[Word], kind: str) -> bool:
    before = [w for w in sentence.words[max(0, words[0].i - 2) : words[0].i] if w.pos == "NOUN"]
    return any(w.lemma in speakers().kinds[kind] for w in before)


def _gender(words: list[Word]) -> tuple[str, str]:
    head = words[0]
    return head.feats.get("Gender", ""), head.feats.get("Number", "Sing")


def _fits(option: list[Word], word: Word, wanted: str) -> bool:
    gender, number = _gender(option)
    asked_gender, asked_number = POSSESSIVE.get(word.low, (word.feats.get("Gender", ""), word.feats.get("Number", "")))
    if word.lemma == MINISTRY and not speakers().ministry(option[0].text):
        return False
    if wanted in ("outlet", "body"):
        nouns = [w.lemma for w in option if w.pos == "NOUN" or w.name]  # «Приморский центр МЧС» is a «центр»
        return word.lemma not in speakers().same or word.lemma in (option[0].lemma, *nouns[:1])
    if asked_number == "Plur":
        return number == "Plur"
    return number != "Plur" and (not asked_gender or not gender or gender == asked_gender)
