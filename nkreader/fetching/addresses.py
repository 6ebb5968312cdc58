"""Which addresses may be looked at: http and https, and nothing on this machine or its network that
only a page, a feed or a redirect names. What the user typed is the user's."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

from nkreader.model import NkreaderError
from nkreader.text.hidden import one_line

_PORTS = {"http": 80, "https": 443}
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "onion.localhost")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
LONGEST = 4_096
"""Characters of an address."""


class Origin(NamedTuple):
    """Scheme, host and port of an address."""

    scheme: str
    host: str
    port: int


def is_address(source: str) -> bool:
    """Whether a word of the user's is an address to fetch rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def without_secrets(address: str) -> str:
    """An address without user name, password and fragment: as it is stored and shown."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address.rpartition("@")[2]
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def origin(address: str) -> Origin:
    """The origin of an address. Raises NkreaderError where it is no http(s) address."""
    said = one_line(address[:200])
    if len(address) > LONGEST:
        raise NkreaderError(f"{said}…: an address of more than {LONGEST} characters; not fetched")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise NkreaderError(f"{said}: not an address ({error})") from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise NkreaderError(f"{said}: only http and https addresses are fetched")
    if not parts.hostname:
        raise NkreaderError(f"{said}: names no host")
    return Origin(scheme, parts.hostname.lower().rstrip("."), port or _PORTS[scheme])


def is_typed(wanted: Origin, typed: Origin | None) -> bool:
    """Whether this is the server that the user named: the same host, at the same port or at the
    usual ones."""
    if typed is None or wanted.host != typed.host:
        return False
    return wanted.port == typed.port or {wanted.port, typed.port} <= set(_PORTS.values())


def is_public(number: str) -> bool:
    """Whether an IP address, as text, is one of the open internet."""
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


def looks_local(host: str) -> bool:
    """Whether a host is of this machine or network by its name alone, where no name may be looked
    up: a number that is not public, a name without a dot, or one of the names kept for networks."""
    if ":" in host:
        return not is_public(host)
    try:
        return not is_public(socket.inet_ntoa(socket.inet_aton(host)))
    except OSError:
        pass
    return "." not in host or any(host == one or host.endswith(f".{one}") for one in _LOCAL_NAMES)
