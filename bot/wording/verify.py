"""Verdicts on quotations. None of them vouches for what the article says: only for what stands in it."""

from __future__ import annotations


class VerifyWords:
    """Verdicts on quotations. None of them vouches for what the article says: only for what stands in it."""

    def verdict_verbatim(self) -> str:
        return "**Word for word:** the article has these words."

    def verdict_near(self) -> str:
        return "**Nearly word for word:** the article has this with small differences."

    def verdict_altered(self) -> str:
        return "**Altered:** the article has other words in this place."

    def verdict_said_by(self, claimed: str, named: str | None) -> str:
        theirs = f"it gives them to {named}" if named else f"it does not give them to {claimed}"
        return f"**Not {claimed}'s:** the article has these words, but {theirs}."

    def verdict_absent(self) -> str:
        return "**Not found:** I have no document with these words."

    def checked(self, claim: str, *, several: bool) -> str:
        which = "the most doubtful quotation of several" if several else "checked"
        return f"{which[0].upper()}{which[1:]}: “{claim}”"

    def nearest_words(self) -> str:
        return "The nearest words there are, which are **not** the quotation:"

    def difference(self, claimed: str, source: str) -> str:
        return f"- claimed: ~~{claimed}~~ · article: **{source}**"

    def put_in(self, claimed: str) -> str:
        return f"- claimed: ~~{claimed}~~ · article: without it"

    def left_out(self, source: str) -> str:
        return f"- left out: **{source}**"

    def more_differences(self, count: int) -> str:
        return f"- and {count} more"

    def given_to(self, claimed: str, named: str | None) -> str:
        return f"- said to be by: ~~{claimed}~~ · article: {f'**{named}**' if named else 'not by them'}"

    def not_vouched(self) -> str:
        return "This says what stands in the article, not whether it is true."

    def nothing_to_check(self) -> str:
        return (
            "There are no words in that to check. Give me the words somebody is said to have said or written."
        )

    def no_text_to_check(self) -> str:
        return "There is no text in that message for me to check."

    def nothing_quoted_by_me(self) -> str:
        return "That message is mine, and nothing is quoted in it that could be checked."

    def too_long_to_check(self, limit: int) -> str:
        return f"That is too long for me; please check at most {limit:,} characters at once."

    def check_is_old(self) -> str:
        return "The source has changed since this was checked. Please check the message again, then share."
