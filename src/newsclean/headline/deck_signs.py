"""What tells a deck by itself: how a block reads, and what the elements around it are called."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

import regex

from newsclean import rules
from newsclean.blocks import Block, Scope, around, is_linked
from newsclean.headline.wording import ALONE, WORD, bare
from newsclean.noise import line_rule
from newsclean.patterns import lazy
from newsclean.text import DAY_LIKE, alternation, count_words, ends_sentence, is_east_asian, unglued

__all__ = [
    "BYLINE", "DECK", "SHORTEST_DECK", "SURE_DECK", "elements_around", "holder_of", "is_bold", "is_in_header",
    "is_named_deck", "is_signature", "is_spoken", "is_stamp", "is_whole", "may_be_deck", "reads_like_deck", "says_deck",
]  # fmt: skip

_RULES = rules.read("headline.toml")["deck"]
DECK = frozenset(_RULES["labels"])  # what elements are called that are decks
_NO_DECK: tuple[str, ...] = tuple(_RULES["none"])
_ENDS: tuple[str, ...] = tuple(_RULES["ends"])
SURE_DECK = DECK - frozenset(_RULES["leads"])  # without what others call the lead
# "image-caption", "header-image-details"; not "has-caption", which says what else there is
_DETAILS = rf"(?:{alternation(_RULES['pictures'])})[_-]{{1,2}}(?:{alternation(_RULES['told'])})"
_CAPTION = lazy(regex.compile, rf"(?<!has[_-]?)(?<!with[_-]?)caption|{_DETAILS}", regex.IGNORECASE)
_CLOCK = lazy(re.compile, r"\b\d{1,2}[:.]\d{2}\b")
# A full stop in it is that of an address or an initial, or of "Jr.".
BYLINE = lazy(
    regex.compile,
    rf"(?i:{alternation(_RULES['signed'])})\s\p{{Lu}}(?:[^.!?]|\.(?=\w)|(?<=\b(?:\p{{Lu}}|[JS]r))\.){{3,80}}$",
)
_SIGNED_ALONE = frozenset(map(bare, _RULES["signed"]))
_NOTES = frozenset(map(bare, rules.read("headline.toml")["text"]["notes"]))
_NO_PROSE = lazy(re.compile, r"\s[>›»|/]\s|@|https?:")
_HUMP = lazy(re.compile, r"(?<=[a-z])(?=[A-Z])")  # where a word begins in "ContentHeaderDek"

SMALL = 3  # words in small letters that a deck has and a list of names has not
SCOPES_AROUND = 4  # elements around a block that tell a caption or a deck
BOLD = 0.8  # of a block's characters, for it to be set in bold
STAMP = 100  # characters of a line with a day that is no deck
SHORTEST_DECK, SHORTEST_EAST_ASIAN = 20, 8  # characters; a Chinese or Korean sentence may have ten
LONGEST_DECK = 700  # characters: more is a paragraph, or several
SPOKEN = 8  # words of a heading that tells a sentence
ENDS = "?？؟…:："  # of headings of a part: they ask, or name what follows


def holder_of(block: Block) -> Scope | None:
    """The element in which that of a block stands; None in flattened text."""
    return block.scope.parent if block.scope else None


def elements_around(block: Block) -> Iterator[Scope]:
    """The elements that hold a block, from the inside; as many as tell what it is."""
    return islice(around(block.scope), SCOPES_AROUND)


def may_be_deck(block: Block) -> bool:
    """Whether a block has the length of a deck, and is no item of a list, no caption and no line with the day."""
    is_long = _shortest(block.text) <= len(block.text) <= LONGEST_DECK
    return is_long and not _is_item(block) and not _is_caption(block) and not is_stamp(block.text)


def _shortest(text: str) -> int:
    return SHORTEST_EAST_ASIAN if len(text) < SHORTEST_DECK and is_east_asian(text) else SHORTEST_DECK


def _is_item(block: Block) -> bool:
    """Whether a block is an item of a list, or a paragraph in one, and that is not what the page calls its deck."""
    holder = holder_of(block)
    is_inside = block.kind == "paragraph" and any(scope.tag == "li" for scope in elements_around(block))
    is_item = block.kind == "list_item" or is_inside
    return is_item and not (holder and says_deck(holder, SURE_DECK))


def _is_caption(block: Block) -> bool:
    return any(scope.tag in ("figure", "figcaption") or _says_caption(scope.label) for scope in elements_around(block))


@lru_cache(maxsize=4096)
def _says_caption(label: str) -> bool:
    return _CAPTION.search(label) is not None


def is_signature(line: str) -> bool:
    """Whether a line below a deck says by whom the story is: "By Jane Doe", "By" alone."""
    return BYLINE.match(line) is not None or bare(line) in _SIGNED_ALONE


def is_stamp(text: str) -> bool:
    """Whether a line says when it was published, by whom and where, as sites set it below the headline too."""
    if text.count(" | ") > 1:
        return True
    is_line = not ends_sentence(text) or _CLOCK.search(text)
    return len(text) <= STAMP and bool(is_line and DAY_LIKE.search(unglued(text)))


def reads_like_deck(block: Block) -> bool:
    """Whether a line has words that are no names, and is no byline, note, trail, address or prompt."""
    text = block.text
    words = sum(word[0].islower() for word in text.split())
    if (words < SMALL and text.casefold() != text) or not is_whole(text):
        return False
    is_note = bare(text.partition(":")[0]) in _NOTES
    return not (is_note or is_linked(block) or _NO_PROSE.search(text) or line_rule(text))


def is_whole(text: str) -> bool:
    """Whether a line says something by itself, and does not name who says it."""
    return count_words(text) >= ALONE and not text.endswith(("...", "…", ":")) and not BYLINE.match(text)


def is_spoken(block: Block) -> bool:
    """Whether a heading tells a whole sentence: what heads a part of the story asks or names, and hardly ever tells."""
    text = block.text
    return ends_sentence(text) and count_words(text) >= SPOKEN and text[-1] not in ENDS


def is_named_deck(block: Block) -> bool:
    """Whether the element of a block is called a deck."""
    return block.scope is not None and says_deck(block.scope)


def is_in_header(block: Block) -> bool:
    """Whether a block stands in the <header> of its page or story, which holds no paragraph of it."""
    return any(scope.tag == "header" for scope in elements_around(block))


def says_deck(scope: Scope, names: frozenset[str] = DECK) -> bool:
    """Whether the label of an element holds one of the `names` for decks."""
    return not names.isdisjoint(_deck_words(scope.label))


@lru_cache(maxsize=4096)
def _deck_words(label: str) -> frozenset[str]:
    """The words of a label, each two that follow each other as one, and how words end that say it: "mainsubtitle"."""
    for name in _NO_DECK:
        label = label.replace(name, "")
    words = WORD.findall(_HUMP.sub(" ", label).casefold())
    ends = (name for word in words for name in _ENDS if word.endswith(name))
    return frozenset((*words, *map("".join, pairwise(words)), *ends))


def is_bold(block: Block) -> bool:
    """Whether nearly all of a block is set in bold."""
    return (block.bold_chars or 0) >= BOLD * len(block.text)
