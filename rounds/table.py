"""The table of commands: who may ask for what, and in which phases of a room."""

from __future__ import annotations

from dataclasses import dataclass

from rounds import commands
from rounds.commands import Command
from rounds.context import Actor, Facilitator, Participant, Shell
from rounds.phases import REVEALED_PHASES, ROUND_PHASES, SCENE_PHASES, TOLD_PHASES, Phase


@dataclass(frozen=True, slots=True)
class Rule:
    """`actors` may ask, in `phases`; `customer` says that a participant must be the customer.

    `alone` lets participants ask as well in a room that runs itself.
    """

    actors: tuple[type[Actor], ...]
    phases: frozenset[Phase]
    customer: bool = False
    alone: bool = False


_OPEN = frozenset(Phase) - {Phase.CLOSED}
_ROUND = ROUND_PHASES
_BETWEEN = frozenset({Phase.LOBBY, Phase.CONFIDENCE, Phase.CLOSING})
_ASKED = SCENE_PHASES | {Phase.CASTING}
_REPLAYABLE = REVEALED_PHASES - TOLD_PHASES | {Phase.DRAFTING, Phase.APPROVAL, Phase.VOTING}
_PARTICIPANT = (Participant,)
_FACILITATOR = (Facilitator,)
_SHELL = (Shell,)


def _in(*phases: Phase) -> frozenset[Phase]:
    return frozenset(phases)


TABLE: dict[type[Command], Rule] = {
    commands.Volunteer: Rule(_PARTICIPANT, _OPEN),
    commands.AnswerCasting: Rule(_PARTICIPANT, _ASKED),
    commands.Complain: Rule((Participant, Facilitator), _in(Phase.COMPLAINT), customer=True),
    commands.SaveDraft: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.Propose: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.ProposeSafety: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.Back: Rule(_PARTICIPANT, _in(Phase.DRAFTING)),
    commands.CastBallot: Rule(_PARTICIPANT, _in(Phase.VOTING)),
    commands.React: Rule((Participant, Facilitator), _in(Phase.REACTION), customer=True),
    commands.PauseScene: Rule(_PARTICIPANT, SCENE_PHASES),
    commands.StepOut: Rule(_PARTICIPANT, SCENE_PHASES, customer=True),
    commands.Observe: Rule(_PARTICIPANT, _OPEN),
    commands.RateConfidence: Rule(_PARTICIPANT, _in(Phase.CONFIDENCE, Phase.CLOSING)),
    commands.GuessCause: Rule(_PARTICIPANT, _in(Phase.GUESSING)),
    commands.TagReply: Rule(_PARTICIPANT, _in(Phase.VOTING)),
    commands.Sight: Rule(_PARTICIPANT, _in(Phase.VOTING) | REVEALED_PHASES - TOLD_PHASES),
    commands.Mediate: Rule(_PARTICIPANT, _in(Phase.COMPLAINT, Phase.DRAFTING)),
    commands.WriteRecord: Rule(_PARTICIPANT, _in(Phase.RECORD)),
    commands.Decide: Rule(_PARTICIPANT, _in(Phase.DECISION)),
    commands.TellTeam: Rule(_PARTICIPANT, _in(Phase.BRIEFING, Phase.GUESSING, Phase.DRAFTING, Phase.RECORD)),
    commands.Commit: Rule(_PARTICIPANT, _in(Phase.CLOSING)),
    commands.Leave: Rule(_PARTICIPANT, frozenset(Phase)),
    commands.SetUp: Rule(_FACILITATOR, _OPEN),
    commands.SetRules: Rule(_FACILITATOR, _OPEN),
    commands.SetOffLimits: Rule(_FACILITATOR, _OPEN),
    commands.SaveFormat: Rule(_FACILITATOR, _OPEN),
    commands.DropFormat: Rule(_FACILITATOR, _OPEN),
    commands.EvenTeams: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.LockRoom: Rule(_FACILITATOR, _OPEN),
    commands.RenameSeat: Rule(_FACILITATOR, _OPEN),
    commands.MoveSeat: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.RemoveSeat: Rule(_FACILITATOR, _OPEN),
    commands.ReadmitSeat: Rule(_FACILITATOR, _OPEN),
    commands.SetObserver: Rule(_FACILITATOR, _OPEN),
    commands.GiveTime: Rule(_FACILITATOR, _OPEN),
    commands.CheckConfidence: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.BeginClosing: Rule(_FACILITATOR, _in(Phase.LOBBY)),
    commands.StartRound: Rule(_FACILITATOR, _in(Phase.LOBBY), alone=True),
    commands.AskCustomer: Rule(_FACILITATOR, _ASKED),
    commands.TakeOver: Rule(_FACILITATOR, _ASKED),
    commands.UsePractice: Rule(_FACILITATOR, _ASKED, alone=True),
    commands.ChooseTechnique: Rule(_FACILITATOR, _in(Phase.TECHNIQUE), alone=True),
    commands.Arbitrate: Rule(_FACILITATOR, _in(Phase.VOTING, Phase.REACTION)),
    commands.HoldReply: Rule(_FACILITATOR, _in(Phase.APPROVAL)),
    commands.Freeze: Rule(_FACILITATOR, SCENE_PHASES),
    commands.Rewind: Rule(_FACILITATOR, _REPLAYABLE, alone=True),
    commands.MarkRecord: Rule(_FACILITATOR, _in(Phase.RECORD) | TOLD_PHASES | {Phase.DECISION, Phase.SCORING}),
    commands.TurnPage: Rule(_FACILITATOR, _in(Phase.DEBRIEF)),
    commands.EndStep: Rule(_FACILITATOR, _ROUND | _BETWEEN - {Phase.LOBBY}, alone=True),
    commands.CancelRound: Rule(_FACILITATOR, _ROUND, alone=True),
    commands.StartClock: Rule(_FACILITATOR, _ROUND),
    commands.PauseClock: Rule(_FACILITATOR, _ROUND),
    commands.ResumeClock: Rule(_FACILITATOR, _ROUND, alone=True),
    commands.AddTime: Rule(_FACILITATOR, _ROUND),
    commands.MarkReply: Rule(_FACILITATOR, _OPEN),
    commands.FlagReply: Rule(_FACILITATOR, _OPEN),
    commands.ReviewReply: Rule(_FACILITATOR, _OPEN),
    commands.CloseRoom: Rule(_FACILITATOR, _OPEN, alone=True),
    commands.TakeSeat: Rule(_SHELL, _OPEN),
    commands.Arrive: Rule(_SHELL, frozenset(Phase)),
    commands.Depart: Rule(_SHELL, frozenset(Phase)),
    commands.MissCustomer: Rule(_SHELL, frozenset(Phase)),
    commands.Ring: Rule(_SHELL, frozenset(Phase)),
    commands.Recover: Rule(_SHELL, frozenset(Phase)),
    commands.KeepReadings: Rule(_SHELL, frozenset(Phase)),
    commands.Buzz: Rule(_SHELL, _OPEN),
}

WRITERS_ONLY = (commands.SaveDraft, commands.Propose, commands.ProposeSafety, commands.Back)
