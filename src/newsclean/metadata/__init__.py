"""What the page says of itself, as candidates with their source, read before anything is thrown away.

Sources, in the order of trust that holds unless a field says otherwise: JSON-LD (schema.org), microdata, Open Graph and
<meta>, the document itself (<h1>, <time>, bylines, <title>). Which names mean what is data: rules/metadata.toml.
Nothing is judged or cleaned here beyond white space; that is for the module of each field.

page.py asks the sources, a module for each, and puts them in order; candidates.py holds what they give.
"""

from newsclean.metadata.candidates import Candidate, Figure, Metadata
from newsclean.metadata.front_matter import read_front_matter
from newsclean.metadata.page import harvest

__all__ = ["Candidate", "Figure", "Metadata", "harvest", "read_front_matter"]
