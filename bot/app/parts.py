"""What the cogs are given: made once, by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.asking.answerer import Answerer
    from bot.asking.conversations import Conversations
    from bot.delivery.faults import Faults
    from bot.delivery.replies_sent import RepliesSent
    from bot.delivery.sender import Sender
    from bot.feedback.kept_questions import Keeping
    from bot.guild.change_log import Journal
    from bot.guild.cooldowns import Cooldowns
    from bot.guild.curators import Curators
    from bot.guild.languages import Languages
    from bot.guild.settings_in_force import SettingsInForce
    from bot.snapshots.live import Live
    from bot.snapshots.metrics import Metrics
    from bot.snapshots.reloader import Reloader
    from bot.snapshots.shelf import Shelf
    from bot.store.audit import Audit
    from bot.store.database import Database
    from bot.store.gaps import Gaps
    from bot.store.marks import Marks
    from bot.store.reloads import Reloads
    from bot.store.votes import Votes
    from bot.uploads.separate import UploadReader


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the bot is made of, besides its connection to Discord.

    Args:
        live: the knowledge that answers.
        reloader: puts another in its place.
        answerer: question to reply.
        sender: reply to Discord.
        sent: which reply answers which message.
        checks: which shared verdict stands below which message.
        cooldowns: how often one member may ask.
        faults: the one report of errors.
        metrics: counts without names.
        marks: little things remembered over a restart.
        database: the one behind these, for what has to be stored together.
        votes: what members hold of answers.
        gaps: questions without an answer.
        reloads: the history of the knowledge.
        audit: the history of moderators' changes.
        keeping: keeps unanswered questions, where the operator allows it.
        journal: records those, and tells the log channel.
        servers: what is set for each server.
        languages: in which members are answered.
        conversations: finds the answer that a question goes on from.
        help_forums: by the id of a server the ids of its forums in which new posts are answered.
        moderator_roles: ids of roles that count as moderators.
        curators: whose changes to the knowledge count.
        shelf: what moderators added.
        uploads: reads the files that moderators add.
    """

    live: Live
    reloader: Reloader
    answerer: Answerer
    sender: Sender
    sent: RepliesSent
    checks: RepliesSent
    cooldowns: Cooldowns
    faults: Faults
    metrics: Metrics
    marks: Marks
    database: Database
    votes: Votes
    gaps: Gaps
    reloads: Reloads
    audit: Audit
    keeping: Keeping
    journal: Journal
    servers: SettingsInForce
    languages: Languages
    conversations: Conversations
    help_forums: Callable[[int], Collection[int]]
    moderator_roles: frozenset[int]
    curators: Curators
    shelf: Shelf
    uploads: UploadReader
