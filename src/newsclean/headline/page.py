"""The headline of a page."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from newsclean import rules, site
from newsclean.blocks import Block, around
from newsclean.headline.deck_signs import is_signature, is_stamp
from newsclean.headline.kicker import behind_kicker, in_full, without_kicker
from newsclean.headline.wording import (
    ALONE,
    ARCHIVE,
    HOLDS,
    LONGEST,
    SEPARATOR,
    SITE,
    TAIL,
    UNTITLED,
    Name,
    agreement,
    bare,
    names_of,
    without_day,
    without_label,
)
from newsclean.metadata import Candidate, Metadata
from newsclean.text import count_words, ends_sentence, is_east_asian

__all__ = ["extract_headline"]

_MASTHEADS: tuple[str, ...] = tuple(rules.read("headline.toml")["mastheads"])

_SHARED = ("meta:og:title", "meta:twitter:title")  # the title as it is passed on, without the site's name
_HEADINGS = ("dom:h1", "dom:trail", "dom:no-kicker")  # what an <h1> holds
_OF_THE_PAGE = ("json-ld", "meta:og:title", "title")  # which tell the page's own title, where microdata tells many
_KINDS = (*_HEADINGS, "dom:font", "told", "untitled")  # in the order of `_Page`

PROSE = 120  # characters of a paragraph that a headline stands over
SENTENCE = 40  # characters of one that ends a sentence, below a heading with the day or a byline
LEADS, LEADS_LARGE = 3, 6  # blocks below a heading that leads to it, below a line in large type: byline, caption, lead
BLOCKS_READ = 150  # blocks in which a part of a title is looked for
NAMED = 2  # an <h1> and the element around it, which may be called the site's name
CUTS = " -\u3000－—"  # one of them parts a title in a script without spaces from what else <title> says


class _Page(NamedTuple):
    """The wordings of a page's headline by where they stand, and what else tells it."""

    displayed: list[Name]  # each <h1>
    trails: list[Name]  # <h1> in the breadcrumb trail
    rests: list[Name]  # of <h1>, behind what its markup calls a kicker
    large: list[Name]  # in large type, on a page without an <h1>
    told: list[Name]  # by data and <title>
    untitled: list[Name]  # likewise, but words of editors and templates: "Home", "Untitled Document"
    is_issue: bool  # <title> names a day, so that the rest of it may be the paper's name
    data: set[str]  # what is told by data, bare, but for wordings so short that others hold them by chance
    headings: list[Name]  # those below <h1>; none where the data repeats an <h1>
    blocks: Sequence[Block]
    sites: frozenset[str]


def extract_headline(
    metadata: Metadata, blocks: Sequence[Block] = (), url: str | None = None
) -> tuple[str | None, str | None]:
    """The headline and where it was found.

    `blocks` (the page's, in order) hold the headings below <h1>; some sites keep <h1> for their own name.
    """
    page = _read(metadata, blocks, _sites(metadata, url))
    known = _below_name(page) or _known(page)
    name = known or next(filter(None, (rung(page) for rung in _LADDER)), None)
    if name is None:
        return None, None
    short = without_kicker(name, page.rests, metadata)
    return without_label(short or (in_full(name, page.told) if known else name.value)), name.source


def _read(metadata: Metadata, blocks: Sequence[Block], sites: frozenset[str]) -> _Page:
    values: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    is_issue = False
    for told_as, source in _of_the_story(metadata.headlines):
        value = without_day(told_as) if source == "title" else told_as
        is_issue |= value != told_as
        kind = source if source in _KINDS else "untitled" if bare(value) in UNTITLED else "told"
        values[kind].append((value, source))
    displayed, trails, rests, large, told, untitled = (names_of(values[kind], sites) for kind in _KINDS)
    data = {name.bare for name in told if name.source != "title" and len(name.bare) > HOLDS}
    is_said = any(name.bare in data for name in displayed)
    headings = () if is_said else ((b.text, "dom:heading") for b in blocks if b.kind == "heading")
    return _Page(
        displayed, trails, rests, large, told, untitled, is_issue, data, names_of(headings, sites), blocks, sites
    )


