"""Questions and their answers: commands, mentions, replies, direct messages, follow-ups, buttons."""
