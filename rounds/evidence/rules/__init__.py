"""The rules, one file a family; each says what it looks for, for which label, and why in words."""

from __future__ import annotations

from rounds.evidence.rule import Rule
from rounds.evidence.rules import fault, feelings, hearing, limits, promises, remedies, scripts, sorry

RULES: tuple[Rule, ...] = (
    *sorry.RULES,
    *feelings.RULES,
    *hearing.RULES,
    *fault.RULES,
    *remedies.RULES,
    *promises.RULES,
    *limits.RULES,
    *scripts.RULES,
)
