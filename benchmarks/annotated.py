"""Annotated pages as training data: which blocks of a page are its body, by the annotation.

A block is body where most of its three-word shingles stand in the annotated text, unknown where it is too short to tell
or the annotation leaves it open. Pages with snippets only (`with`, `without`) label the blocks that hold one.
"""

import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newsclean.blocks import Block

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
# A block counts as body from this share of its shingles on, as none below the other; between them it is unknown.
IN, OUT = 0.75, 0.35

_TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")


def rows(names: Sequence[str], root: Path = CORPUS) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each annotated page of the named folders: its row and its bytes."""
    for name in names:
        with (root / name / "index.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row, gzip.decompress((root / name / row["html"]).read_bytes())


def tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def labels(row: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    """For each block: body, not body, or unknown."""
    if "text" in row or "body" in row:
        return _by_text(row, blocks)
    if "with" in row:
        return [_by_snippets(row, " ".join(b.text.split())) for b in blocks]
    return [None] * len(blocks)


def _by_snippets(row: dict[str, Any], text: str) -> bool | None:
    inside = any(" ".join(s.split()) in text for s in row["with"])
    outside = any(" ".join(s.split()) in text for s in row["without"])
    return None if inside == outside else inside


def _shingles(words: Sequence[str], n: int = 3) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def _by_text(row: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    body = row["text"].split("\n") if "text" in row else row["body"]
    optional = set(row.get("optional", ())) if "body" in row else set()
    required = [tokens(p) for i, p in enumerate(body) if i not in optional]
    open_ = [tokens(p) for i, p in enumerate(body) if i in optional]
    whole = [w for p in required for w in p]
    wanted, allowed = set(_shingles(whole)), {s for p in open_ for s in _shingles(p)}
    exact, either = Counter(required), set(open_)
    runs = {n: set(_shingles(whole, n)) for n in (2, 3, 4)}
    found: list[bool | None] = []
    for block in blocks:
        words = tokens(block.text)
        if not words or words in either:
            found.append(None)
        elif words in exact:
            found.append(True)
        elif len(words) < 5:
            found.append(None if len(words) > 1 and words in runs[len(words)] else False)
        else:
            parts = _shingles(words)
            share = sum(p in wanted for p in parts) / len(parts)
            maybe = share > OUT or sum(p in allowed for p in parts) / len(parts) >= 0.6
            found.append(True if share >= IN else None if maybe else False)
    return _without_copies(found, blocks, exact)


def _without_copies(
    found: list[bool | None], blocks: Sequence[Block], exact: Counter[tuple[str, ...]]
) -> list[bool | None]:
    """Where a page says a paragraph more often than the story does, it is body where most of the body stands."""
    around = [b.scope.parent.number if b.scope and b.scope.parent else 0 for b in blocks]
    mass: Counter[int] = Counter()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, (block, label) in enumerate(zip(blocks, found, strict=True)):
        if label:
            mass[around[i]] += len(block.text)
            places[tokens(block.text)].append(i)
    for words, at in places.items():
        for i in sorted(at, key=lambda i: -mass[around[i]])[max(1, exact[words]) :]:
            found[i] = False if len(words) < 5 else None
    return found
