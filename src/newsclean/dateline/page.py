"""The dateline on a page: in which of its blocks it is looked for, and what a block must hold beside it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsclean.article import Dateline, Person
from newsclean.blocks import BELOW_HEADLINE, Block, above, is_in_figure
from newsclean.dateline.evidence import CONTEXT
from newsclean.dateline.line import read_opening
from newsclean.metadata import Metadata
from newsclean.rules.places import CITIES, KNOWN, SINOGRAPHIC, place_key
from newsclean.text import ends_sentence

__all__ = ["FoundDateline", "extract_dateline"]

# Where no heading is near, a dateline alone on its line stands at most so many blocks above the lead.
LINES_ABOVE = 2
# Three lines of a deck may stand between the headline and the lead, and a list of so many points that sum up the story.
LEADS, POINTS = 4, 8
LONGEST_PLACE = 30  # characters of a place that a label gives, and which nothing else shows to be one
# Sources whose word is a dateline without a line that prints it: labels above a text, news markup, the data that
# renders a page without a story. JSON-LD's need not be on the page.
LABELS = frozenset(("meta:dateline", "dom:dateline", "state"))


class FoundDateline(NamedTuple):
    """A dateline on a page, and what to cut.

    `block` is the index of the block that prints it and `rest` what remains of that block's text:
    "" where the dateline stands alone on its line, so that the block goes. `reporters` are whom it names.
    """

    dateline: Dateline
    block: int
    rest: str
    source: str = "text"
    reporters: tuple[Person, ...] = ()


def extract_dateline(
    blocks: Sequence[Block],
    story: Sequence[int],
    metadata: Metadata,
    published: dt.date | None = None,
    headline: str | None = None,
    url: str | None = None,
) -> FoundDateline | None:
    """The story's dateline; `story` holds the indices of the blocks that are its body, `headline` is its own, which no
    line of flattened text shows to be a heading.

    Looked for at the start of the first blocks (a deck may stand before the lead) and between them, then above.
    """
    if not story:
        return None
    if headline and blocks[0].scope is None and read_opening(headline, alone=True):  # it was taken for the headline
        headline = None
    outlets = metadata.outlets(url)
    first, leads = story[0], _leads(blocks, story)
    context = _context(blocks, story, leads[-1])
    for i in (*range(first, leads[-1] + 1), *_below_headline(blocks, story, headline)):
        block = blocks[i]
        if block.kind == "heading":
            continue
        found = read_opening(block.text, published, outlets=outlets, context=context, alone=True)
        if found is None or is_in_figure(block):
            continue
        dateline, rest, reporters = found
        if not rest and i == story[-1] != first:  # "（ロンドン＝山田太郎）" below the text signs it
            continue
        if _opens_a_sentence(dateline, rest) if i in leads else _may_stand_outside(dateline, rest):
            whole = dateline if rest else replace(dateline, joint="\n")
            return FoundDateline(whole, i, rest, reporters=reporters)
    for told, source in metadata.datelines:
        labelled = _labelled(told, published, outlets, context, source) if source in LABELS else None
        if labelled:
            return FoundDateline(labelled, first, blocks[first].text, source)
    return None


def _context(blocks: Sequence[Block], story: Sequence[int], last: int) -> str:
    """What may speak of the place: all from the headline to the last lead, deck and captions too, and what follows."""
    near = (*range(max(0, story[0] - BELOW_HEADLINE), last + 1), *story[LEADS : 2 * LEADS])
    return "\n ".join(blocks[i].text[:CONTEXT] for i in near)


def _labelled(
    told: str, published: dt.date | None, outlets: frozenset[str], context: str, source: str
) -> Dateline | None:
    """What a label gives, which no mark need close: "Dateline: PORT SABLE, Oct. 6". In a page's data a line of the same
    name may be the day: "Yesterday" is no place there."""
    for line in (told, f"{told} –"):
        found = read_opening(line, published, outlets=outlets, context=context, alone=True)
        if found and not found.rest:
            return replace(found.dateline, raw=told, joint="\n")
    if source == "state" and place_key(told) not in KNOWN:
        return None
    is_place = told[:1].isupper() and len(told) <= LONGEST_PLACE and told.replace(" ", "").isalpha()
    return Dateline(told, (told,), joint="\n") if is_place else None


def _leads(blocks: Sequence[Block], story: Sequence[int]) -> Sequence[int]:
    """The blocks of the story that may be its lead: the first of those that are no points of a list."""
    told = [i for i in story[: LEADS + POINTS] if blocks[i].kind != "list_item"]
    return told[:LEADS] or story[:LEADS]


def _below_headline(blocks: Sequence[Block], story: Sequence[int], headline: str | None) -> range:
    """The blocks between the headline and the story, from the story up; the nearest few where no heading is near."""
    near = above(story, BELOW_HEADLINE)
    heading = next((i for i in near if blocks[i].kind == "heading" or blocks[i].text == headline), None)
    return above(story, LINES_ABOVE if heading is None else story[0] - 1 - heading)


def _opens_a_sentence(dateline: Dateline, rest: str) -> bool:
    """In a block of the story: without capitals or an agency, "Ulm: …" is a heading unless a sentence follows."""
    return not rest or bool(dateline.agencies) or any(map(str.isupper, dateline.places)) or ends_sentence(rest)


def _may_stand_outside(dateline: Dateline, rest: str) -> bool:
    """In a block that is not of the story: alone, or in a deck, which is a sentence."""
    if not rest:
        return True
    capitals = all(map(str.isupper, dateline.places))
    if dateline.agencies and dateline.places and dateline.date:  # "新华社北京3月4日电 题：…"
        return True
    known = all(place_key(place) in CITIES or place in SINOGRAPHIC for place in dateline.places)
    certain = bool(dateline.agencies) or capitals or (known and dateline.raw[-1] != ":")
    return certain and ends_sentence(rest)
