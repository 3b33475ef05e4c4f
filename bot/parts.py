"""What the cogs are given: made once, by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answerer import Answerer
    from bot.cooldowns import Cooldowns
    from bot.faults import Faults
    from bot.languages import Languages
    from bot.live import Live
    from bot.metrics import Metrics
    from bot.reloading import Reloader
    from bot.sending import Sender
    from bot.store.marks import Marks
    from bot.tracking import RepliesSent


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the bot is made of, besides its connection to Discord.

    Args:
        live: the knowledge that answers.
        reloader: puts another in its place.
        answerer: question to reply.
        sender: reply to Discord.
        sent: which reply answers which message.
        cooldowns: how often one member may ask.
        faults: the one report of errors.
        metrics: counts without names.
        marks: little things remembered over a restart.
        languages: in which members are answered.
        moderator_roles: ids of roles that count as moderators.
    """

    live: Live
    reloader: Reloader
    answerer: Answerer
    sender: Sender
    sent: RepliesSent
    cooldowns: Cooldowns
    faults: Faults
    metrics: Metrics
    marks: Marks
    languages: Languages
    moderator_roles: frozenset[int]
