"""Which network addresses may be fetched from: public ones only, whatever name leads to them."""

import ipaddress
import socket

from dateline.base.errors import FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
_REFUSED = (
    ipaddress.ip_network("100.64.0.0/10"),  # shared by carriers
    ipaddress.ip_network("192.0.0.0/24"),
    ipaddress.ip_network("192.88.99.0/24"),  # 6to4 relays
    ipaddress.ip_network("198.18.0.0/15"),
    ipaddress.ip_network("fec0::/10"),
    ipaddress.ip_network("2001::/23"),
)


def public_addresses(host: str, port: int, *, checked: bool = True) -> list[str]:
    """The addresses of `host`, resolved once. With `checked`, raises `FetchError` if any of them is not public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the name {host!r} leads nowhere; check the address, and that there is a network") from error
    addresses = list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for address in addresses if checked else ():
        if not is_public(ipaddress.ip_address(address)):
            raise FetchError(
                f"{host!r} leads to {address}, which is no public address; "
                "only public pages are fetched, unless the host is allowed by name"
            )
    return addresses


def is_public(address: Address) -> bool:
    """False for private, loopback, link-local, multicast, reserved, carrier and test addresses, however wrapped."""
    inner = _unwrapped(address)
    if inner is not None:
        return is_public(inner)
    if any(address.version == net.version and address in net for net in _REFUSED):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _unwrapped(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside an IPv6 one that only carries it (mapped, compatible, 6to4, Teredo, NAT64)."""
    if address.version == 4:
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in net for net in _NAT64) or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
