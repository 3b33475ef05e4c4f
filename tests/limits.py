"""Discord's limits on request bodies that neither its OpenAPI description nor simcord enforces.

The figures are those of Discord's documentation (Message, Embed limits, Component reference, Application
commands). Every function yields complaints in words; the types of fields are left to the description.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests import command_limits
from tests.command_limits import twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Body = dict[str, Any]

CONTENT, EMBEDS_TOTAL, EMBED_FIELDS = 2000, 6000, 25
COMPONENTS, DISPLAYED, ROWS, ROW = 40, 4000, 5, 5
CUSTOM_ID, LABEL, BUTTON_URL = 100, 80, 512

COMPONENTS_V2 = 1 << 15
ACTION_ROW, BUTTON, TEXT_DISPLAY = 1, 2, 10
ONLY_V2 = {9, 10, 11, 12, 13, 14, 17}
LINK_STYLE, PREMIUM_STYLE = 5, 6


@dataclass(frozen=True, slots=True)
class MessageBody:
    """The part of a request that is a message.

    Args:
        written: its fields.
        new: True if it makes a message, False if it changes one.
    """

    written: Body
    new: bool


def complaints(method: str, path: str, body: Any) -> Iterator[str]:
    """Say what Discord would refuse, or what would ping somebody, in one request."""
    match method, path.strip("/").split("/"), body:
        case "PUT", ["applications", *_, "commands"], [*commands]:
            yield from command_limits.of_commands(commands)
        case "POST", ["interactions", _, _, "callback"], {"type": 8, "data": {"choices": choices}}:
            yield from command_limits.of_choices(choices)
    message = message_in(method, path, body)
    if message is not None:
        yield from _message(message)


def message_in(method: str, path: str, body: Any) -> MessageBody | None:
    """Return the message that a request sends or changes, or None."""
    match method, path.strip("/").split("/"), body:
        case "POST", ["channels", _, "messages"] | ["webhooks", _, _], dict():
            return MessageBody(body, new=True)
        case "PATCH", ["channels", _, "messages", _] | ["webhooks", _, _, "messages", _], dict():
            return MessageBody(body, new=False)
        case "POST", ["interactions", _, _, "callback"], {"type": 4 | 7 as kind, "data": dict() as written}:
            return MessageBody(written, new=kind == 4)
    return None


def _message(message: MessageBody) -> Iterator[str]:
    written = message.written
    content, embeds = written.get("content") or "", written.get("embeds") or []
    components = written.get("components") or []
    v2 = bool((written.get("flags") or 0) & COMPONENTS_V2)
    if len(content) > CONTENT:
        yield f"content has {len(content)} characters, at most {CONTENT} are allowed"
    if message.new and not (content.strip() or embeds or (components and v2)):
        yield "the message shows nothing"
    if content or embeds or components:
        yield from _mentions(written.get("allowed_mentions"))
    yield from _embeds(embeds)
    yield from _components(components, v2=v2)
    if v2 and (content or embeds):
        yield "content or embeds stand beside Components V2"


def _mentions(allowed: Body | None) -> Iterator[str]:
    if allowed is None or "parse" not in allowed:
        yield "allowed_mentions does not say that nobody is pinged"
    elif pinging := [name for name in ("parse", "users", "roles", "replied_user") if allowed.get(name)]:
        yield f"allowed_mentions lets {', '.join(pinging)} ping"


def _embeds(embeds: Iterable[Body]) -> Iterator[str]:
    total = 0
    for embed in embeds:
        shown = [*_embed_texts(embed)]
        total += sum(len(text) for text in shown)
        if not any(shown) and not embed.get("image") and not embed.get("thumbnail"):
            yield "an embed shows nothing"
        fields = embed.get("fields") or []
        if len(fields) > EMBED_FIELDS:
            yield f"an embed has {len(fields)} fields, at most {EMBED_FIELDS} are allowed"
        if any(not (field.get(part) or "").strip() for field in fields for part in ("name", "value")):
            yield "an embed has a field with an empty name or value"
        yield from _addresses(embed)
    if total > EMBEDS_TOTAL:
        yield f"embeds have {total} characters in total, at most {EMBEDS_TOTAL} are allowed"


def _embed_texts(embed: Body) -> Iterator[str]:
    yield embed.get("title") or ""
    yield embed.get("description") or ""
    yield (embed.get("footer") or {}).get("text") or ""
    yield (embed.get("author") or {}).get("name") or ""
    for field in embed.get("fields") or []:
        yield field.get("name") or ""
        yield field.get("value") or ""


def _components(components: list[Body], *, v2: bool) -> Iterator[str]:
    every = [*_walk(components)]
    if v2:
        displayed = sum(len(part.get("content") or "") for part in every if part["type"] == TEXT_DISPLAY)
        if len(every) > COMPONENTS:
            yield f"{len(every)} components, at most {COMPONENTS} are allowed"
        if displayed > DISPLAYED:
            yield f"{displayed} displayed characters, at most {DISPLAYED} are allowed"
    elif any(part["type"] in ONLY_V2 for part in every):
        yield "a component of Components V2 stands in a message without that flag"
    elif len(components) > ROWS or any(part["type"] != ACTION_ROW for part in components):
        yield f"a message without Components V2 may have {ROWS} action rows and nothing else"
    for part in every:
        yield from _component(part)
    for custom_id in twice(part["custom_id"] for part in every if part.get("custom_id")):
        yield f"the custom_id {custom_id!r} stands twice in one message"


def _component(part: Body) -> Iterator[str]:
    custom_id, label = part.get("custom_id") or "", part.get("label") or ""
    if len(custom_id) > CUSTOM_ID:
        yield f"a custom_id has {len(custom_id)} characters, at most {CUSTOM_ID} are allowed"
    if part["type"] == ACTION_ROW and not 0 < len(part.get("components") or []) <= ROW:
        yield f"an action row must have 1 to {ROW} components"
    if part["type"] == TEXT_DISPLAY and not (part.get("content") or "").strip():
        yield "a text display is empty"
    if part["type"] == BUTTON:
        yield from _button(part, custom_id, label)
    yield from _addresses(part)


def _button(button: Body, custom_id: str, label: str) -> Iterator[str]:
    url, style = button.get("url") or "", button.get("style")
    if style != PREMIUM_STYLE and not (label.strip() or button.get("emoji")):
        yield "a button has neither label nor emoji"
    if len(label) > LABEL:
        yield f"a button's label has {len(label)} characters, at most {LABEL} are allowed"
    if len(url) > BUTTON_URL:
        yield f"a button's url has {len(url)} characters, at most {BUTTON_URL} are allowed"
    if style == LINK_STYLE and (custom_id or not url):
        yield "a link button must have a url and no custom_id"
    if style not in {LINK_STYLE, PREMIUM_STYLE} and (url or not custom_id):
        yield "a button must have a custom_id and no url"


def _walk(components: Iterable[Body]) -> Iterator[Body]:
    for part in components:
        yield part
        yield from _walk(part.get("components") or [])
        if part.get("accessory"):
            yield from _walk([part["accessory"]])


def _addresses(part: Body) -> Iterator[str]:
    """Complain about addresses in an embed or a component, but not in the components inside it."""
    for name, value in part.items():
        if name in {"url", "icon_url"} and isinstance(value, str) and not _is_address(value):
            yield f"{value!r} is no address that Discord takes"
        elif isinstance(value, dict) and name != "accessory":
            yield from _addresses(value)
        elif isinstance(value, list) and name == "items":
            for item in value:
                yield from _addresses(item)


def _is_address(url: str) -> bool:
    if any(character.isspace() or not character.isprintable() for character in url):
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme in {"attachment", "discord"}:
        return True
    return parts.scheme in {"http", "https"} and "." in host and all(host.split("."))
