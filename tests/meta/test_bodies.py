"""Each check of request bodies complains of a wrong body and of no right one."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.bodies import as_sent, violations

if TYPE_CHECKING:
    from pathlib import Path

Body = dict[str, Any]
QUIET: Body = {"allowed_mentions": {"parse": []}}
CHANNEL = "/channels/1234567890123456789/messages"
CALLBACK = "/interactions/1234567890123456789/token/callback"
WEBHOOK = "/webhooks/1234567890123456789/token"
COMMANDS = "/applications/1234567890123456789/commands"
V2 = 1 << 15


@dataclass(frozen=True)
class Sent:
    method: str
    path: str
    json: Any
    status: int | None = 200


def message(**written: Any) -> Sent:
    return Sent("POST", CHANNEL, {**QUIET, "content": "hello", **written})


def layout(*components: Body, **written: Any) -> Sent:
    return message(**{"content": None, **written}, flags=V2, components=[*components])


def row(*buttons: Body) -> Body:
    return {"type": 1, "components": [*buttons]}


def button(custom_id: str = "v1:x:1", **written: Any) -> Body:
    return {"type": 2, "style": 2, "label": "Press", "custom_id": custom_id, **written}


def link(url: str) -> Body:
    return {"type": 2, "style": 5, "label": "Read", "url": url}


def text(content: str) -> Body:
    return {"type": 10, "content": content}


def embed(**written: Any) -> Sent:
    return message(embeds=[{"title": "A title", **written}])


def choices(*offered: Body) -> Sent:
    return Sent("POST", CALLBACK, {"type": 8, "data": {"choices": [*offered]}})


def choice(name: str = "Who?", value: str = "e1") -> Body:
    return {"name": name, "value": value}


def command(**written: Any) -> Body:
    return {"type": 1, "name": "ask", "description": "Ask", "options": [], **written}


def option(name: str = "question", **written: Any) -> Body:
    return {"type": 3, "name": name, "description": "Your question", **written}


def commands(*written: Body) -> Sent:
    return Sent("PUT", COMMANDS, [*written])


RIGHT = {
    "a message": message(),
    "2000 characters": message(content="x" * 2000),
    "a reply": message(message_reference={"message_id": 1234567890123456789, "fail_if_not_exists": False}),
    "a nonce": message(nonce="12345678901234567890", enforce_nonce=True),
    "buttons": message(components=[row(button("a"), button("b"), link("https://example.org/a#:~:text=b"))]),
    "an emoji in place of a label": message(components=[row(button(label=None, emoji={"name": "👍"}))]),
    "embeds of 6000 characters": message(embeds=[{"description": "x" * 3000}, {"description": "x" * 3000}]),
    "an embed field": embed(fields=[{"name": "n", "value": "v"}]),
    "an embed's addresses": embed(url="https://example.org", image={"url": "attachment://a.png"}),
    "a layout": layout({"type": 17, "components": [text("x" * 4000), {"type": 14}, row(button())]}),
    "40 components": layout(*(text("x") for _ in range(40))),
    "a section": layout({"type": 9, "components": [text("x")], "accessory": button()}),
    "components with small ids": layout({"type": 10, "id": 7, "content": "x"}),
    "a change that shows nothing new": Sent("PATCH", f"{CHANNEL}/1234567890123456789", {"components": []}),
    "a first response": Sent("POST", CALLBACK, {"type": 4, "data": {**QUIET, "content": "x", "flags": 64}}),
    "a deferred response": Sent("POST", CALLBACK, {"type": 5, "data": {"flags": 64}}),
    "25 choices": choices(*(choice(str(number)) for number in range(25))),
    "a choice of 100 characters": choices(choice("x" * 100, "y" * 100)),
    "no choices": choices(),
    "a slash command": commands(command(options=[option(required=True), option("private", type=5)])),
    "a name in another script": commands(command(name="寻找-1_a")),
    "a menu command": commands({"type": 3, "name": "Find in the article", "description": ""}),
    "a slash command and a menu of one name": commands(command(name="find"), {"type": 3, "name": "find"}),
    "a subcommand": commands(command(options=[option("reload", type=1, options=[option()])])),
    "a request without a body": Sent("GET", "/users/@me", None),
    "a deletion": Sent("DELETE", f"{CHANNEL}/1234567890123456789", None),
}

WRONG = {
    "2001 characters": (message(content="x" * 2001), "2001 characters"),
    "nothing to see": (message(content=" "), "shows nothing"),
    "pings by default": (Sent("POST", CHANNEL, {"content": "hello"}), "allowed_mentions does not say"),
    "pings the replied user": (
        message(allowed_mentions={"parse": [], "replied_user": True}),
        "lets replied_user ping",
    ),
    "pings everyone": (message(allowed_mentions={"parse": ["everyone"]}), "lets parse ping"),
    "pings a member": (message(allowed_mentions={"parse": [], "users": ["1"]}), "lets users ping"),
    "pings all but the replied user": (
        message(allowed_mentions={"replied_user": False}),
        "allowed_mentions does not say",
    ),
    "a response that pings": (
        Sent("POST", CALLBACK, {"type": 4, "data": {"content": "x"}}),
        "allowed_mentions does not say",
    ),
    "a change that pings": (
        Sent("PATCH", f"{CHANNEL}/1234567890123456789", {"content": "x"}),
        "allowed_mentions does not say",
    ),
    "an update that is too long": (
        Sent("POST", CALLBACK, {"type": 7, "data": {**QUIET, "content": "x" * 2001}}),
        "2001 characters",
    ),
    "embeds of 6001 characters": (
        message(embeds=[{"description": "x" * 3000}, {"footer": {"text": "x" * 1500}, "title": "x" * 1501}]),
        "6001 characters in total",
    ),
    "an empty embed": (message(embeds=[{"color": 1}]), "an embed shows nothing"),
    "an empty embed field": (embed(fields=[{"name": "n", "value": " "}]), "empty name or value"),
    "26 embed fields": (embed(fields=[{"name": "n", "value": "v"}] * 26), "26 fields"),
    "an embed address without a scheme": (embed(url="example.org"), "no address"),
    "an embed picture on this machine": (embed(image={"url": "http://localhost/a.png"}), "no address"),
    "a script for an address": (embed(author={"name": "a", "url": "javascript:alert(1)"}), "no address"),
    "41 components": (layout(*(text("x") for _ in range(41))), "41 components"),
    "41 components, most of them inside": (
        layout({"type": 17, "components": [row(*(button(f"{r}{n}") for n in range(5))) for r in range(7)]}),
        "43 components",
    ),
    "4001 displayed characters": (layout(text("x" * 2000), text("x" * 2001)), "4001 displayed"),
    "content beside a layout": (layout(text("x"), content="x"), "beside Components V2"),
    "an embed beside a layout": (layout(text("x"), embeds=[{"title": "x"}]), "beside Components V2"),
    "a layout without the flag": (message(components=[text("x")]), "without that flag"),
    "six rows": (message(components=[row(button(str(n))) for n in range(6)]), "5 action rows"),
    "a button outside a row": (message(components=[button()]), "5 action rows"),
    "six buttons in a row": (message(components=[row(*(button(str(n)) for n in range(6)))]), "1 to 5"),
    "an empty row": (message(components=[row()]), "1 to 5"),
    "an empty text": (layout(text(" ")), "a text display is empty"),
    "a custom_id of 101 characters": (message(components=[row(button("x" * 101))]), "101 characters"),
    "a custom_id twice": (message(components=[row(button("a")), row(button("a"))]), "'a' stands twice"),
    "a custom_id twice in a section": (
        layout({"type": 9, "components": [text("x")], "accessory": button("a")}, row(button("a"))),
        "'a' stands twice",
    ),
    "a button without a label": (message(components=[row(button(label=" "))]), "neither label nor emoji"),
    "a label of 81 characters": (message(components=[row(button(label="x" * 81))]), "81 characters"),
    "a button without a custom_id": (message(components=[row(button(""))]), "must have a custom_id"),
    "a link with a custom_id": (
        message(components=[row(link("https://example.org") | {"custom_id": "a"})]),
        "no custom_id",
    ),
    "a link of 513 characters": (
        message(components=[row(link("https://example.org/" + "x" * 493))]),
        "513 characters",
    ),
    "a link with a space": (message(components=[row(link("https://example.org/a b"))]), "no address"),
    "a link with an impossible port": (
        message(components=[row(link("https://example.org:x/"))]),
        "no address",
    ),
    "a link with an empty part in its host": (message(components=[row(link("https://a..b/"))]), "no address"),
    "26 choices": (choices(*(choice(str(number)) for number in range(26))), "26 choices"),
    "a choice without a name": (choices(choice("")), "name has 0 characters"),
    "a choice's name of 101 characters": (choices(choice("x" * 101)), "name has 101 characters"),
    "a choice's value of 101 characters": (choices(choice(value="x" * 101)), "value has 101 characters"),
    "a command in capitals": (commands(command(name="Ask")), "'Ask' is no name"),
    "a command with a space": (commands(command(name="ask me")), "'ask me' is no name"),
    "a name of 33 characters": (commands(command(name="x" * 33)), "is no name"),
    "a command without a description": (commands(command(description="")), "has 0 characters"),
    "a description of 101 characters": (commands(command(description="x" * 101)), "has 101 characters"),
    "an option in capitals": (commands(command(options=[option("Question")])), "'Question' is no name"),
    "an option twice": (commands(command(options=[option(), option()])), "two options called 'question'"),
    "26 options": (commands(command(options=[option(f"o{n}") for n in range(26)])), "26 options"),
    "an optional before a required option": (
        commands(command(options=[option("a"), option("b", required=True)])),
        "required option after",
    ),
    "a subcommand's option without a description": (
        commands(command(options=[option("reload", type=1, options=[option(description="")])])),
        "description of 'question' has 0",
    ),
    "a command twice": (commands(command(), command()), "two commands of type 1 are called 'ask'"),
    "16 menu commands": (
        commands(*({"type": 3, "name": f"Menu {n}", "description": ""} for n in range(16))),
        "16 commands of type 3",
    ),
    "101 slash commands": (commands(*(command(name=f"c{n}") for n in range(101))), "101 commands of type 1"),
    "a menu command of 33 characters": (commands({"type": 3, "name": "x" * 33}), "1 to 32 characters"),
    "a menu command with a description": (
        commands({"type": 3, "name": "Find", "description": "Finds"}),
        "must have no description",
    ),
    "a command of more than 8000 characters": (
        commands(
            command(
                options=[
                    option(f"o{n}", choices=[choice("x" * 100, "y" * 100) for _ in range(20)])
                    for n in range(2)
                ]
            )
        ),
        "characters in all",
    ),
    "a follow-up before the acknowledgement": (
        Sent("POST", WEBHOOK, {**QUIET, "content": "x"}),
        "before the",
    ),
    "an original before the acknowledgement": (
        Sent("DELETE", f"{WEBHOOK}/messages/@original", None),
        "before the",
    ),
}


@pytest.mark.parametrize("case", RIGHT)
def test_of_a_right_body_nothing_is_said(case: str) -> None:
    assert violations([RIGHT[case]]) == []


@pytest.mark.parametrize("case", WRONG)
def test_of_a_wrong_body_its_fault_is_said(case: str) -> None:
    request, fault = WRONG[case]
    complaints = violations([request])
    assert len(complaints) == 1, complaints
    assert complaints[0].startswith(f"{request.method} {request.path}: ")
    assert fault in complaints[0]


def test_a_follow_up_after_the_acknowledgement_is_right() -> None:
    acknowledged = Sent("POST", CALLBACK, {"type": 5})
    assert violations([acknowledged, Sent("POST", WEBHOOK, {**QUIET, "content": "x"})]) == []


def test_an_acknowledgement_that_came_too_late_is_none() -> None:
    refused = Sent("POST", CALLBACK, {"type": 5}, status=404)
    assert len(violations([refused, Sent("POST", WEBHOOK, {**QUIET, "content": "x"})])) == 1


def test_every_fault_of_every_request_is_said_in_order() -> None:
    first = message(content="x" * 2001, allowed_mentions=None)
    second = choices(choice(""))
    complaints = violations([first, message(), second])
    assert [complaint.split(": ")[0] for complaint in complaints] == [
        f"POST {CHANNEL}",
        f"POST {CHANNEL}",
        f"POST {CALLBACK}",
    ]


def test_ids_become_strings_and_other_numbers_stay() -> None:
    body = {"message_id": 1 << 40, "id": 7, "users": [1 << 40], "required": True, "max_value": 1 << 40}
    before = copy.deepcopy(body)
    assert as_sent(body) == body | {"message_id": str(1 << 40), "users": [str(1 << 40)]}
    assert body == before


def test_without_the_description_our_own_checks_remain(tmp_path: Path) -> None:
    strange = Sent("POST", "/no/such/route", {"content": 5})
    assert violations([strange], tmp_path / "absent.json") == []
    assert len(violations([message(content="x" * 2001)], tmp_path / "absent.json")) == 1


@pytest.fixture
def openapi(shared_data: Path) -> Path:
    path = shared_data / "discord-openapi.json"
    if not path.is_file():
        pytest.skip(f"Discord's OpenAPI description is not at {path}")
    return path


@pytest.mark.parametrize("case", RIGHT)
def test_discords_description_agrees_with_every_right_body(case: str, openapi: Path) -> None:
    assert violations([RIGHT[case]], openapi) == []


DIFFERENT = {
    "a word in place of true": (message(tts="yes"), "$.tts"),
    "a style that does not exist": (message(components=[row(button(style=99))]), "$.components[0]"),
    "11 embeds": (message(embeds=[{"title": "x"}] * 11), "$.embeds"),
    "a title of 257 characters": (embed(title="x" * 257), "$.embeds[0].title"),
    "a nonce of 26 characters": (message(nonce="x" * 26), "$.nonce"),
    "a reference without a message": (message(message_reference={}), "$.message_reference"),
    "a callback of no type": (Sent("POST", CALLBACK, {"type": 99}), "$"),
    "a command with a wrong option": (commands(command(options=[option(type=99)])), "$[0].options[0]"),
    "an empty list of contexts": (commands(command(contexts=[])), "$[0].contexts"),
    "a route that does not exist": (Sent("POST", "/channels/1/message", {}), "no such route"),
    "a body where none belongs": (Sent("DELETE", f"{CHANNEL}/1", {}), "takes no body"),
    "no body where one belongs": (Sent("POST", CHANNEL, None), "$"),
}


@pytest.mark.parametrize("case", DIFFERENT)
def test_a_body_that_differs_from_discords_description_is_said(case: str, openapi: Path) -> None:
    request, place = DIFFERENT[case]
    complaints = violations([request], openapi)
    assert any(
        place in complaint.removeprefix(f"{request.method} {request.path}: ") for complaint in complaints
    )
