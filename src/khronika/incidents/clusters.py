"""Groups by average linkage: the two groups whose pairs agree best are joined, while they agree on the whole."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence

Link = tuple[int, int]  # sum of scores, number of pairs


def cluster(groups: Sequence[Sequence[int]], scores: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """The groups joined to larger ones, each sorted, by their first number. `scores` are whole numbers per pair.

    A group goes by its last member, and ties to those whose last members come first: so no join ever makes a link that
    goes before both it came of, and the outcome is the same in whatever order best pairs are joined (regrouping.py).
    """
    members = {max(g): list(g) for g in groups}
    links = _links({n: last for last, group in members.items() for n in group}, scores)
    heap = [(-_mean(link), i, j) for i, of in links.items() for j, link in of.items() if i < j and _mean(link) > 0]
    heapq.heapify(heap)
    while heap:
        worst, i, j = heapq.heappop(heap)
        if j in links.get(i, {}) and _mean(links[i][j]) == -worst:
            _join(j, i, members, links)
            for other, link in links[j].items():
                if _mean(link) > 0:
                    heapq.heappush(heap, (-_mean(link), min(j, other), max(j, other)))
    return sorted(sorted(group) for group in members.values())


def _links(home: Mapping[int, int], scores: Mapping[tuple[int, int], int]) -> dict[int, dict[int, Link]]:
    """What lies between every two groups."""
    links: dict[int, dict[int, Link]] = {last: {} for last in home.values()}
    for (a, b), score in scores.items():
        i, j = home[a], home[b]
        if i != j:
            total, pairs = links[i].get(j, (0, 0))
            links[i][j] = links[j][i] = (total + score, pairs + 1)
    return links


def _mean(link: Link) -> int:
    return link[0] // link[1]


def _join(i: int, j: int, members: dict[int, list[int]], links: dict[int, dict[int, Link]]) -> None:
    """Puts group j into group i."""
    members[i] += members.pop(j)
    for other, (total, pairs) in links.pop(j).items():
        del links[other][j]
        if other != i:
            had = links[i].get(other, (0, 0))
            links[i][other] = links[other][i] = (had[0] + total, had[1] + pairs)
