"""The report as a document: what it holds, field by field, and how it is made from a room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from typing_extensions import TypedDict

from rounds import debrief, scoring
from rounds.ballots import count
from rounds.house import rubric_in
from rounds.ids import SeatId, TeamId
from rounds.rules.round_work import team_guesses
from rounds.sections import ChoiceName, PlayerName, Points, ReactionView, RubricKind, TechniqueName
from rounds.state import Exchange, Reply, Room, Round, Seat
from rounds.strategies import CATALOGUE
from rounds.views.shared import points_view, reaction_view

VERSION = 1
Name = Callable[[SeatId], str]


class Person(TypedDict):
    """Somebody who was in the room; `sure_before` and `sure_after` are 1 to 5, null where they were not given."""

    seat: str
    name: str
    team: str
    times_customer: int
    observer: bool
    sure_before: int | None
    sure_after: int | None
    commitment: str


class Standing(TypedDict):
    team: str
    place: int
    total: float


class MarkRow(TypedDict):
    """A mark of 0, 1 or 2 with the words that show the strategy, from `start` to before `end` in code points.

    Without words these are null, and `words` is empty.
    """

    strategy: str
    name: str
    value: int
    start: int | None
    end: int | None
    words: str


class FlagRow(TypedDict):
    anti_pattern: str
    name: str
    words: str


class SightingRow(TypedDict):
    observer: str
    strategy: str
    words: str


class ReplyRow(TypedDict):
    """A reply with all that its points are made of. `tags` counts the strategies voters saw."""

    reply: str
    number: int
    team: str
    author: str
    text: str
    safety: bool
    held: bool
    backing: int
    votes: int
    shown: int
    place: int
    best: bool
    reaction: ReactionView | None
    marks: list[MarkRow]
    flags: list[FlagRow]
    tags: dict[str, int]
    sightings: list[SightingRow]
    points: Points


class ExchangeRow(TypedDict):
    """One take of an exchange; `counts` is false for a take that was played again."""

    exchange: int
    take: int
    counts: bool
    technique: TechniqueName | None
    mediator: str | None
    mediation: str
    ruling: str
    ruling_reason: str
    complaint: str
    complaint_aloud: bool
    temper_before: int
    temper_after: int
    ballots: int
    voters: int
    replies: list[ReplyRow]


class TeamRound(TypedDict):
    """A team's round: its guess, its record and its points; null points where it had nobody to write."""

    id: str
    team: str
    guess: str | None
    guessed_right: bool | None
    problem: str
    done: str
    outcome: str
    follow_up: str
    points: Points | None


class TeamShown(TypedDict):
    """How clearly a team's marked replies show a strategy: the mean of their marks, 0 to 1."""

    team: str
    shown: float
    replies: int


class StrategyRow(TypedDict):
    """What the scene called for: in how many of the marked replies it was `seen`, and how clearly, by team."""

    strategy: str
    name: str
    kind: RubricKind
    seen: int
    of: int
    shown: float
    teams: list[TeamShown]


class RoundRow(TypedDict):
    """A round; what was behind it is told as the debrief tells it. No strategies while no reply is marked."""

    round: int
    scenario: str
    title: str
    format: str
    cancelled: bool
    player: PlayerName
    customer: str | None
    cause: str
    cause_revealed: str
    hidden_need: str
    prevention: str
    temper_start: int
    temper_end: int
    exchanges: list[ExchangeRow]
    teams: list[TeamRound]
    strategies: list[StrategyRow]
    decision: dict[ChoiceName, int]


class Document(TypedDict):
    """A whole workshop. Times are milliseconds since the epoch; people may go by pseudonyms.

    With a `team` it is that team's own: its people, its points and strategies, and of the others' replies those that
    won. It is empty for the whole room.
    """

    version: int
    code: str
    title: str
    opened_at: int
    mode: str
    scored: bool
    weights: dict[str, int]
    pseudonymous: bool
    team: str
    people: list[Person]
    standings: list[Standing]
    rounds: list[RoundRow]


