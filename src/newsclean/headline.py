"""The headline and the deck, as the page displays them.

A page names its story many times: in <h1>, in og:title, in JSON-LD, in <title>; each with its own additions (the site's
name, a section, a kicker) or in its own words for search engines. What is on display is the headline; the other
names are witnesses that tell which of the page's <h1> it is, and stand in where none is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, product
from typing import NamedTuple

import regex

from newsclean import rules, site
from newsclean.blocks import Block, Scope
from newsclean.metadata import Metadata
from newsclean.text import DAY_LIKE, alternation, clean, count_words, ends_sentence, fold

__all__ = ["extract_deck", "extract_headline", "headline_of_text", "is_named_deck"]

_RULES = rules.read("headline.toml")
_SEPARATOR = regex.compile(rf"\s+(?:{alternation(_RULES['separators'])})\s+|\s*(?:{alternation(_RULES['strong'])})\s*")
_LABEL = regex.compile(
    rf"(?:\+{{2,3}}\s?)?(?:{alternation(_RULES['labels'])})\s{{0,3}}[:|+–-]{{1,3}}\s+(?=\S)", regex.IGNORECASE
)
_DASHES = frozenset("-–—|/")
_DECK = frozenset(_RULES["deck"]["labels"])
_SURE_DECK = _DECK - frozenset(_RULES["deck"]["leads"])
_KICKER = regex.compile(r"[:|/–—-]\s+")
# A time, a year at the end, code, an address, brackets around all: what stands near a headline and is none.
_NO_TITLE = regex.compile(r"\b\d{1,2}[:.]\d{2}\b|\b(?:19|20)\d{2}$|[{};=©@]|https?:|^\(.*\)$")
_OPENER = regex.compile(rf"\P{{L}}{{0,9}}(?:{alternation(_RULES['text']['openers'])})\b", regex.IGNORECASE)
# "image-caption", "header-image-details"; not "has-caption", which says what else there is
_CAPTION = regex.compile(
    r"(?<!has[_-]?)(?<!with[_-]?)caption|(?:image|img|bild|photo|foto)[_-]{1,2}(?:details|info|text|desc|legend|credit|source)",
    regex.IGNORECASE,
)
_CLOCK = regex.compile(r"\b\d{1,2}[:.]\d{2}\b")
_WORD = re.compile(r"[^\W_]+")  # letters and figures
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # where a word begins in "ContentHeaderDek"
_UNSEEN = regex.compile(r"[\u00ad\u200b\u2060\ufeff]")  # where a word may be broken; no part of it

LONGEST = 400  # characters; the longest headline annotated has 220
LIKE = 0.5  # of the words of the shorter of two wordings, the share that the other has, for one story
DATED = 40  # characters of a line with a day in it that is no headline
ALIKE = 0.5  # of the words of <title>, in flattened text, for another wording of it
ALONE = 4  # words of an <h1> that no witness knows, to be believed: shorter ones are names of sections and sites
BADGE = 2  # words of a badge behind the headline, or a count of comments
TAIL = 3  # words of a headline that is left when a kicker is taken off
SITE = 6  # words of a site's name at most: longer ones are titles that a page gives in the wrong place
MOST = 30  # <h1> or other headings looked at; names of the story, too
SHORTEST_TITLE = 8  # characters of a line that can be the headline of flattened text
LINES_ABOVE = 15  # lines above the body among which its headline stands; 10 and 25 find fewer
PROSE = 120  # characters of a paragraph that a headline stands over
BLOCKS_READ = 150  # blocks in which a part of a title is looked for
BLOCKS_ABOVE = 25  # blocks above the body among which the deck is looked for
BLOCKS_NEAR = 8  # of these, those among which its element's name is enough
BOLD = 0.8  # of a block's characters, for it to be set in bold
BLOCKS_BELOW = 3  # blocks below the headline, the same
SCOPES_AROUND = 4  # elements around a block that tell a caption or a deck
STAMP = 100  # characters of a line with a day that is no deck
PLACE = 20  # letters of a place before the deck that the description lacks
SIGNED = 30  # letters of an author behind the deck that the description adds
SHORTEST_DECK = 20  # characters
LONGEST_DECK = 700
CUT = 60  # characters of a description that may be the beginning of the deck
HOLDS = 15  # characters that one wording must share with another that holds it, to count as nearly the same


_WHOLE = ("json-ld", "meta:og:title")  # where a kicker stands only if it is the headline's beginning
_HEADINGS = ("dom:h1", "dom:trail", "dom:no-kicker")  # in the order of `_Page`


class _Name(NamedTuple):
    """A wording of the headline, and what it is compared by."""

    value: str
    source: str
    starts: frozenset[int]  # where, counted from the end, a part of an <h1> begins
    bare: str  # letters and figures only: "The Example" and "the-example" are one name
    words: frozenset[str]


class _Page(NamedTuple):
    """The wordings of a page's headline by where they stand, and what else tells it."""

    displayed: list[_Name]  # each <h1>
    trails: list[_Name]  # <h1> in the breadcrumb trail
    rests: list[_Name]  # of <h1>, behind what its markup calls a kicker
    told: list[_Name]  # by data and <title>
    data: set[str]  # what is told by data, bare, but for wordings so short that others hold them by chance
    headings: list[_Name]  # those below <h1>; none where the data repeats an <h1>
    blocks: Sequence[Block]
    sites: frozenset[str]


