"""The article as plain text."""

from newsclean.article import Article
from newsclean.serialise.shared import byline, deck_above

__all__ = ["to_text"]


def to_text(article: Article) -> str:
    """The article as plain text: headline, deck, authors and date, the story as printed, the credit lines.

    Cannot carry what kind a paragraph is, the roles of people, images, tags, and which line is which field.

    >>> from newsclean.article import Paragraph
    >>> print(to_text(Article(headline="Bridge reopens", body=(Paragraph("paragraph", "Traffic is back."),))), end="")
    Bridge reopens
    <BLANKLINE>
    Traffic is back.
    """
    credits = [credit.raw for credit in article.credits]
    parts = [article.headline, deck_above(article), byline(article), article.text, *credits]
    return "\n\n".join(part for part in parts if part) + "\n"
