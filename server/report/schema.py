"""The JSON Schema of a report; `python -m server.report.schema` writes it for people who read reports by program."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import TypeAdapter

from server.report.document import Document

SCHEMA_FILE = Path(__file__).parents[2] / "docs/report.schema.json"


def schema_text() -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | TypeAdapter(Document).json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
