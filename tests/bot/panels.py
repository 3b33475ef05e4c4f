"""What a Components V2 message says and offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Components = Sequence[Mapping[str, Any]]


def parts(components: Components) -> Iterator[Mapping[str, Any]]:
    """Yield every component, however deep."""
    for part in components:
        yield part
        yield from parts(part.get("components", []))
        if part.get("accessory"):
            yield part["accessory"]


def text_of(components: Components) -> str:
    """All text that is shown."""
    return "\n".join(str(part["content"]) for part in parts(components) if part.get("content"))


def labels_of(components: Components) -> list[str]:
    """The labels of all buttons."""
    return [str(part["label"]) for part in parts(components) if part.get("type") == 2 and part.get("label")]
