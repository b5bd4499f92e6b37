"""What cancels what: labels that cannot stand in the same clause, and replies that only list the right words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rounds.evidence.clauses import Text
from rounds.evidence.features import COMMON, MARKS, content_of
from rounds.evidence.lexicon import FAMILIES

CANCELS: dict[str, frozenset[str]] = {
    "hostile": frozenset(
        [
            "apologise",
            "empathise",
            "see-their-side",
            "agree-first",
            "show-respect",
            "listen",
            "set-limits",
            "part-ways",
            "clarify",
            "work-together",
            "offer-options",
            "save-face",
        ]
    ),
    "non-apology": frozenset({"apologise", "empathise"}),
    "blames-customer": frozenset({"save-face", "clarify", "agree-first", "own-the-mistake", "empathise"}),
    "argues": frozenset({"agree-first", "listen", "save-face"}),
    "dismisses": frozenset({"empathise", "see-their-side", "agree-first"}),
    "orders-calm": frozenset({"empathise", "set-limits", "see-their-side"}),
    "stonewalls": frozenset({"find-solution", "manage-expectations", "offer-options", "bring-in-help", "part-ways"}),
    "over-promises": frozenset({"assure-personally", "find-solution", "prevent-recurrence", "manage-expectations"}),
    "empty-script": frozenset(
        {
            "show-respect",
            "listen",
            "find-solution",
            "follow-up",
            "bring-in-help",
            "empathise",
            "assure-personally",
            "work-together",
            "prevent-recurrence",
            "keep-records",
        }
    ),
}
"""In one clause, what an anti-pattern leaves nothing of, if it is the stronger of the two."""

CANCELLED_BY: dict[str, tuple[str, ...]] = {
    label: tuple(anti for anti, taken in CANCELS.items() if label in taken)
    for label in frozenset().union(*CANCELS.values())
}
WEAKEST_ANTI = 0.2
"""A clause that scores less for an anti-pattern cancels nothing."""

CATCHWORDS = frozenset(
    [
        "empathy",
        "empathise",
        "apology",
        "apologise",
        "apologies",
        "sorry",
        "solution",
        "solutions",
        "solve",
        "follow",
        "up",
        "options",
        "option",
        "listening",
        "listen",
        "hear",
        "calm",
        "respect",
        "value",
        "valued",
        "values",
        "understand",
        "understanding",
        "frustration",
        "frustrating",
        "feelings",
        "ownership",
        "own",
        "mistake",
        "mistakes",
        "responsibility",
        "accountability",
        "care",
        "caring",
        "help",
        "helping",
        "resolve",
        "resolution",
        "agree",
        "agreed",
        "right",
        "expectations",
        "manage",
        "limits",
        "records",
        "record",
        "note",
        "noted",
        "prevent",
        "prevention",
        "recurrence",
        "happen",
        "again",
        "together",
        "partner",
        "partnership",
        "personally",
        "personal",
        "assure",
        "reassure",
        "reassurance",
        "guarantee",
        "clarify",
        "clarification",
        "question",
        "questions",
        "concern",
        "concerns",
        "issue",
        "problem",
        "matter",
        "seriously",
        "customer",
        "customers",
        "service",
        "team",
        "professional",
        "patience",
        "patient",
        "appreciate",
        "thank",
        "thanks",
        "feedback",
        "important",
        "priority",
        "satisfaction",
        "fix",
        "sort",
        "best",
        "always",
        "totally",
        "completely",
        "truly",
        "really",
        "deeply",
        "sincerely",
        "hear",
        "heard",
        "feel",
        "same",
        "shoes",
        "position",
        "put",
        "place",
        "find",
        "offer",
        "choice",
        "choices",
        "escalate",
        "manager",
        "improve",
        "learn",
        "ask",
        "tell",
        "take",
        "make",
        "sure",
        "let",
        "know",
        "today",
        "going",
        "trust",
        "honest",
        "honesty",
        "transparency",
    ]
)
FEW_WORDS = 4


def cancelled(label: str, scores: Sequence[float], numbers: Mapping[str, int]) -> bool:
    """Whether in this clause a stronger anti-pattern leaves nothing of the label; `scores` are the clause's."""
    least = max(scores[numbers[label]], WEAKEST_ANTI)
    return any(scores[numbers[anti]] > least for anti in CANCELLED_BY.get(label, ()))


def is_a_list_of_catchwords(text: Text, customer: Text, strategies_seen: int) -> bool:
    """Whether a reply names many good things to do and no single thing of this case."""
    words = [word.norm for word in text.words if word.norm not in MARKS and word.norm != "\n"]
    content = [word for word in words if word not in COMMON]
    if len(content) < FEW_WORDS:
        return False
    caught = sum(word in CATCHWORDS for word in content)
    about_this = content_of(words) & content_of([word.norm for word in customer.words]) - CATCHWORDS
    concrete = any(word[0].isdigit() or word[0] == "#" or word in FAMILIES["day"] for word in words)
    return caught / len(content) >= 0.7 and strategies_seen >= 3 and not concrete and len(about_this) <= 1
