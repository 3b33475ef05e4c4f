"""/knowledge add, remove and export, as a moderator uses them."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import discord
import pytest

from bot.uploads.values import MAX_BYTES
from knowledge import load
from tests.bot.curation.conftest import HOME, MUSEUM, Home, OpenHome, buttons, shown
from tests.bot.curation.test_export import plain
from tests.bot.uploads.hostile import article, page, pdf, scanned

HARBOUR = "The harbour froze in 1912. “Nobody had seen the like,” said Nils Holm, a fisherman.\n"


def files(folder: Path) -> list[tuple[str, bytes]]:
    return sorted((str(path), path.read_bytes()) for path in folder.rglob("*") if path.is_file())


async def added(home: Home, name: str = "The harbour.txt", content: str = HARBOUR) -> None:
    preview = await home.carol.slash(home.channel, "knowledge add", file=(name, content.encode()))
    await home.carol.click(preview.response, label="Apply")


async def test_an_attached_text_is_shown_applied_asked_and_undone(open_home: OpenHome) -> None:
    async with open_home() as home:
        seeds = files(home.folder / "seeds")
        preview = await home.carol.slash(
            home.channel, "knowledge add", file=("The harbour.txt", HARBOUR.encode())
        )
        text, before = shown(preview.response), list(home.documents())
        applied = await home.carol.click(preview.response, label="Apply")
        said = shown(applied.response)
        answered = await home.ask("who is nils holm")
        after = list(home.documents())
        undone = await home.carol.click(applied.response, label="Undo")
        changes = await home.composed.audit.latest(HOME, 9)

        assert preview.ephemeral
        assert "Add “The harbour froze in 1912.”?" in text
        assert "`the-harbour`" in text
        assert "2 passages in 1 paragraph, with 1 direct quotation" in text
        assert "> The harbour froze in 1912." in text
        assert "Nobody had seen the like" in text.split("who I take to have said them")[1]
        assert "— Nils Holm" in text
        assert "Nothing was left out" in text
        assert (before, after) == (["museum"], ["museum", "the-harbour"])
        assert "Added “The harbour froze in 1912.”" in said
        assert "Nils Holm" in answered.content
        assert "Undone" in shown(undone.response)
        assert list(home.documents()) == ["museum"]
        assert files(home.folder / "seeds") == seeds
        assert [change.what.split()[0] for change in changes] == ["Undone:", "Added"]
        assert {change.member for change in changes} == {home.carol.id}


async def test_what_was_added_survives_a_restart(open_home: OpenHome) -> None:
    async with open_home() as home:
        await added(home)
    async with open_home() as home:
        assert home.documents()["the-harbour"] == HARBOUR


async def test_a_page_shows_what_was_left_out_of_it(open_home: OpenHome) -> None:
    content = page(f"<nav><a href=/>Home</a></nav>{article()}<footer>Imprint *and* more</footer>")
    async with open_home() as home:
        preview = await home.carol.slash(home.channel, "knowledge add", file=("page.html", content))

        text = shown(preview.response)

        assert "Left out as no part of the text" in text
        assert "- Home" in text
        assert r"- Imprint \*and\* more" in text


async def test_a_pdf_is_read_with_its_title_and_address(open_home: OpenHome) -> None:
    content = pdf([["The lighthouse burns since 1850.", "It was built of stone."]])
    async with open_home() as home:
        preview = await home.carol.slash(
            home.channel,
            "knowledge add",
            file=("lighthouse.pdf", content),
            title="The lighthouse",
            address="https://example.org/lighthouse",
        )
        await home.carol.click(preview.response, label="Apply")
        answered = await home.ask("since when does the lighthouse burn")

        assert "burns since 1850" in answered.content
        assert "[The lighthouse](<https://example.org/lighthouse#:~:text=" in answered.content


async def test_without_a_file_a_form_takes_the_text(open_home: OpenHome) -> None:
    async with open_home() as home:
        form = await home.carol.slash(home.channel, "knowledge add")
        preview = await home.carol.submit_modal(
            form, {"title": "The harbour", "text": HARBOUR, "address": "https://example.org/harbour"}
        )
        text = shown(preview.response)
        await home.carol.click(preview.response, label="Apply")

        assert "Add “The harbour”?" in text
        assert home.documents()["the-harbour"] == HARBOUR
        found = home.composed.live.now.knowledge.document("the-harbour")
        assert (found.title, found.url) == ("The harbour", "https://example.org/harbour")


async def test_a_form_whose_title_no_screen_shows_takes_the_title_from_the_text(open_home: OpenHome) -> None:
    async with open_home() as home:
        form = await home.carol.slash(home.channel, "knowledge add")
        blank = {"title": "\N{ZERO WIDTH SPACE}", "text": HARBOUR, "address": ""}
        preview = await home.carol.submit_modal(form, blank)

        assert "Add “The harbour froze in 1912.”?\nRead as `the-harbour-froze-in-1912`" in shown(
            preview.response
        )


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", b"words", "I can read files that end in .txt · .md · .html · .htm · .pdf"),
        ("a.txt", b"", "nothing in that file"),
        ("a.txt", b"\xff\xd8\xff\x00", "not text"),
        ("a.txt", "Müller".encode("latin-1"), "UTF-8"),
        ("a.pdf", b"words", "not what its name says"),
        ("a.pdf", b"%PDF-1.7 and nothing more", "damaged"),
        ("a.md", b"---\n\n***\n", "no sentence"),
        ("scan.pdf", scanned(), "text recognition"),
        ("secret.pdf", pdf([["Words."]], password="any"), "password"),  # noqa: S106 - made to be locked out
        ("big.txt", b"a" * (MAX_BYTES + 1), "larger than 10 MiB"),
        ("long.txt", b"A true sentence. " * 100_000, "more text in that file than 1,500,000"),
    ],
)
async def test_a_bad_file_gets_a_sentence_and_nothing_is_stored(
    open_home: OpenHome, name: str, content: bytes, sentence: str
) -> None:
    async with open_home() as home:
        before = files(home.folder)
        result = await home.carol.slash(home.channel, "knowledge add", file=(name, content))

        assert result.ephemeral
        assert sentence in shown(result.response)
        assert files(home.folder) == before


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org", "https://a b", "https://x)("])
async def test_a_bad_address_gets_a_sentence(open_home: OpenHome, address: str) -> None:
    async with open_home() as home:
        result = await home.carol.slash(
            home.channel, "knowledge add", file=("ice.txt", HARBOUR.encode()), address=address
        )
        form = await home.carol.slash(home.channel, "knowledge add")
        submitted = await home.carol.submit_modal(form, {"title": "T", "text": HARBOUR, "address": address})

        assert "begin with https://" in shown(result.response)
        assert "begin with https://" in shown(submitted.response)


async def test_a_name_with_dots_and_slashes_names_a_document_and_no_path(open_home: OpenHome) -> None:
    async with open_home() as home:
        await added(home, "../../etc/museum.txt")

        assert list(home.documents()) == ["museum", "museum-2"]
        assert not list(home.folder.parent.glob("etc"))


async def test_a_new_version_takes_the_place_of_an_added_document_and_keeps_what_was_taught(
    open_home: OpenHome,
) -> None:
    newer = HARBOUR.replace("1912", "1913") + "\nIt thawed in March.\n"
    async with open_home() as home:
        await added(home)
        taught = await home.carol.slash(
            home.channel, "knowledge entry", question="the fisherman", passage="Nils Holm, a fisherman"
        )
        await home.carol.click(taught.response, label="Apply")
        offered = await home.carol.autocomplete(home.channel, "knowledge add", "replaces", "")
        preview = await home.carol.slash(
            home.channel, "knowledge add", file=("v2.txt", newer.encode()), replaces=offered[0]["value"]
        )
        text = shown(preview.response)
        await home.carol.click(preview.response, label="Apply")
        answered = await home.ask("the fisherman")

        assert [one["value"] for one in offered] == ["the-harbour"]
        assert "Put “The harbour froze in 1913.” in place of “The harbour froze in 1912.”?" in text
        assert home.documents() == {"museum": MUSEUM, "the-harbour": newer}
        assert "> Nils Holm, a fisherman" in answered.content


async def test_a_new_version_without_the_words_of_an_entry_lists_them_and_changes_nothing(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        await added(home)
        taught = await home.carol.slash(
            home.channel, "knowledge entry", question="the fisherman", passage="Nils Holm, a fisherman"
        )
        await home.carol.click(taught.response, label="Apply")
        result = await home.carol.slash(
            home.channel, "knowledge add", file=("v2.txt", b"It thawed."), replaces="the-harbour"
        )

        assert "has to be mended first" in shown(result.response)
        assert r"- the-harbour.entries.toml\:6: these words do not stand" in shown(result.response)
        assert home.documents()["the-harbour"] == HARBOUR


async def test_only_what_was_added_can_be_replaced(open_home: OpenHome) -> None:
    async with open_home() as home:
        result = await home.carol.slash(
            home.channel, "knowledge add", file=("v2.txt", b"It thawed."), replaces="museum"
        )

        assert "Only a document that was added here" in result.response.content


async def test_cancel_changes_nothing_and_apply_then_says_so(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(home.channel, "knowledge add", file=("ice.txt", HARBOUR.encode()))
        pressed = buttons(preview.response)["Apply"]
        await home.carol.click(preview.response, label="Cancel")
        text = shown(preview.response)
        late = await _press(home, preview, pressed)

        assert "Nothing was changed" in text
        assert "applied or cancelled already" in late
        assert list(home.documents()) == ["museum"]


async def _press(home: Home, preview: object, custom_id: str) -> str:
    """Press a button that the message had before it was edited."""
    stored = home.env.backend.get_message(home.channel.id, preview.response.id)
    container = stored.components[0]
    row = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Late", "custom_id": custom_id}]}
    container["components"] = [*container["components"], row]
    result = await home.carol.click(preview.response, custom_id=custom_id)
    return shown(result.response)


async def test_what_was_proposed_before_another_change_is_not_applied(open_home: OpenHome) -> None:
    async with open_home() as home:
        first = await home.carol.slash(home.channel, "knowledge add", file=("ice.txt", HARBOUR.encode()))
        await added(home, "market.txt", "The market is on Fridays.")
        late = await home.carol.click(first.response, label="Apply")

        assert "propose it again" in shown(late.response)
        assert list(home.documents()) == ["market", "museum"]


async def test_undo_after_another_change_would_take_that_back_too_and_does_not(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(home.channel, "knowledge add", file=("ice.txt", HARBOUR.encode()))
        applied = await home.carol.click(preview.response, label="Apply")
        await added(home, "market.txt", "The market is on Fridays.")
        undone = await home.carol.click(applied.response, label="Undo")

        assert "/knowledge rollback" in undone.followups[0].content
        assert sorted(home.documents()) == ["ice", "market", "museum"]


async def test_a_document_of_the_seeds_is_taken_out_and_its_file_stays(open_home: OpenHome) -> None:
    async with open_home() as home:
        seeds = files(home.folder / "seeds")
        offered = await home.carol.autocomplete(home.channel, "knowledge remove", "document", "harbour")
        preview = await home.carol.slash(home.channel, "knowledge remove", document=offered[0]["value"])
        text = shown(preview.response)
        applied = await home.carol.click(preview.response, label="Apply")
        gone = home.documents()
        await home.carol.click(applied.response, label="Undo")

        assert offered[0]["name"] == "The museum by the harbour"
        assert "Its file in the seeds folder stays" in text
        assert "6 passages and 1 entry go with it" in text
        assert gone == {}
        assert home.documents() == {"museum": MUSEUM}
        assert files(home.folder / "seeds") == seeds


async def test_an_added_document_is_taken_out_and_brought_back(open_home: OpenHome) -> None:
    async with open_home() as home:
        await added(home)
        preview = await home.carol.slash(home.channel, "knowledge remove", document="the-harbour")
        text = shown(preview.response)
        applied = await home.carol.click(preview.response, label="Apply")
        gone = list(home.documents())
        await home.carol.click(applied.response, label="Undo")

        assert "It was added here" in text
        assert gone == ["museum"]
        assert home.documents()["the-harbour"] == HARBOUR


async def test_a_question_is_taken_out_and_brought_back(open_home: OpenHome) -> None:
    async with open_home() as home:
        seeds = files(home.folder / "seeds")
        offered = await home.carol.autocomplete(home.channel, "knowledge remove", "question", "museum open")
        preview = await home.carol.slash(home.channel, "knowledge remove", question=offered[0]["value"])
        text = shown(preview.response)
        applied = await home.carol.click(preview.response, label="Apply")
        said, entries = shown(applied.response), len(home.composed.live.now.knowledge.entries)
        await home.carol.click(applied.response, label="Undo")

        assert "Take out the question “When did the museum open?”?" in text
        assert "Whoever asks it then reads:" in text
        assert "Took the question “When did the museum open?” out." in said
        assert entries == 0
        assert len(home.composed.live.now.knowledge.entries) == 1
        assert files(home.folder / "seeds") == seeds


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "Choose one of these"),
        ({"document": "museum", "question": "opening year"}, "Choose one of these"),
        ({"question": "no such question"}, "no such question"),
    ],
)
async def test_one_thing_is_taken_out_at_a_time(
    open_home: OpenHome, options: dict[str, str], sentence: str
) -> None:
    async with open_home() as home:
        result = await home.carol.slash(home.channel, "knowledge remove", **options)

        assert sentence in result.response.content


async def test_a_document_that_is_not_there_cannot_be_taken_out(open_home: OpenHome) -> None:
    async with open_home() as home:
        result = await home.carol.slash(home.channel, "knowledge remove", document="../museum")

        assert "no document of that name" in result.response.content


async def test_what_is_exported_takes_the_place_of_what_was_added(
    open_home: OpenHome, tmp_path: Path
) -> None:
    async with open_home() as home:
        nothing = await home.carol.slash(home.channel, "knowledge export")
        said = nothing.response.content
        await added(home)
        exported = await home.carol.slash(home.channel, "knowledge export")
        together = tmp_path / "together"
        shutil.copytree(home.folder / "seeds", together)
        for attachment in exported.response.attachments:
            (together / attachment.filename).write_bytes(await attachment.read())

        assert "Nothing has been added" in said
        assert exported.ephemeral
        assert plain(load(together)) == plain(home.composed.live.now.knowledge)
        assert tomllib.loads((together / "the-harbour.toml").read_text("utf-8")) == {
            "title": "The harbour froze in 1912."
        }


async def test_a_document_taken_out_is_named_by_the_export(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(home.channel, "knowledge remove", document="museum")
        await home.carol.click(preview.response, label="Apply")
        exported = await home.carol.slash(home.channel, "knowledge export")

        assert "To be deleted there: museum" in exported.response.content


async def test_a_form_and_buttons_work_on_a_connection_made_anew(open_home: OpenHome) -> None:
    async with open_home() as home:
        form = await home.carol.slash(home.channel, "knowledge add")
        preview = await home.carol.slash(home.channel, "knowledge add", file=("ice.txt", HARBOUR.encode()))
        await home.env.restart_bot(home.composed.client(shard_count=1))
        submitted = await home.carol.submit_modal(form, {"title": "T", "text": HARBOUR, "address": ""})
        applied = await home.carol.click(preview.response, label="Apply")

        assert "Add “T”?" in shown(submitted.response)
        assert "Added" in shown(applied.response)


async def test_the_command_is_hidden_from_members_and_offered_in_the_home_server_alone(
    open_home: OpenHome,
) -> None:
    async with open_home() as home:
        (group,) = (
            command
            for command in home.bot.tree.get_commands(guild=discord.Object(HOME))
            if command.name == "knowledge"
        )
        described = group.to_dict(home.bot.tree)

        assert described["default_member_permissions"] == discord.Permissions(manage_guild=True).value
        assert described["contexts"] == [0]
        assert described["integration_types"] == [0]
        assert home.bot.tree.get_command("knowledge") is None
