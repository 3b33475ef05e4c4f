"""A quotation grows by the sentence it leans on, and by nothing else."""

from __future__ import annotations

import pytest

from knowledge.answers.widened import widened
from tests.knowledge.factories import document

TEXT = """\
The mill of Ohio was sold in May.
It went to a baker from Utah.
Iowa kept its own mill.

She had wanted it for years.
“It was cheap,” Lee said.
"""


def grown(line, text=TEXT, speakers=()):
    source = document(text, speakers=speakers)
    start, end = widened(source, source.passages[line])
    return source.text[start:end]


def test_a_sentence_that_begins_with_a_pronoun_takes_the_one_before_along():
    assert grown(1) == "The mill of Ohio was sold in May.\nIt went to a baker from Utah."


@pytest.mark.parametrize("line", [0, 2, 3])
def test_a_sentence_that_stands_alone_or_first_in_its_paragraph_stays_as_it_is(line):
    assert grown(line) == TEXT.replace("\n\n", "\n").splitlines()[line]


def test_words_of_somebody_do_not_grow_by_a_sentence_of_the_articles():
    assert grown(4, speakers=("Lee",)) == "“It was cheap,” Lee said."


def test_a_quotation_does_not_grow_beyond_its_limit():
    long = f"The mill of Ohio {'ground rye and ' * 30}was sold.\nIt went to a baker.\n"
    assert grown(1, long) == "It went to a baker."
