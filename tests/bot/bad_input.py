"""What members type that no command is meant for, by what is bad about it."""

from __future__ import annotations

BAD_INPUT = {
    "nothing": "",
    "six thousand characters": "who started tidewell " * 300,
    "only emoji": "😀🎉🔥",
    "only stop words": "the of and to a in",
    "code": "```python\nprint('hi' * 99)\n```",
    "another language": "¿Quién es el presidente de Francia?",
    "right to left": "من هو رئيس فرنسا؟",
    "SQL": "'; DROP TABLE passages; --",
    "a pattern": "(a+)+$ .* [^]",
    "everyone": "@everyone @here who started this",
    "control characters": "\x00\x07 who \u200b\u202e started",
}
