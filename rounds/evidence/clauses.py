"""A reply as sentences and clauses: the units in which evidence is looked for and shown."""

from __future__ import annotations

from dataclasses import dataclass

from rounds.evidence.lexicon import gathered
from rounds.evidence.words import Word, words_of

STOPS = frozenset({".", "!", "?", "...", "\n", ";"})
DASHES = frozenset({"-", "/"})
SUBJECTS = gathered(
    """i we you it that this there he she they what who let please our the my these those your if which could can
    would will do did have is are a an nobody no everyone somebody someone just here"""
)
STARTS_AFTER: dict[str, frozenset[str] | None] = {
    **dict.fromkeys(("and", "so", "then", "or", "while", "since", "as"), SUBJECTS),
    **dict.fromkeys(("but", "because", "though", "although")),
}
"""Words that begin a clause, if one of these follows; None stands for any."""

RUN_ON = gathered("i we please sorry")
"""Words that begin a clause even where nobody set a comma, as on a phone; unless a link stands before."""

IS_FOLLOWED = gathered("is was are were will would has have had should can could does did must seems sounds")
WITHOUT_MARKS: dict[str, frozenset[str]] = {
    **dict.fromkeys(["it", "that", "this", "there", "they", "he", "she", "you"], IS_FOLLOWED),
    **dict.fromkeys(["can", "could", "may", "would"], frozenset(["i", "we", "you"])),
    **dict.fromkeys(["thanks", "thank"], gathered("you for so a")),
    **dict.fromkeys(["did", "do", "does", "have", "is", "are", "was"], gathered("you it the there your")),
    **dict.fromkeys(
        ["what", "which", "when", "where", "how"],
        gathered("is are was time day did do would number one long"),
    ),
    "let": frozenset({"me", "us"}),
}
"""In a long sentence without any mark inside, these begin a clause if such a word follows."""
LONG = 9

LINKS = gathered(
    """and but so if that what when where because as though although than then or while until till before after
    since once how why who which whether unless , : - am are is was were do does did can could will would shall
    should may might must have has had not be really very so truly deeply terribly just only all the thing
    everything anything something way time moment minute soon feel say said says think thought hope know see wish
    guess first day one number ones to of for from with by in on at about sure glad afraid told promise mean swear
    suppose 's your our my whatever wherever yes no oh again sorry ! ( \" '"""
)

POINTERS = gathered("that this it all")
BEFORE_POINTERS = gathered("about for with on of at from by like after do did done sort fix sorted fixed got get")

