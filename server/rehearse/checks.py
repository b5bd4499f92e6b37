"""The checks of a rehearsal: whether what people did is what came out, and whether every sum is right.

Each check yields sentences; none means that all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from rounds.deck import Rubric
from rounds.ids import ScenarioId, StrategyId
from server.rehearse.evidence import Evidence, replies_in, steps_of
from server.rehearse.expected import (
    ROUNDING,
    adds_up,
    craft_share,
    last_votes,
    leaders,
    mean_parts,
    misprinted,
    reply_parts,
    voice_shares,
)
from server.rehearse.record import ReplyRecord, RoundRecord

WHOLE_BALLOT, SAMPLE = 7, 5


def problems_in(evidence: Evidence, rounds: list[RoundRecord]) -> list[str]:
    """Everything that is wrong, in words."""
    found = [*_unanswered(evidence)]
    for played in rounds:
        for check in ALWAYS if not evidence.alone else (*ALWAYS, *WITH_OWN_DESK):
            found += check(played, evidence)
    return [*found, *_standings(rounds)] if evidence.alone else found


def _unanswered(evidence: Evidence) -> Iterator[str]:
    waiting = [person.name for person in evidence.people if person.unanswered]
    if waiting:
        yield f"{len(waiting)} people sent commands that were never answered, {waiting[0]} among them."


def _votes(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each tally is the sum of the last votes that were acknowledged; with strangers in the room it may be more."""
    for step in steps_of(played):
        cast = Counter(last_votes(evidence.done(), step).values())
        for reply in replies_in(played, step):
            own = cast[reply.reply]
            if reply.votes < own or (evidence.alone and reply.votes > own):
                yield f"Reply {reply.reply} was counted {reply.votes} times, and {own} people voted for it."
        if strange := cast.keys() - {one.reply for one in played.replies} if evidence.alone else set():
            yield f"Votes for {', '.join(sorted(strange))} were taken, and there are no such replies."


