"""A question taken apart for what it may ask of a document as a whole: nouns, pointers, and what is left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA

from knowledge import lexicon
from knowledge.text.words import clean_question, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_MERGED: Final = {("tl", "dr"): "tldr", ("sum", "up"): "summarize", ("word", "count"): "wordcount"}
_MAIN: Final = frozenset({"main", "key", "major", "important", "central", "big", "biggest", "core"})
_GIST: Final = frozenset(
    {"point", "points", "idea", "ideas", "message", "topic", "topics", "theme", "themes", "argument"}
    | {"arguments", "thing", "things", "finding", "findings", "fact", "facts", "takeaway", "takeaways"}
)
_RUN_TOGETHER: Final = {"whats": "what", "whos": "who", "wheres": "where", "hows": "how", "whens": "when"}
_POINTERS: Final = frozenset({"this", "it", "here", "these"})
_SMALL: Final = frozenset(
    {"of", "in", "on", "at", "by", "for", "to", "from", "with", "about", "within", "throughout", "into"}
    | {"i", "me", "my", "you", "your", "we", "us", "it", "its", "this", "that", "these", "here", "there"}
    | {
        "all",
        "every",
        "any",
        "some",
        "much",
        "many",
        "most",
        "and",
        "or",
        "as",
        "if",
        "but",
        "get",
        "gets",
        "got",
    }
)
_FIRST_PERSON: Final = frozenset(
    {"i'm", "i've", "i'd", "im", "ive", "don't", "dont", "can't", "cant", "let's"}
)
_BEFORE_NOUN: Final = frozenset({"this", "these", "the", "your", "that"})
_CALLED: Final = frozenset({"about", "on", "called", "named", "titled"})
_LONG_ENOUGH: Final = 5


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The words of a question, as far as they may ask of a document as a whole.

    Args:
        texts: all of them, folded, in their order.
        content: those that say what is asked; what is no more than politeness, grammar or a noun for the
            document is left out.
        noun: whether a noun for a document stands among them.
        pointer: whether "this", "it" or "here" does.
        questions: the question words.
        named: stems that name one document, as "flood" in "the flood article".
    """

    texts: tuple[str, ...]
    content: frozenset[str]
    noun: bool
    pointer: bool
    questions: frozenset[str]
    named: frozenset[str] = frozenset()

    @property
    def document(self) -> bool:
        """Whether it names or points at a document."""
        return self.noun or self.pointer

    def has(self, *wanted: str) -> bool:
        """Tell whether one of these words is among them."""
        return not set(wanted).isdisjoint(self.texts)

    def asks(self, *wanted: str) -> bool:
        """Tell whether it has a question word, and none but these."""
        return bool(self.questions) and self.questions <= set(wanted)

    def asks_or_orders(self, *wanted: str) -> bool:
        """Tell whether it has no question word but these: "which dates", "list the dates"."""
        return self.questions <= set(wanted)

    def follows(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Tell whether a word of the second kind stands right behind one of the first."""
        before, behind = frozenset(first), frozenset(second)
        return any(one in before and two in behind for one, two in pairwise(self.texts))


def read_asked(question: str, titles: Sequence[frozenset[str]] = ()) -> AskedWords:
    """Take a question apart.

    Args:
        question: as asked.
        titles: the stems of each document's title, by which a question may name it.

    >>> sorted(read_asked("Could you please summarise the piece?").content)
    ['summarise']
    >>> sorted(read_asked("what is the law about").content)
    ['law']
    """
    spoken = [(word.text, word.stem) for word in words(clean_question(question))]
    spoken, named = _without_name(spoken, titles)
    texts = _merged(tuple(_mended(_RUN_TOGETHER.get(text, text)) for text, _ in spoken))
    nouns = _noun_places(texts)
    small = _small() | ({"they"} if nouns else set())
    content = frozenset(text for at, text in enumerate(texts) if text not in small and at not in nouns)
    pointer = not _POINTERS.isdisjoint(texts)
    questions = lexicon.words("question_words").intersection(texts)
    return AskedWords(texts, content, bool(nouns), pointer, questions, named)


def stems_of(title: str) -> frozenset[str]:
    """Return the stems of a title by which a question may name it."""
    return frozenset(word.stem for word in words(title) if not word.stop)


def _merged(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with those made one that ask as one: "tl;dr", "sum up", "the key points"."""
    found: list[str] = []
    for text in texts:
        before = found[-1] if found else ""
        if before in _MAIN and text in _GIST:
            found[-1] = "summary"
        elif text == "up" and before in _POINTERS and found[-2:-1] == ["sum"]:
            found[-2:] = ["summarize", before]
        elif (before, text) in _MERGED:
            found[-1] = _MERGED[before, text]
        else:
            found.append(text)
    return tuple(found)


def _noun_places(texts: tuple[str, ...]) -> frozenset[int]:
    """Return where nouns for a document stand; "the report" may be one that the document tells of."""
    nouns = _nouns()
    return frozenset(
        at
        for at, text in enumerate(texts)
        if text in nouns["plain"] or (text in nouns["pointed"] and at and texts[at - 1] in {"this", "these"})
    )


def _without_name(
    spoken: list[tuple[str, str]], titles: Sequence[frozenset[str]]
) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """Return the words without those that name a document: "the flood article", "the text about it"."""
    plain = _nouns()["plain"]
    for at, (text, _) in enumerate(spoken):
        if text not in plain:
            continue
        behind = spoken[at + 2 :] if at + 1 < len(spoken) and spoken[at + 1][0] in _CALLED else []
        start = next((n + 1 for n in range(at - 1, -1, -1) if spoken[n][0] in _BEFORE_NOUN), at)
        ends = range(len(behind), 0, -1)
        for part, rest in (
            *((behind[:end], [*spoken[: at + 1], *behind[end:]]) for end in ends),
            (spoken[start:at], [*spoken[:start], *spoken[at:]]),
        ):
            stems = frozenset(stem for word, stem in part if word not in lexicon.words("stop_words"))
            if stems and part[-1][1] in stems and any(stems <= title for title in titles):
                return rest, stems
    return spoken, frozenset()


def _mended(text: str) -> str:
    """Return a misspelt word as the one that it nearly is: "artcle"; a word of English is not misspelt."""
    if len(text) < _LONG_ENOUGH or text in _known() or text in lexicon.words("english"):
        return text
    near = [
        known for known in _asking() if known[0] == text[0] and OSA.distance(text, known, score_cutoff=1) <= 1
    ]
    return min(near, default=text)


@cache
def _small() -> frozenset[str]:
    """Return the words that say nothing of what is asked."""
    grammar = lexicon.words("question_words", "articles") | _POINTERS | _SMALL | _FIRST_PERSON
    helping = frozenset(text for text in lexicon.words("auxiliaries") if "'" not in text)
    return grammar | helping | lexicon.words("about_courtesy")


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {kind: frozenset(some) for kind, some in lexicon.table("document_words").items()}


@cache
def _asking() -> tuple[str, ...]:
    """Return the words that a misspelt one may stand for, in a fixed order."""
    tables = ("about_aspects", "about_beside", "document_words")
    found = {word for name in tables for some in lexicon.table(name).values() for word in some}
    return tuple(sorted(word for word in found if len(word) >= _LONG_ENOUGH))


@cache
def _known() -> frozenset[str]:
    return _small() | frozenset(_asking())
