"""Pages by the thousand: which inputs there are, and one result for each, in order, by one process or several.

Inputs and results are streamed: what is in memory at a time does not grow with their number.
"""

import glob
import gzip
import io
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import parent_process
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import regex

import newsclean
from newsclean.attempt import attempt, reason
from newsclean.decode import decode, detect
from newsclean.explain import Explanation
from newsclean.options import Options
from newsclean.records import Shape

__all__ = [
    "STDIN", "Input", "Result", "Work", "count", "explained", "is_archive", "is_several", "is_text", "pages", "results",
]  # fmt: skip

T = TypeVar("T")

STDIN = "-"
ARCHIVES = (".warc", ".warc.gz")
# In a directory these are pages; a name without an ending is one, too. For other names give a pattern.
PAGES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".txt", ".text", ".warc", ""))


# Inputs


class Input(NamedTuple):
    """A page to be read: a file, or a page in hand from standard input or an archive; or why it cannot be had."""

    source: str
    path: str | None = None
    data: bytes = b""
    url: str | None = None
    options: Options | None = None
    error: str | None = None


def pages(
    paths: Iterable[str], options: Options, extra: Callable[[str], Any], leave_out: Path | None = None
) -> Iterator[Input]:
    """The inputs that files, directories, patterns, archives and "-" stand for, in that order.

    A directory gives the pages below it, sorted; hidden files and `leave_out` (what the run writes) are passed over.
    What does not exist is an input all the same, one that fails. `extra("warc")` gives the module that reads archives.
    """
    for path in _expanded(paths, leave_out):
        if path == STDIN:
            yield Input(STDIN, data=sys.stdin.buffer.read(options.max_bytes + 1))
        elif is_archive(path):
            yield from _archived(path, options, extra("warc"))
        else:
            yield Input(_name(path), path)


def is_archive(path: str) -> bool:
    """Whether a file holds many pages, by its name."""
    return path.lower().endswith(ARCHIVES)


def is_several(paths: tuple[str, ...]) -> bool:
    """Whether these may be more than one page."""
    return len(paths) != 1 or is_archive(paths[0]) or Path(paths[0]).is_dir() or _is_pattern(paths[0])


def count(paths: Iterable[str], leave_out: Path | None = None) -> int | None:
    """How many inputs there are, unless only reading them can tell."""
    number = 0
    for path in _expanded(paths, leave_out):
        if is_archive(path):
            return None
        number += 1
    return number


def _expanded(paths: Iterable[str], leave_out: Path | None) -> Iterator[str]:
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _below(path, leave_out)
        elif _is_pattern(path):
            matches = glob.iglob(path, recursive=True)  # noqa: PTH207  Path.glob takes no absolute pattern
            found = sorted(name for name in matches if not Path(name).is_dir() and not _same(Path(name), leave_out))
            yield from found or [path]
        else:
            yield path


def _is_pattern(path: str) -> bool:
    return glob.has_magic(path) and not Path(path).exists()


