"""Who wrote the story: names from a printed byline, and the authors of a page from all that it says of them.

page.py weighs the witnesses, line.py reads one line, body.py takes bylines out of the body, filed.py asks the dateline
and the credits where there is none.
"""

from newsclean.byline.body import names_authors, without_bylines
from newsclean.byline.filed import credited_reporters, names_author, signed_by
from newsclean.byline.line import parse_byline
from newsclean.byline.page import extract_authors

__all__ = [
    "credited_reporters", "extract_authors", "names_author", "names_authors", "parse_byline", "signed_by",
    "without_bylines",
]  # fmt: skip
