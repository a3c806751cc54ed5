"""Near-copies: texts that share most of their words in the same order (MinHash over runs of words).

They are linked, never dropped: a retelling may add what the first report did not have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

RUN = 3  # words
HASHES = 64
BAND = 4  # hashes that two texts must share in a row to be compared: finds nine of ten pairs at LIKE
LIKE = 0.6  # share of hashes from which two texts are near-copies
CROWD = 200  # texts in one band beyond which it tells nothing: all end alike
SEED = 20220105
FEWEST = 12  # words below which a text is too short to compare
WORDS = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return WORDS.findall(text.lower())


def runs(told: Sequence[str]) -> list[str]:
    """Every run of words of a text; the whole where it is shorter than one."""
    return [" ".join(told[i : i + RUN]) for i in range(max(1, len(told) - RUN + 1))]


def signature(text: str) -> bytes | None:
    """The text's hashes, 4 bytes each; None for a text too short to compare."""
    told = words(text)
    if len(told) < FEWEST:
        return None
    made = RMinHash(num_perm=HASHES, seed=SEED)
    made.update(runs(told))
    return np.array(made.digest(), dtype="<u4").tobytes()


def bands(held: bytes) -> list[int]:
    """What two texts have at least one of in common before they are compared: whole numbers of 64 bits."""
    parts = ((at, held[at : at + 4 * BAND]) for at in range(0, len(held), 4 * BAND))
    digests = (blake2b(part, digest_size=8, salt=at.to_bytes(2)).digest() for at, part in parts)
    return [int.from_bytes(digest, signed=True) for digest in digests]


def near(held: bytes, others: Iterable[bytes]) -> set[bytes]:
    """Those of the signatures whose texts are near-copies of the text of one."""
    told = list(set(others))
    if not told:
        return set()
    shares = np.mean(_array(b"".join(told)).reshape(len(told), -1) == _array(held), axis=1)
    return {other for other, share in zip(told, shares, strict=True) if share >= LIKE}


def _array(held: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(held, dtype="<u4")


def groups(signatures: Mapping[str, bytes]) -> list[frozenset[str]]:
    """The names of texts that are near-copies, or near-copies of near-copies, each group once. Depends on the set
    alone: who is joined through whom changes nothing."""
    home: dict[bytes, list[bytes]] = {held: [held] for held in signatures.values()}
    banded: dict[int, list[bytes]] = defaultdict(list)
    for held in list(home):
        beside = [banded[band] for band in bands(held)]
        for other in near(held, (x for of in beside for x in of if home[x] is not home[held])):
            _join(home, held, other)
        for of in beside:
            of.append(held)
    named: dict[int, list[str]] = defaultdict(list)
    for name, held in signatures.items():
        named[id(home[held])].append(name)
    return [frozenset(names) for names in named.values() if len(names) > 1]


def _join(home: dict[bytes, list[bytes]], one: bytes, other: bytes) -> None:
    small, large = sorted((home[one], home[other]), key=len)
    if small is not large:
        large += small
        home |= dict.fromkeys(small, large)


def pairs(signatures: Mapping[str, bytes]) -> dict[tuple[str, str], float]:
    """The near-copies among texts by name, each pair once in the order of names, with the share of words (0 to 1) that
    they have in common, as the hashes tell it."""
    arrays = {name: _array(held) for name, held in sorted(signatures.items())}
    found = {pair: float(np.mean(arrays[pair[0]] == arrays[pair[1]])) for pair in _candidates(signatures)}
    return {pair: share for pair, share in sorted(found.items()) if share >= LIKE}


def _candidates(signatures: Mapping[str, bytes]) -> Iterable[tuple[str, str]]:
    bands: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    for name in sorted(signatures):
        held = signatures[name]
        for at in range(0, len(held), 4 * BAND):
            bands[at, held[at : at + 4 * BAND]].append(name)
    return {pair for names in bands.values() if 1 < len(names) <= CROWD for pair in combinations(names, 2)}
