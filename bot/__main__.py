"""The command line: `python -m bot [run|preview|sync|reload|doctor]`."""

from __future__ import annotations

import asyncio
import sys
from importlib.util import find_spec
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from bot.app.settings import Settings

_HOW = """DISCORD_TOKEN is not set, so there is no Discord to connect to.
  To get one: create an application in Discord's Developer Portal, open Bot, choose Reset Token, and write
  DISCORD_TOKEN=… into a file named .env here (see .env.example).
  To try the bot without one: python -m bot preview"""

_NO_WATCH = "WATCH_SEEDS needs one package more (watchfiles is absent): pip install 'verbatim-bot[watch]'"
_PREVIEW_ONLY = {"simcord", "av", "linkify_it", "markdown_it", "PIL", "regex"}

app = typer.Typer(
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    help="Verbatim answers questions about an article in the article's own words, on Discord.",
)
_errors = Console(stderr=True, highlight=False, soft_wrap=True)
_out = Console(highlight=False, soft_wrap=True)


@app.callback()
def default(context: typer.Context) -> None:
    """Run the bot where no command is named."""
    if context.invoked_subcommand is None:
        run(or_preview=False)


@app.command()
def run(
    *,
    or_preview: Annotated[
        bool, typer.Option("--or-preview", help="Serve the preview without a token.")
    ] = False,
) -> None:
    """Connect to Discord."""
    settings = _settings()
    if settings.discord_token is None:
        if or_preview:
            _out.print("No DISCORD_TOKEN is set, so the bot runs on a local page.")
            preview()
            return
        _fail(_HOW, 78)
    if settings.watch_seeds and find_spec("watchfiles") is None:
        _fail(_NO_WATCH, 78)
    from bot.app import running, services  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py
    from knowledge import KnowledgeErrors  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    try:
        knowledge = services.loaded_knowledge(settings)
    except KnowledgeErrors as errors:
        _fail(str(errors), running.MISCONFIGURED)
    ended = asyncio.run(running.run(settings, knowledge))
    if ended.sentence:
        _fail(ended.sentence, ended.code)
    sys.exit(ended.code)


@app.command()
def preview() -> None:
    """Serve the bot on a local Discord-like page; needs no token and no network."""
    settings = _settings()
    try:
        from bot.app import preview as page  # noqa: PLC0415 - simcord comes with the extra `preview` alone
        from bot.app import services  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _PREVIEW_ONLY:
            raise
        _fail(
            f"The preview needs more packages ({error.name} is absent): pip install 'verbatim-bot[preview]'",
            78,
        )
    from knowledge import KnowledgeErrors  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    local = page.local(settings)
    try:
        asyncio.run(page.serve(local, services.loaded_knowledge(local), _announce))
    except KnowledgeErrors as errors:
        _fail(str(errors), 78)
    except OSError as error:
        port = settings.preview_port
        _fail(f"The page cannot be served on port {port} ({error.strerror}); set PREVIEW_PORT=0.", 78)


@app.command()
def sync() -> None:
    """Tell Discord of the commands, whether they have changed or not."""
    settings = _settings()
    if settings.discord_token is None:
        _fail(_HOW, 78)
    from bot.app import running  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    ended = asyncio.run(running.sync(settings))
    if ended.code:
        _fail(ended.sentence or "", ended.code)
    _out.print(ended.sentence or "")


@app.command()
def reload() -> None:
    """Let the running bot load the seeds anew; faulty ones change nothing."""
    settings = _settings()
    from bot.snapshots.reload_socket import ask_to_reload  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    result = asyncio.run(ask_to_reload(settings.data_dir, _errors.print))
    if result.kind in {"applied", "unchanged"}:
        _out.print(escape(result.sentence))
    else:
        _fail("\n".join([result.sentence, *result.faults]), 1 if result.kind == "faulty" else 75)


@app.command()
def doctor() -> None:
    """Look at everything that can be set up wrongly, and say what to do about it."""
    settings = _settings()
    from bot.app.doctor import examine  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    findings = asyncio.run(examine(settings))
    marks = {"ok": "[green]ok   [/]", "note": "[yellow]note [/]", "fault": "[red]fault[/]"}
    for finding in findings:
        _out.print(f"{marks[finding.state]} {finding.subject}: {escape(finding.sentence)}")
    if any(finding.state == "fault" for finding in findings):
        sys.exit(1)


def main() -> None:
    """Run the command line."""
    try:
        app(prog_name="python -m bot")
    except KeyboardInterrupt:
        sys.exit(130)


def _settings() -> Settings:
    try:
        settings = Settings()
    except UnicodeDecodeError:
        _fail("The file .env is not UTF-8; save it as UTF-8.", 78)
    except ValidationError as error:
        lines = [
            f"{str(item['loc'][0]).upper() if item['loc'] else 'together'}: {_plainly(item['msg'])}"
            for item in error.errors(include_input=False, include_url=False)
        ]
        _fail("These settings cannot be used:\n" + "\n".join(f"  {line}" for line in lines), 78)
    from bot.app.logs import configure  # noqa: PLC0415 - late: a faulty setting need not wait for discord.py

    configure(settings)
    return settings


def _plainly(message: str) -> str:
    return message.removeprefix("Value error, ").replace(
        "String should match pattern", "this does not look like"
    )


def _announce(url: str) -> None:
    _out.print(f"Verbatim is at [bold]{escape(url)}[/]\nPress Ctrl-C to stop it.")


def _fail(sentence: str, code: int) -> NoReturn:
    _errors.print(escape(sentence))
    sys.exit(code)


if __name__ == "__main__":
    main()
