"""From where the server may be used: origins whose pages may ask it, names it is called by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address, ip_network
from typing import Final

from service.errors import SettingsError

ANY: Final = "*"
_DEFAULT_PORTS: Final = {"http": "80", "https": "443"}
_ORIGIN: Final = re.compile(r"(https?)://(\[[^\]]+\]|[^\s/?#@:\\\[\]]+)(?::(\d{1,5}))?", re.I)
_HOST_HEADER: Final = re.compile(r"(\[[^\]]+\]|[^:]+)(?::\d*)?")
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_LONGEST_NAME: Final = 253
_HIGHEST_PORT: Final = 65_535


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """From where a server may be used beside its own pages.

    Attributes:
        origins: whose pages may ask the API and frame the search box; ``*`` alone for every one.
        hosts: the names that it answers to, ``*.example.org`` for those below one; empty for any.
    """

    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()

    @property
    def is_open_to_all(self) -> bool:
        """Tell whether the pages of every origin may ask."""
        return self.origins == (ANY,)

    @property
    def frame_ancestors(self) -> str:
        """Return who may frame the search box, as a source list of a content security policy."""
        return " ".join(self.origins) or "'none'"

    def allows(self, origin: str) -> bool:
        """Tell whether the pages of an origin may ask.

        Args:
            origin: as a browser sends it.

        >>> Access(origins=("https://a.example",)).allows("https://a.example:8443")
        False
        """
        return self.is_open_to_all or origin in self.origins

    def answers_to(self, host: str) -> bool:
        """Tell whether a request for a host is this server's; the port is not looked at.

        Args:
            host: the ``Host`` header.

        >>> access = Access(hosts=("*.gov.example",))
        >>> access.answers_to("ZW.gov.example:8000"), access.answers_to("gov.example")
        (True, False)
        """
        if not self.hosts:
            return True
        found = _HOST_HEADER.fullmatch(host.lower())
        if found is None:
            return False
        name = found[1].removesuffix(".")
        return any(
            name == allowed or (allowed[0] == ANY and name.endswith(allowed[1:]))
            for allowed in self.hosts
        )


def read_origins(name: str, value: str) -> tuple[str, ...]:
    """Read the origins of a setting as browsers write them, each once.

    Names in other scripts are brought into their ASCII form, default ports are left out.

    Args:
        name: of the setting.
        value: origins parted by commas, or ``*``.

    Raises:
        SettingsError: one is no origin, or stands beside a ``*``.

    >>> read_origins("O", "https://Www.Example.org:443, http://知问.example:8080")
    ('https://www.example.org', 'http://xn--k7ys45d.example:8080')
    """
    entries = tuple(_iter_entries(value))
    if ANY in entries and len(entries) > 1:
        raise SettingsError(f"{name}: expected * alone or origins without it, got {value!r}")
    return tuple(dict.fromkeys(each if each == ANY else _origin(name, each) for each in entries))


def read_hosts(name: str, value: str) -> tuple[str, ...]:
    """Read the host names of a setting in lower case, each once.

    Args:
        name: of the setting.
        value: names parted by commas; ``*.example.org`` means all below ``example.org``.

    Raises:
        SettingsError: one is no host name.

    >>> read_hosts("H", "localhost, *.Example.org, ::1")
    ('localhost', '*.example.org', '[::1]')
    """
    return tuple(dict.fromkeys(_host(name, each) for each in _iter_entries(value)))


def read_networks(name: str, value: str) -> tuple[str, ...]:
    """Read the addresses and networks of a setting, each once.

    Args:
        name: of the setting.
        value: addresses and networks parted by commas.

    Raises:
        SettingsError: one is neither.

    >>> read_networks("N", "127.0.0.1, 10.0.0.0/8, ::1")
    ('127.0.0.1/32', '10.0.0.0/8', '::1/128')
    """
    return tuple(dict.fromkeys(_network(name, each) for each in _iter_entries(value)))


def _network(name: str, entry: str) -> str:
    try:
        return str(ip_network(entry))
    except ValueError as error:
        raise SettingsError(
            f"{name}: expected addresses such as 127.0.0.1 or networks such as 10.0.0.0/8, got"
            f" {entry!r}"
        ) from error


def _iter_entries(value: str) -> Iterator[str]:
    return (entry for part in value.split(",") if (entry := part.strip()))


def _origin(name: str, entry: str) -> str:
    found = _ORIGIN.fullmatch(entry)
    host = found and _ascii_host(found[2])
    if found is None or not host or int(found[3] or 1) not in range(1, _HIGHEST_PORT + 1):
        raise SettingsError(
            f"{name}: expected * or origins such as https://www.example.org, without a path, got"
            f" {entry!r}"
        )
    scheme, port = found[1].lower(), found[3]
    shown = "" if port is None or port == _DEFAULT_PORTS[scheme] else f":{int(port)}"
    return f"{scheme}://{host}{shown}"


def _host(name: str, entry: str) -> str:
    below = "*." if entry.startswith("*.") else ""
    bare = entry.removeprefix(below)
    host = _ascii_host(f"[{bare}]" if bare.count(":") > 1 and bare[0] != "[" else bare)
    if not host or (below and host[0] == "["):
        raise SettingsError(
            f"{name}: expected host names such as zhiwen.example.org or *.example.org, without"
            f" scheme and port, got {entry!r}"
        )
    return f"{below}{host}"


def _ascii_host(host: str) -> str:
    """Return a name or a bracketed IPv6 address as browsers send it, empty for neither."""
    if host.startswith("["):
        try:
            return f"[{IPv6Address(host[1:-1])}]"
        except AddressValueError:
            return ""
    try:
        ascii_host = host.lower().encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    valid = all(_LABEL.fullmatch(label) for label in ascii_host.split("."))
    return ascii_host if valid and len(ascii_host) <= _LONGEST_NAME else ""
