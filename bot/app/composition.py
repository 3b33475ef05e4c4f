"""The composition root: the only place that constructs the bot from its parts."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.app.client import Verbatim
from bot.asking.answer_buttons_cog import AnswerButtonsCog
from bot.asking.answerer import Answerer
from bot.asking.ask_cog import AskCog
from bot.asking.follow_up_cog import FollowUpCog
from bot.asking.help_posts_cog import HelpPostsCog
from bot.asking.messages_cog import MessagesCog
from bot.asking.share_cog import ShareCog
from bot.browse.help_cog import HelpCog
from bot.browse.quotes_cog import QuotesCog
from bot.browse.sources_cog import SourcesCog
from bot.browse.summary_cog import SummaryCog
from bot.curation.add_cog import AddCog
from bot.curation.announcer import Announcer
from bot.curation.changes_cog import ChangesCog
from bot.curation.entry_cog import EntryCog
from bot.curation.export_cog import ExportCog
from bot.curation.gaps_cog import GapsCog
from bot.curation.reload_cog import ReloadCog
from bot.curation.remove_cog import RemoveCog
from bot.curation.restore_cog import RestoreCog
from bot.curation.status_cog import StatusCog
from bot.curation.votes_cog import VotesCog
from bot.delivery.faults import Faults
from bot.delivery.replies_below import RepliesBelow
from bot.delivery.replies_sent import RepliesSent
from bot.delivery.sender import Sender
from bot.delivery.visit import Reception
from bot.feedback.gap_report_cog import GapReportCog
from bot.feedback.kept_questions import Keeping
from bot.feedback.privacy_cog import PrivacyCog
from bot.feedback.vote_cog import VoteCog
from bot.guild.change_log import Journal
from bot.guild.cooldowns import Cooldowns
from bot.guild.curators import Curators
from bot.guild.languages import Languages
from bot.guild.settings_in_force import AskChannels, SettingsInForce
from bot.server_settings.cog import SettingsCog
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
from bot.uploads.separate_process import UploadReader
from bot.verify.cog import VerifyCog
from knowledge import DEFAULT_THRESHOLDS, Knowledge, Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from discord.app_commands import Group
    from discord.ext.commands import Cog

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


class Composition:
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

    def client(self, ask_channels: Collection[int] | None = None, shard_count: int | None = None) -> Verbatim:
        """Make the connection to Discord, with all that answers there.

        Args:
            ask_channels: ids of channels in which every message is a question, read anew for each message,
                besides those that servers have set; None does without any and without the Message Content
                intent.
            shard_count: how many shards; Discord's recommendation unless set.
        """
        asking = AskChannels(ask_channels, self.servers) if ask_channels is not None else ()
        return Verbatim(
            cogs=lambda client, group: (*self._for_members(client, asking), *self._for_curators(group)),
            ask_channels=asking,
            message_content=ask_channels is not None,
            languages=self.languages,
            servers=self.servers,
            faults=self.faults,
            marks=self.marks,
            homes=self.curators.guilds,
            shard_count=shard_count,
        )

    def outside(self, client: Verbatim) -> OutsideReloads:
        """Return what listens for reloads from outside Discord."""
        watched = self._settings.seeds_dir if self._settings.watch_seeds else None
        report = self.announcer(client).announce
        return OutsideReloads(self.reloader, self._settings.data_dir, watched, report)

    def announcer(self, client: Verbatim) -> Announcer:
        """Return what tells the home servers of reloads from outside Discord."""
        return Announcer(
            self.reloads, self.languages.default, self._homes, partial(self.journal.tell, client)
        )

    def _homes(self) -> list[tuple[int, Wording]]:
        chosen = ((guild, self.servers.of(guild).language) for guild in sorted(self.curators.guilds))
        return [(guild, self.languages.named(tag) or self.languages.default) for guild, tag in chosen]

    def _for_members(self, client: Verbatim, asking: Collection[int]) -> Iterator[Cog]:
        yield MessagesCog(
            client=client,
            ask_channels=asking,
            reception=self.reception,
            cooldowns=self.cooldowns,
            answerer=self.answerer,
            replies=self.replies,
            keeping=self.keeping,
        )
        yield AskCog(
            client=client,
            reception=self.reception,
            answerer=self.answerer,
            replies=self.replies,
            keeping=self.keeping,
        )
        yield SourcesCog(reception=self.reception, live=self.live)
        yield HelpCog(reception=self.reception, examples=self.answerer.examples)
        yield QuotesCog(reception=self.reception, live=self.live, metrics=self.metrics)
        yield SummaryCog(reception=self.reception, live=self.live, metrics=self.metrics)
        yield VerifyCog(
            client=client,
            reception=self.reception,
            live=self.live,
            metrics=self.metrics,
            sender=self.sender,
            checks=self.checks,
        )
        yield AnswerButtonsCog(
            reception=self.reception, live=self.live, answerer=self.answerer, curators=self.curators
        )
        yield FollowUpCog(reception=self.reception, answerer=self.answerer)
        yield ShareCog(reception=self.reception, live=self.live, sender=self.sender)
        yield HelpPostsCog(
            client=client,
            ask_channels=asking,
            help_forums=self.help_forums,
            reception=self.reception,
            cooldowns=self.cooldowns,
            answerer=self.answerer,
            replies=self.replies,
        )
        yield from self._for_feedback()
        yield SettingsCog(
            reception=self.reception,
            servers=self.servers,
            cooldowns=self.cooldowns,
            languages=self.languages,
            audit=self.audit,
            journal=self.journal,
        )

    def _for_feedback(self) -> Iterator[Cog]:
        yield VoteCog(reception=self.reception, live=self.live, votes=self.votes)
        yield GapReportCog(reception=self.reception, languages=self.languages, gaps=self.gaps)
        yield PrivacyCog(
            reception=self.reception,
            live=self.live,
            keeping=self.keeping,
            database=self.database,
            votes=self.votes,
            gaps=self.gaps,
            audit=self.audit,
        )

    def _for_curators(self, group: Group) -> Iterator[Cog]:
        """Make what moderators of the home servers have."""
        changes = ChangesCog(
            reception=self.reception,
            live=self.live,
            reloader=self.reloader,
            shelf=self.shelf,
            reloads=self.reloads,
            journal=self.journal,
            audit=self.audit,
            gaps=self.gaps,
        )
        yield changes
        yield from self._for_documents(changes, group)
        yield from self._for_questions(changes, group)
        yield ReloadCog(
            reception=self.reception,
            curators=self.curators,
            reloader=self.reloader,
            changes=changes,
            group=group,
        )
        yield StatusCog(
            reception=self.reception,
            live=self.live,
            reloader=self.reloader,
            metrics=self.metrics,
            reloads=self.reloads,
            group=group,
        )

    def _for_documents(self, changes: ChangesCog, group: Group) -> Iterator[Cog]:
        yield AddCog(
            reception=self.reception,
            curators=self.curators,
            live=self.live,
            shelf=self.shelf,
            uploads=self.uploads,
            changes=changes,
            group=group,
        )
        yield RemoveCog(
            reception=self.reception,
            curators=self.curators,
            live=self.live,
            shelf=self.shelf,
            changes=changes,
            group=group,
        )
        yield RestoreCog(
            reception=self.reception,
            curators=self.curators,
            shelf=self.shelf,
            changes=changes,
            group=group,
        )
        yield ExportCog(reception=self.reception, shelf=self.shelf, group=group)

    def _for_questions(self, changes: ChangesCog, group: Group) -> Iterator[Cog]:
        yield EntryCog(
            reception=self.reception,
            curators=self.curators,
            live=self.live,
            changes=changes,
            group=group,
        )
        yield GapsCog(
            reception=self.reception,
            live=self.live,
            gaps=self.gaps,
            audit=self.audit,
            journal=self.journal,
            changes=changes,
            group=group,
        )
        yield VotesCog(reception=self.reception, live=self.live, votes=self.votes, group=group)
