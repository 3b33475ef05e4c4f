"""The verbs with which an article says that somebody speaks, in every form that it prints."""

from __future__ import annotations

from functools import cache

from knowledge.lexicon import table, words


@cache
def saying() -> frozenset[str]:
    """Return verbs that stand before or after somebody's words: said, told, noted, tweeted, sighed."""
    return _inflected("speech_verbs") | words("speech_verbs_beside")


@cache
def judging() -> frozenset[str]:
    """Return verbs that weave somebody's words into the article's own: called it, accused of, blamed."""
    return _inflected("judging_verbs")


@cache
def crediting() -> frozenset[str]:
    """Return verbs of both kinds."""
    return saying() | judging()


@cache
def weak() -> frozenset[str]:
    """Return verbs of which things are the subject as often as people; their subject must be somebody."""
    return _inflected("speech_verbs_weak")


def inflected(verb: str) -> tuple[str, ...]:
    """Return a verb with its forms: the irregular ones that are listed, or those that spelling gives.

    >>> inflected("deny")
    ('deny', 'denies', 'denied', 'denying')
    >>> inflected("say")
    ('say', 'says', 'said', 'saying')
    """
    irregular = table("irregular_verbs").get(verb)
    if irregular:
        return (verb, *irregular)
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, f"{verb}{plural}", f"{verb}ed", f"{verb}ing"


def _inflected(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in words(verbs) for form in inflected(verb))
