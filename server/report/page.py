"""The report as one page: it reads on a phone and prints well, and holds no script and no address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Literal

from rounds.ids import StrategyId
from rounds.sections import Points
from rounds.strategies import CATALOGUE
from server.report.document import Document, ExchangeRow, ReplyRow, RoundRow
from server.report.drawn import by_team, curve, over_rounds, signed
from server.report.style import STYLE

PARTS: tuple[Literal["voice", "craft", "customer"], ...] = ("voice", "craft", "customer")
LEVELS = ("not at all", "a little", "somewhat", "fairly", "very")
DECISIONS = {"keep": "keep", "terms": "keep on other terms", "part": "part ways"}
MARK_WORDS = {1: "partly", 2: "clearly"}


def page_of(report: Document) -> str:
    """The whole page; every word that a person wrote is escaped."""
    opened = datetime.fromtimestamp(report["opened_at"] / 1000, UTC)
    played = [one for one in report["rounds"] if not one["cancelled"]]
    body = [
        f"<h1>{escape(report['title'])}</h1>",
        *([f"<p class=own>The report of team {escape(report['team'])}</p>"] if report["team"] else []),
        f"<p class=soft>Room {escape(report['code'])}, {opened:%d %B %Y}, "
        f"{_counted(len(report['people']), 'person', 'people')}, {_counted(len(played), 'round', 'rounds')}</p>",
        *_standings(report, played),
        *over_rounds(played),
        f"<div class=end>{_confidence(report)}{_commitments(report)}</div>",
        *(part for one in played for part in _round(report, one)),
    ]
    return (
        f"<!doctype html>\n<html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{escape(report['title'])}</title><style>{STYLE}</style></head><body><main>\n"
        + "\n".join(body)
        + "\n</main></body></html>\n"
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _table(head: Iterable[str], rows: Iterable[Iterable[object]], numbers: frozenset[int]) -> str:
    def cell(tag: str, place: int, value: object) -> str:
        number = " class=n" if place in numbers else ""
        return f"<{tag}{number}>{escape(_said(value))}</{tag}>"

    top = "".join(cell("th", place, title) for place, title in enumerate(head))
    lines = ("".join(cell("td", place, value) for place, value in enumerate(row)) for row in rows)
    inner = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<div class=wide><table><thead><tr>{top}</tr></thead><tbody>{inner}</tbody></table></div>"


def _said(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.1f}" if isinstance(value, float) else str(value)


def _standings(report: Document, played: Sequence[RoundRow]) -> list[str]:
    """Places with what each round gave, and popular and skilful apart."""
    if not report["standings"] or not report["scored"]:
        return []
    weights = report["weights"]
    said = (
        "Points of each round, and what they are made of over all rounds: the voice of the room "
        f"{weights['voice']}, craft {weights['craft']}, the customer {weights['customer']}; "
        "the cause guessed and the record on top."
    )
    head = ("Place", "Team", *(f"Round {one['round']}" for one in played), "Voice", "Craft", "Customer", "Points")
    rows = [(one["place"], one["team"], *_made_of(played, one["team"]), one["total"]) for one in report["standings"]]
    return [
        "<h2>Standings</h2>",
        _table(head, rows, frozenset({0, *range(2, len(head))})),
        f"<p class='soft small'>{said}</p>",
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
def _round(report: Document, played: RoundRow) -> list[str]:
    player = played["customer"] or {"facilitator": "the facilitator", "practice": "the practice customer"}.get(
        played["player"], "nobody"
    )
    moved = f"Temper {played['temper_start']} at the start, {played['temper_end']} at the end."
    about = f"The customer was played by {player}. {moved}"
    teams = [(t["team"], *_parts(t["points"]), t["guess"]) for t in played["teams"]]
    guessed = any(team["guess"] for team in played["teams"])
    head = ("Team", "Voice", "Craft", "Customer", "Cause", "Record", "Total", *(["Guessed"] if guessed else []))
    rows = teams if guessed else [row[:-1] for row in teams]
    behind = (
        (f"What was behind it: {played['cause'].lower()}", played["cause_revealed"]),
        ("What would really have settled it", played["hidden_need"]),
        ("What would have prevented it", played["prevention"]),
    )
    return [
        "<section class=round>",
        f"<h2>Round {played['round']}: {escape(played['title'])}</h2>",
        f"<p>{escape(about)}</p>",
        curve(played),
        *([_table(head, rows, frozenset(range(1, 7)))] if report["scored"] and teams else []),
        f"<dl>{''.join(f'<dt>{escape(what)}</dt><dd>{escape(said)}</dd>' for what, said in behind)}</dl>",
        *by_team(played),
        *(part for exchange in played["exchanges"] for part in _exchange(exchange, scored=report["scored"])),
        *_records(played),
        *_decision(played),
        "</section>",
    ]


def _parts(points: Points | None) -> tuple[float | None, ...]:
    if points is None:
        return (None,) * 6
    return points["voice"], points["craft"], points["customer"], points["cause"], points["record"], points["total"]


def _exchange(one: ExchangeRow, *, scored: bool) -> list[str]:
    take = f", take {one['take']}" if one["take"] > 1 else ""
    technique = f", {one['technique']}" if one["technique"] else ""
    uncounted = "" if one["counts"] else " (played again, not counted)"
    parts = [f"<h3>Exchange {one['exchange']}{take}{technique}{uncounted}</h3>"]
    if one["complaint"]:
        parts.append(f"<blockquote>“{escape(one['complaint'])}”</blockquote>")
    elif one["complaint_aloud"]:
        parts.append("<p class='soft before'>The customer spoke aloud.</p>")
    if one["mediation"]:
        parts.append(f"<p class=before>{escape(one['mediator'] or '')}, mediating: {escape(one['mediation'])}</p>")
    if not one["replies"]:
        parts.append("<p class=soft>Nobody replied.</p>")
    else:
        order = sorted(one["replies"], key=lambda r: (not r["best"], r["place"]))
        parts += [
            f"<p class='soft small before'>{one['ballots']} of {one['voters']} who could vote did.</p>",
            f"<div class=replies>{''.join(_reply(reply, scored=scored) for reply in order)}</div>",
        ]
    if one["ruling"]:
        parts.append(f"<p><b>Ruling:</b> {escape(one['ruling'])} {escape(one['ruling_reason'])}</p>")
    return parts


def _reply(reply: ReplyRow, *, scored: bool) -> str:
    felt, points = reply["reaction"], reply["points"]
    about = [f"{reply['team']}, by {reply['author']}", f"{reply['votes']} of {reply['shown']} votes"]
    about += [f"the customer {signed(felt['value'])}" if felt else "no reaction"]
    about += ["safety reply"] if reply["safety"] else []
    about += ["held back"] if reply["held"] else []
    lines = [", ".join(about)]
    if scored:
        parts = ((part, points[part]) for part in PARTS)
        made_of = ", ".join(f"{part} {value:.1f}" for part, value in parts if value is not None)
        lines.append(f"{points['total']:.1f} points" + (f": {made_of}" if made_of else ""))
    marks = [f"{one['name']} ({MARK_WORDS[one['value']]})" for one in reply["marks"] if one["value"]]
    flags = [f"costs a point: {one['name']}" for one in reply["flags"]]
    tags = [f"{CATALOGUE.strategy[StrategyId(one)].name} {count}" for one, count in reply["tags"].items()]
    lines += ["; ".join([*marks, *flags])] if marks or flags else []
    lines += [f"voters saw: {', '.join(tags)}"] if tags else []
    lines += _sightings(reply)
    small = "".join(f"<p class='soft small'>{escape(line)}</p>" for line in lines)
    answer = f"<p>“{escape(felt['line'])}”</p>" if felt and felt["line"] else ""
    return f"<div class=reply><p class=said>{_with_words(reply)}</p>{answer}{small}</div>"


def _sightings(reply: ReplyRow) -> list[str]:
    """Who saw the same in the same words is named in one line."""
    seen: dict[tuple[str, str], list[str]] = {}
    for one in reply["sightings"]:
        seen.setdefault((one["strategy"], one["words"]), []).append(one["observer"])
    return [f"{', '.join(observers)} saw {strategy}: “{words}”" for (strategy, words), observers in seen.items()]


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


def _records(played: RoundRow) -> list[str]:
    kept = [one for one in played["teams"] if one["problem"] or one["done"] or one["outcome"] or one["follow_up"]]
    if not kept:
        return []
    rows = [(one["team"], one["problem"], one["done"], one["outcome"], one["follow_up"]) for one in kept]
    return [
        "<h3>Case records</h3>",
        _table(("Team", "Problem", "What we did", "Outcome", "Follow-up"), rows, frozenset()),
    ]


def _decision(played: RoundRow) -> list[str]:
    if not played["decision"]:
        return []
    said = ", ".join(f"{count} {DECISIONS[choice]}" for choice, count in played["decision"].items())
    return ["<h3>Is this business worth keeping?</h3>", f"<p>{escape(said)}</p>"]


def _confidence(report: Document) -> str:
    before = [one["sure_before"] for one in report["people"] if one["sure_before"]]
    after = [one["sure_after"] for one in report["people"] if one["sure_after"]]
    if not before and not after:
        return ""
    rows = [(word, before.count(level), after.count(level)) for level, word in enumerate(LEVELS, start=1)]
    table = _table(("", "Before", "After"), rows, frozenset({1, 2}))
    return f"<section><h2>How sure people are</h2>{table}</section>"


def _commitments(report: Document) -> str:
    made = "".join(
        f"<p>{escape(one['commitment'])} <span class=soft>{escape(one['name'])}</span></p>"
        for one in report["people"]
        if one["commitment"]
    )
    return f"<section><h2>What people take home</h2><div class=kept>{made}</div></section>" if made else ""
