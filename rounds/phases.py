"""The phases of a room, and in which of them a scene is played, authors are known and a bell rings on."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    LOBBY = "lobby"
    CASTING = "casting"
    BRIEFING = "briefing"
    COMPLAINT = "complaint"
    DRAFTING = "drafting"
    VOTING = "voting"
    REACTION = "reaction"
    SCORING = "scoring"
    DEBRIEF = "debrief"
    STANDINGS = "standings"
    CLOSED = "closed"


SCENE_PHASES = frozenset({Phase.BRIEFING, Phase.COMPLAINT, Phase.DRAFTING, Phase.VOTING, Phase.REACTION})
"""The phases in which a scene is being played, and so can be paused by anyone."""

REVEALED_PHASES = frozenset({Phase.REACTION, Phase.SCORING, Phase.DEBRIEF, Phase.STANDINGS})
"""The phases in which authors and tallies of the last exchange are known to the room."""

RINGS_ON = frozenset({Phase.BRIEFING, Phase.COMPLAINT, Phase.DRAFTING, Phase.VOTING, Phase.REACTION})
"""The phases whose bell opens the next step by itself; in the others time runs out and the facilitator decides."""
