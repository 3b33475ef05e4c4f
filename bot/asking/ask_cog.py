"""Questions by command: /ask, and "Find in the article" in the menu of a message."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.actions import digest
from bot.asking.answer_text import Frame
from bot.delivery.command_places import everywhere, for_everybody, message_menu
from bot.delivery.sender import may_write, respond, whisper
from bot.delivery.share import is_with_others
from bot.guild.languages import told
from bot.rendering.question_text import plain, question_text

if TYPE_CHECKING:
    from bot.app.parts import Parts


class Asking(commands.Cog):
    """Answers whoever asks by command."""

    def __init__(self, bot: commands.AutoShardedBot, parts: Parts) -> None:
        self._bot = bot
        self._parts = parts
        self._menu = message_menu(told("find_menu"), self.find)

    async def cog_load(self) -> None:
        """Add the message menu, which discord.py does not take from a cog by itself."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take the message menu away again."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command(name="ask", description=told("ask_description"))
    @app_commands.describe(question=told("ask_question_option"), private=told("ask_private_option"))
    @everywhere
    @for_everybody
    async def ask(
        self,
        interaction: discord.Interaction[discord.Client],
        question: str,
        private: bool | None = None,  # noqa: FBT001 - the command's options are this signature
    ) -> None:
        """Answer a question, given as text or as the id of a suggested one."""
        wording = self._parts.languages.of(interaction)
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        if wait:
            await whisper(interaction, wording.slow_down(wait))
            return
        hidden = self._parts.servers.is_private(interaction.guild_id, private)
        frame = Frame(
            interaction.user.id,
            private=hidden,
            wording=wording,
            follow=True,
            share=hidden and is_with_others(interaction),
        )
        reply = self._parts.answerer.chosen_or_asked(question, frame)
        await respond(interaction, reply, private=hidden or reply.whispered)
        await self._parts.keeping.keep(
            plain(question), reply, interaction.user.id, interaction.guild_id, time.time()
        )

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
        wording = self._parts.languages.of(interaction)
        if me is not None and message.author.id == me.id:
            await whisper(interaction, wording.that_is_me())
            return
        names = {user.id: user.display_name for user in message.mentions}
        question = question_text(message.content, me.id if me else 0, names)
        if not question:
            await whisper(interaction, wording.nothing_to_read())
            return
        answered = self._parts.sent.get(message.id)
        if answered and answered.reply is not None:
            link = message.jump_url.removesuffix(str(message.id)) + str(answered.reply)
            await whisper(interaction, wording.answered_below(link))
            return
        wait = self._parts.cooldowns.spend(interaction.user.id, interaction.guild_id)
        if wait:
            await whisper(interaction, wording.slow_down(wait))
            return
        await self._answer(interaction, message, question)

    async def _answer(
        self, interaction: discord.Interaction[discord.Client], message: discord.Message, question: str
    ) -> None:
        asker = interaction.user.id
        wording = self._parts.languages.of(interaction)
        below = may_write(interaction)
        # Whoever wrote the message may dismiss the answer below it too: it hangs on their words.
        frame = (
            Frame(asker, author=message.author.id, wording=wording)
            if below
            else Frame(asker, link=message.jump_url, wording=wording, follow=True)
        )
        refused = Frame(asker, private=True, wording=wording)
        reply = self._parts.answerer.reply(question, frame, "menu", refused=refused)
        if reply.refusal or not below:
            await respond(interaction, reply, private=reply.refusal)
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        tracked = self._parts.sent.begin(message.id, digest(question))
        async with tracked.busy:
            posted = await self._parts.sender.reply(message, reply)
            tracked.reply = posted.id if posted else None
        sentence = wording.answered_below(posted.jump_url) if posted else wording.not_below()
        await interaction.edit_original_response(content=sentence)
