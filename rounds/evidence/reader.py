"""Reads a reply: rules and weights look at every clause, and guards settle what cannot stand together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rounds.evidence.clauses import Text, text_of
from rounds.evidence.features import Features, features_of
from rounds.evidence.guards import cancelled, is_a_list_of_catchwords, nothing_of_this_case, says_what_for
from rounds.evidence.heat import heat_features
from rounds.evidence.model import Weights, weights
from rounds.evidence.reading import Finding, Label, Reading, Span
from rounds.evidence.rule import Hit, Index
from rounds.evidence.rules import RULES
from rounds.ids import AntiPatternId, StrategyId
from rounds.strategies import CATALOGUE

POSSIBLE = 0.25
"""From which confidence a finding is worth showing as possible."""

FAINTEST = 0.15
"""What no clause speaks for so strongly is not even possible."""

SPAN_SHARE = 0.6
"""A clause belongs to a finding if it speaks for it this strongly, measured by the strongest."""

STAY_CALM = "stay-calm"
EMPTY_SCRIPT = "empty-script"
HEAT = "heated"
SPOILS_CALM = ("argues", "blames-customer", "defensive", "hostile", "dismisses", "orders-calm")
SURE = 0.95
FEWEST_WORDS = 3
COURTESY = (0.35, 0.7, 0.87, 0.97)
"""How often a heated customer is answered courteously by a reply with no, one, two or more strategies beside, and nothing
that spoils them: counted on writers never seen."""
LONGEST_READ = 4000
"""Replies are 280 characters, by the rules of the room; a longer text is read up to here."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A reply as it is being read: its text, the rules it meets, and the scores of its clauses."""

    text: Text
    customer: Text
    hits: list[Hit]
    features: list[Features]
    scores: Sequence[Sequence[float]]
    """One line for each clause, in the order of the labels of the weights."""
    heat: float
    """The score of the customer's line."""


def read(customer: str, reply: str) -> Reading:
    """What a reply shows, with the words that show it; `customer` is the line it answers, or nothing."""
    shipped = weights()
    text = text_of(reply[:LONGEST_READ])
    if not text.clauses:
        return Reading(())
    asked, heat = _heard(customer[:LONGEST_READ])
    met = index().hits(text)
    features = features_of(text, met, asked)
    return settled(Seen(text, asked, met, features, [shipped.scores(one) for one in features], heat), shipped)


@lru_cache(maxsize=16)
def _heard(customer: str) -> tuple[Text, float]:
    """The customer's line and the score of its heat, kept since a whole room replies to the same line."""
    line = text_of(customer)
    return line, weights().scores(heat_features(line))[weights().numbers[HEAT]]


@cache
def index() -> Index:
    return Index(RULES, weights().anchors)


def settled(seen: Seen, shipped: Weights) -> Reading:
    """What the scores of a reply come to; training settles scores of its own in the same way."""
    found: dict[str, Finding] = {}
    for label, spoken in zip(shipped.labels, zip(*seen.scores, strict=True), strict=True):
        if label != HEAT and (one := _finding(label, spoken, seen, shipped)):
            found[label] = one
    _spot_lists(found, seen)
    if calm := _calm(found, seen, shipped):
        found[STAY_CALM] = calm
    order = (*CATALOGUE.strategy, *CATALOGUE.anti_pattern)
    return Reading(tuple(found[label] for label in order if label in found))


def label_of(id_: str) -> Label:
    return StrategyId(id_) if id_ in CATALOGUE.strategy else AntiPatternId(id_)


def _finding(label: str, spoken: Sequence[float], seen: Seen, shipped: Weights) -> Finding | None:
    number = shipped.numbers[label]
    curve = shipped.curves[number]
    if max(spoken) < FAINTEST or curve.at(whole(label, spoken)) < POSSIBLE:
        return None
    speaking = {
        index: score
        for index, score in enumerate(spoken)
        if score <= 0 or not cancelled(label, seen.scores[index], shipped.numbers)
    }
    if not speaking:
        return None
    best = max(speaking, key=lambda index: speaking[index])
    confidence = curve.at(whole(label, list(speaking.values())))
    if confidence < POSSIBLE:
        return None
    chosen = [index for index, score in speaking.items() if score >= speaking[best] * SPAN_SHARE]
    return Finding(
        label_of(label),
        spans_of(seen.text, chosen),
        round(confidence, 3),
        confidence >= shipped.firm[number],
        _reason(label, best, chosen, seen, shipped),
    )


