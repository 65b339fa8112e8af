"""Which addresses a server may be sent to by others: those of the public web, looked up once and connected to as found.

A desk that fetches what people name could be turned against the network that it stands in (server-side request
forgery). So a name is looked up once, every address that it has must be public, and the connection is made to one of
these and to nothing that the name might lead to a moment later (DNS rebinding). It holds for every redirect anew.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2

from dateline.errors import SetAside

PORTS = (80, 443, 8080, 8443)
"""The ports on which pages are served; what answers on others is no news site."""
MOST = 4
"""Addresses of one name that are tried in turn."""

NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        *("192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # what Azure tells its machines about themselves; other clouds use addresses named above
        *("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
)
"""IANA's special-purpose addresses (RFC 6890 and its registries), with multicast and what was never given out."""
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is routed of IPv6. IPv4 in IPv6, NAT64, unique local, link-local and multicast lie outside."""

_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
"""A name as the resolver is asked for it, or an IP address; nothing that one part of a program reads otherwise."""

Look = Callable[[str, int], Sequence[str]]
"""What gives the IP addresses of a name, as text."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A request for one address of the web, and the IP addresses that it may go to."""

    url: httpx2.URL
    addresses: tuple[str, ...]

    def requests(self, client: httpx2.Client) -> list[httpx2.Request]:
        """One request for each IP address: its name stands in the `Host` header and is what the certificate is for."""
        extensions: dict[str, Any] = {"sni_hostname": self.url.raw_host.decode("ascii").rstrip(".")}
        return [
            client.build_request(
                "GET",
                self.url.copy_with(host=address),
                headers={"host": self.url.netloc.decode("ascii")},
                extensions=extensions,
            )
            for address in self.addresses
        ]


def pin(url: str, *, look: Look | None = None) -> Pinned:
    """Look an address up, once. Raises SetAside (`address`) unless all that it leads to is public."""
    try:
        given = httpx2.URL(url)
        port = {"http": 80, "https": 443}.get(given.scheme) if given.port is None else given.port
        host = given.raw_host.decode("ascii")
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        raise SetAside("that is not an address", reason="address") from None
    if given.scheme not in ("http", "https") or not _HOST.fullmatch(host) or port is None:
        raise SetAside("that is not an address of the web", reason="address", hint="http:// and https:// are read")
    if given.userinfo:
        raise SetAside("an address with a user's name or password in it", reason="address")
    if port not in PORTS:
        told = f"pages are not served on port {port}"
        raise SetAside(told, reason="address", hint=f"the desk asks on {', '.join(map(str, PORTS))} alone")
    found = list(dict.fromkeys(_looked_up(host, port, look or resolve)))
    # Names that are not there and names that lead inwards are told alike: nobody maps our network by asking.
    if not found or not all(is_public(address) for address in found) or any(map(is_own, found)):
        hint = "look at its spelling; pages of an inner network are read with `dateline read`, or uploaded"
        raise SetAside(f"{host[:200]} leads to no public address", reason="address", hint=hint)
    return Pinned(given, tuple(found[:MOST]))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, and to nothing that is special."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip not in GLOBAL_UNICAST or ip.scope_id or _is_isatap(ip)):
        return False
    return ip.is_global and not any(ip in network for network in NOT_PUBLIC if network.version == ip.version)


def is_own(address: str) -> bool:
    """Whether an IP address is one of this machine's: no packet is sent to find out."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as unsent:
            unsent.connect((address, 443))
            return bool(unsent.getsockname()[0] == address)
    except OSError:
        return False


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a name, by the resolver of this machine. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(sockaddr[0]) for *_, sockaddr in found]


def _looked_up(host: str, port: int, look: Look) -> Sequence[str]:
    try:
        return look(host, port)
    except (OSError, UnicodeError, ValueError):
        return ()


def _is_isatap(ip: ipaddress.IPv6Address) -> bool:
    """Whether an IPv4 address is hidden in it as ISATAP does (RFC 5214)."""
    return (int(ip) >> 32) & 0xFFFF_FFFF in (0x0000_5EFE, 0x0200_5EFE)
