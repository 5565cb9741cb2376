"""Where a story stands among the blocks of its page: which of them may hold its credits, and how each is read."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from newsclean.blocks import BELOW_HEADLINE, Block, above, around
from newsclean.credit.cues import ends, ends_in_desks, is_life, is_nameless_life, stands_inside, tells
from newsclean.credit.line import Reading
from newsclean.credit.signoff import is_initials
from newsclean.noise import line_rule
from newsclean.rules.agencies import find_agency
from newsclean.text import ends_sentence, fold

__all__ = [
    "BLOCKS_ABOVE", "BLOCKS_NEAR", "FOOTER", "SCOPES_AROUND", "TOP", "Story", "is_link", "places", "reading_of",
    "story_of", "within",
]  # fmt: skip

BLOCKS_BEHIND = 10  # blocks behind the body that may hold its credits: a box on the author may stand between
LINES_BEHIND = 16  # lines of flattened text among which buttons and prompts are not counted
BLOCKS_AT_HOME = 40  # the same for blocks of the body's own element, when boxes with other stories stand between
# Of these, those where a bare sign-off or a copyright line belongs to the story; and a biography: of those found so
# near 10 of 20 are annotated, of those farther off 4 of 23 (without the repeated ones), and in elements named for the
# author no more.
BLOCKS_NEAR = 3
BLOCKS_ABOVE = 3  # looked at above the body though a heading stands between; farther off fewer roles are believed
MAX_STRICT = 250  # characters of a paragraph in the middle of a body that is looked at; the longest found has 150
SCOPES_AROUND = 2  # elements around a block that may say what it is
SCOPES_ABOVE = 4  # the same where only their tags are asked
FOOTER = ("footer",)  # of the site or of an article: who wrote stands there on every page
_FILING = ("format-", "post_format-", "tag-", "category-")  # how class names begin that WordPress files a story by
TOP = 3  # first paragraphs of the body, where contributors may stand ("A contributed to this guide.")
LAST = 3  # last paragraphs of the body, where every form is looked for


class Story(NamedTuple):
    """Where a story stands among the blocks of its page, and what is known of it."""

    blocks: Sequence[Block]
    order: Sequence[int]  # of its paragraphs
    inside: frozenset[int]  # the same
    late: int  # the first of the last of them
    first: int  # the first of all
    end: int  # the last of all
    lives: int  # the last block that may tell the life of an author
    reach: int  # the last block that is near it: what follows a heading is headed by something else
    home: frozenset[str | int]  # the elements that hold those of the last paragraphs
    authors: frozenset[str]
    site: str
    filed: frozenset[str]  # the agencies that the dateline names, by their ids


def story_of(
    blocks: Sequence[Block], body: Collection[int], authors: Collection[str], site: str | None, filed: Collection[str]
) -> Story:
    """Where a story stands whose paragraphs are `body` among the blocks of its page; `body` is not empty."""
    order = sorted(body)
    end, last = order[-1], order[-LAST:]
    behind = range(end + 1, min(len(blocks), end + BLOCKS_NEAR + 1))
    return Story(
        blocks,
        order,
        inside=frozenset(order),
        late=last[0],
        first=order[0],
        end=end,
        lives=_lives(blocks, end),
        reach=next((i for i in behind if blocks[i].kind == "heading"), end + BLOCKS_NEAR),
        home=frozenset(home for i in last if (home := _home(blocks[i]))),
        authors=frozenset(map(fold, authors)),
        site=fold(site or ""),
        filed=frozenset(agency.id for name in filed if (agency := find_agency(name))),
    )


def _lives(blocks: Sequence[Block], end: int) -> int:
    """The last block in which a biography belongs to the story; lines of flattened text that are buttons and prompts
    are not counted, for their elements would have been dropped."""
    near = end + BLOCKS_NEAR
    if blocks[end].scope is not None:
        return near
    behind = range(end + 1, min(len(blocks), end + LINES_BEHIND + 1))
    lines = (i for i in behind if blocks[i].text and line_rule(blocks[i].text) is None)
    return max((near, *islice(lines, BLOCKS_NEAR)))


def places(story: Story) -> Iterator[int]:
    """The blocks to look at: short ones in the body and above it, those just behind, those farther off at home."""
    blocks = story.blocks
    for i in chain(_above(story), story.order[:-LAST]):
        if len(blocks[i].text) <= MAX_STRICT and blocks[i].kind != "heading":
            yield i
    yield from range(story.late, story.end + 1)  # what stands between the last paragraphs may have been left out
    near = max(story.end + BLOCKS_BEHIND, story.lives)
    for i in range(story.end + 1, min(len(blocks), story.end + BLOCKS_AT_HOME + 1)):
        if blocks[i].kind != "heading" and (i <= near or _home(blocks[i]) in story.home):
            yield i


def _above(story: Story) -> range:
    """The nearest blocks above a story, or all below its headline."""
    headings = (i for i in above(story.order, BELOW_HEADLINE) if story.blocks[i].kind == "heading")
    return range(max(0, min(next(headings, story.first) + 1, story.first - BLOCKS_ABOVE)), story.first)


def reading_of(story: Story, i: int) -> Reading | None:
    """How the block is read; None where nothing in it looks like a credit."""
    block, text = story.blocks[i], story.blocks[i].text
    if i <= story.first and _is_life_on_top(story, i):
        return Reading(strict=True, authors=story.authors)
    if i < story.late:
        if not (stands_inside(text) or (i < story.first + TOP and tells(text))):
            return None
        return Reading(strict=True, biography=False, authors=story.authors)
    near = i <= story.reach or _home(block) in story.home
    is_told = is_life(text, story.authors) or (i >= story.end and is_nameless_life(text))
    biography = i <= story.lives and is_told and not within(block, FOOTER, most=SCOPES_ABOVE)
    last = _is_last(story, i)
    ending = ends(text, near) or (last and (is_initials(text) or ends_in_desks(text)))
    if not ending and not biography:
        return None
    found = Reading(near=near, biography=biography, ending=ending, authors=story.authors, site=story.site)
    return found._replace(signs=not is_link(block), last=last)


def _is_life_on_top(story: Story, i: int) -> bool:
    """Whether a sentence above the lead may tell the life of who wrote the story: it begins with an author's name."""
    text = story.blocks[i].text
    told = fold(text[:MAX_STRICT])
    is_theirs = any(" " in author and told.startswith(f"{author} ") for author in story.authors)
    return is_theirs and ends_sentence(text) and is_life(text, story.authors) and len(story.order) > 1


