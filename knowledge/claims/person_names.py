"""Whether two names can mean the same person: the surname is enough, unless two first names contradict."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.claims.claim_tokens import letters, tokens
from knowledge.claims.keyboard_slip import is_slip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from knowledge.model import Document

Name = tuple[str, ...]

_LONGEST: Final = 12
_LONGEST_WORD: Final = 40
_LONG_FIRST_NAME: Final = 6
_LINKS: Final = frozenset(("of", "at", "from", "for", "and"))


def name_words(name: str) -> Name:
    """Return the folded words of a name, without possessive endings, articles, "of" and honorifics.

    >>> name_words("Dr. Jane O’Hale of the Harrow’s council")
    ('jane', 'ohale', 'harrow', 'council')
    """
    words = (letters(token.text.removesuffix("'s")) for token in tokens(name[:400])[:_LONGEST])
    left_out = lexicon.words("articles", "honorifics")
    return tuple(word for word in words if word and word not in left_out and word not in _LINKS)


def same_name(claimed: Sequence[str], source: Sequence[str]) -> bool:
    """Tell whether a claimed name can mean the one the source gives.

    Every word of it stands in the other ("Allen", "the CEO of Anthropic"), or it holds the surname, and the
    word before the surname does not contradict the source's ("Greg Allen" but not "Paul Allen"). A mistyped
    letter in a longer word is forgiven. A name made of a role has no surname: "Anthropic's Clark" is not the
    "CEO of Anthropic".

    Args:
        claimed: from `name_words`.
        source: from `name_words`.
    """
    if not claimed or not source:
        return False
    if all(any(_same(word, other) for other in source) for word in claimed):
        return len(source) == 1 or len(claimed) > 1 or not _only_a_role(claimed[0], source)
    places = [place for place, word in enumerate(claimed) if _same(word, source[-1])]
    if not places or not lexicon.words("roles").isdisjoint(source):
        return False
    before = claimed[: places[-1]]
    if not before or len(source) == 1 or before[-1] in lexicon.words("roles"):
        return True
    return given_fits(before[-1], source[:-1])


def given_fits(claimed: str, source: Iterable[str]) -> bool:
    """Tell whether a first name, a short form of it or its initial is among the words before a surname."""
    return any(_same(claimed, other) or _shortened(claimed, other) for other in source)


class PersonNames:
    """What the people and organisations of one document are called; read once per knowledge.

    Args:
        document: its aliases and the speakers of its direct quotations are read.
    """

    def __init__(self, document: Document) -> None:
        self._called: dict[Name, tuple[Name, ...]] = {}
        self._named: defaultdict[Name, list[Name]] = defaultdict(list)
        for alias in document.aliases:
            name = name_words(alias.name)
            others = tuple(words for other in alias.others if (words := name_words(other)))
            self._called[name] = (name, *others)
            for words in (name, *others):
                self._named[words].append(name)
        speakers = (quotation.attribution.speaker for quotation in document.quotations)
        self._speakers = tuple(dict.fromkeys(speaker for speaker in speakers if speaker))
        for speaker in self._speakers:
            name = name_words(speaker)
            self._called.setdefault(name, (name,))
        self._called.pop((), None)

    def speakers(self) -> Iterator[tuple[Name, str]]:
        """Yield what each speaker of a direct quotation may be called, with the name the document gives."""
        for speaker in self._speakers:
            words = name_words(speaker)
            called = {words, *self._called[words]}
            if lexicon.words("roles").isdisjoint(words) and words:
                called.add(words[-1:])
            for name in sorted(called):
                yield name, speaker

    def all(self) -> Iterator[Name]:
        """Yield every name and everything it is called."""
        for called in self._called.values():
            yield from called

    def means(self, claimed: Name, name: str) -> bool:
        """Tell whether a claimed name can mean somebody whom the document names like this."""
        words, roles = name_words(name), lexicon.words("roles")
        return any(
            # Of "Gregory Allen", "allen" is what he may be called, not all there is to know of him.
            set(claimed) - roles <= set(called)
            if len(called) == 1 < len(words) and not set(claimed) <= roles
            else same_name(claimed, called)
            for called in self._called.get(words, (words,))
        )

    def meant(self, claimed: Name) -> tuple[Name, ...]:
        """Return a claimed name and the names of whoever is called exactly so."""
        return (claimed, *self._named.get(claimed, ()))


class KnownNames:
    """What everybody is called whom the documents name or quote; built once per knowledge.

    Args:
        documents: the names of each document.
    """

    def __init__(self, documents: Collection[PersonNames]) -> None:
        self._initials: defaultdict[str, list[Name]] = defaultdict(list)
        for name in dict.fromkeys(name for names in documents for name in names.all()):
            for initial in sorted({word[0] for word in name}):
                self._initials[initial].append(name)
        called: defaultdict[Name, set[str]] = defaultdict(set)
        for names in documents:
            for name, speaker in names.speakers():
                called[name].add(speaker)
        self._speakers = {name: speakers.pop() for name, speakers in called.items() if len(speakers) == 1}

    def knows(self, name: str) -> bool:
        """Tell whether somebody is named or quoted who may be called like this."""
        words = name_words(name)
        initials = sorted({word[0] for word in words})
        return any(
            same_name(words, known) for initial in initials for known in self._initials.get(initial, ())
        )

    def speaker_called(self, words: Name) -> str | None:
        """Return the name of the one quoted speaker who is called exactly so, or None."""
        return self._speakers.get(tuple(word for word in words if word))


def stands_in(claimed: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a claimed name stands in a sentence: its last word, and no other first name before it.

    Args:
        claimed: from `name_words`.
        words: the sentence's words, as `name_words` makes them.
    """
    if not claimed:
        return False
    if len(claimed) == 1:
        return any(_same(claimed[0], word) for word in words)
    title = claimed[-2] in lexicon.words("roles")
    return any(
        _same(claimed[-1], word) and (title or _same(claimed[-2], before) or _shortened(claimed[-2], before))
        for before, word in pairwise(words)
    )


def sentence_words(text: str) -> list[str]:
    """Return the words of a sentence in the form in which names are compared."""
    return [letters(token.text.removesuffix("'s")) for token in tokens(text)]


def _only_a_role(word: str, source: Sequence[str]) -> bool:
    """A bare "director" names nobody when the source names somebody."""
    roles = lexicon.words("roles")
    return word in roles and roles.isdisjoint(source)


def _same(one: str, other: str) -> bool:
    if one == other or one + "s" == other or one == other + "s":
        return True
    return is_slip(one[:_LONGEST_WORD], other[:_LONGEST_WORD], name=True)


def _shortened(one: str, other: str) -> bool:
    """Tell whether one is an initial or a short form of the other: "D", "Greg", "Dave" for David."""
    short, long = sorted((one, other), key=len)
    told = 2 if len(short) < _LONG_FIRST_NAME else len(short)
    return bool(short) and long.startswith(short[:told])
