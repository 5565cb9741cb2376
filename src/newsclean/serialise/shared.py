"""What the formats share."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, urlsplit

from newsclean.article import Article, Image, Paragraph
from newsclean.patterns import lazy

__all__ = [
    "agencies", "byline", "deck_above", "joined", "legend", "moment", "opening", "present", "readable", "unique", "web",
    "web_pictures",
]  # fmt: skip


def byline(article: Article) -> str:
    """Authors and date, on one line."""
    names = ", ".join(author.name for author in article.authors)
    date = readable(article.published) if article.published else ""
    return " · ".join(filter(None, [names, date]))


def deck_above(article: Article) -> str | None:
    """The deck as printed above the story: not where the body says it, too."""
    is_told = any(paragraph.text == article.deck for paragraph in article.body)
    return None if is_told else article.deck


def legend(image: Image) -> str:
    """What is printed at a picture: its caption, its credit."""
    return " ".join(filter(None, (image.caption, image.credit.raw if image.credit else None)))


def readable(when: dt.datetime | dt.date) -> str:
    """A point in time to the minute, for people."""
    return when.isoformat(" ", "minutes") if isinstance(when, dt.datetime) else when.isoformat()


def moment(when: dt.datetime | dt.date | None) -> str | None:
    """RFC 3339, for a point in time with its zone; None for a bare day."""
    return when.isoformat() if isinstance(when, dt.datetime) and when.tzinfo else None


def joined(article: Article) -> bool:
    """Whether the dateline opens the first paragraph, and does not stand on a line of its own."""
    line = article.dateline
    return bool(line and "\n" not in line.joint and article.body and article.body[0].kind == "paragraph")


def opening(article: Article) -> tuple[str | None, tuple[Paragraph, ...]]:
    """A dateline that stands alone, if there is one, and the paragraphs as printed."""
    line = article.dateline
    if line and joined(article):
        first = Paragraph("paragraph", line.raw + line.joint + article.body[0].text)
        return None, (first, *article.body[1:])
    return line.raw if line else None, article.body


def agencies(article: Article) -> list[str]:
    """The agencies and outlets the story comes from, each once: those of the dateline, then of the credits."""
    filed = article.dateline.agencies if article.dateline else ()
    return list(dict.fromkeys([*filed, *(name for credit in article.credits for name in credit.organisations)]))


def web_pictures(article: Article) -> Iterator[tuple[Image, str]]:
    """The images whose address is one for the web, with that address."""
    return ((image, url) for image in article.images if (url := web(image.url)))


_STRAY_PERCENT = lazy(re.compile, r"%(?![0-9A-Fa-f]{2})")
_AUTHORITY = lazy(re.compile, r"(?:[^@\[\]]*+@)?(?:\[[0-9A-Fa-f:.]++\]|[^@:\[\]]++)(?::[0-9]*+)?")  # RFC 3986, 3.2
_RESERVED = "!$&'()*+,;=:@%~-._/"


def web(url: str | None) -> str | None:
    """The address as a URI of RFC 3986, if it is an http or https address of some host; else None.

    >>> web("https://example.org/größe?a=b c"), web("javascript:alert(1)")
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


def present(values: dict[str, Any]) -> dict[str, Any]:
    """The values that say something."""
    return {key: value for key, value in values.items() if value}


def unique(values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each value once, in order."""
    return list({str(value): value for value in values}.values())
