"""What members get over TCP, also while a line breaks: one bot for all tests, each with its own asker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from tests.bodies import violations
from tests.wire.loopback import Loopback
from tests.wire.payloads import Channel
from tests.wire.process import BotProcess, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.wire.payloads import Message, User
    from tests.wire.traffic import Request

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "who started tidewell"
FOUNDER = "Oona Marrick"
MISQUOTED = "The turbines are a clarion call—it’s time to rethink our highways"
CHECK = "Check this quote"
MESSAGES = "/channels/*/messages"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory, openapi: Path | None) -> AsyncIterator[Loopback]:
    """A loopback to which one bot has connected; what it asked for is something Discord would take."""
    async with (
        Loopback() as loopback,
        BotProcess(tmp_path_factory.mktemp("bot"), settings_for(loopback)) as bot,
    ):
        await bot.connected_to(loopback)
        yield loopback
        assert violations(loopback.requests, openapi) == []


@pytest.fixture
def loopback(served: Loopback) -> Loopback:
    """The loopback, without what another test may have left in store."""
    served.forgive()
    return served


@pytest.fixture
def asker(loopback: Loopback, request: pytest.FixtureRequest) -> User:
    """A member of the test's own, with whom the bot has not lost its patience yet."""
    return loopback.world.member(request.node.name)


async def ask(loopback: Loopback, asker: User, question: str = QUESTION) -> Message:
    return await loopback.say(f"{loopback.mention} {question}", author=asker)


def shown(message: Message) -> str:
    """The text of a message without the backslashes that keep Markdown out of it."""
    return message.content.replace("\\", "")


def tries(loopback: Loopback, question: Message) -> list[Request]:
    """The requests that sent, or tried to send, a reply to a question."""
    return [
        request
        for request in loopback.requests
        if request.method == "POST"
        and request.path.endswith("/messages")
        and int(request.json["message_reference"]["message_id"]) == question.id
    ]


def buttons(message: Message) -> dict[str, str]:
    """The custom_ids of a message's buttons by their labels."""
    return {part["label"]: part["custom_id"] for row in message.components for part in row["components"]}


async def test_a_mention_is_answered_with_the_sentence_as_a_reply_that_pings_nobody(
    loopback: Loopback, asker: User
) -> None:
    question = await ask(loopback, asker)
    reply = await loopback.reply_to(question)
    assert FOUNDER in shown(reply)
    assert reply.allowed_mentions in ({"parse": []}, {"parse": [], "replied_user": False})
    assert loopback.replies_to(question) == [reply]


async def test_a_direct_message_is_answered_without_a_mention(loopback: Loopback, asker: User) -> None:
    direct = loopback.world.direct(asker)
    reply = await loopback.reply_to(await loopback.say(QUESTION, author=asker, channel=direct))
    assert reply.channel == direct
    assert FOUNDER in shown(reply)


async def test_a_reply_to_the_bot_with_a_ping_is_a_question(loopback: Loopback, asker: User) -> None:
    first = await loopback.reply_to(await ask(loopback, asker))
    further = await loopback.say(QUESTION, author=asker, mentions=[loopback.world.me], reference=first)
    assert FOUNDER in shown(await loopback.reply_to(further))


async def test_what_is_not_said_to_the_bot_stays_without_an_answer(loopback: Loopback, asker: User) -> None:
    robot = loopback.world.member("robot", bot=True)
    everyone = f"@everyone {loopback.mention} {QUESTION}"
    ignored = [
        await loopback.say(QUESTION, author=asker),
        await ask(loopback, robot),
        await loopback.say(everyone, author=asker, mention_everyone=True),
    ]
    await loopback.reply_to(await ask(loopback, asker))
    assert [reply for message in ignored for reply in loopback.replies_to(message)] == []


