"""What a question is about: its weighted terms, each with the words of the knowledge it may stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from knowledge import lexicon
from knowledge.matching.answer_kinds import FOCUSING, Trait, Wanted, wanted
from knowledge.matching.asked_clause import asked_clause
from knowledge.matching.asked_message import spelled_out
from knowledge.matching.speller import Speller, slips
from knowledge.text.words import Word, clean_question, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.matching.arrays import Floats
    from knowledge.matching.asked_clause import Asked
    from knowledge.matching.index import Index
    from knowledge.matching.word_table import WordTable
    from knowledge.model import Alias

TERM_LIMIT: Final = 48
_UNKNOWN_SHARE: Final = 0.6
"""The table's rarity is counted over 179,000 sentences, a document's over far fewer."""
_BESIDE: Final = 0.25
_HELP: Final = 0.5
"""What is told beside weighs at most so many times what asks."""
_LEAST: Final = 1e-6
_LITTLE: Final = 0.3
"""What an aside, a word that turns a sentence into a question about an article, says of what is asked."""
LIGHT: Final = 0.5
"""What a word says that goes with anything: "ended up costing", "the whole thing"."""
_LONGEST_ALIAS: Final = 6
_FOCUS_WITHIN: Final = 2


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a question that says what it is about.

    Args:
        word: as asked, or as the alias it belongs to is printed.
        stands_for: numbers of stems in the vocabulary with how surely they are meant, 0 to 1; best first,
            empty for a word that the knowledge does not know.
        kin: numbers of other stems in the vocabulary that may say the same, with how near each is, 0 to 1.
        weight: how much it says: rare here, and of the kind that matters in questions.
        rarity: how rare the word is in general English.
        place: its position among the question's words.
        name: whether it is somebody's or something's name, as far as capitals tell.
        share: how far it belongs to what is asked, 1, or less in a sentence beside the one that asks.
        focus: whether it is the noun that says what is asked for, as "year" in "in what year".
    """

    word: Word
    stands_for: tuple[tuple[int, float], ...]
    kin: tuple[tuple[int, float], ...]
    weight: float
    rarity: float
    place: int
    name: bool
    share: float
    focus: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question made ready for matching.

    Args:
        text: as asked.
        words: those of the clause that asks, aliases replaced by the names the documents print.
        terms: those that say what it is about, each once, in their order.
        wanted: the kind of answer asked for.
        vectors: one row a term: its unit vector, or zeros.
        claim: whether a statement is asked about, and asked is whether it is so.
    """

    text: str
    words: tuple[Word, ...]
    terms: tuple[Term, ...]
    wanted: Wanted
    vectors: Floats
    claim: bool = False


class QuestionReader:
    """Reads questions in the light of one knowledge's words and names."""

    def __init__(self, index: Index, table: WordTable, aliases: Iterable[Alias]) -> None:
        self._index = index
        self._table = table
        self._names = _names(aliases)
        self._begin = frozenset(alias[0] for alias in self._names)
        named = {word for alias in self._names for word in alias}
        self._speller = Speller(index.vocabulary, index.surfaces, table.rows, table.common, frozenset(named))

    def read(self, text: str) -> Question:
        """Return the question's terms, misspelt words bridged and aliases replaced."""
        asked = self._asked(text)
        spoken, kind = self._spoken(asked)
        told = self._renamed(self._speller.joined(words(asked.beside))) if asked.beside else ()
        first: dict[str, int] = {}
        for place, word in enumerate((*spoken, *told)):
            if not word.stop:
                first.setdefault(word.stem, place)
        greeting = lexicon.words("greetings")
        asked_about = {stem: place for stem, place in first.items() if stem not in greeting}
        first = asked_about or first
        focus = _focus(spoken)
        read = [
            self._term(
                (*spoken, *told)[place],
                place,
                share=1.0 if place < len(spoken) else _BESIDE,
                focus=place == focus,
            )
            for place in list(first.values())[:TERM_LIMIT]
        ]
        terms = _helped(read)
        vectors = self._table.vectors_of(self._meant(term) for term in terms)
        return Question(text, spoken, terms, kind, vectors, asked.claim)

    def spoken(self, text: str) -> tuple[tuple[Word, ...], Wanted]:
        """Return the words that ask, joined, parted and renamed, and the kind of answer asked for."""
        return self._spoken(self._asked(text))

    def _asked(self, text: str) -> Asked:
        return asked_clause(spelled_out(clean_question(text), self._index.surfaces), self._small_word)

    def _spoken(self, asked: Asked) -> tuple[tuple[Word, ...], Wanted]:
        spoken = self._renamed(self._speller.joined(words(asked.asks)))
        return spoken, Wanted.WHETHER if asked.claim else wanted(spoken)

    def _small_word(self, text: str) -> str:
        """Return the small word that a slip of the keyboard means, or the text itself."""
        if text not in slips():
            return text
        return " ".join(self._speller.mended(word, first=False).text for word in words(text)) or text

    def _term(self, word: Word, place: int, *, share: float, focus: bool) -> Term:
        stands_for = self._speller.stands_for(word)
        rarity = self._table.rarity_of(word.stem)
        aside = word.text in lexicon.words("article_asides")
        share *= _LITTLE if aside else LIGHT if word.text in lexicon.words("light_words") else 1.0
        index = self._index
        here = float(index.rarity[stands_for[0][0]]) if stands_for else rarity * _UNKNOWN_SHARE
        return Term(
            word=word,
            stands_for=stands_for,
            kin=self._kin(word, stands_for),
            weight=here * share * self._table.weight_of(word.stem),
            rarity=rarity,
            place=place,
            name=bool(index.stem_traits[stands_for[0][0], Trait.CAPITAL])
            if stands_for
            else (word.capital and place > 0 and not aside) or word.stem in self._table.names,
            share=share,
            focus=focus,
        )

    def _kin(self, word: Word, stands_for: Sequence[tuple[int, float]]) -> tuple[tuple[int, float], ...]:
        """Return the kin of what a word most likely means that the knowledge has, the nearest last."""
        stem = self._index.stems[stands_for[0][0]] if stands_for else word.stem
        found = ((self._index.vocabulary.get(other), near) for other, near in self._table.kin_of(stem))
        return tuple(sorted(((at, near) for at, near in found if at is not None), key=lambda pair: pair[1]))

    def _meant(self, term: Term) -> str:
        if term.word.stem in self._table.rows or not term.stands_for:
            return term.word.stem
        return self._index.stems[term.stands_for[0][0]]

    def _renamed(self, spoken: tuple[Word, ...]) -> tuple[Word, ...]:
        """Replace every alias, the longest first, by the words of the name that the documents print."""
        if not self._names:
            return spoken
        stems = [self._speller.named(word) for word in spoken]
        renamed: list[Word] = []
        at = 0
        while at < len(spoken):
            length = self._alias_length(stems, at) if stems[at] in self._begin else 0
            renamed += self._names[tuple(stems[at : at + length])] if length else (spoken[at],)
            at += length or 1
        return tuple(renamed)

    def _alias_length(self, stems: Sequence[str], at: int) -> int:
        for length in range(min(_LONGEST_ALIAS, len(stems) - at), 0, -1):
            if tuple(stems[at : at + length]) in self._names:
                return length
        return 0


