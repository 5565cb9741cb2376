"""Where newsclean's time goes, beside lxml's parse, and how it grows with the page.

    python benchmarks/speed.py [FOLDER…] [--sample N] [--peers NAME,…] [--out DIR]

Prints three tables: the stages of extract() and to_dict() on the folders' pages (those of fixtures/html by default),
each with its share of lxml's parse of the same bytes; the text door on flattened text, a line; and pages made up from
10 KB to 10 MB, for newsclean and the peers named. A tool that takes longer than PATIENCE for a page gets no longer one.
Processor time; with --out also writes speed.md and speed.svg. Needs the extra `benchmarks`.
"""

import argparse
import inspect
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial, wraps
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import chart
from compare import WARM_UP
from lxml import etree
from measures import Answer
from pages import Page, read
from peers import PEERS, Extract, quiet
from tables import table

import newsclean
from newsclean import dom, pipeline

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SIZES = tuple(int(size) for size in (1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7))
PATIENCE = 10.0  # seconds
PARSE = "lxml's parse alone"
WORDS = (
    "harbour", "ferry", "council", "bridge", "market", "winter", "engineer", "morning", "repair", "ticket", "village",
    "station", "river", "lantern", "orchard", "keeper", "signal", "weather", "carried", "opened", "closed", "waited",
    "promised", "counted", "found", "returned", "asked", "said", "the", "a", "of", "in", "and", "on", "for", "with",
)  # fmt: skip
LINE = re.compile(r"\w+")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="*", type=Path, default=[FIXTURES / "html", FIXTURES / "text"])
    options.add_argument("--sample", type=int, help="at most so many pages of each folder, evenly spread")
    options.add_argument("--peers", default="", help="names, with commas between them; none by default")
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    pages = [page for folder in given.folder for page in read(folder, given.sample)]
    curves = {PARSE: growth(PARSE)}
    curves |= {name: apart(name) for name in ("newsclean", *filter(None, given.peers.split(",")))}
    parts = (
        stage_table([page for page in pages if not page.flat]),
        line_table([page for page in pages if page.flat]),
        growth_table(curves),
    )
    told = "\n\n".join(filter(None, parts))
    print(told)
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
        (given.out / "speed.md").write_text(told + "\n", encoding="utf-8")
        chart.time_against_size(curves, given.out / "speed.svg")


def parse(data: bytes) -> None:
    etree.fromstring(data, etree.HTMLParser(huge_tree=True))


def split(text: str) -> None:
    """The floor of the text door: its lines, and one compiled pattern."""
    for line in text.splitlines():
        LINE.search(line)


def read_text(text: str) -> None:
    newsclean.extract_text(text).to_dict()


def seconds(call: Callable[[Any], object], argument: Any) -> float:
    start = time.process_time()
    call(argument)
    return time.process_time() - start


# --- the stages


@contextmanager
def stages() -> Iterator[dict[str, float]]:
    """The seconds that the pipeline spends in each module of the package, while this lasts."""
    spent: dict[str, float] = defaultdict(float)
    kept: list[tuple[Any, str, Any]] = []
    named = [(pipeline, name) for name in vars(pipeline)] + [(dom, "parse")]
    for owner, name in named:
        function = getattr(owner, name)
        stage = getattr(function, "__module__", "").removeprefix("newsclean.")
        if inspect.isfunction(function) and stage != "pipeline":
            kept.append((owner, name, function))
            setattr(owner, name, clocked(function, stage, spent))
    try:
        yield spent
    finally:
        for owner, name, function in kept:
            setattr(owner, name, function)


def clocked(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - start

    return call


def stage_table(pages: list[Page]) -> str:
    if not pages:
        return ""
    for page in pages[:WARM_UP]:
        newsclean.extract(page.data).to_dict()
    parsed = whole = told = 0.0
    with stages() as spent:
        for page in pages:
            parsed += seconds(parse, page.data)
            start = time.process_time()
            article = newsclean.extract(page.data, url=page.row.get("url"))
            read_ = time.process_time()
            article.to_dict()
            told += time.process_time() - read_
            whole += time.process_time() - start
    found = dict(sorted(spent.items(), key=lambda item: -item[1])) | {"to_dict": told}
    found |= {"the rest": whole - sum(found.values()), "in all": whole, PARSE: parsed}
    rows = [[name, f"{1000 * s / len(pages):.3f}", f"{s / parsed:.2f}"] for name, s in found.items()]
    return f"### Stages: {len(pages)} pages\n\n" + table(["stage", "ms a page", "× parse"], rows)


def line_table(pages: list[Page]) -> str:
    """The text door, beside splitting the text and one compiled pattern on each line."""
    if not pages:
        return ""
    texts = [page.data.decode() for page in pages]
    for text in texts[:WARM_UP]:
        read_text(text)
    lines = sum(len(text.splitlines()) for text in texts)
    doors = {"extract_text and to_dict": read_text, "splitlines and one pattern": split}
    spent = {name: sum(seconds(door, text) for text in texts) for name, door in doors.items()}
    rows = [[name, f"{1e6 * whole / lines:.2f}"] for name, whole in spent.items()]
    return f"### Flattened text: {len(texts)} texts, {lines} lines\n\n" + table(["", "µs a line"], rows)


# --- growth


def made_up(size: int) -> bytes:
    """A page of about so many bytes: a menu, a story, links between; the same for the same size."""
    draw = random.Random(size)

    def sentence(words: int) -> str:
        return " ".join(draw.choices(WORDS, k=words)).capitalize()

    def links(count: int) -> str:
        return "".join(f'<li><a href="/{draw.randrange(10**6)}">{sentence(4)}</a></li>' for _ in range(count))

    parts, held = [f"<nav><ul>{links(20)}</ul></nav><article><h1>Ferry sails again</h1>"], 0
    while held < size:
        story = "".join(f"<p>{sentence(14)}, {sentence(9).lower()}. {sentence(12)}.</p>\n" for _ in range(8))
        parts.append(f'<div class="text">{story}</div>\n<aside class="related"><ul>{links(3)}</ul></aside>\n')
        held += len(parts[-1])
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sails again</title></head>'
    return f"{head}<body>{''.join(parts)}</article></body></html>".encode()


def growth(name: str) -> dict[int, float]:
    """Seconds by bytes of the page: the smallest of three runs, where the first took less than one."""
    quiet()
    work: Callable[[bytes], object] = parse
    if name != PARSE:
        work = partial(answer, next(peer for peer in PEERS if peer.name == name).load())
    work(made_up(SIZES[0]))
    found: dict[int, float] = {}
    for data in map(made_up, SIZES):
        found[len(data)] = first = seconds(work, data)
        if first < 1:
            found[len(data)] = min(first, seconds(work, data), seconds(work, data))
        if first > PATIENCE:
            break
    return found


def answer(extract: Extract, data: bytes) -> Answer:
    return extract(data, "https://example.org/")


def apart(name: str) -> dict[int, float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(growth, name).result()


def growth_table(curves: dict[str, dict[int, float]]) -> str:
    sizes = list(curves[PARSE])
    rows = []
    for size in sizes:
        times = (f"{1000 * curve[size]:,.1f}" if size in curve else "–" for curve in curves.values())
        rows.append([f"{size / 1000:,.0f} KB", *times])
    return "### Growth: made-up pages, milliseconds\n\n" + table(["page", *curves], rows)


if __name__ == "__main__":
    main()
