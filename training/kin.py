"""Which words say the same, as WordNet 3.0 has them (Fellbaum, 1998); read at training time only.

The files are those of Debian's package `wordnet-base`. A word is as near to another as the share of its uses
in which WordNet puts the two together: in one set of synonyms, or beside each other as noun and verb of one
stem ("acquire", "acquisition"), as kinds of one thing, as like adjectives, or as cause and effect.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from knowledge.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PACKAGED: Final = "/usr/share/wordnet"
_PARTS: Final = ("noun", "verb", "adj", "adv")
_SAME: Final = 1.0
_BESIDE: Final = {
    "+": 0.9,  # derived from: acquire, acquisition
    "&": 0.6,  # like adjectives
    "\\": 0.7,  # adverb of, pertains to
    "<": 0.7,  # participle of
    "$": 0.7,  # a group of verbs
    ">": 0.5,  # causes
    "*": 0.4,  # entails
    "@": 0.45,  # is a kind of
    "~": 0.35,  # has as a kind
}
"""What a pointer between two sets is worth beside being in one; chosen by hand, the nets weigh the rest."""
_OF_LEMMAS: Final = frozenset("+\\<")
_UNTAGGED: Final = 0.4
"""Uses that a sense is given beside those that were counted for it."""
_MANY: Final = 12
"""A set with so many kinds below it says nothing of any one of them."""
_LEAST: Final = 0.06
"""What the other way counts at least: a sense that nobody counted is still one."""
_WEAKEST: Final = 0.1
_MOST: Final = 16
_LEVELS: Final = 255


@dataclass(frozen=True, slots=True)
class _Synset:
    """One set of synonyms with what it points at."""

    lemmas: tuple[str, ...]
    pointers: tuple[tuple[str, str, int, int], ...]


def write_kin(wordnet: Path, stems: Mapping[str, int], path: Path) -> None:
    """Write which stems of the table are kin, as triples: one's row, another's, how near in 255 levels.

    Args:
        wordnet: the folder of WordNet's files.
        stems: stem → its row in the table of words.
        path: what is written.
    """
    near = _near(dict(_synsets(wordnet)), _uses(wordnet))
    rows = {
        lemma: _row(lemma, stems) for lemma in {*near, *(other for some in near.values() for other in some)}
    }
    by_stem: dict[int, dict[int, float]] = defaultdict(dict)
    for lemma, others in near.items():
        for other, forth in others.items():
            one, row = rows[lemma], rows[other]
            if one is not None and row is not None and one != row:
                strength = math.sqrt(forth * max(near.get(other, {}).get(lemma, 0.0), _LEAST))
                by_stem[one][row] = max(by_stem[one].get(row, 0.0), strength)
    triples = [
        (one, other, round(strength * _LEVELS))
        for one, others in sorted(by_stem.items())
        for other, strength in sorted(sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST])
        if strength >= _WEAKEST
    ]
    np.save(path, np.array(triples, dtype=np.uint16))


def _row(lemma: str, stems: Mapping[str, int]) -> int | None:
    spoken = words(lemma)
    return stems.get(spoken[0].stem) if len(spoken) == 1 and not spoken[0].stop else None


def _near(
    synsets: Mapping[str, _Synset], uses: Mapping[tuple[str, str], float]
) -> dict[str, dict[str, float]]:
    """Return for each lemma the others that it may stand for, with the share of its uses in which it does."""
    whole: dict[str, float] = defaultdict(float)
    for (lemma, _), count in uses.items():
        whole[lemma] += count
    near: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for key, synset in synsets.items():
        for at, lemma in enumerate(synset.lemmas, 1):
            share = uses.get((lemma, key), _UNTAGGED) / max(whole[lemma], _UNTAGGED)
            best: dict[str, float] = {}
            for other, worth in _beside(synset, at, synsets):
                if other != lemma:
                    best[other] = max(best.get(other, 0.0), worth)
            for other, worth in best.items():
                near[lemma][other] += share * worth
    return near


def _beside(synset: _Synset, at: int, synsets: Mapping[str, _Synset]) -> Iterator[tuple[str, float]]:
    for lemma in synset.lemmas:
        yield lemma, _SAME
    kinds = sum(symbol == "~" for symbol, *_ in synset.pointers)
    for symbol, key, source, target in synset.pointers:
        worth = _BESIDE.get(symbol[0])
        if worth is None or (symbol[0] == "~" and kinds > _MANY) or (source and source != at):
            continue
        other = synsets[key].lemmas
        for lemma in other[target - 1 : target] if symbol[0] in _OF_LEMMAS and target else other:
            yield lemma, worth


def _synsets(wordnet: Path) -> Iterator[tuple[str, _Synset]]:
    """Yield each set with its key: its part of speech and its offset."""
    for part in _PARTS:
        for line in wordnet.joinpath(f"data.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], base=16)
            lemmas = tuple(_plain(one) for one in fields[4 : 4 + 2 * count : 2])
            begin = 4 + 2 * count
            pointers = []
            for number in range(int(fields[begin])):
                symbol, offset, pos, ends = fields[begin + 1 + 4 * number : begin + 5 + 4 * number]
                pointers.append((symbol, _key(pos, offset), *divmod(int(ends, base=16), 256)))
            yield _key(fields[2], fields[0]), _Synset(lemmas, tuple(pointers))


def _uses(wordnet: Path) -> dict[tuple[str, str], float]:
    """Return how often each lemma was counted in each of its sets."""
    counted: dict[tuple[str, str, int], int] = {}
    for line in wordnet.joinpath("cntlist.rev").read_text(encoding="latin-1").splitlines():
        sense, number, count = line.split()
        lemma, _, rest = sense.partition("%")
        counted[lemma, "nvars"[int(rest[0]) - 1].replace("s", "a"), int(number)] = int(count)
    found = {}
    for part in _PARTS:
        for line in wordnet.joinpath(f"index.{part}").read_text(encoding="latin-1").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            senses = int(fields[2])
            for number, offset in enumerate(fields[-senses:], 1):
                uses = counted.get((fields[0], fields[1], number), 0)
                found[_plain(fields[0]), _key(fields[1], offset)] = uses + _UNTAGGED
    return found


def _plain(lemma: str) -> str:
    return lemma.split("(", maxsplit=1)[0].replace("_", " ").lower()


def _key(pos: str, offset: str) -> str:
    return f"{'a' if pos == 's' else pos}{offset}"
