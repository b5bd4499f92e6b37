"""Names of people and teams: what a readable name is, and when two are the same."""

from __future__ import annotations

import unicodedata

import regex

from rounds.refusals import Refusal, Slug

NAME_GRAPHEMES = 24
NAME_CODE_POINTS = 24 * 8
"""A grapheme may hold several code points (flags, families, stacked accents), but not without end."""

TEAM_NAMES = (
    "Ash", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel", "Iris", "Juniper", "Kelp", "Larch",
    "Maple", "Nettle", "Oak", "Pine", "Quince", "Rowan", "Sorrel", "Thyme", "Umbel", "Vetch", "Willow", "Yew",
)  # fmt: skip

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_JOINERS = frozenset("\u200d\u200c")
"""Zero-width joiner and non-joiner hold emoji and the letters of several scripts together inside a name."""

_INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\u2800]")
"""Fillers, selectors, joiners and the empty braille cell: letters and marks by their category, but nothing to see."""


def clean_name(typed: str) -> str:
    """The name as the room will see it: NFKC, single spaces, 1 to 24 graphemes.

    Refused: nothing left, too long, control or bidirectional characters, and names made only of marks or joiners.
    """
    folded = unicodedata.normalize("NFKC", typed)
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in folded)
    name = " ".join(part for part in spaced.split(" ") if part)
    if not name:
        raise Refusal(Slug.NAME_MISSING)
    if any(unicodedata.category(char) in _UNSEEN and char not in _JOINERS for char in name):
        raise Refusal(Slug.NAME_UNREADABLE)
    if len(name) > NAME_CODE_POINTS or len(regex.findall(r"\X", name)) > NAME_GRAPHEMES:
        raise Refusal(Slug.NAME_TOO_LONG)
    if not any(unicodedata.category(char)[0] in "LNPS" for char in _INVISIBLE.sub("", name)):
        raise Refusal(Slug.NAME_UNREADABLE)
    return name


def same_name(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """What two names have in common when people would call them the same: not case, width or anything invisible."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _INVISIBLE.sub("", folded)


def team_name(index: int) -> str:
    lap, place = divmod(index, len(TEAM_NAMES))
    return TEAM_NAMES[place] if lap == 0 else f"{TEAM_NAMES[place]} {lap + 1}"


def team_letter(index: int) -> str:
    return "ABCDEFGH"[index % 8]


def readable(text: str) -> str:
    """A reply or line as it may be shown: trimmed, line breaks kept, nothing that hides or turns other text."""
    cleaned = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if any(unicodedata.category(char) in _UNSEEN and char not in _JOINERS and char != "\n" for char in cleaned):
        raise Refusal(Slug.TEXT_UNREADABLE)
    return cleaned
