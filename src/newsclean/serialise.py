"""An Article in the formats that others read: text, Markdown, HTML, schema.org, ninjs, a row of a table.

Each function is one of the Article alone, and says what its format cannot carry. HTML and Markdown are written from
the Article's own values, escaped one by one: no markup of the page gets through, whatever the page holds.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

import regex

from newsclean.article import Article, Dateline, Image, Paragraph, Person
from newsclean.text import clean, count_words

__all__ = ["CSV_COLUMNS", "to_csv_row", "to_html", "to_markdown", "to_ninjs", "to_schema_org", "to_text"]


# Text


def to_text(article: Article) -> str:
    """The article as plain text: headline, deck, authors and date, the story as printed, the credit lines.

    Cannot carry what kind a paragraph is, the roles of people, images, tags, and which line is which field.

    >>> print(to_text(Article(headline="Bridge reopens", body=(Paragraph("paragraph", "Traffic is back."),))), end="")
    Bridge reopens
    <BLANKLINE>
    Traffic is back.
    """
    credits = [credit.raw for credit in article.credits]
    parts = [article.headline, article.deck, _byline(article), article.text, *credits]
    return "\n\n".join(part for part in parts if part) + "\n"


# Markdown
#
# Every dialect must read it the same and safely, so only what the first Markdown knew is written, and "<" becomes an
# entity: a backslash before it is not understood everywhere, and a dialect that ignores it would read a tag.

_INLINE = str.maketrans({**{c: "\\" + c for c in "\\`*_[]~"}, "<": "&lt;"})
_ENTITY = regex.compile(r"&(?=\#?\w{1,32}+;)")
_LINE_START = regex.compile(r"^(?:[\#+\-=>:|]|\d{1,9}(?=[.)]))")


def to_markdown(article: Article) -> str:
    """The article as Markdown: text escaped so that it reads as printed in any dialect, and pictures with captions.

    Cannot carry the roles of people, tags, section, language, the cells of a table, and which line is a credit.

    >>> print(to_markdown(Article(headline="#1 *again*", body=(Paragraph("list_item", "<b>One</b>"),))), end="")
    # \\#1 \\*again\\*
    <BLANKLINE>
    - &lt;b>One&lt;/b>
    """
    pictures = [_md_picture(image, url) for image, url in _pictures(article)]
    parts = [
        article.headline and f"# {_md_line(article.headline)}",
        article.deck and f"**{_md_line(article.deck)}**",
        _md_line(_byline(article)),
        *pictures[:1],
        *_md_body(article),
        *pictures[1:],
        *(["* * *"] if article.credits else []),
        *(_md_text(credit.raw) for credit in article.credits),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _md_line(text: str) -> str:
    """One line of inline text; also at the start of a line it starts nothing."""
    safe = _ENTITY.sub("&amp;", clean(text)).translate(_INLINE)
    start = _LINE_START.match(safe)
    if not start:
        return safe
    digits = start.end() if safe[0].isdigit() else 0
    return f"{safe[:digits]}\\{safe[digits:]}"


def _md_text(text: str) -> str:
    """Inline text, its line breaks kept as hard breaks."""
    return "  \n".join(filter(None, map(_md_line, text.splitlines())))


def _md_body(article: Article) -> Iterator[str]:
    dateline, rest = _opening(article)
    if dateline:
        yield _md_text(dateline)
    before = None
    for kind, group in groupby(rest, key=lambda paragraph: paragraph.kind):
        texts = [paragraph.text for paragraph in group]
        if kind == "list_item":
            yield "\n".join(f"- {_md_line(text)}" for text in texts)
        elif kind == "preformatted":
            if before == "list_item":
                yield "<!-- -->"  # ends the list: indented text below an item would be the item's, not code
            yield from (_md_indented(text) for text in texts)
        elif kind == "heading":
            yield from (f"## {_md_line(text)}" for text in texts)
        elif kind == "quote":
            yield "\n>\n".join("> " + _md_text(text).replace("\n", "\n> ") for text in texts)
        elif kind == "table_row":
            yield "  \n".join(_md_line(text.replace("\t", " · ")) for text in texts)
        else:
            yield from map(_md_text, texts)
        before = kind


def _md_indented(text: str) -> str:
    # Indented, not fenced: dialects without fences would read what stands between them.
    return "\n".join(f"    {line.expandtabs(4)}".rstrip() for line in text.splitlines()).strip("\n")


def _md_picture(image: Image, url: str) -> str:
    link = url.replace("(", "%28").replace(")", "%29")
    caption = " ".join(_caption(image))
    picture = f"![{_md_line(image.caption or '')}]({link})"
    return f"{picture}\n\n*{_md_line(caption)}*" if caption else picture


# HTML


def to_html(article: Article) -> str:
    """The article as one HTML `article` element, with header, figure and time, and the classes of microformats h-entry.

    Every text is escaped, addresses are http or https, nothing is copied from the page's markup: it holds no script,
    style, form, frame or event attribute. It is a piece for a page of your own; write that page as UTF-8.
    Cannot carry the roles and organisations of credited people, apart from how the credit line words them.

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
    figures = [_html_figure(image, url) for image, url in _pictures(article)]
    parts = [
        f'<article class="h-entry"{language} dir="auto">',
        *_html_header(article),
        *figures[:1],
        '<div class="e-content">',
        *_html_body(article),
        "</div>",
        *figures[1:],
        *_html_footer(article),
        "</article>",
    ]
    return "\n".join(parts) + "\n"


