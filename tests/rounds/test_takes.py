"""Rewinding: an exchange is played again, both takes are kept and compared, and the last one counts."""

from __future__ import annotations

import pytest

from rounds import commands, scoring
from rounds.formats import FULL, QUICK, STANDARD
from rounds.phases import Phase
from rounds.refusals import Slug
from rounds.rules.running_order import MOST_TAKES
from rounds.state import Exchange
from rounds.views import Desk, Phones, SeatAudience, Stage
from tests.workshop import Workshop, a_scene, a_workshop_of

HOT = "the-deposit"


def rewound(workshop: Workshop) -> Workshop:
    workshop.by_facilitator(commands.Rewind(workshop.room.turn))
    return workshop


def takes_of(workshop: Workshop) -> list[tuple[int, int]]:
    return [(one.number, one.take) for one in workshop.playing.exchanges]


def test_an_exchange_is_played_again_from_the_complaint_at_the_temper_it_began_with() -> None:
    workshop = rewound(a_scene().play_exchange(-2))
    assert workshop.room.phase is Phase.COMPLAINT
    assert takes_of(workshop) == [(1, 1), (1, 2)]
    assert workshop.playing.temper == workshop.playing.scenario.brief.starting_temper
    assert workshop.view(Phones())["phase"]["take"] == 2


def test_nothing_written_or_said_before_stands_in_the_new_take() -> None:
    workshop = rewound(a_scene().play_exchange(-2))
    fresh = workshop.exchange
    assert fresh == Exchange(1, workshop.playing.scenario.brief.starting_temper, 2)
    assert workshop.view(Phones())["complaint"] is None
    assert workshop.view(SeatAudience(workshop.seat["Ada"]))["you"]["proposed"] is None


def test_both_takes_are_kept_and_shown_side_by_side_once_the_new_one_is_voted_on() -> None:
    workshop = rewound(a_scene().play_exchange(-2))
    assert workshop.to(Phase.DRAFTING).view(Stage())["takes"] == []
    workshop.play_exchange(3)
    for audience in (Phones(), Stage(), Desk()):
        takes = workshop.view(audience)["takes"]
        assert [(one["take"], one["value"], one["temper"]) for one in takes] == [(1, -2, 8), (2, 3, 3)]


def test_an_exchange_played_once_has_nothing_to_compare() -> None:
    assert a_scene().play_exchange(1).view(Stage())["takes"] == []


def test_the_last_take_whose_vote_is_over_counts() -> None:
    workshop = a_scene(format_=STANDARD.id).play_exchange(-2)
    first = workshop.exchange
    rewound(workshop).play_exchange(3)
    assert workshop.playing.scored_exchanges == [workshop.exchange]
    rewound(workshop).to(Phase.DRAFTING)
    assert workshop.playing.scored_exchanges == [workshop.playing.exchanges[1]]
    assert first in workshop.playing.exchanges


def test_points_come_from_the_take_that_counts_and_the_desk_says_which() -> None:
    workshop = a_scene().play_exchange(-3)
    rewound(workshop).play_exchange(3)
    workshop.to(Phase.STANDINGS)
    best = workshop.exchange.best
    assert best is not None
    team = workshop.exchange.replies[best].team
    assert scoring.round_points(workshop.room, workshop.playing)[team].customer is not None
    counts = {id_: row["counts"] for id_, row in workshop.view(Desk())["marking"].items()}
    assert {id_[:4]: one for id_, one in counts.items()} == {"1.1.": False, "1.2.": True}


def test_a_team_that_wrote_in_the_first_take_only_has_nothing_for_it() -> None:
    workshop = a_scene().play_exchange(0, ("Ada", "Ben", "Gus"))
    rewound(workshop).play_exchange(0, ("Ada", "Ben"))
    points = scoring.round_points(workshop.room, workshop.playing)
    assert points[workshop.team_of("Gus")].total == 0
    assert workshop.exchange.best is not None
    assert points[workshop.exchange.replies[workshop.exchange.best].team].total > 0


def test_the_curve_holds_every_take_and_says_which_count() -> None:
    workshop = rewound(a_scene().play_exchange(-2)).play_exchange(3).to(Phase.DEBRIEF)
    debrief = workshop.view(Stage())["debrief"]
    assert debrief is not None
    curve = [(one["exchange"], one["take"], one["counts"], one["level"]) for one in debrief["curve"]]
    assert curve == [(0, 1, True, 6), (1, 1, False, 8), (1, 2, True, 3)]


def test_after_another_take_the_round_goes_on_as_it_was_going_to() -> None:
    workshop = rewound(a_scene(format_=FULL.id).play_exchange(1)).play_exchange(1).end_step()
    assert (workshop.room.phase, workshop.exchange.number, workshop.exchange.take) == (Phase.COMPLAINT, 2, 1)


