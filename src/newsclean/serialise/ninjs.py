"""The article as a news item of the IPTC."""

import json
from typing import Any

from newsclean.article import Article, Image
from newsclean.serialise.html import inner_html
from newsclean.serialise.shared import agencies, moment, present, unique, web, web_pictures
from newsclean.text import count_words

__all__ = ["to_ninjs"]

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
    return present(
        {
            "uri": web(article.url) or _urn(article),
            "standard": _NINJS.copy(),
            "type": "text",
            "representationType": "partial" if "truncated" in article.issues or not article.body else "full",
            "language": article.language,
            "contentCreated": moment(article.published),
            "versionCreated": moment(article.modified) or moment(article.published),
            "headlines": [_text("main", article.headline)] if article.headline else [],
            "descriptions": [
                *([_text("summary", article.deck)] if article.deck else []),
                *(_text("creditline", credit.raw) for credit in article.credits),
            ],
            "by": ", ".join(author.name for author in article.authors),
            "located": "/".join(places),
            "places": [{"name": place, "rel": "located"} for place in places],
            "bodies": _bodies(article) if article.body else [],
            "subjects": [
                *([{"name": article.section, "rel": "section"}] if article.section else []),
                *({"name": tag, "rel": "tag"} for tag in article.tags),
            ],
            "organisations": [{"name": article.site_name, "rel": "publisher"}] if article.site_name else [],
            "infoSources": unique(
                [
                    *(present({"name": person.name, "role": role}) for person, role in people),
                    *({"name": agency, "role": "source"} for agency in agencies(article)),
                ]
            ),
            "associations": [_picture(n, image, url) for n, (image, url) in enumerate(web_pictures(article), 1)],
        }
    )


def _urn(article: Article) -> str:
    import uuid  # here, since importing it asks what machine this is

    return uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(article.to_dict())).urn


def _text(role: str, value: str) -> dict[str, str]:
    return {"role": role, "contentType": "text/plain", "value": value}


def _bodies(article: Article) -> list[dict[str, Any]]:
    counts = {"charCount": len(article.text), "wordCount": count_words(article.text)}
    return [
        {"role": "main", "contentType": "text/plain", **counts, "value": article.text},
        {"role": "main", "contentType": "text/html", **counts, "value": "\n".join(inner_html(article))},
    ]


def _picture(number: int, image: Image, url: str) -> dict[str, Any]:
    return present(
        {
            "name": f"picture-{number}",
            "rel": "illustration",
            "uri": url,
            "type": "picture",
            "descriptions": [_text("caption", image.caption)] if image.caption else [],
            "by": image.credit and image.credit.raw,
            "renditions": [{"name": "main", "href": url}],
        }
    )
