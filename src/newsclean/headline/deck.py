"""The deck (standfirst): what stands between the headline and the body and says what the story is about."""

import html
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from newsclean.blocks import Block, Scope, around
from newsclean.headline.deck_signs import (
    BYLINE,
    DECK,
    SHORTEST_DECK,
    SURE_DECK,
    elements_around,
    holder_of,
    is_bold,
    is_in_header,
    is_named_deck,
    is_signature,
    is_spoken,
    is_stamp,
    is_whole,
    may_be_deck,
    reads_like_deck,
    says_deck,
)
from newsclean.headline.wording import HOLDS, bare
from newsclean.metadata import Metadata
from newsclean.text import DAY_LIKE, count_words

__all__ = ["deck_below_headline", "extract_deck", "without_deck"]


BLOCKS_ABOVE = 25  # blocks above the body among which the deck is looked for
BLOCKS_NEAR = 8  # of these, those among which its element's name is enough
# Lines below a deck that nothing else tells, one of them the byline or the day: 2 find half as many, 12 no more.
SIGNED_BELOW = 8
BLOCKS_BELOW = 3  # blocks below the headline, the same
SIGNED = 30  # letters of an author behind the deck that the description adds
LONG_HEADING = 12  # words of a heading that heads no part of the story: those have fewer
PARAGRAPHS = 5  # below a block, in which it may have been one of several
BOX = 2  # elements that make the box of a paragraph
CUT = 60  # characters of a description that may be the beginning of the deck
# A deck that is named so by its element stays in the body where the score is this sure: many sites call the lead so. Of
# 0.9, 0.7 and 0.5 on left-out sites 0.9 loses the most leads.
CERTAIN = 0.7


class _Page(NamedTuple):
    """Where a deck is looked for."""

    blocks: Sequence[Block]
    story: Sequence[int]  # the places of the body
    headlines: set[str]  # the wordings of the headline, bare
    names: set[str]  # what the site and its sections are called, bare


def extract_deck(
    metadata: Metadata, blocks: Sequence[Block] = (), story: Sequence[int] = ()
) -> tuple[str | None, str | None]:
    """The deck (standfirst) and where it was found.

    `story` are the places of the body in `blocks`, where they are known already. The deck stands between headline and
    body, or opens the body in an element of its own, or in bold; it is known by the page's description of the story, or
    by the name of its element. A description that is nowhere on display, or that repeats the lead, is no deck; nor is a
    first paragraph in bold that no description repeats.
    """
    names = {bare(c.value) for c in (*metadata.site_names, *metadata.sections)}
    page = _Page(blocks, story, _headlines(metadata), names)
    places = _between(page)
    return _told(page, places, metadata) or _headed(page, places, metadata) or _opening(page, places) or (None, None)


def deck_below_headline(
    blocks: Sequence[Block], story: Sequence[int], headline: str | None
) -> tuple[str | None, str | None]:
    """The line below the headline, where the byline or the day follows before the story: captions and prompts stand
    below them. So flattened text has decks, and pages whose elements have no telling names.

    Of 96 such lines in annotated texts 87 are decks, on pages, where more is known by then, 4 of 5.
    """
    said = bare(headline or "")
    for first in _starts(story):
        for place in reversed(range(max(0, first - BLOCKS_ABOVE), first - 1)):
            if bare(blocks[place].text) == said and _is_deck_below(blocks, place, first, said):
                told = blocks[_below(blocks, place)]
                return told.text, "text" if told.scope is None else "dom:below-headline"
    return None, None


def _below(blocks: Sequence[Block], place: int) -> int:
    """The place of the line below a headline; the byline may stand between the two."""
    is_byline = blocks[place].scope is None and BYLINE.match(blocks[place + 1].text) is not None
    return place + 1 + is_byline


def _starts(story: Sequence[int]) -> Sequence[int]:
    """Where the story may begin: at its first block, or the second, where others stand between."""
    is_apart = len(story) > 1 and story[1] > story[0] + 1
    return story[: 1 + is_apart]


