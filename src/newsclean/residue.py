"""What flattening leaves: script, style and data, broken sentences, spaces too many; and the tails after a story."""

import re
from collections.abc import Sequence
from functools import cache

import regex

from newsclean.blocks import Block
from newsclean.flattened import whole_sentences
from newsclean.noise import ELSEWHERE, line_rule, reads_as
from newsclean.patterns import lazy
from newsclean.text import ends_sentence

__all__ = ["is_printed_code", "is_residue", "tidy", "trimmed"]

# Shapes of code that prose does not have. Each is tried at the head of a line only, or counted over its first part.
HEAD = 400
_CODE = r"""
      \s*(?:var|let|const)\s+[\w$]+\s*=                       # var x =
    | \s*\(?function\s*[\w$]*\s*\(                            # function (
    | \s*(?:window|document|self|jQuery|\$|googletag|_gaq|dataLayer|Raven|FB|OX|fbq|gtag|ga|ytplayer|adsbygoogle)
      (?:[.(\[]|\s*=)                                        # window. jQuery(
    | \s*(?:if|for|while|try)\s*[({].{0,200}[;{}]             # if (...) {
    | \s*[.\#@]?[\w-]++(?:[\s,.>\#:]++[\w-]++){0,12}+\s*+\{\s*[\w-]+\s*:   # .css { rule:
    | \s*@(?:media|import|font-face|charset|keyframes)\b
    | \s*(?:\[\s*)?[\[{]\s*["'][\w@$-]+["']\s*:                # {"key":
    | \s*<(?:script|style|iframe|div|img|!--|!\[CDATA)
    | \s*//\s*<!\[CDATA
    | \s*/\*
    """
_MARKS = lazy(re.compile, r"[;{}=()\[\]<>|&$_\\]")
# Share of such marks from which a line with a mark of the second kind is code; prose with formulas has a tenth of it,
# scores and songs have as much in brackets.
DENSE = 0.08
_TELLING = lazy(re.compile, r"[{}=\\]|&&|\|\||\(\)")
# Spaces that flattening leaves before a full stop or a comma. Not before ; : ! ?, which French sets with a space,
# nor before an ellipsis or a decimal point.
_LOOSE = lazy(re.compile, r"(?<=\S) +(?=[.,](?:\s|$|[\"'”’»)]))")
# Who wrote an embedded post, below it: "— Ana Ruiz (@ana_ruiz) May 4, 2024".
_POST_SIGNED = lazy(re.compile, r"[—–] [^(@]{1,60}\(@\w{1,20}\)")

# Share of the body that stands before the heading of its comments. On annotated pages lines with this wording that
# stand in mid-story have 0.72 of it before them at most, those that end it 0.82 or more.
BEFORE = 0.75
# Share of a line in links from which it leads elsewhere. On pages as Markdown that gains .002; to pass over such lines
# before the others are scored costs .02, for they tell where a story ends.
LINKED = 0.8
LABEL = 30  # characters of a line that announces another story and no more: longer ones hold the title too
# The rules on captions, and characters of one: a brief with its picture's credit at the end may be all of a story.
PICTURED, CAPTION = frozenset(("line.pictured", "line.picture-sold")), 200
# Blocks at each end of a body, and characters of one, in which an outlet says what it is and asks for a subscription:
# "The Lark is a nonprofit newsroom. Sign up for our newsletter." Of 5 such blocks on annotated pages none is body.
EDGE, PITCH = 3, 300


@cache
def _code() -> regex.Pattern[str]:
    """Compiled where a line is first asked: few pages hold one with such marks."""
    return regex.compile(_CODE, regex.VERBOSE)


def is_residue(text: str) -> bool:
    """Whether a line is script, style or data.

    >>> is_residue('var slot = 4; window.ads.push({id: 7});'), is_residue("Var rises in spring.")
    (True, False)
    """
    if not _MARKS.search(text, 0, HEAD):
        return False
    head = text[:HEAD]
    if _code().match(head):
        return _density(head) > DENSE / 4
    return ";" in head and _density(head) > DENSE and _TELLING.search(head) is not None


