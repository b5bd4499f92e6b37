"""How the report's page says things: its sentences, plurals, numbers, signs and names in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

import regex
from typing_extensions import TypeIs

from rounds.commands import Language
from rounds.ids import Milliseconds
from server.catalogues import ENGLISH, words_in
from server.report.wordings.ar import AR
from server.report.wordings.de import DE
from server.report.wordings.en import EN
from server.report.wordings.es import ES
from server.report.wordings.fr import FR
from server.report.wordings.wording import Form, Forms, Wording

Direction = Literal["ltr", "rtl"]

WORDINGS: dict[Language, Wording] = {"en": EN, "es": ES, "de": DE, "fr": FR, "ar": AR}


def is_language(code: str) -> TypeIs[Language]:
    return code in WORDINGS


def no_language(code: str) -> str:
    """What to say to whoever asks for a language that the page does not speak."""
    return f"The page does not speak “{code}”. Ask for one of {', '.join(WORDINGS)}."


_RIGHT_TO_LEFT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_APART = "\u2068{}\u2069"
_LEFT_TO_RIGHT = "\u2066{}\u2069"


class Said(str):
    """Words of the page's own, which run in its direction; all other text may run in another."""

    __slots__ = ()


class Speech:
    """One language; texts in it are plain, to be escaped where they go into the page."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = WORDINGS[language]
        self.direction: Direction = "rtl" if language == "ar" else "ltr"
        self._names = {} if language == ENGLISH else words_in(language)

    def say(self, sentence: str, **values: str | int | float) -> Said:
        return Said(sentence.format(**{name: self._written(value) for name, value in values.items()}))

    def counted(self, forms: Forms, count: int) -> Said:
        return self.say(forms[plural_form(self.language, count)], count=count)

    def named(self, english: str) -> Said:
        """What the catalogue's strategy, anti-pattern or cause of this name is called."""
        return Said(self._names.get(english, english))

    def tenth(self, value: float) -> str:
        """7.0"""
        return f"{value:.1f}".replace(".", self.words.decimal)

    def percent(self, share: float) -> Said:
        return self.say(self.words.percent, number=round(share * 100))

    def signed(self, value: int) -> Said:
        """+2, 0 or −2, with a real minus; among words from the right the sign would go to the number's other side."""
        text = f"{value:+d}".replace("-", "−") if value else "0"
        return Said(_LEFT_TO_RIGHT.format(text) if self.direction == "rtl" else text)

    def day(self, at: Milliseconds) -> Said:
        moment = datetime.fromtimestamp(at / 1000, UTC)
        day = self.words.first_day if moment.day == 1 else str(moment.day)
        month = self.words.months[moment.month - 1]
        return Said(self.words.date.format(day=day, month=month, year=moment.year))

    def quoted(self, text: str) -> str:
        return self.words.quote.format(text=text)

    def listed(self, texts: Iterable[str]) -> Said:
        return Said(self.words.comma.join(self._written(text) for text in texts))

    def apart(self, text: str) -> Said:
        """What may run in the other direction than the sentence must not turn the words around it."""
        return Said(_APART.format(text) if self.direction == "rtl" or _RIGHT_TO_LEFT.search(text) else text)

    def _written(self, value: str | int | float) -> str:
        if isinstance(value, str):
            return value if isinstance(value, Said) else self.apart(value)
        return self.tenth(value) if isinstance(value, float) else str(value)


def plural_form(language: Language, count: int) -> Form:
    """The form that a whole number asks for, by the plural rules of Unicode's CLDR."""
    if language == "ar":
        return _arabic_form(count)
    return "one" if count == 1 or (language == "fr" and count == 0) else "other"


def _arabic_form(count: int) -> Form:
    small: dict[int, Form] = {0: "zero", 1: "one", 2: "two"}
    if count in small:
        return small[count]
    rest = count % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