def _is_deck_below(blocks: Sequence[Block], place: int, first: int, said: str) -> bool:
    """Whether the line below a headline is a deck, in a text that begins at `first`."""
    told, *below = [*blocks[_below(blocks, place) : min(first, place + 2 + SIGNED_BELOW)], Block("")]
    lines = takewhile(lambda text: text[:1] != "(", (block.text for block in below))  # of a caption, the photographer
    is_signed = any(is_stamp(line) or is_signature(line) for line in lines)
    is_deck = is_signed and may_be_deck(told) and said not in bare(told.text) and reads_like_deck(told)
    return is_deck and holder_of(told) is holder_of(blocks[place])


def without_deck(
    blocks: Sequence[Block], body: list[int], deck: str | None, source: str | None, likely: Sequence[float]
) -> list[int]:
    """The body without its deck, unless that is all of it: a brief may be no more."""
    rest = [i for i in body if blocks[i].text != deck or not _is_no_body(blocks[i], source, likely[i])]
    return rest or body


def _is_no_body(deck: Block, source: str | None, likely: float) -> bool:
    """Whether a deck is no part of the body: it stands in the <header>; or its element is named so, and it is a heading
    or not surely body; or it is known as a deck by being a heading that heads nothing."""
    if source == "dom:heading" or is_in_header(deck):
        return True
    return is_named_deck(deck) and (deck.kind == "heading" or likely <= CERTAIN)


def _told(page: _Page, places: range, metadata: Metadata) -> tuple[str, str] | None:
    """The first block that a description repeats, or whose element is called a deck."""
    # A page says the same in many places: each wording is looked at once.
    decks = dict(metadata.decks).items()  # many sites escape them twice
    told = {bare(html.unescape(value)): source for value, source in decks}
    for place in places:
        block = page.blocks[place]
        said = bare(block.text) if may_be_deck(block) else ""
        if said and said not in page.headlines:
            is_near = place in places[-BLOCKS_NEAR:] or place in places[:BLOCKS_BELOW]
            source = _source(page, place, said, told, is_near=is_near)
            if source:
                return block.text, source
    return None


def _headed(page: _Page, places: range, metadata: Metadata) -> tuple[str, str] | None:
    """The heading below the headline that heads nothing, or tells a whole sentence in an element of its own."""
    titles = {bare(value) for value, source in metadata.headlines if not source.startswith("dom:")}
    if not (places.start and _is_headline(bare(page.blocks[places.start - 1].text), titles)):
        return None
    for place in places[:BLOCKS_NEAR]:
        if not _may_head_the_story(page, place):
            continue
        block = page.blocks[place]
        if (place == places.start and _is_subheading(page, place)) or (is_spoken(block) and _is_outside(page, place)):
            return block.text, "dom:heading"
    return None


def _opening(page: _Page, places: range) -> tuple[str, str] | None:
    """A heading that opens the body and is as long as sentences are; for some the body begins with it, so it stays."""
    if not (page.story and 0 < places.start <= page.story[0] and _may_head_the_story(page, page.story[0])):
        return None
    block = page.blocks[page.story[0]]
    is_long = count_words(block.text) >= LONG_HEADING and len(block.text) >= SHORTEST_DECK
    return (block.text, "dom:long-heading") if is_long else None


def _may_head_the_story(page: _Page, place: int) -> bool:
    block = page.blocks[place]
    said = bare(block.text)
    return block.kind == "heading" and may_be_deck(block) and said not in page.headlines and said not in page.names


def _headlines(metadata: Metadata) -> set[str]:
    """The wordings of the headline; but the second that JSON-LD gives, its alternativeHeadline, may be the deck."""
    second = [c for c in metadata.headlines if c.source == "json-ld"][1:2]
    return {bare(c.value) for c in metadata.headlines if c not in second}


