"""Deeds: everything that was done and acknowledged in a rehearsal, by what it was done to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from server.rehearse.screen import Lap, Sent, Step, lap_of

Span = tuple[int, int]
OFFERS = frozenset({"propose", "propose_safety", "save_draft", "back", "answer_casting"})


@dataclass(slots=True)
class Deeds:
    """Of what can be done over, the last that was acknowledged stands here."""

    # by seat
    sure_before: dict[str, int] = field(default_factory=dict)
    sure_after: dict[str, int] = field(default_factory=dict)
    commitments: dict[str, str] = field(default_factory=dict)
    paused_by_name: set[str] = field(default_factory=set)
    # by round, and then by seat or team
    guesses: dict[tuple[int, str], dict[str, str]] = field(default_factory=dict)
    decisions: dict[int, dict[str, str]] = field(default_factory=dict)
    records: dict[tuple[int, str, str], list[Sent]] = field(default_factory=dict)
    record_marks: dict[tuple[int, str], int] = field(default_factory=dict)
    techniques: dict[int, list[str]] = field(default_factory=dict)
    rewinds: Counter[int] = field(default_factory=Counter)
    # by exchange
    offers: dict[tuple[Step, str], dict[str, list[Sent]]] = field(default_factory=dict)
    votes: dict[Lap, dict[str, str]] = field(default_factory=dict)
    mediations: dict[Step, str] = field(default_factory=dict)
    rulings: dict[Step, tuple[str, str]] = field(default_factory=dict)
    # by reply
    reactions: dict[str, int] = field(default_factory=dict)
    tags: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    sights: dict[str, dict[str, Span]] = field(default_factory=dict)
    marks: dict[str, dict[str, int]] = field(default_factory=dict)
    flags: dict[str, set[str]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, people: Mapping[str, Iterable[Sent]], desk: Iterable[Sent] = ()) -> Deeds:
        """From what each seat did, and the desk; of the customer's part there is one holder at a time."""
        deeds = cls()
        everything = [(seat, sent) for seat, done in people.items() for sent in sorted(done, key=lambda one: one.n)]
        for seat, sent in everything:
            deeds._by_a_person(seat, sent)
        for sent in desk:
            deeds._by_the_desk(sent)
        reactions = [sent for _, sent in everything] + list(desk)
        for sent in sorted(reactions, key=lambda one: one.acked_at):
            if sent.message["t"] == "react":
                deeds.reactions[sent.message["reply"]] = sent.message["value"]
        return deeds

    def _by_a_person(self, seat: str, sent: Sent) -> None:
        message, step = sent.message, sent.step
        match message["t"]:
            case kind if kind in OFFERS:
                self.offers.setdefault((step, sent.team), {}).setdefault(seat, []).append(sent)
            case "cast_ballot":
                self.votes.setdefault(lap_of(message["reply"]), {})[seat] = message["reply"]
            case "tag_reply":
                tags = self.tags.setdefault(message["reply"], set())
                (tags.add if message["on"] else tags.discard)((seat, message["strategy"]))
            case "sight":
                self.sights.setdefault(message["reply"], {})[seat] = (message["start"], message["end"])
            case "guess_cause":
                self.guesses.setdefault((step[0], sent.team), {})[seat] = message["cause"]
            case "decide":
                self.decisions.setdefault(step[0], {})[seat] = message["choice"]
            case "write_record":
                self.records.setdefault((step[0], sent.team, message["part"]), []).append(sent)
            case "mediate":
                self.mediations[step] = message["text"]
            case "pause_scene" if message["named"]:
                self.paused_by_name.add(seat)
            case "rate_confidence":
                (self.sure_after if sent.phase == "closing" else self.sure_before)[seat] = message["level"]
            case "commit":
                self.commitments[seat] = message["text"]

    def _by_the_desk(self, sent: Sent) -> None:
        message, step = sent.message, sent.step
        match message["t"]:
            case "mark_reply":
                self.marks.setdefault(message["reply"], {})[message["strategy"]] = message["mark"]
            case "flag_reply":
                self.flags.setdefault(message["reply"], set()).add(message["anti_pattern"])
            case "mark_record":
                self.record_marks[step[0], message["team"]] = message["points"]
            case "hold_reply":
                (self.held.add if message["on"] else self.held.discard)(message["reply"])
            case "choose_technique":
                self.techniques.setdefault(step[0], []).append(message["technique"])
            case "rewind":
                self.rewinds[step[0]] += 1
            case "arbitrate":
                self.rulings[step] = (message["ruling"], message["reason"])
