"""Message text into a question: mentions and custom emoji taken out or named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.text.files import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_QUESTION = 2000
"""Code points of a question; a longer one is an essay, and the member is asked to shorten it."""

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&\d{1,20}>")
_CHANNEL = re.compile(r"<#\d{1,20}>")
_EMOJI = re.compile(r"<a?:\w{1,32}:\d{1,20}>")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\(<?[a-z]{2,10}://[^\s)]{1,500}\)")
_ADDRESS = re.compile(r"<?\b[a-z]{2,10}://[^\s<>]+>?")
_EVERYBODY = re.compile(r"@(?:everyone|here)\b")
_COMMAND = re.compile(r"</([^:<>]{1,100}):\d{1,20}>")


def plain(text: str) -> str:
    """Return text on one line, without what no screen shows, without addresses and the marks of links."""
    shown, _ = visible(text)
    return " ".join(_ADDRESS.sub(" ", _LINK.sub(r"\1", shown)).split())


def question_text(content: str, me: int, names: Mapping[int, str]) -> str:
    """Return what was asked in a message.

    Args:
        content: the raw content of a Discord message.
        me: the bot's own user id; its mentions are left out.
        names: display names of the other mentioned members by user id.

    Returns:
        The question on one line, without surrounding white space; empty where nothing is asked.
    """

    def name(match: re.Match[str]) -> str:
        user = int(match.group(1))
        return " " if user == me else names.get(user, " ")

    text = _USER.sub(name, content)
    for pattern in (_ROLE, _CHANNEL, _EMOJI, _EVERYBODY):
        text = pattern.sub(" ", text)
    return plain(_COMMAND.sub(r"\1", text))
