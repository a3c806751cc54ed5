"""B-cubed precision, recall and F1 of one grouping against another."""

from __future__ import annotations

from collections.abc import Mapping


def bcubed(said: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Both map an item to the name of its group; only items of `gold` count."""
    items = [i for i in gold if i in said]

    def share(of: Mapping[str, str], also: Mapping[str, str]) -> float:
        total = 0.0
        for i in items:
            mine = [j for j in items if of[j] == of[i]]
            total += sum(also[j] == also[i] for j in mine) / len(mine)
        return total / len(items) if items else 0.0

    precision, recall = share(said, gold), share(gold, said)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
