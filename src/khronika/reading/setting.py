"""When and where: which of a sentence's times and places belong to an act, and what carries over from the telling around it."""

from __future__ import annotations

from collections.abc import Sequence

from khronika.model import Place, Time
from khronika.reading.acts import Act
from khronika.reading.grammar import ancestors
from khronika.reading.parse import Sentence, Word
from khronika.reading.places import PlaceMention
from khronika.reading.times import TimeExpression

LOCATES = ("in", "of", "adj", "to", "from")


def distance(sentence: Sentence, a: Word, b: Word) -> int:
    """Edges between two words in the dependency tree; 99 where no path joins them."""
    up = {w.i: n for n, w in enumerate([a, *ancestors(sentence, a)])}
    for steps, word in enumerate([b, *ancestors(sentence, b)]):
        if word.i in up:
            return steps + up[word.i]
    return 99


def anchor(sentence: Sentence, first: int, last: int) -> Word:
    """The word of an expression on which its other words depend."""
    inside = sentence.words[first : last + 1]
    return next((w for w in inside if not first <= w.head <= last), inside[0])


def nearest_time(act: Act, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time that stands closest to the act in the tree, the earlier of equals."""
    usable = [t for t in times if t.edtf]
    if not usable:
        return None
    return min(usable, key=lambda t: (distance(act.sentence, act.word, anchor(act.sentence, t.first, t.last)), t.first))


def as_time(expression: TimeExpression) -> Time:
    return Time(expression.edtf, (expression.span,), f"times: {expression.rule}", expression.clock)


def places_of(act: Act, mentions: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """The places that tell where the act was, the closest in the tree first, then the wider ones around it."""
    usable = [m for m in mentions if m.role in LOCATES]
    ranked = sorted(usable, key=lambda m: (distance(act.sentence, act.word, anchor(act.sentence, m.first, m.last)), m.first))
    return tuple(m.place for m in ranked[:1]) + tuple(m.place for m in ranked[1:] if _wider(ranked[0].place, m.place))


def _wider(inner: Place, outer: Place) -> bool:
    order = ("settlement", "region", "country")
    return outer.kind in order and inner.kind in order and order.index(outer.kind) > order.index(inner.kind)
