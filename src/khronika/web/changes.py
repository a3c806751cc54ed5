"""What is new, in words of either language, and as a feed (Atom) for whoever follows the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree  # type: ignore[import-untyped]

from khronika.statements.noticed import Noticed
from khronika.web.render import Links
from khronika.web.words import Words

Json = dict[str, Any]
ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00+00:00"
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def title(w: Words, body: Json) -> str:
    """A change in a line."""
    match body["kind"]:
        case "incident":
            return w("changes.incident", what=_incident(w, body["incident"]))
        case "toll":
            key = "changes.toll" if body["before"] else "changes.toll_new"
            was = {"was": w.count(body["before"])} if body["before"] else {}
            return w(key, what=_toll(w, body["toll"]), count=w.count(body["toll"]), **was)
    return w(_turn(body), what=_dispute(w, body["dispute"]), where=_where(w, body["incident"]))


def _turn(body: Json) -> str:
    if body["dispute"]["settled"]:
        return "changes.dispute_settled"
    return "changes.dispute_wider" if body["before"] else "changes.dispute_new"


def _where(w: Words, line: Json) -> str:
    return ", ".join(filter(None, (line["place"] and line["place"]["name"], w.time(line["when"]))))


def _incident(w: Words, line: Json) -> str:
    acts = [f"{w('type.' + act['type'])}{_counted(w, act['count'])}" for act in line["acts"]]
    return f"{_where(w, line)}: {', '.join(acts)}"


def _counted(w: Words, count: Json | None) -> str:
    return f" ({w.count(count)})" if count and any(count.values()) else ""


def _toll(w: Words, toll: Json) -> str:
    group = toll["group_name"][w.language] if toll["group_name"] else None
    return ", ".join(filter(None, (w(f"type.{toll['type']}"), group, toll["place"] and toll["place"]["name"])))


def _dispute(w: Words, dispute: Json) -> str:
    about = ", ".join(filter(None, (w(f"about.{dispute['about']}"), dispute["type"] and w(f"type.{dispute['type']}"))))
    told = [f"{_value(w, version)} ({', '.join(version['names'])})" for version in dispute["versions"]]
    return f"{about}: {' / '.join(told)}"


def _value(w: Words, version: Json) -> str:
    return " + ".join(map(w.count, version["counts"])) if version["counts"] else w.version(version["value"])


def said(w: Words, line: Json) -> str:
    """A sentence with who says it."""
    document = line["document"]
    note = f"; {document['note'][w.language]}" if document["note"] else ""
    return f"«{line['quote']}» ({' → '.join(line['chain'])}, {w.stamp(document['published'])}{note})"


def atom(w: Words, case: str, base: str, told: Sequence[Noticed], link: Links) -> bytes:
    """The feed. `base` is the address of the pages, without a slash at its end; `link` gives paths within them."""
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM}, attrib={_XML_LANG: w.language})
    _put(feed, "id", f"urn:khronika:{quote(case)}")
    _put(feed, "title", w("changes.title", case=case))
    _put(feed, "updated", told[0].at if told else NEVER)
    _put(_put(feed, "author"), "name", w("site.name"))
    _put(feed, "link", rel="self", href=base + link("/changes.atom"))
    _put(feed, "link", rel="alternate", type="text/html", href=base + link("/"))
    for one in told:
        _entry(w, feed, one, base, link)
    return bytes(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _entry(w: Words, feed: Any, one: Noticed, base: str, link: Links) -> None:
    entry = _put(feed, "entry")
    _put(entry, "id", f"urn:khronika:change:{one.id}")
    _put(entry, "title", title(w, one.body))
    _put(entry, "updated", one.at)
    for line in one.body["said"][:1]:
        path = link(f"/documents/{line['document']['id']}", statement=line["statement"])
        _put(entry, "link", rel="alternate", type="text/html", href=base + path)
    _put(entry, "content", "\n".join(said(w, line) for line in one.body["said"]), type="text")


def _put(parent: Any, name: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text is not None:
        element.text = UNWRITABLE.sub("\ufffd", text)
    return element
