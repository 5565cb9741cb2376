"""Text as `lynx -dump`, elinks and links write it: with numbers for links, whose addresses stand at the end."""

import re

from newsclean.patterns import lazy

__all__ = ["without_references"]

# "References", "   Visible links:", "   1. https://…"
_REFERENCES = lazy(
    re.compile, r"^ *References\n\s*(?:(?:Visible|Hidden) links:?\n\s*)?1\. (?=[a-z][\w+-]{1,12}:)", re.M
)
_FIRST_LINK = lazy(re.compile, r"(?<!\w)\[1\]\S")  # the number stands before the link, that of a footnote behind a word
_NUMBER = lazy(re.compile, r"\[\d{1,5}\]")
_SIGN = lazy(re.compile, r"\(BUTTON\)|IFRAME: \S+|\[(?:INS|DEL):|:(?:INS|DEL)\]")


def without_references(text: str) -> str:
    """A text without the numbers and addresses of links and the signs for buttons and frames, if it has any of these.

    >>> without_references("[1]Read more\\n\\nReferences\\n\\n   Visible links:\\n   1. https://example.org/more\\n")
    'Read more\\n\\n'
    """
    found = _REFERENCES.search(text) if "References\n" in text else None
    if found and _FIRST_LINK.search(text, 0, found.start()):
        text = _NUMBER.sub("", text[: found.start()])
    return _SIGN.sub("", text) if "(BUTTON)" in text else text
