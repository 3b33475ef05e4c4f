"""/knowledge entry, gaps and feedback, as a moderator uses them."""

from __future__ import annotations

import pytest

from bot.actions import ChoosePassage, decode, digest
from bot.store.database import Database
from bot.store.votes import Vote
from tests.bot.curation.conftest import HOME, Home, OpenHome, buttons, choices, shown

TICKET = "A ticket costs two crowns."


async def report(home: Home, *questions: str) -> list[int]:
    """Report questions, the oldest first."""
    return [
        await home.composed.gaps.report(
            question, member=7 + number, guild=HOME, revision="r", kind="reported", when=1e9 + number
        )
        for number, question in enumerate(questions)
    ]


async def open_questions(home: Home) -> list[str]:
    return [gap.question for gap in await home.composed.gaps.open(99)]


async def test_a_question_is_taught_with_a_passage_chosen_by_search(open_home: OpenHome) -> None:
    async with open_home() as home:
        offered = await home.carol.autocomplete(home.channel, "knowledge entry", "passage", "ticket crowns")
        by_question = await home.carol.autocomplete(
            home.channel, "knowledge entry", "passage", "", question="what costs a ticket"
        )
        preview = await home.carol.slash(
            home.channel,
            "knowledge entry",
            question="entrance fee?",
            also="admission | price of entry",
            passage=offered[0]["value"],
            note="Crowns of that time.",
        )
        text = shown(preview.response)
        before = await home.ask("entrance fee?")
        applied = await home.carol.click(preview.response, label="Apply")
        said = shown(applied.response)
        after = await home.ask("entrance fee?", home.bob)
        other = await home.ask("price of entry", home.bob)
        await home.carol.click(applied.response, label="Undo")
        undone = await home.ask("entrance fee?")

        assert offered[0]["name"] == by_question[0]["name"] == TICKET
        assert "A member asks: **entrance fee?**" in text
        assert "-# also: admission · price of entry" in text
        assert f"> {TICKET}" in text
        assert "Note: Crowns of that time." in text
        assert not before.content.startswith("> ")  # at best unsure, which says so first
        assert "Taught “entrance fee?”" in said
        assert after.content.startswith(f"> {TICKET}")
        assert other.content.startswith(f"> {TICKET}")
        assert undone.content == before.content


async def test_a_question_becomes_another_way_to_ask_an_existing_one(open_home: OpenHome) -> None:
    async with open_home() as home:
        offered = await home.carol.autocomplete(home.channel, "knowledge entry", "same_as", "museum open")
        preview = await home.carol.slash(
            home.channel, "knowledge entry", question="inauguration date", same_as=offered[0]["value"]
        )
        text = shown(preview.response)
        await home.carol.click(preview.response, label="Apply")
        answered = await home.ask("inauguration date")

        assert "another way to ask “When did the museum open?”" in text
        assert "> The museum opened in 1908" in answered.content


async def test_a_known_gap_is_taught(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(
            home.channel,
            "knowledge entry",
            question="who paid for the museum",
            gap="It does not say who *paid*.",
        )
        text = shown(preview.response)
        await home.carol.click(preview.response, label="Apply")
        answered = await home.ask("who paid for the museum")

        assert "It quotes nothing, and says" in text
        assert r"It does not say who \*paid\*." in text
        assert "It does not say who" in answered.content
        assert "> " not in answered.content


async def test_words_typed_instead_of_chosen_count_if_they_stand_in_a_document(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(
            home.channel, "knowledge entry", question="how many seats", passage="four hundred people"
        )

        assert "> four hundred people" in shown(preview.response)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({}, "Choose one of these"),
        ({"passage": TICKET, "gap": "It does not say."}, "Choose one of these"),
        ({"passage": "words that stand nowhere"}, "no such passage"),
        ({"passage": "v1:tp:0:00000000:0:5:00000000"}, "no such passage"),
        ({"passage": "v1:te:0:abc"}, "no such passage"),
        ({"same_as": "no such question"}, "no such question"),
        ({"same_as": "v1:te:0:000000000000"}, "no such question"),
        ({"question": "???", "passage": TICKET}, "in words"),
        ({"question": "when did the museum OPEN", "passage": TICKET}, "already there"),
        ({"also": "x" * 301, "passage": TICKET}, "at most 300 characters"),
        ({"also": "|".join("abcdefghij"), "passage": TICKET}, "At most 10 ways"),
        ({"passage": "wo crow"}, "no such passage"),
        ({"gap": "\N{ZERO WIDTH SPACE}"}, "Choose one of these"),
        ({"question": "\N{ZERO WIDTH SPACE}", "passage": TICKET}, "in words"),
        ({"gap": "It does not say.", "note": "As printed."}, "A note goes with a passage alone"),
        ({"same_as": "opening year", "note": "As printed."}, "A note goes with a passage alone"),
        ({"same_as": "opening year", "also": "price"}, "one way to ask it at a time"),
    ],
)
async def test_bad_input_gets_a_sentence_and_changes_nothing(
    open_home: OpenHome, options: dict[str, str], sentence: str
) -> None:
    async with open_home() as home:
        result = await home.carol.slash(
            home.channel, "knowledge entry", **{"question": "entrance fee", **options}
        )

        assert result.ephemeral
        assert sentence in shown(result.response)
        assert home.composed.live.now.knowledge.revision == home.knowledge.revision