def document_of(
    room: Room, *, pseudonyms: bool = False, team: TeamId | None = None, person: str = "Person {number}"
) -> Document:
    """The report of everything so far; with `pseudonyms` people are called `person`, with a `team` it is its own."""
    numbers = {seat: number for number, seat in enumerate(room.seats, start=1)}

    def name(seat: SeatId) -> str:
        return person.format(number=numbers[seat]) if pseudonyms else room.seats[seat].name

    weights = room.rules.weights
    report = Document(
        version=VERSION,
        code=room.code,
        title=room.title,
        opened_at=room.opened_at,
        mode=room.mode,
        scored=room.rules.scored,
        weights={"voice": weights.voice, "craft": weights.craft, "customer": weights.customer},
        pseudonymous=pseudonyms,
        team="",
        people=[_person(room, seat, name) for seat in room.seats.values()],
        standings=[
            Standing(team=_team(room, one.team, name), place=one.place, total=one.total)
            for one in scoring.standings(room, live=True)
        ],
        rounds=[_round(room, played, name) for played in room.rounds],
    )
    return report if team is None else _own(report, _team(room, team, name))


def _own(report: Document, team: str) -> Document:
    """What a team may take home: its own, and the replies that won."""
    rounds = [
        RoundRow(
            **{
                **played,
                "exchanges": [_own_exchange(one, team) for one in played["exchanges"]],
                "teams": [one for one in played["teams"] if one["team"] == team],
                "strategies": [_own_strategy(one, team) for one in played["strategies"]],
            }
        )
        for played in report["rounds"]
    ]
    people = [one for one in report["people"] if one["team"] == team]
    standings = [one for one in report["standings"] if one["team"] == team]
    return Document(**{**report, "team": team, "people": people, "standings": standings, "rounds": rounds})


def _own_exchange(exchange: ExchangeRow, team: str) -> ExchangeRow:
    replies = [one for one in exchange["replies"] if one["best"] or one["team"] == team]
    return ExchangeRow(**{**exchange, "replies": replies})


def _own_strategy(strategy: StrategyRow, team: str) -> StrategyRow:
    teams = [one for one in strategy["teams"] if one["team"] == team]
    return StrategyRow(**{**strategy, "teams": teams})


def _team(room: Room, team: str, name: Name) -> str:
    """A team's name; a team of one in solo play carries its person's."""
    one = room.teams.get(team)  # type: ignore[call-overload]
    if one is None:
        return team
    return name(one.seats[0]) if room.mode == "solo" and len(one.seats) == 1 else str(one.name)


def _person(room: Room, seat: Seat, name: Name) -> Person:
    return Person(
        seat=seat.id,
        name=name(seat.id),
        team=_team(room, seat.team, name),
        times_customer=seat.times_customer,
        observer=seat.observer,
        sure_before=room.sure_before.get(seat.id),
        sure_after=room.sure_after.get(seat.id),
        commitment=room.commitments.get(seat.id, ""),
    )


def _round(room: Room, played: Round, name: Name) -> RoundRow:
    brief, counting = played.scenario.brief, played.scored_exchanges
    customer = played.customer
    return RoundRow(
        round=played.number,
        scenario=played.scenario.id,
        title=played.scenario.title,
        format=played.format.name,
        cancelled=played.cancelled,
        player=played.played_by,
        customer=name(customer) if customer else None,
        cause=CATALOGUE.cause[brief.cause].name,
        cause_revealed=played.scenario.debrief.cause_revealed,
        hidden_need=brief.hidden_need,
        prevention=played.scenario.debrief.prevention,
        temper_start=brief.starting_temper,
        temper_end=played.temper,
        exchanges=[
            _exchange(room, played, one, any(one is other for other in counting), name) for one in played.exchanges
        ],
        teams=_teams(room, played, name),
        strategies=_strategies(room, played, name),
        decision=dict(Counter(played.decisions.values())),
    )


def _teams(room: Room, played: Round, name: Name) -> list[TeamRound]:
    points, guesses = scoring.round_points(room, played), team_guesses(played)
    teams = sorted({*points, *guesses, *played.records}, key=lambda team: (len(team), team))
    return [
        TeamRound(
            id=team,
            team=_team(room, team, name),
            guess=CATALOGUE.cause[guesses[team]].name if team in guesses else None,
            guessed_right=guesses[team] == played.scenario.brief.cause if team in guesses else None,
            problem=played.records.get(team, {}).get("problem", ""),
            done=played.records.get(team, {}).get("done", ""),
            outcome=played.records.get(team, {}).get("outcome", ""),
            follow_up=played.records.get(team, {}).get("follow_up", ""),
            points=points_view(points[team]) if team in points and room.rules.scored else None,
        )
        for team in teams
    ]


