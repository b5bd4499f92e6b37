"""Ballots: who may vote for what, samples that show every reply equally often, and the count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rounds.chance import rank
from rounds.ids import ReplyId, SeatId, TeamId
from rounds.state import Exchange, Reply

K = TypeVar("K")

WHOLE_BALLOT = 7
"""Up to so many replies, everybody sees all of them (but their own team's)."""

SAMPLE = 5


def deal(
    replies: Mapping[ReplyId, Reply],
    voters: Mapping[SeatId, TeamId],
    seed: int,
    dealt: Mapping[SeatId, tuple[ReplyId, ...]] | None = None,
) -> dict[SeatId, tuple[ReplyId, ...]]:
    """A ballot for each voter, in the voter's own order; voters with nothing to choose among get none.

    Ballots `dealt` before are counted but not changed. With more than seven replies each voter gets five, and every
    reply is shown equally often, give or take one, as far as own teams allow.
    """
    if len(replies) <= WHOLE_BALLOT:
        chosen = {seat: [reply.id for reply in replies.values() if reply.team != team] for seat, team in voters.items()}
    else:
        chosen = _samples(replies, voters, seed, dealt or {})
    return {seat: _in_own_order(seed, seat, ids) for seat, ids in chosen.items() if ids}


def _in_own_order(seed: int, seat: SeatId, ids: Sequence[ReplyId]) -> tuple[ReplyId, ...]:
    return tuple(sorted(ids, key=lambda reply: rank(seed, "ballot", seat, reply)))


def _samples(
    replies: Mapping[ReplyId, Reply],
    voters: Mapping[SeatId, TeamId],
    seed: int,
    dealt: Mapping[SeatId, tuple[ReplyId, ...]],
) -> dict[SeatId, list[ReplyId]]:
    shown = dict.fromkeys(replies, 0)
    for ids in dealt.values():
        for reply in ids:
            shown[reply] += 1
    buckets = _Buckets(shown, seed)
    own = {reply.team: reply.id for reply in replies.values()}
    samples = {}
    for seat in sorted(voters, key=lambda voter: rank(seed, "voter", voter)):
        samples[seat] = buckets.take_least_shown(SAMPLE, own.get(voters[seat]))
    _even_out(samples, shown, {seat: own.get(team) for seat, team in voters.items()})
    return samples


class _Buckets:
    """Replies grouped by how often they were shown: the least shown are found without sorting for each voter."""

    def __init__(self, shown: dict[ReplyId, int], seed: int) -> None:
        self._shown = shown
        self._queues: dict[int, list[ReplyId]] = {}
        for reply in sorted(shown, key=lambda one: rank(seed, "sample", one)):
            self._queues.setdefault(shown[reply], []).append(reply)

    def take_least_shown(self, count: int, barred: ReplyId | None) -> list[ReplyId]:
        taken: list[ReplyId] = []
        for times in sorted(self._queues):
            queue = self._queues[times]
            taken += [reply for reply in queue[: count - len(taken) + 1] if reply != barred][: count - len(taken)]
            if len(taken) == count:
                break
        for reply in taken:
            self._queues[self._shown[reply]].remove(reply)
            self._shown[reply] += 1
            self._queues.setdefault(self._shown[reply], []).append(reply)
        self._queues = {times: queue for times, queue in self._queues.items() if queue}
        return taken


def _even_out(
    samples: dict[SeatId, list[ReplyId]], shown: dict[ReplyId, int], own: Mapping[SeatId, ReplyId | None]
) -> None:
    """Swaps a most shown reply for a least shown one until they differ by at most one, where own teams allow it."""
    while True:
        least, most = min(shown, key=shown.__getitem__), max(shown, key=shown.__getitem__)
        if shown[most] - shown[least] <= 1:
            return
        seat = next(
            (s for s, ids in samples.items() if most in ids and least not in ids and own[s] != least),
            None,
        )
        if seat is None:
            return
        samples[seat][samples[seat].index(most)] = least
        shown[most] -= 1
        shown[least] += 1


@dataclass(frozen=True, slots=True)
class Tally:
    """How a reply did: `shown` counts the ballots it stood on, `place` is shared by replies with the same rate."""

    votes: int
    shown: int
    rate: float
    place: int


def count(exchange: Exchange) -> dict[ReplyId, Tally]:
    """The tally of every reply; places follow the rate, so that samples of uneven size stay fair."""
    votes = dict.fromkeys(exchange.replies, 0)
    shown = dict.fromkeys(exchange.replies, 0)
    for reply in exchange.ballots.values():
        votes[reply] += 1
    for ids in exchange.dealt.values():
        for reply in ids:
            shown[reply] += 1
    rates = {reply: votes[reply] / shown[reply] if shown[reply] else 0.0 for reply in exchange.replies}
    places = shared_places(rates)
    return {reply: Tally(votes[reply], shown[reply], rates[reply], places[reply]) for reply in exchange.replies}


def shared_places(scores: Mapping[K, float]) -> dict[K, int]:
    """Places from 1, best first; equal scores share a place and the next place is left out."""
    first: dict[float, int] = {}
    for place, score in enumerate(sorted(scores.values(), reverse=True), start=1):
        first.setdefault(score, place)
    return {key: first[score] for key, score in scores.items()}


def best_reply(exchange: Exchange) -> ReplyId | None:
    """The reply the customer answers: the best rate; on a tie the more backed, then the lower number."""
    voted_on = {id_: reply for id_, reply in exchange.replies.items() if id_ not in exchange.held}
    return best_of(voted_on, {reply: tally.rate for reply, tally in count(exchange).items()})


def best_of(replies: Mapping[ReplyId, Reply], rates: Mapping[ReplyId, float]) -> ReplyId | None:
    return max(
        replies,
        key=lambda id_: (rates.get(id_, 0.0), replies[id_].backing, -replies[id_].number),
        default=None,
    )
