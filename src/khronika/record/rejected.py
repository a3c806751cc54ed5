"""Where rejected statements would stand: the incident of those with which they would be one happening."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from khronika.incidents.judged import Judged, judged
from khronika.model import Stated
from khronika.statements.judgement import REJECT, Judgement


def rejected_in(held: Judged, stated: Iterable[Stated], judgements: Iterable[Judgement]) -> dict[str, list[Stated]]:
    """The rejected statements by the id of the incident that they would belong to, as it stands without them.

    One that would be an incident by itself is left out. Where something was rejected, all is linked once more.
    """
    if not held.rejected:
        return {}
    gone = {s.id for s in held.rejected}
    home = {s.id: i.id for i in held.incidents for s in i.stated}
    found: dict[str, list[Stated]] = {}
    for incident in judged(stated, [j for j in judgements if j.kind != REJECT]).incidents:
        left = Counter(home[s.id] for s in incident.stated if s.id in home)
        if left:
            most = min(left, key=lambda id_: (-left[id_], id_))
            found.setdefault(most, []).extend(s for s in incident.stated if s.id in gone)
    return {id_: own for id_, own in found.items() if own}
