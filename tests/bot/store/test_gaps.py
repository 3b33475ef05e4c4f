"""Questions without an answer, as they are kept."""

from __future__ import annotations

import pytest

from bot.store import gaps as kept
from bot.store.database import Database
from bot.store.failures import TooManyGaps
from bot.store.gaps import Gap, Gaps


@pytest.fixture
def gaps(database: Database) -> Gaps:
    return Gaps(database)


async def report(gaps: Gaps, question: str, member: int | None = 1, kind: kept.Kind = "reported") -> int:
    return await gaps.report(question, member=member, guild=7, revision="r1", kind=kind, when=1.0)


async def test_a_reported_question_is_kept_with_who_asked_and_what_was_loaded(gaps: Gaps) -> None:
    number = await report(gaps, "who wrote it?")

    assert await gaps.get(number) == Gap(number, "who wrote it?", 1, 7, "r1", "reported", 1.0, "open")
    assert await gaps.get(number + 1) is None


async def test_the_same_question_of_the_same_member_is_kept_once_as_long_as_it_is_open(gaps: Gaps) -> None:
    first = await report(gaps, "who wrote it?")

    assert await report(gaps, "who wrote it?") == first
    assert await report(gaps, "who wrote it?", member=2) != first
    await gaps.close([first], "ignored", by=9, when=2.0)
    assert await report(gaps, "who wrote it?") > first


async def test_open_gaps_come_newest_first(gaps: Gaps) -> None:
    numbers = [await report(gaps, f"question {number}") for number in range(4)]
    await gaps.close(numbers[3:], "known", by=9, when=2.0)

    assert [gap.id for gap in await gaps.open(2)] == [numbers[2], numbers[1]]


async def test_closing_is_undone_for_what_it_closed_and_nothing_else(gaps: Gaps) -> None:
    first, second = [await report(gaps, f"question {number}") for number in range(2)]
    await gaps.close([first], "ignored", by=9, when=2.0)

    closed = await gaps.close([first, second, 999], "answered", by=9, when=3.0)
    assert closed == (second,)
    assert [(await gaps.get(number)).state for number in (first, second)] == ["ignored", "answered"]
    assert await gaps.reopen(closed) == (second,)
    assert await gaps.reopen(closed) == ()
    assert [(await gaps.get(number)).state for number in (first, second)] == ["ignored", "open"]


async def test_a_state_that_closes_nothing_is_refused(gaps: Gaps) -> None:
    for state in ("open", "lost"):
        with pytest.raises(ValueError, match=state):
            await gaps.close([1], state, by=9, when=2.0)


async def test_one_member_cannot_fill_the_list(gaps: Gaps, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_OF_MEMBER", 3)
    numbers = [await report(gaps, f"question {number}") for number in range(3)]
    with pytest.raises(TooManyGaps):
        await report(gaps, "one more")

    assert await report(gaps, "question 0") == numbers[0]
    assert await report(gaps, "somebody else's", member=2)
    await gaps.close(numbers[:1], "known", by=9, when=2.0)
    assert await report(gaps, "one more")


async def test_of_unanswered_questions_the_oldest_are_forgotten(
    gaps: Gaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_UNANSWERED", 3)
    reported = await report(gaps, "reported first")
    for number in range(5):
        await report(gaps, f"question {number}", member=None, kind="unanswered")

    left = [gap.question for gap in await gaps.open(10)]
    assert left == ["question 4", "question 3", "question 2", "reported first"]
    assert (await gaps.get(reported)).kind == "reported"


async def test_a_members_gaps_are_forgotten_whatever_became_of_them(gaps: Gaps) -> None:
    numbers = [await report(gaps, f"question {number}") for number in range(2)]
    await gaps.close(numbers[:1], "known", by=9, when=2.0)
    await report(gaps, "somebody else's", member=2)

    assert [gap.id for gap in await gaps.of_member(1)] == numbers[::-1]
    assert await gaps.forget_member(1) == 2
    assert await gaps.of_member(1) == ()
    assert len(await gaps.of_member(2)) == 1