def _html_text(text: str) -> str:
    """Text of an element, its line breaks kept."""
    return "<br>\n".join(map(escape, text.splitlines()))


def _html_header(article: Article) -> Iterator[str]:
    yield "<header>"
    if article.headline:
        yield f'<h1 class="p-name">{_html_text(article.headline)}</h1>'
    if article.deck:
        yield f'<p class="p-summary">{_html_text(article.deck)}</p>'
    if article.authors:
        names = ", ".join(f'<span class="p-author h-card">{escape(author.name)}</span>' for author in article.authors)
        yield f'<p class="byline">{names}</p>'
    for name, when in (("published", article.published), ("updated", article.modified)):
        if when:
            yield f'<time class="dt-{name}" datetime="{when.isoformat()}">{_when(when)}</time>'
    yield "</header>"


def _html_body(article: Article) -> Iterator[str]:
    line, body = article.dateline, article.body
    if line and _joined(article):
        yield f"<p>{_html_dateline(line)}{escape(line.joint)}{_html_text(body[0].text)}</p>"
        body = body[1:]
    elif line:
        yield f"<p>{_html_dateline(line)}</p>"
    for kind, group in groupby(body, key=lambda paragraph: paragraph.kind):
        yield from _html_group(kind, [paragraph.text for paragraph in group])


def _html_dateline(line: Dateline) -> str:
    return f'<span class="dateline">{escape(line.raw)}</span>'


def _html_group(kind: str, texts: list[str]) -> Iterator[str]:
    """Neighbours of one kind: the items of a list, the rows of a table."""
    match kind:
        case "list_item":
            yield "<ul>\n" + "\n".join(f"<li>{_html_text(text)}</li>" for text in texts) + "\n</ul>"
        case "table_row":
            rows = ("".join(f"<td>{_html_text(cell)}</td>" for cell in text.split("\t")) for text in texts)
            yield "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
        case "quote":
            yield "<blockquote>\n" + "\n".join(f"<p>{_html_text(text)}</p>" for text in texts) + "\n</blockquote>"
        case "preformatted":
            yield from (f"<pre>{escape(text)}</pre>" for text in texts)
        case "heading":
            yield from (f"<h2>{_html_text(text)}</h2>" for text in texts)
        case _:
            yield from (f"<p>{_html_text(text)}</p>" for text in texts)


def _html_figure(image: Image, url: str) -> str:
    words = _html_text(" ".join(_caption(image)))
    figcaption = f"<figcaption>{words}</figcaption>" if words else ""
    return f'<figure><img class="u-photo" src="{escape(url)}" alt="{escape(image.caption or "")}">{figcaption}</figure>'


