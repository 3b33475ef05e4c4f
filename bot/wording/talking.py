"""What the bot says to what was no question: greetings, thanks, insults, doubts, orders."""

from __future__ import annotations


class TalkingWords:
    """What the bot says to what was no question: greetings, thanks, insults, doubts, orders."""

    def small_talk(self, *, examples: bool) -> str:
        return (
            "I'm here for questions about the article, and answer them in its own words"
            f"{such_as(examples=examples)}"
        )

    def thanks(self, *, examples: bool) -> str:
        return f"You're welcome. Ask me more about the article{such_as(examples=examples)}"

    def about_bot(self, *, examples: bool) -> str:
        return (
            "I'm a bot: I look for what answers a question in the article and quote it word for word"
            f"{such_as(examples=examples)}"
        )

    def insult(self, *, examples: bool) -> str:
        return (
            "If an answer was wrong, 👎 below it tells whoever looks after me. Asking in other words may help"
            f"{such_as(examples=examples)}"
        )

    def doubt(self, *, examples: bool) -> str:
        return (
            "What I quote stands in the article word for word; the button below a quotation shows it there. "
            f"Whether it is so, I cannot tell. Ask me about it{such_as(examples=examples)}"
        )

    def order(self, *, examples: bool) -> str:
        return (
            "I only quote the article and write nothing of my own. Ask me about it"
            f"{such_as(examples=examples)}"
        )


def such_as(*, examples: bool) -> str:
    """Return how a sentence ends; the examples themselves stand on the buttons below."""
    return ", for example:" if examples else "."
