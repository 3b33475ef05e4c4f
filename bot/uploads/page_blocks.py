"""A web page into its blocks of visible words, each as a browser would show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCK_NAMES: Final = (
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|"
    "figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|html|legend|li|main|menu|nav|ol|option|p|pre|"
    "section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_SILENT_NAMES: Final = (
    "applet|audio|button|canvas|datalist|embed|head|iframe|input|map|math|meter|noscript|object|progress|"
    "script|select|style|svg|template|textarea|video"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split("|"))
_SILENT: Final = frozenset(_SILENT_NAMES.split("|"))
"""Elements whose text no reader reads as the page's words."""

_NAMED: Final = frozenset({"script", "iframe", "object", "noscript", "template", "svg", "applet", "embed"})
"""Silent elements that a moderator is told of."""

_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
"""White space that HTML shows as one space; a no-break space is a character of the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page.

    Args:
        words: its text, white space as a browser shows it.
        shown: whether a reader sees it; an element without words for readers is given by its tag.
        heading: whether it is one of the first rank.
    """

    words: str
    shown: bool = True
    heading: bool = False


@dataclass(slots=True)
class _TextRun:
    """The inline text since the last block began or ended."""

    parts: list[str] = field(default_factory=list)
    kept_as_is: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text if self.kept_as_is else _SPACE.sub(" ", text))

    def taken(self) -> str:
        text = re.sub(r" {2,}", " ", "".join(self.parts)) if not self.kept_as_is else "".join(self.parts)
        self.parts.clear()
        return re.sub(r" ?\n ?", "\n", text).strip(" \n") if not self.kept_as_is else text.strip("\n")


def page_blocks(tree: etree._Element) -> Iterator[Block]:
    """Yield the blocks of a page in source order.

    Works without recursion, since a page may nest as deep as its parser allows.

    Args:
        tree: the root element; it is not changed.
    """
    run = _TextRun()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    silent: list[etree._Element] = []
    for event, element in walk:
        if event in {"comment", "pi"}:
            if not silent:
                run.add(element.tail)
            continue
        if event == "start":
            if silent:
                continue
            if _is_silent(element):
                silent.append(element)
                walk.skip_subtree()
                yield from _unseen(element)
                continue
            yield from _opened(element, run)
            continue
        if silent:
            if element is silent[-1]:
                silent.pop()
                run.add(element.tail if element is not tree else None)
            continue
        yield from _closed(element, run)
        run.add(element.tail if element is not tree else None)
    yield from _block(run)


def _opened(element: etree._Element, run: _TextRun) -> Iterator[Block]:
    if element.tag in _BLOCKS:
        yield from _block(run)
    if element.tag == "pre":
        run.kept_as_is += 1
    if element.tag == "br":
        run.parts.append("\n")
    run.add(element.text)


def _closed(element: etree._Element, run: _TextRun) -> Iterator[Block]:
    if element.tag in _BLOCKS:
        yield from _block(run, heading=element.tag == "h1")
    if element.tag == "pre":
        run.kept_as_is -= 1


def _block(run: _TextRun, *, heading: bool = False) -> Iterator[Block]:
    words = run.taken()
    if words.strip():
        yield Block(words, heading=heading)


def _is_silent(element: etree._Element) -> bool:
    if element.tag in {"html", "body"}:
        # Some pages hide themselves until a script has run.
        return False
    return (
        element.tag in _SILENT
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _unseen(element: etree._Element) -> Iterator[Block]:
    """Yield what a silent element is called, or the words that are hidden in it."""
    if element.tag in _NAMED:
        yield Block(f"<{element.tag}>", shown=False)
    elif element.tag not in _SILENT:
        words = " ".join(" ".join(str(part) for part in element.itertext()).split())
        if words:
            yield Block(words, shown=False)
