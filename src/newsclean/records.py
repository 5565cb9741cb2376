"""What the command writes: one record for each input, and how an interrupted file of records is taken up again.

A record of several says which input it is of. In JSON, CSV and Parquet that is the key `source`; schema.org and ninjs
have places of their own for an identifier. An input that could not be read has `source` and `error` and nothing else.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import regex

from newsclean.article import Article, Credit, Dateline, Image, Paragraph, Person
from newsclean.errors import OptionError
from newsclean.patterns import lazy
from newsclean.serialise import CSV_COLUMNS, to_csv_row, to_html, to_markdown, to_ninjs, to_schema_org, to_text

__all__ = ["ENDINGS", "FORMATS", "OTHERS", "Done", "Shape", "check_field", "pick", "recover"]

FORMATS = ("json", "jsonl", "text", "markdown", "html", "csv", "parquet", "schemaorg", "ninjs")
ENDINGS = {
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "text", ".md": "markdown", ".html": "html",
    ".htm": "html", ".csv": "csv", ".parquet": "parquet",
}  # fmt: skip

_HTML_START = (
    '<!doctype html>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src http: https:">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{}</title>\n"
)
_PERSON = Person("", place="", organisation="")
_CREDIT = Credit("", (_PERSON,), ("",))
_EVERY_FIELD = Article(
    authors=(_PERSON,), dateline=Dateline("", ("",), ("",)), body=(Paragraph("", ""),), credits=(_CREDIT,),
    images=(Image("", credit=_CREDIT),), tags=("",), issues=("",),
)  # fmt: skip


class Shape(NamedTuple):
    """How records are written: the format, the fields if not all, and whether there is only the one."""

    format: str = "jsonl"
    fields: tuple[str, ...] = ()
    single: bool = False

    @property
    def start(self) -> str:
        """What stands before the first record."""
        if self.format == "csv":
            return _csv_line(["source", "error", *(self.fields or CSV_COLUMNS)])
        return _HTML_START.format("Articles") if self.format == "html" and not self.single else ""

    @property
    def separator(self) -> str:
        """What stands between two records."""
        return {"text": "\f\n", "markdown": "\n* * *\n\n"}.get(self.format, "")

    @property
    def resumable(self) -> bool:
        """Whether a file of such records says which inputs it holds."""
        return not self.single and self.format not in ("text", "markdown", "html")

    def article(self, article: Article, source: str) -> str:
        """The record of an article."""
        match self.format:
            case "text":
                return to_text(article)
            case "markdown":
                return to_markdown(article)
            case "html":
                start = _HTML_START.format(escape(article.headline or source)) if self.single else ""
                return start + to_html(article)
            case "csv":
                return _csv_line([source, "", *self._csv_values(article)])
            case "schemaorg":
                name = {"@type": "PropertyValue", "propertyID": "source", "value": source}
                return self._stamped(to_schema_org(article), {"identifier": name})
            case "ninjs":
                return self._stamped(to_ninjs(article), {"altIds": [{"role": "source", "value": source}]})
            case _:
                values = _values(article)
                chosen = {name: pick(values, name) for name in self.fields} if self.fields else article.to_dict()
                return self._stamped(chosen, {"source": source})

    def error(self, source: str, error: str) -> str:
        """The record of an input that could not be read; formats for reading have none."""
        match self.format:
            case "text" | "markdown" | "html":
                return ""
            case "csv":
                return _csv_line([source, error, *[""] * len(self.fields or CSV_COLUMNS)])
            case _:
                return _json({"source": source, "error": error}, indent=self.single)

    def _stamped(self, values: dict[str, Any], stamp: dict[str, Any]) -> str:
        """The values as JSON; of several articles, with what says which input each is of."""
        return _json(values if self.single else stamp | values, indent=self.single)

    def _csv_values(self, article: Article) -> Iterable[str]:
        if not self.fields:
            return to_csv_row(article).values()
        values = _values(article)
        return [_cell(pick(values, name)) for name in self.fields]


# Fields


def check_field(name: str) -> None:
    """Raises OptionError where `name` is no field of an article, such as `headline` or `dateline.places`."""
    if name == "sources" or name.startswith("sources."):
        return
    values: Any = _values(_EVERY_FIELD)
    path = ""
    for key in name.split("."):
        while isinstance(values, list):
            values = values[0]
        known = values if isinstance(values, dict) else {}
        if key not in known:
            instead = f"; there are {', '.join(path + other for other in known)}" if known else ""
            raise OptionError(f"no field {name!r}{instead}")
        values = known[key]
        path += key + "."


def pick(values: Any, name: str) -> Any:
    """The value at a dotted path; of a list, the value in each of its items.

    >>> pick({"authors": [{"name": "Ida Brandt"}, {"name": "Ole Lund"}], "dateline": None}, "authors.name")
    ['Ida Brandt', 'Ole Lund']
    """
    key, _, rest = name.partition(".")
    if isinstance(values, list):
        return [pick(value, name) for value in values]
    value = values.get(key) if values else None
    return pick(value, rest) if rest else value


def _values(article: Article) -> dict[str, Any]:
    return article.to_dict() | {"text": article.text}


def _cell(value: Any) -> str:
    """A value as the text of a cell: strings in lists, however deep, as `to_csv_row` joins them; all else as JSON.

    What is absent keeps its place between the others, so that the names and the places of people can be put together.

    >>> _cell([["Ida Brandt", "Ole Lund"], [], ["Pia Roe"]]), _cell([["Vik", None], [], ["Ulm"]])
    ('Ida Brandt; Ole Lund; Pia Roe', 'Vik; ; Ulm')
    """
    items = list(_items(value))
    if all(item is None or isinstance(item, str) for item in items):
        return "; ".join(item or "" for item in items) if any(items) else ""
    return json.dumps(value, ensure_ascii=False)


def _items(value: Any) -> Iterator[Any]:
    """What stands in a list and in lists within it, such as the people of all credits; of no list, the value itself."""
    if isinstance(value, list):
        for item in value:
            yield from _items(item)
    else:
        yield value


def _json(values: dict[str, Any], *, indent: bool) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2 if indent else None) + "\n"


def _csv_line(values: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(value.replace("\0", "\ufffd") for value in values)
    return line.getvalue()


# Taking up an interrupted run

OTHERS = "the records in the file are not those of this run; give the same --fields and --format"


class Done(NamedTuple):
    """What a file of records holds already."""

    sources: Counter[str]
    failed: int
    articles: int
    end: int  # bytes of whole records; what stands behind was cut off in writing


def recover(path: Path, shape: Shape) -> Done:
    """Reads the records in a file that `shape` wrote, up to the last that is whole.

    Raises OptionError where the file holds something else. Reads line by line; keeps only the names of inputs.
    """
    sources: Counter[str] = Counter()
    failed = articles = end = 0
    with path.open("rb") as file:
        if shape.format == "csv":
            end = _skip_start(file, shape)
        for line in _csv_records(file) if shape.format == "csv" else file:
            if not line.endswith(b"\n"):
                break
            source, error = _source(line, shape, path)
            sources[source] += 1
            failed += error
            articles += not error
            end += len(line)
    return Done(sources, failed, articles, end)


def _skip_start(file: BinaryIO, shape: Shape) -> int:
    start = shape.start.encode()
    found = file.readline()
    if found == start:
        return len(start)
    if not found.endswith(b"\n") and start.startswith(found):
        return 0
    raise OptionError(OTHERS)


def _csv_records(file: BinaryIO) -> Iterator[bytes]:
    """Records may hold line breaks, inside quotation marks: there an odd number of them has gone before."""
    lines: list[bytes] = []
    quoted = False
    for line in file:
        lines.append(line)
        quoted ^= line.count(b'"') % 2 == 1
        if not quoted:
            yield b"".join(lines)
            lines = []


# The first two cells of a record. csv.reader would refuse a text of more than 131,072 characters further on.
_CELL = rb'(?:"((?:[^"]|"")*+)"|([^",\n]*+))'
_CSV_STAMP = lazy(regex.compile, _CELL + b"," + _CELL + rb"[,\n]")


def _source(line: bytes, shape: Shape, path: Path) -> tuple[str, bool]:
    """The input that a record is of, and whether it failed."""
    try:
        if shape.format == "csv":
            quoted, plain, *error = _CSV_STAMP.match(line).groups()  # type: ignore[union-attr]  # None is caught
            return (quoted or plain or b"").decode().replace('""', '"'), any(error)
        record = json.loads(line)
        stamp: dict[str, str] = record.get("identifier") or next(iter(record.get("altIds", ())), {})
        source: str = record.get("source") or stamp["value"]
    except (ValueError, KeyError, AttributeError, TypeError):
        raise OptionError(f"{path} holds a line that this command did not write: {line[:60]!r}") from None
    if "error" not in record and not _is_of(shape, record):
        raise OptionError(OTHERS)
    return source, "error" in record


def _is_of(shape: Shape, record: dict[str, Any]) -> bool:
    """Whether this shape wrote the record of an article: in its format, with its fields."""
    match shape.format:
        case "schemaorg":
            return "identifier" in record
        case "ninjs":
            return "altIds" in record
        case _:
            return record.keys() == {"source", *shape.fields} if shape.fields else "version" in record
