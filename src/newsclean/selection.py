"""Which blocks are the body: the likely ones, put right by what their neighbours say."""

from collections.abc import Sequence

from newsclean.blocks import Block, Scope
from newsclean.text import fold

__all__ = ["select"]

# A block this likely is body; where the page is of an unusual make and even its prose scores lower, half of what the
# middle of its text scores, but never less than the floor. Found on annotated sites left out of the fit.
LIKELY, FLOOR, SHARE = 0.5, 0.2, 0.5


def select(blocks: Sequence[Block], likely: Sequence[float], named: Sequence[str | None] = ()) -> list[int]:
    """The indices of the blocks that are the body, in page order.

    `likely` is each block's probability; `named` are texts that are fields of their own (headline, deck) and
    no paragraph, however often the page repeats them.
    """
    least = _threshold(blocks, likely)
    chosen = [i for i, p in enumerate(likely) if p > least]
    chosen = _first_article(blocks, chosen)
    fields = {fold(text) for text in named if text}
    if fields:
        chosen = [i for i in chosen if fold(blocks[i].text) not in fields]
    while chosen and blocks[chosen[-1]].kind == "heading":  # a heading heads something
        chosen.pop()
    return chosen


def _threshold(blocks: Sequence[Block], likely: Sequence[float]) -> float:
    possible = sorted(((p, len(b.text)) for p, b in zip(likely, blocks, strict=True) if p > FLOOR), reverse=True)
    half = sum(size for _, size in possible) / 2
    for p, size in possible:
        half -= size
        if half <= 0:
            return min(LIKELY, max(FLOOR, p * SHARE))
    return LIKELY


def _first_article(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without the articles that follow under a title of their own, as pages that scroll without end have them."""
    articles = {i: _article(blocks[i].scope) for i in chosen}
    if len(set(articles.values())) < 2:
        return chosen
    first = articles[chosen[0]]
    titled = {_article(b.scope) for b in _openers(blocks) if b.kind == "heading"}
    others = {a for a in articles.values() if a is not None and a is not first and a in titled and not _is_within(a, first)}
    return [i for i in chosen if articles[i] not in others]


def _openers(blocks: Sequence[Block]) -> list[Block]:
    """The first block of each <article>."""
    seen: dict[int, Block] = {}
    for block in blocks:
        article = _article(block.scope)
        if article is not None:
            seen.setdefault(article.number, block)
    return list(seen.values())


def _article(scope: Scope | None) -> Scope | None:
    while scope is not None and scope.tag != "article":
        scope = scope.parent
    return scope


def _is_within(scope: Scope | None, other: Scope | None) -> bool:
    while scope is not None and scope is not other:
        scope = scope.parent
    return scope is not None