def _of_the_story(headlines: Sequence[Candidate]) -> Iterator[Candidate]:
    """Without those of other stories' items: where microdata gives many, those that nothing else knows."""
    others = {bare(c.value) for c in headlines if c.source in _OF_THE_PAGE}
    items = {c for c in headlines if c.source == "microdata"}
    known = {c for c in items if any(bare(c.value) in other for other in others)} or items
    return (c for c in headlines if c.source != "microdata" or c in known)


def _sites(metadata: Metadata, url: str | None) -> frozenset[str]:
    """Names of the site: as the page gives them, and its domain."""
    called = [c.value for c in metadata.site_names if count_words(c.value) <= SITE]
    addresses = metadata.addresses(url)
    return site.names([*called, *_added(metadata)], addresses) | site.parts(addresses)


def _added(metadata: Metadata) -> list[str]:
    """What <title> adds behind the title in <meta> and a separator: the site's name, with its section or slogan; and
    what blogs set there before the word for their archive."""
    title = next((c.value for c in metadata.headlines if c.source == "title"), "")
    shared = next((c.value for c in metadata.headlines if c.source in _SHARED), "")
    names: list[str] = []
    rest = title.removeprefix(shared)
    if SEPARATOR.match(rest) and count_words(rest) <= min(SITE, count_words(shared)):
        names += rest, SEPARATOR.split(rest)[-1]
    parts = SEPARATOR.split(title[:LONGEST])
    if len(parts) > 2 and bare(parts[1]) in ARCHIVE:
        names += parts[:2]
    return names


def _below_name(page: _Page) -> Name | None:
    """The heading below an <h1> that links to what <title> adds to that heading: blogs keep their own name there, and
    link it to their first page, which may stand in a folder of the host."""
    titles = {name.bare for name in page.told if name.source == "title"}
    for name in page.displayed if len(page.displayed) == 1 and titles else ():
        found = next((h for h in page.headings if len(h.words) > 1 and not titles.isdisjoint(_joined(name, h))), None)
        if found and _is_the_sites(name, page.blocks) and not _is_link(found, page.blocks):
            return found
    return None


def _joined(one: Name, other: Name) -> tuple[str, str]:
    return one.bare + other.bare, other.bare + one.bare


def _is_the_sites(name: Name, blocks: Sequence[Block]) -> bool:
    """Whether a heading leads to the site's first page, or is called its name."""
    shown = _shown(name, blocks)
    labels = [scope.label.lower() for scope in islice(around(shown.scope), NAMED)] if shown else []
    return _is_link(name, blocks) or any(called in label for label in labels for called in _MASTHEADS)


def _is_link(name: Name, blocks: Sequence[Block]) -> bool:
    """Whether a heading leads elsewhere, or is known as furniture."""
    shown = _shown(name, blocks)
    return shown is None or bool(shown.link_chars)


def _shown(name: Name, blocks: Sequence[Block]) -> Block | None:
    return next((b for b in blocks[:BLOCKS_READ] if b.kind == "heading" and bare(b.text) == name.bare), None)


def _known(page: _Page) -> Name | None:
    """The wording on display that most of the others know; that of the trail only where no other is known."""
    shown = [name for name in _unlike(page) if _is_said(name, page)]
    return _best_known([*shown, *page.displayed], [*page.told, *page.trails]) or _best_known(page.trails, page.told)


def _unlike(page: _Page) -> Iterator[Name]:
    """The headings that are no <h1>, nor a part of one on display."""
    trodden = {name.bare for name in page.trails}
    for heading in page.headings:
        if heading.bare not in trodden and not any(heading.bare in name.bare for name in page.displayed):
            yield heading


def _is_said(heading: Name, page: _Page) -> bool:
    """Whether the data repeats a heading below <h1>. Where it does not repeat the <h1>, that one is for search engines:
    some sites keep it in the trail, or above the headline."""
    return heading.bare in page.data or bool(behind_kicker(heading, page.told))


def _best_known(displayed: list[Name], told: list[Name]) -> Name | None:
    """The displayed headline that most of the others know; of equals the first."""
    best, most = None, 0.0
    for name in displayed:
        known = sum(agreement(name, other) for other in told)
        if known > most:
            best, most = name, known
    return best


