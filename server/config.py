"""Settings: everything that can be set, by flag or by a variable HOTSEAT_…; docs/operating.md lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^/#?]+/?$")]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="HOTSEAT_", extra="ignore", frozen=True)

    host: str = Field(default="0.0.0.0", description="the interface to listen on; `127.0.0.1` behind a proxy")
    port: int = Field(default=8080, ge=0, le=65535, description="the port to listen on; `0` takes a free one")
    data_dir: Path = Field(default=Path("hotseat-data"), description="the folder that holds the rooms")
    database: SecretStr | None = Field(
        default=None, description="a PostgreSQL database for the rooms, in place of the file in the folder"
    )
    broker: SecretStr | None = Field(
        default=None, description="an MQTT 5 broker through which several servers on one database are one Hotseat"
    )
    broker_ca: Path | None = Field(
        default=None, description="a file of certificate authorities to trust for the broker, in place of the system's"
    )
    broker_cert: Path | None = Field(default=None, description="a client certificate for a broker that asks for one")
    broker_key: Path | None = Field(
        default=None, description="the key of that certificate, where it is not in its file"
    )
    public_url: WebAddress | None = Field(
        default=None, description="the address people type, when a proxy or a tunnel stands before the server"
    )
    room_capacity: int = Field(default=5000, ge=2, le=20_000, description="seats in a room")
    max_rooms: int = Field(default=1000, ge=1, description="rooms that may be awake at once; idle ones fall asleep")
    gather_ms: int = Field(default=30, ge=0, le=200, description="how long a commit waits for more to come in, in ms")
    phones_pace_ms: int = Field(
        default=1000, ge=50, le=5000, description="the least time between two counts to phones, in ms"
    )
    screens_pace_ms: int = Field(default=250, ge=50, le=5000, description="the same for the stage and facilitators")
    team_pace_ms: int = Field(
        default=250, ge=50, le=5000, description="the same for a team's huddle and one's own seat"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="what is worth a line")
    log_format: Literal["auto", "console", "json"] = Field(
        default="auto", description="lines for people or for programs; `auto` looks whether a terminal reads them"
    )
