"""The generated parts of docs/protocol.md: tables of messages, sections, refusals and phases, from the code itself.

`python -m server.wire.protocol_page` writes them between their markers, and docs/protocol.schema.json beside the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from rounds import refusals
from rounds.context import Facilitator, Participant
from rounds.decide import open_room
from rounds.events import RoomOpened, SeatTaken, TeamMade
from rounds.evolve import evolve, opened
from rounds.formats import FORMATS, Step
from rounds.ids import RoomCode, SeatId, TeamId
from rounds.phases import RINGS_ON, ROUND_PHASES, SCENE_PHASES, Phase
from rounds.sections import KEYED
from rounds.state import Room
from rounds.table import TABLE, WRITERS_ONLY, Rule
from rounds.views import Audience, Desk, Phones, SeatAudience, Stage, TeamAudience, view_for
from server.wire.faults import PARTING_WORDS, SENTENCES
from server.wire.messages import COMMANDS, GREETINGS, HELLOS, ToClient
from server.wire.schema import REF, schema, schema_text

DOCS = Path(__file__).parents[2] / "docs"
PAGE, SCHEMA = DOCS / "protocol.md", DOCS / "protocol.schema.json"
PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
SEAT, TEAM = SeatId("s1"), TeamId("t1")
AUDIENCES: Mapping[str, Audience] = {
    "phones": Phones(),
    "team": TeamAudience(TEAM),
    "seat": SeatAudience(SEAT),
    "stage": Stage(),
    "desk": Desk(),
}

Definition = Mapping[str, Any]


# -- types in words -------------------------------------------------------------------------------------------------
def type_in_words(node: Definition) -> str:
    """A JSON Schema type as a reader says it; definitions are linked by their names."""
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in node:
        return " or ".join(type_in_words(one) for one in node["anyOf"])
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return " or ".join(f"`{one}`" for one in node["enum"])
    if node.get("type") == "array":
        return f"list of {_bracketed(node['items'])}"
    if node.get("type") == "object":
        inside = node["additionalProperties"]
        return "map, as in a deck file" if inside is True else f"map of text to {_bracketed(inside)}"
    return PLAIN[node["type"]] + limits_in_words(node)


def _bracketed(node: Definition) -> str:
    return f"({type_in_words(node)})" if "anyOf" in node else type_in_words(node)


def limits_in_words(node: Definition) -> str:
    least, most = node.get("minimum", node.get("minLength")), node.get("maximum", node.get("maxLength"))
    unit = " characters" if node["type"] == "string" else ""
    pattern = f", only `{node['pattern'].strip('^$').rstrip('+')}`" if "pattern" in node else ""
    if least is None and most is None:
        return pattern
    if most is None or most == 2**53 - 1:
        return f", from {least}{unit}{pattern}"
    return f", {f'{least} to' if least is not None else 'at most'} {most}{unit}{pattern}"


def fields_in_words(definition: Definition, leave_out: Iterable[str] = ()) -> str:
    """The fields of a message in one cell."""
    required = definition.get("required", [])
    shown = {name: node for name, node in definition.get("properties", {}).items() if name not in leave_out}
    said = [
        f"`{name}`: {type_in_words(_without_null(node))}{'' if name in required else ' (may be left out)'}"
        for name, node in shown.items()
    ]
    return "<br>".join(said) or "none"


def _without_null(node: Definition) -> Definition:
    """What may be left out may also be null; to say both is noise."""
    kept = [one for one in node.get("anyOf", []) if one.get("type") != "null"]
    return kept[0] if "default" in node and len(kept) == 1 else node


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(head), *[list(row) for row in rows]]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(map(_in_a_cell, line))} |" for line in lines)


def _in_a_cell(text: str) -> str:
    """A line break would end the table."""
    return text.replace("|", "&#124;").replace("\n\n", "<br>").replace("\n", " ")


# -- the parts ------------------------------------------------------------------------------------------------------
def greetings(definitions: Mapping[str, Definition]) -> str:
    kinds = {**GREETINGS, **{f"hello, `role`: `{role}`": kind for role, kind in HELLOS.items()}}
    rows = []
    for name, kind in kinds.items():
        t, _, role = name.partition(",")
        definition = definitions[kind.__name__]
        fields = fields_in_words(definition, leave_out=("t", "role"))
        rows.append([f"`{t}`{',' if role else ''}{role}", fields, definition["description"]])
    return table(("`t`", "fields", "what it is for"), rows)


def commands(definitions: Mapping[str, Definition]) -> str:
    rows = []
    for name, kind in COMMANDS.items():
        definition = definitions[kind.__name__]
        fields = fields_in_words(definition, leave_out=("t", "n"))
        rows.append([f"`{name}`", _who(kind), _when(TABLE[kind]), fields, definition["description"]])
    return table(("`t`", "by", "in", "fields besides `t` and `n`", "what it does"), rows)


def _who(kind: type) -> str:
    rule = TABLE[kind]
    if kind in WRITERS_ONLY:
        participant = "participant who writes in the round"
    else:
        participant = "the customer" if rule.customer else "participant"
    words = {Participant: participant, Facilitator: "facilitator"}
    who = [words[actor] for actor in rule.actors if actor in words]
    return " or ".join([*who, *(["participant of a room that runs itself"] if rule.alone else [])])


def _when(rule: Rule) -> str:
    everywhere = frozenset(Phase)
    named = {
        everywhere: "every phase",
        everywhere - {Phase.CLOSED}: "every phase but closed",
        ROUND_PHASES: "a round",
        SCENE_PHASES: "a scene (briefing to reaction, technique)",
        SCENE_PHASES | {Phase.CASTING}: "casting, a scene",
    }
    return named.get(rule.phases) or ", ".join(phase for phase in Phase if phase in rule.phases)


def answers(definitions: Mapping[str, Definition]) -> str:
    rows = []
    for kind in get_args(ToClient):
        definition = definitions[kind.__name__]
        t = definition["properties"]["t"]["const"]
        rows.append([f"`{t}`", fields_in_words(definition, leave_out=("t",)), definition.get("description", "")])
    return table(("`t`", "fields besides `t`", "what it says"), rows)


def sections(definitions: Mapping[str, Definition]) -> str:
    """Each section with the channels that carry it; then every type they are made of."""
    shown = {name: view_for(_a_room(), audience, {}) for name, audience in AUDIENCES.items()}
    rows = []
    for name, node in definitions["Sections"]["properties"].items():
        channels = ", ".join(channel for channel, view in shown.items() if name in view)
        rows.append([f"`{name}`{' (keyed)' if name in KEYED else ''}", channels, type_in_words(node)])
    return table(("section", "channels", "value"), rows)


def shapes(definitions: Mapping[str, Definition]) -> str:
    """Every type that sections, patches and answers are made of, in the order in which they are met."""
    met: list[str] = []
    _meet(definitions["Sections"], definitions, met)
    _meet({"$ref": f"{REF}Patch"}, definitions, met)
    _meet({"$ref": f"{REF}DeckFault"}, definitions, met)
    return "\n\n".join(_shape(name, definitions[name]) for name in met)


def _meet(node: Any, definitions: Mapping[str, Definition], met: list[str]) -> None:
    if isinstance(node, Mapping):
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name and name not in met:
            met.append(name)
            _meet(definitions[name], definitions, met)
        for value in node.values():
            _meet(value, definitions, met)
    elif isinstance(node, list):
        for value in node:
            _meet(value, definitions, met)


def _shape(name: str, definition: Definition) -> str:
    rows = [[f"`{field}`", type_in_words(node)] for field, node in definition["properties"].items()]
    about = definition.get("description", "")
    return "\n\n".join([f"#### {name}", *([about] if about else []), table(("field", "value"), rows)])


def _a_room() -> Room:
    """A room with one person in it: its views have every section there is."""
    (first,) = open_room(RoomCode("CDFGHJ"), "", "teams", 4, 2, "", 0)
    assert isinstance(first, RoomOpened)
    room = evolve(opened(first), TeamMade(TEAM, 0, "Ash"))
    return evolve(room, SeatTaken(SEAT, "Ana", TEAM, "", 0))


def refused(_: Mapping[str, Definition]) -> str:
    said = {**{slug.value: say for slug, say in SENTENCES.items()}, **_said(refusals.SENTENCES)}
    return table(("`slug`", "`say`"), [[f"`{slug}`", say] for slug, say in said.items()])


def partings(_: Mapping[str, Definition]) -> str:
    return table(("`slug`", "`say`"), [[f"`{slug}`", say] for slug, say in _said(PARTING_WORDS).items()])


def _said(sentences: Mapping[Any, str]) -> dict[str, str]:
    return {slug.value: say for slug, say in sentences.items()}


OUT_OF_THE_ORDINARY = (
    "[*] --> lobby: open",
    "lobby --> confidence: check_confidence",
    "confidence --> lobby: end_step",
    "drafting --> approval: with approval",
    "approval --> voting: end_step",
    "reaction --> technique: temper 10",
    "technique --> complaint: choose_technique",
    "reaction --> complaint: rewind",
    "lobby --> closing: begin_closing",
    "closing --> lobby: end_step",
    "closing --> closed: close_room",
)
"""Ways that no format's list of steps has."""


