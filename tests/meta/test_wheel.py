"""What is installed is all there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_brings_all_that_is_read_when_it_runs(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    patterns = ("bot/store/migrations/**/*.py", "knowledge/lexicon/*.txt", "knowledge/matching/*.[njt]*")
    found = {pattern: {str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)} for pattern in patterns}
    wanted = set().union(*found.values())

    assert all(len(paths) >= 4 for paths in found.values()), found
    assert wanted <= packed
