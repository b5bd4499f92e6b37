"""Addresses: where phones reach this server, seen from the machine it runs on and from a request."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import ifaddr

HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,260}")
"""A host with its port: a name of 253 letters, or an address in brackets; what else comes goes into no QR code."""

ALL_INTERFACES = frozenset({"0.0.0.0", "::", ""})


def lan_addresses() -> list[str]:
    """This machine's private IPv4 addresses, likeliest first: 192.168 before 10 before 172.16 and the rest."""
    found = {str(one.ip) for adapter in ifaddr.get_adapters() for one in adapter.ips if one.is_IPv4}
    usable = [one for one in found if not (is_loopback(one) or ipaddress.ip_address(one).is_link_local)]
    return sorted(usable, key=lambda one: (_likelihood(one), ipaddress.IPv4Address(one)))


def _likelihood(address: str) -> int:
    return next((place for place, start in enumerate(("192.168.", "10.", "172.")) if address.startswith(start)), 3)


def is_loopback(host: str) -> bool:
    """Whether a host names the machine it is used on."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Addresses:
    """The ways to a server that listens on `host` and `port`; a `public_url` goes before all others."""

    host: str
    port: int
    public_url: str | None

    @property
    def here(self) -> str:
        """The address on this machine itself."""
        return f"http://localhost:{self.port}/"

    def for_phones(self) -> list[str]:
        """Every address a phone can use, best first; empty when only this machine reaches the server."""
        if self.public_url is not None:
            return [self.public_url.rstrip("/") + "/"]
        if self.host not in ALL_INTERFACES:
            return [] if is_loopback(self.host) else [f"http://{self.host}:{self.port}/"]
        return [f"http://{one}:{self.port}/" for one in lan_addresses()]

    def for_request(self, headers: Mapping[str, str]) -> str:
        """The address to show somebody who came by this request, so that others can come the same way."""
        if self.public_url is not None:
            return self.public_url.rstrip("/") + "/"
        return _base_of(headers) or next(iter(self.for_phones()), self.here)


def _base_of(headers: Mapping[str, str]) -> str | None:
    """The address a request came by, as its headers tell it; None when phones could not use it."""
    told = headers.get("Host", "")
    if not HOST.fullmatch(told):
        return None
    try:
        scheme = urlsplit(headers.get("Origin", "")).scheme or headers.get("X-Forwarded-Proto", "http")
        host = urlsplit(f"//{told}")
        usable = scheme in ("http", "https") and host.hostname and not is_loopback(host.hostname) and host.port != 0
    except ValueError:  # a port that is no number, brackets that hold no address
        return None
    return f"{scheme}://{told}/" if usable else None
