"""The drawings and maps of the report's page: the temper of a round, and what was seen of the strategies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import cos, pi, sin

from server.report.document import ExchangeRow, RoundRow, StrategyRow
from server.report.speech import Direction, Speech

TEMPER_FILLS = (
    "#2a7480", "#3d8087", "#5c938f", "#7da69a", "#dcc07e", "#debb72", "#e0b268", "#dfa257", "#dc8e48", "#d8753a",
    "#d2592b",
)  # fmt: skip
"""The fill of each level as on the screens, from calm to boiling: paper mixes no colours."""

MAP_TEAMS = 12
"""A map with more teams across does not fit the page: the workbook has them all."""


# -- the temper -----------------------------------------------------------------------------------------------------
WIDE, HIGH, LINE = 640.0, 110.0, 16.0


@dataclass(frozen=True, slots=True)
class Step:
    """A level of the temper: when it was reached, in which take, and what bent it; lines of words may be empty."""

    place: str
    take: str
    bent: str
    level: int
    counts: bool

    @property
    def lines(self) -> list[str]:
        return [line for line in (self.place, self.take) if line]


def curve(played: RoundRow, speech: Speech) -> str:
    """The temper as blocks from 0 to 10, the reply that bent it named below; a take that was played again is dashed.

    Time runs as the language reads, as on the stage.
    """
    if not played["exchanges"]:
        return ""
    words = speech.words
    steps = [Step(words.began, "", "", played["temper_start"], True)]
    steps += [_step(one, speech) for one in played["exchanges"]]
    width = WIDE / len(steps)
    drawn = "".join(_block(at * width, width, step, speech.direction) for at, step in enumerate(steps))
    levels = [speech.say(words.temper_level, level=one.level, place=speech.listed(one.lines)) for one in steps]
    said = speech.say(words.temper, levels=speech.listed(levels))
    below = 22 + LINE * max(len(step.lines) for step in steps)
    return (
        f"<figure><svg viewBox='0 -24 {WIDE:.0f} {24 + HIGH + below:.0f}' role=img aria-label='{escape(said)}'>{drawn}"
        f"<line x1=0 x2={WIDE:.0f} y1={HIGH:.0f} y2={HIGH:.0f} stroke=#14181b stroke-width=2 /></svg></figure>"
    )


def _step(one: ExchangeRow, speech: Speech) -> Step:
    words = speech.words
    take = speech.say(words.take, take=one["take"]) if one["take"] > 1 else ""
    place = speech.say(words.exchange, exchange=one["exchange"])
    return Step(place, take, _bent_by(one, speech), one["temper_after"], one["counts"])


def _bent_by(one: ExchangeRow, speech: Speech) -> str:
    """The team whose reply the customer answered; nobody where they gave no answer."""
    best = next((reply for reply in one["replies"] if reply["best"]), None)
    if best is None or best["reaction"] is None:
        return ""
    return f"{speech.apart(best['team'])} {speech.signed(best['reaction']['value'])}"


def _block(after: float, width: float, step: Step, direction: Direction) -> str:
    """A block that begins `after` so much of the drawing's width; words begin where it does."""
    y = HIGH - step.level * HIGH / 10
    x = after if direction == "ltr" else WIDE - after - width
    begins = x + 3 if direction == "ltr" else x + width - 3
    dash = "" if step.counts else " stroke-dasharray='6 5'"
    small = 13 if width > 100 else 10
    lines = [
        f"<text x='{begins:.1f}' y='{HIGH + at * LINE:.1f}' font-size={small}{weight}>{escape(line)}</text>"
        for at, (line, weight) in enumerate(
            [*((line, "") for line in step.lines), (step.bent, " font-weight=650")], start=1
        )
    ]
    return (
        f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{HIGH - y:.1f}' fill='{TEMPER_FILLS[step.level]}'"
        f"{'' if step.counts else ' fill-opacity=.4'} />"
        f"<line x1='{x:.1f}' x2='{x + width:.1f}' y1='{y:.1f}' y2='{y:.1f}' stroke=#14181b stroke-width=4{dash} />"
        f"<text x='{begins:.1f}' y='{y - 6:.1f}' font-size=20>{step.level}</text>"
        f"{''.join(lines)}"
    )


