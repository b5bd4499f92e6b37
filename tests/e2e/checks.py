"""What is looked for on a screen: faults that axe-core finds, layout that shifts, and what is cut off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "client_web/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that can tell light from dark; the others are the same for both."""

RUN_AXE = """(only) => axe.run(document, { runOnly: only, resultTypes: ["violations"] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, any, all }) => {
    const why = [...any, ...all].map(({ message }) => message).join("; ");
    return `${id}: ${target.join(" ")} – ${html.slice(0, 120)} – ${why.slice(0, 160)}`;
  })))"""


def axe_faults(page: Page, *, rules: Iterable[str] = ()) -> list[str]:
    """What axe-core finds on this page now, of these rules or of WCAG 2.2 AA."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())  # not held up by the page's content policy, which is as strict as ever
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    found: list[str] = page.evaluate(RUN_AXE, only)
    return found


MOST_SHIFTED = 0.05
"""How far a screen may shift under the eyes at a change of phase, as the layout instability standard reckons it."""

SEE_SHIFTS = """() => {
  if (window !== window.top) return;
  const called = (node) => {
    const one = node instanceof Element ? node : node?.parentElement;
    if (!one) return "what is gone";
    return `${one.localName}.${one.getAttribute("class") ?? ""} “${one.textContent.trim().slice(0, 30)}”`;
  };
  const placed = ({ x, y, width, height }) => `${x},${y} ${width}×${height}`;
  const seen = new PerformanceObserver((list) => note(list.getEntries()));
  const note = (entries) => {
    for (const { value, sources } of entries) {
      window.shifted.by += value;
      for (const { node, previousRect: was, currentRect: now } of sources) {
        window.shifted.what.push(`${called(node)} ${placed(was)} → ${placed(now)}`);
      }
    }
  };
  window.shifted = { by: 0, what: [] };
  window.takeShifted = () => {
    note(seen.takeRecords());
    const taken = window.shifted;
    window.shifted = { by: 0, what: [] };
    return taken;
  };
  seen.observe({ type: "layout-shift", buffered: true });
}"""


@dataclass(frozen=True)
class Shift:
    """How far a page shifted since it was last asked, and what moved."""

    by: float
    what: tuple[str, ...]

    def __str__(self) -> str:
        return "\n    ".join((f"{self.by:.3f}", *self.what[:8]))


def sees_shifts(page: Page) -> None:
    """From its first document on, this page adds up how far its layout shifts."""
    page.add_init_script(f"({SEE_SHIFTS})()")


def take_shift(page: Page) -> Shift:
    """What has shifted since the last time; the reckoning begins anew."""
    taken: dict[str, Any] = page.evaluate("() => window.takeShifted()")
    return Shift(taken["by"], tuple(taken["what"]))


CUT_OFF = """() => {
  const hidden = ".vh, svg, [aria-hidden=true]";
  const isSeen = (one) => one.closest(hidden) === null && one.checkVisibility({ visibilityProperty: true });
  const hasWords = ({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim() !== "";
  const found = [];
  const cut = (one, how) => {
    found.push(`${one.localName}.${one.getAttribute("class") ?? ""} “${one.textContent.trim().slice(0, 40)}” ${how}`);
  };
  const { scrollHeight, scrollWidth } = document.documentElement;
  if (scrollHeight > innerHeight + 1) found.push(`the page scrolls by ${scrollHeight - innerHeight}`);
  if (scrollWidth > innerWidth + 1) found.push(`the page scrolls sideways by ${scrollWidth - innerWidth}`);
  for (const one of [...document.body.querySelectorAll("*")].filter(isSeen)) {
    const { overflowX, overflowY, textOverflow, fontSize } = getComputedStyle(one);
    const slack = Math.max(2, 0.15 * parseFloat(fontSize));
    const [high, wide] = [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth];
    if (overflowY !== "visible" && high > slack) cut(one, `is cut by ${high} below`);
    if (overflowX !== "visible" && textOverflow !== "ellipsis" && wide > slack) cut(one, `is cut by ${wide} aside`);
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const isInside = Math.min(left, top) > -slack && right < innerWidth + slack && bottom < innerHeight + slack;
    if (!isInside && [...one.childNodes].some(hasWords)) cut(one, "is outside");
  }
  return found;
}"""


def cut_off(page: Page) -> list[str]:
    """What of this page does not fit its window: what scrolls, is cut off, or stands outside with words of its own."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found
