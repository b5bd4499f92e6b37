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
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
WHO = "hotseat"


def programs() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest there is; None where it is not installed."""
    versions = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    return None if found is None else Path(found).resolve().parent


@contextmanager
def a_postgres() -> Iterator[str]:
    """A running server; gives the address of an empty database in it."""
    bin_ = programs()
    assert bin_ is not None
    folder = Path(tempfile.mkdtemp(prefix="hotseat-postgres-"))
    user = _owner(folder)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    data = folder / "data"
    quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    try:
        _run(user, bin_ / "initdb", "-D", data, "-U", WHO, "-A", "trust", "--no-sync", "-E", "UTF8")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {quick}"
        _run(user, bin_ / "pg_ctl", "-D", data, "-o", options, "-w", "-l", folder / "log", "start")
        try:
            yield f"postgresql://{WHO}@127.0.0.1:{port}/postgres"
        finally:
            _run(user, bin_ / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


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
