"""Points, worked out by hand from the formula of the game, and properties that hold for any marks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rounds import commands, scoring
from rounds.ballots import count as tally
from rounds.deck import Rubric, RubricLine
from rounds.ids import AntiPatternId, ReplyId, SeatId, StrategyId, TeamId
from rounds.phases import Phase
from rounds.state import Exchange, Flag, Mark, Reaction, Reply, Weights
from rounds.views import Desk, Phones, TeamAudience
from tests.workshop import Workshop, a_scene, a_workshop_of

REPLY = ReplyId("1.1.1")


def rubric(key: int = 2, useful: int = 2, traps: int = 1) -> Rubric:
    def lines(kind: str, count: int) -> tuple[RubricLine, ...]:
        return tuple(RubricLine(StrategyId(f"{kind}{n}"), "because") for n in range(count))

    return Rubric(lines("key", key), lines("useful", useful), lines("trap", traps))


def craft(marks: dict[str, int], flags: int = 0) -> Fraction:
    exchange = Exchange(1, 5)
    exchange.marks[REPLY] = {StrategyId(name): Mark(value) for name, value in marks.items()}
    exchange.flags[REPLY] = {AntiPatternId(f"flag{n}"): Flag() for n in range(flags)}
    return scoring.craft(exchange, REPLY, rubric())


@pytest.mark.parametrize(
    ("marks", "flags", "expected"),
    [
        ({}, 0, Fraction(0)),
        ({"key0": 2, "key1": 2}, 0, Fraction(1)),
        ({"key0": 2}, 0, Fraction(1, 2)),
        ({"key0": 1}, 0, Fraction(1, 4)),
        ({"key0": 2, "useful0": 2}, 0, Fraction(3, 4)),
        ({"key0": 2, "useful0": 1}, 0, Fraction(5, 8)),
        ({"key0": 2, "key1": 2, "useful0": 2}, 0, Fraction(1)),
        ({"key0": 2, "trap0": 2}, 0, Fraction(1, 4)),
        ({"key0": 2}, 1, Fraction(1, 4)),
        ({"key0": 1}, 3, Fraction(0)),
        ({"elsewhere": 2}, 0, Fraction(0)),
    ],
)
def test_craft_follows_the_rubric(marks: dict[str, int], flags: int, expected: Fraction) -> None:
    assert craft(marks, flags) == expected


@given(
    st.dictionaries(
        st.sampled_from(["key0", "key1", "useful0", "useful1", "trap0", "other"]), st.integers(0, 2), max_size=6
    ),
    st.integers(0, 10),
)
def test_craft_stays_between_nothing_and_all(marks: dict[str, int], flags: int) -> None:
    assert 0 <= craft(marks, flags) <= 1


VOTES = (("Ada", "Gus"), ("Dot", "Gus"), ("Fay", "Gus"), ("Ben", "Gus"), ("Eve", "Ada"), ("Gus", "Ben"))


def scored_scene() -> Workshop:
    """Gus has 4 votes on the 5 ballots that hold his reply, Ada 1 on 3, Ben 1 on 4; the best gets a reaction of +2."""
    workshop = a_scene().to(Phase.DRAFTING)
    for name in ("Ada", "Ben", "Gus"):
        workshop.propose(name, f"{name} says sorry.")
    workshop.to(Phase.VOTING)
    for voter, team in VOTES:
        workshop.vote(voter, team)
    return workshop.to(Phase.REACTION).react(2)


def points_of(workshop: Workshop, name: str) -> tuple[float | None, float | None, float | None, float]:
    row = workshop.view(Desk())["marking"][workshop.reply_of(name).id]["points"]
    return row["voice"], row["craft"], row["customer"], row["total"]


def test_a_replys_points_add_up_by_hand() -> None:
    """Gus: the best rate, so all 40; one key strategy shown clearly; the reaction is (2 + 3) / 6 of 20."""
    workshop = scored_scene()
    key = workshop.playing.scenario.rubric.key
    workshop.by_facilitator(commands.MarkReply(workshop.reply_of("Gus").id, key[0].strategy, 2))
    craft_by_hand = round(40 * 2 / (2 * len(key)) + 1e-9, 1)
    assert points_of(workshop, "Gus") == (40.0, craft_by_hand, 16.7, round(40.0 + craft_by_hand + 16.7, 1))


def test_a_reply_the_customer_did_not_react_to_is_scored_on_the_other_two() -> None:
    """Ada: 1 of 3 by the best rate of 4 of 5 is 5/12; voice is worth 40 of 80, so 50 of 100: 20.8."""
    assert points_of(scored_scene(), "Ada") == (20.8, 0.0, None, 20.8)


def test_a_safety_reply_is_worth_half() -> None:
    written, safe = scored_scene(), scored_scene()
    id_ = safe.reply_of("Ada").id
    reply = safe.exchange.replies[id_]
    safe.exchange.replies[id_] = Reply(id_, reply.number, reply.team, reply.author, reply.text, 1, safety=True)
    assert points_of(safe, "Ada")[3] == points_of(written, "Ada")[3] / 2


def test_without_any_vote_the_voice_of_the_room_is_not_measured() -> None:
    workshop = a_workshop_of(2).start().cast("P1").to(Phase.DRAFTING).propose("P2", "I am sorry.")
    workshop.to(Phase.REACTION).react(3)
    row = workshop.view(Desk())["marking"][workshop.reply_of("P2").id]["points"]
    assert (row["voice"], row["customer"]) == (None, 33.3)


def test_a_team_without_a_reply_has_nothing_and_a_customer_alone_in_a_team_has_no_round() -> None:
    workshop = a_workshop_of(4, mode="solo").start().cast("P1").to(Phase.DRAFTING)
    workshop.propose("P2", "I am sorry.").propose("P3", "So am I.")
    workshop.to(Phase.STANDINGS)
    account = workshop.view(Desk())["account"]
    assert account[workshop.team_of("P1")]["rounds"] == [None]
    last = account[workshop.team_of("P4")]["rounds"][0]
    assert last is not None
    assert last["total"] == 0.0


def test_standings_stay_closed_until_the_marks_are_in() -> None:
    workshop = scored_scene().to(Phase.SCORING)
    assert workshop.view(Phones())["standings"] is None
    own = workshop.view(TeamAudience(workshop.team_of("Ada")))["own_result"]
    assert own is not None
    assert own["points"] is None
    workshop.to(Phase.STANDINGS)
    assert workshop.view(Phones())["standings"] is not None


def test_standings_are_sums_over_rounds_with_ties_shared() -> None:
    workshop = a_workshop_of(5, mode="solo")
    for _ in range(2):
        workshop.start().cast("P1").to(Phase.DRAFTING)
        workshop.propose("P2", "Sorry.").propose("P3", "Sorry too.").to(Phase.VOTING)
        workshop.vote("P4", "P2").vote("P5", "P3").vote("P2", "P3").vote("P3", "P2")
        workshop.to(Phase.STANDINGS).to(Phase.LOBBY)
    standings = workshop.view(Phones())["standings"]
    assert standings is not None
    rows = {row["team"]["name"]: (row["place"], row["total"]) for row in standings["rows"]}
    assert rows["P2"] == rows["P3"] == (1, 100.0)
    assert rows["P4"] == (3, 0.0)


def test_marks_given_after_the_round_still_move_the_standings() -> None:
    workshop = scored_scene().to(Phase.STANDINGS).to(Phase.LOBBY)
    gus = workshop.team_of("Gus")
    before = next(one.total for one in scoring.standings(workshop.room) if one.team == gus)
    reply = next(one.id for one in workshop.exchange.replies.values() if one.team == gus)
    workshop.by_facilitator(commands.MarkReply(reply, workshop.playing.scenario.rubric.key[0].strategy, 2))
    after = next(one.total for one in scoring.standings(workshop.room) if one.team == gus)
    assert after > before


@given(
    votes=st.lists(st.integers(0, 20), min_size=1, max_size=9),
    reaction=st.none() | st.integers(-3, 3),
    mark=st.integers(0, 2),
    safety=st.booleans(),
)
def test_a_total_is_the_sum_of_its_printed_parts_and_stays_within_a_hundred(
    votes: list[int], reaction: int | None, mark: int, safety: bool
) -> None:
    exchange = Exchange(1, 5)
    for number, count in enumerate(votes, start=1):
        id_ = ReplyId(f"1.1.{number}")
        exchange.replies[id_] = Reply(id_, number, TeamId(f"t{number}"), SeatId("a"), "x", 1, safety)
        for voter in range(20):
            exchange.dealt[SeatId(f"{number}-{voter}")] = (id_,)
            if voter < count:
                exchange.ballots[SeatId(f"{number}-{voter}")] = id_
    exchange.marks[REPLY] = {StrategyId("key0"): Mark(mark)}
    if reaction is not None:
        exchange.reactions[REPLY] = Reaction(reaction, "", aloud=False)
    tallies = tally(exchange)
    best = scoring.best_rate(tallies)
    points = scoring.reply_points(Weights(), rubric(), exchange, exchange.replies[REPLY], tallies[REPLY], best)
    parts = [part for part in (points.voice, points.craft, points.customer) if part is not None]
    assert points.total == pytest.approx(sum(parts), abs=1e-9)
    assert 0 <= points.total <= (50.1 if safety else 100.1)
