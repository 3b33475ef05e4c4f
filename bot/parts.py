"""What the cogs are given: made once, by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.answerer import Answerer
    from bot.conversing import Conversations
    from bot.cooldowns import Cooldowns
    from bot.faults import Faults
    from bot.languages import Languages
    from bot.live import Live
    from bot.metrics import Metrics
    from bot.sending import Sender
    from bot.store.marks import Marks
    from bot.tracking import RepliesSent


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the bot is made of, besides its connection to Discord.

    Args:
        live: the knowledge that answers.
        answerer: question to reply.
        sender: reply to Discord.
        sent: which reply answers which message.
        checks: which shared verdict stands below which message.
        cooldowns: how often one member may ask.
        faults: the one report of errors.
        metrics: counts without names.
        marks: little things remembered over a restart.
        languages: in which members are answered.
        conversations: finds the answer that a question goes on from.
        help_forums: by the id of a server the ids of its forums in which new posts are answered.
        moderator_roles: ids of roles that count as moderators.
    """

    live: Live
    answerer: Answerer
    sender: Sender
    sent: RepliesSent
    checks: RepliesSent
    cooldowns: Cooldowns
    faults: Faults
    metrics: Metrics
    marks: Marks
    languages: Languages
    conversations: Conversations
    help_forums: Callable[[int], Collection[int]]
    moderator_roles: frozenset[int]