def _strategies(room: Room, played: Round, name: Name) -> list[StrategyRow]:
    replies = list(debrief.marked(played))
    if not replies:
        return []
    teams = sorted({reply.team for _, reply in replies}, key=lambda team: room.teams[team].index)
    by_team = {team: [one for one in replies if one[1].team == team] for team in teams}
    key = {line.strategy for line in rubric_in(room.rules.house, played.scenario).key}
    return [
        StrategyRow(
            strategy=strategy,
            name=CATALOGUE.strategy[strategy].name,
            kind="key" if strategy in key else "useful",
            seen=seen,
            of=of,
            shown=round(float(debrief.shown(replies, strategy)), 3),
            teams=[
                TeamShown(
                    team=_team(room, team, name),
                    shown=round(float(debrief.shown(of_team, strategy)), 3),
                    replies=len(of_team),
                )
                for team, of_team in by_team.items()
            ],
        )
        for strategy in debrief.axes(room, played)
        for seen, of in [debrief.seen(played, strategy)]
    ]


def _exchange(room: Room, played: Round, exchange: Exchange, counts: bool, name: Name) -> ExchangeRow:
    ruling, complaint = exchange.ruling, exchange.complaint
    return ExchangeRow(
        exchange=exchange.number,
        take=exchange.take,
        counts=counts,
        technique=exchange.technique,
        mediator=name(exchange.mediator) if exchange.mediator else None,
        mediation=exchange.mediation,
        ruling=ruling.text if ruling else "",
        ruling_reason=ruling.reason if ruling else "",
        complaint=complaint.text if complaint else "",
        complaint_aloud=complaint.aloud if complaint else False,
        temper_before=exchange.temper_before,
        temper_after=exchange.temper,
        ballots=len(exchange.ballots),
        voters=len(exchange.dealt),
        replies=_replies(room, played, exchange, name),
    )


def _replies(room: Room, played: Round, exchange: Exchange, name: Name) -> list[ReplyRow]:
    tallies, points = count(exchange), scoring.exchange_points(room, played, exchange)
    return [
        ReplyRow(
            reply=id_,
            number=reply.number,
            team=_team(room, reply.team, name),
            author=name(reply.author),
            text=reply.text,
            safety=reply.safety,
            held=id_ in exchange.held,
            backing=reply.backing,
            votes=tallies[id_].votes,
            shown=tallies[id_].shown,
            place=tallies[id_].place,
            best=id_ == exchange.best,
            reaction=reaction_view(exchange.reactions.get(id_)),
            marks=_marks(exchange, reply),
            flags=_flags(exchange, reply),
            tags=dict(Counter(str(tag) for tags in exchange.tags.values() for tag in tags.get(id_, ()))),
            sightings=_sightings(exchange, reply, name),
            points=points_view(points[id_] if room.rules.scored else scoring.NOTHING),
        )
        for id_, reply in exchange.replies.items()
    ]


def _marks(exchange: Exchange, reply: Reply) -> list[MarkRow]:
    return [
        MarkRow(
            strategy=id_,
            name=CATALOGUE.strategy[id_].name,
            value=mark.value,
            start=mark.evidence.start if mark.evidence else None,
            end=mark.evidence.end if mark.evidence else None,
            words=reply.text[mark.evidence.start : mark.evidence.end] if mark.evidence else "",
        )
        for id_, mark in exchange.marks.get(reply.id, {}).items()
    ]


def _flags(exchange: Exchange, reply: Reply) -> list[FlagRow]:
    return [
        FlagRow(
            anti_pattern=id_,
            name=CATALOGUE.anti_pattern[id_].name,
            words=reply.text[flag.evidence.start : flag.evidence.end] if flag.evidence else "",
        )
        for id_, flag in exchange.flags.get(reply.id, {}).items()
    ]


def _sightings(exchange: Exchange, reply: Reply, name: Name) -> list[SightingRow]:
    return [
        SightingRow(
            observer=name(seat),
            strategy=CATALOGUE.strategy[one.strategy].name,
            words=reply.text[one.evidence.start : one.evidence.end],
        )
        for seat, seen in exchange.sightings.items()
        if (one := seen.get(reply.id)) is not None
    ]
