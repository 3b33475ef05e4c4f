"""What stands between quotation marks: somebody's words, a fragment of them, or a title, a nickname or a term."""

from __future__ import annotations

from typing import Final

from knowledge.finding_speakers import Finding, Place
from knowledge.skeleton import Kind, Scene, Sentence
from knowledge.speech_verbs import JUDGING, NAMING, SAYING

_MINOR_WORDS: Final = frozenset("a an the of in on at to for and or but from with by as is nor per via vs de la".split())  # noqa: SIM905 - reads as words
_WORKS: Final = frozenset(
    """
    album albums anthem article ballad ballet book books brand cartoon chapter character column comedy composition course documentary
    drama dish drink episode essay exhibition exhibit film films franchise game hymn installation hit hits joke magazine memoir
    monologue movie movies musical mural novel novels novella opera painting paintings play plays poem poems podcast print program
    project
    programme record sculpture segment sequel series ship show single sitcom sketch song songs sonata soundtrack story
    symphony tale thriller track tracks trilogy tune video work works boat yacht vessel nickname word words term terms phrase expression
    motto slogan hashtag label title tag codename alias category keyword
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Nouns before a title, a name or a term in quotation marks."""
_TERM_CUES: Final = frozenset("so-called self-styled self-described dubbed nicknamed named titled entitled codenamed code-named subtitled termed".split())  # noqa: SIM905 - reads as words
_AFTER_NOUNS: Final = frozenset(
    """
    in on at by for from of to with without within about against among around between during into near over through toward
    under upon via and or but nor so if when while as because since although though after before until unless than that which
    who whom whose where is are was were be been has have had will would can could may might must should does did do not
    he she they it we i you said says this these those the a an his her their its
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words before which a noun ends, so that a quotation there is none of its adjectives."""
_SCARE_WORDS: Final = 2
_FEW_WORDS: Final = 3


def is_somebodys(text: str, start: int, end: int, scene: Scene, sentence: Sentence, at: int, found: Finding | None) -> bool:
    """Return whether the words are quoted from somebody, named or not.

    Args:
        text: the document.
        start: first code point between the marks.
        end: one past the last.
        scene: the paragraph.
        sentence: the sentence the quotation stands in.
        at: its token.
        found: who is found to speak it.
    """
    words = text[start:end].split()
    if not any(character.isalnum() for character in text[start:end]):
        return False
    if _is_nickname(scene, at, words):
        return False
    beside = found is not None and found.place is not Place.WOVEN
    if beside:
        return True
    if _is_term(scene, sentence, at, words, found):
        return False
    ended = text[start:end].rstrip()[-1] in ".?!…"
    titled = _is_title_case(words)
    if len(words) <= _SCARE_WORDS and not scene.heading and _is_attributive(scene, sentence, at):
        return False
    spoken = ended and (_follows_speech(scene, sentence, at) or _stands_alone(scene, sentence, at))
    if titled and not scene.heading and not spoken:
        return False
    if found is None or found.phrase is None:
        return found is not None or len(words) > _SCARE_WORDS or _stands_alone(scene, sentence, at)
    return True


def is_fragment(text: str, start: int, end: int, scene: Scene, sentence: Sentence, at: int, found: Finding | None) -> bool:
    """Return whether the words are woven into the article's own sentence instead of being one."""
    words = text[start:end].strip()
    first = next((character for character in words if character.isalnum()), "")
    if found and found.place is Place.CONTINUED:
        return False
    before = scene.tokens[at - 1] if at > sentence.start else None
    introduced = before is None or before.kind is Kind.QUOTE or before.text in {":", ",", "—", "–", "•"}
    if before is not None and before.text in {":", ","} and words[-1:] in {".", "!", "?", "…"} and found and found.place is Place.BESIDE:
        return False
    if not introduced or (first.islower() and not words.startswith(("…", "...", "["))):
        return True
    if found and found.place is Place.BESIDE:
        return False
    if scene.heading and at == sentence.start and at + 1 < len(scene.tokens) and scene.tokens[at + 1].text == ":":
        return False
    return not (words[-1:] in {".", "!", "?", "…", "—", ","} and at == sentence.start)


def _stands_alone(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Return whether the words are a sentence by their place and by how they end."""
    placed = at == sentence.start or scene.tokens[at - 1].text == ":"
    return placed and scene.tokens[at].text in {".", "?", "!", "…", "—"}


def _follows_speech(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Return whether a verb of speech, a comma, a colon, "that" or "as" stands directly before the words."""
    if at == sentence.start:
        return False
    before = scene.tokens[at - 1]
    return before.text in {",", ":"} or before.low in SAYING or before.low in JUDGING or before.low in {"that", "as", "with"}


def _is_attributive(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Return whether the words are an adjective of the article's own: the “smart” fridge."""
    if at + 1 >= sentence.end or scene.tokens[at].text in {",", ".", "?", "!"} or _follows_speech(scene, sentence, at):
        return False
    following = scene.tokens[at + 1]
    return following.kind is Kind.WORD and following.low not in _AFTER_NOUNS and not following.low.endswith(("ly", "ed"))


def _is_nickname(scene: Scene, at: int, words: list[str]) -> bool:
    """Return whether the marks stand inside a name: Frank “Tuba” Delacroix."""
    tokens = scene.tokens
    if not 0 < at < len(tokens) - 1 or len(words) > _FEW_WORDS:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    inside = before.kind is Kind.WORD and before.capital and after.kind is Kind.WORD and after.capital
    return inside and not scene.heading and before.low not in SAYING and tokens[at].text not in {",", ".", "?", "!"}


def _is_term(scene: Scene, sentence: Sentence, at: int, words: list[str], found: Finding | None) -> bool:
    tokens = scene.tokens
    position = at - 1
    if position >= sentence.start and tokens[position].text == ",":
        position -= 1
    if position < sentence.start or tokens[position].kind is not Kind.WORD:
        return False
    low = tokens[position].low
    beside = position == at - 1
    attributed = found is not None and found.phrase is not None
    if low in _TERM_CUES and beside:
        return not (attributed and found is not None and found.verb == position and low in {"dubbed", "termed"})
    if low in _WORKS:
        return beside or _is_title_case(words)
    if low == "as" and beside:
        earlier = tokens[position - 1].low if position > sentence.start else ""
        return earlier in {"known", "such"} or (earlier in NAMING and not attributed)
    if low in NAMING and beside:
        return not attributed or _is_generic_call(scene, found)
    return False


def _is_generic_call(scene: Scene, found: Finding | None) -> bool:
    """Return whether people in general call something so: “what doctors call “fomites””."""
    if found is None or found.phrase is None or found.verb < 0 or scene.tokens[found.verb].low not in {"call", "calls"}:
        return False
    first = scene.tokens[found.phrase.start]
    return not first.capital and found.phrase.end - found.phrase.start == 1 and first.low not in {"he", "she", "it", "they"}


def _is_title_case(words: list[str]) -> bool:
    letters = [word.strip("“”‘’\"'.,!?;:()[]…") for word in words]
    major = [word for word in letters if word and word.lower() not in _MINOR_WORDS]
    return bool(major) and all(word[0].isupper() or word[0].isdigit() for word in major) and letters[0][:1].isupper()

