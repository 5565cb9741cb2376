"""What flattening leaves in text that is no text: script, style and data; and the marks it loses or adds."""

from collections.abc import Sequence

import regex

from newsclean.blocks import Block

__all__ = ["is_residue", "tidy"]

# Shapes of code that prose does not have. Each is tried at the head of a line only, or counted over its first part.
HEAD = 400
_CODE = regex.compile(
    r"""
      \s*(?:var|let|const)\s+[\w$]+\s*=                       # var x =
    | \s*\(?function\s*[\w$]*\s*\(                            # function (
    | \s*(?:window|document|self|jQuery|\$|googletag|_gaq|dataLayer|Raven|FB|OX|fbq|gtag|ga|ytplayer|adsbygoogle)\s*[.(\[=]
    | \s*(?:if|for|while|try)\s*[({].{0,200}[;{}]             # if (...) {
    | \s*[.\#@]?[\w-]+(?:[\s,.>\#:-]+[\w-]+){0,12}\s*\{\s*[\w-]+\s*:   # .css { rule:
    | \s*@(?:media|import|font-face|charset|keyframes)\b
    | \s*[\[{]\s*["'][\w@$-]+["']\s*:                         # {"key":
    | \s*<(?:script|style|iframe|div|img|!--|!\[CDATA)
    | \s*//\s*<!\[CDATA
    | \s*/\*
    """,
    regex.VERBOSE,
)
_MARKS = regex.compile(r"[;{}=()\[\]<>|&$_\\]")
# Share of such marks from which a line is code; prose with formulas has a tenth of it.
DENSE = 0.08
# Spaces that flattening leaves before a full stop or a comma. Not before ; : ! ?, which French sets with a space,
# nor before an ellipsis or a decimal point.
_LOOSE = regex.compile(r"(?<=\S) +(?=[.,](?:\s|$|[\"'”’»)]))")


def is_residue(text: str) -> bool:
    """Whether a line is script, style or data.

    >>> is_residue('var slot = 4; window.ads.push({id: 7});'), is_residue("Var rises in spring.")
    (True, False)
    """
    head = text[:HEAD]
    if _CODE.match(head):
        return _density(head) > DENSE / 4
    return len(head) > 20 and _density(head) > DENSE and ";" in head


def _density(text: str) -> float:
    return len(_MARKS.findall(text)) / len(text)


def tidy(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text without residue, spaces before full stops and commas closed up."""
    return tuple(_closed(b) for b in blocks if not is_residue(b.text))


def _closed(block: Block) -> Block:
    text = block.text
    if " ." not in text and " ," not in text:
        return block
    return block._replace(text=_LOOSE.sub("", text))
