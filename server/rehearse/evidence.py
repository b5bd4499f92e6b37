"""The evidence of a rehearsal: what its screens saw and were told, gathered into rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.deeds import Deeds
from server.rehearse.notes import ExchangeSeen, Farewell, Notes, Snapshot
from server.rehearse.person import Person
from server.rehearse.record import (
    ClosingRecord,
    ExchangeRecord,
    Figures,
    ReplyRecord,
    RoundRecord,
    StandingRecord,
)
from server.rehearse.screen import Lap, Sent, Step, lap_of

PLAYERS = {"facilitator": "the facilitator", "practice": "the practice customer"}
WEIGHTS = ("voice", "craft", "customer")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`notes` are empty where somebody else was the facilitator, and `alone` is false then."""

    people: list[Person]
    scenarios: Mapping[ScenarioId, Scenario]
    deeds: Deeds
    notes: Notes
    alone: bool

    @classmethod
    def of(
        cls,
        people: list[Person],
        scenarios: Mapping[ScenarioId, Scenario],
        desk_done: Iterable[Sent] = (),
        notes: Notes | None = None,
    ) -> Evidence:
        done = {person.seat: person.done for person in people if person.seat is not None}
        return cls(people, scenarios, Deeds.of(done, list(desk_done)), notes or Notes(), alone=notes is not None)

    @property
    def names(self) -> dict[str, str]:
        """The names of the people by seat."""
        return {person.seat: person.name for person in self.people if person.seat is not None}

    def snapshot(self, number: int) -> Snapshot:
        return next(one for one in self.notes.snapshots if one.round == number)

    def closing(self) -> ClosingRecord | None:
        farewell: Farewell | None = self.notes.farewell
        shown = farewell.confidence if farewell else None
        return ClosingRecord(shown["before"], shown["after"], shown["commitments"]) if shown else None

    def rounds(self) -> list[RoundRecord]:
        if self.alone:
            return [self._from_desk(one) for one in self.notes.snapshots]
        seen = {number for person in self.people for number in person.rounds_seen}
        return [self._from_phones(number) for number in sorted(seen)]

    # -- with a desk of one's own -----------------------------------------------------------------------------------
    def _from_desk(self, seen: Snapshot) -> RoundRecord:
        rows = {id_: row for id_, row in seen.marking.items() if row["round"] == seen.round}
        counting = {step[:2]: step for step in (one.step for one in seen.exchanges)}
        bests = {one.best for one in seen.exchanges}
        standings = [
            StandingRecord(
                id_,
                row["team"]["name"],
                row["place"],
                row["total"],
                row["rounds"][-1],
                seen.teams[id_]["record"] if id_ in seen.teams else None,
            )
            for id_, row in seen.account.items()
        ]
        exchanges = [
            self._exchange(seen.round, one, counts=counting[one.step[:2]] == one.step) for one in seen.exchanges
        ]
        return self._record(
            number=seen.round,
            scene=seen.scene,
            exchanges=exchanges,
            replies=[_marked_reply(id_, row, best=id_ in bests) for id_, row in rows.items()],
            standings=standings,
            curve=[one["level"] for one in seen.curve if one["counts"]],
            seen=seen,
        )

    def _exchange(self, number: int, seen: ExchangeSeen, *, counts: bool) -> ExchangeRecord:
        return ExchangeRecord(
            exchange=seen.step[1],
            take=seen.step[2],
            order=seen.order,
            counts=counts,
            technique=seen.technique,
            mediation=seen.mediation if seen.mediator else None,
            ruling=seen.ruling,
            best=seen.best,
            temper_before=seen.before,
            temper_after=seen.after,
            ballots=self.deeds.votes.get((number, seen.order), {}),
        )

    # -- with phones alone ------------------------------------------------------------------------------------------
    def _from_phones(self, number: int) -> RoundRecord:
        """What the people know together: of each of their teams its own reply, points and standing."""
        known = {one.team_in(number): one for one in self.people if number in one.rounds_seen}
        replies = {
            id_: row for one in known.values() for id_, row in one.own_replies.items() if lap_of(id_)[0] == number
        }
        own = {team: one.own_rounds[number] for team, one in known.items() if number in one.own_rounds}
        standings = [
            StandingRecord(
                team, row["standing"]["team"]["name"], row["standing"]["place"], row["standing"]["total"], row["points"]
            )
            for team, row in own.items()
        ]
        steps = {lap: step for one in known.values() for lap, step in one.steps.items() if lap[0] == number}
        last = {step[:2]: lap for lap, step in sorted(steps.items())}
        witness = next(iter(known.values()))
        return self._record(
            number=number,
            scene=witness.scenes[number],
            exchanges=[self._heard_of(lap, step, counts=last[step[:2]] == lap) for lap, step in sorted(steps.items())],
            replies=[
                _seen_reply(row, steps[lap_of(id_)], counts=last[steps[lap_of(id_)][:2]] == lap_of(id_))
                for id_, row in replies.items()
            ],
            standings=standings,
            curve=[witness.tempers[number]["start"], witness.tempers[number]["level"]],
        )

    def _heard_of(self, lap: Lap, step: Step, *, counts: bool) -> ExchangeRecord:
        return ExchangeRecord(
            exchange=step[1],
            take=step[2],
            order=lap[1],
            counts=counts,
            technique=None,
            mediation=None,
            ruling=None,
            best=None,
            temper_before=None,
            temper_after=None,
            ballots=self.deeds.votes.get(lap, {}),
        )

    # -- both -------------------------------------------------------------------------------------------------------
    def _record(
        self,
        number: int,
        scene: Mapping[str, Any],
        exchanges: list[ExchangeRecord],
        replies: list[ReplyRecord],
        standings: list[StandingRecord],
        curve: list[int],
        seen: Snapshot | None = None,
    ) -> RoundRecord:
        return RoundRecord(
            round=number,
            format=seen.format if seen else None,
            scenario=scene["scenario"],
            title=scene["title"],
            customer=scene["played_by"] or PLAYERS.get(scene["player"]),
            happened=[one.value for one in seen.happened] if seen else [],
            weights={part: seen.rules[part] for part in WEIGHTS} if seen else None,
            exchanges=exchanges,
            replies=sorted(replies, key=lambda one: (lap_of(one.reply), one.place, one.number)),
            decision=seen.poll if seen else None,
            curve=curve,
            standings=sorted(standings, key=lambda one: one.place),
            phone_messages=Figures.of(one.traffic.messages[number] for one in self.people),
            phone_bytes=Figures.of(one.traffic.octets[number] for one in self.people),
        )


