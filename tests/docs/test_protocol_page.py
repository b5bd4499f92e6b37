"""docs/protocol.md says what the code does."""

from __future__ import annotations

import json
import re

from pydantic import TypeAdapter

from server.wire import protocol_page
from server.wire.messages import ToClient, read
from server.wire.schema import schema_text

PAGE = protocol_page.PAGE.read_text("utf-8")
AGAIN = "Run python -m server.wire.protocol_page"


def test_the_generated_parts_are_those_the_code_gives() -> None:
    assert protocol_page.with_parts(PAGE) == PAGE, AGAIN


def test_a_part_that_went_stale_is_noticed() -> None:
    stale = PAGE.replace("| `cast_ballot` |", "| `vote` |")
    assert stale != PAGE
    assert protocol_page.with_parts(stale) == PAGE


def test_the_schema_beside_the_page_is_the_one_the_code_gives() -> None:
    assert protocol_page.SCHEMA.read_text("utf-8") == schema_text(), AGAIN


def test_every_generated_part_stands_in_the_page_once() -> None:
    assert sorted(re.findall(r"<!-- generated: (\w+) -->", PAGE)) == sorted(protocol_page.PARTS)


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    headings = {heading.strip().lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) <= headings


def frames(arrow: str) -> list[dict[str, object]]:
    blocks = "\n".join(re.findall(r"```frames\n(.*?)```", PAGE, re.DOTALL))
    found = re.findall(r"^([→←]) (.*?)(?=^[→←]|\Z)", blocks, re.DOTALL | re.MULTILINE)
    return [json.loads(frame) for direction, frame in found if direction == arrow]


def test_the_frames_of_the_worked_example_are_frames_the_server_takes() -> None:
    sent = [(frame["t"], read(frame)) for frame in frames("→")]
    assert [t for t, _ in sent] == ["hello", "propose", "cast_ballot", "hello", "cast_ballot", "cast_ballot"]


def test_the_frames_of_the_worked_example_are_frames_the_server_gives() -> None:
    shape: TypeAdapter[ToClient] = TypeAdapter(ToClient)
    checked = [shape.validate_python(frame, strict=True, extra="forbid") for frame in frames("←")]
    assert [message["t"] for message in checked].count("view") == 6