def _html_footer(article: Article) -> Iterator[str]:
    url = _web(article.url)
    if not (article.credits or article.tags or url):
        return
    yield "<footer>"
    yield from (f'<p class="credit">{_html_text(credit.raw)}</p>' for credit in article.credits)
    if article.tags:
        tags = "".join(f'<li class="p-category">{escape(tag)}</li>' for tag in article.tags)
        yield f'<ul class="tags">{tags}</ul>'
    if url:
        yield f'<a class="u-url" rel="noopener noreferrer" href="{escape(url)}">{escape(article.site_name or url)}</a>'
    yield "</footer>"


# schema.org


def to_schema_org(article: Article) -> dict[str, Any]:
    """The article as a schema.org NewsArticle, ready to be dumped as JSON-LD.

    Editors and translators have properties of their own; other credited people are `contributor`, inside a schema.org
    Role that names what they did. Cannot carry what kind a paragraph is, the parts of a dateline beside its places,
    which person a credit line's words belong to, and where each field was found.

    >>> to_schema_org(Article(headline="Bridge reopens", authors=(Person("Ida Brandt"),)))["author"]
    [{'@type': 'Person', 'name': 'Ida Brandt'}]
    """
    people = [person for credit in article.credits for person in credit.people]
    named = {person.name for person in article.authors}
    authors = [*article.authors, *(p for p in people if p.role == "author" and p.name not in named)]
    others = [p for p in people if p.role not in ("author", "editing", "translation")]
    return _present(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.headline,
            "description": article.deck,
            "author": _unique(map(_schema_person, authors)),
            "dateline": article.dateline and article.dateline.raw,
            "locationCreated": [_schema_place(place) for place in article.dateline.places] if article.dateline else [],
            "articleBody": "\n\n".join(paragraph.text for paragraph in article.body),
            "creditText": " ".join(credit.raw for credit in article.credits),
            "contributor": _unique(map(_schema_contributor, others)),
            "editor": _unique(_schema_person(p) for p in people if p.role == "editing"),
            "translator": _unique(_schema_person(p) for p in people if p.role == "translation"),
            "sourceOrganization": [_schema_organisation(name) for name in _agencies(article)],
            "publisher": article.site_name and _schema_organisation(article.site_name),
            "datePublished": article.published and article.published.isoformat(),
            "dateModified": article.modified and article.modified.isoformat(),
            "image": [_schema_image(image, url) for image, url in _pictures(article)],
            "inLanguage": article.language,
            "url": _web(article.url),
            "articleSection": article.section,
            "keywords": list(article.tags),
        }
    )


def _schema_person(person: Person) -> dict[str, Any]:
    return _present(
        {
            "@type": "Organization" if person.kind == "organisation" else "Person",
            "name": person.name,
            "affiliation": person.organisation
            and person.kind == "person"
            and _schema_organisation(person.organisation),
            "workLocation": person.place and person.kind == "person" and _schema_place(person.place),
        }
    )


def _schema_contributor(person: Person) -> dict[str, Any]:
    contributor = _schema_person(person)
    if person.role in (None, "contributor", "other"):
        return contributor
    return {"@type": "Role", "roleName": person.role, "contributor": contributor}


def _schema_organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _schema_place(name: str) -> dict[str, str]:
    return {"@type": "Place", "name": name}


def _schema_image(image: Image, url: str) -> dict[str, Any]:
    credit = image.credit.raw if image.credit else None
    return _present({"@type": "ImageObject", "url": url, "caption": image.caption, "creditText": credit})


# ninjs

_NINJS = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}


