"""The composition root: the only place that constructs the bot from its parts."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.answerer import Answerer
from bot.client import Verbatim
from bot.cooldowns import Cooldowns
from bot.faults import Faults
from bot.live import Live
from bot.metrics import Metrics
from bot.parts import Parts
from bot.sending import Sender
from bot.tracking import RepliesSent
from knowledge import DEFAULT_THRESHOLDS, Knowledge, Thresholds, load

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.settings import Settings
    from bot.store.marks import Marks


def loaded_knowledge(settings: Settings) -> Knowledge:
    """Load the seeds.

    Raises:
        KnowledgeErrors: with everything that is wrong with them.
    """
    log = structlog.get_logger("loading")
    log.info("loading", seeds=str(settings.seeds_dir))
    started = time.monotonic()
    knowledge = load(settings.seeds_dir)
    for warning in knowledge.warnings:
        log.warning(warning)
    log.info("loaded", documents=len(knowledge.documents), seconds=round(time.monotonic() - started, 2))
    return knowledge


def thresholds(settings: Settings) -> Thresholds:
    """Return the matcher's own thresholds, with what the operator set in their place."""
    chosen = DEFAULT_THRESHOLDS
    if settings.threshold_quoted is not None:
        chosen = replace(chosen, quoted=settings.threshold_quoted)
    if settings.threshold_entry is not None:
        chosen = replace(chosen, entry=settings.threshold_entry)
    if settings.threshold_unsure is not None:
        chosen = replace(chosen, unsure=settings.threshold_unsure)
    return chosen


def parts(settings: Settings, knowledge: Knowledge, marks: Marks) -> Parts:
    """Make everything the bot is made of.

    Args:
        settings: the operator's.
        knowledge: the loaded snapshot.
        marks: where little things are remembered.
    """
    metrics = Metrics()
    metrics.documents.set(len(knowledge.documents))
    metrics.passages.set(sum(len(document.passages) for document in knowledge.documents))
    live = Live(knowledge, thresholds(settings))
    return Parts(
        live=live,
        answerer=Answerer(live, metrics),
        sender=Sender(),
        sent=RepliesSent(),
        cooldowns=Cooldowns(settings.cooldown_questions, settings.cooldown_seconds),
        faults=Faults(metrics),
        metrics=metrics,
        marks=marks,
        moderator_roles=frozenset(settings.moderator_role_ids),
    )


def bot(
    parts: Parts, ask_channels: Collection[int] | None = None, shard_count: int | None = None
) -> Verbatim:
    """Make the bot from its parts.

    Args:
        parts: what it is made of.
        ask_channels: ids of channels in which every message is a question, read anew for each message;
            None does without them and without the Message Content intent.
        shard_count: how many shards; Discord's recommendation unless set.
    """
    return Verbatim(parts, ask_channels, shard_count)
