"""The settings of a server, and what was changed of them."""

from __future__ import annotations


class ServerSettingsWords:
    """The settings of a server, and what was changed of them."""

    def settings_description(self) -> str:
        return "What I do on this server, for moderators"

    # The panel.
    def settings_title(self) -> str:
        return (
            "## Settings of this server\n"
            "-# Each change is in force at once, is recorded with your name, and can be undone."
        )

    def ask_channels_name(self) -> str:
        return "Ask channels"

    def ask_channels_setting(self) -> str:
        return "**Ask channels** · every message there is a question to me"

    def intent_granted(self) -> str:
        return (
            "⚠️ They work from my next start on: I did not ask for the text of messages when I last started."
        )

    def intent_off(self) -> str:
        return (
            "⚠️ They are off: Discord does not give me the text of messages. Whoever runs me can switch "
            "on the Message Content intent in the Developer Portal, under Bot, and start me again."
        )

    def allowed_channels_name(self) -> str:
        return "Allowed channels"

    def allowed_channels_setting(self) -> str:
        return (
            "**Allowed channels** · with any chosen I answer only there, in their threads, in ask channels "
            "and in help forums: elsewhere mentions are ignored, and commands say where to ask"
        )

    def allowed_channels_gone(self) -> str:
        return (
            "⚠️ Every channel that was chosen here has been deleted, so I answer in ask channels and help "
            "forums alone. Choose another one; to allow every channel, take that one out again."
        )

    def help_forums_name(self) -> str:
        return "Help forums"

    def help_forums_setting(self) -> str:
        return "**Help forums** · a new post gets one answer, if I am sure of it"

    def titles_alone(self) -> str:
        return "⚠️ I go by the titles of posts alone, as long as I do not get the text of messages."

    def cooldown_name(self) -> str:
        return "Cooldown"

    def cooldown_setting(self) -> str:
        return "**Cooldown** · how often a member may ask"

    def cooldown_default(self, questions: int, seconds: int) -> str:
        return f"Default: {self.cooldown_choice(questions, seconds)}"

    def cooldown_choice(self, questions: int, seconds: int) -> str:
        asked = "1 question" if questions == 1 else f"{questions} questions"
        return f"{asked} in {seconds} seconds"

    def private_name(self) -> str:
        return "Private by default"

    def private_setting(self, *, on: bool) -> str:
        return (
            f"**Private by default** · {self.switched(on=on)} · answers to commands are shown to the member "
            "alone, unless they choose otherwise"
        )

    def language_name(self) -> str:
        return "Language"

    def language_setting(self) -> str:
        return "**Language** · of my replies to messages; commands answer in each member's own"

    def language_default(self) -> str:
        return "The server's own"

    def log_channel_name(self) -> str:
        return "Log channel"

    def log_channel_setting(self) -> str:
        return "**Log channel** · where I tell what moderators change"

    def choose_channels(self) -> str:
        return "No channel chosen"

    def choose_forums(self) -> str:
        return "No forum chosen"

    def switched(self, *, on: bool) -> str:
        return "on" if on else "off"

    def switch_button(self, *, on: bool) -> str:
        return "Switch on" if on else "Switch off"

    def undo_button(self) -> str:
        return "Undo"

    # Changes.
    def setting_changed(self, name: str, before: str, now: str) -> str:
        return f"{name}: {before} → {now}"

    def none(self) -> str:
        return "none"

    def changed_by(self, name: str, what: str) -> str:
        return f"**{name}** · {what}"

    def changed_since(self) -> str:
        return "That was changed again since, so nothing is undone. These are the settings now:"

    def nothing_to_undo(self) -> str:
        return "There is nothing to undo here any more."

    def nothing_changed(self) -> str:
        return "That is set already."

    def log_channel_closed(self, channel: str) -> str:
        return f"Changed, but I could not tell it in {channel}: I may not write there, or it is gone."

    # Refusals.
    def not_for_you(self) -> str:
        return "Only a moderator of this server can do that: who has Manage Server, or a role for it."

    def not_a_member(self) -> str:
        return "I am not a member of this server, so there is nothing to set. Invite me first."

    def settings_away(self) -> str:
        return "I cannot reach my database at the moment, so nothing can be changed. Please try again later."

    def not_here(self, channels: str) -> str:
        if not channels:
            return "I don't answer in this channel. You can ask me in a direct message."
        return f"I don't answer in this channel. You can ask me in {channels}, or in a direct message."
