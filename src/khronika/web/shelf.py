"""What the pages show, derived once for each revision of the case and kept until the case changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from khronika.incidents.incident import Incident
from khronika.model import Document, Stated
from khronika.record.disputes import Dispute
from khronika.record.known import appeared, clocks
from khronika.record.rejected import rejected_in
from khronika.record.tolls import Toll
from khronika.record.whole import Record, record
from khronika.statements.case import Case
from khronika.statements.judgement import Judgement
from khronika.statements.judgements import held
from khronika.views.filters import choices
from khronika.views.judgement import Judging
from khronika.views.keeping import Keeper
from khronika.views.record_page import record_page, rejects
from khronika.views.statement import document_id

Json = dict[str, Any]

KEPT = 8  # moments of the past that are kept derived: what a person steps through, back and forth


@dataclass(frozen=True)
class Holdings:
    """One revision of a case with all that is derived from it."""

    name: str
    revision: str
    documents: tuple[Document, ...]
    stated: tuple[Stated, ...]
    judgements: tuple[Judgement, ...] = ()

    @cached_property
    def record(self) -> Record:
        """What documents, statements and judgements make together."""
        return record(self.documents, self.stated, self.judgements)

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents, in order of time."""
        return tuple(self.record.incidents)

    @cached_property
    def tolls(self) -> tuple[Toll, ...]:
        """The tolls of the whole record, as of now."""
        return tuple(self.record.tolls)

    @cached_property
    def disputes(self) -> dict[str, list[Dispute]]:
        """The disputes over each incident, by its id."""
        return self.record.disputes

    @cached_property
    def judging(self) -> Judging:
        """What people decided."""
        judged = self.record.judged
        return Judging(judged.of, rejected_in(judged, self.record.stated, self.judgements))

    def tolls_of(self, incident: str) -> list[Toll]:
        """The tolls of an incident."""
        return [t for t in self.tolls if t.incident == incident]

    @cached_property
    def choices(self) -> Json:
        """What the filters can ask for."""
        return choices(self.incidents)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document_id(d): d for d in self.documents}

    @cached_property
    def _incidents(self) -> dict[str, Incident]:
        return {i.id: i for i in self.incidents}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """The incident of each statement, by id."""
        return {s.id: i.id for i in self.incidents for s in i.stated}

    @cached_property
    def zone(self) -> tzinfo:
        """The clocks by which a moment is asked for."""
        return clocks(self.stated)

    @cached_property
    def appeared(self) -> dict[str, datetime]:
        """When each dated report appeared, in UTC, by its SHA-256, in order of time."""
        found = {d.sha256: at for d in self.documents if (at := appeared(d, self.zone))}
        return dict(sorted(found.items(), key=lambda of: (of[1], of[0])))

    def known_by(self, until: datetime) -> Holdings:
        """What had appeared by a moment, derived as if there were no more. What people judged is judged for it too."""
        told = {sha for sha, at in self.appeared.items() if at <= until}
        documents = tuple(d for d in self.documents if d.sha256 in told)
        stated = tuple(s for s in self.stated if s.document.sha256 in told)
        return Holdings(self.name, self.revision, documents, stated, self.judgements)

    def document(self, name: str) -> Document | None:
        """The document of that name in addresses."""
        return self._documents.get(name)

    def incident(self, name: str) -> Incident | None:
        """The incident of that id."""
        return self._incidents.get(name)


class Shelf:
    """The newest holdings of a case. Safe to ask from several threads: one derives, the others wait."""

    def __init__(self, case: Path) -> None:
        """Raises NotACase, NewerCase or UnusableCase."""
        self.case = Case.open(case)
        self.name = case.resolve().name
        self._lock = Lock()
        self._keeper = Keeper(self.case)
        self._held: Holdings | None = None
        self._past: OrderedDict[int, Holdings] = OrderedDict()

    def page(self, number: int) -> Json | None:
        """A page of the record as it stands now, None where a statement is rejected: what would rest on it is not kept.
        Raises UnusableCase."""
        with self._lock:
            self._keeper.refresh()
        with self.case.reading() as connection:
            return None if rejects(connection) else record_page(connection, self.name, number)

    def holdings(self) -> Holdings:
        """The holdings of the case as it stands now."""
        with self._lock:
            return self._newest()

    def known_by(self, until: datetime) -> Holdings:
        """The holdings of the case as they were known by a moment. Two moments with the same reports share them."""
        with self._lock:
            newest = self._newest()
            reports = sum(at <= until for at in newest.appeared.values())
            if reports not in self._past:
                self._past[reports] = newest.known_by(until)
            self._past.move_to_end(reports)
            while len(self._past) > KEPT:
                self._past.popitem(last=False)
            return self._past[reports]

    def _newest(self) -> Holdings:
        revision = self.case.revision
        if self._held is None or self._held.revision != revision:
            documents, stated = tuple(self.case.documents()), tuple(self.case.stated())
            self._held = Holdings(self.name, revision, documents, stated, tuple(held(self.case)))
            self._past.clear()
        return self._held
