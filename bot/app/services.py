"""What lives as long as the bot does, each made once: the knowledge, the store, what meets members."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from bot.asking.answerer import Answerer
from bot.delivery.faults import Faults
from bot.delivery.replies_below import RepliesBelow
from bot.delivery.replies_sent import RepliesSent
from bot.delivery.sender import Sender
from bot.delivery.visit import Reception
from bot.feedback.kept_questions import Keeping
from bot.guild.change_log import Journal
from bot.guild.cooldowns import Cooldowns
from bot.guild.curators import Curators
from bot.guild.languages import Languages
from bot.guild.settings_in_force import SettingsInForce
from bot.snapshots.first_load import load_live
from bot.snapshots.live import Live
from bot.snapshots.metrics import Metrics
from bot.snapshots.reloader import Reloader
from bot.snapshots.shelf import Shelf
from bot.store.audit import Audit
from bot.store.gaps import Gaps
from bot.store.marks import Marks
from bot.store.reloads import Reloads
from bot.store.servers import Servers
from bot.store.votes import Votes
from bot.uploads.separate_process import UploadReader
from knowledge import DEFAULT_THRESHOLDS, Knowledge, Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from bot.app.settings import Settings
    from bot.store.database import Database

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


class Services:
    """Everything the bot is made of, besides its connection to Discord; only this room sees it whole.

    Args:
        settings: the operator's.
        knowledge: the loaded snapshot.
        database: where things are remembered; whoever made it closes it.
        languages: in which members are answered; every complete one unless given.
        help_forums: by the id of a server the ids of its help forums; the operator's and those that
            its moderators chose, unless given.
    """

    def __init__(
        self,
        settings: Settings,
        knowledge: Knowledge,
        database: Database,
        *,
        languages: Languages | None = None,
        help_forums: Callable[[int], Collection[int]] | None = None,
    ) -> None:
        self._settings = settings
        self.database = database
        self._stored(database)
        self.languages = languages or Languages()
        self.curators = Curators(frozenset(settings.home_guild_ids), frozenset(settings.moderator_role_ids))
        self.servers = SettingsInForce(Servers(database), database)
        self.help_forums = help_forums or self.servers.help_forums_of(settings.help_forum_ids)
        self.cooldowns = Cooldowns(
            settings.cooldown_questions, settings.cooldown_seconds, self.servers.limits
        )
        self.metrics = Metrics()
        self.live = Live(knowledge, thresholds(settings))
        self.metrics.follow(self.live)
        self.shelf = shelf(settings)
        self.reloader = Reloader(self.live, self.shelf, golden(settings))
        self.answerer = Answerer(self.live, self.metrics, self.languages.known)
        self.keeping = Keeping(self.gaps, allowed=settings.keep_questions)
        self.journal = Journal(self.audit, self.servers, self.languages)
        self.uploads = UploadReader()
        self._delivering()

    def _stored(self, database: Database) -> None:
        """Make what is remembered over a restart."""
        self.marks = Marks(database)
        self.votes = Votes(database)
        self.gaps = Gaps(database)
        self.reloads = Reloads(database)
        self.audit = Audit(database)

    def _delivering(self) -> None:
        """Make what meets members and what answers them."""
        self.reception = Reception(
            languages=self.languages,
            cooldowns=self.cooldowns,
            servers=self.servers,
            curators=self.curators,
        )
        self.sender = Sender()
        self.sent = RepliesSent()
        self.replies = RepliesBelow(self.sender, self.sent)
        self.checks = RepliesSent(most=_MOST_CHECKS)
        self.faults = Faults(self.metrics, self.languages)
