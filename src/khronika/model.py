"""The nouns of Khronika, as frozen data. Imports nothing of ours.

Offsets count characters of the document's plain text; `end` is exclusive.
The types, statuses and the meaning of each slot are those of the annotation guidelines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

HARM = ("death", "injury", "detention", "abduction", "missing")
TYPES = (
    *HARM,
    "displacement",
    "attack",
    "accident",
    "damage",
    "control",
    "protest",
    "measure",
    "deployment",
    "resignation",
    "demand",
    "refusal",
)
COUNTED = (*HARM, "displacement", "protest", "deployment", "resignation")
STATUSES = ("reported", "denied", "possible", "planned")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand there."""
        return text[self.start : self.end]

    def touches(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the report, verbatim: a trigger, someone affected, an actor, a site. `rule` found them."""

    text: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many people: `[low, high]`, None where the words leave an end open. `spans` are the words it rests on."""

    low: int | None
    high: int | None
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Time:
    """When, as EDTF ('2022-01-06T23:00~', 'A/B', '../B'). `clock` is "23:00-07:00" for daily hours in force."""

    edtf: str | None
    spans: tuple[Span, ...]
    rule: str
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A named place, nominative. `kind` is settlement, region or country; `id` is a geonames id ("geonames:1526384"),
    an ISO 3166-2 code ("iso:KZ-ALA") or a country's ISO 3166-1 code ("iso:KZ"); coordinates in decimal degrees."""

    name: str
    kind: str
    span: Span
    rule: str
    id: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain: whoever says it, in the nominative. `span` holds the words that name it."""

    name: str
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a document, through a chain of sources, says of one happening of one type.

    `spans` are all mentions of it in the document (the first is the trigger's); `sources` runs from the outermost to
    the origin and is empty where the report speaks in its own voice; `status_rule` says what the status rests on;
    `part` tells that its number is a part of a greater one told beside it («среди них трое детей»).
    """

    type: str
    status: str
    trigger: Phrase
    spans: tuple[Span, ...]
    affected: tuple[Phrase, ...] = ()
    actors: tuple[Phrase, ...] = ()
    count: Count | None = None
    when: Time | None = None
    where: tuple[Place, ...] = ()
    site: Phrase | None = None
    sources: tuple[Source, ...] = ()
    direction: str | None = None
    status_rule: str = "plain"
    part: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report besides its text. `published` is an ISO day or moment, as given; None if unknown.

    `via` are those from whom the publisher passed the report on, inward: channels that a message was forwarded from.
    """

    doc: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retold: bool = False
    author: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One report as captured. `sha256` is that of the raw bytes; `captured` is in UTC. `kind` says how the text was
    taken from the bytes (sources/kinds.py), `details` what the container told besides, as JSON."""

    sha256: str
    text: str
    about: About
    captured: datetime
    origin: str = field(default="")
    kind: str = field(default="")
    details: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """That a statement's report is one of several near-copies. `first` is the SHA-256 of the one that appeared first.

    `voice` are those whose words the report repeats here in its own name: the publisher of the earliest copy that has
    the words, and from whom it passed them on; empty where the words are its own, or a source is named for them.
    """

    first: str
    voice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with the document that makes it. `id` is the same whenever the same document is read the same way.
    `copy` is derived from the other documents (incidents/copies.py), None where there are no near-copies."""

    id: str
    document: Document
    statement: Statement
    copy: Copy | None = None

    @property
    def origin(self) -> str:
        """Who said it first: the innermost source; where the report speaks in its own voice, who published it first."""
        return self.chain[-1]

    @property
    def chain(self) -> tuple[str, ...]:
        """From the document's publisher inward to the origin."""
        own = self.document.about.publisher or self.document.about.doc
        voice = self.copy.voice if self.copy else ()
        return (own, *self.document.about.via, *voice, *(s.name for s in self.statement.sources))

    @property
    def ascribed(self) -> tuple[str, ...]:
        """The chain without those in whose own name it is said: the publisher, and the one whose words it repeats."""
        voice = self.copy.voice[1:] if self.copy else ()
        return (*self.document.about.via, *voice, *(s.name for s in self.statement.sources))
