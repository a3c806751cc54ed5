"""The people whom a report names, and the nouns under which it tells of them («стрелок», «глава государства»)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile
from weakref import WeakKeyDictionary

from khronika.reading.attribution_lexicon import lexicon
from khronika.reading.grammar import ancestors, animate, argument, direct_object, is_passive, preposition, subject
from khronika.reading.lexicon import noun_class, table
from khronika.reading.parse import Report, Sentence, Word
from khronika.reading.words import parses

BY_NAME = ("по", "имени", "фамилии")
BEFORE = 7  # words before a name in which the nouns stand that go with it
ENDINGS = "аяоеуюыиьй"
DASHES = "—–-"
REVEALED = ("им", "ею", "ей")  # «Им оказался Петров»
BESIDE = ("appos", "flat", "flat:name")
EX = ("экс-", "вице-")
GENDERS = {"Masc": "masc", "Fem": "femn"}  # in pymorphy's words


@dataclass(eq=False)
class Person:
    """The names under which the report tells of one person, and the nouns, each with the words that complete it.

    `accused`: whether an authority holds the person for the doer; `first`: the first name without its ending.
    """

    names: list[list[Word]] = field(default_factory=list)
    nouns: dict[str, set[str]] = field(default_factory=dict)
    accused: bool = False
    first: str = ""
    verbs: list[Word] = field(default_factory=list)
    aliases: list[list[Word]] = field(default_factory=list)

    @cached_property
    def gender(self) -> str | None:
        """masc or femn where the dictionary knows a first name, else as the verbs of the past agree with it."""
        known = (g for name in self.names if len(name) > 1 and (g := _gender(name[0])))
        told = (GENDERS.get(v.feats.get("Gender", "")) for v in self.verbs if v.is_("Number", "Sing"))
        return next(known, None) or next((g for g in told if g), None)

    @property
    def told_of(self) -> bool:
        """Whether the report is about the person: more than once named, and not for an office or for what they say."""
        said = [v for v in self.verbs if v.lemma in lexicon().verbs]
        office = self.nouns.keys() & noun_class("office")
        return len(self.names) > 1 and not office and len(said) < len(self.names)

    def before(self, at: int) -> list[Word]:
        """The name told last before a place of the text, else the first one."""
        return next((n for n in reversed(self.names) if n[-1].end <= at), self.names[0])


_KNOWN: WeakKeyDictionary[Report, list[Person]] = WeakKeyDictionary()
_AT: WeakKeyDictionary[Report, dict[int, Person]] = WeakKeyDictionary()  # by where their names begin


def people(report: Report) -> list[Person]:
    """The people named in a report, in the order in which they are first told of."""
    if report not in _KNOWN:
        found = _People()
        for before, sentence in zip([None, *report.sentences], report.sentences, strict=False):
            person = None
            for name in (words for kind, words in sentence.names if kind == "PER" and _is_name(words)):
                if person is not None and len(name) == 1 and _renames(sentence, person.names[-1], name):
                    found.rename(person, name)
                    continue
                person = found.of(name)
                person.names.append(name)
                for noun in _nouns(sentence, name):
                    person.nouns.setdefault(plain(noun.lemma), set()).update(_completed(sentence, noun))
                if culprit := _revealed(before, sentence, name):
                    person.nouns.setdefault(culprit, set())
                person.accused |= _accused(sentence, name)
                person.verbs += _does(sentence, name)
        _KNOWN[report] = found.all
    return _KNOWN[report]


class _People:
    """People told apart by surname, and those of one surname by first name; a bare name is who last had it."""

    def __init__(self) -> None:
        self.all: list[Person] = []
        self.by_word: defaultdict[str, list[Person]] = defaultdict(list)

    def of(self, name: Sequence[Word]) -> Person:
        having = [p for p in self.by_word[_stem(name[-1])] if p in self.all]
        same = [p for p in having if len(name) == 1 or not p.first or p.first == _stem(name[0])]
        person = same[-1] if same else Person()
        if not same:
            self.all.append(person)
        person.first = person.first or (_stem(name[0]) if len(name) > 1 else "")
        for word in name:
            if person not in self.by_word[_stem(word)]:
                self.by_word[_stem(word)].append(person)
        return person

    def rename(self, person: Person, alias: list[Word]) -> None:
        """Gives a person a name by which the report may have told of them before, as of somebody else."""
        person.aliases.append(alias)
        for other in self.by_word[_stem(alias[0])]:
            if other in self.all and other is not person and all(len(n) == 1 for n in other.names):
                person.aliases += other.names
                self.all.remove(other)
        self.by_word[_stem(alias[0])] = [person]


def _renames(sentence: Sentence, name: Sequence[Word], alias: Sequence[Word]) -> bool:
    """«Иван Петров, более известный как Лис», «Петров по прозвищу «Лис»»; in brackets only where a known name is."""
    between = sentence.words[name[-1].i + 1 : alias[0].i]
    return len(name) > 1 and len(between) <= BEFORE and any(w.lemma in noun_class("renames") for w in between)


def renamed(report: Report, words: Sequence[Word]) -> Person | None:
    """The person of whom these words are another name."""
    if len(words) != 1:
        return None
    same = (p for p in people(report) if any(_stem(a[0]) == _stem(words[0]) for a in p.aliases))
    return next(same, None)


def _stem(word: Word) -> str:
    """A name without its case ending: lemmas of foreign surnames are guesses («Саипов», «Саипова»), «э» and «е» one."""
    return (word.lemma.rstrip(ENDINGS) or word.lemma).replace("э", "е")


def gender_of(report: Report, name: Sequence[Word]) -> str | None:
    """masc or femn: as the report tells of the person, else by the first name, else as the tagger takes the word."""
    if report not in _AT:
        _AT[report] = {n[0].start: p for p in people(report) for n in (*p.names, *p.aliases)}
    person = _AT[report].get(name[0].start)
    told = person.gender if person is not None else None
    return told or (_gender(name[0]) if len(name) > 1 else None) or GENDERS.get(name[0].feats.get("Gender", ""))


def called(report: Report, sentence: Sentence, noun: Word, taken: Sequence[str] = ()) -> list[Word] | None:
    """The name of the person whom the report tells of under this noun, by what stands beside the name elsewhere.

    `taken`: words of names that are somebody else's in the same act.
    """
    if not one_person(sentence, noun) or _another(sentence, noun):
        return None
    lemma, completed = _told_as(sentence, noun)
    fitting = [p for p in people(report) if _is_called(p, lemma, completed)]
    if not completed and (land := _land(sentence, noun)):
        fitting = [p for p in fitting if land & (_known_by(p, lemma) or set())]
    fitting = [p for p in fitting if not any(w.lemma in taken for n in p.names for w in n)]
    if not fitting:
        return None
    best = max(fitting, key=lambda p: (_last(p, noun.start), -p.names[0][0].start))
    return best.before(noun.start)


def _land(sentence: Sentence, noun: Word) -> set[str]:
    """«Перу ещё не решило, но на этом настаивает президент»: whose office it is."""
    if noun.lemma not in noun_class("office"):
        return set()
    return {w.lemma for w in sentence.words[: noun.i] if w.name == "LOC" and w.rel.startswith("nsubj")}


def one_person(sentence: Sentence, noun: Word) -> bool:
    """A noun, or a participle that stands as one, for a single living being without a number beside it."""
    single = noun.is_("Number", "Sing") and noun.name not in ("PER", "LOC", "ORG")
    counted = any(k.pos == "NUM" for k in sentence.kids(noun, "nummod"))
    return single and not counted and (animate(noun) or (noun.pos in ("VERB", "ADJ") and "Case" in noun.feats))


def fits(person: Person, noun: Word) -> bool:
    """Whether a noun's gender allows it to mean the person."""
    feminine = noun.is_("Gender", "Fem")
    return person.gender is None or noun.lemma in noun_class("either") or (person.gender == "femn") == feminine


