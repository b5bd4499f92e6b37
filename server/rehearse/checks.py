"""The checks of a rehearsal: whether what people did is what came out, and whether every sum is right."""

from __future__ import annotations

from collections.abc import Iterator

from server.rehearse import check_replies, check_rounds
from server.rehearse.evidence import Evidence
from server.rehearse.record import ClosingRecord, RoundRecord

ALWAYS = (check_replies.votes, check_replies.ballots, check_rounds.sums)
WITH_OWN_DESK = (
    check_replies.held,
    check_replies.best,
    check_replies.leading,
    check_replies.tags,
    check_replies.sightings,
    check_replies.reactions,
    check_replies.marks,
    check_replies.points,
    check_rounds.temper,
    check_rounds.order,
    check_rounds.techniques,
    check_rounds.team_rounds,
    check_rounds.records,
    check_rounds.decision,
    check_rounds.why,
    check_rounds.phones,
)


def problems_in(evidence: Evidence, rounds: list[RoundRecord], closing: ClosingRecord | None = None) -> list[str]:
    """Everything that is wrong, in words."""
    found = [*_unanswered(evidence)]
    for played in rounds:
        for check in ALWAYS if not evidence.alone else (*ALWAYS, *WITH_OWN_DESK):
            found += check(played, evidence)
    if evidence.alone:
        found += check_rounds.standings(rounds, evidence)
        found += check_rounds.closing(closing, evidence)
        found += check_rounds.pauses(evidence)
    return found


def _unanswered(evidence: Evidence) -> Iterator[str]:
    waiting = [person.name for person in evidence.people if person.unanswered]
    if waiting:
        yield f"{len(waiting)} people sent commands that were never answered, {waiting[0]} among them."
