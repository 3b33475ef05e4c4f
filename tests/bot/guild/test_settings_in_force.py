"""What servers have set, as it is in force."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.guild.cooldowns import Cooldowns
from bot.guild.settings_in_force import AskChannels, SettingsInForce
from bot.store.audit import Audit
from bot.store.database import Database
from bot.store.failures import StoreUnavailable
from bot.store.servers import Servers, ServerSettings
from tests.bot.away import Away


@pytest.fixture
async def database() -> AsyncIterator[Away]:
    made = Away()
    yield made
    await made.close()


@pytest.fixture
def servers(database: Database) -> SettingsInForce:
    return SettingsInForce(Servers(database), database)


async def put(servers: SettingsInForce, guild: int, **changed: object) -> None:
    async def unrecorded(_before: ServerSettings, _now: ServerSettings) -> None:
        return

    await servers.change(guild, lambda now: replace(now, **changed), by=9, when=1.0, record=unrecorded)


async def test_a_change_is_in_force_at_once_and_after_a_restart(
    servers: SettingsInForce, database: Database
) -> None:
    await put(servers, 1, private=True, ask_channels=(5,))
    again = SettingsInForce(Servers(database), database)

    assert servers.of(1).private
    assert not again.of(1).private
    assert await again.load()
    assert again.of(1) == servers.of(1) == ServerSettings(private=True, ask_channels=(5,))
    assert again.of(2) == again.of(None) == ServerSettings()


async def test_while_the_database_is_away_what_was_read_stays_in_force_and_nothing_is_changed(
    servers: SettingsInForce, database: Away
) -> None:
    await put(servers, 1, private=True)
    database.away = True
    with pytest.raises(StoreUnavailable):
        await put(servers, 1, private=False)
    assert servers.of(1).private
    database.away = False

    await put(servers, 1, language="en")
    assert servers.of(1) == ServerSettings(private=True, language="en")


async def test_what_could_not_be_read_at_the_start_is_read_later(
    servers: SettingsInForce, database: Away
) -> None:
    await put(servers, 1, private=True)
    again = SettingsInForce(Servers(database), database)
    database.away = True
    assert not await again.load()
    assert again.of(1) == ServerSettings()
    database.away = False

    assert await again.load()
    assert again.of(1).private


async def test_a_change_that_cannot_be_recorded_is_not_made(
    servers: SettingsInForce, database: Database
) -> None:
    async def broken(_before: ServerSettings, _now: ServerSettings) -> None:
        await Audit(database).record(when=1.0, member=9, member_name="carol", guild=1, what="private: on")
        raise StoreUnavailable("Test")

    with pytest.raises(StoreUnavailable):
        await servers.change(1, lambda now: replace(now, private=True), by=9, when=1.0, record=broken)

    assert servers.of(1) == await Servers(database).read(1) == ServerSettings()
    assert await Audit(database).latest(1, 5) == ()


async def test_changes_at_once_lose_none_of_each_other(servers: SettingsInForce) -> None:
    changes = ({"private": True}, {"language": "en"}, {"log_channel": 4}, {"ask_channels": (5,)})
    await asyncio.gather(*(put(servers, 1, **change) for change in changes))

    assert servers.of(1) == ServerSettings(ask_channels=(5,), private=True, language="en", log_channel=4)


async def test_ask_channels_of_the_operator_and_of_servers_are_one_collection(
    servers: SettingsInForce,
) -> None:
    operators = {1, 2}
    channels = AskChannels(operators, servers)
    await put(servers, 7, ask_channels=(2, 3))
    await put(servers, 8, ask_channels=(4,))
    operators.add(5)

    assert sorted(channels) == [1, 2, 3, 4, 5]
    assert len(channels) == 5
    assert [channel in channels for channel in (1, 3, 5, 6)] == [True, True, True, False]
    await put(servers, 7, ask_channels=())
    assert 3 not in channels


async def test_the_bot_answers_everywhere_until_channels_are_chosen_and_then_in_these(
    servers: SettingsInForce,
) -> None:
    assert servers.answers_in(1, 10)
    await put(servers, 1, allowed_channels=(10,), ask_channels=(11,), help_forums=(12,))

    assert [servers.answers_in(1, channel) for channel in (10, 11, 12, 13)] == [True, True, True, False]
    assert servers.answers_in(1, 99, parent=12)
    assert not servers.answers_in(1, 99, parent=13)
    assert servers.answers_in(2, 13)
    assert servers.answers_in(None, 13)


async def test_a_members_choice_comes_before_what_the_server_chose(servers: SettingsInForce) -> None:
    await put(servers, 1, private=True)

    assert [servers.is_private(1, chosen) for chosen in (None, False, True)] == [True, False, True]
    assert [servers.is_private(2, chosen) for chosen in (None, False, True)] == [False, False, True]
    assert not servers.is_private(None, None)


async def test_a_server_with_a_cooldown_of_its_own_counts_apart(servers: SettingsInForce) -> None:
    cooldowns = Cooldowns(2, 10.0, servers.limits, clock=lambda: 1.0)
    await put(servers, 1, cooldown_questions=1, cooldown_seconds=60.0)

    assert [cooldowns.spend(5, 1), cooldowns.spend(5, 1)] == [None, 60]
    assert [cooldowns.spend(5, 2), cooldowns.spend(5), cooldowns.spend(5, 3)] == [None, None, 10]
    await put(servers, 1, cooldown_questions=3, cooldown_seconds=60.0)
    assert cooldowns.spend(5, 1) is None
    await put(servers, 1, cooldown_questions=None)
    assert cooldowns.spend(5, 1) == 10
