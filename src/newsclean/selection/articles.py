"""Which of the articles on a page is its story."""

from collections.abc import Container, Mapping, Sequence

from newsclean.blocks import Block, Scope, is_linked, is_within
from newsclean.text import fold, size

__all__ = ["one_article"]

NONE = -1  # the number of no article
TOLD = 500  # characters that an article under the headline tells, to be the story


def one_article(blocks: Sequence[Block], chosen: list[int], named: Container[str]) -> list[int]:
    """Without other stories: the articles that follow the main one under a title of their own, as on pages that scroll
    without end, and those within it, or beside a story that stands in none, whose title links elsewhere."""
    mass: dict[int, float] = {}
    articles = {i: _article(blocks[i].scope) for i in chosen}
    for i, article in articles.items():
        number = NONE if article is None else article.number
        mass[number] = mass.get(number, 0) + size(blocks[i].text)
    if len(mass) < 2:
        return chosen
    apart, openers = mass.pop(NONE, 0), _openers(blocks)
    main = NONE if apart > sum(mass.values()) else _main_article(openers, mass, named)
    others = {
        number for number, (article, opener) in openers.items()
        if number > main and opener.kind == "heading"
        and (is_linked(opener) or not (main == NONE or is_within(article, main)))
    }  # fmt: skip
    return [i for i in chosen if (a := articles[i]) is None or a.number not in others]


def _main_article(openers: Mapping[int, tuple[Scope, Block]], mass: Mapping[int, float], named: Container[str]) -> int:
    """The article that opens with the headline, if it tells enough, else the largest."""
    for number, (_, opener) in openers.items():
        if mass.get(number, 0) >= TOLD and fold(opener.text) in named:
            return number
    return max(mass, key=lambda number: mass[number])


def _openers(blocks: Sequence[Block]) -> dict[int, tuple[Scope, Block]]:
    """The <article>s and the first block of each."""
    first: dict[int, tuple[Scope, Block]] = {}
    for block in blocks:
        article = _article(block.scope)
        if article is not None:
            first.setdefault(article.number, (article, block))
    return first


def _article(scope: Scope | None) -> Scope | None:
    while scope is not None and scope.tag != "article":  # asked of every block: half the time of `around`
        scope = scope.parent
    return scope
