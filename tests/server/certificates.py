"""Certificates of the tests' own, made by openssl."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

NO_OPENSSL = "openssl is not installed here: apt install openssl"
KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2")


def openssl() -> str | None:
    return shutil.which("openssl")


@dataclass(frozen=True)
class Authority:
    """An authority of one's own in a folder, and what it signs."""

    folder: Path

    @property
    def cert(self) -> Path:
        return self.folder / "ca.pem"

    def signed(self, name: str) -> tuple[Path, Path]:
        """A certificate for 127.0.0.1, and its key."""
        cert, key = self.folder / f"{name}.pem", self.folder / f"{name}.key"
        _openssl(
            *("req", "-x509", *KEY, "-subj", f"/CN={name}", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-addext", "basicConstraints=critical,CA:false"),
            *("-CA", self.cert, "-CAkey", self.folder / "ca.key", "-out", cert, "-keyout", key),
        )
        return cert, key


def an_authority(folder: Path) -> Authority:
    folder.mkdir()
    _openssl("req", "-x509", *KEY, "-subj", "/CN=tests", "-out", folder / "ca.pem", "-keyout", folder / "ca.key")
    return Authority(folder)


def _openssl(*arguments: object) -> None:
    done = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
