"""A workshop to test with: people, facilitator and shell act on a real room, and every event is kept for replay."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Self

from rounds import commands, events
from rounds.commands import Command, Mode
from rounds.context import Actor, Context, Facilitator, Participant, Shell
from rounds.decide import decide, open_room
from rounds.deck import Deck, Scenario, parse_deck
from rounds.events import Event
from rounds.evolve import evolve, opened
from rounds.formats import QUICK
from rounds.ids import FormatId, Milliseconds, ReplyId, RoomCode, ScenarioId, SeatId, TeamId
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.sections import Sections
from rounds.state import Exchange, Room, Round
from rounds.views import Audience, view_for

NOON = 1_800_000_000_000
"""Server time at which every test workshop opens, in milliseconds."""


@cache
def starter_deck() -> Deck:
    name = "starter.yaml"
    return parse_deck(files("rounds").joinpath("decks", "en", name).read_text("utf-8"), name)


def library() -> dict[ScenarioId, Scenario]:
    return {scenario.id: scenario for scenario in starter_deck().scenarios}


class Workshop:
    """A room with its history; `seat["Ada"]` is Ada's seat."""

    def __init__(
        self,
        mode: Mode = "teams",
        team_size: int = 3,
        capacity: int = 5000,
        seed: int = 7,
        *,
        self_run: bool = False,
        language: commands.Language = "en",
    ) -> None:
        code, key_hash = RoomCode("CDFGHJ"), "hash-of-facilitator-key"
        self.history: list[Event] = list(
            open_room(code, "Test", mode, team_size, capacity, key_hash, NOON, self_run, language=language)
        )
        first = self.history[0]
        assert isinstance(first, events.RoomOpened)
        self.room: Room = opened(first)
        self.library = library()
        self.seat: dict[str, SeatId] = {}
        self.now: Milliseconds = NOON
        self.seed = seed

    # -- acting --------------------------------------------------------------------------------------------------
    def do(self, command: Command, actor: Actor, n: int | None = None) -> tuple[Event, ...]:
        context = Context(actor, self.now, self.seed, self.library, n)
        happened = decide(self.room, command, context)
        for event in happened:
            self.room = evolve(self.room, event)
        self.history.extend(happened)
        return happened

    def by(self, name: str, command: Command, n: int | None = None) -> tuple[Event, ...]:
        return self.do(command, Participant(self.seat[name]), n)

    def by_facilitator(self, command: Command, n: int | None = None) -> tuple[Event, ...]:
        return self.do(command, Facilitator("desk-one"), n)

    def by_shell(self, command: Command) -> tuple[Event, ...]:
        return self.do(command, Shell())

    def refuses(self, command: Command, name: str | None = None) -> Slug:
        """Why the person, or without a name the facilitator, is refused; the room must stay as it was."""
        before = repr(self.room)
        try:
            self.by(name, command) if name else self.by_facilitator(command)
        except Refusal as refusal:
            assert repr(self.room) == before
            return refusal.slug
        raise AssertionError(f"{command} was done")

    def ring(self) -> Self:
        """The time of the step passes, and its bell rings."""
        assert self.room.clock is not None
        assert self.room.clock.deadline is not None
        self.now = self.room.clock.deadline
        self.by_shell(commands.Ring(self.room.turn, self.now))
        return self

    def end_step(self) -> Self:
        self.by_facilitator(commands.EndStep(self.room.turn))
        return self

    def join(self, *names: str) -> Self:
        for name in names:
            seat = SeatId(f"s{len(self.room.seats) + 1}")
            self.by_shell(commands.TakeSeat(seat, name, f"hash-of-key-{seat}"))
            self.by_shell(commands.Arrive(seat))
            self.seat[name] = seat
        return self

    def leave(self, *names: str) -> Self:
        for name in names:
            self.by(name, commands.Leave())
        return self

    def drop(self, *names: str) -> Self:
        for name in names:
            self.by_shell(commands.Depart(self.seat[name]))
        return self

    def come_back(self, *names: str) -> Self:
        for name in names:
            self.by_shell(commands.Arrive(self.seat[name]))
        return self

    # -- a round -------------------------------------------------------------------------------------------------
    def start(self, format_: FormatId = QUICK.id, scenario: ScenarioId | None = None) -> Self:
        self.by_facilitator(commands.StartRound(scenario or next(iter(self.library)), format_))
        return self

    def cast(self, name: str) -> Self:
        self.by_facilitator(commands.AskCustomer(self.room.turn, self.seat[name]))
        self.by(name, commands.AnswerCasting(self.room.turn, accept=True))
        return self

    def to(self, phase: Phase) -> Self:
        """Ends steps until the room is in the phase."""
        for _ in range(12):
            if self.room.phase is phase:
                return self
            self.by_facilitator(commands.EndStep(self.room.turn))
        raise AssertionError(f"the room never came to {phase}")

    def propose(self, name: str, text: str) -> Self:
        self.by(name, commands.Propose(self.room.turn, text))
        return self

    def vote(self, name: str, for_team_of: str) -> Self:
        self.by(name, commands.CastBallot(self.reply_of(for_team_of).id))
        return self

    def react(self, value: int, line: str = "") -> Self:
        assert self.exchange.best is not None
        customer = self.playing.customer
        assert customer is not None
        self.do(commands.React(self.exchange.best, value, line), Participant(customer))
        return self

    def play_exchange(self, reaction: int | None = None, authors: tuple[str, ...] = ("Ada", "Ben", "Gus")) -> Self:
        """From the complaint to the customer's reaction, with a reply by each author."""
        self.to(Phase.DRAFTING)
        for name in authors:
            self.propose(name, f"{name} hears you, and is sorry.")
        self.to(Phase.REACTION)
        return self if reaction is None else self.react(reaction)

    # -- looking -------------------------------------------------------------------------------------------------
    def is_in(self, phase: Phase) -> bool:
        return self.room.phase is phase

    @property
    def playing(self) -> Round:
        assert self.room.rounds
        return self.room.rounds[-1]

    @property
    def exchange(self) -> Exchange:
        return self.playing.exchanges[-1]

    def team_of(self, name: str) -> TeamId:
        return self.room.seats[self.seat[name]].team

    def reply_of(self, name: str) -> ReplyOf:
        team = self.team_of(name)
        reply = next(one for one in self.exchange.replies.values() if one.team == team)
        return ReplyOf(reply.id, reply.number, reply.text, reply.author)

    def view(self, audience: Audience) -> Sections:
        return view_for(self.room, audience, self.library)

    def replayed(self, history: Iterable[Event] | None = None) -> Room:
        first, *rest = history if history is not None else self.history
        assert isinstance(first, events.RoomOpened)
        room = opened(first)
        for event in rest:
            room = evolve(room, event)
        return room


class ReplyOf:
    """A reply as a test speaks of it."""

    def __init__(self, id_: ReplyId, number: int, text: str, author: SeatId) -> None:
        self.id, self.number, self.text, self.author = id_, number, text, author


def a_workshop_of(count: int, mode: Mode = "teams", team_size: int = 3) -> Workshop:
    return Workshop(mode, team_size).join(*(f"P{number}" for number in range(1, count + 1)))


def a_scene(
    people: tuple[str, ...] = ("Cy", "Ada", "Ben", "Dot", "Eve", "Fay", "Gus"),
    mode: Mode = "teams",
    format_: FormatId = QUICK.id,
    scenario: str | None = None,
) -> Workshop:
    """A round in which Cy plays the customer, up to the complaint."""
    chosen = ScenarioId(scenario) if scenario else None
    return Workshop(mode).join(*people).start(format_, chosen).cast("Cy").to(Phase.COMPLAINT)
