"""khronika versions: what changed at an address, and which reports are near-copies."""

from __future__ import annotations

from typing import Any

from khronika.cli.failing import guarded
from khronika.cli.options import AsJson, CaseFolder
from khronika.cli.terminal import Terminal, clean, terminal, write_json
from khronika.cli.wording import number
from khronika.statements.case import Case
from khronika.views.versions import versions_view


@guarded
def versions(case: CaseFolder, as_json: AsJson = False) -> None:
    """Show what changed at an address, and near-copies.

    For each address that was captured with several texts: its versions in time, with the paragraphs that went (-) and
    came (+). Then the pairs of reports that share most of their words, with the share.

    \b
    Example:
      khronika versions mycase
    """
    held = Case.open(case)
    view = versions_view(held.documents(), held.versions(), held.near_copies())
    if as_json:
        write_json(view)
        return
    out = terminal()
    for there in view["versions"]:
        out.say(clean(f"{there['address']}: {number(len(there['versions']), 'version')}"))
        for version in there["versions"]:
            _version(out, version)
    for pair in view["near_copies"]:
        one, other = (document["title"] for document in pair["documents"])
        out.say(clean(f"{pair['share']:.0%} alike: {one} | {other}"))
    if not view["versions"] and not view["near_copies"]:
        out.say("No address was captured with several texts, and no two reports share most of their words.")


def _version(out: Terminal, version: dict[str, Any]) -> None:
    out.say(clean(f"{version['captured'][:16]} {version['title']}"), indent=2)
    for change in version["changed"]:
        for mark, paragraphs in (("-", change["before"]), ("+", change["after"])):
            for paragraph in paragraphs:
                out.say(clean(f"{mark} {paragraph}"), indent=4)
