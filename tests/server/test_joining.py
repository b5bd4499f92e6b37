"""Coming into a room, and coming back: seats, keys, desks and stages over real sockets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.server.clients import Client, a_server, new_key


async def refused_hello(client: Client, **fields: object) -> str:
    answer = await client.tell({"t": "hello", "v": 1, **fields}, "refused")
    assert answer["n"] is None
    return str(answer["slug"])


async def asked_to_open(client: Client) -> dict[str, Any]:
    before = len(client.heard)
    await client.send({"t": "open", "v": 1})
    await client.until(lambda: len(client.heard) > before)
    return client.heard[before]


async def test_a_room_is_opened_and_its_key_opens_the_desk(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.client() as lobby, hotseat.client() as desk:
        opened = await lobby.tell({"t": "open", "v": 1, "title": "Monday", "team_size": 3}, "opened")
        desk.room = opened["room"]
        welcome = await desk.hello(role="facilitator", key=opened["key"], desk=new_key())
        assert (welcome["role"], welcome["seat"], welcome["last_n"]) == ("facilitator", None, 0)
        assert desk.sections["room"]["title"] == "Monday"
        assert desk.sections["room"]["team_size"] == 3


async def test_people_take_seats_and_everybody_counts_them(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as stage:
        stage.room = desk.room
        await stage.hello(role="stage")
        async with hotseat.a_seat(desk.room, "Ana") as ana, hotseat.a_seat(desk.room, "Bo") as bo:
            for client in (ana, bo, desk, stage):
                await client.until(lambda client=client: client.sections["room"]["here"] == 2)  # type: ignore[misc]
            assert ana.sections["you"]["name"] == "Ana"
            assert {one["name"] for one in desk.sections["roster"].values()} == {"Ana", "Bo"}
        await desk.until(lambda: desk.sections["room"]["here"] == 0)


async def test_nobody_sees_what_belongs_to_another_role(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana") as ana:
        assert set(ana.views) == {"phones", "team", "seat"}
        assert set(desk.views) == {"desk"}
        assert not {"roster", "library", "marking"} & ana.sections.keys()


async def test_a_code_is_known_as_people_type_it(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as ana:
        await ana.join(f" {desk.room[:3].lower()} {desk.room[3:]}", "Ana")
        assert ana.sections["room"]["code"] == desk.room


async def test_a_key_opens_the_same_seat_again(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        async with hotseat.a_seat(desk.room, "Ana") as first:
            seat = first.sections["you"]["seat"]
            await first.must("volunteer", on=True)
        await desk.until(lambda: desk.sections["room"]["here"] == 0)
        async with hotseat.client() as again:
            again.room = desk.room
            welcome = await again.hello(role="participant", key=first.key)
            assert welcome["seat"] == seat
            assert welcome["last_n"] == 1
            assert again.sections["you"]["volunteer"] is True
            assert len(desk.sections["roster"]) == 1


async def test_joining_twice_with_one_key_takes_one_seat(tmp_path: Path) -> None:
    key = new_key()
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        async with hotseat.client() as one, hotseat.client() as other:
            hello = {"t": "hello", "v": 1, "room": desk.room, "role": "participant", "key": key, "name": "Ana"}
            await one.send(hello)
            await other.send(hello)
            welcomes = [await one.next_of("welcome"), await other.next_of("welcome")]
            assert welcomes[0]["seat"] == welcomes[1]["seat"]
        await desk.until(lambda: desk.sections["room"]["here"] == 0)
        assert len(desk.sections["roster"]) == 1


async def test_the_newest_phone_has_the_seat(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana") as old,
        hotseat.client() as new,
    ):
        await new.join(desk.room, None, old.key)
        bye = await old.next_of("bye")
        assert bye["slug"] == "seat-elsewhere"
        await old.until(lambda: old.closed)
        await new.must("volunteer", on=True)
        await desk.until(lambda: any(one["volunteer"] for one in desk.sections["roster"].values()))
        assert [one["present"] for one in desk.sections["roster"].values()] == [True]


async def test_several_desks_count_their_commands_apart(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as one, hotseat.client() as other:
        other.room = one.room
        await other.hello(role="facilitator", key=one.key, desk=new_key())
        await one.must("lock_room", on=True)
        await other.must("lock_room", on=False)
        assert (one.n, other.n) == (1, 1)
        await one.until(lambda: one.sections["room"]["locked"] is False)


async def test_a_hello_that_was_refused_can_be_said_again(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana"),
        hotseat.client() as phone,
    ):
        mine = {"room": desk.room, "role": "participant", "key": new_key()}
        assert await refused_hello(phone, **mine) == "seat-unknown"
        assert await refused_hello(phone, **mine, name="ANA") == "name-taken"
        assert await refused_hello(phone, **mine, name="   ") == "name-missing"
        assert await refused_hello(phone, **mine, name="a" * 60) == "name-too-long"
        assert await refused_hello(phone, **{**mine, "room": "CCCCCC"}, name="Bo") == "room-unknown"
        assert await refused_hello(phone, **{**mine, "room": "no code"}, name="Bo") == "room-unknown"
        await phone.join(desk.room, "Bo", mine["key"])
        assert phone.sections["you"]["name"] == "Bo"


async def test_a_desk_opens_to_the_rooms_key_only(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.client() as guest:
        wrong = {"room": desk.room, "role": "facilitator", "key": new_key(), "desk": new_key()}
        assert await refused_hello(guest, **wrong) == "key-wrong"


async def test_doors_that_are_closed_keep_new_people_out_and_let_others_back(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk:
        async with hotseat.a_seat(desk.room, "Ana") as ana:
            await desk.must("lock_room", on=True)
        async with hotseat.client() as late, hotseat.client() as back:
            hello = {"room": desk.room, "role": "participant", "key": new_key(), "name": "Bo"}
            assert await refused_hello(late, **hello) == "room-locked"
            await back.join(desk.room, None, ana.key)


async def test_a_full_room_says_so(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path, room_capacity=2) as hotseat,
        hotseat.a_room() as desk,
        hotseat.a_seat(desk.room, "Ana"),
        hotseat.a_seat(desk.room, "Bo"),
        hotseat.client() as third,
    ):
        hello = {"room": desk.room, "role": "participant", "key": new_key(), "name": "Cem"}
        assert await refused_hello(third, **hello) == "room-full"


async def test_a_full_server_opens_no_more_rooms(tmp_path: Path) -> None:
    async with a_server(tmp_path, max_rooms=1) as hotseat, hotseat.a_room(), hotseat.client() as second:
        answer = await second.tell({"t": "open", "v": 1}, "refused")
        assert answer["slug"] == "too-many-rooms"


async def test_rooms_that_nobody_is_in_make_space_for_others(tmp_path: Path) -> None:
    async with a_server(tmp_path, max_rooms=1) as hotseat:
        async with hotseat.a_room() as first:
            pass
        async with hotseat.client() as second:
            answer = await asked_to_open(second)
            while answer["t"] == "refused":  # the server has not yet noticed that the first is gone
                answer = await asked_to_open(second)
            assert answer["t"] == "opened"
            assert answer["room"] != first.room
        async with hotseat.client() as back:
            back.room = first.room
            await back.hello(role="stage")


async def test_a_closed_room_can_be_read_and_takes_nobody_new(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat:
        async with hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana"):
            await desk.must("close_room")
        async with hotseat.client() as again, hotseat.client() as stage, hotseat.client() as late:
            again.room = stage.room = desk.room
            await again.hello(role="facilitator", key=desk.key, desk=new_key())
            await stage.hello(role="stage")
            assert again.sections["phase"]["name"] == stage.sections["phase"]["name"] == "closed"
            hello = {"room": desk.room, "role": "participant", "key": new_key(), "name": "Bo"}
            assert await refused_hello(late, **hello) == "room-closed"


async def test_whole_views_come_again_when_asked_for(tmp_path: Path) -> None:
    async with a_server(tmp_path) as hotseat, hotseat.a_room() as desk, hotseat.a_seat(desk.room, "Ana") as ana:
        await ana.until(lambda: ana.sections["room"]["here"] == 1)
        before, ana.views = ana.sections, {}
        await ana.send({"t": "resync"})
        await ana.until(lambda: set(ana.views) == {"phones", "team", "seat"})
        assert ana.sections == before


async def test_people_dealt_to_another_team_hear_that_team(tmp_path: Path) -> None:
    async with (
        a_server(tmp_path) as hotseat,
        hotseat.a_room(mode="teams", team_size=2) as desk,
        hotseat.a_seat(desk.room, "Ana") as ana,
        hotseat.a_seat(desk.room, "Bo") as bo,
    ):
        await desk.must("set_up", mode="solo")
        for phone, name in ((ana, "Ana"), (bo, "Bo")):
            await phone.until(lambda phone=phone, name=name: phone.sections["team"]["mates"] == [name])  # type: ignore[misc]
            assert phone.sections["team"]["team"]["name"] == name
        assert ana.gaps == bo.gaps == 0


async def test_a_welcome_gives_the_address_that_others_can_use(tmp_path: Path) -> None:
    async with a_server(tmp_path, public_url="https://play.example.org") as hotseat, hotseat.a_room() as desk:
        welcome = await desk.next_of("welcome")
        assert welcome["join_url"] == "https://play.example.org/"
