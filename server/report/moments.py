"""When things happened in a workshop, as its journal has it: the state of a room keeps what happened, and not when."""

from __future__ import annotations

from collections.abc import Iterator

from rounds import events
from rounds.events import Event
from rounds.ids import Milliseconds
from server.journal import Recorded

Moment = tuple[str, ...]
"""What happened, with the ids of what it happened to: ("reply", "1.1.2"), ("sure", "s4", "after")."""


def moments_of(recorded: Recorded) -> dict[Moment, Milliseconds]:
    """When each thing happened last."""
    times: dict[Moment, Milliseconds] = {}
    played = 0
    for at, entry in zip(recorded.times, recorded.entries, strict=True):
        for event in entry:
            if isinstance(event, events.RoundStarted):
                played = event.number
            times.update((moment, at) for moment in _moments(event, str(played)))
    return times


def _moments(event: Event, played: str) -> Iterator[Moment]:
    match event:
        case events.SeatTaken():
            yield ("seat", event.seat)
        case events.RepliesSent():
            yield from (("reply", reply.id) for reply in event.replies)
        case events.CustomerReacted():
            yield ("reaction", event.reply)
        case events.StrategySighted():
            yield ("sighting", event.seat, event.reply)
        case events.CauseGuessed():
            yield ("guess", played, event.guess.team)
        case events.ConfidenceRated():
            yield ("sure", event.seat, "after" if event.after else "before")
        case events.CommitmentMade():
            yield ("commitment", event.seat)
        case events.RoundStarted() | events.StepEntered() | events.RoundEnded():
            yield ("round", played)
        case _:
            pass
