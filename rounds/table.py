"""The table of commands: who may ask for what, and in which phases of a room."""

from __future__ import annotations

from dataclasses import dataclass

from rounds import commands
from rounds.commands import Command
from rounds.context import Actor, Facilitator, Participant, Shell
from rounds.phases import SCENE_PHASES, Phase


@dataclass(frozen=True, slots=True)
class Rule:
    """`actors` may ask, in `phases`; `customer` says that a participant must be the customer."""

    actors: tuple[type[Actor], ...]
    phases: frozenset[Phase]
    customer: bool = False


_OPEN = frozenset(Phase) - {Phase.CLOSED}
_ROUND = _OPEN - {Phase.LOBBY}
_PARTICIPANT = (Participant,)
_FACILITATOR = (Facilitator,)
_SHELL = (Shell,)


def _in(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


TABLE: dict[type[Command], Rule] = {
    commands.Volunteer: Rule(_PARTICIPANT, _OPEN),
    commands.AnswerCasting: Rule(_PARTICIPANT, _in(Phase.CASTING)),
    commands.Complain: Rule((Participant, Facilitator), _in(Phase.COMPLAINT), customer=True),
    commands.SaveDraft: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.Propose: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.ProposeSafety: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.Back: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.CastBallot: Rule(_PARTICIPANT, _in(Phase.VOTING)),
    commands.React: Rule((Participant, Facilitator), _in(Phase.REACTION), customer=True),
    commands.PauseScene: Rule(_PARTICIPANT, SCENE_PHASES),
    commands.Leave: Rule(_PARTICIPANT, frozenset(Phase)),
    commands.SetUp: Rule(_FACILITATOR, _OPEN),
    commands.EvenTeams: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.LockRoom: Rule(_FACILITATOR, _OPEN),
    commands.RenameSeat: Rule(_FACILITATOR, _OPEN),
    commands.MoveSeat: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.RemoveSeat: Rule(_FACILITATOR, _OPEN),
    commands.ReadmitSeat: Rule(_FACILITATOR, _OPEN),
    commands.StartRound: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.AskCustomer: Rule(_FACILITATOR, _in(Phase.CASTING)),
    commands.EndStep: Rule(_FACILITATOR, _ROUND),
    commands.CancelRound: Rule(_FACILITATOR, _ROUND),
    commands.StartClock: Rule(_FACILITATOR, _ROUND),
    commands.PauseClock: Rule(_FACILITATOR, _ROUND),
    commands.ResumeClock: Rule(_FACILITATOR, _ROUND),
    commands.AddTime: Rule(_FACILITATOR, _ROUND),
    commands.MarkReply: Rule(_FACILITATOR, _OPEN),
    commands.FlagReply: Rule(_FACILITATOR, _OPEN),
    commands.ReviewReply: Rule(_FACILITATOR, _OPEN),
    commands.CloseRoom: Rule(_FACILITATOR, _OPEN),
    commands.TakeSeat: Rule(_SHELL, _OPEN),
    commands.Arrive: Rule(_SHELL, frozenset(Phase)),
    commands.Depart: Rule(_SHELL, frozenset(Phase)),
    commands.Ring: Rule(_SHELL, frozenset(Phase)),
    commands.Recover: Rule(_SHELL, frozenset(Phase)),
}

WRITERS_ONLY = (commands.SaveDraft, commands.Propose, commands.ProposeSafety, commands.Back)