def extract_headline(
    metadata: Metadata, blocks: Sequence[Block] = (), url: str | None = None
) -> tuple[str | None, str | None]:
    """The headline and where it was found.

    `blocks` (the page's, in order) hold the headings below <h1>; some sites keep <h1> for their own name.
    """
    page = _read(metadata, blocks, _sites(metadata, url))
    known = _known(page)
    name = known or next(filter(None, (rung(page) for rung in _LADDER)), None)
    if name is None:
        return None, None
    short = _without_kicker(name, page.rests, metadata)
    return _trim(short or (_in_full(name, page.told) if known else name.value)), name.source


def _read(metadata: Metadata, blocks: Sequence[Block], sites: frozenset[str]) -> _Page:
    values: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for value, source in metadata.headlines:
        values[source if source in _HEADINGS else "told"].append((value, source))
    displayed, trails, rests, told = (_names(values[kind], sites) for kind in (*_HEADINGS, "told"))
    data = {name.bare for name in told if name.source != "title" and len(name.bare) > HOLDS}
    is_said = any(name.bare in data for name in displayed)
    headings = () if is_said else ((b.text, "dom:heading") for b in blocks if b.kind == "heading")
    return _Page(displayed, trails, rests, told, data, _names(headings, sites), blocks, sites)


def _known(page: _Page) -> _Name | None:
    """The wording on display that most of the others know; that of the trail only where no other is known."""
    shown = [name for name in _unlike(page) if _is_said(name, page)]
    return _best_known([*shown, *page.displayed], [*page.told, *page.trails]) or _best_known(page.trails, page.told)


def _unlike(page: _Page) -> Iterator[_Name]:
    """The headings that are no <h1>, nor a part of one on display."""
    trodden = {name.bare for name in page.trails}
    for heading in page.headings:
        if heading.bare not in trodden and not any(heading.bare in name.bare for name in page.displayed):
            yield heading


def _is_said(heading: _Name, page: _Page) -> bool:
    """Whether the data repeats a heading below <h1>. Where it does not repeat the <h1>, that one is for search engines:
    some sites keep it in the trail, or above the headline."""
    return heading.bare in page.data or bool(_behind_kicker(heading, page.told))


def _behind_kicker(heading: _Name, told: list[_Name]) -> str:
    """The headline at the end of a heading, where nothing but its layout set apart the kicker before it."""
    for other in told:
        if heading.value.endswith(other.value) and other.source != "title" and count_words(other.value) >= TAIL:
            before = heading.value.removesuffix(other.value)
            if before.endswith(" ") and before.rstrip()[-1:].isalnum():
                return other.value
    return ""


def headline_of_text(blocks: Sequence[Block], story: Sequence[int]) -> tuple[str | None, str | None]:
    """The headline of flattened text: a line above the body (or its first line) that is no sentence.

    The page's first line, where a later one repeats it with or without the site's name, tells it: that is <title>;
    or where a later one has its words, in another wording. Else it is the first line near the body that is long
    enough, for decks and captions come below it.
    """
    last = story[0] if story else 0
    above = [b.text for b in blocks[: last + 1]]
    found = next(filter(None, _told_lines(above, last > BLOCKS_NEAR)), None) if above else None
    return (_trim(found), "text") if found else (None, None)


