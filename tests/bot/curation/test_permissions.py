"""Whoever is no moderator of the home server changes nothing, by whatever way: commands, presses, forms.

Generated from the command tree and the actions, so that a new one cannot be forgotten.
"""

from __future__ import annotations

import dataclasses
from typing import Any, get_args

import discord
import pytest
import simcord
from discord import app_commands

from bot.actions import Action, Members, Press, encode
from bot.store.servers import ServerSettings
from tests.bot.curation.conftest import HOME, Home, OpenHome, shown

MEMBERS = {*get_args(Members)}
"""Presses that are for everybody; every other one has to be refused, or stand here."""
PRESSES = sorted({*get_args(Action)} - MEMBERS, key=lambda action: action.code)
REFUSED = "Only a moderator"
SAMPLES = {
    discord.AppCommandOptionType.string: "museum",
    discord.AppCommandOptionType.attachment: ("ice.txt", b"The harbour froze in 1912."),
}


def leaves(home: Home) -> list[app_commands.Command[Any, ..., Any]]:
    """Every command that Discord is to hide from members, of every group."""
    tree = home.bot.tree
    roots = [*tree.get_commands(guild=discord.Object(HOME)), *tree.get_commands()]
    hidden = [one for one in roots if getattr(one, "default_permissions", None) is not None]
    found = [leaf for root in hidden for leaf in (root.walk_commands() if _is_group(root) else (root,))]
    return [one for one in found if isinstance(one, app_commands.Command)]


def _is_group(command: object) -> bool:
    return isinstance(command, app_commands.Group)


def required(command: app_commands.Command[Any, ..., Any]) -> dict[str, Any]:
    return {one.name: SAMPLES[one.type] for one in command.parameters if one.required}


def sample(action: type[Press]) -> str:
    """A custom_id of an action with something in each of its fields."""
    values = {"str": "abc", "int": 1, "bool": True}
    return encode(action(*(values[str(field.type)] for field in dataclasses.fields(action))))


async def unchanged(home: Home) -> bool:
    composed = home.composed
    return (
        composed.live.now.knowledge.revision == home.knowledge.revision
        and await composed.audit.latest(None, 9) == ()
        and await composed.reloads.latest(9) == ()
        and composed.servers.of(HOME) == ServerSettings()
    )


async def forced(
    home: Home, who: simcord.MemberActor, channel: simcord.ChannelHandle, within: str = ""
) -> list[str]:
    """Run every command, or those of a group, although Discord would hide it; return what is answered."""
    told = []
    for command in leaves(home):
        if not command.qualified_name.startswith(within):
            continue
        result = await who.slash(channel, command.qualified_name, **required(command))
        assert result.ephemeral, command.name
        told.append(shown(result.response))
    return told


async def allowed_by_the_server(home: Home, guild: simcord.GuildHandle, who: simcord.MemberActor) -> None:
    """Let a member see the command, as a server's own settings can."""
    tree = home.bot.tree
    for command in [*await tree.fetch_commands(guild=discord.Object(guild.id)), *await tree.fetch_commands()]:
        guild.set_command_permissions(command.id, {who: True})


async def test_a_member_to_whom_the_server_shows_the_commands_changes_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        await allowed_by_the_server(home, home.guild, home.alice)
        told = await forced(home, home.alice, home.channel)

        assert len(told) >= 10
        assert all(REFUSED in sentence for sentence in told)
        assert await unchanged(home)


async def offered(home: Home, who: simcord.MemberActor) -> list[str]:
    """Return what is suggested for the options of these commands, before anything is typed."""
    found = []
    for command in leaves(home):
        for one in (one for one in command.parameters if one.autocomplete):
            choices = await who.autocomplete(home.channel, command.qualified_name, one.name, "")
            found += [str(choice["value"]) for choice in choices]
    return found


