"""Components V2 messages as a test reads them: their text, their buttons, the lines of their menus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bot.actions import LIMIT as CUSTOM_ID_LIMIT
from bot.actions import decode, encode
from bot.rendering.components import (
    CHOICE_LIMIT,
    LABEL_LIMIT,
    MOST_CHOICES,
    MOST_COMPONENTS,
    PANEL_LIMIT,
    Panel,
    Section,
)
from bot.rendering.escaping import displayed_length

Parts = Iterable[dict[str, Any]]
BUTTON, MENU = 2, 3


def every(components: Parts) -> Iterator[dict[str, Any]]:
    """Every component, nested ones and those beside a text included."""
    for part in components:
        yield part
        yield from every(part.get("components") or [])
        if part.get("accessory"):
            yield part["accessory"]


parts = every


def text_of(components: Parts) -> str:
    """All text, one block after the other."""
    return "\n".join(str(part["content"]) for part in every(components) if "content" in part)


def labels_of(components: Parts) -> list[str]:
    """The labels of the buttons that can be pressed."""
    return [
        part["label"]
        for part in every(components)
        if part["type"] == BUTTON and part.get("label") and not part.get("disabled")
    ]


def lines_of(components: Parts, menu: str) -> dict[str, str]:
    """The lines of a menu, from what they say to their values; none where there is no such menu."""
    found = [p for p in every(components) if p["type"] == MENU and p["custom_id"] == f"menu:{menu}"]
    return {line["label"]: line["value"] for part in found for line in part["options"]}


def assert_panel_within_limits(panel: Panel) -> None:
    texts = [block.text if isinstance(block, Section) else block for block in panel.blocks]
    beside = [block.button for block in panel.blocks if isinstance(block, Section)]
    buttons = [*beside, *panel.buttons]
    ids = [encode(button.action) for button in buttons] + [f"menu:{menu.name}" for menu in panel.menus]
    rows = (len(panel.buttons) + 4) // 5
    components = 1 + 2 * len(panel.blocks) - 1 + 2 * len(beside) + 2 * len(panel.menus) + rows
    assert components + len(panel.buttons) <= MOST_COMPONENTS
    assert all(text.strip() for text in texts)
    assert sum(map(displayed_length, texts)) <= PANEL_LIMIT
    assert len(set(ids)) == len(ids)
    assert all(0 < displayed_length(button.label) <= LABEL_LIMIT for button in buttons)
    for menu in panel.menus:
        values = [encode(choice.action) for choice in menu.choices]
        assert 1 <= len(values) <= MOST_CHOICES
        assert len(set(values)) == len(values)
        assert [decode(value) for value in values] == [choice.action for choice in menu.choices]
        for choice in menu.choices:
            assert 0 < displayed_length(choice.label) <= CHOICE_LIMIT
            assert choice.description is None or 0 < displayed_length(choice.description) <= CHOICE_LIMIT
        ids += values
    assert all(len(custom_id) <= CUSTOM_ID_LIMIT for custom_id in ids)
