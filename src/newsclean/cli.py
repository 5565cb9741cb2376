"""The command `newsclean`: pages in, records out. Data goes to standard output, everything else to standard error.

docs/command.md describes it. Exit status: 0 all is well, 1 an input failed, 2 a wrong use, 3 no story in any input,
130 interrupted, 141 the reader of the output went away.
"""

import contextlib
import errno
import importlib
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import click

import newsclean
from newsclean import batch, inputs, records
from newsclean.attempt import attempt
from newsclean.errors import OptionError
from newsclean.options import Options

__all__ = ["explain", "extract", "main"]

FAILED, NOTHING, INTERRUPTED, CLOSED_PIPE = 1, 3, 130, 141  # 2 is click's own
ALONE = frozenset(("json", "schemaorg", "ninjs", "html"))  # formats in which one page is set out otherwise
NO_PAGE = (
    f"no page found; in a folder these are {', '.join(sorted(inputs.PAGES - {''}))}, also with .gz, or no ending; "
    "for others give a pattern"
)


def main() -> None:
    """Runs the command and ends the process with its exit status."""
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
    command, name = extract, "newsclean"
    if arguments and arguments[0] in COMMANDS:
        first, *arguments = arguments
        command, name = COMMANDS[first], f"newsclean {first}"
    status: int | None = command.main(arguments, name, standalone_mode=False)
    return status or 0


def _field_names(_context: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    with _as_usage_error():
        for name in names:
            records.check_field(name)
    return names


def _file(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    return None if value == Path("-") else value  # standard output


def _encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    with _as_usage_error():
        Options(encoding=value)
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


HELP = {"help_option_names": ["-h", "--help"]}
to_output = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), callback=_file,
    help="File to write; one that is there is replaced.",
)  # fmt: skip


@click.command(context_settings=HELP, epilog=EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@to_output
@click.option(
    "-f", "--format", "form", type=click.Choice(records.FORMATS), help="Without it OUTPUT's ending says it; else json."
)
@click.option(
    "--fields", callback=_field_names, metavar="NAMES", help="Only these: headline,dateline.places,authors.name"
)
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
    """Make articles of scraped news pages: HTML, MHTML or flattened text (it sees which), plain or gzipped.

    PATH is a file, a directory, a pattern, a WARC file (.warc, .warc.gz), one page of it (FILE#ID) or - for standard
    input.
    One page gives indented JSON, several give one JSON object a line, in the order of the inputs.
    """
    several = inputs.is_several(paths)
    form = form or _format_of(output, records.ENDINGS, "json")
    shape = records.Shape("jsonl" if form == "json" and several else form, fields, not several and form in ALONE)
    run = _Run(paths, shape, Options(encoding=encoding), url, jobs, output, resume)
    _check_use(run)
    with _as_usage_error(), _writing(output):
        try:
            status = _write_parquet(run, output) if shape.format == "parquet" and output else _write(run)
        except KeyboardInterrupt:
            _say("interrupted" + ("; --resume goes on from here" if output and shape.resumable else ""))
            status = INTERRUPTED
    return status


EXPLAIN_ENDINGS = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}


@click.command(context_settings=HELP)
@click.argument("path", metavar="PAGE")
@to_output
@click.option(
    "-f", "--format", "form", type=click.Choice(("html", "json", "text")),
    help="Without it OUTPUT's ending says it; else text on a terminal, and html for other readers.",
)  # fmt: skip
@click.option("--url", help="Address of the page.")
@click.option("--encoding", callback=_encoding, help="Encoding of the page, where it is known better than it says.")
def explain(path: str, output: Path | None, form: str | None, url: str | None, encoding: str | None) -> int:
    """Show what became of each block of a page, and why: as lines, as one page for a browser, or as JSON.

    PAGE is a file, HTML, MHTML or flattened text, plain or gzipped, a page of a WARC file (FILE#ID) or - for standard
    input. A line holds the fields that took a block, or what dropped it; its score; its text; the reason.
    """
    if path != inputs.STDIN and inputs.is_several((path,)):
        raise click.UsageError("one page at a time is explained; of a WARC file, one as its record names it: FILE#ID.")
    _check_output(output, (path,))
    form = form or _format_of(output, EXPLAIN_ENDINGS, "text" if sys.stdout and sys.stdout.isatty() else "html")
    options = Options(encoding=encoding)
    (page,) = inputs.pages((path,), options, _need)
    told, error = attempt(batch.explained, page, options, url)
    if told is None:
        _say(f"{page.source}: {error}")
        return FAILED
    with _writing(output), _opened(output, 0) as out:
        _put(out, _explained(told, form))
    if not told.article.body:
        _say(f"no story found: {', '.join(told.article.issues)}")
        return NOTHING
    return 0


def _explained(told: newsclean.Explanation, form: str) -> str:
    if form == "json":
        return told.to_json(indent=2) + "\n"
    return told.to_text() if form == "text" else told.to_html()


def _format_of(output: Path | None, endings: Mapping[str, str], default: str) -> str:
    if output is None or not output.suffix:
        return default
    if form := endings.get(output.suffix.lower()):
        return form
    raise click.UsageError(f"the ending {output.suffix} names no format; give one with --format.")


class _Run(NamedTuple):
    """What is asked of `extract`."""

    paths: tuple[str, ...]
    shape: records.Shape
    options: Options
    url: str | None
    jobs: int
    output: Path | None
    resume: bool


