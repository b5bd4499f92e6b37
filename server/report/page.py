"""The report as one page: it reads on a phone and prints well, and holds no script and no address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape

from rounds.sections import Points
from server.report.document import Document, ExchangeRow, ReplyRow, RoundRow

STYLE = """
:root { color-scheme: light; --ink: #14181b; --soft: #4d565c; --rule: #c9c5ba; --paper: #fdfcf9; }
* { box-sizing: border-box; margin: 0; }
body { font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 52rem;
  margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2.25rem; font-weight: 800; line-height: 1.1; letter-spacing: -0.02em; }
h2 { font-size: 1.5rem; border-top: 5px solid var(--ink); padding-top: .4rem; margin-top: 2.5rem; break-after: avoid; }
h3 { font-size: 1.1rem; margin-top: 1.5rem; border-top: 1px solid var(--rule); padding-top: .5rem; break-after: avoid; }
p { margin-top: .4rem; } .soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; margin-top: .75rem; font-size: .95rem; break-inside: avoid; }
th { text-align: start; border-bottom: 2px solid var(--ink); font-weight: 650; }
th, td { padding: .3rem .6rem .3rem 0; vertical-align: top; }
td { border-bottom: 1px solid var(--rule); }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; padding-inline-end: 1rem; }
blockquote { font-size: 1.15rem; font-weight: 560; margin-top: .5rem; }
.reply { break-inside: avoid; border-bottom: 1px dashed var(--rule); padding-block: .6rem; }
.reply p:first-child { font-weight: 560; margin: 0; }
mark { background: #f6e3bf; color: inherit; padding-inline: .1em; }
.wide { overflow-x: auto; }
figure { margin-top: .75rem; break-inside: avoid; } svg { width: 100%; height: auto; }
@media print { body { max-width: none; padding: 0; background: #fff; font-size: 10.5pt; } .wide { overflow: visible; } }
@page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); } }
"""
LEVELS = ("not at all", "a little", "somewhat", "fairly", "very")
DECISIONS = {"keep": "keep", "terms": "keep on other terms", "part": "part ways"}
MARK_WORDS = {1: "partly", 2: "clearly"}


def page_of(report: Document) -> str:
    """The whole page; every word that a person wrote is escaped."""
    opened = datetime.fromtimestamp(report["opened_at"] / 1000, UTC)
    played = [one for one in report["rounds"] if not one["cancelled"]]
    body = [
        f"<h1>{escape(report['title'])}</h1>",
        f"<p class=soft>Room {escape(report['code'])}, {opened:%d %B %Y}, "
        f"{_counted(len(report['people']), 'person', 'people')}, {_counted(len(played), 'round', 'rounds')}</p>",
        *_standings(report),
        *(part for one in played for part in _round(report, one)),
        *_confidence(report),
        *_commitments(report),
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


def _standings(report: Document) -> list[str]:
    if not report["standings"]:
        return []
    weights = report["weights"]
    said = f"Voice of the room {weights['voice']}, craft {weights['craft']}, the customer {weights['customer']}."
    rows = [(one["place"], one["team"], one["total"]) for one in report["standings"]]
    return [
        "<h2>Standings</h2>",
        f"<p class=soft>{said}</p>",
        _table(("Place", "Team", "Points"), rows, frozenset({0, 2})),
    ]


def _round(report: Document, played: RoundRow) -> list[str]:
    player = played["customer"] or {"facilitator": "the facilitator", "practice": "the practice customer"}.get(
        played["player"], "nobody"
    )
    about = (
        f"The customer was played by {player}. What was behind it: {played['cause'].lower()}. "
        f"Temper {played['temper_start']} at the start, {played['temper_end']} at the end."
    )
    teams = [(t["team"], *_parts(t["points"]), t["guess"]) for t in played["teams"]]
    head = ("Team", "Voice", "Craft", "Customer", "Cause", "Record", "Total", "Guessed")
    return [
        f"<h2>Round {played['round']}: {escape(played['title'])}</h2>",
        f"<p>{escape(about)}</p>",
        _curve(played),
        *([_table(head, teams, frozenset(range(1, 7)))] if report["scored"] and teams else []),
        *(part for exchange in played["exchanges"] for part in _exchange(exchange, scored=report["scored"])),
        *_records(played),
        *_decision(played),
    ]


def _parts(points: Points | None) -> tuple[float | None, ...]:
    if points is None:
        return (None,) * 6
    return points["voice"], points["craft"], points["customer"], points["cause"], points["record"], points["total"]


def _curve(played: RoundRow) -> str:
    """The temper as steps, 0 at the bottom and 10 on top; a take that was played again is dashed."""
    if not played["exchanges"]:
        return ""
    wide, high, step = 600, 120, 600 / (len(played["exchanges"]) + 1)
    lines = [f"<line x1=0 x2={wide} y1={high} y2={high} stroke=currentColor />"]

    def at(level: int) -> float:
        return high - level * high / 10

    lines.append(_level(0, step, at(played["temper_start"]), f"{played['temper_start']}", dashed=False))
    for place, one in enumerate(played["exchanges"], start=1):
        take = f", take {one['take']}" if one["take"] > 1 else ""
        label = f"{one['temper_after']} after exchange {one['exchange']}{take}"
        lines.append(_level(place * step, step, at(one["temper_after"]), label, dashed=not one["counts"]))
    said = ", ".join(str(one["temper_after"]) for one in played["exchanges"])
    drawn = "".join(lines)
    alt = f"Temper: {played['temper_start']}, then {said}"
    return f"<figure><svg viewBox='0 -20 {wide} {high + 24}' role=img aria-label='{escape(alt)}'>{drawn}</svg></figure>"


def _level(x: float, width: float, y: float, label: str, *, dashed: bool) -> str:
    dash = " stroke-dasharray='6 5'" if dashed else ""
    return (
        f"<line x1='{x:.1f}' x2='{x + width:.1f}' y1='{y:.1f}' y2='{y:.1f}' stroke='#14181b' stroke-width='5'{dash} />"
        f"<text x='{x + 4:.1f}' y='{y - 7:.1f}' font-size='14'>{escape(label)}</text>"
    )


def _exchange(one: ExchangeRow, *, scored: bool) -> list[str]:
    take = f", take {one['take']}" if one["take"] > 1 else ""
    technique = f", {one['technique']}" if one["technique"] else ""
    uncounted = "" if one["counts"] else " (played again, not counted)"
    parts = [f"<h3>Exchange {one['exchange']}{take}{technique}{uncounted}</h3>"]
    if one["complaint"]:
        parts.append(f"<blockquote>“{escape(one['complaint'])}”</blockquote>")
    elif one["complaint_aloud"]:
        parts.append("<p class=soft>The customer spoke aloud.</p>")
    if one["mediation"]:
        parts.append(f"<p>{escape(one['mediator'] or '')}, mediating: {escape(one['mediation'])}</p>")
    parts += [
        _reply(reply, scored=scored) for reply in sorted(one["replies"], key=lambda r: (not r["best"], r["place"]))
    ]
    if one["ruling"]:
        parts.append(f"<p><b>Ruling:</b> {escape(one['ruling'])} {escape(one['ruling_reason'])}</p>")
    return parts


def _reply(reply: ReplyRow, *, scored: bool) -> str:
    felt = reply["reaction"]
    about = [f"{reply['team']}, by {reply['author']}", f"{reply['votes']} of {reply['shown']} votes"]
    about += [f"the customer: {felt['value']:+d}" if felt else "no reaction"]
    about += ["safety reply"] if reply["safety"] else []
    about += ["held back"] if reply["held"] else []
    about += [f"{reply['points']['total']:.1f} points"] if scored else []
    answer = f"<p>“{escape(felt['line'])}”</p>" if felt and felt["line"] else ""
    marks = [f"{one['name']} ({MARK_WORDS[one['value']]})" for one in reply["marks"] if one["value"]]
    flags = [f"check: {one['name']}" for one in reply["flags"]]
    seen = f"<p class=soft>{escape('; '.join([*marks, *flags]))}</p>" if marks or flags else ""
    return (
        f"<div class=reply><p>{_with_words(reply)}</p><p class=soft>{escape(', '.join(about))}</p>{seen}{answer}</div>"
    )


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


def _confidence(report: Document) -> list[str]:
    before = [one["sure_before"] for one in report["people"] if one["sure_before"]]
    after = [one["sure_after"] for one in report["people"] if one["sure_after"]]
    if not before and not after:
        return []
    rows = [(word, before.count(level), after.count(level)) for level, word in enumerate(LEVELS, start=1)]
    return ["<h2>How sure people are</h2>", _table(("", "Before", "After"), rows, frozenset({1, 2}))]


def _commitments(report: Document) -> list[str]:
    made = [one for one in report["people"] if one["commitment"]]
    if not made:
        return []
    return [
        "<h2>What people take home</h2>",
        *(f"<p>{escape(one['commitment'])} <span class=soft>{escape(one['name'])}</span></p>" for one in made),
    ]
