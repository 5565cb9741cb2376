"""newsclean and its peers side by side on folders of annotated pages: quality, and time beside lxml's parse.

    python benchmarks/compare.py FOLDER… [--sample N] [--peers NAME,…] [--out DIR [--keep]]

FOLDER is one that pages.py can read: this repository's fixtures/html and fixtures/text, or annotated pages of your own.
Each tool works in a process of its own, one after another; one that is not installed is skipped. Time is processor time
on pages (flattened text is not timed), each page beside lxml's parse of the same bytes just before. Prints the tables;
with --out also writes compare.md, compare.json and compare.svg; with --keep the tools that are not named keep what an
earlier run on the same pages found. Needs the extra `benchmarks`.
"""

import argparse
import json
import platform
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import version
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import chart
from lxml import etree
from measures import Answer, Values, judge, pool
from pages import Page, read
from peers import PEERS, Extract, Peer, paragraphs, quiet
from tables import table

# What a tool must offer for a measure to be asked of it; all offer the text.
NEEDS = {
    "title": "title", "authors_f1": "authors", "date": "date",
    "dateline_f1": "dateline", "credit_f1": "credits", "people_f1": "credits", "org_f1": "credits",
}  # fmt: skip
MEASURES = ("shingle_f1", "exact", "para_f1", "chunk_f1", "lead", *NEEDS)
TIMING = ("ms a page", "× parse", "failed")
ALL = "all pages"
# Pages read before any is timed: what a tool loads once is not the cost of a page.
WARM_UP = 5


class Time(NamedTuple):
    """Processor time of a page, in seconds."""

    tool: float
    parse: float


