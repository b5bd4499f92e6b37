"""The workshop as xAPI statements for a learning record store; docs/xapi.md describes them.

Numbers come from the report itself, so that the two cannot differ. Ballots stay secret: no statement says who voted
for what.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from rounds.deck import Scenario
from rounds.ids import Milliseconds, ReplyId, SeatId, TeamId
from rounds.rules.round_work import causes_offered, team_guesses
from rounds.sections import Points
from rounds.state import Exchange, Room, Round
from rounds.strategies import CATALOGUE
from server.journal import Recorded
from server.report.document import Document, ExchangeRow, ReplyRow, RoundRow, TeamRound, document_of
from server.report.moments import Moment, moments_of

Statement = dict[str, Any]
"""An object of JSON as the specification has it."""

ADL = "http://adlnet.gov/expapi"
VERBS = {name: f"{ADL}/verbs/{name}" for name in ("attended", "answered", "responded", "commented", "completed")}
TYPES = {name: f"{ADL}/activities/{name}" for name in ("meeting", "simulation", "question", "cmi.interaction")}
UNKNOWN_LANGUAGE = "und"
"""What people and decks wrote may be in any language."""

REPLY_MOST, ROUND_MOST, REACTION_MOST = 100, 110, 3
SURE = ("not at all", "a little", "somewhat", "fairly", "very")


def statements_of(room: Room, recorded: Recorded, home: str, *, pseudonyms: bool = False) -> list[Statement]:
    """Every statement of everything so far, in the order in which it happened.

    `home` is the address of the system that people have their seats on, without a slash at its end.
    """
    report = document_of(room, pseudonyms=pseudonyms)
    names = {SeatId(one["seat"]): one["name"] for one in report["people"]}
    return _Telling(room, report, names, moments_of(recorded), home, pseudonyms).all()


@dataclass(frozen=True, slots=True)
class _Telling:
    room: Room
    report: Document
    names: dict[SeatId, str]
    times: dict[Moment, Milliseconds]
    home: str
    pseudonyms: bool

    def all(self) -> list[Statement]:
        told = [
            *self._people(),
            *(one for pair in zip(self.room.rounds, self.report["rounds"], strict=True) for one in self._round(*pair)),
        ]
        return sorted(told, key=lambda one: str(one["timestamp"]))

    # -- who, where and when ----------------------------------------------------------------------------------------
    @property
    def registration(self) -> UUID:
        """One for a workshop, whoever asks and however often; nobody can guess it from the code."""
        return uuid5(NAMESPACE_URL, f"hotseat:{self.room.code}/{self.room.opened_at}/{self.room.facilitator_key_hash}")

    def _person(self, seat: SeatId) -> Statement:
        account = {"homePage": self.home, "name": f"{self.registration}/{seat}"}
        return {"objectType": "Agent", "name": self.names[seat], "account": account}

    def _team(self, team: TeamId, name: str) -> Statement:
        account = {"homePage": self.home, "name": f"{self.registration}/{team}"}
        return {"objectType": "Group", "name": name, "account": account}

    def _activity(self, path: str, kind: str, name: str, language: str = "en", **definition: Any) -> Statement:
        id_ = f"{self.home}/xapi/workshops/{self.registration}{path}"
        about = {"type": TYPES[kind], "name": {language: name}, **definition}
        return {"objectType": "Activity", "id": id_, "definition": about}

    @property
    def _workshop(self) -> Statement:
        return self._activity("", "meeting", self.report["title"] or self.room.code, UNKNOWN_LANGUAGE)

    def _simulation(self, played: Round) -> Statement:
        return self._activity(f"/rounds/{played.number}", "simulation", played.scenario.title, UNKNOWN_LANGUAGE)

    def _within(self, played: Round) -> Sequence[Statement]:
        """From the nearest: the round, then the workshop."""
        return self._simulation(played), self._workshop

    def _said(self, **extensions: Any) -> dict[str, Any]:
        return {f"{self.home}/xapi/extensions/{name.replace('_', '-')}": value for name, value in extensions.items()}

    def _id(self, *told: str) -> str:
        """It follows from what is told and of whom, so that what was sent twice is stored once."""
        named = "pseudonym" if self.pseudonyms else "name"
        return str(uuid5(NAMESPACE_URL, "/".join((str(self.registration), self.home, named, *told))))

    def _statement(
        self,
        moment: Moment,
        actor: Statement,
        verb: str,
        about: Statement,
        result: Statement | None = None,
        *,
        within: Sequence[Statement] = (),
        team: Statement | None = None,
    ) -> Statement:
        at = datetime.fromtimestamp(self.times.get(moment, self.room.opened_at) / 1000, UTC)
        activities = {"category": [{"objectType": "Activity", "id": f"{self.home}/xapi/profile/1"}]}
        if within:
            parent, *grouping = within
            activities |= {"parent": [parent], **({"grouping": grouping} if grouping else {})}
        context: Statement = {
            "registration": str(self.registration),
            "contextActivities": activities,
            "extensions": self._said(room=self.room.code, mode=self.room.mode),
        }
        if about["objectType"] == "Activity":
            context["platform"] = "Hotseat"
        if team is not None:
            context["team"] = team
        return {
            "id": self._id(verb, *moment, actor["account"]["name"]),
            "actor": actor,
            "verb": {"id": VERBS[verb], "display": {"en": verb}},
            "object": about,
            **({"result": result} if result else {}),
            "context": context,
            "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }

    # -- people -----------------------------------------------------------------------------------------------------
    def _people(self) -> Iterator[Statement]:
        for person in self.report["people"]:
            seat = SeatId(person["seat"])
            actor = self._person(seat)
            yield self._statement(("seat", seat), actor, "attended", self._workshop)
            for when, level in (("before", person["sure_before"]), ("after", person["sure_after"])):
                if level is not None:
                    yield self._statement(("sure", seat, when), actor, "answered", self._sureness(when), _chosen(level))
            if person["commitment"]:
                taken = {"response": person["commitment"]}
                yield self._statement(("commitment", seat), actor, "answered", self._commitment(), taken)

    def _sureness(self, when: str) -> Statement:
        scale = [{"id": str(level), "description": {"en": word}} for level, word in enumerate(SURE, start=1)]
        name = f"How sure are you that you can handle a difficult customer? ({when} the workshop)"
        return self._activity(f"/sure/{when}", "cmi.interaction", name, interactionType="likert", scale=scale)

    def _commitment(self) -> Statement:
        return self._activity(
            "/commitment", "cmi.interaction", "What one thing do you take home?", interactionType="long-fill-in"
        )

    # -- rounds -----------------------------------------------------------------------------------------------------
    def _round(self, played: Round, row: RoundRow) -> Iterator[Statement]:
        for exchange, told in zip(played.exchanges, row["exchanges"], strict=True):
            for (id_, reply), answer in zip(exchange.replies.items(), told["replies"], strict=True):
                yield self._reply(played, exchange, told, id_, answer, team=reply.team)
                if played.customer is not None and answer["reaction"] is not None:
                    yield self._reaction(played, exchange, id_, answer, played.customer)
                yield from self._sightings(played, exchange, id_)
        if not row["cancelled"]:
            yield from self._teams(played, row)

    def _reply(
        self, played: Round, exchange: Exchange, row: ExchangeRow, id_: ReplyId, answer: ReplyRow, *, team: TeamId
    ) -> Statement:
        place = f"/rounds/{played.number}/exchanges/{exchange.number}/takes/{exchange.take}"
        said = row["complaint"] or "What the customer said aloud"
        about = self._activity(place, "question", f"Exchange {exchange.number}", description={UNKNOWN_LANGUAGE: said})
        points = answer["points"]
        result: Statement = {"response": answer["text"]}
        if self.report["scored"]:
            result["score"] = _score(points["total"], 0, REPLY_MOST)
        result["extensions"] = self._said(
            counts=row["counts"],
            safety_reply=answer["safety"],
            held_back=answer["held"],
            votes=answer["votes"],
            shown=answer["shown"],
            best=answer["best"],
            parts={part: points[part] for part in ("voice", "craft", "customer")},
            marks={mark["strategy"]: mark["value"] for mark in answer["marks"]},
            anti_patterns=[flag["anti_pattern"] for flag in answer["flags"]],
            temper={"before": row["temper_before"], "after": row["temper_after"]},
        )
        author = self._person(exchange.replies[id_].author)
        group = self._team(team, answer["team"])
        return self._statement(
            ("reply", id_), author, "answered", about, result, within=self._within(played), team=group
        )

    def _reaction(
        self, played: Round, exchange: Exchange, id_: ReplyId, answer: ReplyRow, customer: SeatId
    ) -> Statement:
        felt = answer["reaction"]
        assert felt is not None
        result: Statement = {"score": _score(felt["value"], -REACTION_MOST, REACTION_MOST)}
        if felt["line"]:
            result["response"] = felt["line"]
        result["extensions"] = self._said(reply=answer["text"], reply_team=answer["team"])
        reply = self._about_reply(exchange, id_)
        return self._statement(
            ("reaction", id_), self._person(customer), "responded", reply, result, within=self._within(played)
        )

    def _about_reply(self, exchange: Exchange, id_: ReplyId) -> Statement:
        author = self._person(exchange.replies[id_].author)
        return {"objectType": "StatementRef", "id": self._id("answered", "reply", id_, author["account"]["name"])}

    def _sightings(self, played: Round, exchange: Exchange, id_: ReplyId) -> Iterator[Statement]:
        for seat, seen in exchange.sightings.items():
            if (one := seen.get(id_)) is not None:
                words = exchange.replies[id_].text[one.evidence.start : one.evidence.end]
                result = {"response": words, "extensions": self._said(strategy=one.strategy)}
                about = self._about_reply(exchange, id_)
                moment = ("sighting", seat, id_)
                yield self._statement(
                    moment, self._person(seat), "commented", about, result, within=self._within(played)
                )

    def _teams(self, played: Round, row: RoundRow) -> Iterator[Statement]:
        guesses = team_guesses(played)
        for told in row["teams"]:
            team = TeamId(told["id"])
            group = self._team(team, told["team"])
            if team in guesses:
                yield self._guess(played, team, guesses[team], group)
            if told["points"] is not None:
                yield self._account(played, told, told["points"], group)

    def _guess(self, played: Round, team: TeamId, cause: str, group: Statement) -> Statement:
        true = played.scenario.brief.cause
        about = self._activity(
            f"/rounds/{played.number}/cause",
            "cmi.interaction",
            _asked(played.scenario),
            interactionType="choice",
            choices=[{"id": one, "description": {"en": CATALOGUE.cause[one].name}} for one in causes_offered(played)],
            correctResponsesPattern=[true],
        )
        result = {"response": cause, "success": cause == true}
        return self._statement(
            ("guess", str(played.number), team), group, "answered", about, result, within=self._within(played)
        )

    def _account(self, played: Round, told: TeamRound, points: Points, group: Statement) -> Statement:
        parts = {part: points[part] for part in ("voice", "craft", "customer", "cause", "record")}
        record = {part: told[part] for part in ("problem", "done", "outcome", "follow_up") if told[part]}
        result: Statement = {
            "score": _score(points["total"], 0, ROUND_MOST),
            "completion": played.ended,
            "extensions": self._said(parts=parts, **({"record": record} if record else {})),
        }
        about = self._simulation(played)
        return self._statement(
            ("round", str(played.number)), group, "completed", about, result, within=[self._workshop]
        )


def _score(raw: float, least: float, most: float) -> Statement:
    """`scaled` runs from -1 to 1 where the score can be below nothing, else from 0 to 1."""
    return {"scaled": round(raw / most, 4), "raw": raw, "min": least, "max": most}


def _chosen(level: int) -> Statement:
    return {"response": str(level)}


def _asked(scenario: Scenario) -> str:
    return f"Why is {scenario.scene.customer_name} so difficult?"
