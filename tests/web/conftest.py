"""A case of annotated reports behind the pages, asked without a network."""

import json

import pytest
from annotated import make_case
from pages_client import Browser

from khronika.web.app import create_app


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """What a build leaves behind, without building: pages need the names alone."""
    folder = tmp_path_factory.mktemp("built")
    manifest = {
        "source/pages.ts": {"file": "pages-1.js", "css": ["pages-2.css"], "isEntry": True},
        "source/icon.svg": {"file": "icon-3.svg"},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "pages-1.js").write_text("export {};\n")
    return folder


@pytest.fixture(scope="session")
def case(tmp_path_factory):
    """The demo corpus as its annotators read it."""
    return make_case(tmp_path_factory.mktemp("cases") / "kz2022")


@pytest.fixture(scope="session")
def pages(case, built):
    """The pages of that case."""
    return Browser(create_app(case, built))


@pytest.fixture(scope="session")
def record(pages):
    """The record's twin."""
    return pages.get("/index.json").json()
