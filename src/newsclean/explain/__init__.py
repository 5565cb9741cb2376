"""Why an article came out as it did: every block of the page, which field took it, and what dropped the others.

Made after the fact, from the page read once more and the Article that `extract` gives: the pipeline keeps no books,
so an explanation costs nothing where none is asked for.

page.py reads the page again, claims.py finds what the fields took of it, values.py holds what is told.
"""

from newsclean.explain.page import REASONS, explain, explain_text
from newsclean.explain.values import ExplainedBlock, Explanation, Part, Witness

__all__ = ["REASONS", "ExplainedBlock", "Explanation", "Part", "Witness", "explain", "explain_text"]
