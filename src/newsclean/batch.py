"""Pages by the thousand: one result for each input, in order, made by one process or several.

Inputs and results are streamed: what is in memory at a time does not grow with their number.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import NamedTuple, TypeVar

import newsclean
from newsclean.attempt import attempt
from newsclean.errors import InputError
from newsclean.explain import Explanation
from newsclean.inputs import Input, is_text
from newsclean.options import Options
from newsclean.records import Shape

__all__ = ["Result", "Work", "explained", "results"]

T = TypeVar("T")


# Work on one input


class Result(NamedTuple):
    """The record of an input. `error` is why it failed; `found` whether it holds a story; `issues` its article's."""

    source: str
    record: str
    found: bool
    error: str | None = None
    issues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """What is done with each input; callable, and picklable so that it can be sent to other processes."""

    shape: Shape
    options: Options
    url: str | None = None

    def __call__(self, page: Input) -> Result:
        result, error = attempt(self._result, page)
        return result or self.failed(page, error or "")

    def _result(self, page: Input) -> Result:
        article = _made(newsclean.extract, newsclean.extract_text, page, self.options, self.url)
        record = self.shape.article(article, page.source)
        return Result(page.source, record, bool(article.body), issues=article.issues)

    def failed(self, page: Input, error: str) -> Result:
        """The result of an input that could not be read."""
        return Result(page.source, self.shape.error(page.source, error), False, error)


def explained(page: Input, options: Options, url: str | None = None) -> Explanation:
    """What became of each block of an input."""
    return _made(newsclean.explain, newsclean.explain_text, page, options, url)


def _made(of_page: Callable[..., T], of_text: Callable[..., T], page: Input, options: Options, url: str | None) -> T:
    """What one of the two doors makes of an input; which one, the input shows."""
    if page.error:
        raise InputError(page.error)
    url = page.url or url
    if page.options is not None:  # an archive's page: HTML, with the options that its record gives
        return of_page(page.data, url=url, options=page.options)
    data = page.read(options.max_bytes)
    door = of_text if is_text(data, page.source) else of_page
    return door(data, url=url, options=options)


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
                future = pool.submit(_each, work, chunk)
            except BrokenProcessPool:  # a process died; what it was at is seen to when its turn comes
                pool = _pool(jobs)
                future = pool.submit(_each, work, chunk)
            waiting.append((chunk, future))
            if len(waiting) > jobs * AHEAD:
                yield from _finished(*waiting.popleft(), work)
        while waiting:
            yield from _finished(*waiting.popleft(), work)
    finally:
        pool.shutdown(cancel_futures=True)  # waited for: Python 3.11 may stumble over one that ends as it ends


def _finished(chunk: list[Input], future: Future[list[Result]], work: Work) -> Iterator[Result]:
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
