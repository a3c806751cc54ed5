"""The agency whose report it is, named in its dateline: «ТУЛА, 9 мая — РИА Новости», «Тула. 9 мая. ИНТЕРФАКС - …»."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from khronika.reading.attribution_lexicon import bare
from khronika.reading.parse import Report

MARKS = "«»\"“”„'/() "
DATELINE = re.compile(
    r"^[А-ЯЁ][А-Яа-яЁё()\- ]{1,40}[,.]\s*\d{1,2} [а-яё]{3,9}\.?(?: \d{4} г(?:ода|\.))?"  # town and day
    r"\s*[.,]?\s*[—–\-/(]?\s*([А-ЯЁA-Z«\"][^.,—–/()\n]{1,30}?)\s*(?:[./)—–]| -)",
    re.MULTILINE,
)
_OWN: WeakKeyDictionary[Report, str] = WeakKeyDictionary()


def own_agency(report: Report) -> str:
    """The name in lower case, '' where the report has no such dateline."""
    if report not in _OWN:
        found = DATELINE.search(report.text)
        _OWN[report] = bare(found[1].strip(MARKS)) if found else ""
    return _OWN[report]


def is_own(report: Report, name: str) -> bool:
    """Whether a name is that of the report's own agency."""
    return own_agency(report) == bare(name.strip(MARKS)) != ""