def replies_of(played: RoundRecord) -> dict[Lap, list[ReplyRecord]]:
    """The replies of each take that had any."""
    laps: dict[Lap, list[ReplyRecord]] = {}
    for one in played.replies:
        laps.setdefault(lap_of(one.reply), []).append(one)
    return laps


def _marked_reply(id_: str, row: Mapping[str, Any], *, best: bool) -> ReplyRecord:
    return ReplyRecord(
        reply=id_,
        exchange=row["exchange"],
        take=row["take"],
        counts=row["counts"],
        held=row["held"],
        number=row["number"],
        team=row["team"]["id"],
        team_name=row["team"]["name"],
        author=row["author"],
        text=row["text"],
        safety=row["safety"],
        votes=row["votes"],
        shown=row["shown"],
        place=row["place"],
        best=best,
        reaction=row["reaction"]["value"] if row["reaction"] else None,
        marks={strategy: mark["value"] for strategy, mark in row["marks"].items()},
        flags=sorted(row["flags"]),
        tags=row["tags"],
        sighted=sorted((one["observer"], one["words"]) for one in row["sighted"]),
        points=row["points"],
    )


def _seen_reply(row: Mapping[str, Any], step: Step, *, counts: bool) -> ReplyRecord:
    return ReplyRecord(
        reply=row["reply"],
        exchange=step[1],
        take=step[2],
        counts=counts,
        held=False,
        number=row["number"],
        team=row["team"]["id"],
        team_name=row["team"]["name"],
        author=None,
        text=row["text"],
        safety=row["safety"],
        votes=row["votes"],
        shown=row["shown"],
        place=row["place"],
        best=row["best"],
        reaction=row["reaction"]["value"] if row["reaction"] else None,
        marks=None,
        flags=None,
        tags=None,
        sighted=None,
        points=None,
    )
