"""Pages in Arrow columns in, articles in Arrow columns out, for Spark, Ray Data and the like. Extra `newsclean[arrow]`.

The functions are plain and top-level, so an engine can pickle them and send them to its workers:

    frame.mapInArrow(extract_batches, from_arrow_schema(output_schema(to_arrow_schema(frame.schema))))    # Spark
    dataset.map_batches(extract_batch, batch_format="pyarrow")                                            # Ray Data

Columns read: `html`, a binary column (best) or a string column, of the page as served; and, where the batch has them,
`url`, `content_type` (the HTTP header: it can name the charset) and `fetched` (when, a timestamp: the reference date).
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyarrow as pa

import newsclean
from newsclean.article import Article
from newsclean.attempt import attempt
from newsclean.errors import InputError, OptionError
from newsclean.options import DEFAULTS, Options

if TYPE_CHECKING:
    from newsclean.warc import Record

__all__ = ["PAGES", "SCHEMA", "extract_batch", "extract_batches", "from_records", "output_schema", "values"]

TEXT, TEXTS, TIME = pa.string(), pa.list_(pa.string()), pa.timestamp("us", tz="UTC")
PERSON = pa.struct({"name": TEXT, "kind": TEXT, "role": TEXT, "place": TEXT, "organisation": TEXT})
CREDIT = pa.struct({"raw": TEXT, "people": pa.list_(PERSON), "organisations": TEXTS})
DATELINE = pa.struct(
    {"raw": TEXT, "places": TEXTS, "agencies": TEXTS, "date": TEXT, "day": pa.date32(), "joint": TEXT},
)

SCHEMA: Final = pa.schema(
    {
        "headline": TEXT,
        "deck": TEXT,
        "authors": pa.list_(PERSON),
        "dateline": DATELINE,
        "body": pa.list_(pa.struct({"kind": TEXT, "text": TEXT})),
        "credits": pa.list_(CREDIT),
        "text": TEXT,
        "published": TIME,
        "published_day": pa.date32(),
        "modified": TIME,
        "modified_day": pa.date32(),
        "images": pa.list_(pa.struct({"url": TEXT, "caption": TEXT, "credit": CREDIT})),
        "language": TEXT,
        "site_name": TEXT,
        "url": TEXT,
        "section": TEXT,
        "tags": TEXTS,
        "sources": pa.map_(TEXT, TEXT),
        "issues": TEXTS,
        "error": TEXT,
    }
)
"""The columns of an article: the fields of `Article`, with its `text`, and `error`.

`published` is a moment, in UTC; `published_day` the calendar day as the page gives it, in the page's own time zone.
A page that gives only the day has only the day. `modified` likewise. `error` is null, or says why there is no article.
"""

PAGES: Final = pa.schema({
    "id": TEXT, "url": TEXT, "fetched": TIME, "content_type": TEXT, "html": pa.binary(), "error": TEXT,
})  # fmt: skip
"""The columns of pages read from a WARC file, as `from_records` makes them and `extract_batch` reads them."""

BATCH_ROWS, BATCH_BYTES = 256, 64 * 2**20
"""A batch of captured pages is handed on when it reaches either: small beside a worker's memory."""

TEXT_KINDS: Final = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
TIME_KINDS: Final = (pa.types.is_timestamp, pa.types.is_date, pa.types.is_null)
PAGE_KINDS: Final = (
    *TEXT_KINDS, pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view, pa.types.is_fixed_size_binary,
)  # fmt: skip

Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)


def output_schema(schema: pa.Schema, pages: str = "html") -> pa.Schema:
    """The schema of what `extract_batch` makes of a batch with this schema; engines ask for it before they run.

    All columns but the pages come first, unchanged, then those of `SCHEMA`. An article's column whose name is
    taken is called `article_…`; only `error` is joined with a column of the same name.

    >>> output_schema(pa.schema({"html": pa.binary(), "url": pa.string()})).names[:3]
    ['url', 'headline', 'deck']
    >>> "article_url" in output_schema(pa.schema({"html": pa.binary(), "url": pa.string()})).names
    True
    """
    kept = [field for field in schema if field.name not in (pages, "error")]
    taken = {field.name for field in kept}
    found = [field.with_name("article_" + field.name) if field.name in taken else field for field in SCHEMA]
    return pa.schema(kept + found)


