"""The blocks of a page that are its body."""

from collections.abc import Sequence, Set
from itertools import dropwhile

from newsclean.blocks import Block, is_linked
from newsclean.noise import ELSEWHERE, reads_as
from newsclean.selection.advertised import with_advertised
from newsclean.selection.alike import with_alike
from newsclean.selection.articles import one_article
from newsclean.selection.boxes import without_boxes
from newsclean.selection.cards import other_stories
from newsclean.selection.comments import without_comments
from newsclean.selection.dated import without_dated, without_listed, without_stamps
from newsclean.selection.foot import without_foot
from newsclean.selection.gaps import closed
from newsclean.selection.headings import without_idle
from newsclean.selection.ingredients import with_ingredients
from newsclean.selection.last import ANNOUNCING, with_last, with_rates
from newsclean.selection.linked import without_linked
from newsclean.selection.neighbours import completed
from newsclean.selection.numbered import with_numbered
from newsclean.selection.prompts import without_prompts
from newsclean.selection.quotes import without_pull_quotes
from newsclean.selection.recipe import with_recipe
from newsclean.selection.retold import told_once
from newsclean.text import count_words, ends_sentence, fold, is_shouted, size

__all__ = ["FLOOR", "LIKELY", "listed_below", "select", "threshold"]

# A block this likely is body. Where the page is of an unusual make and holds few characters that likely, half of what
# the middle of its text scores, but never less than the floor. Found on annotated sites left out of the fit.
LIKELY, FLOOR, SHARE, SURE = 0.5, 0.2, 0.5, 500
# On a page of so few blocks, too small for a score, every sentence is the story's; shorter ones are labels.
FEW, SHORTEST = 6, 4
FOLDED = 4  # a text is no more than so many times as long as its folded form
# What a machine heard in the video above a story is in capitals, and so many words long at least; agencies that print
# in capitals do so to the end.
HEARD = 25


def select(
    blocks: Sequence[Block], likely: Sequence[float], named: Sequence[str | None] = (), recipe: Sequence[str] = ()
) -> list[int]:
    """The indices of the blocks that are the body, in page order.

    `likely` is each block's probability; `named` are texts that are fields of their own (headline, deck) and
    no paragraph, however often the page repeats them; `recipe` are the ingredients and the steps that its data tells.
    """
    fields = {fold(text) for text in named if text}
    longest = max(map(len, fields), default=0)
    chosen = with_alike(blocks, likely, _likely(blocks, likely))
    chosen = one_article(blocks, without_boxes(blocks, without_foot(blocks, chosen)), fields)
    others = other_stories(blocks, chosen)
    chosen = [i for i in chosen if i not in others]
    if chosen and blocks[0].scope is None:
        chosen = _of_lines(blocks, likely, chosen)
    chosen = with_numbered(blocks, chosen)
    chosen = with_recipe(blocks, closed(blocks, likely, completed(blocks, likely, chosen)), recipe)
    chosen = with_ingredients(blocks, chosen)
    chosen = [i for i in without_linked(blocks, chosen) if not _is_any_of(fields, longest, blocks[i].text)]
    chosen = without_comments(blocks, told_once(blocks, _without_announced(blocks, _without_heard(blocks, chosen))))
    chosen = without_idle(blocks, without_pull_quotes(blocks, chosen))
    return without_stamps(blocks, without_prompts(blocks, chosen))


def _of_lines(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """What is put right in flattened text alone, where no elements tell other stories and advertisements apart."""
    chosen = without_listed(blocks, without_dated(blocks, likely, chosen))
    if not chosen:
        return chosen
    return with_rates(blocks, with_last(blocks, likely, with_advertised(blocks, likely, chosen)))


def listed_below(blocks: Sequence[Block], likely: Sequence[float]) -> range:
    """The blocks of a list of other stories below what is likely the body; none where there is no such list."""
    return other_stories(blocks, _likely(blocks, likely))


def _likely(blocks: Sequence[Block], likely: Sequence[float]) -> list[int]:
    """The blocks that are likely enough; on a page too small for a score, its sentences."""
    least = threshold(blocks, likely)
    chosen = [i for i, p in enumerate(likely) if p > least]
    if not chosen and len(blocks) <= FEW:
        chosen = [i for i, block in enumerate(blocks) if _is_sentence(block)]
    return chosen


def _is_sentence(block: Block) -> bool:
    text = block.text
    return block.kind != "heading" and not is_linked(block) and ends_sentence(text) and count_words(text) >= SHORTEST


def _is_any_of(fields: Set[str], longest: int, text: str) -> bool:
    """Whether a text is that of a field; what is longer than they all is not folded to tell."""
    return len(text) <= FOLDED * longest and fold(text) in fields


def _without_heard(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what is said in the video above a story, written down in capitals."""
    rest = list(dropwhile(lambda i: _is_heard(blocks[i].text), chosen))
    return rest if any(not blocks[i].text.isupper() for i in rest) else chosen


def _is_heard(text: str) -> bool:
    return is_shouted(text) and count_words(text) >= HEARD


def _without_announced(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what is all a link, right below a line that announces other stories, also in one block with it; nor a
    line that announces some and ends in a colon, where what is below is such a link."""
    left = [i for i in chosen if not (is_linked(blocks[i]) and _is_elsewhere(blocks[i], blocks[i - 1 : i]))]
    dropped = {*range(len(blocks))}.difference(left)
    return [i for i in left if not (i + 1 in dropped and _announces(blocks[i], blocks[i + 1]))]


def _is_elsewhere(linked: Block, above: Sequence[Block]) -> bool:
    labels = (linked.heading, *(block.text for block in above))
    return any(label is not None and reads_as(label, ELSEWHERE) for label in labels)


def _announces(line: Block, below: Block) -> bool:
    return line.text.endswith((":", "：")) and is_linked(below) and reads_as(line.text, ANNOUNCING)


def threshold(blocks: Sequence[Block], likely: Sequence[float]) -> float:
    """How likely a block of this page must be, to be body."""
    if sum(size(b.text) for p, b in zip(likely, blocks, strict=True) if p > LIKELY) >= SURE:
        return LIKELY
    possible = sorted(((p, len(b.text)) for p, b in zip(likely, blocks, strict=True) if p > FLOOR), reverse=True)
    half = sum(told for _, told in possible) / 2
    for p, told in possible:
        half -= told
        if half <= 0:
            return min(LIKELY, max(FLOOR, p * SHARE))
    return LIKELY
