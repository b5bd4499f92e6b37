"""The catalogue in the languages of the screens, as they fetch it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, get_args

from rounds.commands import Language
from rounds.formats import FORMATS
from rounds.house import RULINGS

ENGLISH = "en"

Texts = dict[str, Any]


def catalogues() -> Iterator[tuple[str, bytes]]:
    """Each language but English, which the catalogue is written in, with the whole catalogue in it.

    Its `words` say what each English text of a view is called: views name strategies and causes for everybody alike.
    """
    for language in get_args(Language):
        if language != ENGLISH:
            catalogue, words = _translated(language)
            yield language, json.dumps({**catalogue, "words": words}, ensure_ascii=False).encode()


@cache
def words_in(language: Language) -> dict[str, str]:
    """What each English text of the catalogue is called in a language that is not English."""
    return _translated(language)[1]


def _translated(language: Language) -> tuple[Texts, dict[str, str]]:
    files = resources.files("rounds")
    catalogue = json.loads(files.joinpath("strategies.json").read_bytes())
    texts = json.loads(files.joinpath(f"catalogue/{language}.json").read_bytes())
    return catalogue, {**_translate(catalogue, texts), **_fixed(texts)}


def _translate(catalogue: Texts, texts: Texts) -> dict[str, str]:
    """Puts the translated texts in their places; returns them by their English."""
    words: dict[str, str] = {}
    for group in catalogue.keys() & texts.keys():
        for one in catalogue[group]:
            for field, text in texts[group][one["id"]].items():
                if field == "positions":
                    for position, says in zip(one[field], text, strict=True):
                        words[position["says"]] = position["says"] = says
                else:
                    words.setdefault(one[field], text)
                    one[field] = text
    return words


def _fixed(texts: Texts) -> dict[str, str]:
    """The texts of formats and house rules, which the game has in its code."""
    formats = {one.name: texts["formats"][one.id] for one in FORMATS.values()}
    rules = {
        ruling.reason: texts["house_rules"][disagreement][side]
        for disagreement, sides in RULINGS.items()
        for side, ruling in sides.items()
    }
    return {**formats, **rules}
