"""The article as Markdown.

Every dialect must read it the same and safely, so only what the first Markdown knew is written, and "<" becomes an
entity: a backslash before it is not understood everywhere, and a dialect that ignores it would read a tag.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from newsclean.article import Article, Image
from newsclean.patterns import lazy
from newsclean.serialise.shared import byline, deck_above, legend, opening, web_pictures
from newsclean.text import clean

__all__ = ["to_markdown"]

_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "'": "%27", '"': "%22"})  # brackets end it, quotes hold a title
_INLINE = str.maketrans({**{c: "\\" + c for c in "\\`*_[]~"}, "<": "&lt;"})
_ENTITY = lazy(re.compile, r"&(?=\#?\w{1,32}+;)")
_CLOSING = lazy(re.compile, r"#+$")  # of a heading: "# Learn C#" is "Learn C" in the first Markdown
_LINE_START = lazy(re.compile, r"^(?:[\#+\-=>:|]|\d{1,9}(?=[.)]))")


def to_markdown(article: Article) -> str:
    """The article as Markdown: text escaped so that it reads as printed in any dialect, and pictures with captions.

    Cannot carry the roles of people, tags, section, language, the cells of a table, and which line is a credit.

    >>> from newsclean.article import Paragraph
    >>> print(to_markdown(Article(headline="#1 *again*", body=(Paragraph("list_item", "<b>One</b>"),))), end="")
    # \\#1 \\*again\\*
    <BLANKLINE>
    - &lt;b>One&lt;/b>
    """
    deck = deck_above(article)
    pictures = [_picture(image, url) for image, url in web_pictures(article)]
    parts = [
        article.headline and f"# {_heading(article.headline)}",
        deck and f"**{_line(deck)}**",
        _line(byline(article)),
        *pictures[:1],
        *_body(article),
        *pictures[1:],
        *(["* * *"] if article.credits else []),
        *(_text(credit.raw) for credit in article.credits),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(text: str) -> str:
    """One line of inline text; also at the start of a line it starts nothing."""
    safe = _ENTITY.sub("&amp;", clean(text)).translate(_INLINE)
    start = _LINE_START.match(safe)
    if not start:
        return safe
    digits = start.end() if safe[0].isdigit() else 0
    return f"{safe[:digits]}\\{safe[digits:]}"


def _heading(text: str) -> str:
    """One line, whose last signs do not close a heading."""
    return _CLOSING.sub(lambda signs: r"\#" * len(signs[0]), _line(text))


def _text(text: str) -> str:
    """Inline text, its line breaks kept as hard breaks."""
    return "  \n".join(filter(None, map(_line, text.splitlines())))


def _body(article: Article) -> Iterator[str]:
    dateline, rest = opening(article)
    if dateline:
        yield _text(dateline)
    before = None
    for kind, group in groupby(rest, key=lambda paragraph: paragraph.kind):
        if (before, kind) == ("list_item", "preformatted"):
            yield "<!-- -->"  # ends the list: indented text below an item would be the item's, not code
        yield from _group(kind, [paragraph.text for paragraph in group])
        before = kind


def _group(kind: str, texts: list[str]) -> Iterator[str]:
    """Neighbours of one kind: the items of a list, the rows of a table."""
    match kind:
        case "list_item":
            yield "\n".join(f"- {_line(text)}" for text in texts)
        case "table_row":
            yield "  \n".join(_line(" · ".join(filter(None, text.split("\t")))) for text in texts)
        case "quote":
            yield "\n>\n".join("> " + _text(text).replace("\n", "\n> ") for text in texts)
        case "preformatted":
            yield from map(_indented, texts)
        case "heading":
            yield from (f"## {_heading(text)}" for text in texts)
        case _:
            yield from map(_text, texts)


def _indented(text: str) -> str:
    # Indented, not fenced: dialects without fences would read what stands between them.
    return "\n".join(f"    {line.expandtabs(4)}".rstrip() for line in text.splitlines()).strip("\n")


def _picture(image: Image, url: str) -> str:
    picture, words = f"![{_line(image.caption or '')}]({url.translate(_ADDRESS)})", legend(image)
    return f"{picture}\n\n*{_line(words)}*" if words else picture
