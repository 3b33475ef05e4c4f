"""What is installed is all there."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_brings_the_steps_of_the_database(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    steps = ROOT / "bot" / "store" / "migrations"
    wanted = {str(path.relative_to(ROOT)) for path in steps.rglob("*") if path.suffix in {".py", ".mako"}}

    assert len(wanted) >= 5
    assert wanted <= packed
