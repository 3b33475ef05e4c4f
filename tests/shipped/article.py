"""The article that is shipped in seeds/: its text and where its questions and claims stand.

Everything here is about that one article. Nothing else may depend on seeds/ (tests/meta looks after
that), since an operator puts their own article there; whoever imports this module is skipped then.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge import Knowledge, load

SEEDS = Path(__file__).parents[2] / "seeds"
NAME = "000_27a5b21ec1eaeb9d"
FOLDER = Path(__file__).parent

if {path.name for path in SEEDS.iterdir() if path.suffix in {".txt", ".md"}} != {f"{NAME}.txt"}:
    pytest.skip("seeds/ holds another article than the shipped one", allow_module_level=True)

TEXT = (SEEDS / f"{NAME}.txt").read_bytes().decode("utf-8")


def loaded() -> Knowledge:
    """The article with its sidecar, as the bot loads it."""
    return load(SEEDS)
