"""The evidence of a rehearsal: what its screens saw and were told, gathered into rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rounds.deck import Scenario
from rounds.ids import ScenarioId
from server.rehearse.desk import Marked, Snapshot
from server.rehearse.expected import last_votes
from server.rehearse.person import Person
from server.rehearse.record import Figures, ReplyRecord, RoundRecord, StandingRecord
from server.rehearse.screen import Sent, Step


@dataclass(frozen=True, slots=True)
class Evidence:
    """`snapshots` and `marked` are empty where somebody else was the facilitator, and `alone` is false then."""

    people: list[Person]
    scenarios: Mapping[ScenarioId, Scenario]
    snapshots: list[Snapshot]
    marked: Marked
    alone: bool

    def done(self) -> dict[str, list[Sent]]:
        """Every acknowledged command, by seat."""
        return {person.seat: person.done for person in self.people if person.seat is not None}

    def teams_writing(self, number: int) -> set[str]:
        """The teams that had somebody to write in a round."""
        return {team for one in self.snapshots if one.round == number for team in one.writers.values()}

    def rounds(self) -> list[RoundRecord]:
        if self.alone:
            return [self._from_desk(one) for one in self.snapshots]
        seen = {number for person in self.people for number in person.rounds_seen}
        return [self._from_phones(number) for number in sorted(seen)]

    # -- with a desk of one's own -----------------------------------------------------------------------------------
    def _from_desk(self, seen: Snapshot) -> RoundRecord:
        rows = {id_: row for id_, row in seen.marking.items() if row["round"] == seen.round}
        replies = [_marked_reply(id_, row, best=id_ in seen.best) for id_, row in rows.items()]
        standings = [
            StandingRecord(id_, row["team"]["name"], row["place"], row["total"], row["rounds"][-1])
            for id_, row in seen.account.items()
        ]
        return self._record(seen.round, seen.scene, seen.temper, replies, standings)

    # -- with phones alone ------------------------------------------------------------------------------------------
    def _from_phones(self, number: int) -> RoundRecord:
        """What the people know together: of each of their teams its own reply, points and standing."""
        known = {one.team_in(number): one for one in self.people if number in one.rounds_seen}
        replies = {
            row["reply"]: row for one in known.values() for step, row in one.own_replies.items() if step[0] == number
        }
        own = {team: one.own_rounds[number] for team, one in known.items() if number in one.own_rounds}
        standings = [
            StandingRecord(
                team, row["standing"]["team"]["name"], row["standing"]["place"], row["standing"]["total"], row["points"]
            )
            for team, row in own.items()
        ]
        witness = next(iter(known.values()))
        return self._record(
            number,
            witness.scenes[number],
            witness.tempers[number],
            [_seen_reply(row) for row in replies.values()],
            standings,
        )

    # -- both -------------------------------------------------------------------------------------------------------
    def _record(
        self,
        number: int,
        scene: Mapping[str, Any],
        temper: Mapping[str, Any],
        replies: list[ReplyRecord],
        standings: list[StandingRecord],
    ) -> RoundRecord:
        last = max((one.exchange for one in replies), default=1)
        return RoundRecord(
            round=number,
            scenario=scene["scenario"],
            title=scene["title"],
            customer=scene["played_by"],
            replies=sorted(replies, key=lambda one: (one.exchange, one.place, one.number)),
            ballots=last_votes(self.done(), (number, last)),
            temper_before=temper["start"],
            temper_after=temper["level"],
            standings=sorted(standings, key=lambda one: one.place),
            phone_messages=Figures.of(one.traffic.messages[number] for one in self.people),
            phone_bytes=Figures.of(one.traffic.octets[number] for one in self.people),
        )


def steps_of(played: RoundRecord) -> list[Step]:
    return [(played.round, exchange) for exchange in sorted({one.exchange for one in played.replies})]


def replies_in(played: RoundRecord, step: Step) -> list[ReplyRecord]:
    return [one for one in played.replies if one.exchange == step[1]]


def _marked_reply(id_: str, row: Mapping[str, Any], *, best: bool) -> ReplyRecord:
    return ReplyRecord(
        reply=id_,
        exchange=row["exchange"],
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
        points=row["points"],
    )


def _seen_reply(row: Mapping[str, Any]) -> ReplyRecord:
    return ReplyRecord(
        reply=row["reply"],
        exchange=int(row["reply"].split(".")[1]),
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
        points=None,
    )
