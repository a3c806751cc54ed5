"""How well the record of an annotated corpus holds.

evaluation/record.py CORPUS_DIR --from-gold [--show]
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from bcubed import bcubed
from gold import Corpus, corpus

from khronika.incidents.linking import link


def incidents(c: Corpus, show: bool) -> None:
    found = link(c.stated)
    said = {s.id: i.id for i in found for s in i.stated}
    print("incidents  {}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(len(found), *bcubed(said, c.slug)))
    if show:
        differences(c, found)


def differences(c: Corpus, found: list) -> None:
    for i in found:
        slugs = Counter(c.slug[s.id] for s in i.stated)
        whole = {k for k, v in c.slug.items() if v in slugs}
        if len(slugs) > 1 or len(whole) > len(i.stated):
            print("\n", i.lead, i.place and i.place.name, i.when, dict(slugs), "RUN" if i.running else "")
            main = slugs.most_common(1)[0][0]
            for s in i.stated:
                m = s.statement
                print(
                    "   " + ("  " if c.slug[s.id] == main else "! "),
                    s.id,
                    c.slug[s.id],
                    m.type,
                    m.status,
                    m.count and (m.count.low, m.count.high),
                    m.when and m.when.edtf,
                    [p.name for p in m.where],
                    [p.text for p in m.affected],
                    [p.text for p in m.actors],
                    m.trigger.text,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--from-gold", action="store_true")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    incidents(corpus(given.corpus), given.show)


if __name__ == "__main__":
    main()
