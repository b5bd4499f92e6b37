"""The messages of the wire: what a client may send, field by field, and what the server answers.

Commands are the dataclasses of `rounds.commands`, each under its snake_case name and with its counter `n`. This
module gives them, and the greetings below, one strict model each; limits stand where the fields are declared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, ClassVar, Literal, NotRequired, TypeAlias, get_args, get_type_hints

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, create_model
from typing_extensions import TypedDict

from rounds.commands import TITLE_LIMIT, FacilitatorCommand, Language, Mode, ParticipantCommand
from rounds.sections import DeskTeam, MarkingReply, PointsRow, RosterSeat, Sections, WhyView
from server.wire.faults import Fault, WireRefusal

VERSION = 1
LARGEST_COUNTER = 2**53 - 1
"""The greatest whole number that JavaScript counts exactly."""

DECK_LIMIT = 200_000
"""The longest text of a deck that can be sent, in characters: a deck of twenty long scenarios."""

DECK_NAME_LIMIT = 200
TYPED_NAME_LIMIT = 400
"""What a name may be on the wire; how long a name may be in a room, the room says in graphemes."""

ECHO_LIMIT = 8192
"""How much a ping may ask to have back: enough to see whether large frames pass unharmed."""

URL_SAFE = r"^[A-Za-z0-9_-]+$"
Version = Literal[1]
Code = Annotated[str, MinLen(1), MaxLen(16)]
Key = Annotated[str, StringConstraints(min_length=22, max_length=128, pattern=URL_SAFE)]
Desk = Annotated[str, StringConstraints(min_length=8, max_length=64, pattern=URL_SAFE)]
Counter = Annotated[int, Ge(1), Le(LARGEST_COUNTER)]


# -- from a client --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Open:
    """Opens a new room; answered by Opened. A `self_run` one has no facilitator: its people start rounds and go on.

    With `deck`, the name of one of the server's decks, or with `deck_text`, a deck of one's own, it offers only that.
    """

    t: ClassVar = "open"
    v: Version
    title: Annotated[str, MaxLen(TITLE_LIMIT)] = ""
    mode: Mode = "teams"
    team_size: Annotated[int, Ge(1), Le(12)] = 4
    self_run: bool = False
    deck: Annotated[str, MaxLen(DECK_NAME_LIMIT)] = ""
    deck_text: Annotated[str, MaxLen(DECK_LIMIT)] = ""
    language: Language = "en"


@dataclass(frozen=True, slots=True)
class CheckDeck:
    """Asks whether the text of a deck can be played; answered by DeckChecked. Nothing is kept of it."""

    t: ClassVar = "check_deck"
    text: Annotated[str, MaxLen(DECK_LIMIT)]


@dataclass(frozen=True, slots=True)
class HelloParticipant:
    """Comes back to the seat of a key the client drew and keeps, or takes a new seat under a name."""

    t: ClassVar = "hello"
    v: Version
    room: Code
    role: Literal["participant"]
    key: Key
    name: Annotated[str, MaxLen(TYPED_NAME_LIMIT)] | None = None


@dataclass(frozen=True, slots=True)
class HelloFacilitator:
    """Opens a facilitator's desk; `desk` is drawn and kept by the client and scopes its counters."""

    t: ClassVar = "hello"
    v: Version
    room: Code
    role: Literal["facilitator"]
    key: Key
    desk: Desk


@dataclass(frozen=True, slots=True)
class HelloStage:
    """Opens a shared screen."""

    t: ClassVar = "hello"
    v: Version
    room: Code
    role: Literal["stage"]


@dataclass(frozen=True, slots=True)
class Ping:
    """Asks whether the server is there; answered by Pong, which brings `echo` back as it came."""

    t: ClassVar = "ping"
    echo: Annotated[str, MaxLen(ECHO_LIMIT)] = ""


@dataclass(frozen=True, slots=True)
class Resync:
    """Asks for whole views again, after a gap in their versions."""

    t: ClassVar = "resync"


Hello: TypeAlias = HelloParticipant | HelloFacilitator | HelloStage


@dataclass(frozen=True, slots=True)
class Numbered:
    """A command as it came, with its client's counter."""

    n: int
    command: ParticipantCommand | FacilitatorCommand


FromClient: TypeAlias = Open | CheckDeck | Hello | Ping | Resync | Numbered


# -- to a client ----------------------------------------------------------------------------------------------------
class Opened(TypedDict):
    """A new room's code, and its facilitator key, which is told this once."""

    t: Literal["opened"]
    room: str
    key: str


class DeckFault(TypedDict):
    """One thing to mend in a deck; `path` is its place, such as `scenarios[0].brief.cause`."""

    line: int
    path: str
    problem: str
    remedy: str


class DeckChecked(TypedDict):
    """What is to mend in a deck; or, where that is nothing, the deck as it was read, with texts in their final form."""

    t: Literal["deck_checked"]
    problems: list[DeckFault]
    deck: dict[str, Any] | None


class Welcome(TypedDict):
    """One is in. `last_n` is the highest counter done for this seat or desk; `join_url` takes `#` and the code.

    It comes again, with whole views, when the room has moved to another server: send again what has no answer.
    `topics` is for facilitators, where the server has a broker: what the room's topics of classroom things begin with.
    """

    t: Literal["welcome"]
    v: Version
    role: Literal["participant", "facilitator", "stage"]
    room: str
    seat: str | None
    last_n: int
    join_url: str
    heartbeat_s: int
    topics: NotRequired[str]


