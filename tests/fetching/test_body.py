"""Unpacking: whole or an error, and never more than allowed."""

import gzip
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.fetching.body import BadPacking, unpacked
from khronika.fetching.limits import OutOfBytes

PACKS = {"gzip": gzip.compress, "deflate": zlib.compress, "": bytes}


def parted(raw, size):
    return [raw[i : i + size] for i in range(0, len(raw), size)]


@given(st.binary(max_size=300), st.integers(1, 50), st.sampled_from(list(PACKS)), st.integers(1, 2000))
def test_in_whatever_parts_it_comes_it_is_the_same(raw, size, name, times):
    body = raw * times
    assert unpacked(parted(PACKS[name](body), size), name, len(body)) == body


@given(st.binary(min_size=1, max_size=300), st.sampled_from(list(PACKS)), st.integers(1, 2000))
def test_no_byte_more_than_allowed(raw, name, times):
    body = raw * times
    with pytest.raises(OutOfBytes):
        unpacked([PACKS[name](body)], name, len(body) - 1)
    assert unpacked([PACKS[name](body)], name, len(body) - 1, cut=True) == body[:-1]


@given(st.binary(max_size=300), st.data(), st.sampled_from(["gzip", "deflate"]))
def test_what_breaks_off_is_an_error(raw, data, name):
    packed = PACKS[name](raw)
    cut = data.draw(st.integers(3, len(packed) - 1))
    with pytest.raises(BadPacking):
        unpacked([packed[:cut]], name, 10_000)


@given(st.binary(max_size=500), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, gzip", "", "x"]))
def test_rubbish_is_an_error_or_bytes(raw, name):
    with suppress(BadPacking, OutOfBytes):
        assert len(unpacked(parted(raw, 7), name, 1000)) <= 1000