@pytest.mark.parametrize("phase", [Phase.DRAFTING, Phase.VOTING, Phase.REACTION, Phase.SCORING])
def test_a_scene_can_be_rewound_from_the_first_reply_until_the_brief_is_told(phase: Phase) -> None:
    workshop = a_scene().to(Phase.DRAFTING)
    if phase is not Phase.DRAFTING:
        workshop.propose("Ada", "Sorry.").propose("Ben", "So sorry.").to(phase)
    assert takes_of(rewound(workshop)) == [(1, 1), (1, 2)]
    workshop.play_exchange(1).to(Phase.STANDINGS)


def test_a_scene_rewound_from_scoring_comes_back_to_scoring() -> None:
    workshop = rewound(a_scene().play_exchange(1).to(Phase.SCORING)).play_exchange(2).end_step()
    assert workshop.room.phase is Phase.SCORING


@pytest.mark.parametrize("phase", [Phase.RECORD, Phase.DECISION])
def test_a_scene_can_be_rewound_from_the_record_and_the_decision_and_both_come_again(phase: Phase) -> None:
    workshop = a_scene(format_=FULL.id).play_exchange(3).end_step().play_exchange(3).to(phase)
    rewound(workshop).play_exchange(3).end_step()
    assert workshop.room.phase is Phase.RECORD
    assert workshop.end_step().room.phase is Phase.DECISION


@pytest.mark.parametrize("phase", [Phase.DEBRIEF, Phase.STANDINGS])
def test_once_the_brief_is_told_nothing_can_be_played_again(phase: Phase) -> None:
    workshop = a_scene().play_exchange(1).to(phase)
    assert workshop.refuses(commands.Rewind(workshop.room.turn)) is Slug.NOT_NOW


def test_before_anything_was_replied_there_is_nothing_to_rewind() -> None:
    workshop = a_scene()
    assert workshop.refuses(commands.Rewind(workshop.room.turn)) is Slug.NOT_NOW


def test_only_the_facilitator_rewinds() -> None:
    workshop = a_scene().play_exchange(1)
    assert workshop.refuses(commands.Rewind(workshop.room.turn), "Ada") is Slug.NOT_FOR_YOUR_ROLE


def test_a_scene_that_boiled_over_is_rewound_to_before_the_technique() -> None:
    workshop = a_scene(format_=QUICK.id, scenario=HOT).play_exchange(-3).end_step()
    assert workshop.is_in(Phase.TECHNIQUE)
    rewound(workshop).play_exchange(2).end_step()
    assert workshop.is_in(Phase.SCORING)
    assert takes_of(workshop) == [(1, 1), (1, 2)]


def test_another_take_of_a_technique_is_the_same_technique() -> None:
    workshop = a_scene(format_=FULL.id, scenario=HOT).play_exchange(-3).end_step()
    workshop.by_facilitator(commands.ChooseTechnique(workshop.room.turn, "mediation", workshop.seat["Dot"]))
    rewound(workshop.play_exchange(-1))
    assert (workshop.exchange.technique, workshop.exchange.mediator) == ("mediation", workshop.seat["Dot"])
    assert takes_of(workshop) == [(1, 1), (2, 1), (2, 2)]


def test_a_round_is_played_again_eight_times_at_most() -> None:
    workshop = a_scene().play_exchange(0)
    for _ in range(MOST_TAKES - 1):
        rewound(workshop).play_exchange(0)
    assert workshop.refuses(commands.Rewind(workshop.room.turn)) is Slug.TOO_MANY_TAKES


def test_the_practice_customer_speaks_again_in_another_take() -> None:
    workshop = a_workshop_of(4).start()
    workshop.by_facilitator(commands.UsePractice(workshop.room.turn))
    workshop.play_exchange(authors=("P1", "P2"))
    first = workshop.exchange.complaint
    second = rewound(workshop).exchange.complaint
    assert first is not None
    assert second is not None
    assert second.text != first.text


def test_replies_of_both_takes_can_be_marked_and_keep_their_own_ids() -> None:
    workshop = rewound(a_scene().play_exchange(1)).play_exchange(1)
    first, second = ({*one.replies} for one in workshop.playing.exchanges)
    assert not first & second
    key = workshop.playing.scenario.rubric.key[0].strategy
    for id_ in (*first, *second):
        workshop.by_facilitator(commands.MarkReply(id_, key, 1))
    assert all(len(one.marks) == 3 for one in workshop.playing.exchanges)


def test_a_round_that_was_rewound_replays_to_the_same_state() -> None:
    workshop = rewound(a_scene(format_=FULL.id).play_exchange(-2)).play_exchange(2).end_step()
    workshop.room.reckoning = None
    assert workshop.replayed() == workshop.room


def test_a_second_take_in_which_nobody_replied_does_not_take_the_first_ones_points() -> None:
    workshop = a_scene().to(Phase.DRAFTING).propose("Ada", "Ours.").propose("Gus", "Mine.").to(Phase.VOTING)
    workshop.vote("Ada", "Gus").to(Phase.REACTION).react(1)
    workshop.by_facilitator(commands.Rewind(workshop.room.turn))
    workshop.to(Phase.SCORING)
    assert [one.take for one in workshop.playing.scored_exchanges] == [1]