def _ballots(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Nobody is shown their own team's reply, ballots are as long as they should be, and every showing is counted."""
    for step in steps_of(played):
        replies = {one.reply: one for one in replies_in(played, step)}
        seen = Counter(reply for person in evidence.people for reply in person.ballots.get(step, ()))
        for person in evidence.people:
            ballot = person.ballots.get(step)
            if ballot is not None:
                yield from _ballot(person.name, person.team_in(step[0]), ballot, replies, whole=evidence.alone)
        for id_, reply in replies.items():
            if seen[id_] > reply.shown:
                yield f"Reply {id_} stood on {seen[id_]} ballots, and {reply.shown} are counted."


def _ballot(name: str, team: str, ballot: list[str], replies: dict[str, ReplyRecord], *, whole: bool) -> Iterator[str]:
    """`whole` says that all replies are known, and so how long the ballot must be."""
    own = [one.reply for one in replies.values() if one.team == team]
    if set(own) & set(ballot):
        yield f"{name} was asked to vote on the reply of their own team."
    others = len(replies) - len(own)
    if whole and len(ballot) != (others if len(replies) <= WHOLE_BALLOT else min(SAMPLE, others)):
        yield f"{name} was shown {len(ballot)} of {len(replies)} replies."


def _leading(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each team's reply is the proposal that led it, as far as its people can tell."""
    done, scenario = evidence.done(), evidence.scenarios.get(ScenarioId(played.scenario))
    safety_reply = scenario.safety_reply if scenario else ""
    names = {person.seat: person.name for person in evidence.people}
    for step in steps_of(played) or [(played.round, 1)]:
        by_team = {one.team: one for one in replies_in(played, step)}
        for team in sorted({person.team_in(step[0]) for person in evidence.people}):
            leading, sent = leaders(done, step, team), by_team.get(team)
            if leading and sent is None:
                yield f"Team {team} proposed replies in round {step[0]}, and none went out."
            if sent and not any(
                (sent.author, sent.safety, sent.text)
                == (names[one.seat], one.safety, safety_reply if one.safety else one.text)
                for one in leading
            ):
                yield f"Reply {sent.reply} is not the proposal that led team {sent.team_name}."


def _marks(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each acknowledged mark and flag stands on the desk, and no other."""
    for reply in played.replies:
        if reply.marks != evidence.marked.marks.get(reply.reply, {}):
            yield f"The marks of reply {reply.reply} are not those that were given."
        if set(reply.flags or ()) != evidence.marked.flags.get(reply.reply, set()):
            yield f"The flags of reply {reply.reply} are not those that were given."


def _points(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Points anew, from the votes people cast, the marks that were acknowledged and the customer's reactions."""
    scenario = evidence.scenarios.get(ScenarioId(played.scenario))
    if scenario is None:
        return
    for step in steps_of(played):
        replies = replies_in(played, step)
        votes = Counter(last_votes(evidence.done(), step).values())
        voices = voice_shares({r.reply: votes[r.reply] for r in replies}, {r.reply: r.shown for r in replies})
        for reply in replies:
            exact = reply_parts(
                voices[reply.reply],
                _craft(reply, evidence, scenario.rubric),
                reply.reaction,
                safety=reply.safety,
            )
            wrong = misprinted(exact, reply.points) if reply.points else ["all of them"]
            if wrong:
                yield f"The points of reply {reply.reply} are wrong: {', '.join(wrong)}."


def _craft(reply: ReplyRecord, evidence: Evidence, rubric: Rubric) -> Fraction:
    marks, flags = evidence.marked.marks.get(reply.reply, {}), evidence.marked.flags.get(reply.reply, set())
    return craft_share(rubric, {StrategyId(strategy): mark for strategy, mark in marks.items()}, len(flags))


def _team_rounds(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """A team's round is the mean of its replies; who had somebody to write has points, and nobody else."""
    exchanges = max(1, len(steps_of(played)))
    writing = evidence.teams_writing(played.round)
    for row in played.standings:
        points = [one.points for one in played.replies if one.team == row.team and one.points is not None]
        if (row.round is not None) != (row.team in writing):
            yield f"Team {row.team_name} {'has' if row.round else 'has no'} points for round {played.round}, wrongly."
        elif row.round is not None and (wrong := misprinted(mean_parts(points, exchanges), row.round)):
            yield f"The points of team {row.team_name} in round {played.round} are wrong: {', '.join(wrong)}."


def _phones(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """What phones were told of their own team is what the desk knows."""
    totals = {row.team: row.total for row in played.standings}
    for person in evidence.people:
        own = person.own_rounds.get(played.round)
        if own is not None and own["standing"]["total"] != totals.get(own["standing"]["team"]["id"]):
            yield f"{person.name} was told another total than the desk after round {played.round}."


def _sums(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    for row in played.standings:
        if row.round is not None and not adds_up(row.round):
            yield f"The parts of team {row.team_name} in round {played.round} do not add up to their total."


def _temper(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """The reaction to the best reply of each exchange moves the temper, between 0 and 10."""
    temper = played.temper_before
    for step in steps_of(played):
        best = next((one for one in replies_in(played, step) if one.best), None)
        temper = max(0, min(10, temper - (best.reaction or 0 if best else 0)))
    if temper != played.temper_after:
        yield f"The temper went to {played.temper_after} in round {played.round}; it should be {temper}."


def _standings(rounds: list[RoundRecord]) -> Iterator[str]:
    """Standings are the sums of the rounds, and places follow them, shared where they are equal."""
    sums: dict[str, float] = {}
    for played in rounds:
        for row in played.standings:
            total = sums[row.team] = sums.get(row.team, 0.0) + float((row.round or {}).get("total") or 0.0)
            if abs(total - row.total) > ROUNDING:
                yield f"Team {row.team_name} has {row.total} points after round {played.round}, not {total:.1f}."
            if row.place != 1 + sum(other.total > row.total for other in played.standings):
                yield f"Team {row.team_name} stands on place {row.place} after round {played.round}, wrongly."


ALWAYS = (_votes, _ballots, _sums)
WITH_OWN_DESK = (_leading, _marks, _points, _team_rounds, _phones, _temper)
