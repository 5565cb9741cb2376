"""Which blocks are the body: the likely ones, put right by what their neighbours say.

page.py takes the likely ones, and says in which order the other modules put them right.
"""

from newsclean.selection.cards import are_other_stories
from newsclean.selection.dated import without_stamps
from newsclean.selection.headings import headed, subheadings
from newsclean.selection.page import FLOOR, LIKELY, listed_below, select, threshold

__all__ = [
    "FLOOR", "LIKELY", "are_other_stories", "headed", "listed_below", "select", "subheadings", "threshold",
    "without_stamps",
]  # fmt: skip