def phases(_: Mapping[str, Definition]) -> str:
    """The way through a round in every format there is, and what can come between."""
    edges: dict[str, None] = dict.fromkeys(OUT_OF_THE_ORDINARY)
    for one in FORMATS.values():
        edges[f"lobby --> {one.steps[0].phase}: start_round"] = None
        for before, after in pairwise(one.steps):
            edges[f"{before.phase} --> {after.phase}: {_what_ends(before)}"] = None
        edges[f"{one.steps[-1].phase} --> lobby: end_step"] = None
    edges["lobby --> closed: close_room"] = None
    drawn = [edge for edge in edges if f"{edge} or the bell" not in edges]
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {edge}" for edge in drawn), "```"])


def _what_ends(step: Step) -> str:
    return "end_step or the bell" if step.seconds is not None and step.phase in RINGS_ON else "end_step"


def formats(_: Mapping[str, Definition]) -> str:
    rows = [
        [f"`{one.id}`", one.name, ", ".join(f"{step.phase} {_seconds(step)}".strip() for step in one.steps)]
        for one in FORMATS.values()
    ]
    return table(("`format`", "name", "steps"), rows)


def _seconds(step: Step) -> str:
    return "" if step.seconds is None else f"{step.seconds} s"


# -- the page -------------------------------------------------------------------------------------------------------
PARTS: Mapping[str, Callable[[Mapping[str, Definition]], str]] = {
    one.__name__: one for one in (greetings, commands, answers, sections, shapes, refused, partings, phases, formats)
}


def with_parts(page: str) -> str:
    """The page with every generated part renewed; raises LookupError where a marker names no part."""
    definitions = schema()["$defs"]
    return re.sub(
        r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)",
        lambda found: f"{found[1]}\n{PARTS[found[2]](definitions)}\n\n{found[3]}",
        page,
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    PAGE.write_text(with_parts(PAGE.read_text("utf-8")), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
