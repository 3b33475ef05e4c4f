"""/knowledge reload, rollback, status and history, as a moderator uses them."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import simcord

from bot.app import composition
from bot.curation.announcer import record_start
from bot.delivery import progress_line as telling
from bot.snapshots.outside_reloads import SIGNAL, reload_now
from bot.snapshots.proposals import Who
from bot.store.database import MEMORY, Database
from bot.store.servers import ServerSettings
from bot.wording import ENGLISH
from knowledge import Knowledge
from tests.bot.away import Away
from tests.bot.curation.conftest import HOME, MUSEUM, SIDECAR, Home, OpenHome, buttons, shown


def write(home: Home, text: str = MUSEUM, sidecar: str = SIDECAR) -> None:
    (home.folder / "seeds" / "museum.txt").write_text(text, "utf-8")
    (home.folder / "seeds" / "museum.toml").write_text(sidecar, "utf-8")


def moved(home: Home) -> None:
    write(home, MUSEUM.replace("1908", "1909"), SIDECAR.replace("1908", "1909"))


async def reload(home: Home):
    return await home.carol.slash(home.channel, "knowledge reload")


async def reloaded(home: Home):
    return await home.carol.click((await reload(home)).response, label="Apply")


async def opening(home: Home) -> str:
    return (await home.ask("when did the museum open")).content


async def test_a_reload_shows_what_would_change_and_changes_it_when_applied(open_home: OpenHome) -> None:
    async with open_home() as home:
        moved(home)
        panel = await reload(home)
        text, meanwhile = shown(panel.response), await opening(home)
        applied = await home.carol.click(panel.response, label="Apply")

        assert panel.ephemeral
        assert "changed: museum (text)" in text
        assert "before: The museum opened in 1908 beside the harbour." in text
        assert "after: The museum opened in 1909 beside the harbour." in text
        assert "**Answers that flip:** 1 of 1 questions tried" in text
        assert "quoted: The museum opened in 1908 beside the harbour." in text
        assert "1908" in meanwhile
        assert "Reloaded the documents (1 document, 1 passage, 1 entry, 1 flipped answer)." in shown(
            applied.response
        )
        assert "1909" in await opening(home)


async def test_a_cancelled_reload_changes_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        moved(home)
        panel = await reload(home)
        pressed = buttons(panel.response)["Apply"]
        cancelled = await home.carol.click(panel.response, label="Cancel")
        late = await _pressed(home, pressed)

        assert shown(cancelled.response).strip() == "Nothing was changed."
        assert "applied or cancelled already" in late
        assert "1908" in await opening(home)


async def test_the_button_of_an_earlier_panel_says_that_something_was_loaded_since(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        moved(home)
        first = await reload(home)
        await reloaded(home)
        late = await home.carol.click(first.response, label="Apply")

        assert "Something else has been loaded since" in shown(late.response)
        assert len(await home.composed.reloads.latest(9)) == 1


async def test_an_applied_reload_is_undone_by_its_button(open_home: OpenHome) -> None:
    async with open_home() as home:
        moved(home)
        applied = await reloaded(home)
        undone = await home.carol.click(applied.response, label="Undo")

        assert "Undone" in shown(undone.response)
        assert "1908" in await opening(home)


async def test_a_reload_of_unchanged_documents_says_so(open_home: OpenHome) -> None:
    async with open_home() as home:
        panel = await reload(home)

        assert "Nothing would change" in shown(panel.response)


async def test_faults_are_listed_with_path_and_line_and_change_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        write(home, sidecar=SIDECAR.replace("1908", "1808") + "[[entries]]\nquestions = []\ngap = 'No.'\n")
        told = await reload(home)

        assert "Nothing was changed" in told.response.content
        assert (
            "museum.toml:6: these words do not stand in the document just so"
            in told.response.content.replace("\\", "")
        )
        assert buttons(told.response) == {}
        assert "1908" in await opening(home)


async def test_a_data_folder_that_went_meanwhile_changes_nothing_and_its_place_is_not_told(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        moved(home)
        preview = await home.carol.slash(home.channel, "knowledge reload")
        shutil.rmtree(home.folder / "data")
        applied = await home.carol.click(preview.response, label="Apply")
        said = shown(applied.response)

        assert "let the bot write to DATA" in said
        assert home.folder.name not in said
        assert home.composed.live.now.knowledge.revision == home.knowledge.revision


async def test_many_faults_come_in_a_file(open_home: OpenHome) -> None:
    async with open_home() as home:
        wrong = "".join(
            f'[[entries]]\nquestions = ["Q{n}?"]\nquotes = ["not there {n}"]\n' for n in range(40)
        )
        write(home, sidecar=SIDECAR + wrong)
        told = await reload(home)

        assert "40 faults have to be mended first" in told.response.content
        assert len(told.response.content) <= 2000
        assert [file.filename for file in told.response.attachments] == ["faults.txt"]


async def test_what_check_doubts_is_shown(open_home: OpenHome) -> None:
    async with open_home() as home:
        write(home, sidecar=SIDECAR + '[aliases]\n"The Louvre" = ["louvre"]\n')
        text = shown((await reload(home)).response)

        assert "**Doubtful:** 1" in text
        assert "the document never names 'The Louvre'" in text


async def test_a_source_that_looks_like_markdown_or_a_mention_is_shown_as_it_is(open_home: OpenHome) -> None:
    async with open_home() as home:
        write(home, MUSEUM + "\nAsk @everyone for **nothing** and <@1>.\n")
        text = shown((await reload(home)).response)

        assert r"Ask \@everyone for \*\*nothing\*\* and \<\@1>." in text


async def test_a_change_far_from_the_beginning_of_a_passage_is_shown(open_home: OpenHome) -> None:
    long = (
        "The museum opened in 1908 beside the harbour, and "
        + "with one hall after another, " * 12
        + "closed in {}."
    )
    sidecar = SIDECAR.replace("The museum opened in 1908 beside the harbour.", long)
    async with open_home() as home:
        write(home, long.format(1950), sidecar.format(1950))
        await reloaded(home)
        write(home, long.format(1960), sidecar.format(1960))
        text = shown((await reload(home)).response)

        lines = [line for line in text.split("\n") if "hall after another" in line]

        assert len(lines) == 4  # the passage and the answer that flips, each before and after
        assert [line.endswith(("closed in 1950.", "closed in 1960.")) for line in lines] == [True] * 4
        assert all(": …" in line and len(line) < 120 for line in lines)


async def test_a_panel_of_great_changes_still_fits(open_home: OpenHome) -> None:
    async with open_home() as home:
        lines = "\n\n".join(f"Sentence {n} is about {'something long ' * 12}indeed." for n in range(200))
        entries = "".join(
            f'[[entries]]\nquestions = ["{"Which of the very many questions " * 5}{n}?"]\ngap = "No."\n'
            for n in range(60)
        )
        write(home, lines, entries)
        text = shown((await reload(home)).response)

        assert len(text) <= 4000
        assert "… and " in text


async def test_a_rollback_offers_earlier_states_shows_the_changes_and_goes_back(open_home: OpenHome) -> None:
    async with open_home() as home:
        first = home.composed.live.now.knowledge.revision
        moved(home)
        await reloaded(home)
        offered = await home.carol.autocomplete(home.channel, "knowledge rollback", "snapshot", "")
        panel = await home.carol.slash(home.channel, "knowledge rollback", snapshot=first)
        text, meanwhile = shown(panel.response), await opening(home)
        applied = await home.carol.click(panel.response, label="Apply")

        assert [choice["value"] for choice in offered] == [first]
        assert "start" in offered[0]["name"]
        assert f"Back to revision `{first}`" in text
        assert "after: The museum opened in 1908 beside the harbour." in text
        assert "1909" in meanwhile
        assert f"Went back to revision `{first}`." in shown(applied.response)
        assert "1908" in await opening(home)


async def test_a_member_is_offered_no_states_to_go_back_to(open_home: OpenHome) -> None:
    async with open_home() as home:
        moved(home)
        await reloaded(home)
        for command in await home.bot.tree.fetch_commands(guild=discord.Object(HOME)):
            home.guild.set_command_permissions(command.id, {home.alice: True})
        offered = await home.alice.autocomplete(home.channel, "knowledge rollback", "snapshot", "")

        assert offered == []


async def test_a_rollback_to_something_that_is_not_kept_says_so(open_home: OpenHome) -> None:
    async with open_home() as home:
        told = await home.carol.slash(home.channel, "knowledge rollback", snapshot="../../etc")

        assert told.ephemeral
        assert "no longer kept" in told.response.content


async def test_the_status_says_what_is_loaded_and_how_it_answers(open_home: OpenHome) -> None:
    async with open_home() as home:
        before = shown((await home.carol.slash(home.channel, "knowledge status")).response)
        moved(home)
        await reloaded(home)
        await opening(home)
        await home.ask("how do i bake sourdough bread")
        after = shown((await home.carol.slash(home.channel, "knowledge status")).response)

        assert "when I was started" in before
        assert "Nobody has asked anything yet" in before
        revision = home.composed.live.now.knowledge.revision
        assert f"## Revision `{revision}`" in after
        assert "by carol" in after
        assert "1 document · 6 passages · 1 entry" in after
        assert "1 earlier state to go back to" in after
        assert "Since I loaded it: 1 quoted · 0 unsure · 1 not answered" in after
        assert "ms at the median" in after
        assert f"discord.py {discord.__version__}" in after


async def test_the_status_says_that_the_documents_on_disk_are_set_aside(open_home: OpenHome) -> None:
    async with open_home() as home:
        moved(home)
        applied = await reloaded(home)
        await home.carol.click(applied.response, label="Undo")
        text = shown((await home.carol.slash(home.channel, "knowledge status")).response)

        assert "Somebody went back to this" in text


async def test_the_history_says_who_when_from_what_to_what(open_home: OpenHome) -> None:
    async with open_home() as home:
        empty = shown((await home.carol.slash(home.channel, "knowledge history")).response)
        first = home.composed.live.now.knowledge.revision
        moved(home)
        await reloaded(home)
        second = home.composed.live.now.knowledge.revision
        text = shown((await home.carol.slash(home.channel, "knowledge history")).response)

        assert "Nothing has changed" in empty
        assert "**carol**: Reloaded the documents" in text
        assert f"`{first}` → `{second}`" in text


async def test_a_long_history_is_paged(open_home: OpenHome) -> None:
    async with open_home() as home:
        for number in range(20):
            await home.composed.reloads.record(
                when=1e9 + number,
                by=None,
                by_name="SIGHUP",
                kind="reload",
                before="a",
                after="b",
                summary=f"No. {number}.",
            )
        panel = await home.carol.slash(home.channel, "knowledge history")
        first = shown(panel.response)
        second = shown((await home.carol.click(panel.response, label="Next")).response)

        assert "No. 19." in first
        assert "No. 11." in second
        assert "No. 19." not in second


async def test_without_a_database_a_reload_stands_and_the_history_says_that_it_cannot_be_shown(
    open_home: OpenHome,
) -> None:
    database = Away()
    async with open_home(database=database) as home:
        database.away = True
        moved(home)
        applied = shown((await reloaded(home)).response)
        told = await home.carol.slash(home.channel, "knowledge history")

        assert "Reloaded the documents" in applied
        assert "no history" in applied
        assert "My memory does not answer" in told.response.content
        assert "1909" in await opening(home)


async def test_a_second_reload_meanwhile_is_told_who_started_the_first(open_home: OpenHome) -> None:
    async with open_home() as home:
        first = asyncio.create_task(home.composed.reloader.propose(None, Who(1, "ann")))
        await asyncio.sleep(0)
        told = await reload(home)
        await first

        assert "Another change is being prepared, started by ann" in told.response.content


@asynccontextmanager
async def logged(home: Home) -> AsyncIterator[simcord.ChannelHandle]:
    log = home.guild.create_text_channel("log")
    await home.composed.servers.change(
        HOME, lambda _: ServerSettings(log_channel=log.id), home.carol.id, 1e9, _unrecorded
    )
    yield log


async def _unrecorded(_before: object, _now: object) -> None:
    pass


async def test_the_log_channel_is_told_of_a_reload_and_of_going_back(open_home: OpenHome) -> None:
    async with open_home() as home, logged(home) as log:
        moved(home)
        applied = await reloaded(home)
        await home.carol.click(applied.response, label="Undo")

        told = [message.content for message in log.history()]
        assert len(told) == 2
        assert told[0].startswith("**carol** · Reloaded the documents")
        assert "Undone" in told[1]


async def test_a_log_channel_that_is_gone_hinders_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        gone = ServerSettings(log_channel=home.channel.id + 12345)
        await home.composed.servers.change(HOME, lambda _: gone, home.carol.id, 1e9, _unrecorded)
        moved(home)
        applied = await reloaded(home)

        assert "Reloaded the documents" in shown(applied.response)
        assert "1909" in await opening(home)


async def test_a_reload_from_outside_is_told_to_the_log_channel_and_stands_in_the_history(
    open_home: OpenHome,
) -> None:
    async with open_home() as home, logged(home) as log:
        announcer = home.composed.announcer(home.bot)
        moved(home)
        await announcer.announce(await reload_now(home.composed.reloader, SIGNAL), SIGNAL)
        write(home, sidecar="[[entries]\n")
        await announcer.announce(await reload_now(home.composed.reloader, SIGNAL), SIGNAL)
        write(home, MUSEUM.replace("1908", "1909"), SIDECAR.replace("1908", "1909"))
        await announcer.announce(await reload_now(home.composed.reloader, SIGNAL), SIGNAL)

        told = [message.content for message in log.history()]
        (kept,) = await home.composed.reloads.latest(9)
        assert len(told) == 2
        assert told[0].startswith("🔄 Reloaded by `SIGHUP`: revision")
        assert "changed nothing, for something has to be mended" in told[1]
        assert "museum.toml:1: is not TOML" in told[1].replace("\\", "")
        assert (kept.by, kept.by_name, kept.kind) == (None, "SIGHUP", "reload")
        assert "1909" in await opening(home)


async def test_a_start_that_loads_something_else_stands_in_the_history_once(open_home: OpenHome) -> None:
    async with open_home() as home:
        for _ in range(2):
            await record_start(home.composed.reloads, home.composed.live.now, ENGLISH)

        (kept,) = await home.composed.reloads.latest(9)
        assert (kept.kind, kept.before, kept.after) == ("start", "", home.knowledge.revision)


async def test_the_metrics_count_what_is_live(open_home: OpenHome) -> None:
    async with open_home() as home:
        shutil.copy(home.folder / "seeds" / "museum.txt", home.folder / "seeds" / "second.txt")
        await reloaded(home)

        assert home.composed.metrics.registry.get_sample_value("verbatim_documents") == 2


@pytest.mark.parametrize("guilds", [(), (HOME,)])
def test_without_a_home_server_there_is_no_such_command(
    tmp_path: Path, settings, guilds: tuple[int, ...]
) -> None:
    async def names() -> set[str]:
        chosen = settings.model_copy(update={"home_guild_ids": guilds, "data_dir": tmp_path})
        database = Database(MEMORY)
        async with composition.Composition(chosen, Knowledge((), (), ""), database).client(
            shard_count=1
        ) as bot:
            await bot.add_cogs()
            found = bot.tree.get_commands(guild=discord.Object(HOME))
        await database.close()
        return {command.name for command in found}

    assert asyncio.run(names()) == ({"knowledge"} if guilds else set())


async def _pressed(home: Home, custom_id: str) -> str:
    """Press a button that is no longer shown, as an old client can."""
    panel = await reload(home)
    message = home.env.backend.get_message(panel.response.channel_id, panel.response.id)
    button = {"type": 2, "style": 2, "label": "Old", "custom_id": custom_id}
    message.components = [*message.components, {"type": 1, "components": [button]}]
    return shown((await home.carol.click(panel.response, custom_id=custom_id)).response)


async def test_a_long_build_says_how_far_it_has_come(
    open_home: OpenHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_FIRST", 0.0)
    async with open_home() as home:
        moved(home)
        panel = await reload(home)
        edits = [request.json for request in home.env.http_requests if request.method == "PATCH"]

    said = [str((edit or {}).get("content")) for edit in edits]
    assert "⏳ Reading the documents … The old ones answer meanwhile." in said
    assert "What would change" in shown(panel.response)


def test_every_step_of_a_build_has_its_sentence() -> None:
    for step in ("reading", "indexing", "reviewing", "asking"):
        assert "answer meanwhile" in ENGLISH.building(step, 3, 7)
