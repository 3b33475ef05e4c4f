"""What stands first is what is surest."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.turns import JUDGED, falling, surest_first

ODDS = st.lists(st.floats(-9, 9), min_size=1, max_size=8).map(np.array)


@given(ODDS)
def test_the_likeliest_few_stand_by_their_odds_and_the_rest_where_they_were(odds):
    order = surest_first(odds).tolist()
    assert sorted(order) == list(range(len(odds)))
    assert order[JUDGED:] == list(range(len(odds)))[JUDGED:]
    assert odds[order[:JUDGED]].tolist() == sorted(odds[:JUDGED].tolist(), reverse=True)


@given(ODDS)
def test_none_behind_is_surer_than_one_before_it(odds):
    fallen = falling(odds).tolist()
    assert fallen == sorted(fallen, reverse=True)
    assert fallen[0] == odds[0]
