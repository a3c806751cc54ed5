"""An incident or a report on one line, from the views' dicts."""

from __future__ import annotations

from typing import Any

from khronika.cli.wording import number, range_words, time_words

Json = dict[str, Any]


def incident_head(line: Json) -> str:
    """When, where, what with how many, and how much it is told: the line of `incident_line`."""
    when = time_words(line["when"]) if line["when"] else "day not told"
    where = line["place"]["name"] if line["place"] else "place not told"
    told = f"{number(line['statements'], 'statement')}, {number(line['documents'], 'report')}"
    return f"{when}, {where}: {', '.join(map(act, line['acts']))} ({told}, {number(line['origins'], 'origin')})"


def act(one: Json) -> str:
    """death 26 or more; protest; measure (planned)"""
    count = one["count"]
    counted = f" {range_words(count['low'], count['high'])}" if count and any(count.values()) else ""
    status = "" if "reported" in one["statuses"] else f" ({', '.join(one['statuses'])})"
    return f"{one['type']}{counted}{status}"


def document_head(line: Json) -> str:
    """A report in a list: the line of `document_line`."""
    known = ", ".join(filter(None, (line["published"], line["publisher"])))
    return f"{known}: {line['title']}" if known else str(line["title"])
