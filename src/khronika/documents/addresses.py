"""Which addresses are one, and what changed between the versions of what stood there."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|yclid|_openstat|from|ref|rss)$", re.I)


def plain_address(url: str) -> str:
    """The address without what does not change the page: scheme, `www.`, `m.`, fragment, marks of senders."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = re.sub(r"^(?:www|m|amp)\.", "", (parts.hostname or "").lower())
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(pair[0])])
    return f"{host}{parts.path.rstrip('/')}{'?' + query if query else ''}"


def versions(came: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    """From (name, address, moment) of texts: by address, the names of those that stood there, if several, in time."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, url, moment in came:
        found[plain_address(url)].append((moment, name))
    return {url: [name for _, name in sorted(there)] for url, there in sorted(found.items()) if len(there) > 1}


@dataclass(frozen=True, slots=True)
class Change:
    """Paragraphs that the earlier version has and the later has not, and what stands in their place."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(before: str, after: str) -> list[Change]:
    """What changed between two versions of a text, by paragraph, in the order of the text."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [Change(tuple(old[a:b]), tuple(new[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
