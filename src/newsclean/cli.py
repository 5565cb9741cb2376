"""The command `newsclean`: pages in, records out. Data goes to standard output, everything else to standard error.

docs/command.md describes it. Exit status: 0 all is well, 1 an input failed, 2 a wrong use, 3 no story in any input,
130 interrupted, 141 the reader of the output went away.
"""

import contextlib
import importlib
import logging
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import click

import newsclean
from newsclean import batch, records
from newsclean.attempt import attempt
from newsclean.decode import detect
from newsclean.errors import OptionError
from newsclean.options import Options

__all__ = ["explain", "extract", "main"]

FAILED, USAGE, NOTHING, INTERRUPTED, CLOSED_PIPE = 1, 2, 3, 130, 141


def main() -> None:
    """Runs the command and ends the process with its exit status."""
    logging.getLogger("bs4").addHandler(logging.NullHandler())  # else its remarks on encodings go to standard error
    try:
        status = _dispatch(sys.argv[1:])
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    sys.exit(status)


def _dispatch(arguments: list[str]) -> int:
    """The first word may name a command; without one, extraction is meant. A file of that name is `./explain`."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    name = f"newsclean {arguments[0]}" if command else "newsclean"
    status: int | None = (command or extract).main(arguments[1:] if command else arguments, name, standalone_mode=False)
    return status or 0


def _field_names(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    with _as_usage_error():
        for name in names:
            records.check_field(name)
    return names


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    with _as_usage_error():
        detect(b"", value)
    return value


@contextlib.contextmanager
def _as_usage_error() -> Iterator[None]:
    try:
        yield
    except OptionError as error:
        raise click.UsageError(str(error)) from None


EXAMPLES = """\b
Examples:
  newsclean page.html
  newsclean pages/ -o articles.jsonl --jobs 4
  newsclean 'pages/**/*.html' --fields headline,dateline.places
  newsclean news.warc.gz -o articles.parquet
  newsclean explain page.html -o report.html

`newsclean explain --help` tells of the last, which shows why a page came out as it did.

