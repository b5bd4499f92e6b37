"""What should have come out, worked out anew from what people did: the game's rules on paper, not the server's code.

The rules are those the guide for facilitators gives under Points; they are written out here a second time on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rounds.deck import Rubric
from server.rehearse.record import PointsRecord
from server.rehearse.screen import Sent

CAUSE_BONUS = 5
CALM, BOILING = 2, 10
REPLY_PARTS = ("voice", "craft", "customer")
ROUND_PARTS = (*REPLY_PARTS, "cause", "record")
ROUNDING = 0.05 + 1e-9
"""A part printed to one decimal differs by at most this from what it is."""

Parts = dict[str, Fraction | None]


# -- points ---------------------------------------------------------------------------------------------------------
def craft_share(rubric: Rubric, marks: Mapping[str, int], flags: int) -> Fraction:
    worth: dict[str, Fraction] = {}
    for lines, weight in ((rubric.key, Fraction(1)), (rubric.useful, Fraction(1, 2)), (rubric.traps, Fraction(-1, 2))):
        worth.update({line.strategy: weight for line in lines})
    gained = sum((worth.get(strategy, Fraction(0)) * mark for strategy, mark in marks.items()), Fraction(0)) - flags
    return min(Fraction(1), max(Fraction(0), gained / (2 * len(rubric.key))))


def reply_parts(
    voice: Fraction | None, craft: Fraction, reaction: int | None, weights: Mapping[str, int], *, safety: bool
) -> Parts:
    """The exact points of a reply by part, from its share of each; parts without a share leave theirs to the others."""
    felt = None if reaction is None else Fraction(reaction + 3, 6)
    shares = {
        "voice": (weights["voice"], voice),
        "craft": (weights["craft"], craft),
        "customer": (weights["customer"], felt),
    }
    there = sum(weight for weight, share in shares.values() if share is not None)
    most = Fraction(100, there) / (2 if safety else 1)
    return {part: None if share is None else share * weight * most for part, (weight, share) in shares.items()}


def voice_shares(votes: Mapping[str, int], shown: Mapping[str, int]) -> dict[str, Fraction | None]:
    rates = {reply: Fraction(votes[reply], shown[reply]) for reply in votes if shown[reply]}
    best = max(rates.values(), default=Fraction(0))
    return {reply: rates[reply] / best if best and reply in rates else None for reply in votes}


def misprinted(exact: Parts, printed: PointsRecord) -> list[str]:
    """The parts that are not what they should be, and the total when it is not their sum."""
    wrong = [part for part, value in exact.items() if not _is_printed(value, printed.get(part))]
    return wrong if adds_up(printed) else [*wrong, "total"]


def adds_up(printed: PointsRecord) -> bool:
    total = printed["total"] or 0.0
    return abs(sum(printed.get(part) or 0.0 for part in ROUND_PARTS) - total) < 1e-6


def _is_printed(exact: Fraction | None, printed: float | None) -> bool:
    if exact is None or printed is None:
        return exact is None and printed is None
    return abs(float(exact) - printed) <= ROUNDING


def mean_parts(replies: list[PointsRecord], exchanges: int) -> Parts:
    """A team's round: the mean of its replies, where an exchange without one counts nothing."""
    parts: Parts = {}
    for part in REPLY_PARTS:
        known = [Fraction(round((one[part] or 0.0) * 10), 10) for one in replies if one[part] is not None]
        parts[part] = sum(known, Fraction(0)) / exchanges if known or not replies else None
    return parts


# -- the temper -----------------------------------------------------------------------------------------------------
def temper_after(before: int, reaction: int | None) -> int:
    """The reaction to the best reply moves it, between 0 and boiling; without one it stays."""
    return max(0, min(BOILING, before - (reaction or 0)))


# -- what a team says together --------------------------------------------------------------------------------------
def possible_guesses(guesses: Mapping[str, str]) -> set[str]:
    """What most of a team's people say; of those that are tied, whichever was said first."""
    counts = Counter(guesses.values())
    most = max(counts.values(), default=0)
    return {cause for cause, count in counts.items() if count == most}


def possibly_last(written: Iterable[Sent]) -> set[str]:
    """The texts of those that may have come in last: nothing else was surely sent after them."""
    everything = list(written)
    latest = max((one.at for one in everything), default=0.0)
    return {one.message["text"] for one in everything if one.acked_at >= latest}


# -- which reply goes out -------------------------------------------------------------------------------------------
@dataclass(slots=True)
class Candidate:
    """What somebody offered their team. It came in between `sent` and `acked`; drafts come after proposals."""

    seat: str
    text: str
    sent: float
    acked: float
    safety: bool = False
    is_draft: bool = False
    backing: int = 0

    def came_before(self, other: Candidate) -> bool:
        """Surely before: those whose moments overlap may have come in either order."""
        return (self.is_draft, self.acked) < (other.is_draft, other.sent)


def leaders(offers: Mapping[str, Iterable[Sent]]) -> list[Candidate]:
    """Who may have led a team at the bell: the most backed, but for those a tied one was surely ahead of.

    `offers` is what each of its people did in the step. Who took the customer's part meanwhile has no part in it, and
    nor have those who backed them.
    """
    offered: dict[str, Candidate] = {}
    backs: dict[str, str] = {}
    for seat, commands in offers.items():
        if any(sent.message["t"] == "answer_casting" and sent.message["accept"] for sent in commands):
            continue
        for sent in sorted(commands, key=lambda one: one.n):
            _follow(offered, backs, seat, sent)
    drafts = [seat for seat, one in offered.items() if one.is_draft and seat not in backs]
    for author in (*backs.values(), *drafts):
        if author in offered:
            offered[author].backing += 1
    most = max((one.backing for one in offered.values()), default=0)
    tied = [one for one in offered.values() if one.backing == most]
    return [one for one in tied if not any(other.came_before(one) for other in tied)]


def _follow(offered: dict[str, Candidate], backs: dict[str, str], seat: str, sent: Sent) -> None:
    """An edited text keeps the moment it first came in; a proposal backs itself unless its author backs another."""
    message, before = sent.message, offered.get(seat)
    is_draft = message["t"] == "save_draft"
    match message["t"]:
        case "save_draft" if before is not None and not before.is_draft:
            pass
        case "propose" | "propose_safety" | "save_draft":
            kept = before if before is not None and before.is_draft == is_draft else None
            since, until = (kept.sent, kept.acked) if kept else (sent.at, sent.acked_at)
            safety = message["t"] == "propose_safety"
            offered[seat] = Candidate(seat, message.get("text", ""), since, until, safety, is_draft)
            if not is_draft:
                backs.setdefault(seat, seat)
        case "back":
            backs[seat] = message["author"]
