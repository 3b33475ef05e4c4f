"""Another language is one class; every sentence on the screen then comes from it."""

from __future__ import annotations

import inspect

import discord
import pytest
from discord import app_commands

from bot.delivery.command_declarations import CommandTranslator, told
from bot.feedback.vote_form import DOWN, UP
from bot.guild.languages import Languages
from bot.wording import ENGLISH, LANGUAGES, Wording
from tests.bot.conftest import OpenWorld, labels
from tests.bot.panels import every, labels_of, text_of

OPEN, CLOSE = "⟦", "⟧"


def marked(name: str) -> object:
    said = getattr(Wording, name)

    def saying(self: Wording, *args: object, **named: object) -> str:
        return f"{OPEN}{said(self, *args, **named)}{CLOSE}"

    return saying


SENTENCES = sorted(name for name, _ in inspect.getmembers(Wording, inspect.isfunction))
Marked = type("Marked", (Wording,), {"tag": "fi", **{name: marked(name) for name in SENTENCES}})
"""Another language in which every sentence of ours stands between marks."""


@pytest.mark.parametrize("language", LANGUAGES[1:], ids=lambda language: language.tag)
def test_every_further_language_says_every_sentence_anew(language: Wording) -> None:
    assert [name for name in SENTENCES if getattr(type(language), name) is getattr(Wording, name)] == []


def test_a_language_is_found_by_its_tag_or_by_its_first_part() -> None:
    languages = Languages((ENGLISH, Marked()))

    assert languages.named("fi").tag == "fi"
    assert languages.named("fi-FI").tag == "fi"
    assert languages.named("EN-gb") is ENGLISH
    assert languages.named("pt-BR") is None
    assert languages.named(None) is None


async def test_a_description_is_translated_where_its_language_is_complete() -> None:
    translator = CommandTranslator(Languages((ENGLISH, Marked())))
    context = app_commands.TranslationContext(
        app_commands.TranslationContextLocation.command_description, None
    )

    assert await translator.translate(told("ask_description"), discord.Locale.finnish, context) == (
        f"{OPEN}{ENGLISH.ask_description()}{CLOSE}"
    )
    assert await translator.translate(told("ask_description"), discord.Locale.german, context) is None


async def test_everything_around_a_quotation_is_said_in_the_language_and_the_quotation_is_not(
    open_world: OpenWorld,
) -> None:
    async with open_world(languages=Languages((Marked(),))) as world:
        answer = await world.ask("who started tidewell")
        refusal = await world.ask("how do i bake sourdough bread")

        assert "> Founded in 2023 by Oona Marrick" in answer.content
        assert answer.content.splitlines()[-1].startswith(f"-# — {OPEN}")
        assert all(label.startswith(OPEN) for label in labels(answer) if label not in {UP, DOWN})
        assert refusal.content.startswith(OPEN)


async def test_panels_and_verdicts_speak_the_language_around_the_documents_words(
    open_world: OpenWorld,
) -> None:
    async with open_world(languages=Languages((Marked(),))) as world:
        quotes = await world.alice.slash(world.channel, "quotes", speaker="ferrow")
        summary = await world.alice.slash(world.channel, "summary")
        verdict = await world.alice.slash(world.channel, "verify", text="The turbines are a clarion bell")

        for result in (quotes, summary):
            blocks = [part["content"] for part in every(result.response.components) if "content" in part]
            assert blocks[0].startswith((OPEN, f"{OPEN}## "))
            assert all(label.startswith(OPEN) for label in labels_of(result.response.components))
        assert "> The turbines are a clarion call" in text_of(quotes.response.components)
        assert verdict.response.content.startswith(OPEN)
        assert "> The turbines are a clarion **call**" in verdict.response.content