def whole(label: str, scores: Sequence[float]) -> float:
    """The score of a reply from those of its clauses: a strategy that shows in several places is surer, and so is an
    anti-pattern that colours the whole reply."""
    shown = sum([score for score in scores if score > 0])
    best = max(scores)
    return best + 0.1 * shown if label in CATALOGUE.strategy else best + 0.3 * shown / len(scores)


def spans_of(text: Text, chosen: Sequence[int]) -> tuple[Span, ...]:
    """The chosen clauses as spans, neighbours of one sentence joined, without the marks that hang about them."""
    spans: list[Span] = []
    previous = -2
    for index in sorted(chosen):
        clause = text.clauses[index]
        if index == previous + 1 and text.clauses[previous].sentence == clause.sentence:
            spans[-1] = (spans[-1][0], clause.end)
        else:
            spans.append((clause.start, clause.end))
        previous = index
    return tuple(_trimmed(text.raw, start, end) for start, end in spans)


def _trimmed(raw: str, start: int, end: int) -> Span:
    while end > start + 1 and (raw[end - 1].isspace() or raw[end - 1] in ",;:-–—"):
        end -= 1
    return start, end


def _reason(label: str, best: int, chosen: Sequence[int], seen: Seen, shipped: Weights) -> str:
    met = [hit for hit in seen.hits if hit.rule.label == label]
    for clause in (best, *chosen):
        for hit in met:
            if hit.clause == clause:
                return hit.rule.reason
    words = _telling_words(label, seen.features[best], shipped)
    return f"is worded like replies that do: {words}" if words else "reads as a whole like replies that do"


def _telling_words(label: str, features: Features, shipped: Weights) -> str:
    number = shipped.numbers[label]
    speaking = sorted(
        (-weight * features[name], name[2:])
        for name in features
        if name.startswith("w:") and name[2] != "#"
        for other, weight in shipped.row(name)
        if other == number and weight > 0
    )
    return ", ".join(f"“{word}”" for _, word in speaking[:3])


def _spot_lists(found: dict[str, Finding], seen: Seen) -> None:
    """A reply of catchwords or stock phrases shows that it knows them, and hardly anything else."""
    strategies = [label for label in found if label in CATALOGUE.strategy]
    named = {hit.rule.label for hit in seen.hits if hit.rule.label in CATALOGUE.strategy}
    if is_a_list_of_catchwords(seen.text, seen.customer, len(named)):
        spans = spans_of(seen.text, range(len(seen.text.clauses)))
        reason = "names many good things to do and nothing of this case"
        found[EMPTY_SCRIPT] = Finding(AntiPatternId(EMPTY_SCRIPT), spans, SURE, firm=True, reason=reason)
        kept = set()
    elif EMPTY_SCRIPT in found and found[EMPTY_SCRIPT].firm and nothing_of_this_case(seen.text, seen.customer):
        kept = {"apologise"} if says_what_for(seen.text) else set()
    else:
        return
    for label in strategies:
        if label not in kept:
            del found[label]


def _calm(found: dict[str, Finding], seen: Seen, shipped: Weights) -> Finding | None:
    said = [word for word in seen.text.words if word.norm[0].isalnum()]
    if len(said) < FEWEST_WORDS or any(found[one].firm for one in SPOILS_CALM if one in found):
        return None
    number = shipped.numbers[HEAT]
    confidence = shipped.curves[number].at(seen.heat)
    for one in SPOILS_CALM:
        confidence *= 1 - found[one].confidence if one in found else 1
    shown = sum(label in CATALOGUE.strategy and one.firm for label, one in found.items())
    confidence *= COURTESY[min(shown, len(COURTESY) - 1)]
    if confidence < POSSIBLE:
        return None
    firm = confidence >= shipped.firm[number]
    return Finding(
        StrategyId(STAY_CALM), (), round(confidence, 3), firm, "stays courteous though the customer is heated"
    )