async def test_a_slash_command_is_answered_and_privately_where_asked(loopback: Loopback, asker: User) -> None:
    openly = await loopback.response_to(await loopback.slash("ask", author=asker, question=QUESTION))
    privately = await loopback.response_to(
        await loopback.slash("ask", author=asker, question=QUESTION, private=True)
    )
    assert FOUNDER in shown(openly)
    assert FOUNDER in shown(privately)
    assert (openly.ephemeral, privately.ephemeral) == (False, True)


async def test_autocomplete_offers_questions_that_can_then_be_asked(loopback: Loopback, asker: User) -> None:
    typed = await loopback.autocomplete("ask", author=asker, question="tidewell")
    choices = await loopback.choices_of(typed)
    assert 0 < len(choices) <= 25
    chosen = await loopback.slash("ask", author=asker, question=choices[0]["value"])
    assert choices[0]["name"] in shown(await loopback.response_to(chosen))


async def test_the_message_menu_answers_somebody_elses_message(loopback: Loopback, asker: User) -> None:
    message = await loopback.say(QUESTION, author=loopback.world.member("bob"))
    interaction = await loopback.menu("Find in the article", message, author=asker)
    assert FOUNDER in shown(await loopback.reply_to(message))
    await loopback.response_to(interaction)


async def test_a_private_verdict_can_be_shared_below_the_message(loopback: Loopback, asker: User) -> None:
    message = await loopback.say(MISQUOTED, author=loopback.world.member("bob"))
    verdict = await loopback.response_to(await loopback.menu(CHECK, message, author=asker))
    await loopback.press(verdict, buttons(verdict)["Share"], author=asker)
    shared = await loopback.reply_to(message)
    assert verdict.ephemeral
    assert "Shared by" in shown(shared)
    assert shared.allowed_mentions in ({"parse": []}, {"parse": [], "replied_user": False})
    await loopback.wait_for(lambda: "Shared: https://" in verdict.content)


async def test_in_a_direct_message_there_is_nobody_to_share_a_verdict_with(
    loopback: Loopback, asker: User
) -> None:
    message = await loopback.say(MISQUOTED, author=asker, channel=loopback.world.direct(asker))
    verdict = await loopback.response_to(await loopback.menu(CHECK, message, author=asker))
    assert set(buttons(verdict)) == {"Show in context"}


async def test_installed_for_a_member_alone_a_verdict_is_shared_by_answering_the_press(
    loopback: Loopback, asker: User
) -> None:
    elsewhere = Channel(loopback.world.snowflake(), loopback.world.snowflake())
    message = await loopback.say(MISQUOTED, author=loopback.world.member("bob"), channel=elsewhere)
    verdict = await loopback.response_to(await loopback.menu(CHECK, message, author=asker))
    pressed = await loopback.press(verdict, buttons(verdict)["Share"], author=asker)
    (shared,) = await loopback.wait_for(lambda: pressed.followups)
    assert not shared.ephemeral
    assert "**Altered:**" in shown(shared)
    assert f"about https://discord.com/channels/{elsewhere.guild}/{elsewhere.id}/{message.id}" in shown(
        shared
    )
    assert loopback.replies_to(message) == []


async def test_a_pressed_button_shows_the_paragraph_to_whoever_pressed(
    loopback: Loopback, asker: User
) -> None:
    reply = await loopback.reply_to(await ask(loopback, asker))
    buttons = [button for row in reply.components for button in row["components"]]
    in_context = next(button for button in buttons if "context" in button["label"])
    paragraph = await loopback.response_to(
        await loopback.press(reply, in_context["custom_id"], author=loopback.world.member("bob"))
    )
    assert FOUNDER in json.dumps([paragraph.content, paragraph.components], ensure_ascii=False)
    assert paragraph.ephemeral


async def test_a_deleted_question_takes_its_reply_along(loopback: Loopback, asker: User) -> None:
    question = await ask(loopback, asker)
    reply = await loopback.reply_to(question)
    await loopback.delete(question)
    await loopback.wait_for(lambda: reply.deleted)


