"""A toll, an incident, a report on one line each, from the views' dicts."""

from __future__ import annotations

from typing import Any

from khronika.cli.wording import number, range_words, time_words
from khronika.documents.language import name, readable
from khronika.record.disputes import Dispute, Version, ranges

Json = dict[str, Any]


def incident_head(line: Json) -> str:
    """When, where, what with how many, and how much it is told: the line of `incident_line`."""
    when = time_words(line["when"]) if line["when"] else "day not told"
    where = line["place"]["name"] if line["place"] else "place not told"
    counts = (("statements", "statement"), ("documents", "report"), ("origins", "origin"))
    told = ", ".join(number(line[key], word) for key, word in counts)
    disputed = f"; disputed: {', '.join(line['disputed'])}" if line["disputed"] else ""
    return f"{when}, {where}: {', '.join(map(act, line['acts']))} ({told}{disputed})"


def act(one: Json) -> str:
    """death 26 or more; protest; measure (planned)"""
    count = one["count"]
    counted = f" {range_words(count['low'], count['high'])}" if count and any(count.values()) else ""
    status = "" if "reported" in one["statuses"] else f" ({', '.join(one['statuses'])})"
    return f"{one['type']}{counted}{status}"


def toll_head(toll: Json) -> str:
    """death, Казахстан, as of 15 January 2022: 225 (1 origin)"""
    group = toll["group_name"]["en"] if toll["group_name"] else None
    place = toll["place"]["name"] if toll["place"] else None
    as_of = f"as of {time_words(toll['as_of'])}" if toll["as_of"] else None
    about = ", ".join(filter(None, (toll["type"], group, place, as_of)))
    count = range_words(toll["low"], toll["high"])
    best = f", best {toll['best']:,}" if toll["best"] is not None and toll["low"] != toll["high"] else ""
    return f"{about}: {count}{best} ({number(toll['origins'], 'origin')})"


def figure_line(figure: Json) -> str:
    """225: Интерфакс-Украина → Серик Шалабаев, 15 January 2022"""
    count = range_words(figure["count"]["low"], figure["count"]["high"]) if figure["count"] else "no number"
    day = time_words(figure["as_of"]) if figure["as_of"] else "day not told"
    state = "" if figure["state"] == "stands" else f" ({figure['state']})"
    return f"{count}: {' → '.join(figure['chain'])}, {day}{state}"


def dispute_line(dispute: Dispute) -> str:
    """disputed, count of death: 26 (МВД) or 18 (Интерфакс)"""
    versions = " or ".join(f"{_told(dispute, version)} ({_origins(version)})" for version in dispute.versions)
    about = f"{dispute.about} of {dispute.type}" if dispute.type else dispute.about
    return f"{'settled' if dispute.settled else 'disputed'}, {about}: {versions}"


def _told(dispute: Dispute, version: Version) -> str:
    if dispute.about in ("date", "time"):
        return time_words(version.value)
    if dispute.about != "count":
        return version.value
    return " + ".join(range_words(low, high) for low, high in ranges(version.value))


def _origins(version: Version) -> str:
    return ", ".join(sorted({stated.origin for stated in version.stated}))


def document_head(line: Json) -> str:
    """A report in a list: the line of `document_line`."""
    known = ", ".join(filter(None, (line["published"], line["publisher"])))
    waits = "" if line["language"] in readable() else f" (in {name(line['language'] or 'und')}: waits for a reader)"
    return (f"{known}: {line['title']}" if known else str(line["title"])) + waits
