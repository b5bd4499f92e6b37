"""What the report's page says, sentence by sentence: each language is one of these, and a missing one does not type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["zero", "one", "two", "few", "many", "other"]
Forms = Mapping[Form, str]
"""One sentence for each plural form that the language has for `count`."""

LevelWords = tuple[str, str, str, str, str]
Months = tuple[str, str, str, str, str, str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The sentences of the page in one language; values stand in braces."""

    # how it writes
    comma: str
    semicolon: str
    quote: str
    decimal: str
    percent: str
    months: Months
    first_day: str
    date: str

    # the head
    person: str
    team_report: str
    about: str
    people: Forms
    rounds: Forms

    # points
    standings: str
    made_of: str
    place: str
    team: str
    round: str
    voice: str
    craft: str
    customer: str
    cause: str
    record: str
    points: str
    total: str
    guessed: str

    # what people say of themselves
    sureness: str
    sure_levels: LevelWords
    before: str
    after: str
    taken_home: str

    # a round
    round_title: str
    played_by: str
    played_by_facilitator: str
    played_by_practice: str
    played_by_nobody: str
    temper_moved: str
    behind: str
    need: str
    prevention: str

    # the temper, drawn
    temper: str
    temper_level: str
    began: str

    # strategies
    over_rounds: str
    over_rounds_about: str
    called_for: str
    called_for_about: str
    more_teams: Forms
    strategy: str
    whole_room: str
    seen_of: str

    # an exchange
    exchange: str
    take: str
    not_counted: str
    negotiation: str
    mediation: str
    arbitration: str
    aloud: str
    mediating: str
    nobody_replied: str
    voted: str
    ruling: str

    # a reply
    reply_by: str
    votes: str
    felt: str
    not_felt: str
    safety: str
    held: str
    points_of: str
    points_made_of: str
    part_voice: str
    part_craft: str
    part_customer: str
    partly: str
    clearly: str
    flag: str
    tags: str
    tag: str
    sighting: str

    # the end of a round
    records: str
    problem: str
    done: str
    outcome: str
    follow_up: str
    worth_keeping: str
    keep: str
    terms: str
    part: str
