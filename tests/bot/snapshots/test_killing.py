"""Killed at any point, the shelf opens with the old or the new state, and never with a mixture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to be killed at each step")
def test_killed_at_many_steps_and_at_random_moments_the_old_or_the_new_state_answers(
    tmp_path: Path, thorough: bool
) -> None:
    every, at_random, least = (1, 40, 200) if thorough else (9, 6, 20)
    command = [
        sys.executable,
        "-m",
        "tests.bot.snapshots.killing",
        str(tmp_path),
        "6",
        f"{every}",
        f"{at_random}",
    ]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    left = [json.loads(line) for line in done.stdout.splitlines()]
    assert len([one for one in left if one["killed"]]) >= least
    wrong = [one for one in left if not (one["known"] and one["as_pointed"] and one["tidy"] and one["seeds"])]
    assert wrong == []
    assert len({one["revision"] for one in left}) >= 4
