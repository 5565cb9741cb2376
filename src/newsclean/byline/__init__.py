"""Who wrote the story: names from a printed byline, and the authors of a page from all that it says of them.

page.py weighs the witnesses, line.py reads one line, body.py takes bylines out of the body.
"""

from newsclean.byline.body import without_bylines
from newsclean.byline.line import parse_byline
from newsclean.byline.page import extract_authors

__all__ = ["extract_authors", "parse_byline", "without_bylines"]