def _helped(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms, of those told beside only what the knowledge has, and together no heavier than what asks.

    What was told beside is no part of what is asked, so what the documents lack of it says nothing.
    """
    asked = [
        term for term in terms if term.share >= LIGHT or term.word.text in lexicon.words("article_asides")
    ]
    told = [term for term in terms if term not in asked and term.stands_for and term.stands_for[0][1] >= 1.0]
    heaviest = _HELP * sum(term.weight for term in asked)
    scale = min(1.0, heaviest / max(sum(term.weight for term in told), _LEAST))
    lighter = (replace(term, weight=scale * term.weight, share=scale * term.share) for term in told)
    return (*asked, *lighter)


def _names(aliases: Iterable[Alias]) -> dict[tuple[str, ...], tuple[Word, ...]]:
    """Return the words of each name by the stems of each of its aliases."""
    names: dict[tuple[str, ...], tuple[Word, ...]] = {}
    for alias in aliases:
        printed = words(alias.name)
        for other in alias.others:
            stems = tuple(word.stem for word in words(other))
            if 0 < len(stems) <= _LONGEST_ALIAS:
                names.setdefault(stems, printed)
    return names


def _focus(spoken: Sequence[Word]) -> int:
    """Return the position of the noun that says what is asked for, or -1."""
    asked = next((at for at, word in enumerate(spoken) if word.text in FOCUSING), None)
    if asked is None:
        return -1
    for place in range(asked + 1, min(asked + 1 + _FOCUS_WITHIN, len(spoken))):
        if not spoken[place].stop:
            return place
        if spoken[place].text in {"is", "are", "was", "were", "did", "does", "do"}:
            return -1
    return -1
