"""How the page files the story: its language, the site's name, the section, the tags."""

import regex

from newsclean.metadata import Metadata
from newsclean.text import clean, count_words, fold

__all__ = ["extract_language", "extract_section", "extract_site_name", "extract_tags", "host_name"]

_LANGUAGE = regex.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_EDGES = regex.compile(r"^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$")
_INNER = regex.compile(r"\s[|–—:»«·-]+\s")  # more parts than the site's name
_DAY = regex.compile(r"[\s,|–—-]{1,4}\d{1,2}[./]\d{1,2}[./]\d{4}$")  # at the end of <title>
_BETWEEN_TAGS = regex.compile(r"\s*[,;،、|]\s*")

LONGEST = 80  # characters of a name, section or tag: longer ones are sentences
SITE = 8  # words of a site's name at most
MOST = 60  # tags
LEAST_HOST = 3  # letters of a host's name
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "gob", "ac", "or", "go", "ne", "edu"})

Found = tuple[str | None, str | None]


def extract_language(metadata: Metadata) -> Found:
    """The language of the page as a BCP 47 tag, and where it was found.

    >>> from newsclean.metadata import Candidate
    >>> extract_language(Metadata(languages=(Candidate("pt_BR", "meta:og:locale"),)))
    ('pt-BR', 'meta:og:locale')
    """
    for value, source in metadata.languages:
        match = _LANGUAGE.match(value.strip())
        if match:
            language, *parts = match[0].replace("_", "-").split("-")
            return "-".join([language.lower(), *map(_part, parts)]), source
    return None, None


def _part(part: str) -> str:
    """A region in capitals, a script with one: "zh-Hant-TW"."""
    return part.upper() if len(part) == 2 else part.capitalize() if len(part) == 4 and part.isalpha() else part.lower()


def extract_site_name(metadata: Metadata, headline: str | None = None) -> Found:
    """The name of the site or outlet, and where it was found; a headline in its place is none.

    Where no data names the site, it is what <title> adds to `headline`.
    """
    headlines = {fold(c.value) for c in metadata.headlines if c.source != "title"}
    for value, source in metadata.site_names:
        if _is_name(value) and count_words(value) <= SITE and fold(value) not in headlines:
            return clean(value), source
    title = next((c.value for c in metadata.headlines if c.source == "title"), "")
    if headline and headline in title:
        before, _, behind = _DAY.sub("", title).partition(headline)
        for rest in (_EDGES.sub("", behind), _EDGES.sub("", before)):
            if _is_name(rest) and count_words(rest) <= SITE and not _INNER.search(rest):
                return rest, "title"
    return None, None


def host_name(url: str | None) -> str | None:
    """What a host is called, where nothing else names the site: short for its owner, and known to be so.

    >>> host_name("https://www.harbor-news.co.uk/a"), host_name("http://localhost/a"), host_name(None)
    ('harbor-news', None, None)
    """
    host = (url or "").partition("//")[2].partition("/")[0].partition(":")[0]
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        del labels[-1]
    return labels[-1] if labels and len(labels[-1]) >= LEAST_HOST else None


def extract_section(metadata: Metadata) -> Found:
    """The section that the site files the story under, and where it was found."""
    for value, source in metadata.sections:
        if _is_name(value):
            return clean(value), source
    return None, None


def extract_tags(metadata: Metadata) -> tuple[tuple[str, ...], str | None]:
    """Tags and keywords of the first source that has any, as spelled there, and that source.

    >>> from newsclean.metadata import Candidate
    >>> extract_tags(Metadata(tags=(Candidate("rain, Ulm,Rain", "meta:keywords"),)))
    (('rain', 'Ulm'), 'meta:keywords')
    """
    source = next((c.source for c in metadata.tags if c.value), None)
    values = (tag for c in metadata.tags if c.source == source for tag in _BETWEEN_TAGS.split(c.value))
    tags: dict[str, str] = {}
    for tag in values:
        if _is_name(tag):
            tags.setdefault(fold(tag), clean(tag))
    return tuple(tags.values())[:MOST], source if tags else None


def _is_name(value: str) -> bool:
    return 0 < len(value.strip()) <= LONGEST and not value.lstrip().startswith(("http://", "https://", "@", "/"))
