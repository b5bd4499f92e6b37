"""The reckoning: counts and standings worked out once for a state, however many audiences ask for them."""

from __future__ import annotations

from functools import cached_property

from rounds import scoring
from rounds.ballots import Tally, count
from rounds.ids import ReplyId, TeamId
from rounds.state import Exchange, Room, Round


class Reckoning:
    """What follows from the latest exchange and the rounds so far; each part is worked out when first asked for."""

    def __init__(self, room: Room) -> None:
        self._room = room

    @property
    def _exchange(self) -> Exchange | None:
        return self._room.round.exchange if self._room.round else None

    @cached_property
    def tallies(self) -> dict[ReplyId, Tally]:
        return count(self._exchange) if self._exchange else {}

    @cached_property
    def reply_of(self) -> dict[TeamId, ReplyId]:
        return {reply.team: reply.id for reply in self._exchange.replies.values()} if self._exchange else {}

    @cached_property
    def standings(self) -> list[scoring.Account]:
        return scoring.standings(self._room)

    @cached_property
    def standing_of(self) -> dict[TeamId, scoring.Account]:
        return {account.team: account for account in self.standings}

    @cached_property
    def _last_round(self) -> tuple[Round, dict[TeamId, scoring.Why]] | None:
        counted = [one for one in self._room.rounds if scoring.is_counted(self._room, one)]
        return (counted[-1], scoring.why(self._room, counted[-1])) if counted else None

    def last_round_of(self, team: TeamId) -> tuple[Round, scoring.Why] | None:
        """What a team's points of the latest counted round are made of; None where it did not write in it."""
        if self._last_round is None or team not in self._last_round[1]:
            return None
        return self._last_round[0], self._last_round[1][team]


def reckoned(room: Room) -> Reckoning:
    """The reckoning of this state; kept with the room until its next event, so that N teams do not count N times."""
    if not isinstance(room.reckoning, Reckoning):
        room.reckoning = Reckoning(room)
    assert isinstance(room.reckoning, Reckoning)
    return room.reckoning
