"""Near-copies: texts that share most of their words in the same order (MinHash over runs of words).

They are linked, never dropped: a retelling may add what the first report did not have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np
from rensa import RMinHash

RUN = 3  # words
HASHES = 64
BAND = 4  # hashes that two texts must share in a row to be compared: finds nine of ten pairs at LIKE
LIKE = 0.6  # share of hashes from which two texts are near-copies
CROWD = 200  # texts in one band beyond which it tells nothing: all end alike
SEED = 20220105
FEWEST = 12  # words below which a text is too short to compare
WORDS = re.compile(r"\w+")


def signature(text: str) -> bytes | None:
    """The text's hashes, 4 bytes each; None for a text too short to compare."""
    words = WORDS.findall(text.lower())
    if len(words) < FEWEST:
        return None
    made = RMinHash(num_perm=HASHES, seed=SEED)
    made.update([" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)])
    return np.array(made.digest(), dtype="<u4").tobytes()


def pairs(signatures: Mapping[str, bytes]) -> dict[tuple[str, str], float]:
    """The near-copies among texts by name, each pair once in the order of names, with the share of words (0 to 1) that
    they have in common, as the hashes tell it."""
    arrays = {name: np.frombuffer(held, dtype="<u4") for name, held in sorted(signatures.items())}
    found = {pair: float(np.mean(arrays[pair[0]] == arrays[pair[1]])) for pair in _candidates(signatures)}
    return {pair: share for pair, share in sorted(found.items()) if share >= LIKE}


def _candidates(signatures: Mapping[str, bytes]) -> Iterable[tuple[str, str]]:
    bands: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(signatures):
        held = signatures[name]
        for at in range(0, len(held), 4 * BAND):
            bands[at, held[at : at + 4 * BAND]].append(name)
    return {pair for names in bands.values() if 1 < len(names) <= CROWD for pair in combinations(names, 2)}
