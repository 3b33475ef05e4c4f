"""/settings, as moderators use it, and what the settings then do for members."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import discord
import pytest
import simcord
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import (
    ChooseChannels,
    Press,
    SetCooldown,
    SetLanguage,
    SetPrivate,
    ShowSettings,
    UndoSetting,
    encode,
)
from bot.app import composition
from bot.app.settings import Settings
from bot.delivery.views import layout_of
from bot.server_settings.panel import Notice, Surroundings, settings_panel
from bot.server_settings.values import NAMES, Changed, read_changed, value_of, with_value
from bot.store.servers import ServerSettings
from bot.wording import ENGLISH
from tests.bot.away import Away
from tests.bot.conftest import OpenWorld, World
from tests.bot.panels import labels_of, parts, text_of

QUESTION = "who started tidewell"


def menu(purpose: str) -> str:
    return f"channels:{encode(ChooseChannels(purpose))}"


@dataclass
class Moderated:
    world: World
    carol: simcord.MemberActor

    async def open(self) -> discord.Message:
        return (await self.carol.slash(self.world.channel, "settings")).response

    async def choose(
        self, panel: object, purpose: str, *channels: simcord.ChannelHandle
    ) -> simcord.InteractionResult:
        return await self.carol.select(panel, list(channels), custom_id=menu(purpose))

    @property
    def settings(self) -> ServerSettings:
        return self.world.composed.servers.of(self.world.guild.id)


def moderator(world: World) -> Moderated:
    role = world.guild.create_role("Mods", permissions=discord.Permissions(manage_guild=True))
    return Moderated(world, world.guild.add_member(world.env.create_user("carol"), roles=[role]))


@pytest.fixture
async def moderated(world: World) -> AsyncIterator[Moderated]:
    return moderator(world)


async def test_the_panel_shows_every_setting_privately(moderated: Moderated) -> None:
    result = await moderated.carol.slash(moderated.world.channel, "settings")

    text = text_of(result.response.components)
    assert result.ephemeral
    for name in ("Ask channels", "Allowed channels", "Help forums", "Cooldown", "Private by default"):
        assert f"**{name}**" in text
    assert "**Language**" in text
    assert "**Log channel**" in text
    assert "Undo" not in labels_of(result.response.components)
    assert len(list(parts(result.response.components))) <= 40


async def test_a_change_is_stored_recorded_shown_and_undone(moderated: Moderated) -> None:
    world = moderated.world
    panel = await moderated.open()

    changed = await moderated.carol.click(panel, label="Switch on")

    assert moderated.settings.private
    assert "Private by default: off → on" in text_of(changed.response.components)
    (change,) = await world.composed.audit.latest(world.guild.id, 5)
    assert (change.member, change.member_name, change.what) == (
        moderated.carol.id,
        "carol",
        "Private by default: off → on",
    )
    undone = await moderated.carol.click(changed.response, label="Undo")
    assert not moderated.settings.private
    assert "Private by default: on → off" in text_of(undone.response.components)
    redone = await moderated.carol.click(undone.response, label="Undo")
    assert moderated.settings.private
    assert "Undo" in labels_of(redone.response.components)
    assert len(await world.composed.audit.latest(world.guild.id, 5)) == 3


@pytest.mark.parametrize("purpose", ["ask", "allowed", "log"])
async def test_channels_are_chosen_changed_emptied_and_undone(moderated: Moderated, purpose: str) -> None:
    other = moderated.world.guild.create_text_channel("questions")
    panel = await moderated.open()

    first = await moderated.choose(panel, purpose, other)
    chosen = value_of(moderated.settings, purpose)
    emptied = await moderated.choose(first.response, purpose)
    empty = value_of(moderated.settings, purpose)
    undone = await moderated.carol.click(emptied.response, label="Undo")

    assert chosen == value_of(moderated.settings, purpose) in ((other.id,), other.id)
    assert empty in ((), None)
    assert f"none → <#{other.id}>" in text_of(undone.response.components)


async def test_a_help_forum_is_chosen_among_forums(moderated: Moderated) -> None:
    forum = moderated.world.guild.create_forum_channel("help")
    panel = await moderated.open()
    select = next(p for p in parts(panel.components) if p.get("custom_id") == menu("help"))

    await moderated.choose(panel, "help", forum)

    assert "titles of posts alone" in text_of((await moderated.open()).components)
    assert select["channel_types"] == [discord.ChannelType.forum.value]
    assert moderated.settings.help_forums == (forum.id,)


async def test_a_cooldown_is_chosen_obeyed_and_taken_back_to_the_operators(moderated: Moderated) -> None:
    world = moderated.world
    panel = await moderated.open()

    changed = await moderated.carol.select(panel, ["v1:sd:1:u"], custom_id="menu:cooldown")
    await world.ask(QUESTION)
    await world.ask(QUESTION)

    assert (moderated.settings.cooldown_questions, moderated.settings.cooldown_seconds) == (1, 30.0)
    assert "none → 1 question in 30 seconds" in text_of(changed.response.components)
    assert "That was a lot at once" in world.reply().content
    await moderated.carol.select(changed.response, ["v1:sd:0:0"], custom_id="menu:cooldown")
    assert moderated.settings.cooldown_questions is None
    assert "> Founded in 2023" in (await world.ask(QUESTION)).content


async def test_a_language_is_chosen(moderated: Moderated) -> None:
    panel = await moderated.open()

    changed = await moderated.carol.select(panel, ["v1:sl:en"], custom_id="menu:language")
    assert moderated.settings.language == "en"
    await moderated.carol.select(changed.response, ["v1:sl:"], custom_id="menu:language")
    assert moderated.settings.language is None


async def test_private_by_default_holds_for_commands_and_a_member_may_choose_otherwise(
    moderated: Moderated,
) -> None:
    world = moderated.world
    await moderated.carol.click(await moderated.open(), label="Switch on")

    assert (await world.alice.slash(world.channel, "ask", question=QUESTION)).ephemeral
    assert not (await world.alice.slash(world.channel, "ask", question=QUESTION, private=False)).ephemeral


async def test_an_ask_channel_of_a_server_is_answered_at_once_and_no_longer_after_the_undo(
    open_world: OpenWorld,
) -> None:
    async with open_world(ask_channels=set()) as world:
        moderated = moderator(world)
        changed = await moderated.choose(await moderated.open(), "ask", world.channel)
        await world.alice.send(world.channel, QUESTION)
        answered = len(world.replies())
        undone = await moderated.carol.click(changed.response, label="Undo")
        await world.alice.send(world.channel, QUESTION)

        assert answered == len(world.replies()) == 1
        assert "⚠️" not in text_of(changed.response.components) + text_of(undone.response.components)


async def test_without_the_intent_the_panel_says_that_ask_channels_are_off(moderated: Moderated) -> None:
    world = moderated.world
    changed = await moderated.choose(await moderated.open(), "ask", world.channel)
    await world.alice.send(world.channel, QUESTION)

    assert "⚠️" in text_of(changed.response.components)
    assert world.replies() == []


async def test_with_allowed_channels_the_bot_answers_only_there_and_commands_say_where(
    moderated: Moderated,
) -> None:
    world = moderated.world
    questions = world.guild.create_text_channel("questions")
    await moderated.choose(await moderated.open(), "allowed", questions)

    await world.alice.send(world.channel, f"{world.mention} {QUESTION}")
    refused = await world.alice.slash(world.channel, "ask", question=QUESTION)
    whole = await world.alice.slash(world.channel, "help")
    await world.alice.send(questions, f"{world.mention} {QUESTION}")
    there = await world.alice.slash(questions, "ask", question=QUESTION)

    assert world.replies() == []
    assert refused.ephemeral
    assert f"You can ask me in <#{questions.id}>" in refused.response.content
    assert "answers in the document's own words" in whole.response.content
    assert "> Founded in 2023" in questions.history()[-2].content
    assert "> Founded in 2023" in there.response.content


async def test_suggestions_while_typing_do_not_fail_where_asking_is_not_allowed(moderated: Moderated) -> None:
    world = moderated.world
    questions = world.guild.create_text_channel("questions")
    await moderated.choose(await moderated.open(), "allowed", questions)

    choices = await world.alice.autocomplete(world.channel, "ask", "question", "who")

    assert choices is not None


async def test_threads_of_an_allowed_channel_are_allowed(moderated: Moderated) -> None:
    world = moderated.world
    questions = world.guild.create_text_channel("questions")
    await moderated.choose(await moderated.open(), "allowed", questions)
    await world.bot.get_channel(questions.id).create_thread(
        name="more", type=discord.ChannelType.public_thread
    )
    (thread,) = questions.threads

    await world.alice.send(thread, f"{world.mention} {QUESTION}")

    assert "> Founded in 2023" in thread.history()[-1].content


async def test_the_log_channel_is_told_of_every_change_and_pings_nobody(moderated: Moderated) -> None:
    world = moderated.world
    log = world.guild.create_text_channel("log")
    panel = await moderated.choose(await moderated.open(), "log", log)
    await moderated.carol.click(panel.response, label="Switch on")

    told = [message.content for message in log.history()]
    assert told == [
        f"**carol** · Log channel: none → <#{log.id}>",
        "**carol** · Private by default: off → on",
    ]


async def test_a_log_channel_that_may_not_be_written_is_told_to_whoever_made_the_change(
    moderated: Moderated,
) -> None:
    world = moderated.world
    log = world.guild.create_text_channel("log")
    world.env.inject_error("POST", f"/channels/{log.id}/messages", status=403, code=50013)

    result = await moderated.choose(await moderated.open(), "log", log)

    assert moderated.settings.log_channel == log.id
    assert any("could not tell it" in message.content for message in result.followups)


async def test_a_moderator_role_of_the_settings_may_change_them(open_world: OpenWorld) -> None:
    async with open_world() as first:
        role_id = first.guild.create_role("Curators").id
    async with open_world(moderator_role_ids=(role_id,)) as world:
        role = world.guild.create_role("Curators")
        registered = {command.name: command for command in await world.bot.tree.fetch_commands()}
        world.guild.set_command_permissions(registered["settings"], {role: True})
        moderated = Moderated(world, world.guild.add_member(world.env.create_user("carol"), roles=[role]))
        changed = await moderated.carol.click(await moderated.open(), label="Switch on")

        assert role.id == role_id
        assert "off → on" in text_of(changed.response.components)


async def forced(world: World, member: simcord.MemberActor, action: Press) -> simcord.InteractionResult:
    """Press a button of the panel under a message where it never was, as any member."""
    answer = await world.ask(QUESTION)
    stored = world.env.backend.get_message(world.channel.id, answer.id)
    stored.components[0]["components"][0]["custom_id"] = encode(action)
    return await member.click(world.reply(), custom_id=encode(action))


ACTIONS = [SetPrivate(on=True), SetCooldown(1, 30), SetLanguage("en"), ShowSettings(), UndoSetting(1)]


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: type(action).__name__)
async def test_a_member_without_the_right_changes_nothing_and_it_is_logged(
    world: World, action: Press
) -> None:
    with structlog.testing.capture_logs() as logged:
        result = await forced(world, world.alice, action)

    refused = next(line for line in logged if line["event"] == "refused")
    assert result.ephemeral
    assert "Only a moderator" in result.response.content
    assert world.composed.servers.of(world.guild.id) == ServerSettings()
    assert await world.composed.audit.latest(None, 5) == ()
    assert (refused["member"], refused["guild"]) == (world.alice.id, world.guild.id)
    assert refused["what"] == "settings"


async def test_whoever_was_a_moderator_when_the_panel_opened_and_is_none_now_changes_nothing(
    moderated: Moderated,
) -> None:
    world = moderated.world
    panel = await moderated.open()
    member = await world.bot.get_guild(world.guild.id).fetch_member(moderated.carol.id)
    await member.remove_roles(*member.roles[1:])

    pressed = await moderated.carol.click(panel, label="Switch on")
    chosen = await moderated.choose(panel, "ask", world.channel)

    assert "Only a moderator" in pressed.response.content
    assert "Only a moderator" in chosen.response.content
    assert moderated.settings == ServerSettings()


async def test_a_press_in_a_direct_message_changes_nothing(world: World) -> None:
    await world.alice.send_dm(QUESTION)
    answer = world.alice.user.dm_channel.history()[-1]
    stored = world.env.backend.get_message(world.alice.user.dm_channel.id, answer.id)
    stored.components[0]["components"][0]["custom_id"] = encode(SetPrivate(on=True))

    result = await world.alice.user.click(
        world.alice.user.dm_channel.history()[-1], custom_id=encode(SetPrivate(on=True))
    )

    assert "Only a moderator" in result.response.content
    assert await world.composed.audit.latest(None, 5) == ()


async def test_a_change_of_another_server_and_one_that_was_changed_since_are_not_undone(
    moderated: Moderated,
) -> None:
    world = moderated.world
    audit = world.composed.audit
    foreign = await audit.record(
        when=1.0,
        member=1,
        member_name="x",
        guild=1,
        what="x",
        undo=Changed("private", before=True, now=False).written(),
    )
    first = await moderated.carol.click(await moderated.open(), label="Switch on")
    await moderated.carol.click(await moderated.open(), label="Switch off")
    await moderated.carol.select(await moderated.open(), ["v1:sl:en"], custom_id="menu:language")

    late = await moderated.carol.click(first.response, label="Undo")
    other = await forced(world, moderated.carol, UndoSetting(foreign))
    unknown = await forced(world, moderated.carol, UndoSetting(999))

    assert "changed again since" in text_of(late.response.components)
    assert "nothing to undo" in other.response.content
    assert "nothing to undo" in unknown.response.content
    assert moderated.settings == ServerSettings(language="en")


async def test_what_is_set_already_is_said_and_not_recorded(moderated: Moderated) -> None:
    panel = await moderated.open()
    other = await moderated.open()
    await moderated.carol.click(panel, label="Switch on")
    again = await moderated.carol.click(other, label="Switch on")

    assert "set already" in text_of(again.response.components)
    assert len(await moderated.world.composed.audit.latest(None, 5)) == 1


async def test_the_panel_works_after_a_restart_and_its_settings_hold(
    moderated: Moderated, settings: Settings
) -> None:
    world = moderated.world
    panel = await moderated.open()
    changed = await moderated.carol.click(panel, label="Switch on")
    again = composition.Composition(settings, world.knowledge, world.composed.database)
    await world.env.restart_bot(again.client(shard_count=1))

    assert again.servers.of(world.guild.id).private
    await moderated.carol.click(changed.response, label="Undo")
    assert not again.servers.of(world.guild.id).private


async def test_a_direct_message_has_no_settings(world: World) -> None:
    assert "settings" not in world.alice.user.available_commands()


async def test_while_the_database_is_away_nothing_is_changed_and_what_was_set_holds(
    open_world: OpenWorld,
) -> None:
    database = Away()
    async with open_world(database=database) as world:
        moderated = moderator(world)
        changed = await moderated.carol.click(await moderated.open(), label="Switch on")
        database.away = True
        refused = await moderated.carol.click(changed.response, label="Switch off")
        undo = await moderated.carol.click(changed.response, label="Undo")
        shown = await moderated.open()
        database.away = False

        assert "nothing can be changed" in refused.response.content
        assert "nothing can be changed" in undo.response.content
        assert "· on ·" in text_of(shown.components)
        assert moderated.settings.private


async def test_settings_that_could_not_be_read_at_the_start_are_in_force_when_the_database_is_back(
    open_world: OpenWorld,
) -> None:
    database = Away()
    database.away = True
    async with open_world(database=database) as world:
        moderated = moderator(world)
        away = await moderated.open()
        said = text_of(away.components)
        answer = await world.ask(QUESTION)
        database.away = False
        again = await moderated.carol.click(away, label="Try again")

        assert "cannot reach my database" in said
        assert "> Founded in 2023" in answer.content
        assert "**Ask channels**" in text_of(again.response.components)
        assert world.composed.servers.loaded


async def test_a_channel_that_was_deleted_is_left_out_of_the_panel(moderated: Moderated) -> None:
    world = moderated.world
    gone = world.guild.create_text_channel("gone")
    panel = await moderated.choose(await moderated.open(), "allowed", gone)
    await world.bot.get_channel(gone.id).delete()

    shown = await moderated.open()

    select = next(p for p in parts(shown.components) if p.get("custom_id") == menu("allowed"))
    assert panel.acknowledged
    assert not select.get("default_values")


def test_the_panel_at_its_largest_stays_within_discords_limits() -> None:
    channels = tuple(range(10**18, 10**18 + 25))
    settings = ServerSettings(channels, channels, channels, 99, 3599.0, private=True, log_channel=channels[0])
    around = Surroundings(frozenset(channels), "off", (5, 20.0), (ENGLISH,))
    panel = settings_panel(settings, around, notice=Notice("x" * 400, 10**9))
    layout = layout_of(panel)

    assert layout.total_children_count <= 40
    assert layout.content_length() <= 4000


@given(
    st.sampled_from(NAMES),
    st.lists(st.integers(0, 2**63 - 1), max_size=25),
    st.booleans(),
    st.integers(1, 100),
)
def test_a_change_is_written_read_and_taken_back(name: str, ids: list[int], on: bool, number: int) -> None:
    values = {
        "private": on,
        "language": "en" if on else None,
        "log": number if on else None,
        "cooldown": (number, 7.5) if on else None,
    }
    before = ServerSettings(ask_channels=(3,), allowed_channels=(4,), help_forums=(5,), private=not on)
    now = with_value(before, name, values.get(name, tuple(ids)))
    changed = Changed(name, value_of(before, name), value_of(now, name))

    assert read_changed(changed.written()) == changed
    assert with_value(now, name, changed.before) == before


@pytest.mark.parametrize("written", ["", "{}", "[1]", "7", json.dumps({"name": "x", "before": 1, "now": 2})])
def test_what_is_no_change_is_read_as_none(written: str) -> None:
    assert read_changed(written) is None


@pytest.mark.parametrize(
    ("name", "value"), [("ask", 3), ("private", None), ("log", "x"), ("cooldown", (1,)), ("language", 3)]
)
def test_a_value_of_another_setting_is_refused(name: str, value: object) -> None:
    with pytest.raises(ValueError, match="no value for"):
        with_value(ServerSettings(), name, value)


async def test_where_every_allowed_channel_was_deleted_the_panel_says_why_it_is_silent_and_commands_name_none(
    moderated: Moderated,
) -> None:
    world = moderated.world
    questions = world.guild.create_text_channel("questions")
    chosen = await moderated.choose(await moderated.open(), "allowed", questions)
    await world.bot.get_channel(questions.id).delete()

    refused = await world.alice.slash(world.channel, "ask", question=QUESTION)
    panel = await moderated.open()
    silent = text_of(panel.components)
    mended = await moderated.choose(panel, "allowed", world.channel)

    assert "has been deleted" not in text_of(chosen.response.components)
    assert refused.response.content == "I don't answer in this channel. You can ask me in a direct message."
    assert "Every channel that was chosen here has been deleted" in silent
    assert "has been deleted" not in text_of(mended.response.components)
    assert (await world.ask(QUESTION)).content.startswith("> Founded in 2023")
