"""Which statements are compared with which, kept in the database: the same pairs as `candidates.pairs` finds.

A statement enters the blocks of its keys and is paired with its NEAR neighbours on either side. Where it comes in,
those that had just been near enough across it part; where it goes, they meet again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Executable, delete, insert, select, text, tuple_, update
from sqlalchemy import bindparam as b

from khronika.incidents import candidates
from khronika.incidents.candidates import keys, moment
from khronika.incidents.overriding import NEVER
from khronika.incidents.profile import Profile
from khronika.incidents.scoring import comparable, score, weights
from khronika.statements.kept import blocks, links, portions

Pair = tuple[int, int]
Row = tuple[int, int]  # score, number of blocks
Load = Callable[[Iterable[int]], Mapping[int, Profile]]


@dataclass
class Change:
    """Pairs as they were, and as they are to be; None where there is none."""

    before: dict[Pair, Row] = field(default_factory=dict)
    after: dict[Pair, Row | None] = field(default_factory=dict)

    def other(self) -> Iterator[Pair]:
        """The pairs whose score is not what it was."""
        for pair, row in self.after.items():
            had = self.before.get(pair)
            if (had and had[0]) != (row and row[0]):
                yield pair


def _apart(early: Sequence[int], late: Sequence[int]) -> Iterator[Pair]:
    """The pairs that stand exactly NEAR + 1 apart across a place between the two; both lists begin at that place."""
    for i, one in enumerate(early):
        if candidates.NEAR - 1 - i < len(late):
            yield _pair(one, late[candidates.NEAR - 1 - i])


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def moved(connection: Connection, gone: Mapping[int, str], new: Mapping[int, Profile]) -> Counter[Pair]:
    """Takes statements out of their blocks and puts others in; gives by how many blocks each pair is nearer."""
    found: Counter[Pair] = Counter()
    for n in gone:
        _take(connection, n, found)
    for n, p in new.items():
        _put(connection, n, p, found)
    return found


def _take(connection: Connection, n: int, found: Counter[Pair]) -> None:
    for row in connection.execute(select(blocks).where(blocks.c.n == n)).all():
        early, late = _around(connection, row.block, row.moment, row.id)
        connection.execute(delete(blocks).where(blocks.c.block == row.block, blocks.c.n == n))
        found.update(_apart(early, late))
        found.subtract(_pair(n, other) for other in (*early, *late))


def _put(connection: Connection, n: int, p: Profile, found: Counter[Pair]) -> None:
    if p.family not in weights():
        return
    at = moment(p).isoformat()
    for key in sorted({"|".join(k) for k in keys(p) if k[0] != "report"}):
        early, late = _around(connection, key, at, p.id)
        connection.execute(insert(blocks), {"block": key, "moment": at, "id": p.id, "n": n})
        found.subtract(_apart(early, late))
        found.update(_pair(n, other) for other in (*early, *late))


HERE = (blocks.c.moment, blocks.c.id)
BELOW = tuple_(*HERE) < tuple_(b("moment"), b("id"))
ABOVE = tuple_(*HERE) > tuple_(b("moment"), b("id"))
IN_BLOCK = select(blocks.c.n).where(blocks.c.block == b("block")).limit(b("near"))
EARLY = IN_BLOCK.where(BELOW).order_by(blocks.c.moment.desc(), blocks.c.id.desc())
LATE = IN_BLOCK.where(ABOVE).order_by(*HERE)


def _around(connection: Connection, block: str, at: str, id_: str) -> tuple[list[int], list[int]]:
    """The neighbours before and after, the nearest first."""
    asked = {"block": block, "moment": at, "id": id_, "near": candidates.NEAR}
    return list(connection.scalars(EARLY, asked)), list(connection.scalars(LATE, asked))


def beside(reports: Iterable[Mapping[int, Profile]], new: Iterable[int]) -> Counter[Pair]:
    """The pairs of one report, at least one of the two new."""
    fresh, found = set(new), Counter[Pair]()
    for report in reports:
        of = sorted(report.items())
        for i, (one, p) in enumerate(of):
            for other, q in of[i + 1 :]:
                if (one in fresh or other in fresh) and comparable(p, q):
                    found[one, other] += 1
    return found


HELD = text(
    "SELECT links.a, links.b, links.score, links.blocks FROM json_each(:pairs) AS pair CROSS JOIN links "
    "ON links.a = json_extract(pair.value, '$[0]') AND links.b = json_extract(pair.value, '$[1]')"
)


def held(connection: Connection, pairs: Iterable[Pair]) -> dict[Pair, Row]:
    """The rows of those pairs that are kept."""
    found = connection.execute(HELD, {"pairs": json.dumps(sorted(pairs))})
    return {(a, b): (score, number) for a, b, score, number in found}


def change(
    connection: Connection, nearer: Mapping[Pair, int], load: Load, parted: Collection[Pair], freed: Collection[Pair]
) -> Change:
    """What becomes of pairs that came nearer by so many blocks; `parted` by a judgement, or `freed` of one."""
    asked = {pair for pair, by in nearer.items() if by} | set(parted) | set(freed)
    found = Change(held(connection, asked))
    told = load({n for pair in asked - found.before.keys() | set(freed) for n in pair})
    for pair in asked:
        score_, had = found.before.get(pair, (None, 0))
        if pair in parted:
            score_ = NEVER
        elif score_ is None or pair in freed:
            score_ = score(told[pair[0]], told[pair[1]])
        count = had + nearer.get(pair, 0) + (pair in parted) - (pair in freed)
        found.after[pair] = (score_, count) if score_ is not None and count else None
    return found


def write(connection: Connection, made: Change, gone: Iterable[int]) -> None:
    """Writes the pairs, each both ways, and takes out those of statements that are gone."""
    for some in portions(gone):
        with_them = select(links.c.b, links.c.a).where(links.c.a.in_(some))
        back = [{"x": row.b, "y": row.a} for row in connection.execute(with_them)]
        connection.execute(delete(links).where(links.c.a.in_(some)))
        _execute(connection, delete(links).where(links.c.a == b("x"), links.c.b == b("y")), back)
    rows: dict[str, list[dict[str, int]]] = defaultdict(list)
    for (one, other), row in made.after.items():
        kind = "delete" if row is None else "update" if (one, other) in made.before else "insert"
        for x, y in ((one, other), (other, one)):
            rows[kind].append({"x": x, "y": y, "s": row[0] if row else 0, "k": row[1] if row else 0})
    here = (links.c.a == b("x"), links.c.b == b("y"))
    _execute(connection, delete(links).where(*here), [{"x": r["x"], "y": r["y"]} for r in rows["delete"]])
    _execute(connection, update(links).where(*here).values(score=b("s"), blocks=b("k")), rows["update"])
    _execute(connection, insert(links).values(a=b("x"), b=b("y"), score=b("s"), blocks=b("k")), rows["insert"])


def _execute(connection: Connection, statement: Executable, rows: list[dict[str, int]]) -> None:
    if rows:
        connection.execute(statement, rows)
