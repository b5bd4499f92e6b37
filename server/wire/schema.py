"""The JSON Schema of every message and section; `python -m server.wire.schema` writes it for the client's types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from rounds.commands import FacilitatorCommand, ParticipantCommand
from rounds.sections import Sections
from server.wire.messages import COMMAND_MODELS, GREETING_MODELS, HELLO_MODELS, ToClient

SCHEMA_FILE = Path(__file__).parents[2] / "client_web/src/wire/schema.json"
REF = "#/$defs/"


def schema() -> dict[str, Any]:
    """One schema, whose root names the unions and whose `$defs` hold a definition for each message and section."""
    requests = [*GREETING_MODELS.values(), *HELLO_MODELS.values(), *COMMAND_MODELS.values()]
    _, sent = models_json_schema([(one, "validation") for one in requests], ref_template=REF + "{model}")
    told = TypeAdapter(ToClient).json_schema(ref_template=REF + "{model}")
    sections = TypeAdapter(Sections).json_schema(ref_template=REF + "{model}")
    definitions = {**sent["$defs"], **told["$defs"], **_unions()}
    definitions.setdefault("Sections", {key: value for key, value in sections.items() if key != "$defs"})
    unions = {"from_client": "FromClient", "to_client": "ToClient", "sections": "Sections"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Protocol",
        "description": "Every message of the wire, by who sends it.",
        "type": "object",
        "properties": {name: {"$ref": REF + kind} for name, kind in unions.items()},
        "required": list(unions),
        "$defs": {name: _without_titles(definitions[name]) for name in sorted(definitions)},
    }


def _unions() -> dict[str, Any]:
    greetings = [one.__name__ for one in (*GREETING_MODELS.values(), *HELLO_MODELS.values())]
    return {
        "ParticipantCommand": _any_of(one.__name__ for one in get_args(ParticipantCommand)),
        "FacilitatorCommand": _any_of(one.__name__ for one in get_args(FacilitatorCommand)),
        "Command": _any_of(["ParticipantCommand", "FacilitatorCommand"]),
        "FromClient": _any_of([*greetings, "Command"]),
        "ToClient": _any_of(one.__name__ for one in get_args(ToClient)),
    }


def _any_of(names: Any) -> dict[str, Any]:
    return {"anyOf": [{"$ref": REF + name} for name in names]}


def _without_titles(node: Any) -> Any:
    """The node without the titles pydantic gives to every field, which would become a type each."""
    if isinstance(node, Mapping):
        kept = {key: value for key, value in node.items() if key != "title" or not isinstance(value, str)}
        return {key: _without_titles(value) for key, value in kept.items()}
    return [_without_titles(one) for one in node] if isinstance(node, list) else node


def schema_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