def _told_lines(above: Sequence[str], is_far: bool) -> Iterator[str]:
    """The lines that may be the headline, the likeliest first; each is only looked for where those before fail."""
    first = _bare(above[0])
    yield max((line for line in above[1:] if _is_told(line, first)), key=len, default="")
    lines = [line for line in above if _is_title(line)]
    if is_far:
        yield _alike(above[0], lines)
    near = [line for line in above[-LINES_ABOVE - 1 :] if _is_title(line)]
    yield next((line for line in near if count_words(line) > ALONE), "")
    yield next(iter(near), "")
    yield next(iter(lines), "")


def _is_told(line: str, first: str) -> bool:
    """Whether a line says what the first line does, or most of it."""
    if len(line.casefold()) < LIKE * len(first):
        return False
    bare = _bare(line)
    if len(bare) < LIKE * len(first) or bare not in first:
        return False
    return _is_title(line) or (bare == first and count_words(line) >= TAIL)


def _alike(first: str, lines: Sequence[str]) -> str:
    """The line that has most of the first one's words, if it has enough of them."""
    words = frozenset(_WORD.findall(first.casefold()))
    shared = {
        line: words & frozenset(_WORD.findall(line.casefold())) for line in lines if line != first and line not in first
    }
    alike = [line for line, same in shared.items() if len(same) >= max(ALONE, ALIKE * len(words))]
    return max(alike, key=lambda line: len(shared[line]), default="")


def _is_title(line: str) -> bool:
    if len(line) < DATED and DAY_LIKE.search(line):
        return False
    if not SHORTEST_TITLE <= len(line) <= LONGEST or line.endswith((".", "。", ";", ":", ",")):
        return False
    return count_words(line) >= TAIL and not _OPENER.match(line) and not _NO_TITLE.search(line)


def _sites(metadata: Metadata, url: str | None) -> frozenset[str]:
    """Names of the site: as the page gives them, and its domain."""
    called = [c.value for c in metadata.site_names if count_words(c.value) <= SITE]
    addresses = metadata.addresses(url)
    return site.names([*called, *_added(metadata)], addresses) | site.parts(addresses)


def _added(metadata: Metadata) -> list[str]:
    """What <title> adds behind og:title and a separator: the site's name, with its section or slogan."""
    titles = [c.value for c in metadata.headlines if c.source == "title"][:1]
    shared = [c.value for c in metadata.headlines if c.source == "meta:og:title" and count_words(c.value) >= TAIL]
    names: list[str] = []
    for title, own in product(titles, shared[:1]):
        rest = title[len(own) :] if title.startswith(own) else ""
        cut = _SEPARATOR.match(rest)
        if cut and count_words(rest) <= min(SITE, count_words(own)):
            names += rest, _SEPARATOR.split(rest)[-1]
    return names


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _names(values: Iterable[tuple[str, str]], sites: frozenset[str]) -> list[_Name]:
    """The distinct wordings, without the site's name; those that are nothing else left out."""
    names: dict[str, _Name] = {}
    for value, source in values:
        if value in names or len(value) > LONGEST:
            continue
        lines = [clean(line) for line in _seen(value).split("\n")]
        short = _without_site(" ".join(lines), sites)
        words = _WORD.findall(short.casefold())
        if words and not (len(words) <= SITE and _is_site(short, sites)):
            names[value] = _Name(short, source, _starts(lines), "".join(words), frozenset(words))
        if len(names) >= MOST:
            break
    return list(names.values())


def _seen(value: str) -> str:
    return value if value.isascii() else _UNSEEN.sub("", value).rstrip(" ¶")


def _starts(lines: list[str]) -> frozenset[int]:
    """Where the lines but the first begin in the joined text, counted from its end."""
    return frozenset(length - 1 for length in accumulate(len(line) + 1 for line in reversed(lines[1:])))


