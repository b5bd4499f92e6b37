"""The image and the compose file name what there is: files, settings, and an address that the server can read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from server.cluster.address import address_of
from server.config import Settings

TOP = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((TOP / "compose.yaml").read_text())
NODES = [name for name in COMPOSE["services"] if name.startswith("node")]


def test_every_setting_is_one_of_the_server() -> None:
    for node in NODES:
        named = COMPOSE["services"][node]["environment"]
        assert named
        for setting in named:
            assert setting.removeprefix("HOTSEAT_").lower() in Settings.model_fields, setting


def test_the_settings_make_a_server_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting, value in COMPOSE["services"][NODES[0]]["environment"].items():
        monkeypatch.setenv(setting, _filled_in(value))
    settings = Settings()
    assert settings.broker is not None
    assert settings.database is not None
    assert address_of(settings.broker.get_secret_value()).host in COMPOSE["services"]
    assert f"@database/{COMPOSE['services']['database']['environment']['POSTGRES_USER']}" in (
        settings.database.get_secret_value()
    )


def _filled_in(value: str) -> str:
    """As compose does it: a default where one is given, and the password where one is asked for."""
    value = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)
    return re.sub(r"\$\{\w+:\?[^}]*\}", "secret", value)


def test_every_file_that_is_mounted_or_copied_is_there() -> None:
    mounted = [
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", ())
        if volume.startswith(".")
    ]
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", (TOP / "Dockerfile").read_text(), re.MULTILINE)
    copied = [name for line in lines for name in line.split()]
    assert mounted
    assert copied
    for name in mounted + copied:
        assert (TOP / name).exists(), name


def test_the_balancer_knows_every_node() -> None:
    proxied = re.findall(r"[\w-]+(?=:8080)", (TOP / "deploy/Caddyfile").read_text())
    assert proxied == NODES
