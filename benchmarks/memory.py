"""How much memory a page takes, whether it is given back, and what importing newsclean costs.

    python benchmarks/memory.py [FOLDER…] [--sample N] [--pages N]

Prints three tables. The first is the peak of Python's memory while extract() works on a page, as a multiple of the
page's size: what libxml2 holds of the parsed page is no part of it, so this is what comes on top of the parse. Each
page is read twice, and measured the second time. The second is the resident memory of one process after so many pages
(20,000 by default, those of the folders again and again; Linux only). The third is the import of newsclean beside that
of `lxml.html` and `bs4`, as startup.py measures it. Needs the extra `benchmarks`.
"""

import argparse
import gc
import resource
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import startup
from pages import Page, read
from tables import table

import newsclean

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SMALL = 10_000  # bytes of a page below which what every page takes, of any size, is most of it
STEPS = 8  # rows of the second table
RUNS = 15  # fresh interpreters for the third
MB = 1_000_000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="*", type=Path, default=[FIXTURES / "html"])
    options.add_argument("--sample", type=int, help="at most so many pages of each folder, evenly spread")
    options.add_argument("--pages", type=int, default=20_000, help="how many one process reads for the second table")
    given = options.parse_args()
    pages = [page for folder in given.folder for page in read(folder, given.sample) if not page.flat]
    print(peak_table(pages))
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        print(alone.submit(resident_table, pages, given.pages).result())
    print(startup.import_table(RUNS))


def peak_table(pages: list[Page]) -> str:
    large = [page.data for page in pages if len(page.data) >= SMALL] or [page.data for page in pages]
    found = sorted((peak(data) / len(data), len(data)) for data in large)
    times = [multiple for multiple, _ in found]
    rows = [
        ["median", f"{median(times):.1f}"],
        ["of 95 in 100 at most", f"{times[int(0.95 * (len(times) - 1))]:.1f}"],
        [f"highest, of a page of {found[-1][1] // 1000:,} KB", f"{times[-1]:.1f}"],
    ]
    return f"### Peak: {len(large)} pages\n\n" + table(["", "× the page's size"], rows) + "\n"


def peak(data: bytes) -> int:
    """Bytes that Python holds at the most while a page is read, over what it holds before."""
    newsclean.extract(data)
    gc.collect()
    tracemalloc.start()
    newsclean.extract(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def resident_table(pages: list[Page], many: int) -> str:
    step = max(1, many // STEPS)
    rows = [[f"{count:,}", f"{size / MB:.0f}"] for count, size in resident(pages, many) if count % step == 0]
    return f"### Resident memory: one process, {len(pages)} pages in turn\n\n" + table(["pages", "MB"], rows) + "\n"


def resident(pages: list[Page], many: int) -> Iterator[tuple[int, int]]:
    """The resident memory after each page."""
    for count, page in enumerate(islice(cycle(pages), many), 1):
        newsclean.extract(page.data, url=page.row.get("url")).to_dict()
        yield count, resident_bytes()


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()


if __name__ == "__main__":
    main()