def _below(directory: str, leave_out: Path | None) -> Iterator[str]:
    closed: list[str] = []  # folders that may not be read: inputs that fail
    for folder, folders, files in os.walk(directory, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            ending = Path(name.lower().removesuffix(".gz")).suffix
            is_page = path.is_file() or not path.exists()  # a link that leads nowhere is an input that fails
            if ending in PAGES and not name.startswith(".") and is_page and not _same(path, leave_out):
                yield str(path)
    yield from closed


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.name == other.name and path.resolve() == other.resolve()


def _archived(path: str, options: Options, warc: Any) -> Iterator[Input]:
    name = _name(path)
    try:
        for number, record in enumerate(warc.read(path), 1):
            known = replace(options, content_type=record.content_type, reference=record.date)
            source = f"{name}#{record.id or number}"
            yield Input(source, data=record.html, url=record.url, options=known, error=record.error)
    except OSError as error:
        yield Input(name, error=reason(error))


def _name(path: str) -> str:
    """The path as text, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


# Work on one input


class Result(NamedTuple):
    """The record of an input. `error` is why it failed; `found` whether it holds a story."""

    source: str
    record: str
    found: bool
    error: str | None = None


@dataclass(frozen=True)
class Work:
    """What is done with each input; callable, and picklable so that it can be sent to other processes."""

    shape: Shape
    options: Options
    url: str | None = None

    def __call__(self, page: Input) -> Result:
        if page.error:
            return self.failed(page, page.error)
        result, error = attempt(self._result, page)
        return result or self.failed(page, error or "")

    def _result(self, page: Input) -> Result:
        article = _made(newsclean.extract, newsclean.extract_text, page, self.options, self.url)
        return Result(page.source, self.shape.article(article, page.source), bool(article.body))

    def failed(self, page: Input, error: str) -> Result:
        """The result of an input that could not be read."""
        return Result(page.source, self.shape.error(page.source, error), False, error)


def explained(page: Input, options: Options, url: str | None = None) -> Explanation:
    """What became of each block of an input."""
    return _made(newsclean.explain, newsclean.explain_text, page, options, url)


def _made(of_page: Callable[..., T], of_text: Callable[..., T], page: Input, options: Options, url: str | None) -> T:
    """What one of the two doors makes of an input; which one, the input shows."""
    options = page.options or options
    url = page.url or url
    data = _read(Path(page.path), options.max_bytes) if page.path else page.data
    if page.options is None and is_text(data, page.source):  # an archive's pages are HTML, and bring options
        encoding = detect(data, options.encoding, options.content_type).name
        return of_text(decode(data, encoding), url=url, options=options)
    return of_page(data, url=url, options=options)


def _read(path: Path, most: int) -> bytes:
    """The file's bytes, unpacked if they are gzip's; a byte more than is allowed is enough to see that it is more."""
    with path.open("rb") as file:
        data = file.read(most + 1)
    if not data.startswith(b"\x1f\x8b"):
        return data
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
        return unpacked.read(most + 1)


SNIFFED = 32_768  # bytes: a page's head, and of a flattened page more than its top lines
_DOCUMENT = regex.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<!--.{0,4096}?-->\s*+)?<(?:!doctype|html|\?xml|head|body)\b",
    regex.I | regex.S,
)
_TAG = regex.compile(
    rb"</?(?:html|head|body|main|article|section|div|p|h[1-6]|ul|li|table|span|br)\b[^<>]{0,2000}+>", regex.I
)
_TAGS_OF_A_PAGE = 3  # a flattened page may keep a stray tag or two


def is_text(data: bytes, name: str = "") -> bool:
    """Whether a page is flattened text and not HTML.

    What begins as a document is HTML whatever its name; otherwise the name's ending says it, and at last the tags.
    Binary data counts as HTML: `extract` says of it what it is.

    >>> is_text(b"Most read\\nVIK (NPA) - Snow fell."), is_text(b"<!DOCTYPE html><p>Snow fell.", "page.txt")
    (True, False)
    """
    head = data[:SNIFFED]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:  # UTF-16, or binary
        head = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if head.startswith(b"%PDF-") or _DOCUMENT.match(head):
        return False
    ending = Path(name.lower().removesuffix(".gz")).suffix
    if ending in (".html", ".htm", ".xhtml", ".shtml"):
        return False
    if ending in (".txt", ".text"):
        return True
    return len(list(islice(_TAG.finditer(head), _TAGS_OF_A_PAGE))) < _TAGS_OF_A_PAGE


# Many inputs

CHUNK = 4  # pages sent to a process at a time: sending costs a hundredth of the work on them
CHUNK_BYTES = 4 * 2**20  # of pages from an archive, which are sent whole
AHEAD = 4  # chunks per process that wait or are worked on, so that a slow page holds up nobody


def results(inputs: Iterable[Input], work: Work, jobs: int = 1) -> Iterator[Result]:
    """The result of each input, in their order, worked on by `jobs` processes."""
    return map(work, inputs) if jobs == 1 else _parallel(_chunks(inputs), work, jobs)


def _chunks(inputs: Iterable[Input]) -> Iterator[list[Input]]:
    chunk: list[Input] = []
    size = 0
    for page in inputs:
        chunk.append(page)
        size += len(page.data)
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _parallel(chunks: Iterable[list[Input]], work: Work, jobs: int) -> Iterator[Result]:
    waiting: deque[tuple[list[Input], Future[list[Result]]]] = deque()
    pool = _pool(jobs)
    try:
        for chunk in chunks:
            try:
                waiting.append((chunk, pool.submit(_each, work, chunk)))
            except BrokenProcessPool:  # a process died; what it was at is seen to when its turn comes
                pool = _pool(jobs)
                waiting.append((chunk, pool.submit(_each, work, chunk)))
            if len(waiting) > jobs * AHEAD:
                yield from _finished(*waiting.popleft(), work)
        while waiting:
            yield from _finished(*waiting.popleft(), work)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _finished(chunk: list[Input], future: "Future[list[Result]]", work: Work) -> Iterator[Result]:
    try:
        yield from future.result()
    except BrokenProcessPool:
        yield from (_alone(page, work) for page in chunk)


def _alone(page: Input, work: Work) -> Result:
    """One page in a process of its own: a page that kills it is known then, and takes no other with it."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, page).result()
        except BrokenProcessPool:
            return work.failed(page, "the process that read it died")


def _each(work: Callable[[Input], Result], chunk: list[Input]) -> list[Result]:
    return [work(page) for page in chunk]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, initializer=_start_worker)


def _start_worker() -> None:
    """A worker leaves Ctrl-C to the command, and goes when the command goes, even if that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)