class Patch(TypedDict, total=False):
    """Changed keys of keyed sections; null deletes a key."""

    roster: dict[str, RosterSeat | None]
    teams: dict[str, DeskTeam | None]
    marking: dict[str, MarkingReply | None]
    account: dict[str, PointsRow | None]
    why: dict[str, WhyView | None]


class View(TypedDict):
    """What changed on a channel since version `since`; `whole` replaces all of the channel's sections."""

    t: Literal["view"]
    of: Literal["phones", "stage", "desk", "team", "seat"]
    v: int
    since: int
    turn: int
    whole: bool
    set: Sections
    patch: Patch


class Ack(TypedDict):
    """The command with this counter is done and saved."""

    t: Literal["ack"]
    n: int


class Refused(TypedDict):
    """A message that was not done; programs compare `slug`, people read `say`."""

    t: Literal["refused"]
    n: int | None
    slug: str
    say: str


class Bye(TypedDict):
    """The server closes this connection after this message."""

    t: Literal["bye"]
    slug: str
    say: str


class Pong(TypedDict):
    """The server is there; with the `echo` of the ping, where it had one."""

    t: Literal["pong"]
    echo: NotRequired[str]


ToClient: TypeAlias = Opened | DeckChecked | Welcome | View | Ack | Refused | Bye | Pong


# -- reading --------------------------------------------------------------------------------------------------------
def wire_name(kind: type) -> str:
    """The name of a command on the wire: `CastBallot` is `cast_ballot`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def strict_model(kind: type, t: str, *, counted: bool) -> type[BaseModel]:
    """A model that takes exactly the fields of a dataclass, with their limits, and turns no type into another."""
    hints = get_type_hints(kind, include_extras=True)
    shape: dict[str, Any] = {"t": (Literal[t], ...)} | ({"n": (Counter, ...)} if counted else {})
    for one in fields(kind):
        shape[one.name] = (hints[one.name], ... if one.default is MISSING else one.default)
    config = ConfigDict(strict=True, extra="forbid")
    return create_model(kind.__name__, __config__=config, __doc__=kind.__doc__, **shape)


COMMANDS: Mapping[str, type] = {
    wire_name(one): one for one in (*get_args(ParticipantCommand), *get_args(FacilitatorCommand))
}
COMMAND_MODELS = {name: strict_model(kind, name, counted=True) for name, kind in COMMANDS.items()}
GREETINGS: Mapping[str, type] = {one.t: one for one in (Open, CheckDeck, Ping, Resync)}
GREETING_MODELS = {name: strict_model(kind, name, counted=False) for name, kind in GREETINGS.items()}
HELLOS: Mapping[str, type] = {"participant": HelloParticipant, "facilitator": HelloFacilitator, "stage": HelloStage}
HELLO_MODELS = {role: strict_model(kind, "hello", counted=False) for role, kind in HELLOS.items()}


def read(frame: Mapping[str, object]) -> FromClient:
    """The message a frame holds; raises WireRefusal where the name, the version, the counter or a field is wrong.

    A field that is null counts as left out, because JavaScript packs `undefined` as null.
    """
    frame = {field: value for field, value in frame.items() if value is not None}
    t = frame.get("t")
    if not isinstance(t, str):
        raise WireRefusal(Fault.MALFORMED_FRAME)
    if t in COMMANDS:
        return _read_command(t, frame)
    if t in ("open", "hello"):
        _check_version(frame.get("v"))
    if t == "hello":
        return _read_hello(frame)
    if t in GREETINGS:
        greeting: FromClient = _validated(GREETINGS[t], GREETING_MODELS[t], frame, n=None)
        return greeting
    raise WireRefusal(Fault.UNKNOWN_MESSAGE)


def _read_command(t: str, frame: Mapping[str, object]) -> Numbered:
    n = frame.get("n")
    if type(n) is not int or not 1 <= n <= LARGEST_COUNTER:
        raise WireRefusal(Fault.COUNTER_INVALID)
    return Numbered(n, _validated(COMMANDS[t], COMMAND_MODELS[t], frame, n=n))


def _read_hello(frame: Mapping[str, object]) -> Hello:
    role = frame.get("role")
    if not isinstance(role, str) or role not in HELLOS:
        raise WireRefusal(Fault.FIELD_INVALID, f"“role” is one of {', '.join(HELLOS)}.")
    hello: Hello = _validated(HELLOS[role], HELLO_MODELS[role], frame, n=None)
    return hello


def _check_version(v: object) -> None:
    if type(v) is not int:
        raise WireRefusal(Fault.FIELD_INVALID, f"“v” is the version of the protocol, now {VERSION}.")
    if v != VERSION:
        raise WireRefusal(Fault.OLD_VERSION if v < VERSION else Fault.NEW_VERSION)


def _validated(kind: type, model: type[BaseModel], frame: Mapping[str, object], *, n: int | None) -> Any:
    try:
        checked = model.__pydantic_validator__.validate_python(frame)
    except ValidationError as fault:
        raise WireRefusal(Fault.FIELD_INVALID, _field_sentence(fault), n=n) from None
    return kind(**{one.name: getattr(checked, one.name) for one in fields(kind)})


def _field_sentence(fault: ValidationError) -> str:
    """Which field is wrong and what is allowed, without a word of what was sent."""
    first = fault.errors(include_url=False, include_input=False, include_context=False)[0]
    field = str(first["loc"][0]) if first["loc"] else "t"
    if first["type"] == "extra_forbidden":
        return f"“{field[:40]}” is not a field of this message. Leave it out."
    return f"“{field}” is not as it should be: {first['msg'][:1].lower()}{first['msg'][1:]}."
