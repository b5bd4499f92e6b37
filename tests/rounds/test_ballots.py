"""Ballots: whole ones when replies are few, balanced samples when they are many, and the count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rounds.ballots import SAMPLE, WHOLE_BALLOT, best_reply, count, deal
from rounds.ids import ReplyId, SeatId, TeamId
from rounds.state import Exchange, Reply


def replies_of(teams: int) -> dict[ReplyId, Reply]:
    made = [
        Reply(ReplyId(f"1.1.{n}"), n, TeamId(f"t{n}"), SeatId(f"a{n}"), f"Reply {n}", backing=1)
        for n in range(1, teams + 1)
    ]
    return {reply.id: reply for reply in made}


def voters_of(count_: int, teams: int) -> dict[SeatId, TeamId]:
    return {SeatId(f"s{n}"): TeamId(f"t{n % teams + 1}") for n in range(count_)}


room_sizes = st.tuples(st.integers(1, 120), st.integers(1, 30), st.integers(0, 2**64 - 1))


@given(room_sizes)
def test_nobody_is_dealt_their_own_teams_reply(sizes: tuple[int, int, int]) -> None:
    people, teams, seed = sizes
    replies, voters = replies_of(teams), voters_of(people, teams)
    for seat, ids in deal(replies, voters, seed).items():
        assert voters[seat] not in {replies[one].team for one in ids}
        assert len(set(ids)) == len(ids)


@given(room_sizes)
def test_few_replies_are_all_on_the_ballot_and_many_are_sampled(sizes: tuple[int, int, int]) -> None:
    people, teams, seed = sizes
    expected = teams - 1 if teams <= WHOLE_BALLOT else SAMPLE
    dealt = deal(replies_of(teams), voters_of(people, teams), seed)
    assert all(len(ids) == expected for ids in dealt.values())
    assert len(dealt) == (people if expected else 0)


@given(st.tuples(st.integers(20, 200), st.integers(8, 40), st.integers(0, 2**64 - 1)))
def test_samples_show_every_reply_equally_often_give_or_take_one(sizes: tuple[int, int, int]) -> None:
    people, teams, seed = sizes
    dealt = deal(replies_of(teams), voters_of(people, teams), seed)
    shown = [sum(one in ids for ids in dealt.values()) for one in replies_of(teams)]
    assert max(shown) - min(shown) <= 1


@given(room_sizes)
def test_the_same_seed_deals_the_same_ballots(sizes: tuple[int, int, int]) -> None:
    people, teams, seed = sizes
    assert deal(replies_of(teams), voters_of(people, teams), seed) == deal(
        replies_of(teams), dict(reversed(voters_of(people, teams).items())), seed
    )


def test_each_voter_has_an_order_of_their_own() -> None:
    dealt = deal(replies_of(6), {SeatId(f"s{n}"): TeamId("t9") for n in range(30)}, seed=1)
    assert len(set(dealt.values())) > 20


def test_a_latecomer_is_shown_the_replies_shown_least() -> None:
    replies = replies_of(8)
    ids = list(replies)
    before = {SeatId(f"x{n}"): tuple(ids[:3]) for n in range(4)}
    dealt = deal(replies, {SeatId("late"): TeamId("t9")}, seed=1, dealt=before)
    assert set(dealt[SeatId("late")]) == set(ids[3:])


def exchange_with(votes: dict[int, int], shown: dict[int, int]) -> Exchange:
    exchange = Exchange(1, 5, replies=replies_of(len(shown)))
    voter = 0
    for number, times in shown.items():
        for at in range(times):
            voter += 1
            seat, reply = SeatId(f"v{voter}"), ReplyId(f"1.1.{number}")
            exchange.dealt[seat] = (reply,)
            if at < votes[number]:
                exchange.ballots[seat] = reply
    return exchange


def test_places_follow_the_rate_and_ties_share_a_place() -> None:
    tallies = count(exchange_with({1: 2, 2: 4, 3: 1}, {1: 4, 2: 8, 3: 8}))
    assert [(one.votes, one.shown, one.place) for one in tallies.values()] == [(2, 4, 1), (4, 8, 1), (1, 8, 3)]


def test_the_best_reply_on_a_tie_is_the_more_backed_then_the_lower_number() -> None:
    exchange = exchange_with({1: 1, 2: 1, 3: 0}, {1: 2, 2: 2, 3: 2})
    assert best_reply(exchange) == "1.1.1"
    backed = exchange.replies[ReplyId("1.1.2")]
    exchange.replies[backed.id] = Reply(backed.id, 2, backed.team, backed.author, backed.text, backing=3)
    assert best_reply(exchange) == "1.1.2"


def test_without_replies_there_is_no_best() -> None:
    assert best_reply(Exchange(1, 5)) is None
