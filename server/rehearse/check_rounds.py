"""Checks of rounds: how the exchanges followed each other, what teams got, and what the whole workshop came to.

Each check yields sentences; none means that all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from typing import Any

from rounds.ids import ScenarioId
from server.rehearse.check_replies import exact_points
from server.rehearse.evidence import Evidence, replies_of
from server.rehearse.expected import (
    BOILING,
    CALM,
    CAUSE_BONUS,
    ROUNDING,
    adds_up,
    mean_parts,
    misprinted,
    possible_guesses,
    possibly_last,
    temper_after,
)
from server.rehearse.record import ClosingRecord, ExchangeRecord, PointsRecord, RoundRecord, StandingRecord

MOST_PLAYED = 8
LEVELS = range(1, 6)


# -- the scene ------------------------------------------------------------------------------------------------------
def temper(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """The reaction to the best reply of each take moves the temper; another take starts where the first one did."""
    felt = {one.reply: one.reaction for one in played.replies}
    level = _start_of(played, evidence)
    curve, first = [level], level
    for one in played.exchanges:
        first = level if one.take == 1 else first
        level = temper_after(first, felt.get(one.best or ""))
        if one.temper_before != first:
            yield f"{_name(played, one)} began at temper {one.temper_before}; it should be {first}."
        if one.temper_after != level:
            yield f"{_name(played, one)} ended at temper {one.temper_after}; it should be {level}."
        if one.counts and felt.get(one.best or "") is not None:
            curve.append(level)
    if curve != played.curve:
        yield f"The curve of round {played.round} is told as {played.curve}; it should be {curve}."


def _start_of(played: RoundRecord, evidence: Evidence) -> int:
    scenario = evidence.scenarios.get(ScenarioId(played.scenario))
    return scenario.brief.starting_temper if scenario else played.curve[0]


def _name(played: RoundRecord, one: ExchangeRecord) -> str:
    return f"Exchange {one.exchange} (take {one.take}) of round {played.round}"


def order(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """A calm customer ends the scene, a boiling one gets a technique, and else exchanges follow as planned."""
    laps, planned = replies_of(played), evidence.snapshot(played.round).planned
    for before, after in pairwise([*played.exchanges, None]):
        if before is None or (played.round, before.order) not in laps:
            continue
        if after is not None and after.exchange == before.exchange:
            if after.take != before.take + 1 or after.technique != before.technique:
                yield f"{_name(played, after)} is not another take of the one before."
            continue
        yield from _following(played, before, after, planned)
    rewound = sum(1 for one in played.exchanges if one.take > 1)
    if rewound != evidence.deeds.rewinds[played.round]:
        yield f"{rewound} exchanges of round {played.round} were played again, wrongly."


def _following(
    played: RoundRecord, before: ExchangeRecord, after: ExchangeRecord | None, planned: int
) -> Iterator[str]:
    level = before.temper_after or 0
    boils = level >= BOILING and (before.exchange < planned or before.order < MOST_PLAYED)
    goes_on = boils or (level > CALM and before.exchange < planned)
    if (after is not None) != goes_on:
        wrongly = "ended" if goes_on else "went on"
        yield f"After {_name(played, before)}, at temper {level}, the scene {wrongly}, wrongly."
    elif after is not None and (after.technique is not None) != boils:
        yield f"{_name(played, after)} was {after.technique or 'without a technique'} after temper {level}."


def techniques(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Techniques are those that were chosen; what a mediator and the facilitator said is what was told."""
    chosen = evidence.deeds.techniques.get(played.round, [])
    shown = [one.technique for one in played.exchanges if one.technique and one.take == 1]
    if chosen != shown:
        yield f"The techniques of round {played.round} were {shown}, and {chosen} were chosen."
    for one in played.exchanges:
        step = (played.round, one.exchange, one.take)
        if one.mediation is not None and one.mediation != evidence.deeds.mediations.get(step, ""):
            yield f"{_name(played, one)} tells other words than the mediator's."
        if one.ruling != evidence.deeds.rulings.get(step):
            yield f"{_name(played, one)} tells another ruling than the facilitator's."


