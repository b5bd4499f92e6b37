"""The rules that an xAPI statement must keep to: version 1.0.3, part two, by section; 2.0 keeps to them as well.

Whoever provides statements carries the burden of their being valid (2.2), so these are its MUSTs and the SHOULDs that
stores enforce.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

PROPERTIES = {
    "id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version", "attachments",
}  # fmt: skip
CONTEXT = {
    "registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement",
    "extensions",
}  # fmt: skip
RESULT = {"score", "success", "completion", "response", "duration", "extensions"}
DEFINITION = {"name", "description", "type", "moreInfo", "extensions"}
COMPONENTS = {"choice": "choices", "sequencing": "choices", "likert": "scale", "performance": "steps"}
INTERACTIONS = {
    "true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric",
    "other",
}  # fmt: skip
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+\d\d:?\d\d|-(?!00:?00$)\d\d:?\d\d)")


def check(statement: dict[str, Any]) -> None:
    """Raises AssertionError with the rule that a statement breaks."""
    _has_no_null(statement)
    assert statement.keys() <= PROPERTIES, "2.2: only the properties of the specification"
    assert {"actor", "verb", "object"} <= statement.keys(), "2.2: a statement must have actor, verb and object"
    assert {"stored", "authority", "version"}.isdisjoint(statement), "2.4.8 to 2.4.10: these are the store's to set"
    _uuid(statement["id"])
    _actor(statement["actor"])
    _verb(statement["verb"])
    _object(statement["object"])
    if "result" in statement:
        _result(statement["result"])
    _context(statement["context"], statement["object"])
    _timestamp(statement["timestamp"])


def _has_no_null(value: object, *, extension: bool = False) -> None:
    assert value is not None or extension, "2.2: no null outside of extensions"
    if isinstance(value, dict):
        assert value or extension, "2.2: no empty objects"
        for key, one in value.items():
            _has_no_null(one, extension=extension or key == "extensions")
    elif isinstance(value, list):
        for one in value:
            _has_no_null(one, extension=extension)


def _uuid(text: str) -> None:
    assert str(UUID(text)) == text, "4.4: a UUID in its usual form"


def _iri(text: str) -> None:
    parts = urlsplit(text)
    assert parts.scheme, "2.2: no IRI without a scheme"
    assert parts.netloc or parts.path, "4.3: an IRI names something"
    assert not re.search(r"[\s<>\"{}|\\^`]", text), "4.3: characters that no IRI has"


def _language_map(texts: dict[str, str]) -> None:
    assert texts, "4.2: a language map says something"
    for tag, text in texts.items():
        assert LANGUAGE.fullmatch(tag), "4.2: keys are language tags of RFC 5646"
        assert isinstance(text, str), "4.2: values are texts"


def _extensions(extensions: dict[str, Any]) -> None:
    for key in extensions:
        _iri(key)


def _actor(actor: dict[str, Any]) -> None:
    assert actor["objectType"] in ("Agent", "Group"), "2.4.2: an actor is an agent or a group"
    assert actor.keys() <= {"objectType", "name", "account", "member"}, "2.4.2: an actor's properties"
    assert "account" in actor or actor["objectType"] == "Group", "2.4.2.1: an agent has one identifier"
    if "name" in actor:
        assert isinstance(actor["name"], str), "2.4.2: a name is a text"
    if "account" in actor:
        assert actor["account"].keys() == {"homePage", "name"}, "2.4.2.4: an account is a home page and a name"
        _iri(actor["account"]["homePage"])
        assert isinstance(actor["account"]["name"], str), "2.4.2.4: an account's name is a text"
        assert actor["account"]["name"], "2.2: not an empty one"


def _verb(verb: dict[str, Any]) -> None:
    assert verb.keys() == {"id", "display"}, "2.4.3: a verb has an id, and should have a display"
    _iri(verb["id"])
    assert verb["id"] != "http://adlnet.gov/expapi/verbs/voided", "2.3.2: reserved"
    _language_map(verb["display"])


def _object(about: dict[str, Any]) -> None:
    kind = about["objectType"]
    if kind == "StatementRef":
        assert about.keys() == {"objectType", "id"}, "2.4.4.3: a reference is an id"
        _uuid(about["id"])
        return
    assert kind == "Activity", "2.4.4: one of the kinds of objects"
    _activity(about)


def _activity(activity: dict[str, Any]) -> None:
    assert activity.keys() <= {"objectType", "id", "definition"}, "2.4.4.1: an activity's properties"
    _iri(activity["id"])
    definition = activity.get("definition", {})
    for key in ("name", "description"):
        if key in definition:
            _language_map(definition[key])
    if "type" in definition:
        _iri(definition["type"])
    own = definition.keys() - DEFINITION
    if own:
        _interaction(definition, own)


def _interaction(definition: dict[str, Any], own: set[str]) -> None:
    kind = definition["interactionType"]
    assert kind in INTERACTIONS, "2.4.4.1: a valid interactionType"
    assert definition["type"] == "http://adlnet.gov/expapi/activities/cmi.interaction", "2.4.4.1: their type"
    assert own <= {"interactionType", "correctResponsesPattern", COMPONENTS.get(kind, "")}, "2.4.4.1: its lists"
    for components in (definition.get("choices", []), definition.get("scale", [])):
        ids = [one["id"] for one in components]
        assert len(set(ids)) == len(ids), "2.4.4.1: ids of components are distinct"
        assert not any(re.search(r"\s", one) for one in ids), "2.4.4.1: and have no white space"
        for one in components:
            _language_map(one["description"])
    assert all(isinstance(one, str) for one in definition.get("correctResponsesPattern", [])), "2.4.4.1: patterns"


def _result(result: dict[str, Any]) -> None:
    assert result.keys() <= RESULT, "2.4.5: a result's properties"
    for key in ("success", "completion"):
        assert isinstance(result.get(key, True), bool), "2.4.5: true or false"
    assert isinstance(result.get("response", ""), str), "2.4.5: a response is a text"
    if "score" in result:
        _score(result["score"])
    _extensions(result.get("extensions", {}))


def _score(score: dict[str, Any]) -> None:
    assert score.keys() <= {"scaled", "raw", "min", "max"}, "2.4.5.1: a score's properties"
    assert all(isinstance(one, int | float) and not isinstance(one, bool) for one in score.values()), "2.2: numbers"
    assert -1 <= score["scaled"] <= 1, "2.4.5.1: scaled is between -1 and 1"
    assert score["min"] < score["max"], "2.4.5.1: min is less than max"
    assert score["min"] <= score["raw"] <= score["max"], "2.4.5.1: raw is between min and max"


def _context(context: dict[str, Any], about: dict[str, Any]) -> None:
    assert context.keys() <= CONTEXT, "2.4.6: a context's properties"
    _uuid(context["registration"])
    if about["objectType"] != "Activity":
        assert {"platform", "revision"}.isdisjoint(context), "2.4.6: only where the object is an activity"
    if "team" in context:
        assert context["team"]["objectType"] == "Group", "2.4.6: a team is a group"
        _actor(context["team"])
    for key, activities in context["contextActivities"].items():
        assert key in ("parent", "grouping", "category", "other"), "2.4.6.2: one of four keys"
        assert isinstance(activities, list), "2.4.6.2: each an array"
        for one in activities:
            _activity(one)
    _extensions(context.get("extensions", {}))


def _timestamp(text: str) -> None:
    assert TIMESTAMP.fullmatch(text), "4.5: ISO 8601 with a zone, and not one of -00:00"
    datetime.fromisoformat(text)
