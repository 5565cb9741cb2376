"""Which blocks are the body: the likely ones, put right by what their neighbours say."""

import re
from collections.abc import Collection, Container, Mapping, Sequence, Set
from itertools import islice, pairwise, takewhile

from newsclean.blocks import Block, Scope, around
from newsclean.noise import line_rule
from newsclean.text import DAY_LIKE, count_words, ends_sentence, fold

__all__ = ["headed", "select", "subheadings", "threshold", "without_stamps"]

# A block this likely is body. Where the page is of an unusual make and holds few characters that likely, half of what
# the middle of its text scores, but never less than the floor. Found on annotated sites left out of the fit.
LIKELY, FLOOR, SHARE, SURE = 0.5, 0.2, 0.5, 500
# On a page of so few blocks, too small for a score, every sentence is the story's; shorter ones are labels.
FEW, SHORTEST = 6, 4
# A heading right above a paragraph of the body heads it from this on: of unlinked headings
# between paragraphs of the body that score so, 63 of 91 are annotated as body.
HEADING = 0.1
# A table of some ROWS is body, all of it, where its rows score as much on average: of 63 such tables on 14 annotated
# sites, left out of the fit, 61 are. One of fewer rows is where any of them is.
ROWS, TABLE = 4, 0.15
# A pull quote has from SAID to PULLED characters. None is looked for where the paragraphs of that length, each looked
# for in all of the story, make more than EFFORT characters: no annotated page makes half of it.
SAID, PULLED, EFFORT = 30, 300, 25_000_000
BOX = 20  # blocks of a box with its heading: one of more is a part of the page
SPEAKER, NAME = 80, 6  # characters of the line below a pull quote that says who spoke; words of the name in it
COPIED = 5  # pull quotes that one paragraph gives at most; a block that holds more is a copy of the story
ENDINGS = ':：;,"”“„»«)'  # what no heading ends with
QUOTES = " \"'“”„‟«»‹›‘’‚….,"
FOLDED = 4  # a text is no more than so many times as long as its folded form
# Characters of the longest line with a day above a story that is no part of it; the same, where the time is given too.
STAMP, TIMED_STAMP = 60, 100
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\b(?![.\d])")
LISTS, ITEM = frozenset(("ul", "ol", "dl")), 3  # and how many levels above a block of theirs they are, at most
# A list between paragraphs of the story is the story's where its items score as much on average.
LIST = 0.1
# Share of a text inside links from which it leads elsewhere.
LINKED = 0.3
# A paragraph that heads what follows: so much of it in bold, with so many characters at most; what follows is longer,
# with less than half in bold. Of 23 such on 6 annotated sites 19 are annotated as headings.
BOLD, SUBHEADING, PLAIN = 0.9, 100, 0.5
HEADED = 80  # characters of the rest of a block that its first line heads: shorter ones are values behind a label
_NO_HEADING = re.compile(r"[\s–—*•-]|.*[*/]")
# A paragraph in capitals that is all a link, of so many words, leads to another story: of 23 on 14 annotated sites none
# is body.
SHOUTED, SHOUTED_WORDS = 0.9, 4
# The last line, if it is an address of mail or an account: the reporter's.
_ACCOUNT = re.compile(r"[^\s@]{0,64}@[^\s@]{2,190}")


def select(blocks: Sequence[Block], likely: Sequence[float], named: Sequence[str | None] = ()) -> list[int]:
    """The indices of the blocks that are the body, in page order.

    `likely` is each block's probability; `named` are texts that are fields of their own (headline, deck) and
    no paragraph, however often the page repeats them.
    """
    least = threshold(blocks, likely)
    chosen = [i for i, p in enumerate(likely) if p > least]
    if not chosen and len(blocks) <= FEW:
        chosen = [i for i, block in enumerate(blocks) if _is_sentence(block)]
    fields = {fold(text) for text in named if text}
    chosen = _one_article(blocks, chosen, fields)
    chosen = _completed(blocks, likely, chosen)
    chosen = [i for i in chosen if not _is_shouted_link(blocks[i])]
    longest = FOLDED * max(map(len, fields), default=0)
    chosen = [i for i in chosen if len(blocks[i].text) > longest or fold(blocks[i].text) not in fields]
    chosen = _without_pull_quotes(blocks, chosen)
    kept = set(chosen)
    chosen = [i for i in chosen if not _heads_box(blocks, i, kept)]
    while chosen and (blocks[chosen[-1]].kind == "heading" or _ACCOUNT.fullmatch(blocks[chosen[-1]].text)):
        chosen.pop()  # a heading heads something
    return without_stamps(blocks, chosen)


