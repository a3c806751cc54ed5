"""How well the record of an annotated corpus holds, entry by entry.

    evaluation/record.py CORPUS_DIR [--from-gold] [--wrong] [--show]

From the annotations (--from-gold), or from what the reader makes of the reports. Takes any folder with reports
(DOC.txt), their annotations (DOC.json), index.jsonl and record.json. Every entry is printed, right or wrong, with what
was said instead; it is right only if every field of it is. Ends with how many of each kind hold.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bcubed import bcubed
from entries import Derived, Verdict, verdicts
from gold import Corpus, corpus, read

from khronika.incidents.incident import Incident


def say_entries(d: Derived, wrong_only: bool) -> list[tuple[str, int, int]]:
    """Prints the entries; gives for each kind its name, how many hold, and how many there are."""
    counts = []
    for kind, found in verdicts(d):
        for verdict in found:
            if not (wrong_only and verdict.right):
                _say(kind, verdict)
        counts.append((kind, sum(v.right for v in found), len(found)))
    return counts


def _say(kind: str, verdict: Verdict) -> None:
    said = "" if verdict.right else f"; said {verdict.said}"
    print(f"{'right' if verdict.right else 'WRONG'}  {kind}  {verdict.asked}{said}")


def say_table(d: Derived, counts: list[tuple[str, int, int]]) -> None:
    said = {s.id: i.id for i in d.incidents for s in i.stated}
    print("\nincidents {}: B-cubed precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(
        len(d.incidents), *bcubed(said, d.corpus.slug)))  # fmt: skip
    total = "all", sum(right for _, right, _ in counts), sum(of for *_, of in counts)
    for kind, right, of in [*(c for c in counts if c[2]), total]:
        print(f"{kind:<22}{right:>4} of {of:<4}{right / max(of, 1):>7.1%}")
    print(f"disputes told in all: {len(d.disputes)}")


def say_mixed(c: Corpus, incident: Incident) -> None:
    """An incident that mixes what the annotations keep apart."""
    slugs = Counter(c.slug[s.id] for s in incident.stated if s.id in c.slug)
    if len(slugs) < 2:
        return
    print(f"\n{incident.lead} {incident.place and incident.place.name} {incident.when} {dict(slugs)}")
    main_slug = slugs.most_common(1)[0][0]
    for s in incident.stated:
        if c.slug.get(s.id, main_slug) != main_slug:
            m = s.statement
            who = [p.text for p in m.affected]
            print(f"   {s.id} {c.slug[s.id]}: {m.type} «{m.trigger.text}» {m.when and m.when.edtf} {who}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--from-gold", action="store_true", help="from the annotations, and not from the reader")
    parser.add_argument("--wrong", action="store_true", help="print only the entries that do not hold")
    parser.add_argument("--show", action="store_true", help="print the incidents that mix what should be apart")
    given = parser.parse_args()
    c = corpus(given.corpus)
    derived = Derived(c if given.from_gold else read(c))
    counts = say_entries(derived, given.wrong)
    for incident in derived.incidents if given.show else ():
        say_mixed(derived.corpus, incident)
    say_table(derived, counts)


if __name__ == "__main__":
    main()
