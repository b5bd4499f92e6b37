"""A deck over the wire: checked in the words of the command line, and played by a room that keeps it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from rounds.deck import Deck, parse_deck
from rounds.deck_errors import DeckError
from rounds.plain import from_plain
from server.connection import CHECKS_APART_S
from server.wire.codec import FRAME_LIMIT, JSON, MSGPACK, Codec
from server.wire.messages import DECK_LIMIT
from tests.server.clients import Client, Hotseat, a_server, new_key
from tests.server.test_http import ask

DOCS = (Path(__file__).parents[2] / "docs" / "decks.md").read_text("utf-8")
LENDING = DOCS.split("```yaml\n")[1].split("```")[0]
FAULTY = LENDING.replace("cause: service-failure", "cause: ignored").replace("teaser:", "teasr:")
STARTER = files("rounds").joinpath("decks", "en", "starter.yaml").read_text("utf-8")
LONGEST = files("rounds").joinpath("decks", "en", "pressure.yaml").read_text("utf-8")
BOMB = "title: &a [x, x]\nlanguage: &b [*a, *a, *a]\nscenarios: [*b, *b, *b]\n"
NESTED = "title: " + "[" * 5_000 + "]" * 5_000


@pytest.fixture
async def hotseat(tmp_path: Path) -> AsyncIterator[Hotseat]:
    async with a_server(tmp_path) as hotseat:
        yield hotseat


async def checked(client: Client, text: str) -> dict[str, Any]:
    return await client.tell({"t": "check_deck", "text": text}, "deck_checked")


def titles(client: Client) -> list[str]:
    return [one["title"] for one in client.sections["library"]["scenarios"]]


# -- checking ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=["msgpack", "json"])
async def test_a_deck_that_plays_comes_back_as_it_was_read(hotseat: Hotseat, codec: Codec) -> None:
    async with hotseat.client(codec) as client:
        answer = await checked(client, LENDING)
        assert answer["problems"] == []
        assert from_plain(Deck, answer["deck"]) == parse_deck(LENDING, "lending.yaml")


async def test_mistakes_are_told_in_the_words_of_the_command_line(hotseat: Hotseat) -> None:
    with pytest.raises(DeckError) as error:
        parse_deck(FAULTY, "lending.yaml")
    async with hotseat.client() as client:
        answer = await checked(client, FAULTY)
    assert answer["deck"] is None
    assert [
        f"lending.yaml:{one['line']} {one['path']}: {one['problem']} {one['remedy']}" for one in answer["problems"]
    ] == [str(one) for one in error.value.problems]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        (BOMB, "*a repeats another part."),
        (NESTED, "Lists and fields are nested too deeply."),
        ("a: [" + "x, " * 15_000, "YAML cannot be read from here on"),
        ("title: !!python/object/apply:os.system [ls]", "has no meaning here."),
        ("title: \u202eevil", "There is a character here that nobody can see, U+202E."),
        ("- ? " * 2_000, "nested too deeply"),
    ],
    ids=["empty", "aliases", "nested", "endless", "tag", "direction", "keys"],
)
async def test_hostile_yaml_is_refused_in_words(hotseat: Hotseat, text: str, sentence: str) -> None:
    async with hotseat.client() as client:
        answer = await checked(client, text)
        assert answer["deck"] is None
        assert any(sentence in one["problem"] for one in answer["problems"]), answer["problems"]
        await client.tell({"t": "ping"}, "pong")


async def test_half_a_character_is_no_text(hotseat: Hotseat) -> None:
    async with hotseat.client(JSON) as client:
        await client.socket.send(r'{"t": "check_deck", "text": "\ud800"}')
        assert (await client.next_of("refused"))["slug"] == "field-invalid"


async def test_a_text_over_the_limit_is_refused_before_it_is_read(hotseat: Hotseat) -> None:
    async with hotseat.client() as client:
        answer = await client.tell({"t": "check_deck", "text": "x" * (DECK_LIMIT + 1)}, "refused")
        assert answer["slug"] == "field-invalid"
        assert "200000 characters" in answer["say"]


async def test_the_longest_deck_that_comes_with_the_server_can_be_sent(hotseat: Hotseat) -> None:
    assert DECK_LIMIT < FRAME_LIMIT
    async with hotseat.client() as client:
        assert (await checked(client, LONGEST))["problems"] == []


async def test_checks_of_one_connection_are_held_apart(hotseat: Hotseat) -> None:
    async with hotseat.client() as client:
        began = time.monotonic()
        for _ in range(4):
            await client.send({"t": "check_deck", "text": "title: x"})
        await client.until(lambda: sum(one["t"] == "deck_checked" for one in client.heard) == 4)
        assert time.monotonic() - began >= 3 * CHECKS_APART_S


async def test_a_long_deck_does_not_keep_others_waiting(hotseat: Hotseat) -> None:
    crowded = "title: [" + "a, " * 20_000 + "a]"
    async with hotseat.client() as author, hotseat.client() as other:
        checking = asyncio.create_task(checked(author, crowded))
        answered = 0
        while not checking.done():
            await other.tell({"t": "ping"}, "pong")
            answered += 1
        assert (await checking)["deck"] is None
        assert answered > 10


async def test_checking_keeps_nothing_and_needs_no_room(hotseat: Hotseat) -> None:
    async with hotseat.client() as client:
        await checked(client, LENDING)
        assert hotseat.app.registry.rooms_awake == 0


# -- a room of one deck -----------------------------------------------------------------------------------------------
async def test_a_room_with_a_deck_of_the_server_offers_that_alone(hotseat: Hotseat) -> None:
    async with hotseat.a_room(deck="starter") as desk:
        assert titles(desk) == [one.title for one in parse_deck(STARTER, "starter.yaml").scenarios]
        assert desk.sections["library"]["deck"] == parse_deck(STARTER, "starter.yaml").title


async def test_a_room_without_one_offers_everything(hotseat: Hotseat) -> None:
    async with hotseat.a_room() as desk:
        assert len(titles(desk)) > 3
        assert desk.sections["library"]["deck"] == ""


async def test_an_own_deck_is_played_and_survives_a_restart(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room(deck_text=LENDING) as desk:
        assert titles(desk) == ["The reserved book"]
        assert desk.sections["library"]["deck"] == "At the lending desk"
        room, key = desk.room, desk.key
    async with a_server(tmp_path) as hotseat, hotseat.client() as desk, hotseat.a_seat(room, "Ana") as ana:
        desk.room = room
        await desk.hello(role="facilitator", key=key, desk=new_key())
        assert titles(desk) == ["The reserved book"]
        assert (await desk.do("start_round", scenario="cancelled-boiler", format="quick"))["slug"] == "no-such-scenario"
        await desk.must("start_round", scenario="the-reserved-book", format="quick")
        await ana.until_phase("casting")
        assert "Millbrook Library" in json.dumps(desk.sections["scene"])


async def test_a_room_that_runs_itself_has_its_deck_on_the_shelf(hotseat: Hotseat) -> None:
    async with hotseat.client() as opener:
        room = (await opener.tell({"t": "open", "v": 1, "self_run": True, "deck_text": LENDING}, "opened"))["room"]
        async with hotseat.a_seat(room, "Ana") as ana:
            assert [one["title"] for one in ana.sections["shelf"]] == ["The reserved book"]


@pytest.mark.parametrize(
    ("wish", "slug"),
    [
        ({"deck": "no-such"}, "deck-unknown"),
        ({"deck": "../starter"}, "deck-unknown"),
        ({"deck_text": FAULTY}, "deck-faulty"),
        ({"deck_text": "["}, "deck-faulty"),
        ({"deck": "starter", "deck_text": LENDING}, "field-invalid"),
    ],
)
async def test_a_room_with_a_deck_that_cannot_be_had_is_not_opened(
    hotseat: Hotseat, wish: dict[str, str], slug: str
) -> None:
    async with hotseat.client() as client:
        answer = await client.tell({"t": "open", "v": 1, **wish}, "refused")
        assert answer["slug"] == slug
        assert answer["say"].endswith(".")
        assert hotseat.app.registry.rooms_awake == 0


# -- the list ---------------------------------------------------------------------------------------------------------
async def test_the_list_of_decks_tells_titles_and_heat_and_nothing_else(hotseat: Hotseat) -> None:
    answer = await ask(hotseat, "/decks.json")
    listed = json.loads(answer.body)
    assert listed[0]["name"] == "starter"
    starter = parse_deck(STARTER, "starter.yaml")
    assert listed[0] == {
        "name": "starter",
        "title": starter.title,
        "language": "en",
        "scenarios": [{"id": one.id, "title": one.title, "heat": one.heat} for one in starter.scenarios],
    }
    for one in starter.scenarios:
        assert one.brief.hidden_need not in answer.body.decode()
