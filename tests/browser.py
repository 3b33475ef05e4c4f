"""The page that `python -m bot preview` serves, in a real browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
QUIET = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def served(folder: Path, documents: Path) -> Iterator[str]:
    """Run the preview as a newcomer does, without a token, in an empty folder; yield the page's address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DISCORD_")}
    environment |= {"PREVIEW_PORT": "0", "SEEDS_DIR": str(documents), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "preview"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=folder,
    ) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/#\S+", process.stdout.readline())
            assert address is not None
            yield address.group()
        finally:
            process.terminate()
            assert process.wait(30) == 0


@contextmanager
def opened(address: str, path: str, *, width: int = 1000, height: int = 900) -> Iterator[Page]:
    """Open a page in a headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.5)
        page.goto(address)
        page.get_by_placeholder("Message #ask-the-article").wait_for()
        yield page
        browser.close()


def ask(page: Page, question: str) -> None:
    """Type a question into the channel and send it, as soon as the page listens."""
    composer = page.get_by_placeholder("Message #ask-the-article")
    for _ in range(60):
        composer.fill(question)
        composer.press("Enter")
        page.wait_for_timeout(500)
        if not composer.input_value():
            return
    raise AssertionError("the page did not take the question")
