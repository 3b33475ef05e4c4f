"""What a button, a choice in a menu or a form does: one frozen value each, written into its custom_id."""

from __future__ import annotations

from typing import Final, get_args

from bot.actions import codec
from bot.actions.answers import Answers, AskEntry, Dismiss, MorePassages, ShowContext
from bot.actions.browsing import Browsing, SourcesPage
from bot.actions.changing import ApplyChange, CancelChange, Changing, UndoChange
from bot.actions.checking import Checking, ShareCheck
from bot.actions.codec import LIMIT, TEMPLATE, Places, Press, digest, encode
from bot.actions.curating import Curating, HistoryPage
from bot.actions.feedback import CastVote, Feedback, ForgetMe, ReportGap, SayExpected, ShowStored
from bot.actions.following import Following, FollowUp, ShareAnswer
from bot.actions.quoting import QuotesPage, Quoting
from bot.actions.settings import (
    ChooseChannels,
    SetCooldown,
    SetLanguage,
    SetPrivate,
    Setting,
    ShowSettings,
    UndoSetting,
)
from bot.actions.summarizing import ShowSummary, Summarizing
from bot.actions.teaching import (
    AddText,
    AnswerGap,
    ChooseEntry,
    ChoosePassage,
    GapsPage,
    IgnoreGap,
    KnownGap,
    ReopenGaps,
    SearchForGap,
    Teaching,
    VotesPage,
)

Action = (
    Answers
    | Browsing
    | Changing
    | Checking
    | Curating
    | Feedback
    | Following
    | Quoting
    | Setting
    | Summarizing
    | Teaching
)
"""Every action there is; a module that adds one puts its union here."""

KNOWN: Final[dict[str, type[Press]]] = {action.code: action for action in get_args(Action)}
"""The actions by their codes."""


def decode(custom_id: str) -> Press | None:
    """Return what a custom_id stands for, or None for one that is not ours or of another format."""
    return codec.decode(custom_id, KNOWN)


__all__ = [
    "KNOWN",
    "LIMIT",
    "TEMPLATE",
    "Action",
    "AddText",
    "AnswerGap",
    "ApplyChange",
    "AskEntry",
    "CancelChange",
    "CastVote",
    "ChooseChannels",
    "ChooseEntry",
    "ChoosePassage",
    "Dismiss",
    "FollowUp",
    "ForgetMe",
    "GapsPage",
    "HistoryPage",
    "IgnoreGap",
    "KnownGap",
    "MorePassages",
    "Places",
    "Press",
    "QuotesPage",
    "ReopenGaps",
    "ReportGap",
    "SayExpected",
    "SearchForGap",
    "SetCooldown",
    "SetLanguage",
    "SetPrivate",
    "ShareAnswer",
    "ShareCheck",
    "ShowContext",
    "ShowSettings",
    "ShowStored",
    "ShowSummary",
    "SourcesPage",
    "UndoChange",
    "UndoSetting",
    "VotesPage",
    "decode",
    "digest",
    "encode",
]
