"""How well follow-ups are understood; the figures may not get worse.

python -m tests.bench.following            figures, and every dialogue of the dev half that went wrong
python -m tests.bench.following --write    keep the figures as the ratchet
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge import Answer, Matcher, Quoted, Selector, Told, Unanswered, answer, load
from knowledge.answers.follow_up import Earlier, Follower
from knowledge.review.evaluation import answers

ROOT = Path(__file__).parents[2]
DIALOGUES = ROOT / "tests" / "shipped" / "golden" / "follow-ups.jsonl"
KEPT = ROOT / "tests" / "shipped" / "golden" / "follow-ups-figures.json"
SPLITS = ("dev", "test")


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Questions one after another, with what should come of the last one.

    Args:
        earlier: the questions before; each is a reply to the answer of the one before it.
        quoted: the exact words with which the first of them was answered.
        follow_up: the last question.
        gold: exact stretches, any of which answers it; empty where nothing does.
        kind: the way in which it leans; "afresh" where it stands by itself.
        split: "dev" or "test".
    """

    earlier: tuple[str, ...]
    quoted: tuple[str, ...]
    follow_up: str
    gold: tuple[str, ...]
    kind: str
    split: str


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one dialogue.

    Args:
        dialogue: what was asked.
        understood: as what, or None where it was answered afresh.
        followed: whether it was taken to lean on the earlier answer.
        answer: to the last question.
    """

    dialogue: Dialogue
    understood: str | None
    followed: bool
    answer: Answer

    @property
    def hit(self) -> bool:
        """Whether the first quotation shown answers."""
        shown = () if isinstance(self.answer, Told | Unanswered) else self.answer.quotations
        return bool(shown) and answers(shown[0], self.dialogue.gold)

    @property
    def confident_and_wrong(self) -> bool:
        """Whether something was given as the answer that is none."""
        return isinstance(self.answer, Quoted) and not self.hit

    @property
    def right(self) -> bool:
        """Whether it was answered where there is an answer, and not given one where there is none."""
        return self.hit if self.dialogue.gold else not isinstance(self.answer, Quoted)


def read_dialogues() -> tuple[Dialogue, ...]:
    lines = DIALOGUES.read_text("utf-8").splitlines()
    return tuple(
        Dialogue(
            tuple(read["earlier"]),
            tuple(read["quoted"]),
            read["follow_up"],
            tuple(read["gold"]),
            read["kind"],
            read["split"],
        )
        for read in map(json.loads, lines)
    )


def held(matcher: Matcher, dialogue: Dialogue, *, question_known: bool = True) -> Came:
    """Hold one dialogue, with or without the text of the earlier questions."""
    follower = Follower(matcher)
    (document,) = matcher.knowledge.documents
    found = [(document.text.index(exact), exact) for exact in dialogue.quoted]
    places = tuple(Selector(document.name, start, start + len(exact)) for start, exact in found)
    earlier = Earlier(places, dialogue.earlier[0] if question_known else None)
    for question in (*dialogue.earlier[1:], dialogue.follow_up):
        followed = follower.follow(question, earlier)
        given = followed.answer if followed else answer(matcher, question)
        understood = followed.understood if followed else None
        shown = () if isinstance(given, Told | Unanswered) else given.quotations
        places = tuple(Selector(one.document, one.start, one.end) for one in shown)
        earlier = Earlier(places, (understood or question) if question_known else None)
    return Came(dialogue, understood, followed is not None, given)


def figures(came: list[Came]) -> dict[str, float]:
    answerable = [one for one in came if one.dialogue.gold]
    without = [one for one in came if not one.dialogue.gold]
    afresh = [one for one in came if one.dialogue.kind == "afresh"]
    return {
        "dialogues": len(came),
        "right": _share([one.right for one in came]),
        "hit": _share([one.hit for one in answerable]),
        "confident_and_wrong": _share([one.confident_and_wrong for one in came]),
        "refused_rightly": _share([one.right for one in without]),
        "afresh_rightly": _share([not one.followed for one in afresh]),
    }


def measured(matcher: Matcher) -> dict[str, Any]:
    """Return the figures by half, with and without the earlier question's text."""
    dialogues = read_dialogues()
    return {
        f"{split}, {'question known' if known else 'question unknown'}": figures(
            [held(matcher, one, question_known=known) for one in dialogues if one.split == split]
        )
        for split in SPLITS
        for known in (True, False)
    }


def _share(found: list[bool]) -> float:
    return round(sum(found) / len(found), 4) if found else 0.0


def main(arguments: list[str]) -> int:
    matcher = Matcher(load(ROOT / "seeds"))
    text = json.dumps(measured(matcher), indent=1) + "\n"
    if "--write" in arguments:
        KEPT.write_text(text, encoding="utf-8")
    wrong = [
        f"{one.dialogue.earlier} → {one.dialogue.follow_up!r}, understood as {one.understood!r}: "
        f"{type(one.answer).__name__} {one.answer.confidence:.2f}\n"
        for one in (held(matcher, dialogue) for dialogue in read_dialogues() if dialogue.split == "dev")
        if not one.right
    ]
    sys.stdout.write(text + "".join(wrong))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
