"""What a round asks besides its exchanges: the guess at the cause, the record, the decision, the debrief's page."""

from __future__ import annotations

from collections import Counter

from rounds import commands, events
from rounds.chance import rank
from rounds.debrief import pages_of
from rounds.events import Event
from rounds.ids import CauseId, TeamId
from rounds.names import readable
from rounds.refusals import Refusal, Slug
from rounds.state import Guess, Room, Round, Seat
from rounds.strategies import CATALOGUE

CAUSES_OFFERED = 5


def causes_offered(playing: Round) -> list[CauseId]:
    """The true cause and four others, in an order that tells nothing; the same in every replay."""
    true = playing.scenario.brief.cause
    others = sorted(
        (cause for cause in CATALOGUE.cause if cause != true), key=lambda cause: rank(playing.seed, "cause", cause)
    )
    offered = [true, *others[: CAUSES_OFFERED - 1]]
    return sorted(offered, key=lambda cause: rank(playing.seed, "place of cause", cause))


def guess(room: Room, playing: Round, command: commands.GuessCause, seat: Seat) -> list[Event]:
    if not room.is_writer(seat):
        raise Refusal(Slug.NOT_A_WRITER)
    if command.cause not in causes_offered(playing):
        raise Refusal(Slug.NO_SUCH_CAUSE)
    guessed = Guess(seat.team, command.cause)
    return [events.CauseGuessed(seat.id, guessed)] if playing.guesses.get(seat.id) != guessed else []


def team_guesses(playing: Round) -> dict[TeamId, CauseId]:
    """What most of each team's people say; on a tie, what was said first."""
    said: dict[TeamId, Counter[CauseId]] = {}
    for one in playing.guesses.values():
        said.setdefault(one.team, Counter())[one.cause] += 1
    return {team: max(counts, key=counts.__getitem__) for team, counts in said.items()}


def write_record(room: Room, playing: Round, command: commands.WriteRecord, seat: Seat) -> list[Event]:
    if not room.is_writer(seat):
        raise Refusal(Slug.NOT_A_WRITER)
    text = readable(command.text)
    if playing.records.get(seat.team, {}).get(command.part, "") == text:
        return []
    return [events.RecordWritten(seat.team, command.part, text)]


def mark_record(playing: Round, command: commands.MarkRecord) -> list[Event]:
    if not any(playing.records.get(command.team, {}).values()):
        raise Refusal(Slug.NO_SUCH_TEAM)
    return [events.RecordMarked(command.team, command.points)]


def turn_page(room: Room, playing: Round, command: commands.TurnPage) -> list[Event]:
    if command.page not in {page.id for page in pages_of(room, playing)}:
        raise Refusal(Slug.NOT_NOW)
    return [events.PageTurned(command.page)] if playing.page != command.page else []


def vote_on_business(room: Room, playing: Round, command: commands.Decide, seat: Seat) -> list[Event]:
    if seat.id == playing.customer:
        raise Refusal(Slug.NOT_A_VOTER)
    return [events.DecisionMade(seat.id, command.choice)] if playing.decisions.get(seat.id) != command.choice else []
