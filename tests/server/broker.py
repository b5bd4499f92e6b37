"""A Mosquitto of the test's own: on a free port of 127.0.0.1, with its files in a folder, ended with the tests."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.server.certificates import Authority

USER, PASSWORD = "hotseat", "very/secret@word"
PATIENCE_S = 10.0
NO_BROKER = "Mosquitto is not installed here: apt install mosquitto"
SBIN = ("/usr/sbin", "/usr/local/sbin")


def mosquitto() -> str | None:
    """The program; None where it is not installed. Debian keeps it where only root's PATH looks."""
    return shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", ""), *SBIN)))


@dataclass
class TestBroker:
    """A broker that can be ended and started again on its port; it keeps nothing from one start to the next."""

    __test__ = False

    folder: Path
    port: int
    more: tuple[str, ...] = ()
    _process: subprocess.Popen[bytes] | None = None

    def address(self, prefix: str = "", *, login: str = "", scheme: str = "mqtt") -> str:
        return f"{scheme}://{login}127.0.0.1:{self.port}/{prefix}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        program = mosquitto()
        assert program is not None
        anybody = () if self.more else ("allow_anonymous true",)
        lines = (
            f"listener {self.port} 127.0.0.1",
            "set_tcp_nodelay true",
            "persistence false",
            "log_type error",
            "user root",  # where root starts it; anybody else stays who they are, and it reads what they can read
            *anybody,
            *self.more,
        )
        config = self.folder / "mosquitto.conf"
        config.write_text("\n".join(lines) + "\n")
        with (self.folder / "log").open("ab") as told:
            self._process = subprocess.Popen([program, "-c", config], stdout=told, stderr=told)
        self._await_listening()

    def end(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def _await_listening(self) -> None:
        until = time.monotonic() + PATIENCE_S
        while True:
            assert self._process is not None
            assert self._process.poll() is None, (self.folder / "log").read_text()
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except ConnectionRefusedError:
                assert time.monotonic() < until, "the broker does not listen"
                time.sleep(0.02)
            else:
                return


@contextmanager
def a_broker(*more: str) -> Iterator[TestBroker]:
    """A running broker for anybody, or with these lines of configuration for those whom they let in."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with _a_folder() as folder:
        broker = TestBroker(folder, port, more)
        broker.start()
        try:
            yield broker
        finally:
            broker.end()


@contextmanager
def _a_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hotseat-broker-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def with_login() -> Iterator[TestBroker]:
    """A broker that wants a name and a password."""
    with _a_folder() as folder:
        passwords = folder / "passwords"
        passwords.touch()
        subprocess.run(["mosquitto_passwd", "-b", passwords, USER, PASSWORD], check=True, capture_output=True)
        with a_broker(f"password_file {passwords}") as broker:
            yield broker


@contextmanager
def with_tls(authority: Authority) -> Iterator[TestBroker]:
    """A broker that speaks TLS alone, with those who have a certificate of the same authority."""
    cert, key = authority.signed("broker")
    with a_broker(
        *(f"cafile {authority.cert}", f"certfile {cert}", f"keyfile {key}"),
        *("require_certificate true", "allow_anonymous true"),
    ) as broker:
        yield broker
