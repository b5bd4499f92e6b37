"""Commands that were refused: a resent one gets the same answer, however the room has changed since."""

from __future__ import annotations

from rounds.refusals import Refusal

KEPT = 64
"""How many refused commands of each seat or desk are remembered; a phone resends far fewer."""


class RefusedCommands:
    def __init__(self) -> None:
        self._by_actor: dict[str, dict[int, Refusal]] = {}

    def find(self, actor: str, n: int) -> Refusal | None:
        return self._by_actor.get(actor, {}).get(n)

    def keep(self, actor: str, n: int, refusal: Refusal) -> None:
        kept = self._by_actor.setdefault(actor, {})
        kept[n] = refusal
        if len(kept) > KEPT:
            del kept[next(iter(kept))]

    def forget(self) -> None:
        self._by_actor.clear()
