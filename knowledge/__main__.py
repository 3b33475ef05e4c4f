"""The command line: `python -m knowledge COMMAND [--seeds DIR] [--json]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from knowledge import DEFAULT_THRESHOLDS, Knowledge, KnowledgeErrors, Matcher, answer, load
from knowledge.console import answer_fields, answer_lines, count_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Ask the documents of a folder, from a terminal or from another program.",
)
Seeds = Annotated[Path, typer.Option("--seeds", help="The folder with the documents.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Words = Annotated[
    list[str] | None, typer.Argument(help="The text; without it, one a line from standard input.")
]
_SEEDS = Path("seeds")


@app.command()
def ask(question: Words = None, *, seeds: Seeds = _SEEDS, as_json: Json = False) -> None:
    """Answer questions."""
    matcher = Matcher(_loaded(seeds))
    for line in _lines(question):
        answered = answer(matcher, line, DEFAULT_THRESHOLDS)
        _print(answer_fields(answered) if as_json else answer_lines(answered))


@app.command()
def check(*, seeds: Seeds = _SEEDS, as_json: Json = False) -> None:
    """Say everything that is wrong with the documents and their entries."""
    try:
        knowledge = load(seeds)
    except KnowledgeErrors as errors:
        for fault in errors.faults:
            _print(
                {"path": fault.path, "line": fault.line, "message": fault.message}
                if as_json
                else [str(fault)]
            )
        sys.exit(1)
    for warning in knowledge.warnings:
        typer.echo(f"warning: {warning}", err=True)
    _print(
        {"revision": knowledge.revision, "count": count_line(knowledge)}
        if as_json
        else [count_line(knowledge)]
    )


def main() -> None:
    """Run the command line."""
    app(prog_name="python -m knowledge")


def _loaded(seeds: Path) -> Knowledge:
    try:
        return load(seeds)
    except KnowledgeErrors as errors:
        _fail(str(errors))


def _lines(words: list[str] | None) -> Iterator[str]:
    """Yield the arguments as one line, or the lines of standard input whatever bytes they hold."""
    if words:
        yield " ".join(words)
        return
    if sys.stdin.isatty():
        typer.echo("One line each; Ctrl-D ends.", err=True)
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def _print(output: dict[str, Any] | Iterable[str]) -> None:
    """Write one JSON object, or lines, and flush, since a program may wait for the answer."""
    lines = [json.dumps(output, ensure_ascii=False)] if isinstance(output, dict) else output
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
