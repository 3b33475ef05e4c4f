"""What a button, a choice in a menu or a form does: one frozen value each, written into its custom_id."""

from __future__ import annotations

from typing import Final, get_args

from bot.actions import codec
from bot.actions.codec import LIMIT, TEMPLATE, Places, Press, digest, encode
from bot.actions.members import (
    AskEntry,
    Dismiss,
    FollowUp,
    Members,
    MorePassages,
    QuotesPage,
    ShareAnswer,
    ShareCheck,
    ShowContext,
    ShowSummary,
    SourcesPage,
)
from bot.actions.moderators import (
    AddText,
    AnswerGap,
    ApplyChange,
    CancelChange,
    ChooseEntry,
    ChoosePassage,
    GapsPage,
    HistoryPage,
    IgnoreGap,
    KnownGap,
    Moderators,
    ReopenGaps,
    SearchForGap,
    UndoChange,
    VotesPage,
)
from bot.actions.setting_changes import (
    ChooseChannels,
    SetCooldown,
    SetLanguage,
    SetPrivate,
    SettingPress,
    ShowSettings,
    UndoSetting,
)
from bot.actions.stored import CastVote, ForgetMe, ReportGap, SayExpected, ShowStored

Action = Members | Moderators | SettingPress
"""Every action there is."""

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
    "Members",
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
