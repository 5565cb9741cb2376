"""The two doors: a tree or a flattened text becomes a tuple of blocks, in page order."""

from typing import NamedTuple

__all__ = ["Block"]


class Block(NamedTuple):
    """A piece of text that a reader sees as one: a paragraph, a heading, a list item, a button's label.

    What a text block cannot know (tag, link_chars, container) is None: unknown, not bad.
    """

    text: str
    kind: str = "paragraph"
    tag: str | None = None  # the element that made it
    link_chars: int | None = None  # characters inside links
    container: int | None = None  # blocks of one parent element share its number
    hints: frozenset[str] = frozenset()  # what class names, ids and attributes around it say it is: "byline", "caption", …
    rule: str | None = None  # the rule that dropped it
