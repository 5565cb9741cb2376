"""The story's pictures, each with the caption and the credit printed at it.

The lead picture comes from the page's data (JSON-LD, og:image); the others, and all captions, from the <figure>s and
captioned pictures around and in the story, and from where pictures stand among the paragraphs of its body. A picture
inside a link to another page, inside what is furniture, or far behind the story is none of its own.

page.py tells which pictures are the story's, elsewhere.py which are in no part of it, bare.py which may be where
nothing near them says so, by what beside.py finds before and behind them; address.py tells where one is, size.py how
large, cuts.py whether two addresses are one picture, standins.py which is no story's own; caption.py reads what is
printed at it, as signs.py tells it by class and words, attributes.py what a script would print; body.py takes captions
out of the text.
"""

from newsclean.images.body import without_captions
from newsclean.images.page import Layout, extract_images

__all__ = ["Layout", "extract_images", "without_captions"]
