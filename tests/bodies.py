"""Would Discord take these requests? Its own OpenAPI description, and the limits that one leaves out."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any, Protocol

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_URI = "urn:discord"
_SNOWFLAKE = 1 << 32
"""Discord's ids are at least this; the small numbers under `id` in a component are none."""
_LISTS_OF_IDS = {"users", "roles", "messages", "sticker_ids", "applied_tags"}


class Recorded(Protocol):
    """A request as simcord and the loopback record it; the loopback's have a `status` too."""

    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def json(self) -> Any: ...


def violations(requests: Iterable[Recorded], openapi: Path | None = None) -> list[str]:
    """Return what is wrong with recorded requests, in their order; an empty list if nothing is.

    Args:
        requests: in the order in which they were sent.
        openapi: Discord's OpenAPI description; None or a file that does not exist leaves that check out.
    """
    description = _read(openapi) if openapi is not None and openapi.is_file() else None
    acknowledged: set[str] = set()
    found = []
    for request in requests:
        wrong = [*limits.complaints(request.method, request.path, request.json)]
        if description is not None:
            wrong += description.complaints(request.method, request.path, request.json)
        wrong += _unacknowledged(request, acknowledged)
        found += [f"{request.method} {request.path}: {complaint}" for complaint in wrong]
    return found


def _unacknowledged(request: Recorded, acknowledged: set[str]) -> Iterator[str]:
    """Complain of a follow-up whose interaction has had no first response, and note first responses."""
    match request.path.strip("/").split("/"):
        case ["interactions", _, token, "callback"] if getattr(request, "status", None) != 404:
            acknowledged.add(token)
        case ["webhooks", _, token, *_] if token not in acknowledged:
            yield "a follow-up before the interaction was acknowledged"


class Description:
    """Discord's OpenAPI description, ready to judge request bodies.

    Args:
        openapi: the parsed file.
    """

    def __init__(self, openapi: dict[str, Any]) -> None:
        self._paths = {tuple(template.strip("/").split("/")): template for template in openapi["paths"]}
        self._operations = openapi["paths"]
        resource = Resource.from_contents(openapi, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_URI, resource)
        self._validators: dict[tuple[str, str], Draft202012Validator] = {}

    def complaints(self, method: str, path: str, body: Any) -> Iterator[str]:
        """Say where a request differs from its description."""
        template = self._template(tuple(path.strip("/").split("/")))
        operation = self._operations.get(template, {}).get(method.lower())
        if operation is None:
            yield "Discord has no such route"
        elif "requestBody" not in operation:
            if body is not None:
                yield "this route takes no body"
        elif body is not None or operation["requestBody"].get("required"):
            error = best_match(self._validator(template, method.lower()).iter_errors(as_sent(body)))
            if error is not None:
                yield f"{error.json_path}: {error.message[:300]}"

    def _template(self, segments: tuple[str, ...]) -> str:
        """Return the described path that fits, with as few placeholders as possible; empty if none does."""
        fitting = [
            (sum(part.startswith("{") for part in described), template)
            for described, template in self._paths.items()
            if len(described) == len(segments)
            and all(
                part.startswith("{") or part == segment
                for part, segment in zip(described, segments, strict=True)
            )
        ]
        return min(fitting, default=(0, ""))[1]

    def _validator(self, template: str, method: str) -> Draft202012Validator:
        known = self._validators.get((template, method))
        if known is None:
            parts = ("paths", template, method, "requestBody", "content", "application/json", "schema")
            pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in parts)
            known = Draft202012Validator({"$ref": f"{_URI}#/{pointer}"}, registry=self._registry)
            self._validators[template, method] = known
        return known


def as_sent(value: Any, name: str = "") -> Any:
    """Return a body with its ids as strings: discord.py sends some as numbers, and Discord takes both."""
    if isinstance(value, dict):
        # A file that is uploaded along is named by its place, a small number.
        uploaded = name == "attachments"
        return {
            key: str(inner) if uploaded and key == "id" else as_sent(inner, key)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [as_sent(inner, name) for inner in value]
    named = name == "id" or name.endswith("_id") or name in _LISTS_OF_IDS
    if named and isinstance(value, int) and not isinstance(value, bool) and value >= _SNOWFLAKE:
        return str(value)
    return value


@functools.cache
def _read(openapi: Path) -> Description:
    return Description(json.loads(openapi.read_text("utf-8")))