def _check_use(run: _Run) -> None:
    shape, output = run.shape, run.output
    if run.url and inputs.is_several(run.paths):
        raise click.UsageError("--url is the address of one page; here may be several.")
    if shape.format == "parquet" and not output:
        raise click.UsageError("Parquet is written to a file: give it with -o.")
    if shape.fields and shape.format not in ("json", "jsonl", "csv", "parquet"):
        raise click.UsageError(f"--fields goes with json, jsonl, csv and parquet, not with {shape.format}.")
    _check_output(output, run.paths)
    if run.resume and not (output and shape.resumable):
        raise click.UsageError("--resume needs several inputs and -o with jsonl, csv, parquet, schemaorg or ninjs.")


def _check_output(output: Path | None, paths: tuple[str, ...]) -> None:
    if output and not output.parent.is_dir():
        raise click.UsageError(f"no folder {output.parent} to write into.")
    if output and output.is_file() and any(Path(path).exists() and output.samefile(path) for path in paths):
        raise click.UsageError(f"{output} would be read and written at once.")


def _write_parquet(run: _Run, output: Path) -> int:
    """Parquet exists only when it is complete; until then the records are kept in a journal beside it."""
    parquet = _need("parquet", extra="arrow")
    journal = output.with_name(output.name + ".journal.jsonl")
    if run.resume and output.exists() and not journal.exists():
        _say(f"{output} is complete; nothing is added to it, and without --resume it is made anew")
        failed: int = parquet.failed(output)
        _say_failed(failed)
        return FAILED if failed else 0
    status = _write(run._replace(shape=records.Shape("jsonl"), output=journal))
    parquet.write(journal, output, run.shape.fields)
    journal.unlink()
    return status


def _write(run: _Run) -> int:
    """Writes a record for each input as it is there, and returns the exit status."""
    shape, done = run.shape, _done(run)
    left = _left(inputs.pages(run.paths, run.options, _need, run.output), done.sources)
    results = batch.results(left, batch.Work(shape, run.options, run.url), run.jobs)
    seen, failed, found = 0, done.failed, done.articles
    issues: tuple[str, ...] = ()
    separator = ""  # formats that have one are not resumed
    with _opened(run.output, done.end) as out:
        if not done.end:
            _put(out, shape.start)
        for result in _with_bar(results, run):
            if result.record:
                _put(out, separator + result.record)
                separator = shape.separator
            if result.error:
                _say(f"{result.source}: {result.error}")
            seen += 1
            failed += result.error is not None
            found += result.found
            issues = result.issues
    _say_failed(done.failed)
    if not (found or failed):
        why = f": {', '.join(issues)}" if seen == 1 else ""
        _say(f"no story found{why}" if seen or done.articles else NO_PAGE)
    return FAILED if failed else 0 if found else NOTHING


def _say_failed(failed: int) -> None:
    if failed:
        _say(f"inputs that failed in an earlier run, and were not tried again: {failed}")


def _done(run: _Run) -> records.Done:
    """What an earlier run has left to go on from."""
    if run.resume and run.output and run.output.exists():
        return records.recover(run.output, run.shape)
    return records.Done(Counter(), 0, 0, 0)


def _left(pages: Iterable[inputs.Input], done: Counter[str]) -> Iterator[inputs.Input]:
    """The inputs that have no record yet; one given twice has two."""
    for page in pages:
        if done[page.source]:
            done[page.source] -= 1
        else:
            yield page


@contextlib.contextmanager
def _opened(output: Path | None, end: int) -> Iterator[BinaryIO]:
    """Where records go; a file is cut at `end`, which is where its whole records end."""
    if output is None:
        if sys.stdout is None:  # closed by the shell: `>&-`
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        yield sys.stdout.buffer
        return
    with output.open("r+b" if end else "wb") as file:
        if end:  # a pipe or a device has no end to cut at
            file.truncate(end)
            file.seek(end)
        yield file


def _put(out: BinaryIO, text: str) -> None:
    out.write(text.encode("utf-8", "replace"))  # half of a surrogate pair, which a page's data may hold, is no UTF-8
    out.flush()


def _with_bar(results: Iterable[batch.Result], run: _Run) -> Iterator[batch.Result]:
    """The results, with a bar while there are several and a terminal for it where the records do not go themselves."""
    is_free = sys.stderr.isatty() and (run.output is not None or not sys.stdout.isatty())
    if not (is_free and inputs.is_several(run.paths)):
        yield from results
        return
    length = inputs.count(run.paths, run.output)
    bar: Any = click.progressbar(length=length, label="pages", show_pos=True, file=sys.stderr)
    with bar:
        for result in results:
            yield result
            bar.update(1)


def _need(name: str, extra: str | None = None) -> Any:
    """The module of an extra, or a word on how to install it."""
    try:
        return importlib.import_module(f"newsclean.{name}")
    except ModuleNotFoundError as error:
        how = f"pip install 'newsclean[{extra or name}]'"
        raise click.UsageError(f"{error.name} is not installed; get it with: {how}") from None


@contextlib.contextmanager
def _writing(output: Path | None) -> Iterator[None]:
    """Ends the command as it should be ended where the output fails, or its reader went away."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not write there either
        raise click.exceptions.Exit(CLOSED_PIPE) from None
    except OSError as error:
        raise click.ClickException(f"{output or 'standard output'} cannot be written: {error.strerror}") from None


def _say(message: str) -> None:
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    click.echo(f"{clear}newsclean: {message}", err=True)


COMMANDS: dict[str, click.Command] = {"explain": explain, "extract": extract}