Exit status: 0 all is well, 1 an input failed, 2 wrong use, 3 no story in any input, 130 interrupted.
"""


@click.command(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("-f", "--format", "form", type=click.Choice(records.FORMATS), help="Else by OUTPUT's ending, else json.")
@click.option("--fields", callback=_field_names, help="Only these, with commas: headline,dateline.places,authors.name")
@click.option("-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes to work with.")
@click.option("--resume", is_flag=True, help="Go on where an interrupted run into OUTPUT stopped.")
@click.option("--url", help="Address of the page, if it is one page.")
@click.option("--encoding", callback=_encoding, help="Encoding of the pages, where it is known better than they say.")
@click.version_option(newsclean.__version__, message="%(version)s")
def extract(
    paths: tuple[str, ...],
    output: Path | None,
    form: str | None,
    fields: tuple[str, ...],
    jobs: int,
    resume: bool,
    url: str | None,
    encoding: str | None,
) -> int:
    """Make articles of scraped news pages: HTML files or flattened text (it sees which), plain or gzipped.

    PATH is a file, a directory, a pattern, a WARC file (.warc, .warc.gz) or - for standard input.
    One page gives indented JSON, several give one JSON object a line, in the order of the inputs.
    """
    output = None if output == Path("-") else output
    several = batch.is_several(paths)
    form = form or _format_of(output, records.ENDINGS, "json")
    shape = records.Shape("jsonl" if form == "json" and several else form, fields, not several and form in INDENTED)
    _check_use(shape, paths, output, resume, url if several else None)
    options = Options(encoding=encoding)
    run = (paths, options, url, jobs)
    try:
        if shape.format == "parquet" and output:
            return _write_parquet(run, shape, output, resume)
        return _write(run, shape, output, resume)
    except BrokenPipeError:
        return _closed_pipe()
    except KeyboardInterrupt:
        _say("interrupted" + ("; --resume goes on from here" if output and shape.resumable else ""))
        return INTERRUPTED
    except OptionError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.FileError(str(output or "standard output"), error.strerror) from None


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("path", metavar="PAGE")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@click.option("-f", "--format", "form", type=click.Choice(("html", "json")), help="Else by OUTPUT's ending, else html.")
@click.option("--url", help="Address of the page.")
@click.option("--encoding", callback=_encoding, help="Encoding of the page, where it is known better than it says.")
def explain(path: str, output: Path | None, form: str | None, url: str | None, encoding: str | None) -> int:
    """Show what became of each block of a page, and why: as one page for a browser, or as JSON.

    PAGE is a file, HTML or flattened text, plain or gzipped, or - for standard input.
    """
    if path != batch.STDIN and batch.is_several((path,)):
        raise click.UsageError("one page at a time is explained.")
    output = None if output == Path("-") else output
    form = form or _format_of(output, {".html": "html", ".htm": "html", ".json": "json"}, "html")
    options = Options(encoding=encoding)
    (page,) = batch.pages((path,), options, _need)
    told, error = attempt(batch.explained, page, options, url)
    if told is None:
        _say(f"{page.source}: {error}")
        return FAILED
    try:
        with _opened(output, 0) as out:
            _put(out, told.to_json(indent=2) + "\n" if form == "json" else told.to_html())
    except BrokenPipeError:
        return _closed_pipe()
    except OSError as problem:
        raise click.FileError(str(output or "standard output"), problem.strerror) from None
    return 0 if told.article.body else NOTHING


def _format_of(output: Path | None, endings: Mapping[str, str], default: str) -> str:
    if output is None or not output.suffix:
        return default
    if form := endings.get(output.suffix.lower()):
        return form
    raise click.UsageError(f"the ending {output.suffix} names no format; give one with --format.")


def _check_use(
    shape: records.Shape, paths: tuple[str, ...], output: Path | None, resume: bool, url_of_many: str | None
) -> None:
    if url_of_many:
        raise click.UsageError("--url is the address of one page; here may be several.")
    if shape.format == "parquet" and not output:
        raise click.UsageError("Parquet is written to a file: give it with -o.")
    if shape.fields and shape.format not in ("json", "jsonl", "csv", "parquet"):
        raise click.UsageError(f"--fields goes with json, jsonl, csv and parquet, not with {shape.format}.")
    if output and not output.parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write into.")
    if output and output.is_file() and any(Path(path).exists() and output.samefile(path) for path in paths):
        raise click.UsageError(f"{output} would be read and written at once.")
    if resume and not (output and shape.resumable):
        raise click.UsageError("--resume needs several inputs and -o with jsonl, csv, parquet, schemaorg or ninjs.")


Run = tuple[tuple[str, ...], Options, str | None, int]


def _write_parquet(run: Run, shape: records.Shape, output: Path, resume: bool) -> int:
    """Parquet exists only when it is complete; until then the records are kept in a journal beside it."""
    _need("arrow")
    journal = output.with_name(output.name + ".journal.jsonl")
    if resume and output.exists() and not journal.exists():
        _say(f"{output} is complete")
        return 0
    status = _write(run, records.Shape("jsonl"), journal, resume)
    records.to_parquet(journal, output, shape.fields)
    journal.unlink()
    return status


def _write(run: Run, shape: records.Shape, output: Path | None, resume: bool) -> int:
    """Writes a record for each input as it is there, and returns the exit status."""
    paths, options, url, jobs = run
    done = records.recover(output, shape) if output and resume and output.exists() else records.Done(Counter(), 0, 0, 0)
    inputs = _left(batch.pages(paths, options, _need, output), done.sources)
    seen, failed, found, separator = 0, done.failed, done.articles, shape.separator if done.end else ""
    results = batch.results(inputs, batch.Work(shape, options, url), jobs)
    with _opened(output, done.end) as out:
        if not done.end:
            _put(out, shape.start)
        for result in _with_bar(results, paths, output):
            if result.record:
                _put(out, separator + result.record)
                separator = shape.separator
            if result.error:
                _say(f"{result.source}: {result.error}")
            seen += 1
            failed += result.error is not None
            found += result.found
    if not (found or failed):
        _say("no story found" if seen or done.articles else NO_PAGE)
    return FAILED if failed else 0 if found else NOTHING


def _left(inputs: Iterable[batch.Input], done: Counter[str]) -> Iterator[batch.Input]:
    """The inputs that have no record yet; one given twice has two."""
    for page in inputs:
        if done[page.source]:
            done[page.source] -= 1
        else:
            yield page


@contextlib.contextmanager
def _opened(output: Path | None, end: int) -> Iterator[BinaryIO]:
    """Where records go; a file is cut at `end`, which is where its whole records end."""
    if output is None:
        yield sys.stdout.buffer
        return
    with output.open("r+b" if end else "wb") as file:
        file.truncate(end)
        file.seek(end)
        yield file


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode("utf-8", "replace"))  # half of a surrogate pair, which a page's data may hold, is no UTF-8
    out.flush()


def _with_bar(results: Iterable[batch.Result], paths: tuple[str, ...], output: Path | None) -> Iterator[batch.Result]:
    """The results, with a bar while there are several and a terminal for it where the records do not go themselves."""
    if not (sys.stderr.isatty() and batch.is_several(paths)) or (output is None and sys.stdout.isatty()):
        yield from results
        return
    bar: Any = click.progressbar(length=batch.count(paths, output), label="pages", show_pos=True, file=sys.stderr)
    with bar:
        for result in results:
            yield result
            bar.update(1)


def _need(name: str) -> Any:
    """The module of an extra, or a word on how to install it."""
    try:
        return importlib.import_module(f"newsclean.{name}")
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name} is not installed; get it with: pip install 'newsclean[{name}]'") from None


def _closed_pipe() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not write there either
    return CLOSED_PIPE


def _say(message: str) -> None:
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    click.echo(f"{clear}newsclean: {message}", err=True)


NO_PAGE = f"no page found; in a folder these are {', '.join(sorted(batch.PAGES - {''}))}, also with .gz, or no ending"
INDENTED = frozenset(("json", "schemaorg", "ninjs"))
COMMANDS: dict[str, click.Command] = {"explain": explain, "extract": extract}
