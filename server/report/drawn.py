"""The drawings and maps of the report's page: the temper of a round, and what was seen of the strategies."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from server.report.document import ExchangeRow, RoundRow, StrategyRow

TEMPER_FILLS = (
    "#2a7480", "#3d8087", "#5c938f", "#7da69a", "#dcc07e", "#debb72", "#e0b268", "#dfa257", "#dc8e48", "#d8753a",
    "#d2592b",
)  # fmt: skip
"""The fill of each level as on the screens, from calm to boiling: paper mixes no colours."""

MAP_TEAMS = 12
"""A map with more teams across does not fit the page: the workbook has them all."""


def signed(value: int) -> str:
    """+2, 0 or −2, with a real minus."""
    return f"{value:+d}".replace("-", "−") if value else "0"


# -- the temper -----------------------------------------------------------------------------------------------------
def curve(played: RoundRow) -> str:
    """The temper as blocks from 0 to 10, the reply that bent it named below; a take that was played again is dashed."""
    if not played["exchanges"]:
        return ""
    wide, high = 640.0, 110.0
    steps = [("as it began", "", played["temper_start"], True)]
    steps += [(_place(one), _bent_by(one), one["temper_after"], one["counts"]) for one in played["exchanges"]]
    width = wide / len(steps)
    drawn = "".join(_block(at * width, width, high, *step) for at, step in enumerate(steps))
    said = ", then ".join(f"{level} {place}" for place, _, level, _ in steps)
    return (
        f"<figure><svg viewBox='0 -24 {wide:.0f} {high + 62:.0f}' role=img aria-label='Temper: {escape(said)}'>{drawn}"
        f"<line x1=0 x2={wide:.0f} y1={high:.0f} y2={high:.0f} stroke=#14181b stroke-width=2 /></svg></figure>"
    )


def _place(one: ExchangeRow) -> str:
    return f"exchange {one['exchange']}" + (f", take {one['take']}" if one["take"] > 1 else "")


def _bent_by(one: ExchangeRow) -> str:
    """The team whose reply the customer answered; nobody where they gave no answer."""
    best = next((reply for reply in one["replies"] if reply["best"]), None)
    return f"{best['team']} {signed(best['reaction']['value'])}" if best and best["reaction"] else ""


def _block(x: float, width: float, high: float, place: str, bent: str, level: int, counts: bool) -> str:
    y = high - level * high / 10
    dash = "" if counts else " stroke-dasharray='6 5'"
    small = 13 if width > 100 else 10
    return (
        f"<rect x='{x:.1f}' y='{y:.1f}' width='{width:.1f}' height='{high - y:.1f}' fill='{TEMPER_FILLS[level]}'"
        f"{'' if counts else ' fill-opacity=.4'} />"
        f"<line x1='{x:.1f}' x2='{x + width:.1f}' y1='{y:.1f}' y2='{y:.1f}' stroke=#14181b stroke-width=4{dash} />"
        f"<text x='{x + 3:.1f}' y='{y - 6:.1f}' font-size=20>{level}</text>"
        f"<text x='{x + 3:.1f}' y='{high + 16:.1f}' font-size={small}>{escape(place)}</text>"
        f"<text x='{x + 3:.1f}' y='{high + 32:.1f}' font-size={small} font-weight=650>{escape(bent)}</text>"
    )


# -- strategies -----------------------------------------------------------------------------------------------------
def over_rounds(played: Sequence[RoundRow]) -> list[str]:
    """In how many of the marked replies each strategy was seen, round by round."""
    told = [one for one in played if one["strategies"]]
    if len(told) < 2:
        return []
    by_name = [{row["name"]: row for row in one["strategies"]} for one in told]
    names = dict.fromkeys(name for rows in by_name for name in rows)
    lines = [(escape(name), [_seen(rows.get(name)) for rows in by_name]) for name in names]
    return [
        "<h2>Strategies over the rounds</h2>",
        _map([f"Round {one['round']}" for one in told], lines),
        "<p class='soft small'>In how many of the marked replies it was seen. "
        "A dash: the scene did not call for it.</p>",
    ]


def _seen(row: StrategyRow | None) -> str:
    return _cell(row["seen"] / row["of"], f"{row['seen']} of {row['of']}") if row else "<td>–</td>"


def by_team(played: RoundRow) -> list[str]:
    """What the scene called for, by team: a radar for each, and the same in figures."""
    rows = played["strategies"]
    if not rows:
        return []
    teams = [one["team"] for one in rows[0]["teams"]][:MAP_TEAMS]
    more = len(rows[0]["teams"]) - len(teams)
    rest = f" {more} more team{'s are' if more > 1 else ' is'} in the workbook." if more else ""
    lines = [(_named(number, row), _shown(row)) for number, row in enumerate(rows, start=1)]
    return [
        "<h3>What the scene called for, and who showed it</h3>",
        *_radars(rows, teams),
        _map([*teams, "The room"], lines),
        "<p class='soft small'>How clearly the marked replies show it, from 0 to 100 %; in bold what matters "
        f"most here. Radars go round with the clock from 1 at the top; dashed is the room.{rest}</p>",
    ]


def _named(number: int, row: StrategyRow) -> str:
    name = escape(row["name"])
    return f"{number}. <b>{name}</b>" if row["kind"] == "key" else f"{number}. {name}"


def _shown(row: StrategyRow) -> list[str]:
    shares = [*(one["shown"] for one in row["teams"][:MAP_TEAMS]), row["shown"]]
    return [_cell(share, f"{share:.0%}") for share in shares]


def _map(columns: Sequence[str], lines: Sequence[tuple[str, Sequence[str]]]) -> str:
    head = "".join(f"<th scope=col>{escape(column)}</th>" for column in columns)
    body = "".join(f"<tr><th scope=row>{name}</th>{''.join(cells)}</tr>" for name, cells in lines)
    return (
        f"<div class=wide><table class=map><thead><tr><th scope=col>Strategy</th>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(share: float, said: str) -> str:
    level = "none" if share == 0 else "some" if share <= 1 / 3 else "many" if share <= 2 / 3 else "most"
    return f"<td class={level}>{said}</td>"


def _radars(rows: Sequence[StrategyRow], teams: Sequence[str]) -> list[str]:
    """Two strategies make no shape."""
    if len(rows) < 3:
        return []
    room = [row["shown"] for row in rows]
    figures = (
        f"<figure>{_radar([row['teams'][at]['shown'] for row in rows], room)}"
        f"<figcaption>{escape(team)}</figcaption></figure>"
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
