"""Why a passage is shown and not given as the answer: what was not found in it."""

from __future__ import annotations


class LackingWords:
    """Why a passage is shown and not given as the answer: what was not found in it.

    Each says what was looked for and not found, which is so whatever stands there.
    """

    def no_such(self, thing: str) -> str:
        return f"I find no {thing} in this that answers it; it is the closest passage there is:"

    def no_age(self) -> str:
        return self.no_such("age")

    def no_count(self) -> str:
        return self.no_such("number")

    def no_money(self) -> str:
        return self.no_such("amount of money")

    def no_percentage(self) -> str:
        return self.no_such("percentage")

    def no_length(self) -> str:
        return self.no_such("length or distance")

    def no_duration(self) -> str:
        return self.no_such("length of time")

    def no_weight(self) -> str:
        return self.no_such("weight")

    def no_speed(self) -> str:
        return self.no_such("speed")

    def no_heat(self) -> str:
        return self.no_such("temperature")

    def no_date(self) -> str:
        return self.no_such("date or time")

    def no_place(self) -> str:
        return self.no_such("place")

    def no_person(self) -> str:
        return self.no_such("name")

    def perhaps_not_theirs(self, speaker: str) -> str:
        return f"I can't tell that “{speaker}” said this; it is the closest passage there is:"

    def perhaps_not_about_it(self, speaker: str) -> str:
        return f"These may be words of “{speaker}”, but I can't tell that they are about that:"
