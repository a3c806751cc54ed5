"""What is not plainly public is inner, in whatever form it is written."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.fetching.addresses import inner

PUBLIC = ("1.1.1.1", "93.184.216.34", "2606:4700::1111", "64:ff9b::101:101", "::ffff:8.8.8.8")
INNER = {
    "127.0.0.1": "loopback", "::1": "loopback", "::ffff:127.0.0.1": "loopback", "::7f00:1": "loopback",
    "10.1.2.3": "private", "fd12::1": "private", "fec0::1": "private", "64:ff9b::a00:1": "private",
    "169.254.169.254": "link-local", "fe80::1%eth0": "link-local", "::ffff:169.254.0.1": "link-local",
    "100.127.255.255": "shared by a provider's customers", "0.0.0.0": "of this host", "::": "of this host",
    "224.0.0.251": "multicast", "ff02::1": "multicast", "255.255.255.255": "reserved", "240.0.0.1": "reserved",
    "198.18.0.1": "reserved", "192.0.2.1": "reserved", "2001:db8::1": "reserved", "4000::1": "reserved",
    "2002:7f00:1::": "a tunnel to somewhere else", "2001::1": "a tunnel to somewhere else",
    "64:ff9b:1::1": "translated on the local network",
}  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address):
    assert inner(address) is None


@pytest.mark.parametrize("address", INNER)
def test_inner(address):
    assert inner(address) == INNER[address]


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_ipv6_counts_as_itself(ip):
    bare = inner(str(ip))
    for prefix in ("::ffff:0:0", "64:ff9b::"):
        wrapped = ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) + int(ip))
        assert inner(str(wrapped)) == bare


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(ip):
    if not ip.is_global or ip.is_multicast:
        assert inner(str(ip)) or getattr(ip, "ipv4_mapped", None)


def test_what_is_no_address_is_an_error():
    with pytest.raises(ValueError, match="does not appear"):
        inner("example.org")
