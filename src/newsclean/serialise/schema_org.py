"""The article as a schema.org NewsArticle."""

from typing import Any

from newsclean.article import Article, Image, Person
from newsclean.serialise.shared import agencies, present, unique, web, web_pictures

__all__ = ["to_schema_org"]


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
    return present(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.headline,
            "description": article.deck,
            "author": unique(map(_person, authors)),
            "dateline": article.dateline and article.dateline.raw,
            "locationCreated": [_place(place) for place in article.dateline.places] if article.dateline else [],
            "articleBody": "\n\n".join(paragraph.text for paragraph in article.body),
            "creditText": " ".join(credit.raw for credit in article.credits),
            "contributor": unique(map(_contributor, others)),
            "editor": unique(_person(p) for p in people if p.role == "editing"),
            "translator": unique(_person(p) for p in people if p.role == "translation"),
            "sourceOrganization": [_organisation(name) for name in agencies(article)],
            "publisher": article.site_name and _organisation(article.site_name),
            "datePublished": article.published and article.published.isoformat(),
            "dateModified": article.modified and article.modified.isoformat(),
            "image": [_image(image, url) for image, url in web_pictures(article)],
            "inLanguage": article.language,
            "url": web(article.url),
            "articleSection": article.section,
            "keywords": list(article.tags),
        }
    )


def _person(person: Person) -> dict[str, Any]:
    return present(
        {
            "@type": "Organization" if person.kind == "organisation" else "Person",
            "name": person.name,
            "affiliation": person.organisation and person.kind == "person" and _organisation(person.organisation),
            "workLocation": person.place and person.kind == "person" and _place(person.place),
        }
    )


def _contributor(person: Person) -> dict[str, Any]:
    contributor = _person(person)
    if person.role in (None, "contributor", "other"):
        return contributor
    return {"@type": "Role", "roleName": person.role, "contributor": contributor}


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _place(name: str) -> dict[str, str]:
    return {"@type": "Place", "name": name}


def _image(image: Image, url: str) -> dict[str, Any]:
    credit = image.credit.raw if image.credit else None
    return present({"@type": "ImageObject", "url": url, "caption": image.caption, "creditText": credit})
