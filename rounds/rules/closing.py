"""Before the first round and after the last: how sure people are of themselves, and what they take home."""

from __future__ import annotations

from rounds import commands, events
from rounds.events import Event
from rounds.ids import Turn
from rounds.names import readable
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.state import Room, Seat


def open_step(room: Room, command: commands.CheckConfidence | commands.BeginClosing) -> list[Event]:
    if isinstance(command, commands.CheckConfidence) and room.rounds:
        raise Refusal(Slug.NOT_NOW)  # what is asked after a round is no “before” any more
    phase = Phase.CLOSING if isinstance(command, commands.BeginClosing) else Phase.CONFIDENCE
    return [events.StepEntered(Turn(room.turn + 1), phase, None, None)]


def leave_step(room: Room) -> list[Event]:
    """Back to the lobby, from which a closing can be opened again."""
    return [events.StepEntered(Turn(room.turn + 1), Phase.LOBBY, None, None)]


def rate(room: Room, command: commands.RateConfidence, seat: Seat) -> list[Event]:
    after = room.phase is Phase.CLOSING
    before = (room.sure_after if after else room.sure_before).get(seat.id)
    return [events.ConfidenceRated(seat.id, command.level, after)] if before != command.level else []


def commit(room: Room, command: commands.Commit, seat: Seat) -> list[Event]:
    text = readable(command.text)
    return [events.CommitmentMade(seat.id, text)] if text != room.commitments.get(seat.id, "") else []
