"""Any order of the demo's reports, in any number of runs, with judgements between them, exports the same bytes."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from annotated import documents, stated
from copied import OWN, copy_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.model import Document, Stated
from khronika.record.whole import record, record_of
from khronika.statements import store
from khronika.statements.case import Case
from khronika.statements.judgement import Judgement, judgement
from khronika.statements.judgements import keep
from khronika.statements.version import reader_version
from khronika.views.export import lines

COPIES = [copy_of(d, OWN[d.sha256], "Вестник", "2022-01-07", swapped=(n, n + 9)) for n, d in enumerate(documents()[:6])]
COPIES.append(copy_of(*COPIES[0], "Курьер", None, dateline="Алматы. ", added=True))
DOCUMENTS = [*documents(), *(d for d, _ in COPIES)]
TOLD = [*stated(), *(Stated("", d, s) for d, own in COPIES for s in own)]
SAID = [replace(s, id=store.stated_id(s.document.sha256, s.statement)) for s in TOLD]
DEATHS = sorted((s for s in SAID if s.statement.type == "death" and s.statement.count), key=lambda s: s.id)
MADE = [
    judgement("reject", (DEATHS[0],), "Анна", "2024-05-01T00:00:00+00:00", "неверно"),
    judgement("correct", (DEATHS[3],), "Анна", "2024-05-01T00:01:00+00:00", "опечатка", {"count": [5, None]}),
    judgement("not-same", (DEATHS[1], DEATHS[2]), "Борис", "2024-05-01T00:02:00+00:00", "разное"),
    judgement("same", (DEATHS[4], DEATHS[6]), "Борис", "2024-05-01T00:03:00+00:00", "одно"),
]


def filled(folder: Path, steps: list[Document | Judgement]) -> Case:
    """A case opened anew for each step; a judgement waits until its statements are there."""
    waiting: list[Judgement] = []
    there: set[str] = set()
    Case.create(folder)
    for step in steps:
        case = Case.open(folder)
        if isinstance(step, Document):
            there.add(step.sha256)
            with case.writing() as connection:
                store.put_documents(connection, [step])
                own = [s.statement for s in SAID if s.document == step]
                store.put_statements(connection, step.sha256, own, reader_version())
        else:
            waiting.append(step)
        for j in [j for j in waiting if {a.document for a in j.anchors} <= there]:
            waiting.remove(j)
            with case.writing() as connection:
                keep(connection, j)
    return Case.open(folder)


STEPS: list[Document | Judgement] = [*DOCUMENTS, *MADE]
WANTED = "\n".join(lines(record(DOCUMENTS, SAID, MADE)))


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(len(STEPS))))
def test_any_order_exports_the_same_bytes(order: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = filled(Path(folder) / "case", [STEPS[i] for i in order])
        assert "\n".join(lines(record_of(case))) == WANTED


def test_the_judgements_matter() -> None:
    assert "\n".join(lines(record(DOCUMENTS, SAID))) != WANTED
    assert not record(DOCUMENTS, SAID, MADE).judged.idle
