"""Which messages are questions, decided over plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.asking.question_gate import AskedMessage, asked_in
from bot.delivery.message_seen import MessageSeen

ME, ALICE, BOB = 1, 2, 3
SERVER, CHANNEL, THREAD = 10, 20, 21

TO_ME = MessageSeen(ALICE, CHANNEL, content=f"<@{ME}> who started it?", guild=SERVER, named={ME: "Verbatim"})
SAID = MessageSeen(ALICE, CHANNEL, content="who started it?", guild=SERVER)
IN_THREAD = replace(SAID, channel=THREAD, parent=CHANNEL)


def test_a_mention_is_a_question_without_the_mention() -> None:
    assert asked_in(TO_ME, ME) == AskedMessage("who started it?", addressed=True)


def test_what_a_mentioned_member_is_called_stands_in_the_question() -> None:
    message = replace(TO_ME, content=f"<@{ME}> did <@{BOB}> say so?", named={ME: "Verbatim", BOB: "Bob"})

    assert asked_in(message, ME) == AskedMessage("did Bob say so?", addressed=True)


def test_a_direct_message_speaks_to_the_bot_and_so_does_a_mention_without_words() -> None:
    assert asked_in(replace(SAID, guild=None), ME) == AskedMessage("who started it?", addressed=True)
    assert asked_in(replace(TO_ME, content=f"<@{ME}>"), ME) == AskedMessage("", addressed=True)


@pytest.mark.parametrize(
    "changed",
    [{"robot": True}, {"author": ME}, {"spoken": False}, {"everyone": True}, {"named": {}}],
    ids=["robot", "itself", "told by Discord", "everyone", "nobody"],
)
def test_a_robot_the_bot_itself_and_whoever_speaks_to_others_ask_nothing(changed: dict[str, object]) -> None:
    assert asked_in(replace(TO_ME, **changed), ME) is None


def test_every_message_in_an_ask_channel_is_a_question_without_being_addressed() -> None:
    assert asked_in(SAID, ME) is None
    assert asked_in(SAID, ME, {CHANNEL}) == AskedMessage("who started it?", addressed=False)
    assert asked_in(replace(SAID, content="<#5>"), ME, {CHANNEL}) is None


def test_in_a_thread_of_an_ask_channel_it_has_to_be_sure_unless_it_is_replied_to() -> None:
    replying = replace(IN_THREAD, replying=True, replied_to=ME)

    assert asked_in(IN_THREAD, ME, {CHANNEL}) == AskedMessage(
        "who started it?", addressed=False, only_sure=True
    )
    assert asked_in(replying, ME, {CHANNEL}) == AskedMessage("who started it?", addressed=False)


@pytest.mark.parametrize(
    "changed",
    [
        {"named": {BOB: "Bob"}},
        {"replying": True, "replied_to": BOB},
        {"replying": True, "replied_to": None},
    ],
    ids=["names Bob", "answers Bob", "answers somebody"],
)
def test_what_members_say_to_each_other_in_an_ask_channel_is_left_alone(changed: dict[str, object]) -> None:
    assert asked_in(replace(SAID, **changed), ME, {CHANNEL}) is None
