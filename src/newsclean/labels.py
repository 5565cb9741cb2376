"""How the page files the story: its address, the site's name, the section, the tags. The words are data:
rules/labels.toml.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

import regex

from newsclean import rules, site
from newsclean.metadata import Metadata
from newsclean.noise import is_section
from newsclean.patterns import lazy
from newsclean.text import (
    DAY_LIKE,
    alternation,
    clean,
    count_words,
    ends_sentence,
    fold,
    folded,
    is_east_asian,
    is_spaceless,
)

__all__ = ["extract_section", "extract_site_name", "extract_tags", "extract_url"]

_RULES = rules.read("labels.toml")
_NO_SECTIONS = frozenset(folded(words.replace("-", " ") for words in _RULES["section"]["none"]))
_BROAD = frozenset(folded(_RULES["section"]["broad"]))
_KINDS = frozenset(_RULES["tags"]["kinds"])
_NO_TAGS = _NO_SECTIONS.union(folded(_RULES["tags"]["none"]))
_NO_SITES = frozenset(folded(_RULES["site"]["kinds"]))
_PLATFORMS = frozenset(folded(_RULES["site"]["platforms"]))
_SEPARATORS = alternation(_RULES["site"]["separators"])
_INNER = lazy(re.compile, rf"\s+(?:{_SEPARATORS})\s+|:\s+|\s*(?:｜|：|--)\s*")  # between a site's name and its slogan
# "The Example - Monday, November 8, 1999", "Beispielblatt | Montag, 8. November 1999": the issue of a paper.
_ISSUE = lazy(
    regex.compile,
    r"\s[|:–—-]\s\p{L}{3,12},?\s(?:\p{L}{3,12}\.?\s\d{1,2},?|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}(?:\sde)?)\s\d{4}$",
)
_PATH = lazy(re.compile, r"[a-z\d-]{2,30}(?:/[a-z\d-]{2,30}){1,3}")  # to a section: "news/local"
_EDGES = lazy(regex.compile, rf"^[\s\p{{P}}\p{{S}}]+|(?:\s|,|{_SEPARATORS})+$")
# Chinese and Japanese tags hold no space, so that one divides them.
_BETWEEN_TAGS = lazy(regex.compile, r"\s*[,;،、|]\s*|(?<=[\p{Han}\p{Katakana}])\s+(?=[\p{Han}\p{Katakana}])")
_INVERTED = lazy(re.compile, r"[^,;|]+,\s[^,;|]+")  # "Weir, Ada"
_SERIES = lazy(re.compile, r",\s*(?:&|and|und)\s")  # "Business, Finance, & Economics" is one tag
_LISTED = lazy(re.compile, r"(?<=\w),(?=\w)")  # "Opinion,Culture" is a list; "Arts, Culture & Media" is a section
_MARKS = " \t#‹›«»<>/|•·,;:-–—"  # around a section or a tag
# Of tags: what only a machine reads, as "XY_AB12345", "_no-feed", "1234567", "stream-1234567", "feed:name:A", "&quot",
# "Ada Weir SPORTS_FIGURE".
_MACHINE = lazy(
    re.compile,
    r"\S*_\S*|(?:[a-z]+-)?\d{5,}|[0-9a-f]{8}-[0-9a-f-]{20,}|[a-z]+:[a-z]+:.*|&#?\w+|.*\b[A-Z]+_[A-Z]+\b.*",
    re.DOTALL,
)
_FRONT = lazy(re.compile, r"https?://[^\s/?#.]{1,64}\.[^\s/?#]{1,255}/?", re.I)
_STORY = lazy(re.compile, rf"{_FRONT.pattern}[/?]{{1,4}}[^\s/?#]", re.I)
_KEYED = lazy(re.compile, r"([A-Za-z][\w -]{0,30}):\s*(\S.*)")

LONGEST = 80  # characters of a name, section or tag: longer ones are sentences
SITE, SPACELESS_SITE = 8, 20  # words of a site's name at most; characters of one without spaces
APPS = ("meta:al:", "meta:apple-mobile")  # what an app is called, short: "LakeNews"
MOST = 60  # tags, and sections that are looked at
LIST = 3  # parts that commas divide a section into, to be a list of sections
TITLE = 4  # words of a tag that is the headline: shorter headlines are topics
# Keywords of <meta> that are the site's: FEW or more, of which a story of so many characters names less than a fifth,
# or less than a third and no word of half of them. On 23 of 25 annotated sites with such pages all have them.
KEYED = frozenset(("meta:keywords", "meta:news_keywords"))
FEW, TOLD, SPOKEN, HALF = 5, 800, (0.2, 0.3), 0.5
# A keyword alone that has so many words is a list without commas, or another title.
UNDIVIDED = 5
STEM, ENDING = 4, 3  # letters of a word that its inflected forms share at least, and those that may differ
BEGUN = 3  # times as long as the domain a site's name is that begins with it
SHORT = 4  # letters of a domain that a site's name may hold by chance

Found = tuple[str | None, str | None]


def extract_url(metadata: Metadata, url: str | None = None) -> Found:
    """The address of the story, and where the page names it: the one that is given, else the first that is whole.

    A site's front page is it only where the page names nothing else: templates name it on every page. So they do a
    path without its host, the headline, or "true".
    """
    if url:
        return url, None
    whole = ((f"https:{c.value}" if c.value.startswith("//") else c.value, c.source) for c in metadata.urls)
    named = [(site.original(address), source) for address, source in whole]
    for address, source in named:
        if _STORY.match(address):
            return address, source
    is_front = bool(named) and all(_FRONT.fullmatch(address) for address, _ in named)
    return named[0] if is_front else (None, None)


def extract_site_name(metadata: Metadata, headline: str | None = None, url: str | None = None) -> Found:
    """The name of the site or outlet, and where it was found; a headline in its place is none.

    Where a name comes with a slogan or a list of sections, the part is taken that the site's domain repeats. Where no
    data names the site, but by its host, it is what <title> adds to `headline`, else what its app is called.
    """
    addresses = metadata.addresses(url)
    hosts = site.names((), addresses) | site.parts(addresses)
    # What data tells: templates set the site's name in an <h1>, and mark it as a headline.
    told_headlines = (c.value for c in metadata.headlines if c.source.startswith(("json-ld", "meta:")))
    headlines = {*map(fold, told_headlines), fold(headline or "")}
    named = [
        (name, c.source)
        for c in metadata.site_names
        if _is_site(name := _own_part(clean(c.value), hosts)) and fold(c.value) not in headlines
        if fold(name) not in _PLATFORMS or _is_host(name, hosts)
    ]
    told = [pair for pair in named if not pair[1].startswith(APPS)]
    title = next((c.value for c in metadata.headlines if c.source == "title"), "")
    name = _added(title, headline, hosts) if headline else ""
    if name and _ends_in_keywords(title, metadata) and not _is_host(name, hosts):
        name = ""
    if told and not name:  # data names who publishes it, where the name of the site is but its address
        told = [pair for pair in told if not pair[0].startswith("www.")] or told
    if told and not (told[0][0].startswith("www.") and _is_host(name, hosts)):
        return _in_words(told, hosts)
    return (name, "title") if name else next(iter(named), (None, None))


def _ends_in_keywords(title: str, metadata: Metadata) -> bool:
    """Whether <title> ends in what the story is about: "…_豆腐_菜市场_孙女"."""
    parts = [fold(part) for part in title.split("_")[1:]]
    keywords = {fold(tag.strip()) for c in metadata.tags for tag in c.value.split(",")} if len(parts) > 1 else set()
    return bool(parts) and keywords.issuperset(parts)


def _in_words(named: list[tuple[str, str]], hosts: frozenset[str]) -> tuple[str, str]:
    """The first of a site's names; where that is its address ("lakecourier.example"), one that spells it out."""
    spelled = (pair for pair in named if pair[0] != pair[0].lower() and _is_host(pair[0], hosts))
    return next(spelled, named[0]) if named[0][0].islower() else named[0]


