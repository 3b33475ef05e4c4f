"""What the whole article says of its speakers: their roles, their titles, who holds a role."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from knowledge.speakers.cast import phrase_mention, role_key
from knowledge.speakers.clauses import ClauseReader
from knowledge.speakers.noun_phrases import Phrase, Range, Sort
from knowledge.speakers.speaker_resolver import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from knowledge.speakers.cast import Cast
    from knowledge.speakers.mentions import Mention
    from knowledge.speakers.scene import Scene, SceneToken

_TITLE_REACH = 4
"""Words before a name that may be a title: "former assistant district attorney"."""


def known_from(
    text: str,
    scenes: Sequence[Scene],
    cast: Cast,
    phrases: Mapping[tuple[int, int, int], Phrase],
    spoken: set[str],
) -> Known:
    """Gather what is said of speakers anywhere.

    Args:
        text: the document.
        scenes: its paragraphs.
        cast: everybody it names.
        phrases: subjects and speakers by scene, first and last token.
        spoken: the names of speakers, as shown.
    """
    roles: list[tuple[tuple[str, ...], str]] = []
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    titled: dict[tuple[str, ...], str] = {}
    for (number, _, _), phrase in sorted(phrases.items()):
        tokens = scenes[number].tokens
        if phrase.sort is Sort.ROLE:
            roles.append((role_key(tokens, *phrase.speaker), _printed(text, tokens, phrase.speaker)))
        mention = phrase_mention(cast, tokens, phrase)
        if mention and phrase.role:
            holders[role_key(tokens, *phrase.role)].add(cast.shown(mention))
            if _is_title(tokens, phrase) and len(cast.identity(mention)) == 1:
                span = (phrase.role[0], phrase.speaker[1])
                titled.setdefault(cast.identity(mention), _printed(text, tokens, span))
    described = _described(text, scenes, cast, spoken)
    return Known(_fullest_roles(roles), holders, titled, described)


def _printed(text: str, tokens: Sequence[SceneToken], span: Range) -> str:
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


def _is_title(tokens: Sequence[SceneToken], phrase: Phrase) -> bool:
    """Return whether the role stands before the name and with capital letters throughout: "Judge Whitlow"."""
    if phrase.role is None or phrase.role[1] != phrase.speaker[0]:
        return False
    return (
        all(tokens[i].capital for i in range(*phrase.role)) and phrase.role[1] - phrase.role[0] < _TITLE_REACH
    )


def _described(text: str, scenes: Sequence[Scene], cast: Cast, spoken: set[str]) -> dict[str, str]:
    """Return what stands beside the speakers' full names, wherever that is first said."""
    found: dict[str, str] = {}
    for scene, mentions in zip(scenes, cast.mentions, strict=True):
        reader = ClauseReader(scene.tokens, scene.heading)
        for mention in mentions:
            if scene.heading or len(mention.words) == 1:
                continue
            shown = cast.shown(mention)
            role = _role_of(reader, mention) if shown in spoken and shown not in found else None
            if role:
                found[shown] = _printed(text, scene.tokens, role)
    return found


def _role_of(reader: ClauseReader, mention: Mention) -> Range | None:
    for start in range(max(0, mention.token - _TITLE_REACH), mention.token + 1):
        phrase = reader.phrase(start, len(reader.tokens))
        if (
            phrase
            and phrase.sort is Sort.NAME
            and phrase.role
            and phrase.speaker[0] <= mention.token < phrase.speaker[1]
        ):
            return phrase.role
    return None


def _fullest_roles(printed: Iterable[tuple[tuple[str, ...], str]]) -> dict[tuple[str, ...], str]:
    """Choose how a role without a name is shown: the form printed most often, then the fuller one."""
    forms: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for key, form in printed:
        forms[key][form] += 1
    return {
        key: max(counts, key=lambda form: (counts[form], "’s " in form or "'s " in form, len(form), form))
        for key, counts in forms.items()
    }
