"""Where the broker is and how to log in there, read from its address and the files for TLS."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from server.cluster.base import ClusterDown

PORTS = {"mqtt": 1883, "mqtts": 8883}
PREFIX = "hotseat"
FORM = "mqtt://[user:password@]host[:port][/prefix], or mqtts:// for TLS"


@dataclass(frozen=True)
class Address:
    host: str
    port: int
    prefix: str
    """Every topic of this Hotseat begins with it and a slash."""
    user: str | None
    password: str | None = field(repr=False)
    tls: ssl.SSLContext | None

    @property
    def where(self) -> str:
        """Host and port, fit to be shown."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def address_of(url: str, *, ca: Path | None = None, cert: Path | None = None, key: Path | None = None) -> Address:
    """Reads an address; without a file of certificate authorities TLS trusts those of the system."""
    parts, port = _split(url)
    prefix = unquote(parts.path).strip("/") or PREFIX
    if re.search(r"[+#\x00]|^\$|//", prefix):
        raise ClusterDown(
            "The prefix at the end of the broker's address must hold no + or #, and must not begin with $."
        )
    if parts.scheme == "mqtt" and (ca or cert or key):
        raise ClusterDown(
            "Certificates are for an address that begins with mqtts://, and the broker's begins with mqtt://."
        )
    return Address(
        host=parts.hostname or "",
        port=port or PORTS[parts.scheme],
        prefix=prefix,
        user=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
        tls=_tls(ca, cert, key) if parts.scheme == "mqtts" else None,
    )


def _split(url: str) -> tuple[SplitResult, int | None]:
    """Says of a wrong address what it should look like, and never what it is: it may hold a password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ClusterDown(
            f"The broker's address cannot be read. It looks like {FORM}; in a password write / as %2F, @ as %40."
        ) from None
    if parts.scheme not in PORTS or not parts.hostname or parts.query or parts.fragment:
        raise ClusterDown(f"The broker's address must look like {FORM}.")
    return parts, port


def _tls(ca: Path | None, cert: Path | None, key: Path | None) -> ssl.SSLContext:
    if key is not None and cert is None:
        raise ClusterDown(f"The key {key} for the broker needs its certificate: set broker_cert too.")
    try:
        tls = ssl.create_default_context(cafile=ca)
    except OSError as fault:
        raise ClusterDown(f"The certificate authorities in {ca} cannot be used: {fault.strerror or fault}.") from fault
    if cert is not None:
        try:
            # Without a password given, a key that wants one would ask for it at the terminal and wait.
            tls.load_cert_chain(cert, key, password="")
        except OSError as fault:
            raise ClusterDown(
                f"The certificate {cert} and its key cannot be used: {fault.strerror or fault}."
            ) from fault
    return tls
