"""The filters of a page as a sentence."""

from __future__ import annotations

from typing import Any

from khronika.model import TYPES
from khronika.web.words import Words

Json = dict[str, Any]


def _value(w: Words, name: str, value: str, names: dict[str, str]) -> str:
    if name == "type":
        return w(f"type.{value}") if value in TYPES else value
    return w.day(value) if name == "day" else names.get(value, value)


def sentence(w: Words, view: Json) -> str:
    """What the page shows, in words: "Shown: type “Deaths”, place “Алматы”. 5 incidents of 67 incidents"."""
    chosen, asked = view["filters"]["chosen"], view["filters"]["choices"]
    every = w.plural("incident", view["sizes"]["incidents"])
    if not chosen:
        return w("filter.all", incidents=every)
    told = []
    for name, value in chosen.items():
        names = {c["value"]: c["name"] for c in asked[name]}
        told.append(w(f"filter.what_{name}", value=_value(w, name, value, names)))
    shown = w.number(view["found"]["incidents"])
    return w("filter.some", what="; ".join(told), shown=shown, all=every)