def _without_site(value: str, sites: frozenset[str]) -> str:
    """A title without the site's name before or behind it."""
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(value))
        if cuts and _is_site(value[cuts[-1].end() :], sites):
            value = value[: cuts[-1].start()]
        elif cuts and _is_site(value[: cuts[0].start()], sites):
            value = value[cuts[0].end() :]
        else:
            break
    return value


def _is_site(part: str, sites: frozenset[str]) -> bool:
    return any(not key or key in sites for key in site.keys(part))


def _best_known(displayed: list[_Name], told: list[_Name]) -> _Name | None:
    """The displayed headline that most of the others know; of equals the first."""
    best, most = None, 0.0
    for name in displayed:
        known = sum(_agreement(name, other) for other in told)
        if known > most:
            best, most = name, known
    return best


def _agreement(one: _Name, other: _Name) -> float:
    """How far two wordings name the same story: 1 if they are the same, less if they are short, or one holds the other,
    or they share half of the words; 0 if they are two stories'."""
    if one.bare == other.bare:
        return 1.0 if len(one.bare) > HOLDS else 0.7
    if one.bare in other.bare or other.bare in one.bare:
        return 0.8 if min(len(one.bare), len(other.bare)) > HOLDS else 0.4
    shorter = min(len(one.words), len(other.words))
    is_like = shorter > 1 and len(one.words & other.words) >= LIKE * shorter
    return (0.6 if shorter > 2 else 0.3) if is_like else 0.0


def _repeated(page: _Page) -> _Name | None:
    """The longest heading that stands in a title word for word."""
    found = (h for h in page.headings if len(h.words) > 1 and any(h.bare in name.bare for name in page.told))
    return max(found, key=lambda name: len(name.bare), default=None)


def _begun(page: _Page) -> _Name | None:
    """The heading that begins as the data's wording does, which may be cut off, or lack a second line."""
    return next((h for h in page.headings if any(h.bare.startswith(wording) for wording in page.data)), None)


def _alone(page: _Page) -> _Name | None:
    """The first <h1>, if it is as long as headlines are and no other is."""
    long = [name for name in page.displayed if count_words(name.value) >= ALONE]
    return long[0] if len(long) == 1 and long[0] is page.displayed[0] else None


def _in_bold(page: _Page) -> _Name | None:
    """The longest part of a title that a line on display holds: old pages set a headline in bold."""
    cut = (part for name in page.told for part in _SEPARATOR.split(name.value) if count_words(part) >= TAIL)
    shown = [part for part in dict.fromkeys(cut) if any(part in block.text for block in page.blocks[:BLOCKS_READ])]
    longest = sorted(shown, key=len, reverse=True)
    return next(iter(_names(((part, "dom:text") for part in longest), page.sites)), None)


def _leading(page: _Page) -> _Name | None:
    """The first heading that leads to prose, on a page of which nothing but <title> is known and that names another
    thing: the site as a whole, mostly."""
    if [name.source for name in page.told] != ["title"]:
        return None
    blocks = page.blocks
    headings = [i for i, b in enumerate(blocks[:BLOCKS_READ]) if b.kind == "heading" and count_words(b.text) >= ALONE]
    names = _names(((blocks[i].text, "dom:heading") for i in headings), page.sites)
    if any(_agreement(name, page.told[0]) for name in names):
        return None
    leads = (i for i in headings if any(len(b.text) >= PROSE for b in blocks[i + 1 : i + 4] if b.kind == "paragraph"))
    first = next((blocks[i].text for i in leads), None)
    return next((name for name in names if name.value == first), None)


def _any(page: _Page) -> _Name | None:
    return next(iter((*page.told, *page.displayed, *page.headings)), None)


# Where no wording on display is known to another, asked in this order.
_LADDER = (_repeated, _begun, _alone, _in_bold, _leading, _any)


