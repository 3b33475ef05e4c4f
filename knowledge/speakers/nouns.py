"""Which words a noun phrase may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from knowledge.speakers.roles import DAYS, GROUPS, ORGANISATIONS, ROLES
from knowledge.speakers.skeleton import Kind
from knowledge.speakers.speech_verbs import JUDGING, SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.speakers.skeleton import SceneToken

PRONOUNS: Final = frozenset(
    """
    he she they it i we you who
    """.split()  # noqa: SIM905 - a list of words reads as words
)
POSSESSIVES: Final = frozenset(("his", "her", "their", "its", "my", "our"))
DETERMINERS: Final = POSSESSIVES | frozenset(
    """
    the a an one another some many several two three four five six both no this that these those most other
    each
    """.split()  # noqa: SIM905 - a list of words reads as words
)
PARTICLES: Final = frozenset(
    """
    de del della da das dos di du van von der den ter ten la le el bin ibn al bint y e zu af st
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_NO_NOUN: Final = frozenset(
    """
    am is are was were be been being isn't aren't wasn't weren't has have had hasn't haven't hadn't do
    does did didn't doesn't don't will would won't wouldn't can could can't couldn't may might must shall
    should shouldn't not n't never also then later once often still just only even now soon already
    quickly and or but nor so yet if when while as because since although though after before until unless
    than that which who whom whose where why how what in on at by for from of to with without within about
    against among around between during into near off over through toward towards under upon via per like
    despite including amid outside inside there here however meanwhile instead indeed perhaps too very
    more less much he she they it i we you him them us me himself herself themselves itself went came made
    took gave got left met won lost began became ran saw knew kept stood sat fell broke brought built
    bought chose drew drove led let paid sent sold spent struck taught threw wore
    """.split()  # noqa: SIM905 - a list of words reads as words
)
FINITE_VERBS: Final = frozenset(
    """
    is are was were has had have did does do will would could can may might made took gave got left met won
    lost began became ran saw knew kept stood sat fell broke brought built bought chose drew drove led let
    paid sent sold spent struck taught threw wore went came said told wrote felt thought shook hit put set
    cut quit bit spread shot hid rose grew flew spoke held says tells writes thinks wants makes takes gives
    gets leaves plans expects hopes remains seems appears faces wins loses knows keeps stands sits comes
    goes leads runs sees likes loves hates works lives believes meets isn't wasn't didn't doesn't hasn't
    won't can't couldn't wouldn't aren't weren't haven't read wept rang sang swore slept drank rode fled
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Common verb forms that no ending gives away."""
_ADJECTIVES_IN_LY: Final = frozenset(
    """
    family elderly early daily weekly monthly yearly quarterly lonely friendly newly only assembly ally
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_ADJECTIVES_IN_ED: Final = frozenset(
    """
    retired convicted alleged so-called united armed acclaimed accused celebrated seasoned noted renowned
    registered divorced married injured unnamed unidentified elected newly-elected appointed aged wounded
    disgraced distinguished experienced respected veteran esteemed beloved limited allied red
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_ORGANISATION_OF: Final = frozenset(
    """
    academy administration agency association authority bank board bureau campaign center centre centers
    centres chamber church college commission committee council court department directorate federation
    friends fund house institute institution league ministry museum office parliament school secretary
    society university union minister secretary-general city town director commissioner alliance coalition
    confederation foundation
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_SINGULAR: Final = POSSESSIVES | {"the", "a", "an", "one", "another", "this", "that"}
_NOUNS_TOO: Final = frozenset(
    """
    report state post claim comment request statement attack charge defense promise answer reply protest
    press tweet text email blog complaint note plan project estimate trumpet host fault voice pledge vow
    remark object offer release
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Verbs of speech that are nouns after an article: "the arrest report"."""
_ALWAYS_NOUNS: Final = ROLES | GROUPS | ORGANISATIONS
_NEVER_NOUNS: Final = _NO_NOUN | FINITE_VERBS | PARTICLES | DETERMINERS
_JOINING: Final = PARTICLES | {"of", "for", "on", "the", "and", "&"}
_POSTPOSITIVE: Final = frozenset(("familiar", "close", "privy", "briefed", "involved", "present", "aware"))
_AFTER_POSTPOSITIVE: Final = frozenset(("with", "to", "on", "in", "at", "of"))
_TIMES: Final = frozenset(("yesterday", "today", "tomorrow", "tonight"))
_SHORT: Final = 4
"""Letters of a word in -ed that is no participle: "seed"."""
_NEARBY: Final = 4
"""Words of a name within which "of" and "and" look for what makes it an organisation's."""


def is_verb_of_speech(token: SceneToken, *, heading: bool = False) -> bool:
    """Return whether the token can be a verb that introduces somebody's words."""
    return (heading or not token.capital) and (token.low in SAYING or token.low in JUDGING)


def is_possessive(token: SceneToken) -> bool:
    """Return whether the word ends in a genitive: Anthropic’s, companies’."""
    return token.low.endswith(("'s", "s'"))


def is_postpositive(tokens: Sequence[SceneToken], position: int) -> bool:
    """Return whether an adjective stands here that follows its noun: "a person familiar with the matter"."""
    following = tokens[position + 1].low if position + 1 < len(tokens) else ""
    return tokens[position].low in _POSTPOSITIVE and following in _AFTER_POSTPOSITIVE


def run_end(tokens: Sequence[SceneToken], first: int, limit: int, *, heading: bool) -> int:
    """Return where the noun phrase ends that begins at a token; the token itself if none does."""
    position = first
    limit = min(limit, len(tokens))
    while position < limit and tokens[position].kind is Kind.WORD:
        if position > first and is_postpositive(tokens, position):
            break
        joins = _joins(tokens, first, position, limit)
        if not joins and not _is_nominal(tokens, first, position, heading=heading):
            break
        position += 1
    return position


def _joins(tokens: Sequence[SceneToken], first: int, position: int, limit: int) -> bool:
    """Return whether a particle, "of" or "and" goes on with a name: Bank of England, van der Meulen."""
    low = tokens[position].low
    if position + 1 >= limit or low not in _JOINING:
        return False
    following = tokens[position + 1]
    if low in PARTICLES:
        return following.capital or following.low in PARTICLES
    previous = tokens[position - 1]
    if position == first or following.low in DAYS:
        return False
    if low == "the":
        return previous.low in {"of", "for"} and following.capital
    if not previous.capital:
        return False
    return (
        _joins_and(tokens, first, position)
        if low in {"and", "&"}
        else _joins_of(tokens, first, position, limit)
    )


def _joins_of(tokens: Sequence[SceneToken], first: int, position: int, limit: int) -> bool:
    """Department of Justice, Institute for Soil Health."""
    before = range(max(first, position - _NEARBY), position)
    if not any(tokens[i].low in _ORGANISATION_OF for i in before):
        return False
    following = tokens[position + 1]
    return following.capital or (
        following.low == "the" and position + 2 < limit and tokens[position + 2].capital
    )


def _joins_and(tokens: Sequence[SceneToken], first: int, position: int) -> bool:
    """Food and Drug Administration, Department of Health and Human Services."""
    if not tokens[position + 1].capital:
        return False
    before = [tokens[i].low for i in range(max(first, position - _NEARBY), position)]
    ahead = tokens[position + 1 : position + _NEARBY]
    named = any(token.capital and token.low in _ORGANISATION_OF for token in ahead)
    return named or ("of" in before and not _ORGANISATION_OF.isdisjoint(before))


def _is_nominal(tokens: Sequence[SceneToken], first: int, position: int, *, heading: bool) -> bool:
    token = tokens[position]
    low = token.low
    if low in DAYS and (token.capital or low in _TIMES):
        return False
    if token.capital and not heading and (low not in _NO_NOUN or token.text.isupper()):
        return True
    if low in _NEVER_NOUNS:
        return False
    if low in _ALWAYS_NOUNS:
        return True
    if is_verb_of_speech(token, heading=heading):
        return _is_noun_here(tokens, first, position)
    adverb = low.endswith("ly") and low not in _ADJECTIVES_IN_LY
    participle = low.endswith("ed") and low not in _ADJECTIVES_IN_ED and len(low) > _SHORT
    return not (adverb or participle)


def _is_noun_here(tokens: Sequence[SceneToken], first: int, position: int) -> bool:
    """Return whether "report" or "state" is a noun: after an article or a genitive, or before a role."""
    low = tokens[position].low
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following and following.low in ROLES and low in _NOUNS_TOO | {"venture", "defence", "fire"}:
        return True
    if low not in _NOUNS_TOO:
        return False
    if position > first and is_possessive(tokens[position - 1]):
        return True
    article = first > 0 and tokens[first - 1].low in _SINGULAR
    return article and (position == first or not tokens[position - 1].low.endswith("s"))
