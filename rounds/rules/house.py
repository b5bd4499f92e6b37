"""How a room plays: its weights, points and clocks, house rules, topics off limits, and formats of its own."""

from __future__ import annotations

from dataclasses import replace

from rounds import commands, events
from rounds.events import Event
from rounds.formats import Step, Times, made_of
from rounds.ids import FormatId
from rounds.names import readable
from rounds.phases import Phase
from rounds.refusals import Refusal, Slug
from rounds.state import Room, Weights

MOST_FORMATS = 12
WHOLE = 100


def set_rules(room: Room, command: commands.SetRules) -> list[Event]:
    before = room.rules
    weights = Weights(
        voice=_or(command.voice, before.weights.voice),
        craft=_or(command.craft, before.weights.craft),
        customer=_or(command.customer, before.weights.customer),
    )
    if weights.voice + weights.craft + weights.customer != WHOLE:
        raise Refusal(Slug.WEIGHTS_OFF)
    after = replace(
        before,
        weights=weights,
        scored=before.scored if command.scored is None else command.scored,
        clocked=before.clocked if command.clocked is None else command.clocked,
        approval=before.approval if command.approval is None else command.approval,
        suggested=before.suggested if command.suggested is None else command.suggested,
        language=command.language or before.language,
        house=replace(
            before.house,
            agree=command.agree or before.house.agree,
            limits=command.limits or before.house.limits,
            promise=command.promise or before.house.promise,
        ),
        things=replace(
            before.things,
            on=before.things.on if command.things is None else command.things,
            names=before.things.names if command.things_names is None else command.things_names,
            buzzer=command.buzzer or before.things.buzzer,
        ),
    )
    return [events.RulesSet(after)] if after != before else []


def _or(wish: int | None, before: int) -> int:
    return before if wish is None else wish


def set_off_limits(room: Room, command: commands.SetOffLimits) -> list[Event]:
    topics = tuple(dict.fromkeys(topic for typed in command.topics if (topic := readable(typed))))
    return [events.RulesSet(replace(room.rules, off_limits=topics))] if topics != room.rules.off_limits else []


def save_format(room: Room, command: commands.SaveFormat) -> list[Event]:
    name = readable(command.name)
    if not name:
        raise Refusal(Slug.NOTHING_SAID)
    if command.format is not None and command.format not in room.formats:
        raise Refusal(Slug.NO_SUCH_FORMAT)
    if command.format is None and len(room.formats) >= MOST_FORMATS:
        raise Refusal(Slug.TOO_MANY_FORMATS)
    id_ = command.format or FormatId(f"own-{room.formats_made + 1}")
    before = [Step(Phase.BRIEFING, command.briefing or None), *_optional(Phase.GUESSING, command.guessing)]
    after = [*_optional(Phase.RECORD, command.record), *_optional(Phase.DECISION, command.decision)]
    times = Times(*(one or None for one in (command.complaint, command.drafting, command.voting, command.reaction)))
    return [events.FormatSaved(made_of(id_, name, before, command.exchanges, times, after))]


def _optional(phase: Phase, seconds: int | None) -> list[Step]:
    return [] if seconds is None else [Step(phase, seconds or None)]


def drop_format(room: Room, command: commands.DropFormat) -> list[Event]:
    if command.format not in room.formats:
        raise Refusal(Slug.NO_SUCH_FORMAT)
    return [events.FormatDropped(command.format)]
