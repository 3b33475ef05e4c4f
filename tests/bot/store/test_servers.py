"""Settings of servers, the history of the knowledge, and the log of changes, as they are kept."""

from __future__ import annotations

from bot.store.audit import Audit, AuditedChange
from bot.store.database import Database
from bot.store.reloads import Reload, Reloads
from bot.store.servers import Servers, ServerSettings

CHOSEN = ServerSettings(
    ask_channels=(3, 5),
    allowed_channels=(3, 4, 5),
    help_forums=(6,),
    cooldown_questions=2,
    cooldown_seconds=7.5,
    private=True,
    language="de",
    log_channel=8,
)


async def test_a_server_that_set_nothing_has_the_defaults(database: Database) -> None:
    assert await Servers(database).read(1) == ServerSettings()
    assert await Servers(database).all() == {}


async def test_what_a_server_set_is_kept_and_what_it_had_before_is_given_back(database: Database) -> None:
    servers = Servers(database)

    assert await servers.write(1, CHOSEN, by=9, when=1.0) == ServerSettings()
    assert await servers.write(1, ServerSettings(private=True), by=9, when=2.0) == CHOSEN
    assert await servers.write(2, CHOSEN, by=9, when=3.0) == ServerSettings()
    assert await servers.read(1) == ServerSettings(private=True)
    assert await servers.all() == {1: ServerSettings(private=True), 2: CHOSEN}


async def test_channels_given_twice_or_in_any_order_are_kept_once_in_ascending_order(
    database: Database,
) -> None:
    servers = Servers(database)
    await servers.write(1, ServerSettings(ask_channels=(5, 3, 5)), by=9, when=1.0)

    assert (await servers.read(1)).ask_channels == (3, 5)


async def test_what_became_of_the_knowledge_is_told_newest_first(database: Database) -> None:
    reloads = Reloads(database)
    first = await reloads.record(
        when=1.0, by=None, by_name="start", kind="start", before="", after="r1", summary=""
    )
    second = await reloads.record(
        when=2.0, by=9, by_name="carol", kind="add", before="r1", after="r2", summary="one document"
    )

    assert await reloads.latest(5) == (
        Reload(second, 2.0, 9, "carol", "add", "r1", "r2", "one document"),
        Reload(first, 1.0, None, "start", "start", "", "r1", ""),
    )
    assert [reload.id for reload in await reloads.latest(1)] == [second]


async def test_changes_are_told_by_server_by_member_and_by_number(database: Database) -> None:
    audit = Audit(database)
    first = await audit.record(when=1.0, member=9, member_name="carol", guild=1, what="private: on")
    second = await audit.record(when=2.0, member=9, member_name="carol", guild=2, what="rollback", undo="r1")
    third = await audit.record(when=3.0, member=8, member_name="dave", guild=None, what="reload")

    assert [change.id for change in await audit.latest(None, 5)] == [third, second, first]
    assert [change.id for change in await audit.latest(1, 5)] == [first]
    assert [change.id for change in await audit.of_member(9)] == [second, first]
    assert await audit.get(second) == AuditedChange(second, 2.0, 9, "carol", 2, "rollback", "r1")
    assert await audit.get(99) is None
