"""Records as a Parquet file: nothing until its end is written, so it is made of a journal of JSON lines in one go.

Extra: `newsclean[arrow]`.
"""

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from newsclean.arrow import SCHEMA, TEXT, values
from newsclean.article import Article
from newsclean.errors import OptionError
from newsclean.records import OTHERS, pick

__all__ = ["failed", "write"]

BATCH = 256  # rows converted at a time


def write(journal: Path, out: Path, fields: Sequence[str] = ()) -> None:
    """Writes the records of `journal`, those of `Shape("jsonl")`, as typed columns; `out` is whole or not there."""
    names = [name for field in fields for name in _with_day(field)] or SCHEMA.names[:-1]
    kinds = [_kind(pa.struct(SCHEMA), name) for name in names]
    columns = pa.schema([("source", TEXT), *zip(names, kinds, strict=True), SCHEMA.field("error")])
    unfinished = out.with_name(out.name + ".unfinished")
    with journal.open("rb") as lines, parquet.ParquetWriter(unfinished, columns) as writer:
        while batch := list(islice(lines, BATCH)):
            rows = [_row(json.loads(line), names) for line in batch]
            writer.write_table(pa.Table.from_pylist(rows, columns))
    unfinished.replace(out)


def failed(path: Path) -> int:
    """How many inputs failed that the file `path`, once written, has records of.

    Raises OptionError where the file holds something else.
    """
    try:
        errors = parquet.read_table(path, columns=["source", "error"])["error"]
    except (pa.ArrowInvalid, KeyError):
        raise OptionError(OTHERS) from None
    return len(errors) - int(errors.null_count)


def _with_day(name: str) -> tuple[str, ...]:
    """A date has two columns, since a page may give the day alone."""
    return (name, name + "_day") if name in ("published", "modified") else (name,)


def _row(record: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    source, error = record.pop("source"), record.get("error")
    whole = {} if error else values(Article.from_dict(record))
    parts = whole | {"sources": record.get("sources")}  # as a whole these are pairs, which have no names
    return {"source": source, "error": error} | {name: pick(parts if "." in name else whole, name) for name in names}


def _kind(kind: pa.DataType, name: str) -> pa.DataType:
    """The type of what stands at a dotted path: in a list, a list of the type in its items."""
    if pa.types.is_list(kind):
        return pa.list_(_kind(kind.value_type, name))
    if pa.types.is_map(kind):
        return kind.item_type
    key, _, rest = name.partition(".")
    inner = kind.field(key).type
    return _kind(inner, rest) if rest else inner
