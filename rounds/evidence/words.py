"""A text as words in one spelling, each knowing where it stands: phones, typos and two Englishes made alike.

Rules and weights read `Word.norm`; spans come from `start` and `end`, code points of the text as given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rounds.evidence.lexicon import gathered
from rounds.evidence.spelling import mended

PAIRS = """
    u=you ur=your r=are ya=you yr=your y'all=you yall=you ye=you pls=please plz=please plse=please thx=thanks
    thanx=thanks ty=thanks sry=sorry soz=sorry srry=sorry sori=sorry n=and &=and w=with 2day=today 2moro=tomorrow
    2morrow=tomorrow tmrw=tomorrow tmr=tomorrow tomoz=tomorrow tomoro=tomorrow tomorow=tomorrow 2nite=tonight
    tonite=tonight cos=because coz=because cuz=because 'cause=because bc=because b4=before tho=though thru=through
    ppl=people msg=message gotta=must mgr=manager pic=photo pics=photos pix=photos foto=photo ref=reference
    acc=account acct=account addy=address del=delivery min=minutes mins=minutes hr=hours hrs=hours wk=week wks=weeks
    yrs=years appt=appointment appts=appointments info=information abt=about bout=about wat=what wot=what wen=when
    hav=have luv=love mon=monday tue=tuesday tues=tuesday thu=thursday thur=thursday thurs=thursday
    fri=friday center=centre favor=favour honor=honour color=colour behavior=behaviour neighbor=neighbour
    neighbors=neighbours apology's=apologies cheque=check gray=grey tire=tyre tires=tyres mom=mum math=maths
    o'clock=oclock ok=okay k=okay okey=okay tel=phone sory=sorry sorrry=sorry soory=sorry apoligise=apologise
    appologise=apologise appologies=apologies immediatly=immediately definately=definitely dissapointed=disappointed
    dissapointing=disappointing recieve=receive recieved=received wud=would cud=could shud=should nothin=nothing
    somethin=something gettin=getting comin=coming goin=going doin=doing bein=being tryin=trying takin=taking
    labor=labour license=licence checkin=checking sendin=sending waitin=waiting til=till
    gonna=going_to wanna=want_to lemme=let_me gimme=give_me dunno=do_not_know im=i_am ive=i_have youre=you_are
    youve=you_have youll=you_will youd=you_would theyre=they_are theyve=they_have theyll=they_will weve=we_have
    its=it_is thats=that_is thatll=that_will whats=what_is theres=there_is heres=here_is hes=he_is shes=she_is
    itll=it_will lets=let_us let's=let_us wheres=where_is dont=do_not doesnt=does_not didnt=did_not cant=can_not
    cannot=can_not wont=will_not couldnt=could_not shouldnt=should_not wouldnt=would_not isnt=is_not arent=are_not
    wasnt=was_not werent=were_not havent=have_not hasnt=has_not hadnt=had_not aint=is_not ain't=is_not can't=can_not
    won't=will_not shan't=will_not shouldve=should_have wouldve=would_have couldve=could_have mustve=must_have
    shoulda=should_have coulda=could_have woulda=would_have thankyou=thank_you alot=a_lot asap=as_soon_as_possible
    iv=i_have didn=did_not ull=you_will uve=you_have wernt=were_not hows=how_is whos=who_is nobodys=nobody_is
    everythings=everything_is
"""

SHORT_FORMS = {short: full.replace("_", " ") for short, full in (pair.split("=") for pair in gathered(PAIRS))}
"""As people type, and the one form the rules know; several words where one stands for several."""

ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "n't": "not"}

IS_WHEN_AFTER = gathered(
    """it that this there here what who he she where how everything nobody everybody somebody someone everyone name
    which when one"""
)
"""After these, 's stands for “is”; elsewhere for a possessive, which no rule reads."""

ISE = re.compile(
    r"(apolog|real|recogn|organ|priorit|empath|author|summar|minim|maxim|final|emphas|custom|sympath|util)"
    r"iz(e|es|ed|ing|ation|ations)$"
)

