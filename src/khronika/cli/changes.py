"""What is new, a line each."""

from __future__ import annotations

from typing import Any

from khronika.cli.summary import incident_head, toll_head
from khronika.cli.wording import range_words, time_words

Json = dict[str, Any]


def change_line(body: Json) -> str:
    """new incident: 6 January 2022, Алматы: death 2 (1 statement, 1 report, 1 origin)"""
    match body["kind"]:
        case "incident":
            return f"new incident: {incident_head(body['incident'])}"
        case "toll":
            before = body["before"]
            was = f", was {range_words(before['low'], before['high'])}" if before else ", the first"
            return f"toll: {toll_head(body['toll'])}{was}"
    return f"{_turn(body)}: {_about(body['dispute'])}: {_accounts(body['dispute'])} ({incident_head(body['incident'])})"


def _turn(body: Json) -> str:
    if body["dispute"]["settled"]:
        return "dispute settled"
    return "dispute, now with other accounts" if body["before"] else "new dispute"


def _about(dispute: Json) -> str:
    return f"{dispute['about']} of {dispute['type']}" if dispute["type"] else str(dispute["about"])


def _accounts(dispute: Json) -> str:
    return " or ".join(f"{_value(dispute, v)} ({', '.join(v['names'])})" for v in dispute["versions"])


def _value(dispute: Json, version: Json) -> str:
    if version["counts"]:
        return " + ".join(range_words(count["low"], count["high"]) for count in version["counts"])
    return time_words(version["value"]) if dispute["about"] in ("date", "time") else str(version["value"])


def quote_line(said: Json) -> str:
    """«…» (Орда → МВД, 2022-01-06)"""
    document = said["document"]
    told = ", ".join(filter(None, (" → ".join(said["chain"]), document["published"])))
    note = f"; {document['note']['en']}" if document["note"] else ""
    return f"«{said['quote']}» ({told}{note})"
