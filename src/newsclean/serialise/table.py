"""The article as a row of a table."""

from newsclean.article import Article

__all__ = ["CSV_COLUMNS", "to_csv_row"]

CSV_COLUMNS = (
    "headline", "deck", "authors", "dateline", "places", "agencies", "published", "modified", "text", "credits",
    "credited", "organisations", "images", "language", "site_name", "url", "section", "tags", "issues",
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
    organisations = dict.fromkeys(name for credit in article.credits for name in credit.organisations)
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
        "organisations": "; ".join(organisations),
        "images": "\n".join(image.url for image in article.images),
        "language": article.language or "",
        "site_name": article.site_name or "",
        "url": article.url or "",
        "section": article.section or "",
        "tags": "; ".join(article.tags),
        "issues": "; ".join(article.issues),
    }