VERB_AFTER_ILL = gathered(
    """be have get send call ring phone text email write let make see check put do give take bring come go find ask
    speak talk look pass arrange sort refund replace fix book order keep stay try need also just personally start
    pop drop chase message tell show update follow cancel swap change add raise move hold post walk pay hand note
    explain read stop report knock never not always then happily gladly now grab pull run email meet work log"""
)
"""A phone leaves the apostrophe out of “I'll” and “I'd”; what follows tells them from “ill” and an identity card."""

BEFORE_A_CAPITAL = frozenset({".", "!", "?", "...", "\n", ":", '"', "-"})

TOKEN = re.compile(
    r"(?P<mixed>(?:2day|2moro|2morrow|2nite|b4|4u|m8|gr8|l8r)\b)"
    r"|(?P<word>[^\W\d_]+(?:['’`][^\W\d_]+)*)"
    r"|(?P<number>[£$€]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|a\.m\.|p\.m\.|h|k|m|cm|mm|km|kg|gb|mb|days?|hrs?|mins?|s)?(?:%|\b)|\d+[^\W_]*)"
    r"|(?P<end>[.!?…]+)"
    r"|(?P<mark>[^\s\w])"
    r"|(?P<line>\n)",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word, a number or a mark: its one spelling, where it stands, and whether it was shouted."""

    norm: str
    start: int
    end: int
    shouted: bool = False
    named: bool = False
    """Written with a capital inside a sentence: a name, a place, a make."""


def words_of(text: str) -> list[Word]:
    """The words of a text; one typed word may give two (“can't”), which then share its place."""
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        written = match[0]
        if match.lastgroup in ("word", "mixed"):
            words += _spelt(written, start, end, words, text)
        else:
            words.append(Word(_mark(written, match.lastgroup), start, end))
    return words


def _mark(written: str, kind: str | None) -> str:
    if kind == "number":
        return "#money" if written[0] in "£$€" else "#percent" if written[-1] == "%" else written.lower()
    if kind == "line":
        return "\n"
    if kind == "end":
        return (
            "?" if "?" in written else "!" if "!" in written else "..." if len(written) > 1 or written == "…" else "."
        )
    return {"–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'"}.get(written, written)


def _spelt(written: str, start: int, end: int, before: list[Word], text: str) -> list[Word]:
    lower, shouted = _as_typed(written)
    inside = bool(before) and before[-1].norm not in BEFORE_A_CAPITAL
    named = inside and written[0].isupper() and not shouted and lower.partition("'")[0] != "i"
    if lower in ("ill", "id") and _verb_follows(text[end : end + 16]):
        forms: tuple[str, ...] = ("i", "will" if lower == "ill" else "would")
    else:
        forms = _forms(lower)
    return [Word(form, start, end, shouted, named) for form in forms]


@lru_cache(maxsize=4096)
def _as_typed(written: str) -> tuple[str, bool]:
    """The word in small letters with one kind of apostrophe, and whether it was shouted."""
    return written.lower().replace("’", "'").replace("`", "'"), len(written) > 2 and written.isupper()


@lru_cache(maxsize=4096)
def _forms(lower: str) -> tuple[str, ...]:
    if lower in SHORT_FORMS:
        return tuple(SHORT_FORMS[lower].split())
    for ending, full in ENDINGS.items():
        if lower.endswith(ending) and len(lower) > len(ending):
            return _one_spelling(lower[: -len(ending)]), full
    if lower.endswith("'s"):
        stem = lower[:-2]
        return (stem, "is") if stem in IS_WHEN_AFTER else (_one_spelling(stem), "'s")
    return (_one_spelling(lower),)


def _verb_follows(ahead: str) -> bool:
    following = re.match(r"\s+([a-z]+)", ahead.lower())
    return following is not None and (following[1] in VERB_AFTER_ILL or following[1] in ("like", "feel", "love"))


def _one_spelling(word: str) -> str:
    if found := ISE.search(word):
        word = f"{word[: found.start()]}{found[1]}is{found[2]}"
    if len(word) > 2 and word[-1] == word[-2] == word[-3]:  # “soooo”, “sorryyy”
        word = word.rstrip(word[-1]) + word[-1]
    return mended(SHORT_FORMS.get(word, word))
