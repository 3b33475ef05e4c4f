"""How the log looks. Question texts are never given to it, and the token is struck out should one appear."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.app.settings import Settings

_UNCONCERNING = ("PyNaCl is not installed", "davey is not installed", "Guilds intent seems to be disabled")
_PLUGINS = "alembic.runtime.plugins"
_TRIES_AGAIN = ("Failed to connect for shard_id", "Attempting a reconnect")
Event = MutableMapping[str, Any]


def configure(settings: Settings) -> None:
    """Set up structlog, and send discord.py's own log through it."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    rendering: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    traceback = [structlog.processors.format_exc_info]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *traceback,
                striking(settings.discord_token),
                rendering,
            ],
        )
    )
    handler.addFilter(_concerns_us)
    handler.addFilter(_shortened)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level)
    # alembic tells of every part that it loads; of the tables being brought up to date it goes on telling.
    logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)
    # discord.py logs whole payloads at DEBUG, and with them what members write.
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelName(settings.log_level)))


def _concerns_us(record: logging.LogRecord) -> bool:
    """Leave out what discord.py says of voice, never used here, and of simcord's own probe client.

    And Alembic's list of its own plugins, which comes as six lines before anything of ours.
    """
    if record.name == _PLUGINS and record.levelno <= logging.INFO:
        return False
    return not (record.name.startswith("discord.") and str(record.msg).startswith(_UNCONCERNING))


def _shortened(record: logging.LogRecord) -> bool:
    """Leave the traceback out of what discord.py says whenever it tries to connect once more."""
    if record.name.startswith("discord.") and str(record.msg).startswith(_TRIES_AGAIN) and record.exc_info:
        kind = record.exc_info[0]
        record.msg, record.args = f"{record.getMessage()} ({kind.__name__ if kind else 'no reason'})", ()
        record.exc_info = None
    return True


def striking(token: SecretStr | None) -> Callable[[Any, str, Event], Event]:
    """Return a processor that strikes the token out of every value."""
    secret = token.get_secret_value() if token else ""

    def strike(_logger: object, _method: str, event: Event) -> Event:
        if secret:
            for key, value in event.items():
                if isinstance(value, str) and secret in value:
                    event[key] = value.replace(secret, "[token]")
        return event

    return strike