def _repeated(page: _Page) -> Name | None:
    """The longest heading that stands in a title word for word."""
    found = (h for h in page.headings if len(h.words) > 1 and any(h.bare in name.bare for name in page.told))
    return max(found, key=lambda name: len(name.bare), default=None)


def _begun(page: _Page) -> Name | None:
    """The heading that begins as the data's wording does, which may be cut off, or lack a second line."""
    return next((h for h in page.headings if any(h.bare.startswith(wording) for wording in page.data)), None)


def _said(page: _Page) -> Name | None:
    """The line on display that the data repeats: some sites set other things in <h1>, the headline in no heading."""
    if not page.displayed:
        return None
    lines = {bare(block.text): block.text for block in page.blocks[:BLOCKS_READ]}
    told = (name for name in page.told if name.bare in page.data and name.bare in lines)
    return next((name._replace(value=lines[name.bare], source="dom:text") for name in told), None)


def _alone(page: _Page) -> Name | None:
    """The first <h1>, if it is as long as headlines are and no other is."""
    long = [name for name in page.displayed if count_words(name.value) >= ALONE]
    return long[0] if len(long) == 1 and long[0] is page.displayed[0] else None


def _in_bold(page: _Page) -> Name | None:
    """The longest part of a title that a line on display holds: old pages set a headline in bold."""
    cut = (part for name in page.told for part in SEPARATOR.split(name.value) if count_words(part) >= TAIL)
    shown = (part for part in dict.fromkeys(cut) if any(part in block.text for block in page.blocks[:BLOCKS_READ]))
    return _longest(shown, page.sites)


def _with_more(page: _Page) -> Name | None:
    """The longest line on display that is most of a title in a script without spaces, whose beginning or end it is: the
    rest is the site's or a section's, and a space or a hyphen parts them."""
    titles = [name.value for name in page.told if is_east_asian(name.value)]
    lines = dict.fromkeys(block.text for block in page.blocks[:BLOCKS_READ])
    return _longest((line for line in lines if any(_is_most(line, title) for title in titles)), page.sites)


def _longest(lines: Iterable[str], sites: frozenset[str]) -> Name | None:
    """The longest of some texts on display that is not the site's name."""
    names = names_of(((line, "dom:text") for line in sorted(lines, key=len, reverse=True)), sites)
    return names[0] if names else None


def _is_most(line: str, title: str) -> bool:
    if not len(title) < 2 * len(line) < 2 * len(title):
        return False
    begins, ends = title.startswith(line), title.endswith(line)
    return (begins and title[len(line)] in CUTS) or (ends and title[-len(line) - 1] in CUTS)


def _in_large(page: _Page) -> Name | None:
    """The last of the lines above the story, in large type or in bold alone, that are a part of <title>: the rest is
    the site's name, which may stand large above the headline. For old pages, of which only <title> is known."""
    if page.displayed or [name.source for name in page.told] != ["title"] or is_east_asian(page.told[0].value):
        return None
    large, title = {name.bare: name for name in page.large}, page.told[0].value.casefold()
    found = None
    for block in _above_prose(page.blocks):
        name, line = large.get(bare(block.text)), block.text.casefold()
        if count_words(line) > 1 and (name or _is_in_bold(block)) and _is_part(line, title):
            found = name or next(iter(names_of([(block.text, "dom:text")], page.sites)), found)
    return (_below_masthead(page, large) or found) if page.is_issue and found else found


def _below_masthead(page: _Page, large: Mapping[str, Name]) -> Name | None:
    """The first line in large type below the paper's name: of three words and more, that may be the headline, unless
    links stand between the two."""
    paper = page.told[0]
    lines = dropwhile(lambda block: bare(block.text) != paper.bare, _above_prose(page.blocks))
    if count_words(paper.value) >= TAIL:
        lines = dropwhile(lambda block: not block.link_chars, lines)
    return next((large[line] for block in lines if (line := bare(block.text)) in large and line != paper.bare), None)


def _above_prose(blocks: Sequence[Block]) -> Iterator[Block]:
    return takewhile(lambda block: len(block.text) < PROSE or block.link_chars, blocks[:BLOCKS_READ])