class Result(NamedTuple):
    """What a tool did: measures by folder and over all pages, milliseconds a page, and how many parses these are."""

    tool: str
    version: str
    failed: int
    milliseconds: float
    parses: float
    folders: dict[str, dict[str, float]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="+", type=Path)
    options.add_argument("--sample", type=int, help="at most so many pages of each folder, evenly spread")
    options.add_argument("--peers", help="names, with commas between them; all by default")
    options.add_argument("--out", type=Path)
    options.add_argument("--keep", action="store_true")
    given = options.parse_args()
    names = [peer.name for peer in PEERS]
    wanted = given.peers.split(",") if given.peers else names
    if unknown := set(wanted) - set(names):
        options.error(f"no such tool: {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    pages = {path.name: sum(1 for _ in read(path, given.sample)) for path in given.folder}
    kept = earlier(given.out / "compare.json", pages) if given.keep and given.out else []
    results = [result for result in kept if result.tool not in wanted]
    for result in compare([name for name in names if name in wanted], given.folder, given.sample):
        results = sorted([*results, result], key=lambda result: names.index(result.tool))
        if given.out:
            save(given.out, pages, results)  # at once: what slow tools found is kept where a later one fails
    print("\n\n".join(report(results, pages)))


def save(out: Path, pages: Mapping[str, int], results: list[Result]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    tools = [result._asdict() for result in results]
    (out / "compare.json").write_text(json.dumps({"pages": pages, "tools": tools}, indent=1) + "\n", encoding="utf-8")
    (out / "compare.md").write_text("\n\n".join(report(results, pages)) + "\n", encoding="utf-8")
    chart.quality_against_time(tools, out / "compare.svg")


def earlier(path: Path, pages: Mapping[str, int]) -> list[Result]:
    """What an earlier run on as many pages of the same folders found."""
    told: Any = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"pages": None}
    return [Result(**result) for result in told["tools"]] if told["pages"] == pages else []


# --- the tools at work


def compare(names: Iterable[str], folders: list[Path], sample: int | None) -> Iterator[Result]:
    """Each tool's result from a process of its own, so that none can disturb the next."""
    for name in names:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
            try:
                yield alone.submit(run, name, folders, sample).result()
            except ImportError as missing:
                print(f"{name}: skipped, {missing}", file=sys.stderr)
            except BrokenProcessPool:
                print(f"{name}: its process died", file=sys.stderr)
            else:
                print(f"{name}: done", file=sys.stderr)


def run(name: str, folders: list[Path], sample: int | None) -> Result:
    quiet()
    peer = next(peer for peer in PEERS if peer.name == name)
    extract = peer.load()
    for page in islice(chain.from_iterable(read(folder, sample) for folder in folders), WARM_UP):
        timed(peer, extract, page)
    by_folder: dict[str, list[Values]] = {}
    on_pages: list[Values] = []
    times: list[Time] = []
    failed = 0
    for folder in folders:
        found = by_folder[folder.name] = []
        for page in read(folder, sample):
            answer, spent = timed(peer, extract, page)
            failed += answer is None
            found.append(offered(peer, page, judge(page.row, answer or Answer())))
            if not page.flat:
                on_pages.append(found[-1])
                times.append(spent)
    means = {name: pool(found) for name, found in by_folder.items()}
    tool, parse = sum(spent.tool for spent in times), sum(spent.parse for spent in times)
    return Result(
        name, peer.version, failed, 1000 * tool / max(1, len(times)), tool / parse if parse else 0.0,
        ({ALL: pool(on_pages)} if on_pages else {}) | means,
    )  # fmt: skip


def timed(peer: Peer, extract: Extract, page: Page) -> tuple[Answer | None, Time]:
    """The tool's answer, None where it failed, and its time beside the parse's."""
    data, url = page.data, page.row.get("url") or ""
    url = url if url.startswith("http") else "https://example.org/"
    if page.flat:
        extract, data = (peer.flat, data) if peer.flat else (extract, paragraphs(data))
    start = time.process_time()
    etree.fromstring(data, etree.HTMLParser(huge_tree=True))
    parsed = time.process_time()
    try:
        answer = extract(data, url)
    except Exception:  # whatever a tool raises is a failure of that tool, counted, and no reason to stop
        answer = None
    return answer, Time(time.process_time() - parsed, parsed - start)


def offered(peer: Peer, page: Page, values: Values) -> Values:
    """The measures of what the tool offers: the text alone where it reads flattened text only as HTML."""
    fields = () if page.flat and not peer.flat else peer.fields
    return {name: value for name, value in values.items() if name not in NEEDS or NEEDS[name] in fields}


# --- the tables


def report(results: list[Result], pages: Mapping[str, int]) -> Iterator[str]:
    """Markdown: where it ran, time and quality over all pages, and quality by folder."""
    yield (
        f"{sum(pages.values())} pages; Python {platform.python_version()}, lxml {version('lxml')}. "
        "The best of a column is bold; a dash is what a tool does not offer or the pages are not annotated for."
    )
    for folder in dict.fromkeys(chain.from_iterable(result.folders for result in results)):
        measures = [m for m in MEASURES if any(m in result.folders[folder] for result in results)]
        rows = [
            [f"{result.tool} {result.version}", *(best(measure, result, results, folder) for measure in measures)]
            for result in results
        ]
        if folder == ALL:
            for row, result in zip(rows, results, strict=True):
                row += [f"{result.milliseconds:.1f}", f"{result.parses:.1f}", str(result.failed)]
            floor = results[0].milliseconds / results[0].parses
            rows.append(["lxml's parse alone", *("–" for _ in measures), f"{floor:.1f}", "1.0", "–"])
            yield "### All pages, flattened text apart\n\n" + table(["tool", *measures, *TIMING], rows)
        else:
            yield f"### {folder}: {pages[folder]} pages\n\n" + table(["tool", *measures], rows)


def best(measure: str, result: Result, results: list[Result], folder: str) -> str:
    value = result.folders[folder].get(measure)
    if value is None:
        return "–"
    top = max(other.folders[folder].get(measure, 0.0) for other in results)
    return f"**{value:.3f}**" if value == top else f"{value:.3f}"


if __name__ == "__main__":
    main()
