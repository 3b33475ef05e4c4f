"""What is said when a private reply is shown to everybody."""

from __future__ import annotations


class ShareWords:
    """What is said when a private reply is shown to everybody."""

    def share_button(self) -> str:
        return "Share"

    def shared_by(self, name: str, about: str | None) -> str:
        return f"Shared by {name}" + (f" · about {about}" if about else "")

    def shared_at(self, link: str) -> str:
        return f"Shared: {link}"

    def already_shared(self, link: str) -> str:
        return f"This is shared already: {link}"

    def may_not_share(self) -> str:
        return "I may not write here, so I cannot share this. You can copy it from here and post it yourself."

    def nothing_to_share_below(self) -> str:
        return "I could not share this: the message it belongs to is gone, or I may not write here."