def without_stamps(blocks: Sequence[Block], body: list[int]) -> list[int]:
    """The body from its first line that says more than when the story was published or changed."""
    stamps = sum(1 for _ in takewhile(lambda i: _is_stamp(blocks[i]), body))
    return body[stamps:]


def subheadings(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Paragraphs of a body that are its headings: short lines in bold, each with a longer text below.

    The first block is none, nor is a question, as interviews have them in bold, nor a name with a mark before it.
    """
    told = [i for i in body if blocks[i].text]
    return [i for i, following in pairwise(told[1:]) if _is_subheading(blocks[i], blocks[following])]


def headed(block: Block) -> list[tuple[str, str]]:
    """What a block says, by kind: a first line that heads the rest of it is a heading of its own."""
    line = block.heading
    if line and block.kind in ("paragraph", "quote") and block.text.startswith(f"{line} ") and _may_head(line):
        rest = block.text[len(line) + 1 :]
        if len(rest) > max(len(line), HEADED):
            return [("heading", line), (block.kind, rest)]
    return [(block.kind, block.text)]


def _is_subheading(block: Block, following: Block) -> bool:
    text = block.text
    is_bold = block.bold_chars is not None and block.bold_chars >= BOLD * len(text)
    if block.kind != "paragraph" or not is_bold or len(text) > SUBHEADING or _is_linked(block) or not _may_head(text):
        return False
    is_plain = (following.bold_chars or 0) < PLAIN * len(following.text)
    return following.kind not in ("heading", "preformatted") and is_plain and len(following.text) > len(text)


def _may_head(line: str) -> bool:
    """Whether a line in bold reads like a heading: no sentence, label, signature or item of a list."""
    return not (ends_sentence(line) or line[-1] in ENDINGS or _NO_HEADING.match(line))


def _is_shouted_link(block: Block) -> bool:
    text = block.text
    if (block.link_chars or 0) <= SHOUTED * len(text) or not text.isupper():
        return False
    return sum(map(str.isupper, text)) * 2 > len(text) and count_words(text) >= SHOUTED_WORDS


def _without_pull_quotes(blocks: Sequence[Block], chosen: list[int]) -> list[int]:
    """Without what the story says once more, set large: words of one paragraph as a paragraph of their own."""
    story = "\n".join(blocks[i].text for i in chosen)
    quotes = {i: words for i in chosen if (words := _quotable(blocks[i]))}
    if len(quotes) * len(story) > EFFORT:
        return chosen
    pulled = {i: words for i, words in quotes.items() if _is_pulled(words, story)}
    copies = {i for i in chosen if _repeated(blocks[i], pulled.values()) > COPIED}
    gone = copies or {*pulled, *(i for i in chosen if i - 1 in pulled and _is_speaker(blocks, i, story))}
    return [i for i in chosen if i not in gone]


def _is_speaker(blocks: Sequence[Block], i: int, story: str) -> bool:
    """Whether the block behind a pull quote only says who spoke, "Ana Ruiz, miller", whom the story names too."""
    text = blocks[i].text.lstrip("—–- ")
    name = text.partition(",")[0]
    is_name = 1 < count_words(name) <= NAME and not any(sign.isdigit() or sign in ENDINGS for sign in name)
    if not is_name or blocks[i].kind == "heading" or len(text) > SPEAKER or ends_sentence(text):
        return False
    return story.count(name) > story.count(f"\n{blocks[i].text}")


def _repeated(block: Block, pulled: Collection[str]) -> int:
    """How many of what looks like quotes a block holds: one of many is the story once more, in one piece."""
    return sum(words in block.text for words in pulled) if len(block.text) > PULLED and len(pulled) > COPIED else 0


def _quotable(block: Block) -> str | None:
    """The words of a block that may be a pull quote."""
    if block.kind not in ("paragraph", "quote"):
        return None
    words = block.text.strip(QUOTES)
    return words if SAID <= len(words) <= PULLED else None


def _is_pulled(words: str, story: str) -> bool:
    """Whether the story holds the words twice, and not both times as a paragraph, as a refrain stands."""
    first = story.find(words)
    second = story.find(words, first + len(words))
    if second < 0 or story.find(words, second + len(words)) >= 0:
        return False
    return not all(_is_whole(story, at, at + len(words)) for at in (first, second))


def _is_whole(story: str, start: int, end: int) -> bool:
    """Whether a line holds nothing else."""
    before, after = story[:start].rpartition("\n")[2], story[end:].partition("\n")[0]
    return not before.strip(QUOTES) and not after.strip(QUOTES)


def _is_stamp(block: Block) -> bool:
    """Whether a line only says when the story was published or changed."""
    text = block.text
    if len(text) > TIMED_STAMP or ends_sentence(text) or not DAY_LIKE.search(text):
        return False
    return len(text) <= STAMP or _CLOCK.search(text) is not None


def _is_sentence(block: Block) -> bool:
    text = block.text
    return block.kind != "heading" and not _is_linked(block) and ends_sentence(text) and count_words(text) >= SHORTEST


def _completed(blocks: Sequence[Block], likely: Sequence[float], chosen: list[int]) -> list[int]:
    """With the headings and lists that the paragraphs around them ask for: short blocks score low by themselves."""
    kept = set(chosen)
    for i in chosen:
        if i != chosen[0] and i - 1 not in kept and _heads(blocks[i - 1], likely[i - 1]):
            kept.add(i - 1)
        if blocks[i].text[-1] in ":：":
            kept.update(_list_after(blocks, i))
    for items in _lists(blocks):
        if _is_in_story(blocks, likely, items, kept):
            kept.update(items)
        if not kept.isdisjoint(items) and _is_button_row(blocks, items):
            kept.difference_update(items)
    for rows in _tables(blocks):
        is_table = len(rows) >= ROWS or not kept.isdisjoint(rows)
        if is_table and sum(likely[rows.start : rows.stop]) > TABLE * len(rows):
            kept.update(rows)
    return sorted(kept)


def _tables(blocks: Sequence[Block]) -> list[range]:
    """The rows that follow each other, table by table."""
    tables: list[range] = []
    for i, block in enumerate(blocks):
        if block.kind == "table_row":
            is_next = bool(tables) and tables[-1].stop == i
            start = tables.pop().start if is_next else i
            tables.append(range(start, i + 1))
    return tables


def _lists(blocks: Sequence[Block]) -> list[range]:
    """The items that follow each other without links, list by list."""
    lists: list[range] = []
    last: Scope | None = None
    for i, block in enumerate(blocks):
        holder = _list(block) if block.kind == "list_item" and not _is_linked(block) else None
        if holder is not None:
            start = lists.pop().start if holder is last else i
            lists.append(range(start, i + 1))
        last = holder
    return lists


def _is_in_story(blocks: Sequence[Block], likely: Sequence[float], items: range, kept: Set[int]) -> bool:
    """Whether a list is the story's: at least half of it is chosen, or what stands above and below it in the same
    element, and it is no row of buttons. (Of lists so placed, which the score passes over, none on the annotated pages
    is anything else; but of those that score less than `LIST` the annotations leave some out.)"""
    chosen = sum(i in kept for i in items)
    if chosen:
        return chosen * 2 >= len(items)
    above, below = items.start - 1, items.stop
    if above not in kept or below not in kept or sum(likely[items.start : items.stop]) < LIST * len(items):
        return False
    holder = _list(blocks[items.start])
    if holder is None or len(items) < 2:  # a caption
        return False
    is_beside = all(_holds(holder.parent, blocks[i]) for i in (above, below))
    return is_beside and not any(_is_button(blocks[i].text) for i in items)


def _is_button_row(blocks: Sequence[Block], items: range) -> bool:
    """Whether a list has buttons and no sentences: what stands beside "Leave a comment" is a button too."""
    texts = [blocks[i].text for i in items]
    return any(map(_is_button, texts)) and not any(map(ends_sentence, texts))


def _is_button(text: str) -> bool:
    rule = line_rule(text)
    return rule is not None and rule.effect != "hint"


def _list(block: Block) -> Scope | None:
    """The list in which an item stands, or a paragraph of an item."""
    return next((holder for holder in islice(around(block.scope), ITEM) if holder.tag in LISTS), None)


def _holds(holder: Scope | None, block: Block) -> bool:
    """Whether a block, or the list of which it is an item, stands right in an element."""
    inner = (_list(block) if block.kind == "list_item" else None) or block.scope
    return inner is not None and holder is not None and (inner is holder or inner.parent is holder)


def _heads(block: Block, likely: float) -> bool:
    return block.kind == "heading" and likely > HEADING and not _is_linked(block)


def _heads_box(blocks: Sequence[Block], i: int, kept: Set[int]) -> bool:
    """Whether a heading and what it heads stand in an element of their own, of which nothing else is chosen."""
    scope = blocks[i].scope
    if blocks[i].kind != "heading" or scope is None or scope.parent is None or _is_told(blocks, i + 1, kept):
        return False
    box = scope.parent.number
    headed = list(takewhile(lambda j: _is_within(blocks[j].scope, box), range(i + 1, min(i + BOX, len(blocks)))))
    is_first = i - 1 not in kept or not _is_within(blocks[i - 1].scope, box)
    is_told = len(headed) < BOX - 1 and sum(len(blocks[j].text) for j in headed) > len(blocks[i].text)
    return is_first and is_told and not any(_is_told(blocks, j, kept) for j in headed)


def _is_told(blocks: Sequence[Block], i: int, kept: Set[int]) -> bool:
    """Whether a block is chosen and no rule will drop it by its wording."""
    return i in kept and ((rule := line_rule(blocks[i].text)) is None or rule.effect != "drop")


def _list_after(blocks: Sequence[Block], i: int) -> list[int]:
    """The items of the list that a paragraph announces."""
    items = []
    for j in range(i + 1, len(blocks)):
        if blocks[j].kind != "list_item" or _is_linked(blocks[j]):
            break
        items.append(j)
    return items


def _is_linked(block: Block) -> bool:
    return (block.link_chars or 0) > len(block.text) * LINKED


def threshold(blocks: Sequence[Block], likely: Sequence[float]) -> float:
    """How likely a block of this page must be, to be body."""
    if sum(len(b.text) for p, b in zip(likely, blocks, strict=True) if p > LIKELY) >= SURE:
        return LIKELY
    possible = sorted(((p, len(b.text)) for p, b in zip(likely, blocks, strict=True) if p > FLOOR), reverse=True)
    half = sum(size for _, size in possible) / 2
    for p, size in possible:
        half -= size
        if half <= 0:
            return min(LIKELY, max(FLOOR, p * SHARE))
    return LIKELY


def _one_article(blocks: Sequence[Block], chosen: list[int], named: Container[str]) -> list[int]:
    """Without other stories: the articles that follow the main one under a title of their own, as on pages that scroll
    without end, and those within it whose title links elsewhere."""
    mass: dict[int, int] = {}
    articles = {i: _article(blocks[i].scope) for i in chosen}
    for i, article in articles.items():
        if article is not None:
            mass[article.number] = mass.get(article.number, 0) + len(blocks[i].text)
    if len(mass) < 2:
        return chosen
    openers = _openers(blocks)
    main = _main_article(openers, mass, named)
    others = {
        number for number, (article, opener) in openers.items()
        if number > main and opener.kind == "heading" and (_is_linked(opener) or not _is_within(article, main))
    }  # fmt: skip
    return [i for i in chosen if (a := articles[i]) is None or a.number not in others]


def _main_article(openers: Mapping[int, tuple[Scope, Block]], mass: Mapping[int, int], named: Container[str]) -> int:
    """The article that opens with the headline, if it tells enough, else the largest."""
    for number, (_, opener) in openers.items():
        if mass.get(number, 0) >= SURE and fold(opener.text) in named:
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
    return next((holder for holder in around(scope) if holder.tag == "article"), None)


def _is_within(scope: Scope | None, number: int) -> bool:
    return any(holder.number == number for holder in around(scope))
