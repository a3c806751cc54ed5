"""The models' files, found inside the `natasha` package without importing it (it imports the abandoned pymorphy2)."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from khronika.errors import MissingPart

NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
MORPH = "model/slovnet_morph_news_v1.tar"
SYNTAX = "model/slovnet_syntax_news_v1.tar"
NER = "model/slovnet_ner_news_v1.tar"


def path(name: str) -> Path:
    """Where the file `name` of natasha's data lies. Raises MissingPart."""
    remedy = "Run `make setup`, or `pip install --no-deps natasha`"
    try:
        found = Path(str(distribution("natasha").locate_file("natasha/data"))) / name
    except PackageNotFoundError:
        raise MissingPart("natasha", "the package with the models' weights is not installed", remedy) from None
    if not found.is_file():
        raise MissingPart(found, "the model's weights are not there", remedy)
    return found
