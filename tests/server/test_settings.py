"""Settings and the command line, held to their documentation."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
from pathlib import Path

import pytest

from server import __version__
from server.addresses import Addresses
from server.config import Settings
from server.welcome import welcome
from tests.server.clients import a_client
from tests.server.processes import PATIENCE_S, Process, serving, start

OPERATING = Path(__file__).parents[2] / "docs/operating.md"


def told(field: str) -> str:
    """A setting's line in the table of docs/operating.md."""
    about = Settings.model_fields[field]
    default = "" if about.default is None else f"`{about.default}`"
    return f"| `HOTSEAT_{field.upper()}` | {default} | {about.description} |"


async def ended(process: Process) -> tuple[int | None, str]:
    async with asyncio.timeout(PATIENCE_S):
        out, err = await process.communicate()
    return process.returncode, out.decode() + err.decode()


def test_every_setting_has_its_line_in_the_documentation_and_no_other_has() -> None:
    lines = re.findall(r"^\| `HOTSEAT_.*$", OPERATING.read_text("utf-8"), re.MULTILINE)
    assert lines == [told(field) for field in Settings.model_fields]


def test_a_setting_comes_from_the_environment_and_a_flag_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_PORT", "9000")
    monkeypatch.setenv("HOTSEAT_PUBLIC_URL", "https://play.example.org")
    assert Settings().port == 9000
    assert Settings(port=9001).port == 9001
    assert Settings().public_url == "https://play.example.org"


@pytest.mark.parametrize("address", ["play.example.org", "ftp://play.example.org", "https://play.example.org/#room"])
async def test_a_setting_that_is_wrong_stops_the_start_with_its_name(tmp_path: Path, address: str) -> None:
    code, said = await ended(await start("serve", "--data-dir", str(tmp_path), HOTSEAT_PUBLIC_URL=address))
    assert code == 2
    assert "public_url" in said
    assert "Traceback" not in said


async def test_the_version_is_printed() -> None:
    assert await ended(await start("--version")) == (0, f"hotseat {__version__}\n")


async def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        flags = ("--host", "127.0.0.1", "--port", port, "--data-dir", str(tmp_path))
        code, said = await ended(await start("serve", *flags))
    assert code == 2
    assert f"Port {port} on 127.0.0.1 cannot be used" in said
    assert len(said.strip().splitlines()) == 1


async def test_a_data_folder_that_cannot_be_used_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, said = await ended(await start("serve", "--port", "0", "--data-dir", str(tmp_path / "file")))
    assert code == 2
    assert "cannot be used" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_says_goodbye_to_everybody_and_ends_well(tmp_path: Path, how: signal.Signals) -> None:
    async with serving(tmp_path) as (process, port), a_client(port) as desk:
        await desk.open_room()
        await desk.must("lock_room", on=True)
        process.send_signal(how)
        assert (await desk.next_of("bye"))["slug"] == "server-stopping"
        async with asyncio.timeout(PATIENCE_S):
            assert await process.wait() == 0


async def test_the_start_prints_where_to_go(tmp_path: Path) -> None:
    async with serving(tmp_path) as (process, port):
        process.send_signal(signal.SIGINT)
        code, said = await ended(process)
    assert code == 0
    assert f"http://localhost:{port}/facilitator" in said


def test_the_welcome_shows_the_address_for_phones_and_its_code_to_scan() -> None:
    said = welcome(Addresses("0.0.0.0", 8080, "https://play.example.org"))
    assert "Phones    https://play.example.org/" in said
    assert "http://localhost:8080/facilitator" in said
    assert "█" in said


def test_the_welcome_says_when_no_phone_can_come() -> None:
    assert "for this computer only" in welcome(Addresses("127.0.0.1", 8080, None))
