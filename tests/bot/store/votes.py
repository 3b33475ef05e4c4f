"""Votes for tests."""

from __future__ import annotations

from dataclasses import replace

from bot.store.votes import Vote

_VOTE = Vote(
    member=1,
    guild=7,
    document="tidewell",
    start=10,
    end=20,
    words="0a1b2c3d",
    entry=None,
    revision="r1",
    up=False,
    expected=None,
    when=1.0,
)


def vote(**changed: object) -> Vote:
    return replace(_VOTE, **changed)
