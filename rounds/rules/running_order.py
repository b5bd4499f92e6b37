"""The running order of a round, as it changes on the way: another take, a technique, an approval."""

from __future__ import annotations

from rounds.formats import Step, exchange_steps, times_of
from rounds.phases import Phase
from rounds.state import Round

MOST_TAKES = 8
"""How many exchanges a round plays at most, takes and techniques among them."""

Steps = tuple[Step, ...]


def after_exchange(playing: Round) -> int:
    """The index of the first step behind the present exchange."""
    now = playing.exchange
    take = (now.number, now.take) if now else None
    index = playing.step
    while index < len(playing.steps) and (
        (playing.steps[index].exchange, playing.steps[index].take) == take
        or playing.steps[index].phase is Phase.TECHNIQUE
    ):
        index += 1
    return index


def after_exchanges(playing: Round) -> int:
    """The index of the first step behind all exchanges that are still to come."""
    coming = [index for index, step in enumerate(playing.steps) if step.exchange or step.phase is Phase.TECHNIQUE]
    return max(playing.step, *coming) + 1


def with_next(playing: Round, *steps: Step, at: int | None = None) -> Steps:
    """The steps put in behind the present one, or at an index."""
    index = playing.step + 1 if at is None else at
    return (*playing.steps[:index], *steps, *playing.steps[index:])


def boiled_over(playing: Round) -> Steps | None:
    """With a technique to choose, and an exchange for it where none is left; None when there has been enough."""
    at = after_exchange(playing)
    has_more = at < len(playing.steps) and playing.steps[at].exchange > 0
    if has_more:
        return with_next(playing, Step(Phase.TECHNIQUE), at=at)
    if len(playing.exchanges) >= MOST_TAKES or playing.exchange is None:
        return None
    number = playing.exchange.number
    return with_next(
        playing, Step(Phase.TECHNIQUE), *exchange_steps(number + 1, times_of(playing.format.steps, 1)), at=at
    )


def rewound(playing: Round) -> Steps | None:
    """With the latest exchange once more, and after it whatever came after it; None when there has been enough."""
    exchange = playing.exchange
    if exchange is None or len(playing.exchanges) >= MOST_TAKES:
        return None
    again = exchange_steps(exchange.number, times_of(playing.format.steps, 1), exchange.take + 1)
    last = max(index for index, step in enumerate(playing.steps) if step.exchange == exchange.number)
    planned = max(step.exchange for step in playing.format.steps)
    coming = [one for one in playing.steps[last + 1 :] if one.phase is not Phase.TECHNIQUE and one.exchange <= planned]
    return (*playing.steps[: playing.step + 1], *again, *coming)
