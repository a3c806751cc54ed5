"""One word of a sentence, with what the models say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from khronika.model import Span


@dataclass(slots=True)
class Word:
    """A word of a sentence. `name` is PER, LOC, ORG or ''; `begins` tells whether a name begins here."""

    i: int
    text: str
    start: int
    end: int
    lemma: str = ""
    pos: str = ""
    feats: dict[str, str] = field(default_factory=dict)
    head: int = -1
    rel: str = ""
    name: str = ""
    begins: bool = False
    children: list[int] = field(default_factory=list)
    lowered: str = field(default="", repr=False, compare=False)  # what `low` gives, once asked for

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def low(self) -> str:
        """Lower case with ё as е, as lexicons are looked up."""
        if not self.lowered:
            self.lowered = self.text.lower().replace("ё", "е")
        return self.lowered

    def is_(self, feature: str, *values: str) -> bool:
        """Whether the feature has one of the values: `word.is_("Case", "Nom", "Gen")`."""
        return self.feats.get(feature) in values