def _is_last(story: Story, i: int) -> bool:
    """Whether a block is the last paragraph of the story, and the one before it ends in a sentence."""
    if i != story.end or len(story.order) < 2 or story.blocks[i].kind != "paragraph":
        return False
    return ends_sentence(story.blocks[story.order[-2]].text)


def is_link(block: Block) -> bool:
    """Whether all of it leads elsewhere; of a line of flattened text nobody knows."""
    return block.link_chars is not None and block.link_chars >= len(block.text)


def _home(block: Block) -> str | int | None:
    """The element that holds that of the block, by its label where it has one: a story's paragraphs mostly share it,
    or stand in several of a kind."""
    if block.scope is None or block.scope.parent is None:
        return None
    return block.scope.parent.label or block.scope.parent.number


def within(block: Block, tags: Collection[str], labels: Collection[str] = (), most: int = SCOPES_AROUND) -> bool:
    """Whether a block, or one of the elements around it, has one of the tags or is called by one of the labels."""
    return any(
        scope.tag in tags or (labels and any(_is_called(name, labels) for name in scope.label.casefold().split()))
        for scope in islice(around(block.scope), most)
    )


def _is_called(name: str, labels: Collection[str]) -> bool:
    """Whether a class name says one of the labels; how a story is filed ("format-image", "tag-images") does not."""
    return any(label in name for label in labels) and not name.startswith(_FILING)
