"""Discord's payloads as they travel: the fields discord.py 2.7 reads, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Payload = dict[str, Any]

EPHEMERAL = 1 << 6
COMPONENTS_V2 = 1 << 15
EVERYTHING = str((1 << 50) - 1)
"""Every permission, as Discord writes bit sets."""
APPLICATION_FLAGS = 1 << 23
"""The application uses application commands."""


@dataclass(frozen=True, slots=True)
class User:
    id: int
    name: str
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Channel:
    """A text channel of the one guild, or a direct channel with `recipient`."""

    id: int
    guild: int | None = None
    recipient: User | None = None


@dataclass(slots=True)
class Message:
    id: int
    channel: Channel
    author: User
    content: str = ""
    embeds: list[Payload] = field(default_factory=list)
    components: list[Payload] = field(default_factory=list)
    flags: int = 0
    mentions: tuple[User, ...] = ()
    mention_everyone: bool = False
    reference: Message | None = None
    webhook: int | None = None
    allowed_mentions: Payload | None = None
    edited: str | None = None
    deleted: bool = False

    @property
    def ephemeral(self) -> bool:
        return bool(self.flags & EPHEMERAL)


@dataclass(slots=True)
class Interaction:
    """One interaction and everything the application answered to it.

    Args:
        kind: 2 command, 3 component, 4 autocomplete.
        source: the message whose component was pressed.
        expired: True to treat every callback as later than Discord's three seconds.
        callback: body of the first response, once it was accepted.
        original: the message that the first response made, or the deferred one once it has content.
        loading: True while the original is deferred and shows "thinking".
        followups: further messages, in order.
    """

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    source: Message | None = None
    expired: bool = False
    callback: Payload | None = None
    original: Message | None = None
    loading: bool = False
    followups: list[Message] = field(default_factory=list)

    @property
    def choices(self) -> list[Payload]:
        """What an autocomplete offered."""
        offered: list[Payload] = (self.callback or {}).get("data", {}).get("choices", [])
        return offered


def now() -> str:
    return datetime.now(UTC).isoformat()


def user_payload(user: User) -> Payload:
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": user.name,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
    }


def own_user_payload(user: User) -> Payload:
    return {**user_payload(user), "verified": True, "mfa_enabled": False, "locale": "en-US", "flags": 0}


def member_payload(user: User, *, whole: bool = True) -> Payload:
    """A member of the guild; inside a message Discord leaves the user out."""
    member: Payload = {
        "roles": [],
        "nick": None,
        "joined_at": now(),
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    return {**member, "user": user_payload(user), "permissions": EVERYTHING} if whole else member


def channel_payload(channel: Channel) -> Payload:
    if channel.recipient is not None:
        return {"id": str(channel.id), "type": 1, "recipients": [user_payload(channel.recipient)]}
    return {
        "id": str(channel.id),
        "guild_id": str(channel.guild),
        "type": 0,
        "name": "general",
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "topic": None,
        "rate_limit_per_user": 0,
    }


def guild_payload(guild: int, channel: Channel, members: list[User]) -> Payload:
    everyone: Payload = {
        "id": str(guild),
        "name": "@everyone",
        "permissions": EVERYTHING,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(guild),
        "name": "Loopback",
        "owner_id": str(members[-1].id),
        "member_count": len(members),
        "roles": [everyone],
        "channels": [channel_payload(channel)],
        "members": [member_payload(member) for member in members],
        **{empty: [] for empty in ("emojis", "stickers", "features", "threads", "voice_states", "presences")},
    }


def message_payload(message: Message) -> Payload:
    """A message as the gateway and REST send it; the referenced message goes along one level deep."""
    payload: Payload = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "type": 19 if message.reference else 0,
        "author": user_payload(message.author),
        "content": message.content,
        "timestamp": now(),
        "edited_timestamp": message.edited,
        "tts": False,
        "mention_everyone": message.mention_everyone,
        "mentions": [user_payload(user) for user in message.mentions],
        "mention_roles": [],
        "attachments": [],
        "embeds": message.embeds,
        "components": message.components,
        "pinned": False,
        "flags": message.flags,
    }
    if message.channel.guild is not None:
        payload["guild_id"] = str(message.channel.guild)
        if message.webhook is None:
            payload["member"] = member_payload(message.author, whole=False)
    if message.webhook is not None:
        payload |= {"webhook_id": str(message.webhook), "application_id": str(message.webhook)}
    if message.reference is not None:
        payload["message_reference"] = {
            "type": 0,
            "message_id": str(message.reference.id),
            "channel_id": str(message.channel.id),
        }
        if not message.reference.deleted:
            payload["referenced_message"] = message_payload(message.reference) | {"referenced_message": None}
    return payload


def interaction_payload(interaction: Interaction, application: int, data: Payload) -> Payload:
    """An INTERACTION_CREATE event; `data` says which command or component."""
    guild = interaction.channel.guild
    payload: Payload = {
        "id": str(interaction.id),
        "application_id": str(application),
        "type": interaction.kind,
        "token": interaction.token,
        "version": 1,
        "channel": channel_payload(interaction.channel),
        "channel_id": str(interaction.channel.id),
        "app_permissions": EVERYTHING,
        "locale": "en-US",
        "entitlements": [],
        "attachment_size_limit": 10 * 1024 * 1024,
        "context": 1 if guild is None else 0,
        "authorizing_integration_owners": {"0": str(guild or 0)},
        "data": data,
    }
    if guild is None:
        payload["user"] = user_payload(interaction.user)
    else:
        payload |= {
            "guild_id": str(guild),
            "guild": {"id": str(guild), "locale": "en-US", "features": []},
            "guild_locale": "en-US",
            "member": member_payload(interaction.user),
        }
    if interaction.source is not None:
        payload["message"] = message_payload(interaction.source)
    return payload


def application_payload(me: User) -> Payload:
    return {
        "id": str(me.id),
        "name": me.name,
        "description": "",
        "icon": None,
        "flags": APPLICATION_FLAGS,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": user_payload(User(me.id + 1, "owner")),
    }
