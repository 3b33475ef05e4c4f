"""Pictures for the documentation, from the running bot: `python -m tests.pictures docs`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.browser import ask, chromium, opened, served


def main(folder: Path) -> None:
    """Render every picture into a folder."""
    path = chromium()
    if path is None:
        sys.exit("No chromium on this machine; on Debian: apt install chromium")
    with tempfile.TemporaryDirectory() as empty, served(Path(empty)) as address:
        _answer(address, path, folder / "answer.png")


def _answer(address: str, path: str, picture: Path) -> None:
    with opened(address, path, width=1000, height=760) as page:
        ask(page, "who started deepseek")
        page.locator("blockquote", has_text="Founded in 2023 by Liang Wenfeng").last.wait_for()
        page.get_by_role("button", name="Show in context").last.click()
        page.locator("strong", has_text="Founded in 2023 by Liang Wenfeng").wait_for()
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
