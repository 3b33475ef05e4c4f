"""A web page into its main text: trafilatura says which blocks those are, the page gives their words."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Final

from bot.uploads.values import MAX_TEXT, Extract, RefusedError, UploadRefusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from lxml.html import HtmlElement

    from bot.uploads.page_blocks import Block

_WORD: Final = re.compile(r"\w+")
_RUN: Final = 4
"""Words. A block belongs to the main text if at least half of its runs of so many words stand there; a block
of fewer words, if a line there is the same."""


def read_page(text: str) -> Extract:
    """Read the main text of a page.

    Its words are those of the page, white space as a browser shows it; nothing is added, not even bullets.

    Args:
        text: the page, decoded.

    Raises:
        RefusedError: `NO_LIBRARY`, `TOO_LONG`, `TOO_COSTLY` if it nests deeper than its parser follows, or
            `NO_TEXT` if the page has no main text.
    """
    try:
        import lxml.etree  # noqa: PLC0415 - an optional extra, wanted by this format alone
        import lxml.html  # noqa: PLC0415
        import trafilatura  # noqa: PLC0415

        from bot.uploads.page_blocks import page_blocks  # noqa: PLC0415
    except ImportError as error:
        raise RefusedError(UploadRefusal.NO_LIBRARY) from error
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        tree: HtmlElement = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError as error:
        raise RefusedError(UploadRefusal.NO_TEXT) from error
    if any("Excessive" in entry.message for entry in parser.error_log):
        # The parser stops there without a word, and half a page is no document.
        raise RefusedError(UploadRefusal.TOO_COSTLY)
    blocks = list(page_blocks(tree))
    if sum(len(block.words) for block in blocks) > MAX_TEXT:
        raise RefusedError(UploadRefusal.TOO_LONG)
    found = trafilatura.bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=True
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise RefusedError(UploadRefusal.NO_TEXT)
    title = found.title or _heading(tree)
    kept, left_out = chosen(blocks, found.text, title or "")
    return Extract("\n\n".join(kept), title, left_out)


def chosen(blocks: Iterable[Block], main_text: str, title: str = "") -> tuple[Sequence[str], tuple[str, ...]]:
    """Part a page's blocks into those that stand in the main text and those left out, both in source order.

    The heading that gives the page its title is kept too, which an extractor takes for a part of the frame.

    Args:
        blocks: of the whole page.
        main_text: as an extractor gives it, a line a block.
        title: the page's.
    """
    called = _words(title)
    lines = [tuple(_words(line)) for line in main_text.splitlines()]
    short = set(lines)
    words = [word for line in lines for word in line]
    runs = set(_runs(words))
    kept: list[str] = []
    left_out: list[str] = []
    for block in blocks:
        words_here = _words(block.words)
        stands = block.shown and _stands(words_here, short, runs)
        if block.shown and not stands and words_here and called[: len(words_here)] == words_here:
            stands = block.heading and not kept
        (kept if stands else left_out).append(block.words)
    return kept, tuple(left_out)


def _stands(words: Sequence[str], short: Collection[tuple[str, ...]], runs: Collection[int]) -> bool:
    if tuple(words) in short:
        return bool(words)
    own = list(_runs(words))
    return bool(own) and sum(run in runs for run in own) * 2 >= len(own)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: Sequence[str]) -> Iterable[int]:
    return (hash(tuple(words[at : at + _RUN])) for at in range(len(words) - _RUN + 1))


def _heading(tree: HtmlElement) -> str | None:
    for tag in ("title", "h1"):
        words = " ".join(" ".join(str(part) for part in each.itertext()) for each in tree.iter(tag))
        if words.strip():
            return words
    return None
