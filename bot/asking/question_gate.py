"""The one message gate: which messages are questions to the bot. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.delivery.message_seen import MessageSeen


@dataclass(frozen=True, slots=True)
class AskedMessage:
    """A question in a message.

    Args:
        question: as asked, empty for a bare mention.
        addressed: True where the bot was spoken to; False for a message in an ask channel.
        only_sure: True in a thread of an ask channel, where members also talk to each other: there nobody
            spoke to the bot, so it has something to say only if it can quote an answer.
    """

    question: str
    addressed: bool
    only_sure: bool = False


def asked_in(
    message: MessageSeen, me: int, ask_channels: Collection[int] = frozenset()
) -> AskedMessage | None:
    """Return the question in a message, or None where nobody spoke to the bot.

    Spoken to: a direct message, a mention, or a reply with a ping; all of them arrive with their text without
    a privileged intent. In a channel set aside for asking, and in its threads, every message is a question,
    save one that answers or names another member. Everywhere else, in threads that the bot was asked in too,
    it has to be spoken to: members talk to each other there. Bots, webhooks, the bot itself, system messages,
    and messages that ping everyone or only a role are never questions.

    Args:
        message: any message the gateway brought.
        me: the bot's own user id.
        ask_channels: ids of the channels set aside; their text arrives only with the Message Content intent.

    Returns:
        The question; None if the message is to be ignored.
    """
    if message.robot or message.author == me or not message.spoken or message.everyone:
        return None
    addressed = message.guild is None or me in message.named
    if not addressed and not _is_for_all(message, me, ask_channels):
        return None
    question = message.question(me)
    overheard = not addressed and message.channel not in ask_channels and not message.replying
    return AskedMessage(question, addressed, overheard) if question or addressed else None


def _is_for_all(message: MessageSeen, me: int, ask_channels: Collection[int]) -> bool:
    here = message.channel in ask_channels or message.parent in ask_channels
    return here and not message.named and (not message.replying or message.replied_to == me)
