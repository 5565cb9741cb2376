"""The headline and the deck, as the page displays them.

A page names its story many times: in <h1>, in og:title, in JSON-LD, in <title>; each with its own additions (the site's
name, a section, a kicker) or in its own words for search engines. What is on display is the headline; the other
names are witnesses that tell which of the page's <h1> it is, and stand in where none is.

page.py finds the headline of a page, lines.py that of flattened text, deck.py the deck; wording.py compares two
wordings, kicker.py takes off what stands before a headline.
"""

from newsclean.headline.deck import deck_below_headline, extract_deck, without_deck
from newsclean.headline.lines import headline_below, headline_of_text
from newsclean.headline.page import extract_headline

__all__ = [
    "deck_below_headline",
    "extract_deck",
    "extract_headline",
    "headline_below",
    "headline_of_text",
    "without_deck",
]
