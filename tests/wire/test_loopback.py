"""The loopback by itself, with a small client of unmodified discord.py; the bot's own tests rely on it."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import aiohttp
import discord
import pytest
import yarl
from discord import app_commands

from tests.wire.gateway import Intent
from tests.wire.loopback import Loopback

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from tests.wire.traffic import Request

ASKED = "who started it"


@contextlib.contextmanager
def pointed_at(loopback: Loopback) -> Iterator[None]:
    """Let discord.py of this process talk to the loopback."""
    before = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    discord.http.Route.BASE = loopback.api_url
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(loopback.gateway_url)
    try:
        yield
    finally:
        discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = before


class Echo(discord.AutoShardedClient):
    """Repeats what it hears; one slash command and one button."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=intents or discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            guild_ready_timeout=0.05,
            max_ratelimit_timeout=30,
        )
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(ask)
        self.heard: list[str] = []
        self.deleted: list[int] = []
        self.resumes = 0
        self.failures: list[Exception] = []

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing: Discord allows one IDENTIFY in five seconds, the loopback any number."""

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def on_resumed(self) -> None:
        self.resumes += 1

    async def on_message(self, message: discord.Message) -> None:
        if message.author == self.user:
            return
        self.heard.append(message.content)
        view = discord.ui.View(timeout=None)
        view.add_item(Shout())
        try:
            await message.reply(f"You said: {message.clean_content}", view=view)
        except (discord.DiscordException, aiohttp.ClientError) as failure:
            self.failures.append(failure)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        self.deleted.append(event.message_id)


class Shout(discord.ui.Button[discord.ui.View]):
    def __init__(self) -> None:
        super().__init__(label="Shout", custom_id="shout")

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.edit_message(content="LOUD")


@app_commands.command(description="Repeat a question")
async def ask(
    interaction: discord.Interaction,
    question: str,
    private: bool = False,  # noqa: FBT002 - discord.py reads options from the signature
    late: bool = False,  # noqa: FBT002 - discord.py reads options from the signature
) -> None:
    if late:
        await interaction.response.defer(ephemeral=private)
        await interaction.followup.send(f"At last: {question}")
        await interaction.followup.send("And one thing more")
    else:
        await interaction.response.send_message(f"Asked: {question}", ephemeral=private)


@ask.autocomplete("question")
async def offered(_interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=f"{current}?", value=current)]


@contextlib.asynccontextmanager
async def running(loopback: Loopback, client: Echo | None = None) -> AsyncIterator[Echo]:
    client = client or Echo()
    with pointed_at(loopback):
        async with client:
            task = asyncio.create_task(client.start(loopback.token))
            await loopback.wait_for(lambda: task.done() or client.is_ready())
            if task.done():
                await task
            try:
                yield client
            finally:
                await client.close()
                await task


def sent(loopback: Loopback) -> list[Request]:
    return [
        request
        for request in loopback.requests
        if (request.method, request.path[-9:]) == ("POST", "/messages")
    ]


@pytest.fixture
async def loopback() -> AsyncIterator[Loopback]:
    """Without the check of request bodies: the tests here send wrong ones on purpose."""
    async with Loopback() as started:
        yield started


async def test_the_client_logs_in_and_knows_its_guild(loopback: Loopback) -> None:
    async with running(loopback) as client:
        assert client.user is not None
        assert client.user.id == loopback.world.me.id
        assert [guild.name for guild in client.guilds] == ["Loopback"]
        assert client.application_id == loopback.world.me.id
        assert loopback.requests[0].path == "/users/@me"
    assert loopback.gateway.closes == [1000]


async def test_a_mention_is_heard_and_the_reply_is_seen(loopback: Loopback) -> None:
    async with running(loopback) as client:
        question = await loopback.say(f"{loopback.mention} {ASKED}")
        reply = await loopback.reply_to(question)
        assert client.heard == [f"{loopback.mention} {ASKED}"]
        assert reply.content == f"You said: @Verbatim {ASKED}"
        assert reply.allowed_mentions == {"parse": []}
        (request,) = sent(loopback)
        assert (request.path, request.status) == (f"/channels/{loopback.world.general.id}/messages", 200)
        assert request.json["message_reference"]["message_id"] == question.id


async def test_without_the_intent_the_text_of_a_message_that_does_not_mention_the_bot_is_empty(
    loopback: Loopback,
) -> None:
    async with running(loopback) as client:
        await loopback.say(ASKED)
        await loopback.say(ASKED, channel=loopback.world.direct(loopback.world.alice))
        await loopback.wait_for(lambda: len(client.heard) == 2)
        assert client.heard == ["", ASKED]


async def test_a_granted_intent_brings_the_text() -> None:
    async with Loopback(granted=Intent.MESSAGE_CONTENT) as loopback:
        intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
        async with running(loopback, Echo(intents)) as client:
            await loopback.say(ASKED)
            await loopback.wait_for(lambda: client.heard)
            assert client.heard == [ASKED]


async def test_an_intent_that_is_not_granted_stops_the_client(loopback: Loopback) -> None:
    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(loopback, Echo(discord.Intents(guilds=True, message_content=True))):
            pass


async def test_a_slash_command_is_answered_under_the_id_it_was_registered_with(loopback: Loopback) -> None:
    async with running(loopback):
        interaction = await loopback.slash("ask", question=ASKED, private=True)
        response = await loopback.response_to(interaction)
        assert response.content == f"Asked: {ASKED}"
        assert response.ephemeral
        registered = loopback.world.commands[None][0]
        assert registered["name"] == "ask"


async def test_a_deferred_answer_fills_the_first_message_and_then_follows_up(loopback: Loopback) -> None:
    async with running(loopback):
        interaction = await loopback.slash("ask", question=ASKED, late=True)
        await loopback.wait_for(lambda: interaction.followups)
        assert interaction.original is not None
        assert interaction.original.content == f"At last: {ASKED}"
        assert [message.content for message in interaction.followups] == ["And one thing more"]


async def test_an_autocomplete_brings_choices(loopback: Loopback) -> None:
    async with running(loopback):
        interaction = await loopback.autocomplete("ask", question="who")
        assert await loopback.choices_of(interaction) == [{"name": "who?", "value": "who"}]


async def test_a_pressed_button_changes_its_message(loopback: Loopback) -> None:
    async with running(loopback):
        reply = await loopback.reply_to(await loopback.say(f"{loopback.mention} {ASKED}"))
        interaction = await loopback.press(reply, "shout")
        assert (await loopback.response_to(interaction)) is reply
        assert reply.content == "LOUD"


async def test_a_deleted_message_is_told(loopback: Loopback) -> None:
    async with running(loopback) as client:
        question = await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.reply_to(question)
        await loopback.delete(question)
        await loopback.wait_for(lambda: client.deleted == [question.id])


async def test_a_response_that_comes_too_late_is_refused(
    loopback: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(loopback):
        interaction = await loopback.slash("ask", question=ASKED, expired=True)
        await loopback.wait_for(lambda: "10062" in caplog.text)
        assert interaction.original is None


async def test_after_a_reset_the_session_is_resumed_and_what_was_missed_is_heard(loopback: Loopback) -> None:
    async with running(loopback) as client:
        loopback.drop_connection()
        await loopback.say(f"{loopback.mention} missed")
        await loopback.wait_for(lambda: client.resumes == 1)
        await loopback.wait_for(lambda: client.heard == [f"{loopback.mention} missed"])
        assert len(loopback.gateway.sessions) == 1


@pytest.mark.parametrize("fault", ["op 7", "op 9 true", "close 4000"])
async def test_a_session_that_is_only_interrupted_is_resumed(loopback: Loopback, fault: str) -> None:
    async with running(loopback) as client:
        match fault:
            case "op 7":
                await loopback.ask_to_reconnect()
            case "op 9 true":
                await loopback.invalidate(resumable=True)
            case _:
                await loopback.gateway.close(4000)
        await loopback.wait_for(lambda: client.resumes == 1)


async def test_after_op_9_false_the_client_identifies_anew(loopback: Loopback) -> None:
    async with running(loopback) as client:
        await loopback.invalidate(resumable=False)
        await loopback.wait_for(lambda: loopback.online)
        await loopback.reply_to(await loopback.say(f"{loopback.mention} {ASKED}"))
        assert client.resumes == 0
        assert [packet["op"] for packet in loopback.gateway.heard].count(2) == 2


async def test_close_4004_stops_the_client(loopback: Loopback) -> None:
    async def turned_away() -> None:
        async with running(loopback) as client:
            await loopback.gateway.close(4004)
            await loopback.wait_for(client.is_closed)

    with pytest.raises(discord.ConnectionClosed) as stopped:
        await turned_away()
    assert stopped.value.code == 4004


async def test_a_wrong_token_is_refused_at_the_door(loopback: Loopback) -> None:
    with pointed_at(loopback):
        async with Echo() as client:
            with pytest.raises(discord.LoginFailure):
                await client.login("wrong")
    assert loopback.requests[0].status == 401


async def test_a_wrong_token_is_refused_by_the_gateway(loopback: Loopback) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(loopback.gateway_url) as ws:
        assert (await ws.receive_json())["op"] == 10
        await ws.send_json({"op": 2, "d": {"token": "wrong", "intents": 0}})
        closed = await ws.receive()
        assert (closed.type, closed.data) == (aiohttp.WSMsgType.CLOSE, 4004)


async def test_a_socket_that_asked_for_no_compression_gets_plain_text(loopback: Loopback) -> None:
    async with aiohttp.ClientSession() as session, session.ws_connect(loopback.gateway_url) as ws:
        assert (await ws.receive()).type is aiohttp.WSMsgType.TEXT


async def test_a_refusing_gateway_is_tried_again(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.gateway.refusing = True
    real = asyncio.sleep

    async def short(seconds: float) -> None:
        await real(min(seconds, 0.01))

    monkeypatch.setattr("discord.shard.asyncio.sleep", short)
    client = Echo()
    with pointed_at(loopback):
        async with client:
            task = asyncio.create_task(client.start(loopback.token))
            await loopback.wait_for(lambda: loopback.gateway.refused >= 2)
            loopback.gateway.refusing = False
            await loopback.wait_for(client.is_ready)
            await client.close()
            await task
    assert "Failed to connect for shard_id" in caplog.text


async def test_a_rate_limited_reply_is_sent_once_after_the_wait(loopback: Loopback) -> None:
    async with running(loopback) as client:
        loopback.rate_limit("POST", "/channels/*/messages", retry_after=0.01, times=2)
        question = await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.reply_to(question)
        assert [request.status for request in sent(loopback)] == [429, 429, 200]
        assert client.failures == []


async def test_a_wait_of_ten_minutes_is_not_waited_for(loopback: Loopback) -> None:
    async with running(loopback) as client:
        loopback.rate_limit("POST", "/channels/*/messages", retry_after=600)
        await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.wait_for(lambda: client.failures)
        assert isinstance(client.failures[0], discord.RateLimited)


async def test_a_503_reaches_the_caller(loopback: Loopback) -> None:
    async with running(loopback) as client:
        loopback.fail("POST", "/channels/*/messages", status=503)
        question = await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.wait_for(lambda: client.failures)
        assert isinstance(client.failures[0], discord.DiscordServerError)
        assert loopback.replies_to(question) == []


async def test_a_dropped_request_reaches_the_caller(loopback: Loopback) -> None:
    async with running(loopback) as client:
        loopback.drop_request("POST", "/channels/*/messages")
        await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.wait_for(lambda: client.failures)
        assert isinstance(client.failures[0], aiohttp.ServerDisconnectedError)


async def test_a_500_after_the_write_leaves_one_reply_because_the_nonce_is_honoured(
    loopback: Loopback,
) -> None:
    async with running(loopback):
        loopback.fail("POST", "/channels/*/messages", status=500, after_write=True)
        question = await loopback.say(f"{loopback.mention} {ASKED}")
        await loopback.wait_for(lambda: [request.status for request in sent(loopback)] == [500, 200])
        assert len(loopback.replies_to(question)) == 1


async def test_a_route_it_does_not_know_is_a_404_and_raises_at_the_end() -> None:
    async def strange() -> None:
        async with Loopback() as loopback, aiohttp.ClientSession() as session:
            answered = await session.delete(f"{loopback.api_url}/guilds/1/members/2")
            assert answered.status == 404

    with pytest.raises(AssertionError, match="knows no such route: DELETE /guilds/1/members/2"):
        await strange()


async def test_a_follow_up_before_the_acknowledgement_is_refused(loopback: Loopback) -> None:
    interaction = loopback.world.begin(2, loopback.world.alice, loopback.world.general)
    url = f"{loopback.api_url}/webhooks/{loopback.world.me.id}/{interaction.token}"
    async with aiohttp.ClientSession() as session, session.post(url, json={"content": "hello"}) as answered:
        assert answered.status == 404
        assert (await answered.json())["code"] == 10015
