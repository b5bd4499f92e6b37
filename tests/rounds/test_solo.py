"""Solo play is teams of one: whatever people do, both give the same replies, ballots and points."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rounds import commands, scoring
from rounds.commands import Mode
from rounds.formats import FORMATS
from rounds.ids import FormatId
from rounds.phases import Phase
from rounds.refusals import Refusal
from tests.workshop import Workshop

NAMES = [f"P{number}" for number in range(1, 11)]
deeds = st.lists(
    st.tuples(st.sampled_from(["propose", "draft", "safety", "vote", "react", "mark"]), st.integers(0, 9)),
    min_size=8,
    max_size=40,
)


def deed(workshop: Workshop, what: str, who: int) -> None:
    """One thing somebody does where the step allows it; a refusal is part of the play."""
    room, name = workshop.room, NAMES[who]
    exchange = room.round.exchange if room.round else None
    if exchange is None or name not in workshop.seat:
        return
    seat = workshop.seat[name]
    replies = list(exchange.replies)
    try:
        match what:
            case "propose":
                workshop.propose(name, f"{name} is sorry, and rings back at noon.")
            case "draft":
                workshop.by(name, commands.SaveDraft(room.turn, f"{name} was still writing"))
            case "safety":
                workshop.by(name, commands.ProposeSafety(room.turn))
            case "vote" if exchange.dealt.get(seat):
                ballot = exchange.dealt[seat]
                workshop.by(name, commands.CastBallot(ballot[who % len(ballot)]))
            case "react" if exchange.best:
                workshop.react(who % 7 - 3)
            case "mark" if replies:
                strategy = workshop.playing.scenario.rubric.key[0].strategy
                workshop.by_facilitator(commands.MarkReply(replies[who % len(replies)], strategy, 1 + who % 2))
    except Refusal:
        return


def outcome(mode: Mode, count: int, format_: FormatId, plays: list[list[tuple[str, int]]]) -> object:
    workshop = Workshop(mode, team_size=1).join(*NAMES[:count]).start(format_).cast(NAMES[0])
    for doing in plays:
        for what, who in doing:
            deed(workshop, what, who)
        if workshop.room.phase is not Phase.LOBBY:
            workshop.by_facilitator(commands.EndStep(workshop.room.turn))
    playing = workshop.playing
    return (
        workshop.room.phase,
        [(one.replies, one.dealt, one.ballots, one.best, one.temper) for one in playing.exchanges],
        scoring.round_points(workshop.room, playing),
        [(one.team, one.place, one.total) for one in scoring.standings(workshop.room, live=True)],
    )


@given(
    count=st.integers(2, len(NAMES)),
    format_=st.sampled_from(sorted(FORMATS)),
    plays=st.lists(deeds, min_size=4, max_size=14),
)
@settings(max_examples=60, deadline=None)
def test_solo_equals_teams_of_one(count: int, format_: FormatId, plays: list[list[tuple[str, int]]]) -> None:
    assert outcome("solo", count, format_, plays) == outcome("teams", count, format_, plays)
