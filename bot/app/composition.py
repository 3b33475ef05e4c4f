"""The composition root: the only place that constructs the bot from its parts."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.app.client import Verbatim
from bot.app.parts import Parts
from bot.asking.answerer import Answerer
from bot.asking.conversations import Conversations
from bot.curation.announcer import Announcer
from bot.delivery.faults import Faults
from bot.delivery.replies_sent import RepliesSent
from bot.delivery.sender import Sender
from bot.feedback.kept_questions import Keeping
from bot.guild.change_log import Journal
from bot.guild.cooldowns import Cooldowns
from bot.guild.curators import Curators
from bot.guild.languages import Languages
from bot.guild.settings_in_force import SettingsInForce
from bot.snapshots.first_load import load_live
from bot.snapshots.live import Live
from bot.snapshots.metrics import Metrics
from bot.snapshots.outside_reloads import OutsideReloads
from bot.snapshots.reloader import Reloader
from bot.snapshots.shelf import Shelf
from bot.store.audit import Audit
from bot.store.gaps import Gaps
from bot.store.marks import Marks
from bot.store.reloads import Reloads
from bot.store.servers import Servers
from bot.store.votes import Votes
from bot.uploads.separate import UploadReader
from knowledge import DEFAULT_THRESHOLDS, Knowledge, Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from bot.app.settings import Settings
    from bot.store.database import Database
    from bot.wording import Wording

_MOST_CHECKS = 500
"""Shared verdicts remembered: each deleted message is looked for among them."""


def loaded_knowledge(settings: Settings) -> Knowledge:
    """Load the seeds with what moderators added.

    Raises:
        KnowledgeErrors: with everything that is wrong with them.
    """
    log = structlog.get_logger("loading")
    log.info("loading", seeds=str(settings.seeds_dir))
    started = time.monotonic()
    knowledge = load_live(shelf(settings), time.time())
    for warning in knowledge.warnings:
        log.warning(warning)
    log.info("loaded", documents=len(knowledge.documents), seconds=round(time.monotonic() - started, 2))
    return knowledge


def shelf(settings: Settings) -> Shelf:
    """Return the shelf in the data folder."""
    return Shelf(settings.data_dir / "shelf", settings.seeds_dir)


def golden(settings: Settings) -> Callable[[], Path | None]:
    """Return what finds the file with golden questions; it may come and go while the bot runs."""
    if settings.golden_file is not None:
        return lambda: settings.golden_file
    found = [folder / "golden.jsonl" for folder in (settings.seeds_dir, settings.data_dir)]
    return lambda: next((path for path in found if path.is_file()), None)


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


def parts(
    settings: Settings,
    knowledge: Knowledge,
    database: Database,
    languages: Languages | None = None,
    help_forums: Callable[[int], Collection[int]] | None = None,
) -> Parts:
    """Make everything the bot is made of.

    Args:
        settings: the operator's.
        knowledge: the loaded snapshot.
        database: where things are remembered; whoever made it closes it.
        languages: in which members are answered; every complete one unless given.
        help_forums: by the id of a server the ids of its help forums; the operator's and those that
            its moderators chose, unless given.
    """
    curators = Curators(frozenset(settings.home_guild_ids), frozenset(settings.moderator_role_ids))
    kept = shelf(settings)
    metrics = Metrics()
    spoken = languages or Languages()
    live = Live(knowledge, thresholds(settings))
    metrics.follow(live)
    servers = SettingsInForce(Servers(database), database)
    audit = Audit(database)
    gaps = Gaps(database)
    return Parts(
        live=live,
        reloader=Reloader(live, kept, golden(settings)),
        answerer=Answerer(live, metrics),
        sender=Sender(),
        sent=RepliesSent(),
        checks=RepliesSent(most=_MOST_CHECKS),
        cooldowns=Cooldowns(settings.cooldown_questions, settings.cooldown_seconds, servers.limits),
        faults=Faults(metrics, spoken),
        metrics=metrics,
        marks=Marks(database),
        database=database,
        votes=Votes(database),
        gaps=gaps,
        keeping=Keeping(gaps, allowed=settings.keep_questions),
        reloads=Reloads(database),
        audit=audit,
        journal=Journal(audit, servers, spoken),
        servers=servers,
        languages=spoken,
        conversations=Conversations(live, spoken),
        help_forums=help_forums or servers.help_forums_of(settings.help_forum_ids),
        moderator_roles=frozenset(settings.moderator_role_ids),
        curators=curators,
        shelf=kept,
        uploads=UploadReader(),
    )


def bot(
    parts: Parts, ask_channels: Collection[int] | None = None, shard_count: int | None = None
) -> Verbatim:
    """Make the bot from its parts.

    Args:
        parts: what it is made of.
        ask_channels: ids of channels in which every message is a question, read anew for each message,
            besides those that servers have set; None does without any and without the Message Content intent.
        shard_count: how many shards; Discord's recommendation unless set.
    """
    return Verbatim(parts, ask_channels, shard_count)


def announcer(bot: Verbatim) -> Announcer:
    """Return what tells the home servers of reloads from outside Discord."""
    parts = bot.parts
    languages = parts.languages

    def homes() -> list[tuple[int, Wording]]:
        chosen = ((guild, parts.servers.of(guild).language) for guild in sorted(parts.curators.guilds))
        return [(guild, languages.named(tag) or languages.default) for guild, tag in chosen]

    return Announcer(parts.reloads, languages.default, homes, partial(parts.journal.tell, bot))


def outside(bot: Verbatim, settings: Settings) -> OutsideReloads:
    """Return what listens for reloads from outside Discord."""
    watched = settings.seeds_dir if settings.watch_seeds else None
    return OutsideReloads(bot.parts.reloader, settings.data_dir, watched, announcer(bot).announce)
