"""What an operator may set, from the environment or a `.env` file; built when asked for, never at import."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError


def _ids(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = value.replace(",", " ").split()
    wrong = [part for part in parts if not _ID.fullmatch(part)]
    if wrong:
        raise ValueError(
            f"{wrong[0]!r} is not an id; Discord shows ids with Developer Mode, as 17 to 20 digits"
        )
    return tuple(parts)


def _token(value: object) -> object:
    if isinstance(value, str) and not _TOKEN.fullmatch(value.strip()):
        raise ValueError("this is not a token: it has white space or characters that no token has")
    return value.strip() if isinstance(value, str) else value


def _database(value: str) -> str:
    try:
        driver = make_url(value).drivername
    except (ArgumentError, ValueError) as error:
        raise ValueError("this is not a database address; see .env.example for the two forms") from error
    if driver not in _DRIVERS:
        raise ValueError(f"it has to begin with {' or '.join(_DRIVERS)}")
    return value


def _host(value: str | None) -> str | None:
    if value is not None:
        try:
            value.encode("idna")
        except UnicodeError as error:
            raise ValueError("this is not the name or the address of a host") from error
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


_ID = re.compile(r"[0-9]{1,20}")
_TOKEN = re.compile(r"[!-~]+")
_DRIVERS = ("sqlite+aiosqlite", "postgresql+asyncpg")
Ids = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_ids)]
"""Discord ids, separated by commas or spaces."""


class Settings(BaseSettings):
    """Every setting with its default; `.env.example` lists the same."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    discord_token: Annotated[SecretStr | None, BeforeValidator(_token)] = Field(
        None, description="The bot's token, from the Developer Portal; without it only the preview runs."
    )
    discord_api_url: str | None = Field(
        None,
        pattern=r"^https?://[^/\s]+",
        description="Another address for Discord's REST API, such as a proxy's.",
    )
    discord_gateway_url: str | None = Field(
        None, pattern=r"^wss?://[^/\s]+", description="Another address for Discord's gateway."
    )
    home_guild_ids: Ids = Field((), description="Servers whose moderators look after the knowledge.")
    moderator_role_ids: Ids = Field(
        (),
        description="Roles that count as moderators, besides Manage Messages (/knowledge: Manage Server).",
    )
    ask_channel_ids: Ids = Field(
        (), description="Channels in which every message is a question; needs the Message Content intent."
    )
    help_forum_ids: Ids = Field(
        (),
        description="Forums in which a new post is answered once, where something can be quoted; "
        "reads the post beside its title with the Message Content intent.",
    )
    seeds_dir: Path = Field(Path("seeds"), description="The folder with the documents.")
    data_dir: Path = Field(
        Path("data"), description="The folder for what moderators add; the bot's own, written by nobody else."
    )
    golden_file: Path | None = Field(
        None,
        description="Golden questions that a reload tries; golden.jsonl in SEEDS_DIR or DATA_DIR unless set.",
    )
    watch_seeds: bool = Field(
        default=False,
        description="Reload whenever something in SEEDS_DIR changes; faulty seeds change nothing.",
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite+aiosqlite:///data/verbatim.db",
        description="Where little things are remembered: SQLite, or postgresql+asyncpg://…",
    )
    keep_questions: bool = Field(
        default=False,
        description="Keep the text of unanswered questions, with who asked, for those who close the gaps.",
    )
    http_host: Annotated[str | None, AfterValidator(_host)] = Field(
        None, description="Address for /healthz, /readyz and /metrics; off unless set."
    )
    http_port: int = Field(8080, ge=0, le=65535, description="Port for them; 0 takes a free one.")
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)] = Field(
        "INFO", description="What is logged."
    )
    log_format: Literal["console", "json"] = Field("console", description="How it is logged.")
    cooldown_questions: int = Field(5, ge=1, le=100, description="Questions a member may ask …")
    cooldown_seconds: float = Field(20.0, gt=0, le=3600, description="… within this many seconds.")
    threshold_quoted: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Confidence from which an answer is quoted; the matcher's own unless set.",
    )
    threshold_entry: float | None = Field(
        None, ge=0, le=1, description="The same where an entry of a sidecar leads to the answer."
    )
    threshold_unsure: float | None = Field(
        None, ge=0, le=1, description="Confidence from which the closest passages are shown as unsure."
    )
    preview_port: int = Field(8765, ge=0, le=65535, description="Port of the local page; 0 takes a free one.")

    @property
    def reads_messages(self) -> bool:
        """Whether something set reads messages that do not address the bot, which needs an intent."""
        return bool(self.ask_channel_ids or self.help_forum_ids)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        unsure = self.threshold_unsure
        for name, sure in (
            ("THRESHOLD_QUOTED", self.threshold_quoted),
            ("THRESHOLD_ENTRY", self.threshold_entry),
        ):
            if sure is not None and unsure is not None and unsure > sure:
                raise ValueError(f"THRESHOLD_UNSURE has to be at most {name}")
        return self