def _another(sentence: Sentence, noun: Word) -> bool:
    """«другой мужчина», «один из прохожих»: nobody told of before."""
    return any(k.lemma in noun_class("another") for k in sentence.kids(noun))


def _last(person: Person, at: int) -> int:
    """Where the person was told of last before a place of the text, -1 if only after it."""
    return next((n[0].start for n in reversed(person.names) if n[0].start < at), -1)


def _is_called(person: Person, lemma: str, completed: set[str]) -> bool:
    known = _known_by(person, lemma)
    if known is None:
        return False
    if lemma in noun_class("kin"):
        return bool(completed & known)
    return not completed or not known or bool(completed & known)


def _known_by(person: Person, lemma: str) -> set[str] | None:
    """What completes the noun beside the person's name; an «артист» is told of as «актёр» too, with nothing more."""
    if lemma in person.nouns:
        return person.nouns[lemma]
    alike = (nouns for nouns in table("kindred").values() if lemma in nouns)
    return set() if any(nouns & person.nouns.keys() for nouns in alike) else None


def _told_as(sentence: Sentence, noun: Word) -> tuple[str, set[str]]:
    completed = _completed(sentence, noun)
    if noun.lemma == "глава" and completed & noun_class("state"):
        return "президент", completed - noun_class("state")
    return plain(noun.lemma), completed


def plain(lemma: str) -> str:
    """A noun for an office without what tells that it is over or shared («экс-министр»)."""
    for prefix in EX:
        lemma = lemma.removeprefix(prefix)
    return lemma


def _completed(sentence: Sentence, noun: Word) -> set[str]:
    kids = sentence.kids(noun, "nmod")
    return {k.lemma for k in kids if k.is_("Case", "Gen") and not preposition(sentence, k) and k.name != "PER"}