def _in_full(name: _Name, told: list[_Name]) -> str:
    """A displayed headline without the kicker before it, and with the signs that its layout stood for.

    A kicker is known by another wording that has only the rest; or, where it is a part of its own in the <h1>, by one
    that has another kicker before the same rest. Where og:title has the kicker too, or only <title> lacks it, it is
    the headline's beginning.
    """
    if name.source == "dom:heading":
        headline = _behind_kicker(name, told)
        if headline:
            return headline
    folded = fold(name.value)
    is_whole = not name.starts and any(name.bare in t.bare for t in told if t.source == "meta:og:title")
    for other in () if is_whole else told:
        if name.bare in other.bare:
            continue
        whole = fold(other.value)
        if name.starts and count_words(whole) >= TAIL and _is_first_line(name, folded, whole):
            return other.value
        is_kicker = name.starts or (other.source != "title" and _KICKER.search(name.value))
        if is_kicker and folded.endswith(whole) and count_words(whole) >= TAIL:
            return other.value
        for start in name.starts:
            rest = name.value[-start:]
            if whole.endswith(fold(rest)) and count_words(rest) >= TAIL:
                return rest
    same = [other.value for other in told if other.bare == name.bare]
    is_spelled = same and (name.starts or name.source == "dom:heading")
    return max(same if is_spelled else [name.value, *same], key=len)


def _without_kicker(name: _Name, bare: list[_Name], metadata: Metadata) -> str:
    """A displayed headline without the part that the page's markup calls a kicker; "" where none is called so.

    Where the data repeats both with a colon between them ("After the flood: bridge reopens"), they are one headline;
    with a dash they are two fields of the site's system, glued together.
    """
    short = next((b for b in bare if b.bare != name.bare and name.bare.endswith(b.bare)), None)
    if short is None:
        return ""
    for value, source in metadata.headlines:
        if source in _WHOLE and name.bare in _bare(_seen(value)):
            before, found, _ = fold(value).rpartition(fold(short.value))
            if found and before.rstrip()[-1:] not in _DASHES:
                return ""
    return short.value


def _is_first_line(name: _Name, folded: str, whole: str) -> bool:
    """Whether a wording is all that stands before a line with the day in an <h1>, or a word or two: "Premium"."""
    return folded.startswith(whole) and any(
        fold(name.value[:-start]) == whole
        and (DAY_LIKE.search(name.value[-start:]) or count_words(name.value[-start:]) <= BADGE)
        for start in name.starts
    )


def _trim(value: str) -> str:
    """Without a label that says what kind of piece it is."""
    match = _LABEL.match(value)
    return value[match.end() :] if match else value


def extract_deck(
    metadata: Metadata, blocks: Sequence[Block] = (), story: Sequence[int] = ()
) -> tuple[str | None, str | None]:
    """The deck (standfirst) and where it was found.

    `story` are the places of the body in `blocks`, where they are known already. The deck stands between headline and
    body, or opens the body in an element of its own; it is known by the page's description of the story, or by the
    name of its element. A description that is nowhere on display, or that repeats the lead, is no deck.
    """
    # A page says the same in many places: each wording is looked at once.
    told = {_bare(value): source for value, source in dict(metadata.decks).items() if count_words(value) >= ALONE}
    # The second that JSON-LD gives, its alternativeHeadline, may be the deck.
    second = next((c.value for c in [c for c in metadata.headlines if c.source == "json-ld"][1:2]), None)
    headlines = {_bare(value) for value, source in metadata.headlines if (value, source) != (second, "json-ld")}
    start, end = _between(blocks, headlines, story)
    for place in range(start, end):
        block = blocks[place]
        if not SHORTEST_DECK <= len(block.text) <= LONGEST_DECK or block.kind == "list_item" or _is_caption(block):
            continue
        bare = _bare(block.text)
        if bare in headlines or _is_stamp(block.text):
            continue
        is_above = bool(story) and place < story[0]
        is_named = is_named_deck(block) or _is_in_deck(blocks, place, _DECK if is_above else _SURE_DECK)
        if is_named or is_above or _is_apart(blocks, place):
            source = _told_by(bare, told) or (_told_with_more(bare, told) if is_above else None)
            is_near = place >= end - BLOCKS_NEAR or (place < start + BLOCKS_BELOW and start > 0)
            is_said = is_near and count_words(block.text) >= ALONE and not block.text.endswith(("...", "…", ":"))
            if source or (is_named and is_said):
                return block.text, source or "dom:deck"
    if story and start > 0 and _is_subheading(blocks, start, story, headlines):
        titles = {_bare(value) for value, source in metadata.headlines if not source.startswith("dom:")}
        if _is_headline(_bare(blocks[start - 1].text), titles):
            return blocks[start].text, "dom:heading"
    # What a page's script holds is what it shows.
    return next(((c.value, c.source) for c in metadata.decks if c.source == "state"), (None, None))


