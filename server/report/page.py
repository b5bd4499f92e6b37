"""The report as one page: it reads on a phone and prints well, and holds no script and no address.

It speaks one language, but for what people typed and what the deck says: no language is claimed for these, and each
runs in its own direction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from rounds.ids import Milliseconds, StrategyId
from rounds.sections import ChoiceName, Points
from rounds.strategies import CATALOGUE
from server.report.document import Document, ExchangeRow, MarkRow, ReplyRow, RoundRow
from server.report.drawn import by_team, curve, over_rounds
from server.report.speech import Speech
from server.report.style import STYLE

PARTS: tuple[Literal["voice", "craft", "customer"], ...] = ("voice", "craft", "customer")
NOTHING: frozenset[int] = frozenset()

OWN_WAY = "lang='' dir=auto"
"""For a block of words that somebody wrote, in whatever language."""


def page_of(report: Document, speech: Speech) -> str:
    """The whole page; every word that a person wrote is escaped."""
    words = speech.words
    played = [one for one in report["rounds"] if not one["cancelled"]]
    own = speech.say(words.team_report, team=report["team"])
    about = speech.say(
        words.about,
        code=report["code"],
        date=speech.day(Milliseconds(report["opened_at"])),
        people=speech.counted(words.people, len(report["people"])),
        rounds=speech.counted(words.rounds, len(played)),
    )
    body = [
        f"<h1>{_typed(report['title'])}</h1>",
        *([f"<p class=own>{escape(own)}</p>"] if report["team"] else []),
        f"<p class=soft>{escape(about)}</p>",
        *_standings(report, played, speech),
        *over_rounds(played, speech),
        f"<div class=end>{_confidence(report, speech)}{_commitments(report, speech)}</div>",
        *(part for one in played for part in _round(report, one, speech)),
    ]
    return (
        f"<!doctype html>\n<html lang={speech.language} dir={speech.direction}><head><meta charset=utf-8>"
        f"<meta name=viewport content='width=device-width'>"
        f"<title>{escape(report['title'])}</title><style>{STYLE}</style></head><body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _typed(text: str) -> str:
    return f"<bdi lang=''>{escape(text)}</bdi>"


def _table(
    speech: Speech,
    head: Iterable[str],
    rows: Iterable[Iterable[str | float | None]],
    *,
    numbers: frozenset[int] = NOTHING,
    typed: frozenset[int] = NOTHING,
) -> str:
    """`numbers` and `typed` are the columns with numbers, and with what people wrote."""

    def cell(tag: str, place: int, said: str) -> str:
        number = " class=n" if place in numbers else ""
        return f"<{tag}{number}>{said}</{tag}>"

    def inner(place: int, value: str | float | None) -> str:
        return _typed(str(value)) if place in typed else escape(_said(value, speech))

    top = "".join(cell("th", place, escape(title)) for place, title in enumerate(head))
    lines = ("".join(cell("td", place, inner(place, value)) for place, value in enumerate(row)) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<div class=wide><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"


def _said(value: str | float | None, speech: Speech) -> str:
    if value is None:
        return "–"
    return speech.tenth(value) if isinstance(value, float) else str(value)


def _standings(report: Document, played: Sequence[RoundRow], speech: Speech) -> list[str]:
    """Places with what each round gave, and popular and skilful apart."""
    if not report["standings"] or not report["scored"]:
        return []
    words = speech.words
    rounds = [speech.say(words.round, round=one["round"]) for one in played]
    head = (words.place, words.team, *rounds, words.voice, words.craft, words.customer, words.points)
    rows = [(one["place"], one["team"], *_made_of(played, one["team"]), one["total"]) for one in report["standings"]]
    said = speech.say(words.made_of, **report["weights"])
    return [
        f"<h2>{escape(words.standings)}</h2>",
        _table(speech, head, rows, numbers=frozenset({0, *range(2, len(head))}), typed=frozenset({1})),
        f"<p class='soft small'>{escape(said)}</p>",
    ]


def _made_of(played: Sequence[RoundRow], team: str) -> list[float | None]:
    """What each round gave a team, then its voice, craft and customer over all rounds."""
    rounds = [next((one["points"] for one in row["teams"] if one["team"] == team), None) for row in played]
    told = [points for points in rounds if points is not None]
    return [
        *(points["total"] if points else None for points in rounds),
        *(round(sum((points[part] or 0.0 for points in told), 0.0), 1) for part in PARTS),
    ]


# -- a round --------------------------------------------------------------------------------------------------------
def _round(report: Document, played: RoundRow, speech: Speech) -> list[str]:
    words = speech.words
    moved = speech.say(words.temper_moved, start=played["temper_start"], end=played["temper_end"])
    behind = (
        (speech.say(words.behind, cause=speech.named(played["cause"])), played["cause_revealed"]),
        (words.need, played["hidden_need"]),
        (words.prevention, played["prevention"]),
    )
    told = "".join(f"<dt>{escape(what)}</dt><dd {OWN_WAY}>{escape(said)}</dd>" for what, said in behind)
    title = escape(words.round_title).format(round=played["round"], title=_typed(played["title"]))
    return [
        "<section class=round>",
        f"<h2>{title}</h2>",
        f"<p>{escape(_played_by(played, speech))} {escape(moved)}</p>",
        curve(played, speech),
        *([_round_points(played, speech)] if report["scored"] and played["teams"] else []),
        f"<dl>{told}</dl>",
        *by_team(played, speech),
        *(part for one in played["exchanges"] for part in _exchange(one, speech, scored=report["scored"])),
        *_records(played, speech),
        *_decision(played, speech),
        "</section>",
    ]


def _played_by(played: RoundRow, speech: Speech) -> str:
    words = speech.words
    if played["customer"]:
        return speech.say(words.played_by, player=played["customer"])
    others = {"facilitator": words.played_by_facilitator, "practice": words.played_by_practice}
    return others.get(played["player"], words.played_by_nobody)


def _round_points(played: RoundRow, speech: Speech) -> str:
    words = speech.words
    guessed = any(team["guess"] for team in played["teams"])
    head = [words.team, words.voice, words.craft, words.customer, words.cause, words.record, words.total]
    rows = [
        [team["team"], *_parts(team["points"]), *([_guess(team["guess"], speech)] if guessed else [])]
        for team in played["teams"]
    ]
    head += [words.guessed] if guessed else []
    return _table(speech, head, rows, numbers=frozenset(range(1, 7)), typed=frozenset({0}))


def _guess(cause: str | None, speech: Speech) -> str | None:
    return speech.named(cause) if cause else None


def _parts(points: Points | None) -> tuple[float | None, ...]:
    if points is None:
        return (None,) * 6
    return points["voice"], points["craft"], points["customer"], points["cause"], points["record"], points["total"]


def _exchange(one: ExchangeRow, speech: Speech, *, scored: bool) -> list[str]:
    words = speech.words
    parts = [f"<h3>{escape(_which(one, speech))}</h3>"]
    if one["complaint"]:
        parts.append(f"<blockquote {OWN_WAY}>{escape(speech.quoted(one['complaint']))}</blockquote>")
    elif one["complaint_aloud"]:
        parts.append(f"<p class='soft before'>{escape(words.aloud)}</p>")
    if one["mediation"]:
        who = speech.say(words.mediating, mediator=one["mediator"] or "")
        parts.append(f"<p class=before>{escape(who)} {_typed(one['mediation'])}</p>")
    if not one["replies"]:
        parts.append(f"<p class=soft>{escape(words.nobody_replied)}</p>")
    else:
        order = sorted(one["replies"], key=lambda r: (not r["best"], r["place"]))
        voted = speech.say(words.voted, ballots=one["ballots"], voters=one["voters"])
        parts += [
            f"<p class='soft small before'>{escape(voted)}</p>",
            f"<div class=replies>{''.join(_reply(reply, speech, scored=scored) for reply in order)}</div>",
        ]
    if one["ruling"]:
        ruled = f"{_typed(one['ruling'])} {_typed(one['ruling_reason'])}"
        parts.append(f"<p><b>{escape(words.ruling)}</b> {ruled}</p>")
    return parts


def _which(one: ExchangeRow, speech: Speech) -> str:
    words = speech.words
    techniques = {"negotiation": words.negotiation, "mediation": words.mediation, "arbitration": words.arbitration}
    parts: list[str] = [speech.say(words.exchange, exchange=one["exchange"])]
    parts += [speech.say(words.take, take=one["take"])] if one["take"] > 1 else []
    parts += [techniques[one["technique"]]] if one["technique"] else []
    parts += [] if one["counts"] else [words.not_counted]
    return speech.listed(parts)


def _reply(reply: ReplyRow, speech: Speech, *, scored: bool) -> str:
    felt = reply["reaction"]
    lines = [
        _about(reply, speech),
        *([_points(reply, speech)] if scored else []),
        *_marks(reply, speech),
        *_tags(reply, speech),
        *_sightings(reply, speech),
    ]
    small = "".join(f"<p class='soft small'>{escape(line)}</p>" for line in lines)
    answer = f"<p {OWN_WAY}>{escape(speech.quoted(felt['line']))}</p>" if felt and felt["line"] else ""
    return f"<div class=reply><p class=said {OWN_WAY}>{_with_words(reply)}</p>{answer}{small}</div>"


def _about(reply: ReplyRow, speech: Speech) -> str:
    words, felt = speech.words, reply["reaction"]
    parts = [
        speech.say(words.reply_by, team=reply["team"], author=reply["author"]),
        speech.say(words.votes, votes=reply["votes"], shown=reply["shown"]),
        speech.say(words.felt, value=speech.signed(felt["value"])) if felt else words.not_felt,
    ]
    parts += [words.safety] if reply["safety"] else []
    parts += [words.held] if reply["held"] else []
    return speech.listed(parts)


def _points(reply: ReplyRow, speech: Speech) -> str:
    words, points = speech.words, reply["points"]
    sentences = {"voice": words.part_voice, "craft": words.part_craft, "customer": words.part_customer}
    given = [(sentences[part], points[part]) for part in PARTS]
    made_of = [speech.say(sentence, points=value) for sentence, value in given if value is not None]
    if not made_of:
        return speech.say(words.points_of, points=points["total"])
    return speech.say(words.points_made_of, points=points["total"], parts=speech.listed(made_of))


def _marks(reply: ReplyRow, speech: Speech) -> list[str]:
    words = speech.words

    def marked(one: MarkRow) -> str:
        return speech.say(words.clearly if one["value"] == 2 else words.partly, name=speech.named(one["name"]))

    marks = [marked(one) for one in reply["marks"] if one["value"]]
    flags = [speech.say(words.flag, name=speech.named(one["name"])) for one in reply["flags"]]
    return [words.semicolon.join([*marks, *flags])] if marks or flags else []


def _tags(reply: ReplyRow, speech: Speech) -> list[str]:
    words = speech.words
    tags = [
        speech.say(words.tag, name=speech.named(CATALOGUE.strategy[StrategyId(one)].name), times=times)
        for one, times in reply["tags"].items()
    ]
    return [speech.say(words.tags, tags=speech.listed(tags))] if tags else []


def _sightings(reply: ReplyRow, speech: Speech) -> list[str]:
    """Who saw the same in the same words is named in one line."""
    seen: dict[tuple[str, str], list[str]] = {}
    for one in reply["sightings"]:
        seen.setdefault((one["strategy"], one["words"]), []).append(one["observer"])
    return [
        speech.say(
            speech.words.sighting, observers=speech.listed(observers), strategy=speech.named(strategy), words=words
        )
        for (strategy, words), observers in seen.items()
    ]


def _with_words(reply: ReplyRow) -> str:
    """The reply with the words that show its marked strategies highlighted; words that overlap are one highlight."""
    spans = sorted(
        (one["start"], one["end"])
        for one in reply["marks"]
        if one["value"] and one["start"] is not None and one["end"] is not None
    )
    parts, done = [], 0
    for start, end in spans:
        begin = max(start, done)
        if begin < end:
            parts += [escape(reply["text"][done:begin]), f"<mark>{escape(reply['text'][begin:end])}</mark>"]
            done = end
    return "".join([*parts, escape(reply["text"][done:])])


def _records(played: RoundRow, speech: Speech) -> list[str]:
    kept = [one for one in played["teams"] if one["problem"] or one["done"] or one["outcome"] or one["follow_up"]]
    if not kept:
        return []
    words = speech.words
    head = (words.team, words.problem, words.done, words.outcome, words.follow_up)
    rows = [(one["team"], one["problem"], one["done"], one["outcome"], one["follow_up"]) for one in kept]
    return [f"<h3>{escape(words.records)}</h3>", _table(speech, head, rows, typed=frozenset(range(5)))]


def _decision(played: RoundRow, speech: Speech) -> list[str]:
    if not played["decision"]:
        return []
    words = speech.words
    sentences: dict[ChoiceName, str] = {"keep": words.keep, "terms": words.terms, "part": words.part}
    counts = played["decision"]
    said = [speech.say(sentence, count=counts[choice]) for choice, sentence in sentences.items() if choice in counts]
    return [f"<h3>{escape(words.worth_keeping)}</h3>", f"<p>{escape(speech.listed(said))}</p>"]


def _confidence(report: Document, speech: Speech) -> str:
    before = [one["sure_before"] for one in report["people"] if one["sure_before"]]
    after = [one["sure_after"] for one in report["people"] if one["sure_after"]]
    if not before and not after:
        return ""
    words = speech.words
    rows = [(word, before.count(level), after.count(level)) for level, word in enumerate(words.sure_levels, start=1)]
    table = _table(speech, ("", words.before, words.after), rows, numbers=frozenset({1, 2}))
    return f"<section><h2>{escape(words.sureness)}</h2>{table}</section>"


def _commitments(report: Document, speech: Speech) -> str:
    made = "".join(
        f"<p {OWN_WAY}>{escape(one['commitment'])} <span class=soft>{_typed(one['name'])}</span></p>"
        for one in report["people"]
        if one["commitment"]
    )
    return f"<section><h2>{escape(speech.words.taken_home)}</h2><div class=kept>{made}</div></section>" if made else ""
