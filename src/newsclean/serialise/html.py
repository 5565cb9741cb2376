"""The article as HTML."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from newsclean.article import Article, Dateline, Image
from newsclean.serialise.shared import deck_above, joined, legend, readable, web, web_pictures

__all__ = ["inner_html", "to_html"]


def to_html(article: Article) -> str:
    """The article as one HTML `article` element, with header, figure and time, and the classes of microformats h-entry.

    Every text is escaped, addresses are http or https, nothing is copied from the page's markup: it holds no script,
    style, form, frame or event attribute. It is a piece for a page of your own; write that page as UTF-8.
    Cannot carry the roles and organisations of credited people, apart from how the credit line words them.

    >>> from newsclean.article import Paragraph
    >>> story = Article(headline="<i>Bridge</i> reopens", body=(Paragraph("paragraph", "Traffic is back."),))
    >>> print(to_html(story), end="")
    <article class="h-entry" dir="auto">
    <header>
    <h1 class="p-name">&lt;i&gt;Bridge&lt;/i&gt; reopens</h1>
    </header>
    <div class="e-content">
    <p>Traffic is back.</p>
    </div>
    </article>
    """
    language = f' lang="{escape(article.language)}"' if article.language else ""
    figures = [_figure(image, url) for image, url in web_pictures(article)]
    parts = [
        f'<article class="h-entry"{language} dir="auto">',
        *_header(article),
        *figures[:1],
        '<div class="e-content">',
        *inner_html(article),
        "</div>",
        *figures[1:],
        *_footer(article),
        "</article>",
    ]
    return "\n".join(parts) + "\n"


def _text(text: str) -> str:
    """Text of an element, its line breaks kept."""
    return "<br>\n".join(map(escape, text.splitlines()))


def _header(article: Article) -> Iterator[str]:
    yield "<header>"
    if article.headline:
        yield f'<h1 class="p-name">{_text(article.headline)}</h1>'
    if deck := deck_above(article):
        yield f'<p class="p-summary">{_text(deck)}</p>'
    if article.authors:
        names = ", ".join(f'<span class="p-author h-card">{escape(author.name)}</span>' for author in article.authors)
        yield f'<p class="byline">{names}</p>'
    for name, when in (("published", article.published), ("updated", article.modified)):
        if when:
            yield f'<time class="dt-{name}" datetime="{when.isoformat()}">{readable(when)}</time>'
    yield "</header>"


def inner_html(article: Article) -> Iterator[str]:
    """The story as printed, an element a line."""
    line, body = article.dateline, article.body
    if line and joined(article):
        yield f"<p>{_dateline(line)}{escape(line.joint)}{_text(body[0].text)}</p>"
        body = body[1:]
    elif line:
        yield f"<p>{_dateline(line)}</p>"
    for kind, group in groupby(body, key=lambda paragraph: paragraph.kind):
        yield from _group(kind, [paragraph.text for paragraph in group])


def _dateline(line: Dateline) -> str:
    return f'<span class="dateline">{escape(line.raw)}</span>'


def _group(kind: str, texts: list[str]) -> Iterator[str]:
    """Neighbours of one kind: the items of a list, the rows of a table."""
    match kind:
        case "list_item":
            yield "<ul>\n" + "\n".join(f"<li>{_text(text)}</li>" for text in texts) + "\n</ul>"
        case "table_row":
            rows = ("".join(f"<td>{_text(cell)}</td>" for cell in text.split("\t")) for text in texts)
            yield "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
        case "quote":
            yield "<blockquote>\n" + "\n".join(f"<p>{_text(text)}</p>" for text in texts) + "\n</blockquote>"
        case "preformatted":
            yield from (f"<pre>{escape(text)}</pre>" for text in texts)
        case "heading":
            yield from (f"<h2>{_text(text)}</h2>" for text in texts)
        case _:
            yield from (f"<p>{_text(text)}</p>" for text in texts)


def _figure(image: Image, url: str) -> str:
    words = _text(legend(image))
    figcaption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img class="u-photo" src="{escape(url)}" alt="{escape(image.caption or "")}">{figcaption}</figure>'


def _footer(article: Article) -> Iterator[str]:
    url = web(article.url)
    if not (article.credits or article.tags or url):
        return
    yield "<footer>"
    yield from (f'<p class="credit">{_text(credit.raw)}</p>' for credit in article.credits)
    if article.tags:
        tags = "".join(f'<li class="p-category">{escape(tag)}</li>' for tag in article.tags)
        yield f'<ul class="tags">{tags}</ul>'
    if url:
        yield f'<a class="u-url" rel="noopener noreferrer" href="{escape(url)}">{escape(article.site_name or url)}</a>'
    yield "</footer>"