def _added(title: str, headline: str, hosts: frozenset[str]) -> str:
    """What <title> adds to the headline, if it is the site's name; "" if not. What stands before it may be a kicker."""
    found = re.search(re.escape(headline), title, re.IGNORECASE)
    if found is None:
        issue = _ISSUE.search(title)
        if issue and _is_site(paper := title[: issue.start()]):
            return paper
        return next((part for part in _INNER.split(title)[::-1] if _is_host(part, hosts)), "")
    for rest, is_before in ((title[found.end() :], False), (title[: found.start()], True)):
        rest = _trimmed(rest)
        if is_east_asian(rest):  # "要闻_海港网", "경제 : 항구일보", "要闻-海港网"
            rest = rest.rpartition("_")[2]
            parts = _INNER.split(rest)
            rest = parts[-1] if all(map(is_east_asian, parts)) else rest
            rest = rest if " " in rest else rest.rpartition("-")[2]
        whole = "" if _INNER.search(rest) or (is_before and hosts and not _is_host(rest, hosts)) else rest
        part = _own_part(rest, hosts)
        name = part if part != rest else whole
        is_kind = is_section(name) or fold(name) in _NO_SITES
        if _is_site(name) and (not is_kind or _is_host(name, hosts)):
            return name
    return ""


def _trimmed(rest: str) -> str:
    """Without the marks around it; a bracket stays that opens in it."""
    rest = _EDGES.sub("", rest)
    for opening, closing in ("()", "[]"):
        if rest.count(closing) > rest.count(opening):
            rest = rest.removesuffix(closing)
    return rest


