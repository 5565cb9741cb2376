"""What the command reads: which pages the paths it is given stand for, and whether a page is HTML or flattened text."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import regex

from newsclean.attempt import reason
from newsclean.dom import GZIP, is_document, is_json, unzipped
from newsclean.errors import InputError
from newsclean.options import Options
from newsclean.patterns import lazy
from newsclean.saved import saved_page

__all__ = ["PAGES", "STDIN", "Input", "count", "is_several", "is_text", "pages"]

STDIN = "-"
WEB = ("http://", "https://")
ARCHIVES = (".warc", ".warc.gz")
HTML = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".cfm", ".cgi", ".mht", ".mhtml")
TEXT = (".txt", ".text", ".md", ".markdown")
# In a directory these are pages; a name without an ending is one, too. For other names give a pattern.
PAGES = frozenset((*HTML, *TEXT, ".warc", ""))
NO_RECORD = "the archive has no HTML response of that id"
SNIFFED = 32_768  # bytes: a page's head, and of a flattened page more than its top lines

_TAG = lazy(
    regex.compile,
    rb"</?(?:html|head|body|main|article|section|div|p|h[1-6]|ul|li|table|span|br)\b[^<>]{0,2000}+>",
    regex.I,
)
_TAGS_OF_A_PAGE = 3  # a flattened page may keep a stray tag or two


class Input(NamedTuple):
    """A page to be read: a file, or a page in hand from standard input or an archive; or why it cannot be had."""

    source: str
    path: str | None = None
    data: bytes = b""
    url: str | None = None
    options: Options | None = None
    error: str | None = None

    def read(self, most: int) -> bytes:
        """The bytes of a page that stands alone; one more than `most` is enough to see that it is longer.

        Raises InputError for an archive, which is many pages, for gzip that holds nothing, and for an address; what
        cannot be opened raises, too.
        """
        data = self.data
        if self.path is not None:
            if self.path.startswith(WEB) and not Path(self.path).exists():
                raise InputError("no connection is opened; fetch it first: curl URL | newsclean - --url URL")
            with open(self.path, "rb") as file:  # noqa: PTH123  Path("") would be the current folder
                data = file.read(most + 1)
        start, _ = unzipped(data, SNIFFED)
        if start.startswith(GZIP):
            raise InputError("this begins as gzip does, and cannot be unpacked")
        if start.startswith(b"WARC/1."):
            raise InputError("this is a WARC file, and is read as one where its name ends in .warc or .warc.gz")
        return data


def pages(
    paths: Iterable[str], options: Options, extra: Callable[[str], Any], leave_out: Path | None = None
) -> Iterator[Input]:
    """The inputs that files, directories, patterns, archives and "-" stand for, in that order.

    A directory gives the pages below it, sorted; hidden files and `leave_out` (what the run writes) are passed over.
    What does not exist is an input all the same, one that fails. `extra("warc")` gives the module that reads archives.
    """
    for path in _expanded(paths, leave_out):
        if path == STDIN:
            yield Input(STDIN, data=sys.stdin.buffer.read(options.max_bytes + 1) if sys.stdin else b"")
        elif _is_archive(path):
            yield from _archived(path, options, extra("warc"))
        elif archive := _archive_of(path):
            yield _record(path, _archived(archive, options, extra("warc")))
        else:
            yield Input(_name(path), path)


def is_several(paths: tuple[str, ...]) -> bool:
    """Whether these may be more than one page."""
    return len(paths) != 1 or _is_archive(paths[0]) or Path(paths[0]).is_dir() or _is_pattern(paths[0])


def count(paths: Iterable[str], leave_out: Path | None = None) -> int | None:
    """How many inputs there are, unless only reading them can tell."""
    number = 0
    for path in _expanded(paths, leave_out):
        if _is_archive(path):
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


def _is_archive(path: str) -> bool:
    """Whether a file holds many pages, by its name."""
    return path.lower().endswith(ARCHIVES)


def _archive_of(path: str) -> str | None:
    """The archive where a path names one page of it, as `source` in the records does: `news.warc.gz#<urn:uuid:…>`."""
    archive, mark, _ = path.partition("#")
    return archive if mark and _is_archive(archive) and not Path(path).exists() else None


def _record(path: str, records: Iterator[Input]) -> Input:
    """The page of that name; an archive that cannot be read is an input that fails."""
    name = _name(path)
    named = (page for page in records if page.source in (name, name.partition("#")[0]))
    return next(named, Input(name, error=NO_RECORD))


def _is_pattern(path: str) -> bool:
    return glob.has_magic(path) and not Path(path).exists()


def _below(directory: str, leave_out: Path | None) -> Iterator[str]:
    closed: list[str] = []  # folders that may not be read: inputs that fail
    for folder, folders, files in os.walk(directory, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            is_page = path.is_file() or not path.exists()  # a link that leads nowhere is an input that fails
            if _ending(name) in PAGES and not name.startswith(".") and is_page and not _same(path, leave_out):
                yield str(path)
    yield from closed


def _ending(name: str) -> str:
    return Path(name.lower().removesuffix(".gz").partition("?")[0]).suffix  # mirrors keep the query: "story.php?id=3"


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


def is_text(data: bytes, name: str = "") -> bool:
    """Whether a page, gzipped or not, is flattened text and not HTML.

    What begins as a document is HTML whatever its name; otherwise the name's ending says it, and at last the tags.

    >>> is_text(b"Most read\\nVIK (NPA) - Snow fell."), is_text(b"<!DOCTYPE html><p>Snow fell.", "page.txt")
    (True, False)
    """
    data, _ = unzipped(data, SNIFFED)
    head = data[:SNIFFED].replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")  # UTF-16 as ASCII
    if head.startswith(b"%PDF-") or is_document(head) or saved_page(data):
        return False
    ending = _ending(name)
    if ending in HTML or ending in TEXT:
        return ending in TEXT
    if is_json(data):
        return False
    return len(list(islice(_TAG.finditer(head), _TAGS_OF_A_PAGE))) < _TAGS_OF_A_PAGE
