"""Which field took which part of a block: found again by its text, each field where it may stand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

from newsclean.article import Article, Paragraph
from newsclean.blocks import BELOW_HEADLINE, Block, above
from newsclean.dateline.page import LEADS
from newsclean.explain.values import Part
from newsclean.text import fold

__all__ = ["taken"]

Claim: TypeAlias = tuple[int, Part]  # a block, and the part of it that a field took

PRINTED = 600  # characters of a block that prints a headline among other things
BYLINE = 160  # characters: a longer block that names an author is prose


def taken(blocks: Sequence[Block], story: Sequence[int], article: Article) -> list[tuple[Part, ...]]:
    """The parts of each block that was read. Fields are found again by their text, each where it may stand."""
    body = _body(blocks, story, article.body)
    inside = frozenset(body)
    aside = [i for i in range(len(blocks)) if i not in inside]
    claims: defaultdict[int, list[Part]] = defaultdict(list)
    for i, part in (
        *_titles(blocks, aside, article),
        *_datelines(blocks, body, article),
        *_credits(blocks, body, article),
    ):
        claims[i].append(part)
    free = [i for i in aside if i not in claims]
    for i, part in _bylines(blocks, free, article):
        claims[i].append(part)
    return [_parts(b.text, claims.get(i, ()), "body" if i in inside else None) for i, b in enumerate(blocks)]


def _body(blocks: Sequence[Block], story: Sequence[int], body: Sequence[Paragraph]) -> list[int]:
    """The blocks that the paragraphs were made of: a paragraph is its block without dateline and credits."""
    for where in (story, range(len(blocks)) if story else ()):
        found = _holders(blocks, iter(where), body)
        if None not in found:
            break
    return [i for i in found if i is not None]


def _holders(blocks: Sequence[Block], left: Iterator[int], body: Sequence[Paragraph]) -> list[int | None]:
    """The block of each paragraph; a first line that heads the rest of its block is a paragraph of its own."""
    found: list[int | None] = []
    last: int | None = None
    heading: str | None = None  # the paragraph above
    for paragraph in body:
        block = blocks[last] if last is not None else None
        if block is None or block.heading is None or block.heading != heading or paragraph.text not in block.text:
            last = _holder(blocks, left, paragraph.text)
        found.append(last)
        heading = paragraph.text
    return found


def _holder(blocks: Sequence[Block], where: Iterable[int], text: str) -> int | None:
    """The first of the blocks that holds the text."""
    return next((i for i in where if text in blocks[i].text), None)


def _titles(blocks: Sequence[Block], aside: Sequence[int], article: Article) -> Iterator[Claim]:
    for field, text in (("headline", article.headline), ("deck", article.deck)):
        if text and (holder := _printed(blocks, aside, text)) is not None:
            yield holder, Part(text, field)


def _printed(blocks: Sequence[Block], where: Sequence[int], text: str) -> int | None:
    """The block that prints a headline or a deck: a heading rather than others, one of its own rather than a part."""
    wanted = fold(text)
    same = [i for i in where if len(blocks[i].text) < 2 * len(text) + 20 and wanted == fold(blocks[i].text)]
    headings = [i for i in same if blocks[i].kind == "heading"]
    short = (i for i in where if len(blocks[i].text) <= PRINTED)
    return next(iter(headings or same), _holder(blocks, short, text))


def _datelines(blocks: Sequence[Block], body: Sequence[int], article: Article) -> Iterator[Claim]:
    """In one of the leads, else above them: the nearest."""
    if article.dateline:
        raw = article.dateline.raw
        holder = _holder(blocks, (*body[:LEADS], *above(body, len(blocks))), raw)
        if holder is not None:
            yield holder, Part(raw, "dateline")


def _credits(blocks: Sequence[Block], body: Sequence[int], article: Article) -> Iterator[Claim]:
    """Each at or behind the one before it."""
    at = max(0, (body[0] if body else 0) - BELOW_HEADLINE)
    for line in (line for credit in article.credits for line in credit.raw.split("\n")):  # some are of two blocks
        holder = _holder(blocks, range(at, len(blocks)), line)
        if holder is not None:
            yield holder, Part(line, "credits")
            at = holder


def _bylines(blocks: Sequence[Block], where: Sequence[int], article: Article) -> Iterator[Claim]:
    """The first short block that names most of the authors; their names as it spells them."""
    names = [person.name for person in article.authors]
    named = {i: _spelt(blocks[i].text, names) for i in where if names and len(blocks[i].text) <= BYLINE}
    best = max(named, key=lambda i: len(named[i]), default=None)
    if best is not None:
        yield from ((best, Part(name, "authors")) for name in named[best])


def _spelt(text: str, names: Sequence[str]) -> list[str]:
    """Those of the names that stand in the text, in its own capitals."""
    lower = text.lower()
    found = [(lower.find(name.lower()), len(name)) for name in names if len(lower) == len(text)]
    return [text[start : start + size] for start, size in found if start >= 0]


def _parts(text: str, claims: Sequence[Part], rest: str | None) -> tuple[Part, ...]:
    """The text cut at its claims; what is left between them goes to the field `rest`."""
    parts: list[Part] = []
    end = 0
    for start, claim in sorted(((text.find(claim.text), claim) for claim in claims), key=itemgetter(0)):
        if start >= end:
            parts.extend((_rest(text[end:start], rest), claim))
            end = start + len(claim.text)
    parts.append(_rest(text[end:], rest))
    return tuple(part for part in parts if part.text) or (Part(text),)


def _rest(text: str, field: str | None) -> Part:
    return Part(text, field if not text.isspace() else None)
