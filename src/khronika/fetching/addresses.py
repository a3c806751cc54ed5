"""Which internet addresses lie outside: whatever is not plainly public counts as the inner network."""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address

INNER = (
    ("loopback", ("127.0.0.0/8", "::1/128")),
    ("private", ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10")),
    ("link-local", ("169.254.0.0/16", "fe80::/10")),
    ("shared by a provider's customers", ("100.64.0.0/10",)),
    ("of this host", ("0.0.0.0/8", "::/128")),
    ("multicast", ("224.0.0.0/4", "ff00::/8")),
    ("translated on the local network", ("64:ff9b:1::/48",)),
    ("a tunnel to somewhere else", ("2002::/16", "2001::/32")),
)
RANGES = tuple((kind, ipaddress.ip_network(net)) for kind, nets in INNER for net in nets)
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # NAT64: how hosts with IPv6 alone reach IPv4
COMPATIBLE = ipaddress.ip_network("::/96")


def inner(address: str) -> str | None:
    """What kind of inner address it is; None where it is public. Raises ValueError where it is no address."""
    ip = _plain(ipaddress.ip_address(address))
    for kind, network in RANGES:
        if ip in network:
            return kind
    return None if ip.is_global and not ip.is_reserved else "reserved"


def _plain(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address within an IPv6 one that only wraps it."""
    if isinstance(ip, IPv4Address):
        return ip
    bare = IPv6Address(int(ip))  # without the zone
    if bare.ipv4_mapped:
        return bare.ipv4_mapped
    if bare in TRANSLATED or (bare in COMPATIBLE and int(bare) > 1):
        return IPv4Address(int(bare) & 0xFFFFFFFF)
    return bare