def _between(blocks: Sequence[Block], headlines: set[str], story: Sequence[int]) -> tuple[int, int]:
    """Where the deck may stand: from the headline to the body's first block, or as far as a deck ever is below it."""
    last = story[0] + 1 if story else len(blocks)
    first = max(0, last - BLOCKS_ABOVE) if story else 0
    headings = (i for i in range(first, last) if blocks[i].kind == "heading")
    place = next((i for i in headings if _is_headline(_bare(blocks[i].text), headlines)), None)
    if story:
        return first if place is None else place + 1, last
    return (0, 0) if place is None else (place + 1, min(place + BLOCKS_NEAR, last))


def _is_headline(bare: str, headlines: set[str]) -> bool:
    """Whether a heading is the headline, as the data has it or <title> with what it adds."""
    return bare in headlines or (len(bare) > HOLDS and any(name.startswith(bare) for name in headlines))


def _is_stamp(text: str) -> bool:
    """Whether a line says when it was published, by whom and where, as sites set it below the headline too."""
    if text.count(" | ") > 1:
        return True
    is_line = not ends_sentence(text) or _CLOCK.search(text)
    return len(text) <= STAMP and bool(is_line and DAY_LIKE.search(text))


def is_named_deck(block: Block) -> bool:
    return block.scope is not None and _is_deck(block.scope)


def _is_deck(scope: Scope, names: frozenset[str] = _DECK) -> bool:
    if not scope.label:
        return False
    words = _WORD.findall(_HUMP.sub(" ", scope.label).casefold())
    return not names.isdisjoint(words) or not names.isdisjoint(map("".join, pairwise(words)))


def _is_subheading(blocks: Sequence[Block], place: int, story: Sequence[int], headlines: set[str]) -> bool:
    """Whether a heading heads nothing: the date follows, and then the story."""
    text = blocks[place].text
    if blocks[place].kind != "heading" or not SHORTEST_DECK <= len(text) <= LONGEST_DECK or text[-1] in ":…":
        return False
    if count_words(text) < ALONE or _is_stamp(text) or _bare(text) in headlines:
        return False
    first = next((i for i in story if i > place), place)
    return any(DAY_LIKE.search(blocks[i].text) for i in range(place + 1, min(first, place + BLOCKS_NEAR)))


def _is_in_deck(blocks: Sequence[Block], place: int, names: frozenset[str]) -> bool:
    """Whether a block is all that an element named as a deck, by one of `names`, holds."""
    scope = blocks[place].scope
    around = scope.parent if scope else None
    if around is None or not _is_deck(around, names):
        return False
    return all(around not in _around(blocks[i]) for i in (place - 1, place + 1) if 0 <= i < len(blocks))


def _around(block: Block) -> Iterator[Scope]:
    """The elements that hold a block, from the inside; as many as tell what it is."""
    scope = block.scope
    for _ in range(SCOPES_AROUND):
        if scope is None:
            return
        yield scope
        scope = scope.parent


def _is_caption(block: Block) -> bool:
    return any(scope.tag in ("figure", "figcaption") or _CAPTION.search(scope.label) for scope in _around(block))


def _is_apart(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block stands in another element than the one below, or in bold."""
    one = blocks[place]
    below = blocks[place + 1].scope if place + 1 < len(blocks) else None
    if one.scope is None or below is None:
        return False
    return one.scope.parent is not below.parent or (one.bold_chars or 0) >= BOLD * len(one.text)


def _told_by(bare: str, told: dict[str, str]) -> str | None:
    """The source of the description that a block repeats; descriptions may be cut off."""
    for description, source in told.items():
        if bare == description or (len(description) > CUT and bare.startswith(description)):
            return source
    return None


def _told_with_more(bare: str, told: dict[str, str]) -> str | None:
    """The same, where the block has a place before its first sentence, or the description an author behind its last."""
    for description, source in told.items():
        more = len(bare) - len(description)
        if len(description) > CUT and 0 < more <= PLACE and bare.endswith(description):
            return source
        if len(bare) > CUT and 0 < -more <= SIGNED and description.startswith(bare):
            return source
    return None
