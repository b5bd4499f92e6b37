"""What a deck file must keep to across fields, read off the tree so that a fault elsewhere hides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from rounds.deck_errors import Problems
from rounds.yaml_tree import Fields, Items, Leaf, Tree

Found = Iterable[tuple[str, Leaf]]
RUBRIC = ("rubric.key.strategy", "rubric.useful.strategy", "rubric.traps.strategy")


def check_across(tree: Tree, problems: Problems) -> None:
    """Notes scenarios with the same id, and what is wrong within each scenario."""
    _refuse_repeats(_leaves(tree, "scenarios.id"), "Another scenario", "Give each its own id.", problems)
    scenarios = tree.fields.get("scenarios") if isinstance(tree, Fields) else None
    if isinstance(scenarios, Items):
        for index, scenario in enumerate(scenarios.items):
            _check_scenario(scenario, f"scenarios[{index}]", problems)


def _check_scenario(scenario: Tree, path: str, problems: Problems) -> None:
    strategies = chain.from_iterable(_leaves(scenario, place, path) for place in RUBRIC)
    _refuse_repeats(strategies, "The rubric", "Keep it in one place only.", problems)
    lines = _leaves(scenario, "brief.opening_lines.text", path)
    _refuse_repeats(lines, "Another opening line", "Write a different line.", problems)
    replies = _leaves(scenario, "sample_replies.text", path)
    _refuse_repeats(replies, "Another sample reply", "Write a different reply.", problems)
    intensities = list(_leaves(scenario, "brief.opening_lines.intensity", path))
    # A room can cap its lines at mild, and the customer must then still have something to tap.
    if intensities and all(leaf.text != "mild" for _, leaf in intensities):
        remedy = "Add one, for rooms that play gently."
        problems.add(intensities[0][1].line, f"{path}.brief.opening_lines", "No line here is mild.", remedy)


def _refuse_repeats(found: Found, owner: str, remedy: str, problems: Problems) -> None:
    first: dict[str, int] = {}
    for path, leaf in found:
        if leaf.text and leaf.text in first:
            problem = f"{owner} has this already, in line {first[leaf.text]}."
            problems.add(leaf.line, path, problem, remedy)
        first.setdefault(leaf.text, leaf.line)


def _leaves(tree: Tree, place: str, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Every leaf at a dotted place, through however many lists, with its full path."""
    name, _, rest = place.partition(".")
    match tree:
        case Leaf() if not place:
            yield path, tree
        case Items():
            for index, one in enumerate(tree.items):
                yield from _leaves(one, place, f"{path}[{index}]")
        case Fields() if name in tree.fields:
            yield from _leaves(tree.fields[name], rest, f"{path}.{name}".removeprefix("."))
