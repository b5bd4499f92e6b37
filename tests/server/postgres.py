"""A PostgreSQL of the test's own: a fresh cluster in a folder, on a free port of 127.0.0.1, ended with the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
WHO = "hotseat"
NO_POSTGRES = "PostgreSQL is not installed here: apt install postgresql"


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest there is; None where it is not installed."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    return None if found is None else Path(found).resolve().parent


@dataclass(frozen=True)
class TestPostgres:
    """A server that can be started again, with what it holds."""

    __test__ = False

    address: str
    data: Path
    user: int | None

    def restart(self) -> None:
        """Breaks off whatever is going on, as a crash does, and is back when this returns."""
        self._control("restart", "-m", "immediate")

    def stop(self) -> None:
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        self._control("start")

    def _control(self, *what: str) -> None:
        bin_ = programs()
        assert bin_ is not None
        _run(self.user, bin_ / "pg_ctl", "-D", self.data, "-w", "-l", self.data.parent / "log", *what)


@contextmanager
def a_postgres_server(*, quick: bool = True) -> Iterator[TestPostgres]:
    """A running server with an empty database; a `quick` one does not wait for the disk, and may lose what it has."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="hotseat-postgres-"))
    user = _owner(folder)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    if quick:
        options += " -c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    server = TestPostgres(f"postgresql://{WHO}@127.0.0.1:{port}/postgres", data, user)
    try:
        _run(user, bin_ / "initdb", "-D", data, "-U", WHO, "-A", "trust", "--no-sync", "-E", "UTF8")
        _run(user, bin_ / "pg_ctl", "-D", data, "-o", options, "-w", "-l", folder / "log", "start")
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def a_postgres() -> Iterator[str]:
    """A running server; gives the address of an empty database in it."""
    with a_postgres_server() as server:
        yield server.address


def a_database(server: str, name: str) -> str:
    """Makes an empty database on the server of an address; gives its address."""
    bin_ = programs()
    assert bin_ is not None
    _run(None, bin_ / "createdb", f"--maintenance-db={server}", name)
    return f"{server.rpartition('/')[0]}/{name}"


def _owner(folder: Path) -> int | None:
    """PostgreSQL refuses to run as root: then nobody's own user runs it, and owns the folder."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody").pw_uid
    os.chown(folder, nobody, -1)
    return nobody


def _run(user: int | None, *command: object) -> None:
    done = subprocess.run(
        [str(one) for one in command], user=user, capture_output=True, text=True, cwd="/", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