def _nouns(sentence: Sentence, name: Sequence[Word]) -> Iterator[Word]:
    """The nouns for a person that the sentence ties to a name: before it, beside it, or said of it."""
    for word in reversed(sentence.words[max(0, name[0].i - BEFORE) : name[0].i]):
        if word.low in BY_NAME and word.i + 1 >= name[0].i - 1:  # «мальчик по имени Антон»
            continue
        if word.pos in ("VERB", "PUNCT", "ADP", "CCONJ") and not (word.pos == "VERB" and word.rel == "amod"):
            break
        if word.i == name[0].i - 3 and sentence.words[word.i + 1].low == BY_NAME[0] and animate(word):
            yield word
            break
        case = word.feats.get("Case")
        if word.pos == "NOUN" and animate(word) and case == name[0].feats.get("Case", case):
            yield word
    inside = {w.i for w in name}
    head = next((w for w in name if w.head not in inside), name[0])
    yield from (k for k in sentence.kids(head, "appos", "conj") if k.pos == "NOUN" and animate(k) and k.rel == "appos")
    above = sentence.parent(head)
    if above is not None and above.pos == "NOUN" and animate(above) and head.rel.split(":")[0] in ("appos", "flat"):
        yield above
    top = _top(sentence, head)
    row = sentence.parent(top) if top.rel == "conj" and not sentence.kids(top, "cc") else None
    if row is not None and row.pos == "NOUN" and animate(row) and row.feats.get("Case") == top.feats.get("Case"):
        yield row  # «задержала стрелка, школьника Петрова»
    yield from _said_of(sentence, head)


def _does(sentence: Sentence, name: Sequence[Word]) -> Iterator[Word]:
    """The verb of which the name, or the noun that it stands beside, is the subject."""
    top = _top(sentence, name[0])
    verb = sentence.parent(top)
    if verb is not None and top.rel.startswith("nsubj") and verb.pos in ("VERB", "ADJ"):
        yield verb


def _said_of(sentence: Sentence, head: Word) -> Iterator[Word]:
    """«Картер — заключённый», «стрелком оказался Петров»."""
    top = _top(sentence, head)
    above = sentence.parent(top)
    if above is None or not top.rel.startswith("nsubj"):
        return
    if above.pos == "NOUN" and animate(above) and above.is_("Case", "Nom", "Ins"):
        yield above
    if above.lemma in table("support")["called"]:
        yield from (k for k in sentence.kids(above, "xcomp", "obl", "obj") if k.is_("Case", "Ins") and animate(k))


def _top(sentence: Sentence, head: Word) -> Word:
    """The noun that a name stands beside, which has the name's part in the sentence; the name itself without one."""
    chain = takewhile(lambda pair: pair[0].rel in BESIDE, pairwise((head, *ancestors(sentence, head))))
    return next((above for _, above in reversed(list(chain))), head)


def _accused(sentence: Sentence, name: Sequence[Word]) -> bool:
    """«Обвиняемый Петров», «Петрова приговорили», «Петров предстал перед судом», «Петрову предъявлено обвинение»."""
    inside = {w.i for w in name}
    head = _top(sentence, next((w for w in name if w.head not in inside), name[0]))
    if any(w.lemma == "личность" and w.start < name[0].start for w in sentence.words):
        return not any(w.lemma in noun_class("victim") for w in sentence.words)  # «раскрыли его личность — это Петров»
    verb = sentence.parent(head)
    if verb is None or verb.pos not in ("VERB", "ADJ"):
        return False
    if verb.lemma in noun_class("accusing"):
        if is_passive(verb):
            return subject(sentence, verb) is head
        accuser = subject(sentence, verb)
        private = accuser is not None and accuser.name == "PER"  # «Белова обвинила Петрова» of whatever it is
        return direct_object(sentence, verb) is head and not private
    if verb.lemma.removesuffix("ся") in noun_class("accusing"):
        return head.rel.startswith("nsubj")
    if verb.lemma in noun_class("charging"):
        nouns = {k.lemma for k in sentence.kids(verb)}
        return "обвинение" in nouns and argument(sentence, verb, "Dat") is head
    before_court = verb.lemma in noun_class("appearing") and any(k.lemma == "суд" for k in sentence.kids(verb))
    return before_court and head.rel.startswith("nsubj")


def _revealed(before: Sentence | None, sentence: Sentence, name: Sequence[Word]) -> str | None:
    """«Личность преступника известна — это Петров», «Названо имя стрелка. Им оказался Петров»: the noun told."""
    known = sentence.words[: name[0].i]
    dash = next((w.i for w in known if w.text in DASHES), None)
    if dash is None:
        called = any(w.lemma in table("support")["called"] for w in known) and known[0].low in REVEALED
        known = before.words if called and before is not None else []
    told = (k for w in known[:dash] if w.lemma in ("личность", "имя") for k in known if k.head == w.i)
    return next((k.lemma for k in told if k.is_("Case", "Gen") and k.lemma in noun_class("culprit")), None)


def _is_name(words: Sequence[Word]) -> bool:
    """Not a common noun with a capital at the start of a sentence («Видеографа уволили»)."""
    known = parses(words[0].text.lower())[0]
    common = known.is_known and not any(mark in known.tag for mark in ("Name", "Surn", "Patr", "Geox"))
    return len(words) > 1 or not common or words[0].i > 0


def _gender(word: Word) -> str | None:
    known = parses(word.text.lower())[0]
    tag = known.tag
    if "Name" not in tag or not known.is_known:
        return None
    return "masc" if "masc" in tag else "femn" if "femn" in tag else None
