"""The phases of a room, and in which of them a scene is played, authors are known and a bell rings on."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    LOBBY = "lobby"
    CONFIDENCE = "confidence"
    CASTING = "casting"
    BRIEFING = "briefing"
    GUESSING = "guessing"
    COMPLAINT = "complaint"
    DRAFTING = "drafting"
    APPROVAL = "approval"
    VOTING = "voting"
    REACTION = "reaction"
    TECHNIQUE = "technique"
    RECORD = "record"
    DECISION = "decision"
    SCORING = "scoring"
    DEBRIEF = "debrief"
    STANDINGS = "standings"
    CLOSING = "closing"
    CLOSED = "closed"


EXCHANGE_PHASES = frozenset({Phase.COMPLAINT, Phase.DRAFTING, Phase.APPROVAL, Phase.VOTING, Phase.REACTION})
"""The phases that make up one exchange."""

SCENE_PHASES = EXCHANGE_PHASES | {Phase.BRIEFING, Phase.GUESSING, Phase.TECHNIQUE}
"""The phases in which a scene is being played, and so can be paused by anyone."""

REVEALED_PHASES = frozenset(
    {
        Phase.REACTION,
        Phase.TECHNIQUE,
        Phase.RECORD,
        Phase.DECISION,
        Phase.SCORING,
        Phase.DEBRIEF,
        Phase.STANDINGS,
    }
)
"""The phases in which authors and tallies of the last exchange are known to the room."""

TOLD_PHASES = frozenset({Phase.DEBRIEF, Phase.STANDINGS})
"""The phases in which the brief and the cause have been revealed: nothing of the scene can be played again."""

ROUND_PHASES = frozenset(Phase) - {Phase.LOBBY, Phase.CONFIDENCE, Phase.CLOSING, Phase.CLOSED}
"""The phases of a round."""

RINGS_ON = frozenset(
    {
        Phase.BRIEFING,
        Phase.GUESSING,
        Phase.COMPLAINT,
        Phase.DRAFTING,
        Phase.VOTING,
        Phase.REACTION,
        Phase.RECORD,
        Phase.DECISION,
    }
)
"""The phases whose bell opens the next step by itself; in the others time runs out and the facilitator decides."""
