"""The archive: bytes under their fingerprint, whole or not at all."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.documents.archive import Archive


@given(st.binary())
def test_bytes_come_back_as_they_went_in(tmp_path_factory, raw):
    archive = Archive(tmp_path_factory.mktemp("archive"))
    sha = archive.keep(raw)
    assert sha == hashlib.sha256(raw).hexdigest()
    assert archive.read(sha) == raw
    assert archive.path(sha) == archive.folder / sha[:2] / sha


def test_keeping_again_changes_nothing(tmp_path):
    archive = Archive(tmp_path)
    sha = archive.keep(b"one")
    before = archive.path(sha).stat().st_mtime_ns
    assert archive.keep(b"one") == sha
    assert archive.path(sha).stat().st_mtime_ns == before
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == [sha]


def test_what_was_left_half_written_is_swept(tmp_path):
    archive = Archive(tmp_path)
    sha = archive.keep(b"one")
    (tmp_path / sha[:2] / (sha + ".part")).write_bytes(b"o")
    assert archive.sweep() == 1
    assert archive.read(sha) == b"one"
    assert archive.sweep() == 0


def test_what_is_not_kept_cannot_be_read(tmp_path):
    with pytest.raises(OSError):
        Archive(tmp_path).read("0" * 64)
