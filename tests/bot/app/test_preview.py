"""A newcomer without a token: the page, the question, the quotation, its context."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.articles import NEWS
from tests.browser import ask, chromium, opened, served


def test_a_newcomer_asks_on_the_local_page_and_sees_the_quotation_in_context(tmp_path: Path) -> None:
    path = chromium()
    if path is None:
        pytest.skip("no chromium on this machine; on Debian: apt install chromium")
    with served(tmp_path, NEWS) as address, opened(address, path) as page:
        ask(page, "who started tidewell")
        quotation = page.locator("blockquote", has_text="Founded in 2023 by Oona Marrick").last
        expect(quotation).to_be_visible(timeout=60_000)
        page.get_by_role("button", name="Show in context").last.click()
        bold = page.locator("strong", has_text="Founded in 2023 by Oona Marrick")

        expect(bold).to_be_visible(timeout=60_000)
        expect(page.get_by_text("The energy world is astir").last).to_be_visible(timeout=60_000)
