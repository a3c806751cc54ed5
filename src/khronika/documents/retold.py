"""What must be said of a document whose wording is not its publisher's."""

from __future__ import annotations

from khronika.model import About


def retold_note(about: About) -> str | None:
    """The note that stands wherever a retold document is shown; None for every other one."""
    if not about.retold:
        return None
    after = ", ".join(x for x in (about.publisher, about.url) if x) or "a published report"
    return f"retold for demonstration after {after}; the wording is Khronika's"
