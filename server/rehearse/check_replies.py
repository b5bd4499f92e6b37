"""Checks of replies: which went out, who was shown what, who voted, and what each is worth.

Each check yields sentences; none means that all is well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction

from rounds.deck import Rubric
from rounds.ids import ScenarioId, StrategyId
from server.rehearse.evidence import Evidence, replies_of
from server.rehearse.expected import Parts, craft_share, leaders, misprinted, reply_parts, voice_shares
from server.rehearse.record import ReplyRecord, RoundRecord

WHOLE_BALLOT, SAMPLE = 7, 5


# -- the vote -------------------------------------------------------------------------------------------------------
def votes(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each tally is the sum of the last votes that were acknowledged; with strangers in the room it may be more."""
    for lap, replies in replies_of(played).items():
        cast = Counter(evidence.deeds.votes.get(lap, {}).values())
        for reply in replies:
            own = cast[reply.reply]
            if reply.votes < own or (evidence.alone and reply.votes > own):
                yield f"Reply {reply.reply} was counted {reply.votes} times, and {own} people voted for it."
        if strange := cast.keys() - {one.reply for one in replies} if evidence.alone else set():
            yield f"Votes for {', '.join(sorted(strange))} were taken, and there are no such replies."


def ballots(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Nobody is shown their own team's reply, ballots are as long as they should be, and every showing is counted."""
    for lap, rows in replies_of(played).items():
        replies = {one.reply: one for one in rows}
        seen = Counter(reply for person in evidence.people for reply in person.ballots.get(lap, ()))
        of_team: dict[str, set[str]] = {}
        for one in rows:
            of_team.setdefault(one.team, set()).add(one.reply)
        on_ballots = {one.reply for one in rows if not one.held}
        for person in evidence.people:
            ballot = person.ballots.get(lap)
            if ballot is not None:
                own = of_team.get(person.team_in(played.round), set())
                others = len(on_ballots - own)
                length = others if len(on_ballots) <= WHOLE_BALLOT else min(SAMPLE, others)
                yield from _ballot(person.name, own, ballot, length if evidence.alone else None)
        for id_, reply in replies.items():
            if seen[id_] > reply.shown:
                yield f"Reply {id_} stood on {seen[id_]} ballots, and {reply.shown} are counted."


def _ballot(name: str, own: set[str], ballot: list[str], length: int | None) -> Iterator[str]:
    """`length` is how long it must be, where all replies are known."""
    if own & set(ballot):
        yield f"{name} was asked to vote on the reply of their own team."
    if length is not None and len(ballot) != length:
        yield f"{name} was shown {len(ballot)} replies instead of {length}."


def held(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """What the facilitator held back, and nothing else, stood on no ballot at all."""
    for reply in played.replies:
        if reply.held != (reply.reply in evidence.deeds.held):
            yield f"Reply {reply.reply} is {'' if reply.held else 'not '}held back, wrongly."
        if reply.held and (reply.shown or reply.votes):
            yield f"Reply {reply.reply} was held back, and stood on {reply.shown} ballots."


def best(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """The customer answers a reply with the best rate of votes, and none that was held back while others were not."""
    laps = replies_of(played)
    for one in played.exchanges:
        rows = laps.get((played.round, one.order), [])
        rates = {row.reply: Fraction(row.votes, row.shown) for row in rows if row.shown}
        if any(rates.values()) and rates.get(one.best or "", Fraction(0)) != max(rates.values()):
            yield f"The customer answered reply {one.best} in round {played.round}, which was not the best."
        kept_back = {row.reply for row in rows if row.held}
        if one.best in kept_back and len(kept_back) < len(rows):
            yield f"The customer answered reply {one.best} in round {played.round}, which was held back."


# -- what came in ---------------------------------------------------------------------------------------------------
def leading(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each team's reply is the proposal that led it, as far as its people can tell."""
    scenario = evidence.scenarios.get(ScenarioId(played.scenario))
    safety_reply = scenario.safety_reply if scenario else ""
    names, laps = evidence.names, replies_of(played)
    teams = sorted({person.team_in(played.round) for person in evidence.people})
    for exchange in played.exchanges:
        step = (played.round, exchange.exchange, exchange.take)
        by_team = {one.team: one for one in laps.get((played.round, exchange.order), [])}
        for team in teams:
            fitting, sent = leaders(evidence.deeds.offers.get((step, team), {})), by_team.get(team)
            if fitting and sent is None:
                yield f"Team {team} proposed replies in round {played.round}, and none went out."
            if sent and not any(
                (sent.author, sent.safety, sent.text)
                == (names[one.seat], one.safety, safety_reply if one.safety else one.text)
                for one in fitting
            ):
                yield f"Reply {sent.reply} is not the proposal that led team {sent.team_name}."


def tags(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    for reply in played.replies:
        given = Counter(strategy for _, strategy in evidence.deeds.tags.get(reply.reply, ()))
        if reply.tags != given:
            yield f"The tags of reply {reply.reply} are not those that voters gave."


def sightings(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    names = evidence.names
    for reply in played.replies:
        seen = evidence.deeds.sights.get(reply.reply, {})
        words = sorted((names[seat], reply.text[start:end]) for seat, (start, end) in seen.items())
        if reply.sighted != words:
            yield f"What observers saw in reply {reply.reply} is not what they said."


def reactions(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each reaction is the last one that was acknowledged; the practice customer's are its own."""
    has_practice = "practice customer" in played.happened
    for reply in played.replies:
        said = evidence.deeds.reactions.get(reply.reply)
        if reply.reaction != said and not (said is None and has_practice):
            yield f"The customer felt {said} at reply {reply.reply}, and {reply.reaction} was counted."


# -- what it is worth -----------------------------------------------------------------------------------------------
def marks(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    """Each acknowledged mark and flag stands on the desk, and no other."""
    for reply in played.replies:
        if reply.marks != evidence.deeds.marks.get(reply.reply, {}):
            yield f"The marks of reply {reply.reply} are not those that were given."
        if set(reply.flags or ()) != evidence.deeds.flags.get(reply.reply, set()):
            yield f"The flags of reply {reply.reply} are not those that were given."


def points(played: RoundRecord, evidence: Evidence) -> Iterator[str]:
    exact = exact_points(played, evidence, played.weights or {})
    for reply in played.replies if exact else ():
        wrong = misprinted(exact[reply.reply], reply.points) if reply.points else ["all of them"]
        if wrong:
            yield f"The points of reply {reply.reply} are wrong: {', '.join(wrong)}."


def exact_points(played: RoundRecord, evidence: Evidence, weights: Mapping[str, int]) -> dict[str, Parts]:
    """Points anew, from the votes people cast, the marks that were acknowledged and the customer's reactions.

    Empty where the scenario is not known here.
    """
    scenario = evidence.scenarios.get(ScenarioId(played.scenario))
    exact: dict[str, Parts] = {}
    for lap, replies in replies_of(played).items() if scenario else ():
        cast = Counter(evidence.deeds.votes.get(lap, {}).values())
        voices = voice_shares(
            {one.reply: cast[one.reply] for one in replies}, {one.reply: one.shown for one in replies}
        )
        for one in replies:
            craft = _craft(one, evidence, scenario.rubric) if scenario else Fraction(0)
            exact[one.reply] = reply_parts(voices[one.reply], craft, one.reaction, weights, safety=one.safety)
    return exact


def _craft(reply: ReplyRecord, evidence: Evidence, rubric: Rubric) -> Fraction:
    given, flags = evidence.deeds.marks.get(reply.reply, {}), evidence.deeds.flags.get(reply.reply, set())
    return craft_share(rubric, {StrategyId(strategy): mark for strategy, mark in given.items()}, len(flags))
