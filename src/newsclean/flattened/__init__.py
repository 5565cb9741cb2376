"""The door of flattened text: what scrapers leave of a page, as blocks.

`lines` reads a line a paragraph, wrapped lines (`wrapped`) or a page in one line (`oneline`); `markdown` what html2text
and its like write; `dumped` what lynx adds; `sentences` joins what was broken at each link and bold word, as
BeautifulSoup's `get_text("\\n")` does.
"""

from newsclean.flattened.lines import from_text, with_line_ends
from newsclean.flattened.sentences import whole_sentences

__all__ = ["from_text", "whole_sentences", "with_line_ends"]
