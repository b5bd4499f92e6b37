"""A wheel built without Node on the path, installed into an empty environment, serves the three pages."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from hatch_build import Client, missing_from

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 30.0
"""Seconds that a cold start may take on a busy machine."""

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(600)]


@dataclass(frozen=True, slots=True)
class Archives:
    """The two files of one release."""

    wheel: Path
    source: Path


def run(*command: str | Path, **environment: str) -> str:
    """The command's output; when it fails, the test fails with all it said."""
    outcome = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert outcome.returncode == 0, outcome.stdout
    return outcome.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone of this work tree would hold: no file that git ignores."""
    copy = tmp_path_factory.mktemp("checkout")
    listed = run("git", "-C", ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def path_without_node(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH that holds the shell, which npm needs, and nothing else."""
    folder = tmp_path_factory.mktemp("bin")
    shell = shutil.which("sh")
    assert shell is not None
    (folder / "sh").symlink_to(shell)
    return str(folder)


@pytest.fixture(scope="module")
def archives(checkout: Path, path_without_node: str, tmp_path_factory: pytest.TempPathFactory) -> Archives:
    """The source archive from the checkout, and the wheel from the source archive."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, checkout, PATH=path_without_node)
    (wheel,), (source,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return Archives(wheel, source)


@pytest.fixture(scope="module")
def hotseat(archives: Archives, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that holds the wheel and its locked libraries alone."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True, symlinks=True)
    python = home / "bin/python"
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run(*pip, "--require-hashes", "-r", ROOT / "requirements/runtime.txt")
    run(*pip, "--no-deps", archives.wheel)
    run(python, "-m", "pip", "--disable-pip-version-check", "check")
    return home / "bin/hotseat"


@dataclass(frozen=True, slots=True)
class Running:
    """One server that this test started, and the port it was given."""

    process: subprocess.Popen[bytes]
    port: int

    def get(self, path: str) -> tuple[int, str]:
        """The answer's status and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        finally:
            connection.close()

    def is_healthy(self) -> bool:
        assert self.process.poll() is None, "The server ended before it answered; its own words are above."
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(hotseat: Path, home: Path, path: str) -> Iterator[Running]:
    """A healthy server on a free port, with its own home; killed at the end, should it still run."""
    port = a_free_port()
    environment = {
        "PATH": path,
        "HOME": str(home),
        "HOTSEAT_HOST": "127.0.0.1",
        "HOTSEAT_PORT": str(port),
        "HOTSEAT_DATA_DIR": str(home / "rooms"),
    }
    with subprocess.Popen([hotseat, "serve"], cwd=home, env=environment) as process:
        running = Running(process, port)
        try:
            deadline = time.monotonic() + STARTS_WITHIN
            while not running.is_healthy():
                assert time.monotonic() < deadline, "The server did not become healthy in time."
                time.sleep(0.05)
            yield running
        finally:
            process.kill()


@pytest.fixture(scope="module")
def server(hotseat: Path, path_without_node: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(hotseat, tmp_path_factory.mktemp("home"), path_without_node) as running:
        yield running


def test_the_wheel_holds_the_pages_a_deck_and_the_strategies(archives: Archives) -> None:
    assert missing_from(archives.wheel) == []


def test_the_source_archive_holds_the_built_client_so_that_it_needs_no_node(archives: Archives, tmp_path: Path) -> None:
    run("tar", "-xf", archives.source, "-C", tmp_path)
    (unpacked,) = tmp_path.iterdir()
    assert Client(unpacked).is_built()


def test_the_command_tells_its_version(hotseat: Path, archives: Archives, tmp_path: Path) -> None:
    version = archives.wheel.name.split("-")[1]
    assert version in run(hotseat, "--version", HOME=str(tmp_path))


@pytest.mark.parametrize("page", ["/", "/facilitator", "/stage"])
def test_each_page_is_served_with_all_that_it_links_to(server: Running, page: str) -> None:
    status, text = server.get(page)
    assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', text)
    assert status == 200
    assert assets != []
    assert {asset: server.get(asset)[0] for asset in assets} == dict.fromkeys(assets, 200)


def test_no_page_holds_an_inline_script_and_only_the_phones_a_style_sheet(server: Running) -> None:
    for page, sheets in (("/", ["<style"]), ("/facilitator", []), ("/stage", [])):
        assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=", server.get(page)[1]) == sheets


def test_an_interrupt_ends_the_server_cleanly(hotseat: Path, path_without_node: str, tmp_path: Path) -> None:
    with serving(hotseat, tmp_path, path_without_node) as running:
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(timeout=STARTS_WITHIN) == 0