def to_ninjs(article: Article) -> dict[str, Any]:
    """The article as a news item in ninjs 3.1, the JSON form of the IPTC's news exchange.

    `uri`, which ninjs demands, is the article's address, or a name-based UUID of the article where it has none. The
    body stands twice, as printed in plain text and as the HTML of `to_html`.
    ninjs knows only full points in time: a day without a time is left out. It has no place for a person's place and
    organisation, for the parts of a credit line, and for where each field was found; for want of NewsML-G2's
    `dateline` and `creditline`, the dateline opens the plain body and credit lines are descriptions of that role.

    >>> to_ninjs(Article(headline="Bridge reopens", url="https://example.org/bridge"))["headlines"]
    [{'role': 'main', 'contentType': 'text/plain', 'value': 'Bridge reopens'}]
    """
    places = article.dateline.places if article.dateline else ()
    people = [*((p, "author") for p in article.authors), *((p, p.role) for c in article.credits for p in c.people)]
    return _present(
        {
            "uri": _web(article.url) or _urn(article),
            "standard": _NINJS.copy(),
            "type": "text",
            "representationType": "partial" if "truncated" in article.issues or not article.body else "full",
            "language": article.language,
            "contentCreated": _moment(article.published),
            "versionCreated": _moment(article.modified) or _moment(article.published),
            "headlines": [_ninjs_text("main", article.headline)] if article.headline else [],
            "descriptions": [
                *([_ninjs_text("summary", article.deck)] if article.deck else []),
                *(_ninjs_text("creditline", credit.raw) for credit in article.credits),
            ],
            "by": ", ".join(author.name for author in article.authors),
            "located": "/".join(places),
            "places": [{"name": place, "rel": "located"} for place in places],
            "bodies": _ninjs_bodies(article) if article.body else [],
            "subjects": [
                *([{"name": article.section, "rel": "section"}] if article.section else []),
                *({"name": tag, "rel": "tag"} for tag in article.tags),
            ],
            "organisations": [{"name": article.site_name, "rel": "publisher"}] if article.site_name else [],
            "infoSources": _unique(
                [
                    *(_present({"name": person.name, "role": role}) for person, role in people),
                    *({"name": agency, "role": "source"} for agency in _agencies(article)),
                ]
            ),
            "associations": [_ninjs_picture(n, image, url) for n, (image, url) in enumerate(_pictures(article), 1)],
        }
    )


def _urn(article: Article) -> str:
    import uuid  # here, since importing it asks what machine this is

    return uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(article.to_dict())).urn