def _own_part(name: str, hosts: frozenset[str]) -> str:
    """The part of a name with a slogan that is the name, known by the domain; the whole where none is."""
    return next((part for part in _INNER.split(name) if _is_host(part, hosts)), name).strip()


def _is_host(part: str, hosts: frozenset[str]) -> bool:
    """Whether the site's domain is named so: "Lake Daily" is lakedaily.example, or daily.example."""
    for key in site.keys(part):
        for host in hosts:
            short, long = sorted((key, host), key=len)
            times = BEGUN if key.startswith(host) else 2
            if key == host or (len(short) >= SHORT and short in long and times * len(short) >= len(long)):
                return True
    return False


def _is_site(name: str) -> bool:
    most = SPACELESS_SITE if is_spaceless(name) else SITE  # such scripts count a word for each character
    return (
        _is_name(name)
        and count_words(name) <= most
        and name.count(",") < LIST - 1
        and "@" not in name[1:-1].partition(" ")[2]
        and not DAY_LIKE.search(name)  # of an issue
    )


def extract_section(metadata: Metadata, headline: str | None = None, url: str | None = None) -> Found:
    """The section that the site files the story under, and where it was found; of a list the first.

    What names no section ("Uncategorized", "Home", "undefined") is none, nor is the site's own name, nor the headline.

    >>> from newsclean.metadata import Candidate
    >>> extract_section(Metadata(sections=(Candidate("Posts", "json-ld"), Candidate("Opinion,Culture", "json-ld"))))
    ('Opinion', 'json-ld')
    """
    none = metadata.outlets(url).union(site.keys(headline or ""))
    found = [
        (part, source)
        for value, source in metadata.sections[:MOST]
        if _is_label(value)
        for part in map(_worded, _sections(clean(value)))
        if _is_section(part) and none.isdisjoint(site.keys(part.removeprefix("www.")))
    ]
    if not found:
        return None, None
    narrow = (pair for pair in found if pair[1] == found[0][1] and fold(pair[0]) not in _BROAD)
    is_trail = found[0][1] == "dom:trail"  # which leads from the broad to the narrow
    return next(narrow, found[-1] if is_trail else found[0])


def _is_section(part: str) -> bool:
    is_none = fold(part).replace("-", " ") in _NO_SECTIONS
    return _is_name(part) and not is_none and any(map(str.isalpha, part))


def _sections(value: str) -> Iterator[str]:
    """The sections of a list, without the marks around them."""
    if _LISTED.search(value) or value.count(", ") >= LIST - 1 or value.endswith(","):
        yield from filter(None, (part.strip(_MARKS) for part in value.split(",")))
    elif value.strip(_MARKS):
        first, _, second = value.strip(_MARKS).partition(" - ")
        yield first if first == second else value.strip(_MARKS)  # "News - News"


def _worded(part: str) -> str:
    """A section in words, where the page gives the path to it: "news/state-regional"."""
    return part.rpartition("/")[2].replace("-", " ").title() if _PATH.fullmatch(part) else part


