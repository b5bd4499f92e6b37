"""Reads a reply for strategies and anti-patterns, each with the words that show it: pure, offline, the same every time.

`read` is all that others need; how it works is in docs/evidence.md.
"""

from __future__ import annotations

from rounds.evidence.reader import read
from rounds.evidence.reading import Finding, Label, Reading, Span

__all__ = ["Finding", "Label", "Reading", "Span", "read"]
