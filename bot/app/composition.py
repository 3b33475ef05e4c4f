"""The composition root: the only place that constructs the bot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.app.client import Verbatim
from bot.app.services import Services
from bot.asking.answer_buttons_cog import AnswerButtonsCog
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
from bot.curation.rollback_cog import RollbackCog
from bot.curation.status_cog import StatusCog
from bot.curation.votes_cog import VotesCog
from bot.feedback.gap_report_cog import GapReportCog
from bot.feedback.privacy_cog import PrivacyCog
from bot.feedback.vote_cog import VoteCog
from bot.guild.settings_in_force import AskChannels
from bot.server_settings.cog import SettingsCog
from bot.snapshots.outside_reloads import OutsideReloads
from bot.verify.cog import VerifyCog

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from discord.app_commands import Group
    from discord.ext.commands import Cog

    from bot.wording import Wording


class Composition(Services):
    """Everything the bot is made of, with its connection to Discord; only this room sees it whole."""

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
        yield ReloadCog(reception=self.reception, changes=changes, group=group)
        yield RollbackCog(
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