def _source(page: _Page, place: int, said: str, told: dict[str, str], *, is_near: bool) -> str | None:
    """How a block above the body, or apart from it, is known as the deck, if it is."""
    block = page.blocks[place]
    is_above = bool(page.story) and place < page.story[0]
    is_named = is_named_deck(block) or _is_in_deck(page.blocks, place, DECK if is_above else SURE_DECK)
    if not (is_named or is_above or _is_apart(page, place)):
        return None
    repeated = (d for d in told if _repeats(said, d) or (is_above and _tells_more(said, d)))
    source = next(map(told.__getitem__, repeated), None)
    return source or ("dom:deck" if is_named and is_near and is_whole(block.text) else None)


def _between(page: _Page) -> range:
    """Where the deck may stand: from the headline to the body's first block, or as far as a deck ever is below it."""
    blocks, story, headlines, _ = page
    last = story[0] + 1 if story else len(blocks)
    first = max(0, last - BLOCKS_ABOVE) if story else 0
    headings = (i for i in range(first, last) if blocks[i].kind == "heading")
    place = next((i for i in headings if _is_headline(bare(blocks[i].text), headlines)), None)
    if story:
        return range(first if place is None else place + 1, last)
    return range(0) if place is None else range(place + 1, min(place + BLOCKS_NEAR, last))


def _is_headline(said: str, headlines: set[str]) -> bool:
    """Whether a heading is the headline, as the data has it or <title> with what it adds."""
    return said in headlines or (len(said) > HOLDS and any(name.startswith(said) for name in headlines))


def _is_subheading(page: _Page, place: int) -> bool:
    """Whether a heading heads nothing: the date or the byline follows, and then the story."""
    text = page.blocks[place].text
    first = next((i for i in page.story if i > place), place)
    below = (block.text for block in page.blocks[place + 1 : min(first, place + BLOCKS_NEAR)])
    return is_whole(text) and any(DAY_LIKE.search(line) or BYLINE.match(line) for line in below)


def _is_outside(page: _Page, place: int) -> bool:
    """Whether a block stands in another element than the text of the story below it."""
    below = next((page.blocks[i] for i in page.story if i > place), None)
    return below is not None and holder_of(page.blocks[place]) is not holder_of(below)


def _is_in_deck(blocks: Sequence[Block], place: int, names: frozenset[str]) -> bool:
    """Whether a block is all that an element named as a deck, by one of `names`, holds."""
    holder = holder_of(blocks[place])
    if holder is None or not says_deck(holder, names):
        return False
    return all(holder not in elements_around(blocks[i]) for i in (place - 1, place + 1) if 0 <= i < len(blocks))


def _is_apart(page: _Page, place: int) -> bool:
    """Whether a block stands in another element than the paragraphs of the story below, or, unlike them, in bold."""
    blocks, story, *_ = page
    one = blocks[place]
    told = [blocks[i] for i in story[bisect_right(story, place) :][:PARAGRAPHS]]
    # What follows the deck in the <header> is the author's name, not another paragraph.
    below = told if is_in_header(one) else [*told, *blocks[place + 1 : place + 2]]
    scopes = [block.scope for block in below if block.scope]
    if one.scope is None or (story and not told):
        return False
    if is_bold(one) and not all(map(is_bold, told)):
        return True
    # Often the first paragraph stands right in what holds the others.
    is_among = any(scope.parent is one.scope.parent or scope.parent is one.scope for scope in scopes)
    return not is_among and (one.kind == "heading" or not any(_is_alike(one.scope, other) for other in scopes))


def _is_alike(one: Scope, other: Scope) -> bool:
    """Whether two elements and those around them are called the same: where each paragraph has a box of its own, to
    stand in one tells nothing."""
    pairs = zip(islice(around(one), BOX), islice(around(other), BOX), strict=False)
    return all(a.tag == b.tag and a.label == b.label for a, b in pairs)


def _repeats(said: str, description: str) -> bool:
    """Whether a block says what a description does, which may be cut off."""
    return said == description or (len(description) > CUT and said.startswith(description))


def _tells_more(said: str, description: str) -> bool:
    """Whether a block has a place before what the description says, or the description an author behind it."""
    is_placed = len(description) > CUT and said.endswith(description)
    is_signed = len(said) > CUT and len(description) <= len(said) + SIGNED and description.startswith(said)
    return is_placed or is_signed
