"""Who or what a stretch of tokens names: "venture capitalist Marc Andreessen", "she", "a spokesman for the council"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from knowledge.speakers.roles import DAYS, GROUPS, HONORIFICS, ORGANISATIONS, ROLES
from knowledge.speakers.skeleton import Kind, Token
from knowledge.speakers.speech_verbs import JUDGING, SAYING, SPEECH_NOUNS

PRONOUNS: Final = frozenset(
    """
    he she they it i we you who
    """.split()  # noqa: SIM905 - a list of words reads as words
)
POSSESSIVES: Final = frozenset(
    """
    his her their its my our
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_DETERMINERS: Final = POSSESSIVES | frozenset(
    """
    the a an one another some many several two three four five six both no this that these those most other
    each
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_PARTICLES: Final = frozenset(
    """
    de del della da das dos di du van von der den ter ten la le el bin ibn al bint y e zu af st
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_NO_NOUN: Final = frozenset(
    """
    am is are was were be been being isn't aren't wasn't weren't has have had hasn't haven't hadn't do does
    did didn't doesn't don't will would won't wouldn't can could can't couldn't may might must shall should
    shouldn't not never also then later once often still just only even now soon already quickly and or but
    nor so yet if when while as because since although though after before until unless than that which who
    whom whose where why how what in on at by for from of to with without within about against among around
    between during into near off over through toward towards under upon via per like despite including amid
    outside inside there here however meanwhile instead indeed perhaps too very more less much he she they
    it i we you him them us me himself herself themselves itself went came made took gave got left met won
    lost began became ran saw knew kept stood sat fell broke brought built bought chose drew drove led let
    paid sent sold spent struck taught threw wore
    """.split()  # noqa: SIM905 - a list of words reads as words
)
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
_INSIDE_NAMES: Final = _PARTICLES | frozenset(
    """
    of for the and & on
    """.split()  # noqa: SIM905 - a list of words reads as words
)
_SURNAMES_TOO: Final = frozenset(
    """
    baker boss boyd brewer butcher carpenter chief child clerk coach dancer deacon dean doctor driver duke
    elder farmer father fellow ford friend gardener guard guest guide head hunter judge justice keeper king
    knight lawyer major mason marshal monk page painter pilot player pope priest prince proctor ranger
    rector rider sailor scout seller sergeant singer speaker squire translator trader usher vicar warden
    waiter winner worker writer
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Roles that are surnames too: "Jane Baker" is no baker."""
_SINGULAR: Final = POSSESSIVES | {"the", "a", "an", "one", "another", "this", "that"}
_NOUNS_TOO: Final = frozenset(
    """
    report state post claim comment request statement attack charge defense promise answer reply protest
    press tweet text email blog complaint note plan project estimate trumpet host fault voice pledge vow
    remark object offer release
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Verbs of speech that are nouns after an article: "the arrest report"."""
_LONGEST: Final = 14
"""Tokens of one noun phrase; longer runs are lists or headings."""

Range = tuple[int, int]


class Sort(Enum):
    """What kind of phrase names somebody."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase; all positions are those of tokens in its scene.

    Args:
        sort: how it names.
        start: its first token.
        end: one past the last token of the phrase itself, without what stands between commas after it.
        speaker: the tokens that name the speaker.
        role: the tokens that say what the speaker is, or None.
        known: False for a common noun that names a person or a group only where a speech verb says so.
    """

    sort: Sort
    start: int
    end: int
    speaker: Range
    role: Range | None = None
    known: bool = True


def is_verb_of_speech(token: Token, *, heading: bool = False) -> bool:
    """Return whether the token can be a verb that introduces somebody's words."""
    return (heading or not token.capital) and (token.low in SAYING or token.low in JUDGING)


def read_phrase(tokens: Sequence[Token], start: int, limit: int, *, heading: bool = False) -> Phrase | None:
    """Read the noun phrase that begins at a token.

    Args:
        tokens: the scene's tokens.
        start: where it begins.
        limit: the first token that is out of reach.
        heading: whether lower and upper case say nothing.

    Returns:
        The phrase, or None where none begins.
    """
    limit = min(limit, start + _LONGEST)
    if start >= limit or tokens[start].kind is not Kind.WORD:
        return None
    if tokens[start].low in PRONOUNS:
        return Phrase(Sort.PRONOUN, start, start + 1, (start, start + 1))
    first = start + 1 if tokens[start].low in _DETERMINERS else start
    end = _run_end(tokens, first, limit, heading=heading)
    if end == first or _is_possessive(tokens[end - 1]):
        return None
    phrase = _split(tokens, start, first, end)
    return _attached(tokens, phrase, limit + _LONGEST, heading=heading) if phrase else None


def _is_possessive(token: Token) -> bool:
    return token.low.endswith(("'s", "s'"))


def _run_end(tokens: Sequence[Token], first: int, limit: int, *, heading: bool) -> int:
    position = first
    while position < min(limit, len(tokens)):
        token = tokens[position]
        if token.kind is not Kind.WORD:
            break
        if _joins(tokens, first, position, limit):
            position += 1
            continue
        if not _is_nominal(tokens, first, position, heading=heading):
            break
        position += 1
    return position


def _joins(tokens: Sequence[Token], first: int, position: int, limit: int) -> bool:
    """Return whether "of", "for", "and" or a particle goes on with a name: Bank of England, van der Meulen."""
    token = tokens[position]
    follows = position + 1 < min(limit, len(tokens)) and tokens[position + 1].kind is Kind.WORD
    if not follows:
        return False
    if token.low in _PARTICLES and (tokens[position + 1].capital or tokens[position + 1].low in _PARTICLES):
        return True
    if position == first or not tokens[position - 1].capital:
        return False
    later = tokens[position + 1].capital and tokens[position + 1].low not in DAYS
    heads = any(tokens[index].low in _ORGANISATION_OF for index in range(max(first, position - 4), position))
    if token.low in {"of", "for", "on"} and heads:
        return later or (
            tokens[position + 1].low == "the"
            and position + 2 < limit
            and tokens[min(position + 2, len(tokens) - 1)].capital
        )
    if token.low == "the" and tokens[position - 1].low in {"of", "for"}:
        return later
    if token.low in {"and", "&"} and later:
        ahead = range(position + 1, min(position + 4, len(tokens)))
        return (heads and any(tokens[i].low == "of" for i in range(first, position))) or any(
            tokens[index].capital and tokens[index].low in _ORGANISATION_OF for index in ahead
        )
    return False


def _is_nominal(tokens: Sequence[Token], first: int, position: int, *, heading: bool) -> bool:
    token = tokens[position]
    low = token.low
    if low in DAYS and (token.capital or low in {"yesterday", "today", "tomorrow", "tonight"}):
        return False
    if token.capital and not heading and not (low in _NO_NOUN and not token.text.isupper()):
        return True
    if low in _NO_NOUN or low in _PARTICLES:
        return False
    if low in _DETERMINERS:
        return False
    if low in ROLES or low in GROUPS or low in ORGANISATIONS:
        return True
    if is_verb_of_speech(token, heading=heading):
        return _is_noun_here(tokens, first, position)
    if low.endswith("ly") and low not in _ADJECTIVES_IN_LY:
        return False
    return not (low.endswith("ed") and low not in _ADJECTIVES_IN_ED and len(low) > 4)  # noqa: PLR2004 - "need", "seed"


def _is_noun_here(tokens: Sequence[Token], first: int, position: int) -> bool:
    """Return whether a word like "report" or "state" is a noun: after an article, or directly before a role."""
    low = tokens[position].low
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following and following.low in ROLES and low in _NOUNS_TOO | {"venture", "defence", "fire"}:
        return True
    article = first > 0 and tokens[first - 1].low in _SINGULAR
    base = not low.endswith(("s", "ed", "ing")) and low in _NOUNS_TOO
    return article and base and (position == first or not tokens[position - 1].low.endswith("s"))


def _split(tokens: Sequence[Token], start: int, first: int, end: int) -> Phrase | None:
    """Tell the name in a run of words from the role before it."""
    name = _name_start(tokens, first, end)
    if name >= end:
        return _role(tokens, start, first, end)
    if name > first:
        role = None if _is_possessive(tokens[name - 1]) else (first, name)
        return Phrase(Sort.NAME, start, end, (name, end), role)
    if first > start and end - first == 1 and tokens[first].low in GROUPS | ROLES | ORGANISATIONS:
        return _role(tokens, start, first, end)
    with_article = start if tokens[start].low == "the" else first
    return Phrase(Sort.NAME, start, end, (with_article, end))


def _name_start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Return where the name begins that ends the run; `end` where the run ends in no name."""
    name = end
    while name > first and (tokens[name - 1].capital or tokens[name - 1].low in _INSIDE_NAMES):
        name -= 1
    before = [i for i in range(max(first, name - 1), end) if _ends_role(tokens, first, i, end)]
    name = max([name, *(index + 1 for index in before)])
    while name < end and not tokens[name].capital and tokens[name].low not in _PARTICLES:
        name += 1
    return name


def _ends_role(tokens: Sequence[Token], first: int, index: int, end: int) -> bool:
    token = tokens[index]
    if token.capital and tokens[end - 1].capital and index + 1 < end and tokens[end - 1].low in ORGANISATIONS:
        return False
    if _is_possessive(token):
        return True
    if token.low in HONORIFICS or token.low not in ROLES:
        return False
    previous = tokens[index - 1] if index > first else None
    surname = index + 1 == end and token.low in _SURNAMES_TOO and token.capital
    return not (
        surname
        and previous
        and previous.capital
        and previous.low not in ROLES
        and not _is_possessive(previous)
    )


def _role(tokens: Sequence[Token], start: int, first: int, end: int) -> Phrase | None:
    head = tokens[end - 1].low
    aged = head.endswith("-year-old")
    known = aged or head in ROLES or head in GROUPS or head in ORGANISATIONS
    named = any(tokens[i].capital for i in range(first + 1, end))
    if start == first and not known and not named and not head.endswith("s"):
        return None
    return Phrase(Sort.ROLE, start, end, (start, end), None, known)


def _attached(tokens: Sequence[Token], phrase: Phrase, limit: int, *, heading: bool) -> Phrase:
    """Add what hangs on the phrase by a preposition: "a spokesman for the council", "Kincannon of Harrow County"."""
    limit = min(limit, len(tokens))
    end = phrase.end
    near = (
        {"of", "for", "at", "from", "with", "in", "to"}
        if phrase.known and phrase.sort is Sort.ROLE
        else {"of", "for", "from"}
    )
    if phrase.sort is Sort.NAME:
        near = {"of", "from", "with"}
    while end + 1 < limit and tokens[end].low in near:
        begin = end + 1
        first = begin + 1 if tokens[begin].low in _DETERMINERS else begin
        stop = _run_end(tokens, first, min(limit, first + 8), heading=heading)
        if stop == first or _is_time_or_venue(tokens, end, first, stop) or _is_possessive(tokens[stop - 1]):
            break
        end, near = stop, {"of", "for"}
    if end == phrase.end:
        return phrase
    if phrase.sort is Sort.ROLE:
        return replace(phrase, end=end, speaker=(phrase.speaker[0], end))
    return replace(phrase, end=end)


def _is_time_or_venue(tokens: Sequence[Token], preposition: int, first: int, stop: int) -> bool:
    if tokens[stop - 1].low in SPEECH_NOUNS | VENUES:
        return True
    loose = tokens[preposition].low in {"in", "at", "from", "to", "with"}
    return (
        loose
        and not any(tokens[index].capital for index in range(first, stop))
        and tokens[preposition].low != "with"
    )


VENUES: Final = frozenset(
    """
    address affidavit appearance article book briefing broadcast call column complaint conference court
    debate decision dissent documentary editorial email e-mail essay event filing floor forum hearing
    interview keynote lawsuit lecture letter livestream meeting memo memoir message monologue motion
    newsletter note notice op-ed opinion panel paper podcast post posting presentation press programme rally
    release report ruling segment sermon session show speech statement story stream study suit summit talk
    telephone television testimony text thread toast trial tv tweet video visit webcast blog diary
    autobiography conversation voicemail communique order response response-letter reply submission appeal
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Nouns for where and in what form something was said: "in a statement", "at a news conference"."""