def _density(text: str) -> float:
    return len(_MARKS.findall(text)) / len(text)


def is_printed_code(block: Block) -> bool:
    """Whether a block of a tree is script or data: pages print some by mistake, but none in <pre>."""
    is_marked = "=" in block.text or "{" in block.text  # few blocks are
    return is_marked and block.kind != "preformatted" and is_residue(block.text)


def tidy(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text without residue, broken sentences joined, spaces before full stops and commas closed up."""
    return tuple(map(_closed, whole_sentences([b for b in blocks if not is_residue(b.text)])))


def _closed(block: Block) -> Block:
    is_loose = " ." in block.text or " ," in block.text  # few are
    return block._replace(text=_LOOSE.sub("", block.text)) if is_loose else block


def trimmed(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """The body without lines that are furniture by their wording, only lead elsewhere, or sign a post that is left out,
    at its ends without those that close in a prompt, and without what follows a heading of comments."""
    kept: list[int] = []
    for i in _above_comments(blocks, body) if blocks and blocks[0].scope is None else body:
        block = blocks[i]
        is_orphan = i - 1 not in kept[-1:] and _POST_SIGNED.match(block.text) is not None
        if not (is_orphan or _effect(block) == "drop" or _leads_elsewhere(blocks, i)):
            kept.append(i)
    edges = {*kept[:EDGE], *kept[-EDGE:]}
    kept = [i for i in kept if i not in edges or not _ends_in_prompt(blocks[i].text)]
    while len(kept) < len(body) and kept and blocks[kept[-1]].kind == "heading":  # of what was dropped
        kept.pop()
    return kept or _briefs(blocks, body)


def _briefs(blocks: Sequence[Block], body: Sequence[int]) -> list[int]:
    """Of a body that reads as furniture, what is too long for a caption though it closes with who took the picture."""
    return [i for i in body if len(blocks[i].text) > CAPTION and reads_as(blocks[i].text, PICTURED)]


def _above_comments(blocks: Sequence[Block], body: Sequence[int]) -> Sequence[int]:
    """The body of a text, in which comments have no elements of their own, as far as the heading of these; where most
    of the story stands before it, as many pages print it on top too."""
    whole = sum([len(blocks[i].text) for i in body])
    before = at = 0
    for number, i in enumerate(body):
        if before >= whole * BEFORE and any(_effect(line) == "cut" for line in blocks[at : i + 1]):
            return body[:number]
        at = i + 1
        before += len(blocks[i].text)
    return body


def _leads_elsewhere(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line of text is nothing but links, as Markdown tells, or stands below one that says no more than that
    another story follows: "Read more:", "Related stories". Of a tree's blocks that is weighed."""
    block = blocks[i]
    if block.scope is not None or ends_sentence(block.text):
        return False
    above = blocks[i - 1].text if i else ""
    is_linked = (block.link_chars or 0) > LINKED * len(block.text)
    return is_linked or (0 < len(above) <= LABEL and reads_as(above, ELSEWHERE))


def _ends_in_prompt(text: str) -> bool:
    """Whether the last of several sentences is a prompt to subscribe, register or give."""
    start = max(text.rfind(mark, 0, PITCH) for mark in (". ", "! ", "? ")) if len(text) <= PITCH else -1
    last = text[start + 2 :].strip() if start > 0 else ""
    return bool(last) and reads_as(last, ("line.prompt",))


def _effect(block: Block) -> str | None:
    """What the wording of a line does to it; that of code does nothing: ">>> print(x)" is no arrow to another story."""
    rule = line_rule(_labelled(block)) if block.kind != "preformatted" else None
    return rule.effect if rule is not None else None


def _labelled(block: Block) -> str:
    """The text, with a colon where a style sheet parts a label from the link behind it: "Read moreFerry withdrawn"."""
    start = len(block.text) - (block.link_chars or 0)
    label, link = block.text[:start], block.text[start:]
    return f"{label}: {link}" if label[-1:].islower() and link[:1].isupper() else block.text