SHORTEST = 3
"""A clause of fewer words stays with its neighbour."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of one clause; `sentence` counts from 0, `line` is the one string that rules read."""

    words: tuple[Word, ...]
    sentence: int
    line: str
    asks: bool
    """Whether its sentence ends in a question mark."""

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where characters `start` to `end` of `line` stand in the reply."""
        first = last = None
        at = 0
        for word in self.words:
            until = at + len(word.norm)
            if until > start and first is None:
                first = word
            if at < end:
                last = word
            at = until + 1
        assert first is not None
        assert last is not None
        return first.start, max(first.end, last.end)


@dataclass(frozen=True, slots=True)
class Text:
    """A whole reply: its sentences, and the clauses that these are made of."""

    raw: str
    words: tuple[Word, ...]
    sentences: tuple[Clause, ...]
    clauses: tuple[Clause, ...]


def text_of(raw: str) -> Text:
    words = _quotes_hidden(words_of(raw))
    sentences: list[Clause] = []
    clauses: list[Clause] = []
    for number, sentence in enumerate(_sentences(words)):
        asks = sentence[-1].norm == "?"
        sentences.append(_clause(sentence, number, asks))
        clauses += [_clause(part, number, asks) for part in _parts(sentence)]
    return Text(raw, tuple(words), tuple(sentences), tuple(clauses))


def _clause(words: list[Word], sentence: int, asks: bool) -> Clause:
    return Clause(tuple(words), sentence, " ".join(word.norm for word in words), asks)


def _quotes_hidden(words: list[Word]) -> list[Word]:
    """What is quoted was said by somebody else: rules see only that there is a quotation."""
    out = list(words)
    opened: int | None = None
    for index, word in enumerate(words):
        if word.norm not in {'"', "'"}:
            continue
        if opened is None or words[opened].norm != word.norm:
            if index + 1 < len(words) and words[index + 1].start == word.end:
                opened = index
        elif 1 <= index - opened - 1 <= 14:
            out[opened + 1 : index] = [one._replace(norm="#quoted") for one in words[opened + 1 : index]]
            opened = None
    spoken = sum(word.norm != "#quoted" for word in out)
    return out if spoken > 4 else list(words)  # a reply that is all in quotation marks is the speaker's own


def _sentences(words: list[Word]) -> list[list[Word]]:
    sentences: list[list[Word]] = []
    current: list[Word] = []
    for index, word in enumerate(words):
        if word.norm != "\n":
            current.append(word)
        dash = word.norm in DASHES and _stands_free(words, index)
        if (word.norm in STOPS and not _abbreviates(words, index)) or dash:
            if any(one.norm[0].isalnum() or one.norm[0] == "#" for one in current):
                sentences.append(current)
                current = []
            elif sentences and current:
                sentences[-1] += current
                current = []
    if current:
        if sentences and not any(one.norm[0].isalnum() or one.norm[0] == "#" for one in current):
            sentences[-1] += current
        else:
            sentences.append(current)
    return sentences


def _stands_free(words: list[Word], index: int) -> bool:
    """Whether a dash has a space before and after it, so that it parts and does not join."""
    before = words[index - 1].end if index else 0
    after = words[index + 1].start if index + 1 < len(words) else words[index].end
    return words[index].start > before and after > words[index].end


ABBREVIATIONS = gathered("mr mrs ms dr st prof no e.g i.e eg ie vs approx")


def _abbreviates(words: list[Word], index: int) -> bool:
    if words[index].norm != "." or not index:
        return False
    before = words[index - 1]
    following = words[index + 1] if index + 1 < len(words) else None
    if before.norm in ABBREVIATIONS and following is not None and before.end == words[index].start:
        return True
    alone = len(before.norm) == 1 and before.norm.isalpha() and before.norm != "i"
    return alone and following is not None and following.start == words[index].end  # “a.m.”, “f.a.o.”


def _parts(sentence: list[Word]) -> list[list[Word]]:
    bare = len(sentence) > LONG and not any(word.norm in {",", ":", "("} for word in sentence)
    cuts = [0]
    for index in range(1, len(sentence)):
        starts = _starts_clause(sentence, index) or (bare and _starts_without_marks(sentence, index))
        if starts and index - cuts[-1] >= SHORTEST and len(sentence) - index >= SHORTEST:
            cuts.append(index)
    return [sentence[a:b] for a, b in zip(cuts, [*cuts[1:], len(sentence)], strict=True)]


def _starts_clause(words: list[Word], index: int) -> bool:
    word, before = words[index].norm, words[index - 1].norm
    if word in STARTS_AFTER:
        following = words[index + 1].norm if index + 1 < len(words) else ""
        subjects = STARTS_AFTER[word]
        return (subjects is None or following in subjects) and (
            before in {",", ")"}
            or (word in {"and", "but", "because", "so"} and following in {"i", "we", *(subjects or ())})
        )
    if before in {",", ":", ")"}:
        return word in SUBJECTS
    return word in RUN_ON and (before not in LINKS or _points_back(words, index - 1))


def _points_back(words: list[Word], index: int) -> bool:
    """Whether this “that” or “it” ends what was said before: sorry about that, I did it."""
    return words[index].norm in POINTERS and index > 0 and words[index - 1].norm in BEFORE_POINTERS


def _starts_without_marks(words: list[Word], index: int) -> bool:
    following = words[index + 1].norm if index + 1 < len(words) else ""
    parted = words[index - 1].norm not in LINKS or _points_back(words, index - 1)
    return parted and following in WITHOUT_MARKS.get(words[index].norm, ())
