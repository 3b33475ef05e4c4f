"""Votes, as they are kept."""

from __future__ import annotations

import pytest

from bot.store.database import Database
from bot.store.votes import Votes, VoteTally
from tests.bot.store.votes import vote


@pytest.fixture
def votes(database: Database) -> Votes:
    return Votes(database)


async def test_a_member_has_one_vote_on_an_answer_and_can_change_it(votes: Votes) -> None:
    first = vote(up=True, when=1.0)
    changed = vote(up=False, expected="the year", start=30, end=40, revision="r2", guild=None, when=2.0)

    assert await votes.cast(first) is None
    assert await votes.cast(changed) == first
    assert await votes.of_member(1) == (changed,)
    assert await votes.of(1, "tidewell", "0a1b2c3d", None) == changed


async def test_the_same_words_from_an_entry_and_found_by_themselves_are_two_answers(votes: Votes) -> None:
    await votes.cast(vote(when=1.0))
    await votes.cast(vote(entry="abc", when=2.0))

    assert [v.entry for v in await votes.of_member(1)] == ["abc", None]


async def test_a_vote_is_taken_back_once(votes: Votes) -> None:
    await votes.cast(vote())

    assert await votes.withdraw(1, "tidewell", "0a1b2c3d", "another") is False
    assert await votes.withdraw(2, "tidewell", "0a1b2c3d", None) is False
    assert await votes.withdraw(1, "tidewell", "0a1b2c3d", None) is True
    assert await votes.withdraw(1, "tidewell", "0a1b2c3d", None) is False
    assert await votes.of(1, "tidewell", "0a1b2c3d", None) is None


async def test_the_same_vote_again_takes_it_back_and_the_other_one_changes_it(votes: Votes) -> None:
    up, down = vote(up=True, when=1.0), vote(up=False, when=2.0)

    assert await votes.toggle(up) is None
    assert await votes.toggle(down) == up
    assert await votes.of_member(1) == (down,)
    assert await votes.toggle(down) == down
    assert await votes.of_member(1) == ()


async def test_what_most_held_bad_comes_first_and_what_nobody_held_bad_not_at_all(votes: Votes) -> None:
    for member in (1, 2, 3):
        await votes.cast(vote(member=member, words="bad", when=float(member), expected=f"text {member}"))
    for member in (1, 2):
        await votes.cast(vote(member=member, words="mixed", entry="e", up=member == 1))
    await votes.cast(vote(words="good", up=True))

    worst = await votes.worst(10)
    assert worst == (
        VoteTally("tidewell", "bad", None, 10, 20, "r1", 0, 3, ("text 3", "text 2", "text 1")),
        VoteTally("tidewell", "mixed", "e", 10, 20, "r1", 1, 1, ()),
    )
    assert await votes.worst(1) == worst[:1]


async def test_a_tally_tells_where_the_latest_vote_saw_the_words(votes: Votes) -> None:
    await votes.cast(vote(member=1, start=30, end=40, revision="r2", when=2.0))
    await votes.cast(vote(member=2, when=1.0))

    (tally,) = await votes.worst(1)
    assert (tally.start, tally.end, tally.revision, tally.down) == (30, 40, "r2", 2)


async def test_a_members_votes_are_forgotten_and_nobody_elses(votes: Votes) -> None:
    for member in (1, 2):
        for words in ("a", "b"):
            await votes.cast(vote(member=member, words=words))

    assert await votes.forget_member(1) == 2
    assert await votes.forget_member(1) == 0
    assert [len(await votes.of_member(member)) for member in (1, 2)] == [0, 2]


async def test_a_discord_id_of_64_bits_and_any_text_are_kept_as_they_are(votes: Votes) -> None:
    kept = vote(member=2**63 - 1, guild=2**63 - 1, expected="'; DROP TABLE votes; -- %s :x \U0001f44d\n")
    await votes.cast(kept)

    assert await votes.of_member(2**63 - 1) == (kept,)
