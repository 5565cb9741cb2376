"""The values newsclean returns. All are frozen, hashable, picklable and made of plain data.

Fields are defined with examples in docs/fields.md. Absent text is None, never "".
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

__all__ = ["VERSION", "Article", "Credit", "Dateline", "Image", "Paragraph", "Person"]

VERSION = 1
"""The shape of `Article.to_dict()`; raised when a key changes its meaning."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body.

    `kind` is one of paragraph, heading, list_item, quote, preformatted, table_row.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody credited: an author, a contributor, a photographer, or an organisation acting as one.

    `kind` is person or organisation. `role` is one of author, contributor, reporting, writing,
    editing, photo, video, illustration, translation, production, interview, other.
    """

    name: str
    kind: str = "person"
    role: str | None = None
    place: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and for which agency a story was filed, as printed before its first words.

    `raw` is the text as printed with its closing dash or colon; `date` is the date as printed and
    `day` the calendar day it stands for, where the publication date makes that certain.
    `joint` is what stood between dateline and lead: a space, nothing, or a line break.
    """

    raw: str
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    date: str | None = None
    day: dt.date | None = None
    joint: str = " "


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line: `raw` as printed, whom it credits, and the agencies or outlets it names as sources."""

    raw: str
    people: tuple[Person, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the story, with the caption and the photo credit printed at it."""

    url: str
    caption: str | None = None
    credit: Credit | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: what is the story, and who, where and when.

    `text` is the story; `newsclean.serialise` writes all of it as text, Markdown, HTML, schema.org, ninjs or CSV.
    `sources` says for each field where it was found ("json-ld", "meta:og:title", "dom:h1", "text");
    `issues` says what a caller should know ("no-body", "truncated", "encoding-guessed", ...).

    >>> story = Article(headline="Bridge reopens", body=(Paragraph("paragraph", "Traffic is back."),),
    ...                 dateline=Dateline("ULM (dpa) -", ("ULM",), ("dpa",)))
    >>> story.text
    'ULM (dpa) - Traffic is back.'
    >>> Article.from_dict(story.to_dict()) == story
    True
    """

    headline: str | None = None
    deck: str | None = None
    authors: tuple[Person, ...] = ()
    dateline: Dateline | None = None
    body: tuple[Paragraph, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: dt.datetime | dt.date | None = None
    modified: dt.datetime | dt.date | None = None
    images: tuple[Image, ...] = ()
    language: str | None = None
    site_name: str | None = None
    url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)
    issues: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The story as printed: dateline, then the body, a blank line between paragraphs."""
        body = "\n\n".join(paragraph.text for paragraph in self.body)
        return self.dateline.raw + self.dateline.joint + body if self.dateline else body

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values: dates as ISO 8601 strings, absent as None, tuples as lists."""
        return {
            "version": VERSION,
            "headline": self.headline,
            "deck": self.deck,
            "authors": [_person_dict(p) for p in self.authors],
            "dateline": self.dateline and _dateline_dict(self.dateline),
            "body": [{"kind": p.kind, "text": p.text} for p in self.body],
            "credits": [_credit_dict(c) for c in self.credits],
            "published": self.published and self.published.isoformat(),
            "modified": self.modified and self.modified.isoformat(),
            "images": [
                {"url": i.url, "caption": i.caption, "credit": i.credit and _credit_dict(i.credit)} for i in self.images
            ],
            "language": self.language,
            "site_name": self.site_name,
            "url": self.url,
            "section": self.section,
            "tags": list(self.tags),
            "sources": dict(self.sources),
            "issues": list(self.issues),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict()` as JSON text; characters outside ASCII stand as they are."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The Article that `to_json()`, or a line of the command's JSON, was made from.

        Raises ValueError for what is no JSON, and what `from_dict()` raises.

        >>> Article.from_json(Article(headline="Ferry runs").to_json()).headline
        'Ferry runs'
        """
        return cls.from_dict(json.loads(text))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The Article that `to_dict()` was made from. Keys that are no field of it, such as `source`, are passed over.

        Raises ValueError for a version this release does not know and for the record of an input that failed, KeyError
        and TypeError for another shape.
        """
        if not isinstance(data, Mapping):
            raise TypeError(f"the data of an article is a mapping, not {type(data).__name__}")
        if "version" not in data and data.get("error"):
            raise ValueError(f"the record of an input that failed, and no article: {data['error']}")
        if data["version"] != VERSION:
            raise ValueError(f"article version {data['version']!r}; this newsclean reads {VERSION}")
        values = {known.name: data[known.name] for known in fields(cls)}
        return cls(
            **values
            | {
                "authors": _people(values["authors"]),
                "dateline": _dateline(values["dateline"]),
                "body": tuple(Paragraph(**p) for p in values["body"]),
                "credits": tuple(_credit(c) for c in values["credits"]),
                "published": _when(values["published"]),
                "modified": _when(values["modified"]),
                "images": tuple(
                    Image(i["url"], i["caption"], i["credit"] and _credit(i["credit"])) for i in values["images"]
                ),
                "tags": tuple(values["tags"]),
                "sources": dict(values["sources"]),
                "issues": tuple(values["issues"]),
            }
        )


# Written out rather than left to dataclasses.asdict, which copies every value deeply and takes ten times as long.
def _person_dict(p: Person) -> dict[str, Any]:
    return {"name": p.name, "kind": p.kind, "role": p.role, "place": p.place, "organisation": p.organisation}


def _dateline_dict(line: Dateline) -> dict[str, Any]:
    return {
        "raw": line.raw,
        "places": list(line.places),
        "agencies": list(line.agencies),
        "date": line.date,
        "day": line.day and line.day.isoformat(),
        "joint": line.joint,
    }


def _credit_dict(c: Credit) -> dict[str, Any]:
    return {"raw": c.raw, "people": [_person_dict(p) for p in c.people], "organisations": list(c.organisations)}


def _people(people: list[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(**person) for person in people)


def _credit(credit: dict[str, Any]) -> Credit:
    return Credit(credit["raw"], _people(credit["people"]), tuple(credit["organisations"]))


def _dateline(line: dict[str, Any] | None) -> Dateline | None:
    if line is None:
        return None
    day = dt.date.fromisoformat(line["day"]) if line["day"] else None
    return Dateline(**line | {"places": tuple(line["places"]), "agencies": tuple(line["agencies"]), "day": day})


def _when(value: str | None) -> dt.datetime | dt.date | None:
    if value is None:
        return None
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