async def test_an_edited_question_is_answered_anew_in_the_same_reply(loopback: Loopback, asker: User) -> None:
    question = await ask(loopback, asker, "how do i bake sourdough bread")
    reply = await loopback.reply_to(question)
    assert FOUNDER not in shown(reply)
    await loopback.edit(question, f"{loopback.mention} {QUESTION}")
    await loopback.wait_for(lambda: FOUNDER in shown(reply))
    assert loopback.replies_to(question) == [reply]


async def test_a_question_asked_while_the_line_was_down_is_answered(loopback: Loopback, asker: User) -> None:
    loopback.drop_connection()
    question = await ask(loopback, asker)
    await loopback.reply_to(question)
    assert len(loopback.gateway.sessions) == 1
    assert len(loopback.replies_to(question)) == 1


@pytest.mark.parametrize(
    "fault",
    ["503", "503 after the write", "500 after the write", "429", "dropped", "dropped after the write"],
)
async def test_a_fault_while_a_reply_is_sent_leaves_exactly_one_reply(
    loopback: Loopback, asker: User, fault: str
) -> None:
    match fault.split(maxsplit=1):
        case ["429"]:
            loopback.rate_limit("POST", MESSAGES)
        case ["dropped", *after]:
            loopback.drop_request("POST", MESSAGES, after_write=bool(after))
        case [status, *after]:
            loopback.fail("POST", MESSAGES, status=int(status), after_write=bool(after))
    question = await ask(loopback, asker)
    await loopback.wait_for(lambda: [request.status for request in tries(loopback, question)][1:] == [200])
    assert len(loopback.replies_to(question)) == 1


async def test_after_a_403_it_stops_trying_in_that_channel_only(loopback: Loopback, asker: User) -> None:
    direct = loopback.world.direct(asker)
    loopback.fail("POST", f"/channels/{direct.id}/messages", status=403, times=100)
    first = await loopback.say(QUESTION, author=asker, channel=direct)
    await loopback.wait_for(lambda: tries(loopback, first))
    second = await loopback.say(QUESTION, author=asker, channel=direct)
    await loopback.reply_to(await ask(loopback, asker))
    assert [request.status for request in tries(loopback, first)] == [403]
    assert tries(loopback, second) == []


async def test_a_response_that_comes_too_late_is_not_sent_again_in_another_way(
    loopback: Loopback, asker: User
) -> None:
    late = await loopback.slash("ask", author=asker, question=QUESTION, expired=True)
    await loopback.response_to(await loopback.slash("ask", author=asker, question=QUESTION))
    about = [request for request in loopback.requests if late.token in request.path]
    assert [request.status for request in about] == [404]


async def test_a_callback_that_fails_after_the_write_gives_one_answer(
    loopback: Loopback, asker: User
) -> None:
    loopback.fail("POST", "/interactions/*/callback", status=500, after_write=True)
    interaction = await loopback.slash("ask", author=asker, question=QUESTION)
    await loopback.response_to(interaction)
    await loopback.response_to(await loopback.slash("ask", author=asker, question=QUESTION))
    assert interaction.followups == []


async def test_a_vote_and_its_form_sent_after_the_answer_was_deleted_are_counted(
    loopback: Loopback, asker: User
) -> None:
    answer = await loopback.reply_to(await ask(loopback, asker))
    buttons = [button for row in answer.components for button in row["components"]]
    down = next(button["custom_id"] for button in buttons if button["custom_id"].startswith("v1:v:0:"))
    await loopback.delete(answer)
    pressed = await loopback.press(answer, down, author=asker)
    await loopback.wait_for(lambda: pressed.callback is not None)
    form = pressed.callback["data"]
    sent = await loopback.submit(answer, form["custom_id"], {"expected": "the year"}, author=asker)
    kept = await loopback.response_to(sent)
    stored = await loopback.response_to(await loopback.slash("privacy", author=asker))

    assert "What did you expect" in form["title"]
    assert "your words are kept" in kept.content
    assert "you expected: the year" in json.dumps(stored.components)
