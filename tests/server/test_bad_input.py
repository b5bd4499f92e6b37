"""Bad input: each kind is answered with a slug and a sentence, changes nothing, and leaves the connection usable."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from server.session import MOST_ERRORS, MOST_WRONG_HELLOS
from server.wire.codec import FRAME_LIMIT, JSON, MSGPACK, Codec
from server.wire.messages import ECHO_LIMIT
from tests.server.clients import Client, a_server, new_key

BAD: list[tuple[str, Mapping[str, Any]]] = [
    ("malformed-frame", {"n": 1}),
    ("unknown-message", {"t": "make_coffee", "n": 1}),
    ("unknown-message", {"t": "take_seat", "n": 1, "seat": "s1", "name": "Eve", "key_hash": "x"}),
    ("counter-invalid", {"t": "volunteer", "n": -1, "on": True}),
    ("counter-invalid", {"t": "volunteer", "on": True}),
    ("field-invalid", {"t": "volunteer", "n": 1, "on": "yes"}),
    ("field-invalid", {"t": "propose", "n": 1, "turn": 0, "text": "x" * 401}),
    ("hello-twice", {"t": "hello", "v": 1, "room": "CCCCCC", "role": "stage"}),
    ("old-version", {"t": "open", "v": 0}),
    ("new-version", {"t": "open", "v": 2}),
]


async def assert_alive_and_unchanged(client: Client, before: Mapping[str, Any]) -> None:
    await client.tell({"t": "ping"}, "pong")
    assert client.sections == before


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=["msgpack", "json"])
@pytest.mark.parametrize(("slug", "message"), BAD, ids=[f"{slug}-{place}" for place, (slug, _) in enumerate(BAD)])
async def test_a_bad_message_is_refused_in_words(
    tmp_path: Path, codec: Codec, slug: str, message: Mapping[str, Any]
) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana", codec) as ana:
        await ana.until(lambda: ana.sections["room"]["here"] == 1)
        before = ana.sections
        answer = await ana.tell(message, "refused")
        assert answer["slug"] == slug
        assert answer["say"].endswith(".")
        await assert_alive_and_unchanged(ana, before)


async def test_a_language_that_no_screen_speaks_is_refused_with_those_they_do(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room(language="fr") as desk:
        assert desk.sections["room"]["language"] == "fr"
        answer = await desk.tell({"t": "set_rules", "n": 1, "language": "tlh"}, "refused")
        assert answer["slug"] == "field-invalid"
        assert answer["say"] == "“language” is not as it should be: input should be 'en', 'es', 'de', 'fr' or 'ar'."
        await desk.must("set_rules", language="es")
        await desk.until(lambda: desk.sections["room"]["language"] == "es")


@pytest.mark.parametrize(
    "frame", [b"\xc1\xc1", b"", "text on a binary line", b"\x82\xa1t\xa4nope\xa1t\xa4ping", b"\x81\xa1t\xd4\xff\x00"]
)
async def test_noise_is_refused_as_a_malformed_frame(tmp_path: Path, frame: bytes | str) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client() as client:
        await client.socket.send(frame)
        assert (await client.next_of("refused"))["slug"] == "malformed-frame"
        await client.tell({"t": "ping"}, "pong")


@pytest.mark.parametrize(
    "frame", ['{"t": "nope", "t": "ping"}', '{"t": "ping", "x": {"y": 1, "y": 2}}', '{"t": NaN}', "[" * 9000, b"{}"]
)
async def test_noise_on_a_text_line_is_refused_as_well(tmp_path: Path, frame: bytes | str) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client(JSON) as client:
        await client.socket.send(frame)
        assert (await client.next_of("refused"))["slug"] == "malformed-frame"
        await client.tell({"t": "ping"}, "pong")


async def test_whole_views_asked_for_in_one_breath_are_told_once(tmp_path: Path) -> None:
    async with a_server(tmp_path, gather_ms=200) as hotseat, hotseat.a_room() as desk:
        before = len(desk.heard)
        for _ in range(100):
            await desk.send({"t": "resync"})
        await desk.must("lock_room", on=True)
        assert 1 <= sum(one["t"] == "view" and one["whole"] for one in desk.heard[before:]) < 10
        after = len(desk.heard)
        await desk.send({"t": "resync"})
        assert (await desk.next_of("view", after))["whole"] is True


async def test_a_command_before_hello_is_refused(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client() as client:
        answer = await client.do("volunteer", on=True)
        assert (answer["slug"], answer["n"]) == ("hello-first", 1)


@pytest.mark.parametrize(
    ("t", "fields"),
    [
        ("end_step", {"turn": 0}),
        ("close_room", {}),
        ("lock_room", {"on": True}),
        ("start_round", {"scenario": "the-deposit", "format": "quick"}),
        ("mark_reply", {"reply": "1.1.1", "strategy": "apologise", "mark": 2}),
    ],
)
async def test_a_participant_has_no_facilitators_rights(tmp_path: Path, t: str, fields: Mapping[str, Any]) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana") as ana:
        answer = await ana.do(t, **fields)
        assert answer["slug"] == "not-for-your-role"
        assert desk.sections["phase"]["name"] == "lobby"


async def test_a_facilitator_and_a_stage_have_no_participants_rights(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as stage:
        stage.room = desk.room
        await stage.hello(role="stage")
        for client in (desk, stage):
            assert (await client.do("volunteer", on=True))["slug"] == "not-for-your-role"
        assert (await stage.do("close_room"))["slug"] == "not-for-your-role"


async def test_what_the_room_refuses_has_the_rooms_own_words(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        answer = await desk.do("start_round", scenario="no-such", format="quick")
        assert answer["slug"] == "no-such-scenario"
        assert answer["say"] == "The deck has no such scenario. Choose one from the list."


async def test_a_frame_that_is_too_big_ends_the_connection(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client() as client:
        await client.socket.send(b"\x00" * (FRAME_LIMIT + 1))
        await client.until(lambda: client.closed)
        assert client.socket.close_code == 1009


async def test_a_connection_that_only_talks_nonsense_is_ended(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client() as client:
        for _ in range(MOST_ERRORS):
            await client.send({"t": "nonsense"})
        assert (await client.next_of("bye"))["slug"] == "too-many-errors"
        await client.until(lambda: client.closed)


async def test_a_connection_that_guesses_keys_is_ended(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as thief:
        for _ in range(MOST_WRONG_HELLOS):
            guess = {"room": desk.room, "role": "facilitator", "key": new_key(), "desk": new_key()}
            assert (await thief.tell({"t": "hello", "v": 1, **guess}, "refused"))["slug"] == "key-wrong"
        assert (await thief.next_of("bye"))["slug"] == "too-many-errors"


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=["msgpack", "json"])
async def test_a_ping_before_hello_is_answered_and_brings_its_echo_back(tmp_path: Path, codec: Codec) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client(codec) as client:
        assert await client.tell({"t": "ping"}, "pong") == {"t": "pong"}
        long = "ü" * ECHO_LIMIT
        assert await client.tell({"t": "ping", "echo": long}, "pong") == {"t": "pong", "echo": long}
        assert (await client.tell({"t": "ping", "echo": long + "ü"}, "refused"))["slug"] == "field-invalid"


async def test_a_connection_without_a_hello_is_ended_and_one_with_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.connection.HELLO_WITHIN_S", 0.3)
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as client:
        await client.tell({"t": "ping"}, "pong")
        assert (await client.next_of("bye"))["slug"] == "no-hello"
        await client.until(lambda: client.closed)
        await desk.must("lock_room", on=True)


async def test_the_log_holds_no_keys_names_or_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room(title="Secret title") as desk,
        hotseat.a_seat(desk.room, "Verysecretname") as ana,
    ):
        await ana.tell({"t": "propose", "n": 1, "turn": 0, "text": "Secret text", "x": 1}, "refused")
        await ana.tell({"t": "hello", "v": 1, "room": "CCCCCC", "role": "facilitator", "key": ana.key}, "refused")
        await ana.do("close_room")
    written = "".join(capsys.readouterr())
    assert "field-invalid" in written
    assert len([line for line in written.splitlines() if "not-for-your-role" in line]) == 1
    for secret in ("ecret", ana.key, desk.key):
        assert secret not in written