def _is_part(line: str, title: str) -> bool:
    """Whether marks part a line from the rest of a title; "Erden" is none of "Erden's bridge reopens"."""
    before, found, behind = title.partition(line)
    return bool(found) and not before.rstrip()[-1:].isalnum() and not behind.lstrip(" ")[:2].strip("'’").isalnum()


def _is_in_bold(block: Block) -> bool:
    """Whether all of a block is set in bold, and nothing of it leads elsewhere."""
    return not block.link_chars and (block.bold_chars or 0) >= len(block.text.replace(" ", ""))


def _leading(page: _Page) -> Name | None:
    """The first heading that leads to prose, on a page of which nothing but <title> is known and that names another
    thing: the site as a whole, mostly. A line in large type, too, where <title> only names the issue of a paper."""
    if (page.displayed and not page.told) or any(name.source != "title" for name in page.told):
        return None
    blocks = page.blocks
    large = {name.bare for name in page.large} if page.is_issue or not page.told else set[str]()
    long = [i for i, b in enumerate(blocks[:BLOCKS_READ]) if count_words(b.text) >= ALONE and len(b.text) < LONGEST]
    leading = [i for i in long if blocks[i].kind == "heading" or (large and bare(blocks[i].text) in large)]
    sources = ("dom:heading" if blocks[i].kind == "heading" else "dom:font" for i in leading)
    names = names_of(zip((blocks[i].text for i in leading), sources, strict=True), page.sites)
    if page.told and any(agreement(name, page.told[0]) for name in names):
        return None
    first = next((blocks[i].text for i in leading if _leads_to_prose(blocks, i)), None)
    return next((name for name in names if name.value == first), None)


def _above_day(page: _Page) -> Name | None:
    """The first heading, or line in large type or in bold, that leads to the story over a line with the day or a
    byline, on a page of which only <title> is known and that is as short as names of sites and sections are."""
    if page.displayed or [name.source for name in page.told] != ["title"] or count_words(page.told[0].value) >= ALONE:
        return None
    large = {name.bare for name in page.large}
    shown = (i for i, b in enumerate(_above_prose(page.blocks)) if _may_be_shown(b, large))
    first = next((page.blocks[i] for i in shown if _leads_to_day(page.blocks, i)), None)
    if first is None:
        return None
    source = "dom:heading" if first.kind == "heading" else "dom:font" if bare(first.text) in large else "dom:text"
    return next(iter(names_of([(first.text, source)], page.sites)), None)


def _may_be_shown(block: Block, large: Container[str]) -> bool:
    """Whether a line may be a headline by how it is set."""
    if count_words(block.text) < TAIL or len(block.text) >= PROSE:
        return False
    if bare(block.text) in large:  # of which a menu right above it, in one element with it, may be linked
        return 2 * (block.link_chars or 0) < len(block.text)
    return _is_in_bold(block) or (block.kind == "heading" and not block.link_chars)


def _leads_to_day(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line with the day or a byline stands right below one, and then the story."""
    below = blocks[i + 1 : i + 1 + LEADS_LARGE]
    if not below or not (is_stamp(below[0].text) or is_signature(below[0].text)) or is_stamp(blocks[i].text):
        return False
    lead = next((b for b in below[1:] if not (is_stamp(b.text) or is_signature(b.text))), None)
    return lead is not None and len(lead.text) >= SENTENCE and ends_sentence(lead.text) and not lead.link_chars


def _of_issue(page: _Page) -> Name | None:
    """The same before what the page prints of <title> at its foot."""
    is_shown = page.told and any(agreement(name, page.told[0]) for name in page.large)
    return _leading(page) if page.is_issue and not is_shown else None


def _leads_to_prose(blocks: Sequence[Block], i: int) -> bool:
    most = LEADS if blocks[i].kind == "heading" else LEADS_LARGE
    return any(len(b.text) >= PROSE for b in blocks[i + 1 : i + 1 + most] if b.kind == "paragraph")


def _any(page: _Page) -> Name | None:
    return next(iter((*page.told, *page.displayed, *page.headings, *page.untitled)), None)


# Where no wording on display is known to another, asked in this order.
_LADDER = (_repeated, _begun, _said, _alone, _in_large, _of_issue, _above_day, _in_bold, _with_more, _leading, _any)
