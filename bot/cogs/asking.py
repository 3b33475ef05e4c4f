"""Questions: mentions, replies, direct messages, /ask, and "Find in the article"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import wording
from bot.actions import digest
from bot.gate import asked_in
from bot.questions import question_text
from bot.replies import Frame, Reply
from bot.sending import respond, whisper

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.parts import Parts

everywhere = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
for_everybody = app_commands.allowed_installs(guilds=True, users=True)


class Asking(commands.Cog):
    """Answers whoever asks."""

    def __init__(self, bot: commands.AutoShardedBot, parts: Parts, ask_channels: Collection[int]) -> None:
        self._bot = bot
        self._ask_channels = ask_channels
        self._parts = parts
        self._menu = app_commands.ContextMenu(
            name=wording.find_menu(),
            callback=self.find,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message menu away again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @commands.Cog.listener()
    async def on_asked(self, message: discord.Message, question: str) -> None:
        """Answer a message that passed the gate."""
        reply = self._slowed(message.author.id)
        if reply is None:
            reply = self._parts.answerer.reply(question, Frame(message.author.id), "message")
        elif not reply.text:
            return
        tracked = self._parts.sent.begin(message.id, digest(question))
        async with tracked.busy:
            posted = await self._parts.sender.reply(message, reply)
            tracked.reply = posted.id if posted else None

    def _slowed(self, member: int) -> Reply | None:
        """Return None if a member may ask now, the sentence to tell once, or an empty reply after that."""
        wait = self._parts.cooldowns.spend(member)
        if wait is None:
            return None
        return Reply(wording.slow_down(wait.seconds) if wait.first else "", refusal=True)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew, in the reply it already has."""
        tracked = self._parts.sent.get(payload.message_id)
        if tracked is None or self._bot.user is None:
            return
        question = asked_in(payload.message, self._bot.user, self._ask_channels)
        if question is None:
            return
        async with tracked.busy:
            if tracked.reply is None or tracked.question == digest(question):
                return
            tracked.question = digest(question)
            frame = Frame(payload.message.author.id)
            reply = self._parts.answerer.reply(question, frame, "edit")
            place = self._bot.get_partial_messageable(payload.channel_id)
            await self._parts.sender.change(place.get_partial_message(tracked.reply), reply)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take the reply along when its question is deleted."""
        await self._take_along(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take the replies along when a moderator clears a channel."""
        for message in payload.message_ids:
            await self._take_along(payload.channel_id, message)

    async def _take_along(self, channel: int, message: int) -> None:
        tracked = self._parts.sent.forget(message)
        if tracked is None:
            return
        async with tracked.busy:
            if tracked.reply is not None:
                place = self._bot.get_partial_messageable(channel)
                await self._parts.sender.remove(place.get_partial_message(tracked.reply))

    @app_commands.command(name=wording.ask_name(), description=wording.ask_description())
    @app_commands.describe(question=wording.ask_question_option(), private=wording.ask_private_option())
    @everywhere
    @for_everybody
    async def ask(
        self,
        interaction: discord.Interaction[discord.Client],
        question: str,
        private: bool = False,  # noqa: FBT001, FBT002 - the command's options are this signature
    ) -> None:
        """Answer a question, given as text or as the id of a suggested one."""
        slowed = self._parts.cooldowns.spend(interaction.user.id)
        if slowed:
            await whisper(interaction, wording.slow_down(slowed.seconds))
            return
        shown = self._parts.answerer.question_of(question)
        frame = Frame(interaction.user.id, private=private, question=shown)
        await respond(interaction, self._parts.answerer.reply(question, frame, "ask"), private=private)

    @ask.autocomplete("question")
    async def suggest(
        self, _interaction: discord.Interaction[discord.Client], typed: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the questions that the knowledge has answers to."""
        return [
            app_commands.Choice(name=name, value=value) for name, value in self._parts.answerer.choices(typed)
        ]

    async def find(self, interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
        """Answer somebody else's message: for all to see if something is quoted, privately if not."""
        me = interaction.client.user
        if me is not None and message.author.id == me.id:
            await whisper(interaction, wording.that_is_me())
            return
        names = {user.id: user.display_name for user in message.mentions}
        question = question_text(message.content, me.id if me else 0, names)
        if not question:
            await whisper(interaction, wording.nothing_to_read())
            return
        slowed = self._parts.cooldowns.spend(interaction.user.id)
        if slowed:
            await whisper(interaction, wording.slow_down(slowed.seconds))
            return
        await self._answer_below(interaction, message, question)

    async def _answer_below(
        self, interaction: discord.Interaction[discord.Client], message: discord.Message, question: str
    ) -> None:
        reply = self._parts.answerer.reply(question, Frame(interaction.user.id), "menu")
        if reply.refusal:
            frame = Frame(interaction.user.id, private=True)
            await respond(interaction, self._parts.answerer.reply(question, frame, "menu"), private=True)
            return
        if not _may_reply(interaction):
            frame = Frame(interaction.user.id, link=message.jump_url)
            await respond(interaction, self._parts.answerer.reply(question, frame, "menu"), private=False)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        posted = await self._parts.sender.reply(message, reply)
        sentence = wording.answered_below(posted.jump_url) if posted else wording.not_here()
        await interaction.edit_original_response(content=sentence)


def _may_reply(interaction: discord.Interaction[discord.Client]) -> bool:
    """Tell whether the bot itself may write here; installed for a user alone, it can only respond."""
    if interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is None:
        return False
    granted = interaction.app_permissions
    in_thread = isinstance(interaction.channel, discord.Thread)
    return granted.send_messages_in_threads if in_thread else granted.send_messages
