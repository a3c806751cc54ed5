"""The named places of a sentence and of a report: `places(sentence)`, `report_places(report)`.

Every mention carries its role, so that a reader of it can tell «в Москве» from «Москва заявила».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khronika.model import Place, Span
from khronika.reading.gazetteer import Entry, gazetteer
from khronika.reading.nominative_words import candidates
from khronika.reading.parse import Report, Sentence
from khronika.reading.places_candidates import Find
from khronika.reading.places_choice import choose
from khronika.reading.places_find import LARGE, find
from khronika.reading.places_roles import role

ROLES = ("in", "of", "adj", "from", "to", "holder", "actor", "name")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place with the numbers of its first and last word in the sentence, and one of ROLES: in (where: «в Алматы»,
    «на территории Сирии»), of («жители Алматы»), adj («алматинский»), from, to, holder («президент Казахстана»),
    actor («Россия заявила»), name (inside the name of something else: «телеканал «Алматы»»)."""

    place: Place
    first: int
    last: int
    role: str


def places(sentence: Sentence) -> list[PlaceMention]:
    """The places that a sentence names, as if it stood alone."""
    return _mentions([sentence])[0]


def report_places(report: Report) -> list[list[PlaceMention]]:
    """The places of each sentence of a report; what a name means is settled by all the report's places."""
    return _mentions(report.sentences)


def _mentions(sentences: Sequence[Sentence]) -> list[list[PlaceMention]]:
    finds = _finds(sentences)
    chosen = choose(finds)
    return [_of_sentence(s, f, c) for s, f, c in zip(sentences, finds, chosen, strict=True)]


def by_one_name(found: Sequence[Sequence[PlaceMention]]) -> list[list[PlaceMention]]:
    """The mentions, each place under one name: the usual one where it is told, else the one told first."""
    names: dict[str, str] = {}
    for m in (m for here in found for m in here if m.place.id and m.role not in ("adj", "name")):
        entry = gazetteer().by_id(m.place.id or "")
        if m.place.id not in names or (entry is not None and m.place.name == entry.usual and not entry.usual.isupper()):
            names[m.place.id or ""] = m.place.name
    return [
        [replace(m, place=replace(m.place, name=names.get(m.place.id or "", m.place.name))) for m in here]
        for here in found
    ]


def _finds(sentences: Sequence[Sentence]) -> list[list[Find]]:
    people = {words[-1].text for s in sentences for kind, words in s.names if kind == "PER" and len(words) > 1}
    out: list[list[Find]] = []
    noun, paragraph = "", -1  # that of the last region, and where it stands
    for sentence in sentences:
        found = find(sentence, gazetteer(), noun)
        told = next((f.noun for f in reversed(found) if f.noun), "")
        noun = told or (noun if sentence.paragraph == paragraph else "")
        paragraph = sentence.paragraph if told else paragraph
        out.append([f for f in found if not _is_person(sentence, f, people)])
    _unify([f for found in out for f in found if f.rule == "name" and not f.options and " " not in f.name])
    return out


def _unify(unknown: Sequence[Find]) -> None:
    """Gives forms of one name that no gazetteer holds one nominative: the one that the others are forms of."""
    names = {f.name for f in unknown}
    for found in unknown:
        bases = [n for n in sorted(names) if _is_form(found.name, n) and not _is_form(n, found.name)]
        found.name = bases[0] if len(bases) == 1 else found.name


def _is_form(form: str, name: str) -> bool:
    return form != name and name.lower() in candidates(form)


def _is_person(sentence: Sentence, found: Find, people: set[str]) -> bool:
    """Whether a name of no place or a small one is a surname of the report's people: «в Иванова выстрелили»."""
    if found.rule not in ("name", "gazetteer") or found.first != found.last or found.kind:
        return False
    if any(e.kind != "settlement" or e.population >= LARGE for e, _ in found.options):
        return False
    return bool({found.name, sentence.words[found.first].text} & people)


def _of_sentence(sentence: Sentence, finds: Sequence[Find], entries: Sequence[Entry | None]) -> list[PlaceMention]:
    out: list[PlaceMention] = []
    before: tuple[Find, str] | None = None
    for found, entry in zip(finds, entries, strict=True):
        part = role(sentence, found, before)
        out.append(PlaceMention(_place(sentence, found, entry), found.first, found.last, part))
        before = (found, part)
    return out


def _place(sentence: Sentence, found: Find, entry: Entry | None) -> Place:
    span = Span(sentence.words[found.first].start, sentence.words[found.last].end)
    if entry is None:
        name = found.name or found.options[0][0].name
        return Place(name, found.kind or "settlement", span, f"place {found.rule}")
    text = "".join(w.text + " " * (w.i < found.last) for w in sentence.words[found.first : found.last + 1])
    kind = "region" if entry.kind == "macro" else entry.kind
    return Place(
        _shown(entry, text), kind, span, f"place {found.rule}", entry.id, entry.country, entry.latitude, entry.longitude
    )


def _shown(entry: Entry, text: str) -> str:
    """The name as the report has it, its hyphens too; an abbreviation gives way to the usual name («РФ» → «Россия»)."""
    if entry.name.isupper() or entry.id is None:
        return entry.usual
    if "-" in text and "-" not in entry.name:
        return entry.name.replace(" ", "-")
    return entry.name if "-" in text or " " not in text else entry.name.replace("-", " ")


def contains(outer: Place, inner: Place) -> bool:
    """Whether the inner place lies in the outer one: a country holds its regions and towns, a region its towns."""
    if outer.id is None or outer.id == inner.id:
        return False
    if outer.kind == "country":
        return outer.country == inner.country
    if inner.id is None:
        return False
    own = gazetteer().by_id(inner.id)
    return outer.kind == "region" and own is not None and own.region == outer.id
