"""What an operator may set, from the environment or a `.env` file; built when asked for, never at import."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _ids(value: object) -> object:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)]
"""Discord ids, separated by commas or spaces."""


class Settings(BaseSettings):
    """Every setting with its default; `.env.example` lists the same."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    discord_token: SecretStr | None = Field(
        None, description="The bot's token, from the Developer Portal; without it only the preview runs."
    )
    discord_api_url: str | None = Field(
        None, pattern=r"^https?://", description="Another address for Discord's REST API, such as a proxy's."
    )
    discord_gateway_url: str | None = Field(
        None, pattern=r"^wss?://", description="Another address for Discord's gateway."
    )
    home_guild_ids: Ids = Field((), description="Servers whose moderators look after the knowledge.")
    moderator_role_ids: Ids = Field(
        (), description="Roles that count as moderators, besides Manage Messages."
    )
    ask_channel_ids: Ids = Field(
        (), description="Channels in which every message is a question; needs the Message Content intent."
    )
    seeds_dir: Path = Field(Path("seeds"), description="The folder with the documents.")
    database_url: str = Field(
        "sqlite+aiosqlite:///data/verbatim.db",
        pattern=r"^(sqlite\+aiosqlite|postgresql\+asyncpg)://",
        description="Where little things are remembered: SQLite, or postgresql+asyncpg://…",
    )
    http_host: str | None = Field(
        None, description="Address for /healthz, /readyz and /metrics; off unless set."
    )
    http_port: int = Field(8080, ge=0, le=65535, description="Port for them; 0 takes a free one.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="What is logged.")
    log_format: Literal["console", "json"] = Field("console", description="How it is logged.")
    cooldown_questions: int = Field(5, ge=1, le=100, description="Questions a member may ask …")
    cooldown_seconds: float = Field(20.0, gt=0, le=3600, description="… within this many seconds.")
    threshold_quoted: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Confidence from which an answer is quoted; the matcher's own unless set.",
    )
    threshold_unsure: float | None = Field(
        None, ge=0, le=1, description="Confidence from which the closest passages are shown as unsure."
    )
    preview_port: int = Field(8765, ge=0, le=65535, description="Port of the local page; 0 takes a free one.")
