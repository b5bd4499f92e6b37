"""What is looked for on a screen: faults that axe-core finds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

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
