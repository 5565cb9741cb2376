"""Blocks, the pieces of text that a reader sees as one; a tree becomes a tuple of them, in page order."""

from newsclean.blocks.block import (
    BELOW_HEADLINE,
    HEADINGS,
    Block,
    Scope,
    above,
    around,
    is_bare_between,
    is_in_figure,
    is_linked,
    is_within,
    leading_within,
)
from newsclean.blocks.label import LABEL, LARGE, font_size
from newsclean.blocks.run import CELL_BREAK, LINE_BREAK, cells, paragraphs, without_anchor
from newsclean.blocks.tree import BLOCK_LEVEL, Furniture, Place, Read, from_tree, read_tree

__all__ = [
    "BELOW_HEADLINE",
    "BLOCK_LEVEL",
    "CELL_BREAK",
    "HEADINGS",
    "LABEL",
    "LARGE",
    "LINE_BREAK",
    "Block",
    "Furniture",
    "Place",
    "Read",
    "Scope",
    "above",
    "around",
    "cells",
    "font_size",
    "from_tree",
    "is_bare_between",
    "is_in_figure",
    "is_linked",
    "is_within",
    "leading_within",
    "paragraphs",
    "read_tree",
    "without_anchor",
]
