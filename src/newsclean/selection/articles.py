"""Which of the articles on a page is its story."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import islice, takewhile

from newsclean.blocks import Block, Scope, above, around, is_linked, is_within, leading_within
from newsclean.text import fold, size

__all__ = ["one_article", "without_cards"]

NONE = -1  # the number of no article
TOLD = 500  # characters that an article under the headline tells, to be the story
# Boxes of one kind side by side that are a list of other stories; and how deep in its box what they tell stands, at
# most, with so many blocks from its title on.
CARDS, DEEP, TITLED = 3, 2, 4


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


def without_cards(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without the list of other stories below: boxes of one kind, each of which opens with a title that leads there. On
    annotated pages such a list is chosen on two, and holds body on neither."""
    cards = [box for box in takewhile(bool, (_card(blocks, i) for i in reversed(chosen))) if box]
    kinds = [(box.parent and box.parent.number, box.tag, box.label) for box in cards]
    boxes = Counter(dict(zip((box.number for box in cards), kinds, strict=True)).values())
    kind, most = boxes.most_common(1)[0] if boxes else (None, 0)
    if most < CARDS:
        return chosen
    while kinds[-1] != kind:  # a story of one paragraph may stand in a box that opens with a link, too
        kinds.pop()
    story = chosen[: -len(kinds)]
    return story if sum(size(blocks[i].text) for i in story) >= TOLD else chosen


def _card(blocks: Sequence[Block], place: int) -> Scope | None:
    """The box of a block that opens with a title that leads elsewhere, if it is in one."""
    for box in islice(around(blocks[place].scope), 1, 1 + DEEP):
        first = place - len(leading_within(blocks, above([place], TITLED), box.number))
        opener = next((b for b in blocks[first:place] if not _is_counted(b.text)), blocks[place])
        if place - TITLED < first and is_linked(opener):
            return box
    return None


def _is_counted(text: str) -> bool:
    """Whether a line holds no letter: how long a film takes, "1:42", how many have read it."""
    return not any(map(str.isalpha, text))
