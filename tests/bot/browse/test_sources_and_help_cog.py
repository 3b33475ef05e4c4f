"""/sources and /help, as members see them."""

from __future__ import annotations

from pathlib import Path

from knowledge import Knowledge, load
from tests.bot.conftest import OpenWorld, World


def shown(components: list[dict[str, object]]) -> str:
    """All text in a Components V2 message."""
    text = [str(part.get("content", "")) for part in components]
    return "\n".join(text + [shown(part.get("components", [])) for part in components])


async def test_sources_lists_the_document_with_its_size_and_revision(world: World) -> None:
    result = await world.alice.slash(world.channel, "sources")

    text = shown(result.response.components)
    assert result.ephemeral
    assert "Brightwater CEO Supports U.S. Export Limits" in text
    assert "Tideline.news" in text
    assert f"{len(world.knowledge.documents[0].passages)} passages" in text
    assert world.knowledge.revision in text


async def test_many_sources_are_paged_and_stay_within_discords_limits(
    open_world: OpenWorld, tmp_path: Path
) -> None:
    for number in range(12):
        (tmp_path / f"document-{number:02}.txt").write_text(
            f"Document {number} says something. " * 3, "utf-8"
        )
        (tmp_path / f"document-{number:02}.toml").write_text(
            f'title = "Number {number} {"*" * 250}"\nurl = "https://example.org/{"a" * 300}"\n'
            f'author = "{"_" * 300}"\npublisher = "{"#" * 300}"\npublished = "{"~" * 300}"\n',
            "utf-8",
        )
    async with open_world(load(tmp_path)) as world:
        first = await world.alice.slash(world.channel, "sources")
        first_text = shown(first.response.components)
        second = await world.alice.click(first.response, label="Next")
        text = shown(second.response.components)

    assert "Number 0" in first_text
    assert "page 2 of 4" in text
    assert "Number 3" in text


async def test_sources_without_documents_say_what_to_do(open_world: OpenWorld) -> None:
    async with open_world(Knowledge((), (), "empty")) as world:
        result = await world.alice.slash(world.channel, "sources")
        answer = await world.ask("who started tidewell")

        assert "no document" in shown(result.response.components)
        assert "no document" in answer.content


async def test_help_gives_examples_that_are_answered(world: World) -> None:
    result = await world.alice.slash(world.channel, "help")
    examples = [line[2:] for line in result.response.content.splitlines() if line.startswith("> ")]

    assert result.ephemeral
    assert len(examples) == 3
    for example in examples:
        assert "> " in (await world.ask(example, world.bob)).content


async def test_every_command_is_explicit_about_where_it_works(world: World) -> None:
    for command in world.bot.tree.get_commands():
        described = command.to_dict(world.bot.tree)

        of_moderators = described.get("default_member_permissions") is not None
        assert described["contexts"] == ([0] if of_moderators else [0, 1, 2]), command.name
        assert described["integration_types"] == ([0] if of_moderators else [0, 1]), command.name