async def test_a_member_to_whom_the_server_shows_the_commands_is_suggested_nothing(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        await allowed_by_the_server(home, home.guild, home.alice)

        assert await offered(home, home.alice) == []
        assert "museum" in await offered(home, home.carol)


async def test_a_moderator_who_is_one_no_longer_changes_nothing_with_what_is_still_open(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        await home.composed.gaps.report(
            "entrance fee", member=1, guild=HOME, revision="r", kind="reported", when=1e9
        )
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        preview = await home.carol.slash(home.channel, "knowledge remove", document="museum")
        add = await home.carol.slash(home.channel, "knowledge add")
        known = await home.carol.click(listed.response, label="Known gap")
        home.env.backend.get_guild(HOME).members[home.carol.id].role_ids.clear()
        results = [
            await home.carol.click(preview.response, label="Apply"),
            await home.carol.click(preview.response, label="Cancel"),
            await home.carol.click(listed.response, label="Ignore"),
            await home.carol.submit_modal(add, {"title": "T", "text": "A text.", "address": ""}),
            await home.carol.submit_modal(known, {"sentence": "It does not say."}),
        ]

        assert all(REFUSED in shown(result.response) for result in results)
        assert await unchanged(home)
        assert len(await home.composed.gaps.open(9)) == 1


async def test_in_another_server_even_its_owner_changes_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        other = home.env.create_guild("Elsewhere")
        group = home.bot.tree.get_command("knowledge", guild=discord.Object(HOME))
        home.bot.tree.add_command(group, guild=discord.Object(other.id))
        await home.bot.tree.sync(guild=discord.Object(other.id))
        role = other.create_role("All", permissions=discord.Permissions.all())
        dave = other.add_member(home.env.create_user("dave"), roles=[role])
        told = await forced(home, dave, other.create_text_channel("general"), "knowledge ")

        assert all(REFUSED in sentence for sentence in told)
        assert await unchanged(home)


def posted(home: Home, message: discord.Message, custom_id: str) -> None:
    """Put a button onto a message that everybody sees."""
    stored = home.env.backend.get_message(message.channel.id, message.id)
    button = {"type": 2, "style": 2, "label": "Forced", "custom_id": custom_id}
    stored.components = [{"type": 1, "components": [button]}]


@pytest.mark.parametrize("action", PRESSES)
async def test_a_member_who_presses_a_moderators_button_changes_nothing(
    open_home: OpenHome, action: type[Press]
) -> None:
    async with open_home() as home:
        message = await home.ask("when did the museum open")
        posted(home, message, sample(action))
        result = await home.alice.click(message, custom_id=sample(action))

        assert result.ephemeral
        assert REFUSED in result.response.content
        assert await unchanged(home)


@pytest.mark.parametrize("action", PRESSES)
async def test_in_a_direct_message_no_button_changes_anything(
    open_home: OpenHome, action: type[Press]
) -> None:
    async with open_home() as home:
        user = home.env.create_user("erin")
        await user.send_dm("when did the museum open")
        message = user.dm_channel.history()[-1]
        posted(home, message, sample(action))
        result = await user.click(message, custom_id=sample(action))

        assert REFUSED in result.response.content
        assert await unchanged(home)


async def test_a_role_of_moderators_may_at_home_and_nowhere_else(open_home: OpenHome) -> None:
    async with open_home() as home:
        role = home.guild.create_role("Editors")
        # Its id is known only now, which an operator would have written into the settings before.
        object.__setattr__(home.composed.curators, "roles", frozenset({role.id}))
        editor = home.guild.add_member(home.env.create_user("frank"), roles=[role])
        await allowed_by_the_server(home, home.guild, editor)
        at_home = await editor.slash(home.channel, "knowledge status")
        home.env.backend.get_guild(HOME).members[editor.id].role_ids.clear()
        no_longer = await editor.slash(home.channel, "knowledge status")

        assert "Revision" in shown(at_home.response)
        assert REFUSED in shown(no_longer.response)
