"""What quotation marks hold: somebody's words, a fragment of them, or a title, a nickname or a term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from knowledge import lexicon
from knowledge.speakers.noun_phrases import Sort
from knowledge.speakers.scene import Kind, Scene, SceneToken, Sentence
from knowledge.speakers.speaker_found import SpeakerFound, SpokenPlace
from knowledge.speakers.speech_verb_forms import crediting, saying

_SCARE_WORDS: Final = 2
_WITHOUT_SUBJECT: Final = frozenset(("would", "will", "was", "has", "had", "could", "can", "should", "must"))
"""Verbs that no sentence begins with, but for a question: "the reading, she wrote, “would turn …”"."""
_NICKNAME_WORDS: Final = 3
_ENDS: Final = (".", "?", "!", "…")
_BEFORE_SENTENCES: Final = frozenset((":", ",", "—", "–", "•"))


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words between quotation marks, where they stand.

    Args:
        exact: the words.
        scene: the paragraph.
        sentence: the sentence they stand in.
        at: their token.
        found: who is found to speak them.
    """

    exact: str
    scene: Scene
    sentence: Sentence
    at: int
    found: SpeakerFound | None

    @property
    def before(self) -> SceneToken | None:
        """The token before them in their sentence."""
        return self.scene.tokens[self.at - 1] if self.at > self.sentence.start else None

    @property
    def after(self) -> SceneToken | None:
        """The token after them in their sentence."""
        return self.scene.tokens[self.at + 1] if self.at + 1 < self.sentence.end else None

    @property
    def ended(self) -> bool:
        """Whether they end as a sentence does."""
        return self.exact.rstrip()[-1:] in _ENDS

    @property
    def attributed(self) -> bool:
        """Whether somebody is named who speaks them."""
        return self.found is not None and self.found.phrase is not None

    @property
    def alone(self) -> bool:
        """Whether they are a sentence by their place and by how they end."""
        placed = self.before is None or self.before.text == ":"
        return placed and self.scene.tokens[self.at].text in {*_ENDS, "—"}


def is_somebodys(quoted: QuotedWords) -> bool:
    """Return whether the words are quoted from somebody, named or not."""
    words = quoted.exact.split()
    if not any(character.isalnum() for character in quoted.exact) or _is_nickname(quoted, words):
        return False
    term = _is_term(quoted, words)
    if quoted.found and quoted.found.place is not SpokenPlace.WOVEN:
        return not term or quoted.before is None or quoted.before.text not in {",", quoted.before.low}
    if term or _is_attributive(quoted, words) or _is_title(quoted, words):
        return False
    return quoted.found is not None or len(words) > _SCARE_WORDS or quoted.alone


def is_fragment(quoted: QuotedWords) -> bool:
    """Return whether the words are woven into the article's own sentence instead of being one."""
    place = quoted.found.place if quoted.found else None
    if place is SpokenPlace.CONTINUED:
        return False
    before, after = quoted.before, quoted.after
    if before and before.text in {":", ","} and quoted.ended and place is SpokenPlace.BESIDE:
        return quoted.exact.split()[0] in _WITHOUT_SUBJECT
    first = next((character for character in quoted.exact if character.isalnum()), "")
    begins = not first.islower() or quoted.exact.startswith(("…", "...", "["))
    introduced = before is None or before.kind is Kind.QUOTE or before.text in _BEFORE_SENTENCES
    if not introduced or not begins:
        return True
    headline = quoted.scene.heading and before is None and after is not None and after.text == ":"
    whole = before is None and quoted.exact.rstrip()[-1:] in {*_ENDS, ",", "—"}
    return not (place is SpokenPlace.BESIDE or headline or whole)


def _is_title(quoted: QuotedWords, words: list[str]) -> bool:
    """Return whether the words look like the title of a work or the name of a thing."""
    spoken = quoted.ended and (_follows_speech(quoted) or quoted.alone)
    return _is_title_case(words) and not quoted.scene.heading and not spoken


def _follows_speech(quoted: QuotedWords) -> bool:
    """Return whether a verb of speech, a comma, a colon, "that" or "as" stands directly before the words."""
    before = quoted.before
    if before is None:
        return False
    return before.text in {",", ":"} or before.low in {"that", "as", "with"} or before.low in crediting()


def _is_attributive(quoted: QuotedWords, words: list[str]) -> bool:
    """Return whether the words are an adjective of the article's own: the “smart” fridge."""
    after = quoted.after
    if after is None or len(words) > _SCARE_WORDS or quoted.scene.heading:
        return False
    if quoted.exact.rstrip()[-1:] in {*_ENDS, ","} or _follows_speech(quoted):
        return False
    return (
        after.kind is Kind.WORD and after.low not in _after_nouns() and not after.low.endswith(("ly", "ed"))
    )


def _is_nickname(quoted: QuotedWords, words: list[str]) -> bool:
    """Return whether the marks stand inside a name: Frank “Tuba” Delacroix."""
    before, after = quoted.before, quoted.after
    if before is None or after is None or len(words) > _NICKNAME_WORDS or quoted.scene.heading:
        return False
    inside = before.kind is Kind.WORD and before.capital and after.kind is Kind.WORD and after.capital
    return inside and before.low not in saying() and quoted.exact[-1] not in {*_ENDS, ","}


def _is_term(quoted: QuotedWords, words: list[str]) -> bool:
    """Return whether a word before the marks says that they hold a name or a term: titled, the word."""
    tokens, start = quoted.scene.tokens, quoted.sentence.start
    comma = quoted.before is not None and quoted.before.text == ","
    position = quoted.at - (2 if comma else 1)
    if position < start or tokens[position].kind is not Kind.WORD:
        return False
    low = tokens[position].low
    if low in lexicon.words("works"):
        return not comma or _is_title_case(words)
    if comma:
        return False
    if low in lexicon.words("term_cues"):
        called = quoted.attributed and quoted.found is not None and quoted.found.verb == position
        return not (called and low in {"dubbed", "termed"})
    if low == "as":
        earlier = tokens[position - 1].low if position > start else ""
        return earlier in {"known", "such"} or (
            earlier in lexicon.words("naming_participles") and not quoted.attributed
        )
    return low in lexicon.words("naming_participles") and (not quoted.attributed or _is_generic_call(quoted))


def _is_generic_call(quoted: QuotedWords) -> bool:
    """Return whether people in general call something so: “what doctors call “fomites””."""
    found = quoted.found
    if found is None or found.phrase is None or found.verb < 0:
        return False
    if quoted.scene.tokens[found.verb].low not in {"call", "calls"}:
        return False
    first = quoted.scene.tokens[found.phrase.start]
    one_word = found.phrase.end - found.phrase.start == 1
    return one_word and not first.capital and found.phrase.sort is not Sort.PRONOUN


def _is_title_case(words: list[str]) -> bool:
    letters = [word.strip("“”‘’\"'.,!?;:()[]…") for word in words]
    major = [word for word in letters if word and word.lower() not in lexicon.words("title_minor_words")]
    return bool(major) and all(not word[0].islower() for word in major) and not letters[0][:1].islower()


@cache
def _after_nouns() -> frozenset[str]:
    """Return words before which a noun ends, so that a quotation there is none of its adjectives."""
    return lexicon.words(
        "articles",
        "auxiliaries",
        "conjunctions",
        "demonstratives",
        "prepositions",
        "pronouns",
        "pronouns_possessive",
        "question_words",
    ) | {"not", "said", "says"}
