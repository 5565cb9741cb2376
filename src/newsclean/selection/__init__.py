"""Which blocks are the body: the likely ones, put right by what their neighbours say.

page.py takes the likely ones; alike.py adds what stands as they do, neighbours.py the headings, lists and tables among
them, articles.py takes out other stories, quotes.py what is said twice, headings.py what heads nothing of it, and finds
headings among paragraphs.
"""

from newsclean.selection.headings import headed, subheadings
from newsclean.selection.page import FLOOR, LIKELY, select, threshold, without_stamps

__all__ = ["FLOOR", "LIKELY", "headed", "select", "subheadings", "threshold", "without_stamps"]