# -- strategies -----------------------------------------------------------------------------------------------------
def over_rounds(played: Sequence[RoundRow], speech: Speech) -> list[str]:
    """In how many of the marked replies each strategy was seen, round by round."""
    told = [one for one in played if one["strategies"]]
    if len(told) < 2:
        return []
    by_name = [{row["name"]: row for row in one["strategies"]} for one in told]
    names = dict.fromkeys(name for rows in by_name for name in rows)
    lines = [(escape(speech.named(name)), [_seen(rows.get(name), speech) for rows in by_name]) for name in names]
    words = speech.words
    return [
        f"<h2>{escape(words.over_rounds)}</h2>",
        _map([escape(speech.say(words.round, round=one["round"])) for one in told], lines, speech),
        f"<p class='soft small'>{escape(words.over_rounds_about)}</p>",
    ]


def _seen(row: StrategyRow | None, speech: Speech) -> str:
    if row is None:
        return "<td>–</td>"
    return _cell(row["seen"] / row["of"], speech.say(speech.words.seen_of, seen=row["seen"], of=row["of"]))


def by_team(played: RoundRow, speech: Speech) -> list[str]:
    """What the scene called for, by team: a radar for each, and the same in figures."""
    rows = played["strategies"]
    if not rows:
        return []
    words = speech.words
    teams = [_name(one["team"]) for one in rows[0]["teams"]][:MAP_TEAMS]
    more = len(rows[0]["teams"]) - len(teams)
    about = [speech.say(words.called_for_about, all=speech.percent(1))]
    about += [speech.counted(words.more_teams, more)] if more else []
    lines = [(_numbered(number, row, speech), _shown(row, speech)) for number, row in enumerate(rows, start=1)]
    return [
        f"<h3>{escape(words.called_for)}</h3>",
        *_radars(rows, teams),
        _map([*teams, escape(words.whole_room)], lines, speech),
        f"<p class='soft small'>{escape(' '.join(about))}</p>",
    ]


def _name(team: str) -> str:
    return f"<bdi lang=''>{escape(team)}</bdi>"


def _numbered(number: int, row: StrategyRow, speech: Speech) -> str:
    name = escape(speech.named(row["name"]))
    return f"{number}. <b>{name}</b>" if row["kind"] == "key" else f"{number}. {name}"


def _shown(row: StrategyRow, speech: Speech) -> list[str]:
    shares = [*(one["shown"] for one in row["teams"][:MAP_TEAMS]), row["shown"]]
    return [_cell(share, speech.percent(share)) for share in shares]


def _map(columns: Sequence[str], lines: Sequence[tuple[str, Sequence[str]]], speech: Speech) -> str:
    head = "".join(f"<th scope=col>{column}</th>" for column in columns)
    body = "".join(f"<tr><th scope=row>{name}</th>{''.join(cells)}</tr>" for name, cells in lines)
    return (
        f"<div class=wide><table class=map><thead><tr><th scope=col>{escape(speech.words.strategy)}</th>{head}</tr>"
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _cell(share: float, said: str) -> str:
    level = "none" if share == 0 else "some" if share <= 1 / 3 else "many" if share <= 2 / 3 else "most"
    return f"<td class={level}>{escape(said)}</td>"


def _radars(rows: Sequence[StrategyRow], teams: Sequence[str]) -> list[str]:
    """Two strategies make no shape."""
    if len(rows) < 3:
        return []
    room = [row["shown"] for row in rows]
    figures = (
        f"<figure>{_radar([row['teams'][at]['shown'] for row in rows], room)}<figcaption>{team}</figcaption></figure>"
        for at, team in enumerate(teams)
    )
    return [f"<div class=radars aria-hidden=true>{''.join(figures)}</div>"]


def _radar(values: Sequence[float], room: Sequence[float]) -> str:
    """Nothing shown is a small ring, as on the stage, so that a shape with one peak still has a body."""
    angles = [2 * pi * at / len(values) - pi / 2 for at in range(len(values))]

    def outline(shown: Sequence[float]) -> str:
        spots = zip(angles, (12 + 88 * value for value in shown), strict=True)
        return " ".join(f"{cos(angle) * reach:.1f},{sin(angle) * reach:.1f}" for angle, reach in spots)

    numbers = "".join(
        f"<text x='{cos(angle) * 116:.1f}' y='{sin(angle) * 116 + 7:.1f}' font-size=20 text-anchor=middle>{at}</text>"
        for at, angle in enumerate(angles, start=1)
    )
    rim = outline([1.0] * len(values))
    return (
        f"<svg viewBox='-130 -130 260 260'><g fill=none stroke=#14181b><polygon points='{rim}' />"
        f"<polygon points='{outline(values)}' fill=#14181b fill-opacity=.2 stroke-width=5 />"
        f"<polygon points='{outline(room)}' stroke-width=3 stroke-dasharray='8 6' /></g>{numbers}</svg>"
    )
