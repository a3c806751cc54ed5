"""The record as one: a function of documents, the reader's version and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from khronika.incidents.copies import copies, folded
from khronika.incidents.incident import Incident
from khronika.incidents.judged import Judged, judged
from khronika.incidents.profile import Profile
from khronika.incidents.tallies import profiles
from khronika.model import Document, Stated
from khronika.record.commitments import Commitment, commitments
from khronika.record.disputes import Dispute, disputed
from khronika.record.figures import Figure, figures_of
from khronika.record.measures import Measure, measures
from khronika.record.tolls import Toll, tolls
from khronika.statements.case import Case
from khronika.statements.judgement import Judgement
from khronika.statements.judgements import held


@dataclass(frozen=True)
class Record:
    """What statements and judgements make together, each part derived when first asked for.

    `copies` are the near-copies of each report that has any, itself among them, in the order of appearance; `stated` is
    what all reports state, before judgements.
    """

    documents: tuple[Document, ...]
    stated: tuple[Stated, ...]
    copies: Mapping[str, tuple[Document, ...]]
    judged: Judged
    judgements: tuple[Judgement, ...]

    @cached_property
    def incidents(self) -> list[Incident]:
        """The incidents, in order of time."""
        return self.judged.incidents

    @cached_property
    def tolls(self) -> list[Toll]:
        """The tolls, as of now."""
        return tolls(self.incidents, counted=self.figures)

    @cached_property
    def figures(self) -> list[Figure]:
        """The numbers of all statements, each in the state in which the others leave it."""
        return figures_of(self.profiles)

    @cached_property
    def profiles(self) -> list[Profile]:
        """All statements as the comparisons see them."""
        return profiles(s for i in self.incidents for s in i.stated)

    @cached_property
    def disputes(self) -> dict[str, list[Dispute]]:
        """The disputes over each incident, by its id."""
        return disputed(self.incidents, self.profiles, self.figures)

    @cached_property
    def measures(self) -> list[Measure]:
        """The measures, by their start."""
        return measures(self.incidents)

    @cached_property
    def commitments(self) -> list[Commitment]:
        """The commitments, by day."""
        return commitments(self.incidents)


def record_of(case: Case) -> Record:
    """The record of a case."""
    return record(case.documents(), case.stated(), held(case))


def record(documents: Iterable[Document], stated: Iterable[Stated], judgements: Iterable[Judgement] = ()) -> Record:
    """The record of the three sets, in whatever order they come."""
    in_order = tuple(sorted(documents, key=lambda d: d.sha256))
    standing = tuple(sorted((j for j in judgements if j.stands), key=lambda j: (j.made, j.id)))
    told = tuple(stated)
    of = copies((*in_order, *(s.document for s in told)))
    marked = tuple(folded(told, of))
    return Record(in_order, marked, of, judged(marked, standing), standing)
