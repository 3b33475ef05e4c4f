"""What a store raises where it cannot remember."""

from __future__ import annotations


class StoreUnavailable(Exception):  # noqa: N818 - a state of the world, not a mistake
    """The database does not answer, or cannot be written; nothing was stored, and later it may work.

    Args:
        kind: the class of the driver's error, for the log; its text may hold what a member wrote.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class NotMigrated(StoreUnavailable):
    """The database answers, but its tables cannot be brought up to date; they are as they were before.

    Args:
        kind: as in `StoreUnavailable`.
        newer: True where a newer version of the bot has written it.
    """

    def __init__(self, kind: str, *, newer: bool = False) -> None:
        super().__init__(kind)
        self.newer = newer


class TooManyGaps(Exception):  # noqa: N818 - a state of the world, not a mistake
    """A member has as many open gaps as one member may have; nothing was stored."""


def kind_of(error: BaseException) -> str:
    """Return the class of the driver's own error, which SQLAlchemy wraps once or twice."""
    wrapped = getattr(error, "orig", None)
    return type((wrapped.__cause__ or wrapped) if wrapped else error).__name__
