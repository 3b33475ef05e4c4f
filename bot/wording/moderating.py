"""What moderators read: the settings of a server, and what was changed."""

from __future__ import annotations


class ModerateWords:
    """What moderators read: the settings of a server, and what was changed."""

    def changed_by(self, name: str, what: str) -> str:
        return f"**{name}**: {what}"
