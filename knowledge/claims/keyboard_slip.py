"""How many slips of the keyboard a word may hold and still be the word that was meant.

The limits follow what slips look like (Damerau 1964: four in five are one letter more, one less, one other or
two swapped, and seldom at the beginning): one from four letters on, two from eight on. A name is nearer to
other names, so it takes more letters to be sure. The speller of questions (`knowledge.matching.speller`)
allows more: it ranks what may be meant, where this says whether two words are one.
"""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import OSA

_ONE: Final = 4
_TWO: Final = 8
_ONE_IN_NAME: Final = 6
_TWO_IN_NAME: Final = 9
_LONGEST: Final = 40


def most_slips(length: int, *, name: bool = False) -> int:
    """Return how many slips a word of so many letters may hold.

    >>> [most_slips(length) for length in (3, 4, 7, 8, 20)]
    [0, 1, 1, 2, 2]
    """
    one, two = (_ONE_IN_NAME, _TWO_IN_NAME) if name else (_ONE, _TWO)
    return (length >= one) + (length >= two)


def is_slip(typed: str, meant: str, *, name: bool = False) -> bool:
    """Tell whether a word may be another one, mistyped; its first letter is taken to be right.

    Two letters swapped are a slip in a shorter word too.

    >>> is_slip("goverment", "government"), is_slip("teh", "the"), is_slip("sachs", "sacks", name=True)
    (True, True, False)

    Args:
        typed: in the form in which words are compared.
        meant: in the same form.
        name: True where a name is meant.
    """
    if typed[:1] != meant[:1] or max(len(typed), len(meant)) > _LONGEST:
        return False
    slips, most = OSA.distance(typed, meant), most_slips(min(len(typed), len(meant)), name=name)
    if most == 0 and not name:
        return slips == 1 and sorted(typed) == sorted(meant)
    return slips <= most
