"""`hotseat suggest`, as a program reads it: a line in, a line out, in order."""

from __future__ import annotations

import asyncio
import json
import sys

LINES = [
    {"customer": "Nobody came, twice.", "reply": "I am sorry. We missed both visits, and that was our fault."},
    {"customer": "I want my money back NOW.", "reply": "You need to calm down."},
    {"customer": "Hello?", "reply": ""},
]


async def suggested(text: str) -> tuple[int, str, str]:
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-m", "server", "suggest")
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
    out, err = await process.communicate(text.encode())
    return process.returncode or 0, out.decode(), err.decode()


async def test_each_reply_is_answered_in_order_with_labels_and_the_words_that_show_them() -> None:
    code, out, _ = await suggested("\n".join(map(json.dumps, LINES)) + "\n")
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert len(answers) == 3
    assert {"apologise", "own-the-mistake"} <= set(answers[0]["strategies"])
    assert answers[1]["anti_patterns"] == ["orders-calm"]
    assert answers[2] == {"strategies": [], "anti_patterns": [], "spans": []}
    sorry = next(span for span in answers[0]["spans"] if span["label"] == "apologise")
    assert "sorry" in LINES[0]["reply"][sorry["start"] : sorry["end"]]


async def test_a_line_that_holds_no_reply_is_named_and_the_ones_before_it_are_answered() -> None:
    code, out, err = await suggested(json.dumps(LINES[0]) + "\nnonsense\n")
    assert code == 2
    assert len(out.splitlines()) == 1
    assert "Line 2 is not as it should be" in err
