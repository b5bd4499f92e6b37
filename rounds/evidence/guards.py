"""What cancels what: labels that cannot stand in the same clause, and replies that only list the right words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rounds.evidence.clauses import Text
from rounds.evidence.features import COMMON, content_of
from rounds.evidence.lexicon import FAMILIES, gathered

CANCELS: dict[str, frozenset[str]] = {
    anti: frozenset(taken.split())
    for anti, taken in {
        "hostile": """apologise empathise see-their-side agree-first show-respect listen set-limits part-ways clarify
            work-together offer-options save-face""",
        "non-apology": "apologise empathise",
        "blames-customer": "save-face clarify agree-first own-the-mistake empathise",
        "argues": "agree-first listen save-face",
        "dismisses": "empathise see-their-side agree-first",
        "orders-calm": "empathise set-limits see-their-side",
        "stonewalls": "find-solution manage-expectations offer-options bring-in-help part-ways",
        "over-promises": "assure-personally find-solution prevent-recurrence manage-expectations",
        "empty-script": """show-respect listen find-solution follow-up bring-in-help empathise assure-personally
            work-together prevent-recurrence keep-records""",
    }.items()
}
"""In one clause, what an anti-pattern leaves nothing of, if it is the stronger of the two."""

CANCELLED_BY: dict[str, tuple[str, ...]] = {
    label: tuple(anti for anti, taken in CANCELS.items() if label in taken)
    for label in frozenset().union(*CANCELS.values())
}
FEW_WORDS, MOSTLY, MANY_STRATEGIES = 4, 0.7, 3
WEAKEST_ANTI = 0.2
"""A clause that scores less for an anti-pattern cancels nothing."""


def cancelled(label: str, scores: Sequence[float], numbers: Mapping[str, int]) -> bool:
    """Whether in this clause a stronger anti-pattern leaves nothing of the label; `scores` are the clause's."""
    least = max(scores[numbers[label]], WEAKEST_ANTI)
    return any(scores[numbers[anti]] > least for anti in CANCELLED_BY.get(label, ()))


CATCHWORDS = gathered(
    """empathy empathise empathetic apology apologise apologies sorry solution solutions solve follow followup up
    options option listening listen hear calm respect value valued values understand understanding frustration
    frustrating feelings ownership own mistake mistakes responsibility accountability care caring help helping
    resolve resolution agree agreed right expectations manage management limits records record note noted prevent
    prevention recurrence happen again together partner partnership personally personal assure assurance reassure
    reassurance guarantee clarify clarification question questions concern concerns issue problem matter seriously
    customer customers service team professional patience patient appreciate thank thanks feedback important
    priority satisfaction fix sort best always totally completely truly really deeply sincerely heard feel same
    shoes position put place find offer choice choices escalate escalation manager improve learn ask tell take make
    sure let know today going trust honest honesty transparency refund replacement call back reference number done
    active yes sincere focus positive language rapport boundaries tone acknowledge acknowledgement validate
    validation closure prefer call"""
)
TALK = gathered("i we you your it that")
APOLOGY = re.compile(r"\b(?:sorry|apolog\w+|regret) (?:\w+ )?(?:for|that|about) ")
"""An apology that goes on to say what for, as a bare “I apologise” among other good deeds does not."""


def nothing_of_this_case(text: Text, customer: Text) -> bool:
    """Whether a reply holds no number, name, day or thing that the customer spoke of."""
    words = [word for word in text.words if word.norm[0].isalnum() or word.norm[0] == "#"]
    shared = content_of([word.norm for word in words]) & content_of([word.norm for word in customer.words]) - CATCHWORDS
    return not shared and not any(
        word.norm[0].isdigit() or word.norm[0] == "#" or word.named or word.norm in FAMILIES["day"] for word in words
    )


def says_what_for(text: Text) -> bool:
    """Whether an apology in it says what for, be it in stock words."""
    return any(APOLOGY.search(clause.line) for clause in text.clauses)


def is_a_list_of_catchwords(text: Text, customer: Text, strategies_seen: int) -> bool:
    """Whether a reply names many good things to do and no single thing of this case."""
    words = [word.norm for word in text.words if word.norm[0].isalnum()]
    content = [word for word in words if word not in COMMON]
    caught = [word for word in content if word in CATCHWORDS]
    if not content or len(caught) < MOSTLY * len(content) or not nothing_of_this_case(text, customer):
        return False
    bare = not TALK.intersection(words) and len(set(caught)) >= FEW_WORDS
    return bare or (strategies_seen >= MANY_STRATEGIES and len(content) >= FEW_WORDS)
