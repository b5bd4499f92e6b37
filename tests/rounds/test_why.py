"""Every point can be traced to the votes, marks and reactions that made it, and the parts add up by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rounds import commands, scoring
from rounds.formats import FULL, STANDARD
from rounds.phases import Phase
from rounds.sections import Points, WhyView
from rounds.views import Desk, Phones, Stage, TeamAudience
from tests.workshop import Workshop, a_scene

TEAMS = ("Ada", "Ben", "Gus")
KEYS = 3
"""How many key strategies the scenario of these rounds has."""

PARTS = ("voice", "craft", "customer")
VOTERS = {"Ada": ("Ben", "Gus"), "Ben": ("Ada", "Gus"), "Gus": ("Ada", "Ben"), "Dot": ("Ben", "Gus"), "Eve": ("Ada",)}


def played(votes: dict[str, int], marks: list[int], reactions: list[int], *, rewind: bool = False) -> Workshop:
    """Two exchanges, or one and its second take, with these votes, marks and reactions."""
    workshop = a_scene(format_=STANDARD.id)
    for round_of in range(2):
        workshop.to(Phase.DRAFTING)
        for name in TEAMS[: 3 - round_of]:
            workshop.propose(name, f"{name} hears you, and is sorry.")
        workshop.to(Phase.VOTING)
        for voter, choice in votes.items():
            liked = VOTERS[voter][choice % len(VOTERS[voter])]
            if liked in TEAMS[: 3 - round_of]:
                workshop.vote(voter, liked)
        workshop.to(Phase.REACTION)
        key = workshop.playing.scenario.rubric.key
        for place, id_ in enumerate(workshop.exchange.replies):
            workshop.by_facilitator(commands.MarkReply(id_, key[place % len(key)].strategy, marks[place % len(marks)]))
        if reactions:
            workshop.react(reactions[round_of % len(reactions)])
        if rewind and round_of == 0:
            workshop.by_facilitator(commands.Rewind(workshop.room.turn))
        elif round_of == 0:
            workshop.end_step()
            if not workshop.is_in(Phase.COMPLAINT):
                break
    return workshop


def the_whys(workshop: Workshop) -> list[WhyView]:
    return list(workshop.to(Phase.STANDINGS).view(Desk())["why"].values())


def part(points: Points, name: str) -> float | None:
    return {"voice": points["voice"], "craft": points["craft"], "customer": points["customer"]}[name]


def tenths(value: float) -> Fraction:
    return Fraction(round(value * 10), 10)


@given(
    votes=st.dictionaries(st.sampled_from(sorted(VOTERS)), st.integers(0, 1)),
    marks=st.lists(st.integers(0, 2), min_size=1, max_size=3),
    reactions=st.lists(st.integers(-2, 1), max_size=2),
    rewind=st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_a_teams_round_is_the_mean_of_its_replies_over_the_exchanges(
    votes: dict[str, int], marks: list[int], reactions: list[int], rewind: bool
) -> None:
    for why in the_whys(played(votes, marks, reactions, rewind=rewind)):
        for name in PARTS:
            known = [value for one in why["replies"] if (value := part(one["points"], name)) is not None]
            mean = sum(map(tenths, known), Fraction(0)) / why["exchanges"]
            assert (part(why["points"], name) or 0.0) == scoring.tenths(mean)
        points = why["points"]
        parts = [points[name] for name in ("voice", "craft", "customer", "cause", "record")]
        assert points["total"] == pytest.approx(sum(one or 0.0 for one in parts), abs=1e-9)


@given(
    votes=st.dictionaries(st.sampled_from(sorted(VOTERS)), st.integers(0, 1)),
    marks=st.lists(st.integers(0, 2), min_size=1, max_size=3),
    reactions=st.lists(st.integers(-2, 1), max_size=2),
)
@settings(max_examples=40, deadline=None)
def test_a_replys_points_follow_from_the_votes_marks_and_reaction_shown_beside_them(
    votes: dict[str, int], marks: list[int], reactions: list[int]
) -> None:
    for why in the_whys(played(votes, marks, reactions)):
        for reply in why["replies"]:
            worth = {"key": 2, "useful": 1, "trap": -1, None: 0}
            gained = sum((Fraction(one["value"] * worth[one["kind"]], 2) for one in reply["marks"]), Fraction(0))
            craft = (gained - len(reply["flags"])) / (2 * KEYS)
            shares: dict[str, tuple[int, Fraction | None]] = {
                "voice": (40, None),
                "craft": (40, max(Fraction(0), min(Fraction(1), craft))),
                "customer": (20, None if reply["reaction"] is None else Fraction(reply["reaction"] + 3, 6)),
            }
            if reply["best_votes"] and reply["shown"]:
                best = Fraction(reply["best_votes"], reply["best_shown"])
                shares["voice"] = (40, Fraction(reply["votes"], reply["shown"]) / best)
            whole = sum(weight for weight, share in shares.values() if share is not None)
            for name, (weight, share) in shares.items():
                by_hand = None if share is None else scoring.tenths(Fraction(100 * weight, whole) * share)
                assert part(reply["points"], name) == by_hand


def test_popular_and_skilful_are_shown_apart_as_well_as_together() -> None:
    workshop = played({"Ada": 0, "Gus": 1, "Dot": 0}, [2, 0, 0], [1]).to(Phase.STANDINGS)
    for audience in (Phones(), Stage(), Desk()):
        standings = workshop.view(audience)["standings"]
        assert standings is not None
        for row in standings["rows"]:
            last = row["last"]
            assert last is not None
            assert last["voice"] is not None
            assert last["craft"] is not None


def test_a_team_sees_why_it_has_its_own_points_and_not_another_teams() -> None:
    workshop = played({"Ada": 0, "Gus": 1}, [2, 1, 0], [1]).to(Phase.STANDINGS)
    own = workshop.view(TeamAudience(workshop.team_of("Ada")))["own_result"]
    assert own is not None
    assert own["why"] is not None
    assert own["why"]["team"]["id"] == workshop.team_of("Ada")
    assert {one["text"][:3] for one in own["why"]["replies"]} == {"Ada"}
    assert "why" not in workshop.view(Phones())


def test_nobody_sees_why_before_the_marks_are_in() -> None:
    workshop = played({"Ada": 0}, [2], [1]).to(Phase.SCORING)
    own = workshop.view(TeamAudience(workshop.team_of("Ada")))["own_result"]
    assert own is not None
    assert own["why"] is None


def test_marks_and_flags_stand_in_the_account_with_their_names() -> None:
    workshop = a_scene().play_exchange(1)
    best = workshop.exchange.best
    assert best is not None
    rubric = workshop.playing.scenario.rubric
    watch = workshop.playing.scenario.anti_patterns_to_watch[0]
    workshop.by_facilitator(commands.MarkReply(best, rubric.key[0].strategy, 2))
    workshop.by_facilitator(commands.MarkReply(best, rubric.traps[0].strategy, 1))
    workshop.by_facilitator(commands.FlagReply(best, watch, on=True))
    reason = next(one for why in the_whys(workshop) for one in why["replies"] if one["reply"] == best)
    assert [(one["kind"], one["value"]) for one in reason["marks"]] == [("key", 2), ("trap", 1)]
    assert len(reason["flags"]) == 1
    assert reason["reaction"] == 1


def test_of_a_rewound_exchange_only_the_take_that_counts_stands_in_the_account() -> None:
    workshop = a_scene().play_exchange(-3)
    workshop.by_facilitator(commands.Rewind(workshop.room.turn))
    workshop.play_exchange(2)
    for why in the_whys(workshop):
        assert why["exchanges"] == 1
        assert all(one["reply"].startswith("1.2.") for one in why["replies"])


def test_a_team_that_did_not_reply_has_an_account_without_replies_and_nothing_on_it() -> None:
    workshop = a_scene().play_exchange(1, ("Ada", "Ben"))
    gus = next(why for why in the_whys(workshop) if why["team"]["id"] == workshop.team_of("Gus"))
    assert (gus["replies"], gus["points"]["total"]) == ([], 0.0)


def test_guess_and_record_stand_in_the_account_on_top_of_the_replies() -> None:
    workshop = Workshop().join("Cy", "Ada", "Ben").start(FULL.id).cast("Cy").to(Phase.GUESSING)
    cause = workshop.playing.scenario.brief.cause
    workshop.by("Ada", commands.GuessCause(workshop.room.turn, cause))
    workshop.play_exchange(3, ("Ada", "Ben")).end_step().play_exchange(3, ("Ada", "Ben")).to(Phase.RECORD)
    workshop.by("Ada", commands.WriteRecord(workshop.room.turn, "problem", "No heat."))
    workshop.by_facilitator(commands.MarkRecord(workshop.team_of("Ada"), 3))
    why = next(one for one in the_whys(workshop) if one["team"]["id"] == workshop.team_of("Ada"))
    points = why["points"]
    assert (points["cause"], points["record"]) == (5.0, 3.0)
    assert why["guess"] == why["cause"]
    parts = sum(part(points, name) or 0.0 for name in PARTS)
    assert points["total"] == pytest.approx(parts + 8.0, abs=1e-9)
