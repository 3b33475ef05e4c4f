"""Is this quotation real? A claim is compared with every document, word by word.

The verdicts, from best to worst:

* *verbatim*: the words stand in the document in this order. Case, white space, the shapes of quotation marks,
  apostrophes and dashes, punctuation at the ends, and quotation marks inside do not count. A visible ellipsis
  may leave out words inside one sentence, or end or begin at the edge of one, as long as no negation, hedge
  or modal is left out.
* *near*: small differences that change no meaning (`knowledge.claims.differences` holds the list).
* *altered*: the sentence is there, but a number, a name, a negation, a hedge, a quantity, a modal or any
  other word of it was changed, or it is said to be somebody else's, or to have been said elsewhere.
* *absent*: nothing in the documents is similar enough.

A message may hold more than the claim: words in a block quote or in quotation marks are the claim, unless
what stands around them continues the document too; otherwise the claim is what is left without the member's
own remarks. Whoever the message names as the speaker is checked against the document's attribution; where it
names nobody, the one quoted speaker of whom it speaks at all ("that's Andreessen, right?"). A question about
the article ("what did Allen say about …?") claims nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from knowledge.claims.claim_tokens import tokens
from knowledge.claims.judge import FEW_WORDS, Check, Judge, Judged, Verdict
from knowledge.claims.message_claims import Reading, Stretch, read_claims, without_speaker
from knowledge.claims.own_talk import is_open_question, is_remark

if TYPE_CHECKING:
    from knowledge.model import Knowledge

__all__ = ["Check", "Checker", "Verdict"]

_MANY_WORDS: Final = 12
"""From so many words around them on, a word or two in quotation marks are no quotation to be checked."""
_CONTINUES: Final = 0.6
"""Share of the words around quotation marks that must continue the document for the marks to be its own."""
_CONTINUES_CLOSELY: Final = 0.75
"""The same for the whole clause that names the speaker, of at least `_OWN_WORDS` words of the document."""
_OWN_WORDS: Final = 5
_MARK: Final = 3
"""Code points between the quotation and who says it: the closing mark, a comma, a space."""
_ROUNDING: Final = 1e-9
_SEVEREST_FIRST: Final = (Verdict.ALTERED, Verdict.ABSENT, Verdict.NEAR, Verdict.VERBATIM)


class Checker:
    """Checks claims against one snapshot; built once per knowledge, never changed.

    Args:
        knowledge: the snapshot.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._judge = Judge(knowledge.documents)

    def check(self, claim: str) -> Check:
        """Compare a message, or the quotation in it, with every document.

        Where a message holds several quotations the most doubtful one is reported. Never raises, whatever
        the text; `knowledge.claims.message_claims.CLAIM_LIMIT` code points of it are read.
        """
        readings = read_claims(claim, self._judge.knows, self._judge.speaker_called)
        found = [check for reading in readings for check in self._read(reading)]
        return min(found, key=lambda check: _SEVEREST_FIRST.index(check.verdict))

    def _read(self, reading: Reading) -> list[Check]:
        whole = self._judge.judge(reading.whole)
        if not reading.marked or _only_scare_quotes(reading):
            return [self._without_speaker(reading.whole, whole).check]
        if whole.complete and whole.check.verdict is Verdict.VERBATIM:
            return [whole.check]
        continued = self._continued(reading, whole)
        if continued:
            return [self._without_speaker(continued, self._judge.judge(continued)).check]
        if reading.joined:
            joined = self._judge.judge(reading.joined)
            if joined.check.verdict is not Verdict.ABSENT:
                return [joined.check]
        long = [one for one in reading.marked if len(tokens(one.text)) >= FEW_WORDS]
        return [self._judge.judge(stretch).check for stretch in long or reading.marked]

    def _continued(self, reading: Reading, whole: Judged) -> Stretch | None:
        """Return the quotation with the words around its marks, if these stand there in the document as well.

        The words that name the speaker count too, unless they name him rightly: "Sacks wrote on X" may be
        said in other words than the document's.
        """
        places = [
            span for span in reading.outside if whole.holds(span) >= max(2, _CONTINUES * whole.words(span))
        ]
        near = whole.complete and whole.check.verdict is Verdict.NEAR
        named = [
            span for span in reading.named
            if whole.holds(span) > max(FEW_WORDS, _CONTINUES * whole.words(span))
        ]  # fmt: skip
        places += [
            span for span in _clauses(reading)
            if whole.holds(span) >= max(_OWN_WORDS, _CONTINUES_CLOSELY * whole.words(span))
        ]  # fmt: skip
        if (named or near) and not any(self._rightly_named(stretch) for stretch in reading.marked):
            places += reading.named
        if not places:
            return None
        text = reading.whole.text
        doubtful = [
            span for span in reading.outside
            if whole.words(span) and not is_remark(text[slice(*span)])
        ]  # fmt: skip
        kept = (*places, *doubtful, *reading.marks)
        start, end = min(start for start, _ in kept), max(end for _, end in kept)
        return replace(reading.whole, text=text[start:end])

    def _rightly_named(self, stretch: Stretch) -> bool:
        check = self._judge.judge(stretch).check
        wrong = any(difference.claimed == stretch.speaker for difference in check.differences)
        return bool(stretch.speaker and check.speaker_source) and not wrong

    def _without_speaker(self, stretch: Stretch, whole: Judged) -> Judged:
        """Take a speaker named before or after the claim off it where it resembles the document more without.

        Words around the name that stand in the document in this place are the document's own.
        """
        best = whole
        if (whole.complete and whole.check.verdict is Verdict.VERBATIM) or is_open_question(stretch.text):
            return best
        for part, start, end in without_speaker(stretch, self._judge.knows):
            name = {token.text for token in tokens(part.speaker or "")}
            taken = [n for n, token in enumerate(whole.tokens) if not start <= token.start < end]
            around = [n for n in taken if start or whole.tokens[n].text not in name]
            held = whole.held.intersection(taken)
            if held.intersection(around) or 2 * len(held) > len(taken):
                continue
            judged = self._judge.judge(part)
            if judged.score > best.score + (_ROUNDING if best.complete else -_ROUNDING):
                best = judged
        return best


def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """Return what follows quotation marks and names the speaker, with the words right behind the name.

    "Sacks declared in a post" with "on X".
    """
    follows, ends = dict(reading.outside), [end for _, end in reading.marks]
    return [
        (start, follows[end])
        for start, end in reading.named
        if end in follows and any(0 <= start - mark <= _MARK for mark in ends)
    ]


def _only_scare_quotes(reading: Reading) -> bool:
    """Tell whether a long sentence only has a word or two in quotation marks."""
    if any(len(tokens(stretch.text)) >= FEW_WORDS for stretch in reading.marked):
        return False
    return sum(len(tokens(reading.whole.text[start:end])) for start, end in reading.outside) >= _MANY_WORDS