# -- what teams got -------------------------------------------------------------------------------------------------
def team_rounds(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """A team's round is the mean of its replies, with guess and record on top; who could not write has none."""
    exchanges = max(1, len({one.exchange for one in played.exchanges}))
    writing = evidence.snapshot(played.round).writers
    counting = {one.order for one in played.exchanges if one.counts}
    points: dict[str, list[PointsRecord]] = {}
    for (_, lap), replies in replies_of(played).items():
        for one in replies:
            if one.counts != (lap in counting):
                yield f"Reply {one.reply} {'counts' if one.counts else 'does not count'}, wrongly."
            if lap in counting and one.points is not None:
                points.setdefault(one.team, []).append(one.points)
    for row in played.standings:
        if (row.round is not None) != (row.team in writing):
            yield f"Team {row.team_name} {'has' if row.round else 'has no'} points for round {played.round}, wrongly."
        elif row.round is not None:
            mean = mean_parts(points.get(row.team, []), exchanges)
            if wrong := misprinted(mean, row.round):
                yield f"The points of team {row.team_name} in round {played.round} are wrong: {', '.join(wrong)}."
            yield from _bonuses(played, row, row.round, evidence)


def _bonuses(played: RoundRecord, row: StandingRecord, points: PointsRecord, evidence: Evidence) -> Iterator[str]:
    scenario = evidence.scenarios.get(ScenarioId(played.scenario))
    said = possible_guesses(evidence.deeds.guesses.get((played.round, row.team), {}))
    fitting = {CAUSE_BONUS if scenario and cause == scenario.brief.cause else 0 for cause in said}
    cause = points.get("cause")
    if (cause not in fitting) if fitting else (cause is not None):
        yield f"Team {row.team_name} got {points.get('cause')} for the cause in round {played.round}, wrongly."
    if points.get("record") != evidence.deeds.record_marks.get((played.round, row.team)):
        yield f"Team {row.team_name} got {points.get('record')} for the record in round {played.round}, wrongly."


def records(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Every part of a case record is what a mate wrote there last."""
    for row in played.standings:
        for part, text in (row.case or {}).items():
            written = evidence.deeds.records.get((played.round, row.team, part), [])
            if text not in (possibly_last(written) or {""}):
                yield f"The record of team {row.team_name} in round {played.round} has other words under {part}."


def decision(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    cast = Counter(evidence.deeds.decisions.get(played.round, {}).values())
    told = Counter(played.decision or {})
    if +cast != +told:
        yield f"The decision of round {played.round} is told as {dict(told)}, and {dict(cast)} were cast."


def why(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """What the desk traces the points of this round to adds up to them, and so do earlier rounds by present rules."""
    own, latest = evidence.snapshot(played.round), evidence.notes.snapshots[-1]
    for snapshot in [own] if own is latest else [own, latest]:
        exact = exact_points(played, evidence, snapshot.rules)
        for view in snapshot.why.values():
            if view["round"] != played.round:
                continue
            account = snapshot.account[view["team"]["id"]]["rounds"][played.round - 1]
            wrong = view["points"] != account or misprinted(_traced(view), view["points"])
            wrong = wrong or any(exact and misprinted(exact[one["reply"]], one["points"]) for one in view["replies"])
            if wrong:
                name = view["team"]["name"]
                yield f"What the points of team {name} in round {played.round} are made of does not add up to them."


def _traced(view: Mapping[str, Any]) -> dict[str, Fraction | None]:
    return mean_parts([one["points"] for one in view["replies"]], view["exchanges"])


def sums(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    for row in played.standings:
        if row.round is not None and not adds_up(row.round):
            yield f"The parts of team {row.team_name} in round {played.round} do not add up to their total."


def phones(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """What phones were told of their own team in the standings is what the desk knows."""
    totals = {row.team: row.total for row in played.standings}
    for person in evidence.people:
        own = person.own_rounds.get(played.round)
        if own is None or own["phase"] != "standings":
            continue
        if own["standing"]["total"] != totals.get(own["standing"]["team"]["id"]):
            yield f"{person.name} was told another total than the desk after round {played.round}."
        if own["why"] and own["why"]["points"] != own["points"]:
            yield f"{person.name} was told of other points than those of their team after round {played.round}."


def standings(rounds: list[RoundRecord], evidence: Evidence) -> Iterator[str]:
    """Standings are the sums of the rounds by the room's present rules; places follow, shared where they are equal."""
    for played in rounds:
        account = evidence.snapshot(played.round).account
        for row in played.standings:
            counted = account[row.team]["rounds"]
            total = sum(float((one or {}).get("total") or 0.0) for one in counted[:-1])
            total += float((row.round or {}).get("total") or 0.0)
            if len(counted) != played.round or abs(total - row.total) > ROUNDING:
                yield f"Team {row.team_name} has {row.total} points after round {played.round}, not {total:.1f}."
    for before, after in pairwise(rounds):
        if before.weights == after.weights:
            yield from _kept(before, evidence.snapshot(after.round).account)
    for played in rounds:
        yield from _places(played)


def _kept(before: RoundRecord, account: Mapping[str, Any]) -> Iterator[str]:
    """By the same rules a round is worth later what it was worth."""
    for row in before.standings:
        if row.team in account and account[row.team]["rounds"][before.round - 1] != row.round:
            yield f"The points of team {row.team_name} in round {before.round} changed behind it."


def _places(played: RoundRecord) -> Iterator[str]:
    places: dict[float, int] = {}
    for place, total in enumerate(sorted((row.total for row in played.standings), reverse=True), start=1):
        places.setdefault(total, place)
    for row in played.standings:
        if row.place != places[row.total]:
            yield f"Team {row.team_name} stands on place {row.place} after round {played.round}, wrongly."


# -- the workshop ---------------------------------------------------------------------------------------------------
def closing(told: ClosingRecord | None, evidence: Evidence) -> Iterator[str]:
    """Confidence is counted as people rated themselves last, and each take-home stands where it was made."""
    deeds, farewell = evidence.deeds, evidence.notes.farewell
    if farewell is None:
        return
    rated = deeds.sure_before or deeds.sure_after
    if told is None:
        if rated:
            yield "The confidence checks were not told in the closing."
        return
    for name, shown, given in (("before", told.before, deeds.sure_before), ("after", told.after, deeds.sure_after)):
        counts = Counter(given.values())
        if shown != [counts[level] for level in LEVELS]:
            yield f"The confidence {name} is told as {shown}; {dict(sorted(counts.items()))} were given."
    if told.commitments != len(deeds.commitments):
        yield f"{told.commitments} commitments are told of, and {len(deeds.commitments)} were made."
    for seat, row in farewell.roster.items():
        if row["commitment"] != deeds.commitments.get(seat, ""):
            yield f"{row['name']} takes home something else than they wrote."


def pauses(evidence: Evidence) -> Iterator[str]:
    """The desk learns who paused the scene only from those who wished it."""
    wished = {evidence.names[seat] for seat in evidence.deeds.paused_by_name}
    for name in sorted(evidence.notes.paused_by - wished):
        yield f"The desk was told that {name} paused the scene, without their wish."