async def test_each_way_to_ask_is_taught_once_and_without_what_no_screen_shows(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(
            home.channel,
            "knowledge entry",
            question="entr\N{ZERO WIDTH SPACE}ance \N{RIGHT-TO-LEFT OVERRIDE}fee",
            also="Entrance fee? | admission | ADMISSION | ",
            passage=TICKET,
        )
        text = shown(preview.response)
        await home.carol.click(preview.response, label="Apply")
        entries = home.composed.live.now.knowledge.entries

        assert "A member asks: **entrance fee**\n-# also: admission\n" in text
        assert "left out" not in text
        assert f"> {TICKET}" in text
        assert "⚠" not in text
        assert entries[-1].questions == ("entrance fee", "admission")


async def test_the_preview_says_which_ways_to_ask_are_there_already(open_home: OpenHome) -> None:
    async with open_home() as home:
        preview = await home.carol.slash(
            home.channel, "knowledge entry", question="fee", also="price | Opening year?", passage=TICKET
        )

        assert "-# also: price\n-# left out, for they are there already: Opening year?\n" in shown(
            preview.response
        )


async def test_questions_that_ask_the_same_are_listed_once_with_their_count(open_home: OpenHome) -> None:
    async with open_home() as home:
        await report(home, "what costs a ticket", "Is *there* a café?", "What costs a ticket?")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        text = shown(listed.response)

        assert listed.ephemeral
        assert "2 questions without an answer" in text
        assert "asked 2 times · reported 2 times" in text
        assert r"**Is \*there\* a café?**" in text
        assert text.index("What costs a ticket?") < text.index("café")


async def test_a_gap_is_answered_by_choosing_a_passage_and_no_longer_listed(open_home: OpenHome) -> None:
    async with open_home() as home:
        await report(home, "entrance fee", "Entrance fee?", "is there a café")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        search = await home.carol.click(listed.response, custom_id=buttons(listed.response)["Answer it"])
        form = await home.carol.click(search.response, label="Search with other words")
        found = await home.carol.submit_modal(form, {"words": "ticket"})
        preview = await home.carol.select(
            found.response, [choices(found.response)[TICKET]], custom_id="menu:passages"
        )
        text = shown(preview.response)
        applied = await home.carol.click(preview.response, label="Apply")
        said = shown(applied.response)
        answered = await home.ask("entrance fee")
        left = await open_questions(home)
        undone = await home.carol.click(applied.response, label="Undo")
        back = await open_questions(home)

        assert "What answers “Entrance fee?”" in shown(search.response)
        assert f"> {TICKET}" in text
        assert "Taught “Entrance fee?”" in said
        assert f"> {TICKET}" in answered.content
        assert left == ["is there a café"]
        assert "2 questions listed again" in shown(undone.response)
        assert sorted(back) == ["Entrance fee?", "entrance fee", "is there a café"]


async def test_a_gap_is_answered_by_a_question_that_asks_the_same(open_home: OpenHome) -> None:
    async with open_home() as home:
        await report(home, "inauguration of the museum")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        search = await home.carol.click(listed.response, label="Answer it")
        value = choices(search.response)["When did the museum open?"]
        preview = await home.carol.select(search.response, [value], custom_id="menu:entries")
        await home.carol.click(preview.response, label="Apply")

        assert "> The museum opened in 1908" in (await home.ask("inauguration of the museum")).content
        assert await open_questions(home) == []


async def test_a_gap_becomes_a_known_one(open_home: OpenHome) -> None:
    async with open_home() as home:
        (number,) = await report(home, "is there a café")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        form = await home.carol.click(listed.response, label="Known gap")
        preview = await home.carol.submit_modal(form, {"sentence": "It says nothing\nof a café."})
        await home.carol.click(preview.response, label="Apply")

        assert "It says nothing of a café." in (await home.ask("is there a café")).content
        assert (await home.composed.gaps.get(number)).state == "known"


async def test_a_gap_is_ignored_and_listed_again(open_home: OpenHome) -> None:
    async with open_home() as home:
        await report(home, "is there a café", "Is there a café?")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        ignored = await home.carol.click(listed.response, label="Ignore")
        said, left = shown(ignored.response), await open_questions(home)
        undone = await home.carol.click(ignored.response, label="Undo")
        changes = await home.composed.audit.latest(HOME, 9)

        assert "“Is there a café?” is no longer listed" in said
        assert "no open question" in said
        assert left == []
        assert "2 questions listed again" in shown(undone.response)
        assert len(await open_questions(home)) == 2
        assert len(changes) == 2


async def test_many_gaps_are_paged_and_stay_within_discords_limits(open_home: OpenHome) -> None:
    async with open_home() as home:
        words = "red blue green small large round long short warm cold dry wet".split()  # noqa: SIM905 - a list of words
        await report(home, *(f"{'*' * 200} {word} {'_' * 80}?" for word in words))
        first = await home.carol.slash(home.channel, "knowledge gaps")
        second = await home.carol.click(first.response, label="Next")
        text = shown(second.response)
        ignored = await home.carol.click(second.response, custom_id=buttons(second.response)["Ignore"])

        assert "page 2 of 3" in text
        assert "page 2 of 3" in shown(ignored.response)
        assert len(await open_questions(home)) == 11


async def test_what_somebody_else_has_dealt_with_gets_a_sentence(open_home: OpenHome) -> None:
    async with open_home() as home:
        numbers = await report(home, "entrance fee")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        search = await home.carol.click(listed.response, label="Answer it")
        form = await home.carol.click(listed.response, label="Known gap")
        await home.composed.gaps.close(numbers, "ignored", 1, 1e9)
        answer = await home.carol.click(listed.response, label="Answer it")
        ignore = await home.carol.click(listed.response, label="Ignore")
        chosen = await home.carol.select(
            search.response, [next(iter(choices(search.response).values()))], custom_id="menu:passages"
        )
        known = await home.carol.submit_modal(form, {"sentence": "It does not say."})

        for result in (answer, ignore, chosen, known):
            assert "somebody has dealt with it" in shown(result.response)


async def test_a_passage_that_went_meanwhile_is_not_taught(open_home: OpenHome) -> None:
    async with open_home() as home:
        await report(home, "entrance fee")
        listed = await home.carol.slash(home.channel, "knowledge gaps")
        search = await home.carol.click(listed.response, label="Answer it")
        value = next(iter(choices(search.response).values()))
        assert isinstance(decode(value), ChoosePassage)
        removal = await home.carol.slash(home.channel, "knowledge remove", document="museum")
        await home.carol.click(removal.response, label="Apply")
        chosen = await home.carol.select(search.response, [value], custom_id="menu:passages")
        form = await home.carol.click(listed.response, label="Known gap")
        known = await home.carol.submit_modal(form, {"sentence": "It does not say."})

        assert "no longer stands in it" in shown(chosen.response)
        assert "no document" in shown(known.response)


async def test_without_gaps_it_says_how_they_come_about(open_home: OpenHome) -> None:
    async with open_home() as home:
        listed = await home.carol.slash(home.channel, "knowledge gaps")

        assert "There is no open question" in shown(listed.response)


async def test_the_worst_passages_are_shown_with_their_context(open_home: OpenHome) -> None:
    async with open_home() as home:
        none = await home.carol.slash(home.channel, "knowledge feedback")
        said = shown(none.response)
        (document,) = home.knowledge.documents
        start = document.text.index(TICKET)
        place = (document.name, start, start + len(TICKET), digest(TICKET))
        for member, expected in ((1, "the *price* today"), (2, None)):
            vote = Vote(
                member, HOME, *place, None, home.knowledge.revision, up=False, expected=expected, when=1.0
            )
            await home.composed.votes.cast(vote)
        gone = Vote(3, HOME, "museum", 0, 5, "00000000", None, "old", up=False, expected=None, when=1.0)
        await home.composed.votes.cast(gone)
        worst = await home.carol.slash(home.channel, "knowledge feedback")
        text = shown(worst.response)
        context = await home.carol.click(worst.response, label="Show in context")

        assert "No passage has been voted down" in said
        assert "2 answers found unhelpful" in text
        assert "👎 2 · 👍 0" in text
        assert f"> {TICKET}" in text
        assert r"expected: the \*price\* today" in text
        assert "no longer stands in the source" in text
        assert f"**{TICKET}**" in context.response.content


async def test_when_the_store_is_away_nothing_is_lost_and_a_sentence_says_so(open_home: OpenHome) -> None:
    away = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none", patience=0.5)
    async with open_home(database=away) as home:
        gaps = await home.carol.slash(home.channel, "knowledge gaps")
        votes = await home.carol.slash(home.channel, "knowledge feedback")
        preview = await home.carol.slash(
            home.channel, "knowledge entry", question="entrance fee", passage=TICKET
        )
        applied = await home.carol.click(preview.response, label="Apply")
        said = shown(applied.response)
        answered = await home.ask("entrance fee")

        assert "memory does not answer" in shown(gaps.response)
        assert "memory does not answer" in shown(votes.response)
        assert "stands in the log alone" in said
        assert f"> {TICKET}" in answered.content
        assert "Undo" in buttons(applied.response)