def extract_batch(batch: Batch, pages: str = "html", urls: str = "url", options: Options | None = None) -> Batch:
    """The article of each page, one row out for each row in and in the same order; columns as `output_schema` says.

    `pages` and `urls` name the columns; the second may be missing. A null page gives a row of nulls, with `error`.
    Raises OptionError where there is no column of pages, InputError where it holds neither bytes nor text, where a
    column that is read beside it holds something else than it should, and for a batch of another type.
    """
    if not isinstance(batch, pa.RecordBatch | pa.Table):
        raise InputError(f"a batch is a RecordBatch or Table of pyarrow, not {type(batch).__name__}")
    _check(batch.schema, pages, urls)
    options = options or DEFAULTS
    rows = [_row(page, given, options) for page, given in zip(batch[pages], _given(batch, urls), strict=True)]
    schema = output_schema(batch.schema, pages)
    kept = [batch[name] for name in schema.names[: -len(SCHEMA)]]
    found = [pa.array([row.get(field.name) for row in rows], field.type) for field in SCHEMA]
    return type(batch).from_arrays(kept + found, schema=schema)


def extract_batches(
    batches: Iterable[Batch], pages: str = "html", urls: str = "url", options: Options | None = None
) -> Iterator[Batch]:
    """`extract_batch` over a stream of batches: the shape of Spark's `mapInArrow`."""
    for batch in batches:
        yield extract_batch(batch, pages, urls, options)


def from_records(records: Iterable["Record"]) -> Iterator[pa.RecordBatch]:
    """The records of `newsclean.warc.read` as batches of pages, with the columns of `PAGES`."""
    rows: list[dict[str, Any]] = []
    size = 0
    for record in records:
        row = asdict(record)
        rows.append(row | {"fetched": row.pop("date"), "html": row["html"] if record.error is None else None})
        size += len(record.html)
        if len(rows) == BATCH_ROWS or size >= BATCH_BYTES:
            yield pa.RecordBatch.from_pylist(rows, schema=PAGES)
            rows, size = [], 0
    if rows:
        yield pa.RecordBatch.from_pylist(rows, schema=PAGES)


def _check(schema: pa.Schema, pages: str, urls: str) -> None:
    """Mistakes that every row would repeat are told at once."""
    if pages not in schema.names:
        raise OptionError(f"no column {pages!r} to read pages from; there are {', '.join(schema.names)}")
    for name, kinds, words in (
        (pages, PAGE_KINDS, "pages are binary or string"),
        (urls, TEXT_KINDS, "addresses are string"),
        ("content_type", TEXT_KINDS, "headers are string"),
        ("fetched", TIME_KINDS, "when a page was fetched is a timestamp or date"),
    ):
        if name in schema.names:
            kind = schema.field(name).type
            kind = kind.value_type if pa.types.is_dictionary(kind) else kind
            if not any(is_kind(kind) for is_kind in kinds):
                raise InputError(f"column {name!r} is {kind}; {words}")


def _given(batch: pa.RecordBatch | pa.Table, urls: str) -> Iterator[dict[str, Any]]:
    """What is known beside the page, row by row."""
    columns = {"url": urls, "content_type": "content_type", "fetched": "fetched", "error": "error"}
    there = {key: batch[name].to_pylist() for key, name in columns.items() if name in batch.schema.names}
    return ({key: values[row] for key, values in there.items()} for row in range(batch.num_rows))


def _row(page: pa.Scalar, given: dict[str, Any], options: Options) -> dict[str, Any]:
    """The values of one row; those that are missing are null."""
    error = given.get("error")
    if not page.is_valid:
        return {"error": error or "no page"}
    found, fault = attempt(_found, page, given, options)
    return {"error": fault} if found is None else found | {"error": error}


def _found(page: pa.Scalar, given: dict[str, Any], options: Options) -> dict[str, Any]:
    known = {"content_type": given.get("content_type"), "reference": given.get("fetched")}
    options = replace(options, **{name: value for name, value in known.items() if value is not None})
    return values(newsclean.extract(_page(page), url=given.get("url"), options=options))


def _page(page: pa.Scalar) -> bytes | str:
    """The page; text that is not valid UTF-8, which Arrow does not check, is read as far as it goes."""
    try:
        page_as_is: bytes | str = page.as_py()
    except UnicodeDecodeError:
        return bytes(page.as_buffer()).decode("utf-8", "replace")
    return page_as_is


def values(article: Article) -> dict[str, Any]:
    """The article as a row of `SCHEMA`: what `to_dict` gives, with its text, and dates as dates.

    >>> values(Article(published=dt.date(2024, 3, 7)))["published_day"]
    datetime.date(2024, 3, 7)
    """
    row = article.to_dict() | {"text": article.text, "sources": list(article.sources.items())}
    if article.dateline:
        row["dateline"]["day"] = article.dateline.day
    for name, when in (("published", article.published), ("modified", article.modified)):
        row[name], row[name + "_day"] = (when, when.date()) if isinstance(when, dt.datetime) else (None, when)
    return row
