"""The command line: `python -m knowledge COMMAND [--seeds DIR] [--json]`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from knowledge import DEFAULT_THRESHOLDS, Knowledge, KnowledgeErrors, Matcher, answer, load, quotation
from knowledge.console.evaluation_lines import kind_lines, miss_fields, miss_lines
from knowledge.console.lines import (
    answer_fields,
    answer_lines,
    check_fields,
    check_lines,
    count_line,
    direct_fields,
    direct_lines,
    fault_fields,
    quotation_fields,
)
from knowledge.summary.summarize import Length, summarize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.review.evaluation import Golden

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
def verify(claim: Words = None, *, seeds: Seeds = _SEEDS, as_json: Json = False) -> None:
    """Check whether quotations are real: verbatim, near, altered or absent."""
    from knowledge.claims.checker import Checker  # noqa: PLC0415 - late: `ask` need not wait for it

    checker = Checker(_loaded(seeds))
    for line in _lines(claim):
        checked = checker.check(line)
        _print(check_fields(line, checked) if as_json else check_lines(checked))


@app.command()
def quotes(
    *,
    speaker: Annotated[str | None, typer.Option(help="Only quotations by this speaker.")] = None,
    about: Annotated[str | None, typer.Option(help="Only quotations about this.")] = None,
    seeds: Seeds = _SEEDS,
    as_json: Json = False,
) -> None:
    """List the direct quotations with who said them."""
    from knowledge.speakers.direct_quotations import quotations_by, speakers  # noqa: PLC0415 - late: `ask` need not wait for it

    knowledge = _loaded(seeds)
    found = quotations_by(knowledge, speaker, about)
    for document, direct in found:
        _print(direct_fields(document, direct) if as_json else direct_lines(document, direct))
    if not found and not as_json:
        names = ", ".join(count.speaker for count in speakers(knowledge)) or "nobody"
        _print([f"No direct quotation is found. Quoted are: {names}."])


@app.command()
def summary(
    document: Annotated[
        str | None, typer.Argument(help="A document's name; all of them unless named.")
    ] = None,
    *,
    length: Annotated[Length, typer.Option(help="About three, six or ten sentences.")] = Length.MEDIUM,
    seeds: Seeds = _SEEDS,
    as_json: Json = False,
) -> None:
    """Sum documents up in their own sentences, in source order."""
    knowledge = _loaded(seeds)
    if document is not None and knowledge.document(document) is None:
        names = ", ".join(known.name for known in knowledge.documents) or "none"
        _fail(f"There is no document {document!r}; there are: {names}.")
    for known in knowledge.documents:
        if document not in {None, known.name}:
            continue
        for number, passage in enumerate(summarize(known, length), 1):
            shown = quotation(known, passage.start, passage.end)
            _print(
                quotation_fields(shown)
                if as_json
                else [f"{number}. {shown.exact}  (paragraph {shown.paragraph})"]
            )


@app.command("evaluate")
def evaluate_golden(
    files: Annotated[
        list[Path],
        typer.Argument(
            help="Golden questions as JSON lines (see tests/shipped/golden/README.md), or a folder of "
            "documents, NAME.txt, each to be asked its own, NAME.jsonl."
        ),
    ],
    *,
    misses: Annotated[bool, typer.Option("--misses", help="Name every question that went wrong.")] = False,
    split: Annotated[str | None, typer.Option(help="Of a folder only the documents of this half.")] = None,
    seeds: Seeds = _SEEDS,
    as_json: Json = False,
) -> None:
    """Ask golden questions, and say how many were answered, refused and missed rightly."""
    for folder in (file for file in files if file.is_dir()):
        _evaluate_alone(folder, split, misses=misses, as_json=as_json)
    if named := [file for file in files if not file.is_dir()]:
        _evaluate_seeds(named, seeds, misses=misses, as_json=as_json)


def _evaluate_seeds(files: Iterable[Path], seeds: Path, *, misses: bool, as_json: bool) -> None:
    from knowledge.review import evaluation  # noqa: PLC0415 - late: `ask` need not wait for it

    golden: list[Golden] = []
    for file in files:
        try:
            golden += evaluation.read_golden(file.read_text("utf-8").splitlines())
        except OSError as error:
            _fail(f"{file}: cannot be read ({error.strerror}).")
        except ValueError as error:
            _fail(f"{file}: {error}")
    knowledge = _loaded(seeds)
    for one, exact in evaluation.unfounded(knowledge, golden):
        where = f"the gold of {one.question!r} stands in no document just so"
        typer.echo(f"warning: {where}, so no answer can be right: {exact[:80]!r}", err=True)
    found = evaluation.outcomes(Matcher(knowledge), golden)
    for missed in (one for one in found if misses and one.missed):
        _print(miss_fields(missed) if as_json else miss_lines(missed))
    figures = evaluation.figures(found).as_json()
    _print(
        figures if as_json else [f"{name.replace('_', ' '):22}{value:10}" for name, value in figures.items()]
    )


def _evaluate_alone(folder: Path, split: str | None, *, misses: bool, as_json: bool) -> None:
    """Ask each document of a folder its own questions, and print the figures by kind."""
    from knowledge.review.kinds import asked_alone, by_kind  # noqa: PLC0415 - late: `ask` need not wait for it

    try:
        documents = list(asked_alone(load(folder), folder, split))
    except KnowledgeErrors as errors:
        _fail(f"{folder}: {errors.faults[0].message}")
    except ValueError as error:
        _fail(f"{folder}: {error}")
    if not documents:
        _fail(f"{folder}: no document NAME.txt has questions NAME.jsonl{f' of {split}' if split else ''}.")
    for missed in (one for _, found in documents for one in found if misses and one.missed):
        _print(miss_fields(missed) if as_json else miss_lines(missed))
    figures = by_kind([one for _, found in documents for one in found])
    for lines in [one.as_json() for one in figures] if as_json else [kind_lines(figures)]:
        _print(lines)


@app.command()
def check(*, seeds: Seeds = _SEEDS, as_json: Json = False) -> None:
    """Say everything that is wrong with the documents and their entries."""
    from knowledge.review.remarks import review  # noqa: PLC0415 - late: `ask` need not wait for it

    try:
        knowledge = load(seeds)
    except KnowledgeErrors as errors:
        for fault in errors.faults:
            _print(fault_fields(fault.path, fault.line, fault.message) if as_json else [str(fault)])
        sys.exit(1)
    remarks = review(Matcher(knowledge), _progress if sys.stderr.isatty() else None)
    failing = [remark for remark in remarks if remark.fails]
    for remark in failing:
        _print(fault_fields(remark.path, remark.line, remark.message) if as_json else [str(remark)])
    warnings = [*knowledge.warnings, *(str(remark) for remark in remarks if not remark.fails)]
    for warning in warnings:
        typer.echo(f"warning: {warning}", err=True)
    if failing:
        sys.exit(1)
    count = count_line(knowledge, len(warnings))
    _print({"revision": knowledge.revision, "count": count} if as_json else [count])


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


def _progress(done: int, of: int) -> None:
    typer.echo(f"\rasking every entry its own phrasings: {done} of {of}", nl=done == of, err=True)


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