def _ninjs_text(role: str, value: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": value}


def _ninjs_bodies(article: Article) -> list[dict[str, Any]]:
    counts = {"charCount": len(article.text), "wordCount": count_words(article.text)}
    return [
        {"role": "main", "contentType": "text/plain", **counts, "value": article.text},
        {"role": "main", "contentType": "text/html", **counts, "value": "\n".join(_html_body(article))},
    ]


def _ninjs_picture(number: int, image: Image, url: str) -> dict[str, Any]:
    return _present(
        {
            "name": f"picture-{number}",
            "rel": "illustration",
            "uri": url,
            "type": "picture",
            "descriptions": [_ninjs_text("caption", image.caption)] if image.caption else [],
            "by": image.credit and image.credit.raw,
            "renditions": [{"name": "main", "href": url}],
        }
    )


# Tables

CSV_COLUMNS = (
    "headline", "deck", "authors", "dateline", "places", "agencies", "published", "modified", "text", "credits",
    "credited", "images", "language", "site_name", "url", "section", "tags", "issues",
)  # fmt: skip


def to_csv_row(article: Article) -> dict[str, str]:
    """The article as one row of strings under `CSV_COLUMNS`, absent as the empty string.

    Names, places, tags and the like are joined by "; ", credit lines and image addresses by line breaks.
    Cannot carry what kind a paragraph is, roles, captions, and a value that holds its own "; ". A text that begins with
    "=" stays so: a spreadsheet may take it for a formula, so import the columns as text.

    >>> row = to_csv_row(Article(headline="Bridge reopens", tags=("traffic", "Ulm")))
    >>> row["headline"], row["tags"], row["deck"]
    ('Bridge reopens', 'traffic; Ulm', '')
    """
    line = article.dateline
    credited = dict.fromkeys(person.name for credit in article.credits for person in credit.people)
    return {
        "headline": article.headline or "",
        "deck": article.deck or "",
        "authors": "; ".join(author.name for author in article.authors),
        "dateline": line.raw if line else "",
        "places": "; ".join(line.places) if line else "",
        "agencies": "; ".join(line.agencies) if line else "",
        "published": article.published.isoformat() if article.published else "",
        "modified": article.modified.isoformat() if article.modified else "",
        "text": article.text,
        "credits": "\n".join(credit.raw for credit in article.credits),
        "credited": "; ".join(credited),
        "images": "\n".join(image.url for image in article.images),
        "language": article.language or "",
        "site_name": article.site_name or "",
        "url": article.url or "",
        "section": article.section or "",
        "tags": "; ".join(article.tags),
        "issues": "; ".join(article.issues),
    }


# What the formats share


def _byline(article: Article) -> str:
    names = ", ".join(author.name for author in article.authors)
    date = _when(article.published) if article.published else ""
    return " · ".join(filter(None, [names, date]))


def _caption(image: Image) -> list[str]:
    """What is printed at a picture: its caption, its credit."""
    return [text for text in (image.caption, image.credit.raw if image.credit else None) if text]


def _when(when: dt.datetime | dt.date) -> str:
    """A point in time to the minute, for people."""
    return when.isoformat(" ", "minutes") if isinstance(when, dt.datetime) else when.isoformat()


def _moment(when: dt.datetime | dt.date | None) -> str | None:
    """RFC 3339, for a point in time with its zone; None for a bare day."""
    return when.isoformat() if isinstance(when, dt.datetime) and when.tzinfo else None


def _joined(article: Article) -> bool:
    """Whether the dateline opens the first paragraph, and does not stand on a line of its own."""
    line = article.dateline
    return bool(line and "\n" not in line.joint and article.body and article.body[0].kind == "paragraph")


def _opening(article: Article) -> tuple[str | None, tuple[Paragraph, ...]]:
    """A dateline that stands alone, if there is one, and the paragraphs as printed."""
    line = article.dateline
    if line and _joined(article):
        first = Paragraph("paragraph", line.raw + line.joint + article.body[0].text)
        return None, (first, *article.body[1:])
    return line.raw if line else None, article.body


def _agencies(article: Article) -> list[str]:
    """The agencies and outlets the story comes from, each once: those of the dateline, then of the credits."""
    agencies = article.dateline.agencies if article.dateline else ()
    return list(dict.fromkeys([*agencies, *(name for credit in article.credits for name in credit.organisations)]))


def _pictures(article: Article) -> Iterator[tuple[Image, str]]:
    """The images whose address is one for the web, with that address."""
    return ((image, url) for image in article.images if (url := _web(image.url)))


_STRAY_PERCENT = regex.compile(r"%(?![0-9A-Fa-f]{2})")
_AUTHORITY = regex.compile(r"(?:[^@\[\]]*+@)?(?:\[[0-9A-Fa-f:.]++\]|[^@:\[\]]++)(?::[0-9]*+)?")  # RFC 3986, 3.2
_RESERVED = "!$&'()*+,;=:@%~-._/"


def _web(url: str | None) -> str | None:
    """The address as a URI of RFC 3986, if it is an http or https address of some host; else None.

    >>> _web("https://example.org/größe?a=b c"), _web("javascript:alert(1)")
    ('https://example.org/gr%C3%B6%C3%9Fe?a=b%20c', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _AUTHORITY.fullmatch(parts.netloc):
        return None
    host = quote(parts.netloc, safe=_RESERVED + "[]", errors="replace")
    path, query, fragment = (quote(p, safe=_RESERVED + "?", errors="replace") for p in parts[2:])
    address = f"{parts.scheme}://{host}{path}" + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
    return _STRAY_PERCENT.sub("%25", address)


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {key: value for key, value in values.items() if value}


def _unique(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value once, in order."""
    return list({str(value): value for value in values}.values())
