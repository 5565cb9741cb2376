"""Annotated pages as training data: which blocks of a page are its body, by the annotation.

A block is body where most of its three-word shingles stand in the annotated text, unknown where it is too short to tell
or the annotation leaves it open. Pages without an annotated text were labelled by us, block by block: `blocks.jsonl`
holds for each of them digests of the blocks that are body, that may be (`open`), and that are none (`other`, without
the short ones; what is short and unknown is none).
"""

import hashlib
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from measures import TOKEN
from pages import read

from newsclean.blocks import Block

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
HTML = ("zyte", "fundus16", "fundus", "trafilatura", "postlight", "readability")  # folders of pages
TEXT = ("flat-container", "flat-page")  # and of flattened texts
PUBLIC = Path(__file__).with_name("public")  # where public.py puts pages that anyone can have
LEARNT = (*HTML, PUBLIC / "tools")  # folders of pages that the weights are fitted on
BLOCKS = Path(__file__).with_name("blocks.jsonl")
SHORT = 40  # characters; longer blocks that are none are listed
# A block counts as body from this share of its shingles on, as none below the other; between them it is unknown, and
# so it is where this share is of paragraphs that may be in or out.
IN, OUT, OPEN = 0.75, 0.35, 0.6
FEW = 5  # words: shorter blocks are compared whole

Words = tuple[str, ...]


def rows(names: Sequence[str | Path]) -> Iterator[tuple[dict[str, Any], bytes]]:
    """Each annotated page of the named folders: its row and its bytes."""
    folders = [CORPUS / name for name in names]
    if missing := [folder for folder in folders if not (folder / "index.jsonl").exists()]:
        raise SystemExit(f"no annotated pages in {missing[0]}: those that anyone can have are fetched by public.py")
    return ((page.row, page.data) for folder in folders for page in read(folder))


def tokens(text: str) -> Words:
    return tuple(TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


def labels(row: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    """For each block: body, not body, or unknown."""
    if "text" in row or "body" in row:
        return _by_text(row, blocks)
    known = _labelled().get((row["corpus"], row["id"]))
    return _by_digest(known, blocks) if known else [None] * len(blocks)


def digest(text: str) -> str:
    """Names a block by its words."""
    return hashlib.sha1(" ".join(tokens(text)).encode()).hexdigest()[:8]


@cache
def _labelled() -> dict[tuple[str, str], dict[str, list[str]]]:
    with BLOCKS.open(encoding="utf-8") as lines:
        return {(page["corpus"], page["id"]): page for page in map(json.loads, lines)}


def _by_digest(known: dict[str, list[str]], blocks: Sequence[Block]) -> list[bool | None]:
    names = [digest(block.text) for block in blocks]
    body, either, other = Counter(known["body"]), set(known["open"]), set(known["other"])
    found = [
        True if name in body else None if name in either or (len(block.text) > SHORT and name not in other) else False
        for name, block in zip(names, blocks, strict=True)
    ]
    return _without_copies(found, blocks, names, body)


class _Told(NamedTuple):
    """An annotated text, as the words of blocks are compared with it."""

    exact: Counter[Words]  # its paragraphs
    either: set[Words]  # those that may be in or out
    runs: dict[int, set[Words]]  # of two, three and four of its words
    open: set[Words]  # runs of three words in those that may be in or out

    @classmethod
    def of(cls, row: dict[str, Any]) -> "_Told":
        body = row["text"].split("\n") if "text" in row else row["body"]
        optional = set(row.get("optional", ())) if "body" in row else set()
        required = [tokens(p) for i, p in enumerate(body) if i not in optional]
        either = {tokens(p) for i, p in enumerate(body) if i in optional}
        whole = [word for p in required for word in p]
        runs = {n: set(_shingles(whole, n)) for n in range(2, FEW)}
        return cls(Counter(required), either, runs, {run for p in either for run in _shingles(p)})

    def label(self, words: Words) -> bool | None:
        """Whether the words of a block are the body's; None where that is unknown."""
        if not words or words in self.either:
            return None
        if words in self.exact:
            return True
        if len(words) < FEW:
            return None if len(words) > 1 and words in self.runs[len(words)] else False
        share = _share(words, self.runs[3])
        if share >= IN:
            return True
        return None if share > OUT or _share(words, self.open) >= OPEN else False


def _shingles(words: Sequence[str], n: int = 3) -> list[Words]:
    return [tuple(words[i : i + n]) for i in range(len(words) - n + 1)]


def _share(words: Words, runs: set[Words]) -> float:
    """The share of the runs of three words that are among others."""
    parts = _shingles(words)
    return sum(part in runs for part in parts) / len(parts)


def _by_text(row: dict[str, Any], blocks: Sequence[Block]) -> list[bool | None]:
    told = _Told.of(row)
    named = [tokens(block.text) for block in blocks]
    found = [told.label(words) for words in named]
    return _without_pulled(_without_copies(found, blocks, named, told.exact), named, told.exact)


def _without_pulled(found: list[bool | None], names: Sequence[Words], exact: Counter[Words]) -> list[bool | None]:
    """Words of a paragraph that stand once more, set large, are in the body; the block that repeats them is not."""
    said = [f" {' '.join(words)} " for words in names]
    story = [line for line, label in zip(said, found, strict=True) if label]
    return [
        False if label and words not in exact and any(line in other and line != other for other in story) else label
        for label, line, words in zip(found, said, names, strict=True)
    ]


def _without_copies(
    found: list[bool | None], blocks: Sequence[Block], names: Sequence[Hashable], exact: Counter[Any]
) -> list[bool | None]:
    """Where a page says a paragraph more often than the story does, it is body where most of the body stands."""
    around = [b.scope.parent.number if b.scope and b.scope.parent else 0 for b in blocks]
    mass: Counter[int] = Counter()
    places: dict[Hashable, list[int]] = defaultdict(list)
    for i, (block, label) in enumerate(zip(blocks, found, strict=True)):
        if label:
            mass[around[i]] += len(block.text)
            places[names[i]].append(i)
    for name, at in places.items():
        for i in sorted(at, key=lambda i: -mass[around[i]])[max(1, exact[name]) :]:
            found[i] = False if len(tokens(blocks[i].text)) < FEW else None
    return found
