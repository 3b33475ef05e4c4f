"""Any kind of text, with a sidecar or without, is asked, quoted, summed up and checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import load
from tests.articles import FAQ, MINUTES, NEWS
from tests.bot.conftest import OpenWorld
from tests.bot.panels import text_of

ASKED = [
    (NEWS, "who started tidewell", "Founded in 2023 by Oona Marrick"),
    (FAQ, "how long may i keep a book", "Books may be kept for three weeks"),
    (FAQ, "when is the library open on saturdays", "The library opens at nine on weekdays"),
    (MINUTES, "what did the dredging cost", "The treasurer reported that dredging had cost 48,000 crowns"),
    (MINUTES, "how many steps did the lamp keeper climb", "For 31 years the lamp keeper climbed 204 steps"),
]
SAID = [
    (NEWS, "David Ferrow", "The turbines are a clarion call"),
    (FAQ, "librarian", "Apples, yes; soup, never,"),
    (MINUTES, "harbour master", "A chain costs less than a rescue."),
]


@pytest.mark.parametrize(("folder", "question", "words"), ASKED)
async def test_a_question_is_answered_in_the_documents_words(
    open_world: OpenWorld, folder: Path, question: str, words: str
) -> None:
    async with open_world(load(folder)) as world:
        assert f"> {words}" in (await world.ask(question)).content


@pytest.mark.parametrize(("folder", "speaker", "words"), SAID)
async def test_who_is_quoted_is_listed_and_their_words_are_found_real(
    open_world: OpenWorld, folder: Path, speaker: str, words: str
) -> None:
    async with open_world(load(folder)) as world:
        listed = await world.alice.slash(world.channel, "quotes", speaker=speaker)
        checked = await world.alice.slash(world.channel, "verify", text=f"“{words}”")

        assert words in text_of(listed.response.components)
        assert checked.response.content.startswith("**Word for word:**")


@pytest.mark.parametrize("folder", [NEWS, FAQ, MINUTES], ids=lambda folder: folder.name)
async def test_every_document_is_named_and_summed_up(open_world: OpenWorld, folder: Path) -> None:
    async with open_world(load(folder)) as world:
        sources = await world.alice.slash(world.channel, "sources")

        for document in world.knowledge.documents:
            summary = await world.alice.slash(world.channel, "summary", document=document.name)
            title = document.title.split(",")[0].split(":")[0]
            assert title in text_of(sources.response.components)
            assert "**1.**\n> " in text_of(summary.response.components)


async def test_a_text_of_one_sentence_is_a_document(open_world: OpenWorld, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The ferry to Saltmere leaves at noon.", "utf-8")
    async with open_world(load(tmp_path)) as world:
        answer = await world.ask("when does the ferry to saltmere leave")
        nobody = await world.alice.slash(world.channel, "quotes")

        assert "> The ferry to Saltmere leaves at noon." in answer.content
        assert "Nobody is quoted directly" in nobody.response.content
