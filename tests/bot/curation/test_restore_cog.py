"""/knowledge restore, as a moderator uses it: what was taken out of the seeds, back in."""

from __future__ import annotations

import pytest
import simcord

from tests.bot.curation.conftest import MUSEUM, Home, OpenHome, buttons, shown

QUESTION = "When did the museum open?"


async def changed(home: Home, command: str, **options: str) -> simcord.results.InteractionResult:
    """Propose a change and apply it."""
    preview = await home.carol.slash(home.channel, f"knowledge {command}", **options)
    return await home.carol.click(preview.response, label="Apply")


async def offered(home: Home, option: str, typed: str = "") -> dict[str, str]:
    found = await home.carol.autocomplete(home.channel, "knowledge restore", option, typed)
    return {choice["name"]: choice["value"] for choice in found}


async def added(home: Home) -> None:
    """Add a document: a change since, which undoing the removal would take back too."""
    await changed(home, "add", file=("ice.txt", b"The harbour froze in 1912."))


async def test_a_document_taken_out_comes_back_and_what_changed_since_stays(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", document="museum")
        await added(home)
        choices, gone = await offered(home, "document", "harbour"), list(home.documents())
        preview = await home.carol.slash(home.channel, "knowledge restore", document="museum")
        text, meanwhile = shown(preview.response), list(home.documents())
        applied = await home.carol.click(preview.response, label="Apply")

        assert choices == {"The museum by the harbour": "museum"}
        assert gone == meanwhile == ["ice"]
        assert "Take “The museum by the harbour” back in?" in text
        assert "6 passages and 1 entry come back with it." in text
        assert "Took “The museum by the harbour” back in." in shown(applied.response)
        assert home.documents()["museum"] == MUSEUM
        assert list(home.documents()) == ["ice", "museum"]
        assert await offered(home, "document") == {}


async def test_a_question_taken_out_comes_back_with_its_answer(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", question=QUESTION)
        choices = await offered(home, "question", "museum open")
        preview = await home.carol.slash(home.channel, "knowledge restore", question=choices[QUESTION])
        text, gone = shown(preview.response), home.composed.live.now.knowledge.entries
        applied = await home.carol.click(preview.response, label="Apply")

        assert f"Take the question “{QUESTION}” back in?" in text
        assert "The museum opened in 1908 beside the harbour." in text
        assert gone == ()
        assert f"Took the question “{QUESTION}” back in." in shown(applied.response)
        assert len(home.composed.live.now.knowledge.entries) == 1


async def test_what_came_back_stands_in_the_history_and_is_undone(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", document="museum")
        applied = await changed(home, "restore", document="museum")
        history = shown((await home.carol.slash(home.channel, "knowledge history")).response)
        recorded = [change.what for change in await home.composed.audit.latest(None, 1)]
        await home.carol.click(applied.response, label="Undo")

        assert "**carol**: Took “The museum by the harbour” back in." in history
        assert recorded == ["Took “The museum by the harbour” back in."]
        assert home.documents() == {}
        assert await offered(home, "document") == {"The museum by the harbour": "museum"}


async def test_a_cancelled_restoring_changes_nothing(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", document="museum")
        preview = await home.carol.slash(home.channel, "knowledge restore", document="museum")
        await home.carol.click(preview.response, label="Cancel")

        assert home.documents() == {}


async def test_a_title_or_a_question_may_be_typed_instead_of_chosen(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", document="museum")
        await changed(home, "restore", document="the museum by the harbour")
        await changed(home, "remove", question=QUESTION)
        await changed(home, "restore", question="when did the museum open")

        assert len(home.composed.live.now.knowledge.entries) == 1


async def test_the_questions_of_a_document_that_is_out_are_offered_once_it_is_back(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        await changed(home, "remove", question=QUESTION)
        await changed(home, "remove", document="museum")
        before = await offered(home, "question")
        await changed(home, "restore", document="museum")

        assert before == {}
        assert list(await offered(home, "question")) == [QUESTION]


async def test_a_document_that_was_added_here_is_not_offered(open_home: OpenHome) -> None:
    async with open_home() as home:
        await added(home)
        await changed(home, "remove", document="ice")

        assert await offered(home, "document") == {}


async def test_a_document_that_is_faulty_by_now_stays_out_and_says_what_to_mend(open_home: OpenHome) -> None:
    async with open_home() as home:
        await changed(home, "remove", document="museum")
        (home.folder / "seeds" / "museum.toml").write_text("[[entries]\n", "utf-8")
        told = await home.carol.slash(home.channel, "knowledge restore", document="museum")

        assert "museum.toml:1: is not TOML" in told.response.content.replace("\\", "")
        assert buttons(told.response) == {}
        assert home.documents() == {}


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "Choose one of these"),
        ({"document": "museum", "question": QUESTION}, "Choose one of these"),
        ({"document": "museum"}, "Nothing of that name is taken out"),
        ({"document": "../../etc/passwd"}, "Nothing of that name is taken out"),
        ({"question": QUESTION}, "Nothing of that name is taken out"),
    ],
)
async def test_what_is_not_taken_out_cannot_come_back(
    open_home: OpenHome, options: dict[str, str], sentence: str
) -> None:
    async with open_home() as home:
        told = await home.carol.slash(home.channel, "knowledge restore", **options)

        assert told.ephemeral
        assert sentence in told.response.content
        assert home.documents() == {"museum": MUSEUM}
