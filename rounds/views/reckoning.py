"""The reckoning: counts and standings worked out once for a state, however many audiences ask for them."""

from __future__ import annotations

from dataclasses import dataclass

from rounds import scoring
from rounds.ballots import Tally, count
from rounds.ids import ReplyId, TeamId
from rounds.state import Room


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What follows from the latest exchange and the rounds so far."""

    tallies: dict[ReplyId, Tally]
    reply_of: dict[TeamId, ReplyId]
    standings: list[scoring.Account]
    standing_of: dict[TeamId, scoring.Account]


def reckoned(room: Room) -> Reckoning:
    """The reckoning of this state; kept with the room until its next event, so that N teams do not count N times."""
    kept = room.reckoning
    if isinstance(kept, Reckoning):
        return kept
    exchange = room.round.exchange if room.round else None
    accounts = scoring.standings(room)
    fresh = Reckoning(
        tallies=count(exchange) if exchange else {},
        reply_of={reply.team: reply.id for reply in exchange.replies.values()} if exchange else {},
        standings=accounts,
        standing_of={account.team: account for account in accounts},
    )
    room.reckoning = fresh
    return fresh