def extract_tags(
    metadata: Metadata, url: str | None = None, story: Iterable[str] = ()
) -> tuple[tuple[str, ...], str | None]:
    """Tags and keywords of the first source that has any, as spelled there, and that source; `story` is what it tells.

    The headline is no tag, nor the description, the site's name, a list that nothing divides, what is for machines
    only, or what the site gives to every story.

    >>> from newsclean.metadata import Candidate
    >>> extract_tags(Metadata(tags=(Candidate("rain, Ulm,Rain", "meta:keywords"),)))
    (('rain', 'Ulm'), 'meta:keywords')
    """
    titles = (c.value for c in metadata.headlines if count_words(c.value) >= TITLE)
    none = metadata.outlets(url).union(*map(site.keys, titles))
    decks = {c.value for c in metadata.decks if ends_sentence(c.value)}
    said = ""
    for source in dict.fromkeys(c.source for c in metadata.tags):
        # Some sites escape twice; the ";" of what is left would divide tags.
        values = [html.unescape(c.value) for c in metadata.tags if c.source == source and c.value not in decks]
        tags = _topics(values, none)
        if source in KEYED and len(tags) == 1 and len(tags[0].split()) >= UNDIVIDED:
            continue
        if source in KEYED and len(tags) >= FEW:
            said = said or fold(" ".join(story))
            if _are_the_site_s(tags, said):
                continue
        if tags:
            return tags[:MOST], source
    return (), None


def _topics(values: list[str], none: frozenset[str]) -> tuple[str, ...]:
    tags: dict[str, str] = {}
    for tag in _unkeyed(list(_split(values))):
        told = fold(tag)
        if _is_name(tag) and told not in tags and not _is_for_machines(tag, told) and none.isdisjoint(site.keys(tag)):
            tags[told] = clean(tag)
    return tuple(tags.values())


def _is_for_machines(tag: str, told: str) -> bool:
    return _MACHINE.fullmatch(tag) is not None or told.replace("-", " ") in _NO_TAGS


def _are_the_site_s(tags: Sequence[str], story: str) -> bool:
    """Whether keywords are those of all the site's pages: its story, which is long enough, speaks of hardly any."""
    if len(story) < TOLD:
        return False
    spoken = [[_stem(word) in story for word in fold(tag).split()] for tag in tags]
    whole, partly = sum(map(all, spoken)) / len(tags), sum(map(any, spoken)) / len(tags)
    least, less = SPOKEN
    return whole < least or (whole < less and partly <= HALF)


def _stem(word: str) -> str:
    return word[: max(STEM, len(word) - ENDING)]


def _split(values: list[str]) -> Iterator[str]:
    """The tags in values that may be lists. Where a page gives each tag by itself, a comma is a part of some:
    "Weir, Ada", "Diversity, equity and inclusion"."""
    listed = [value for value in values if _BETWEEN_TAGS.search(value)]
    is_each = len(values) >= LIST and (2 * len(listed) < len(values) or all(map(_INVERTED.fullmatch, listed)))
    for value in values:
        yield from [value] if is_each or value not in listed or _SERIES.search(value) else _BETWEEN_TAGS.split(value)


def _unkeyed(tags: list[str]) -> Iterable[str]:
    """The tags without what says their kind, and without those whose kind says that they are no topics.

    A single colon may be a part of a title.
    """
    tags = [tag.strip().lstrip("#") for tag in tags]
    keyed = [_KEYED.fullmatch(tag) for tag in tags]
    if sum(map(bool, keyed)) < 2:
        if keyed and (first := keyed[0]) and first[1].casefold() in _KINDS:  # the label of the list: "Tags: Weir"
            tags[0] = first[2]
        return [tag.strip('"“”„').lstrip("‘") for tag in tags]
    unkeyed = ((tag, key) for tag, key in zip(tags, keyed, strict=True) if not key or key[1].casefold() in _KINDS)
    return [key[2] if key else tag for tag, key in unkeyed]


def _is_name(value: str) -> bool:
    return 0 < len(value.strip()) <= LONGEST and _is_label(value)


def _is_label(value: str) -> bool:
    """Whether it is no address, no handle, nothing that a template left."""
    return not value.lstrip().startswith(("http://", "https://", "@", "/")) and not any(c in value for c in "{}<>=\\")
