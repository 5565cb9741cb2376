"""The credits of a story: in its paragraphs, and in the blocks around them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from math import inf
from time import monotonic
from typing import NamedTuple

from newsclean.article import Credit
from newsclean.blocks import Block, around
from newsclean.credit.cues import (
    MAX_SIGNED,
    begins_picture,
    begins_pictures,
    ends,
    is_label,
    is_life,
    is_source_label,
    opens,
    says_author,
    tells,
    tells_job,
)
from newsclean.credit.lexicon import PICTURES, TEXT_ROLES
from newsclean.credit.line import Reading, find
from newsclean.credit.organisation import listed_organisation
from newsclean.credit.tokens import Parsed, Span, is_organisation
from newsclean.credit.unspaced import find_opening, says_origin
from newsclean.errors import InputError
from newsclean.noise import line_rule
from newsclean.rules.agencies import find_agency
from newsclean.site import keys
from newsclean.text import ends_sentence, fold

__all__ = ["Found", "extract_credits", "parse_credit"]

BLOCKS_BEHIND = 6  # blocks behind the body that may hold its credits; annotated ones stand up to 10 behind it
LINES_BEHIND = 16  # lines of flattened text among which buttons and prompts are not counted
FOOT = 2  # last blocks of a page, where the copyright is that of the site
BLOCKS_AT_HOME = 40  # the same for blocks of the body's own element, when boxes with other stories stand between
# Of these, those where a bare sign-off or a copyright line belongs to the story; and a biography: of those found so
# near 10 of 20 are annotated, of those farther off 4 of 23 (without the repeated ones), and in elements named for the
# author no more.
BLOCKS_NEAR = 3
BLOCKS_ABOVE = 3
BELOW_HEADLINE = 12  # blocks above the body among which the headline is looked for
MAX_STRICT = 250  # characters of a paragraph in the middle of a body that is looked at; the longest found has 150
SCOPES_AROUND = 2  # elements around a block that may say what it is
SCOPES_ABOVE = 4  # the same where only their tags are asked
MAX_LISTED = 80  # characters of names below their label
MAX_SOURCES = 8  # items of a list of sources
_FILING = ("format-", "post_format-", "tag-", "category-")  # how class names begin that WordPress files a story by
MAX_CREDITS = 4  # of one block
FOOTER = ("footer",)  # of the site or of an article: who wrote stands there on every page
FOOTER_LABELS = ("copyright", "copy", "foot")
CAPTION_TAGS, CAPTION_LABELS = ("figcaption", "figure"), ("caption", "credit", "image")
ASIDE_ROLES = frozenset({"photo", "author", "writing", "illustration", "video"})
TOP = 3  # first paragraphs of the body, where contributors may stand ("A contributed to this guide.")
LAST = 3  # last paragraphs of the body, where every form is looked for


class Found(NamedTuple):
    """The credits of a story in page order, and what remains of the blocks that held them: None where nothing does."""

    credits: tuple[Credit, ...]
    rest: Mapping[int, str | None]


def parse_credit(line: str) -> Credit | None:
    """The credit in a line of text, or None: `raw` is what the credit takes of the line. InputError for no str.

    >>> credit = parse_credit("(Reporting by Ana Ruiz in Lima; Editing by Tom Boyd)")
    >>> [(p.name, p.role, p.place) for p in credit.people]
    [('Ana Ruiz', 'reporting', 'Lima'), ('Tom Boyd', 'editing', None)]
    >>> parse_credit("The rain stopped at noon. (ab/dpa)").organisations
    ('dpa',)
    >>> parse_credit("The bridge reopened, the mayor said.") is None
    True
    """
    if not isinstance(line, str):
        raise InputError(f"a line is a str, not {type(line).__name__}")
    span = find(line, Reading())
    return _credit(line, span) if span else None


def extract_credits(
    blocks: Sequence[Block],
    body: Collection[int],
    authors: Collection[str] = (),
    site: str | None = None,
    deadline: float = inf,
) -> Found:
    """The credits of a story: `body` are the indices of its paragraphs among `blocks`, `authors` its byline, `site` the
    name of the site, whose own copyright is no credit.

    Looks into the paragraphs, and at a few blocks before the first and behind the last of them, until the deadline (of
    `time.monotonic`).
    """
    if not body:
        return Found((), {})
    story = _story(blocks, body, authors, site)
    credits: list[Credit] = []
    rest: dict[int, str | None] = {}
    opening = find_opening(blocks[story.first].text)
    if opening:
        line = blocks[story.first].text
        credits.append(_credit(line, opening))
        rest[story.first] = line[opening.end :].lstrip() or None
    for i in _places(story):
        if monotonic() > deadline:
            break
        credits += _found(story, i, rest)
    return Found(_distinct(credits), rest)


class _Story(NamedTuple):
    """Where a story stands among the blocks of its page, and what is known of it."""

    blocks: Sequence[Block]
    order: Sequence[int]  # of its paragraphs
    inside: frozenset[int]  # the same
    last: frozenset[int]  # the last of them
    late: int  # the first of these
    first: int  # the first of all
    end: int  # the last of all
    lives: int  # the last block that may tell the life of an author
    reach: int  # the last block that is near it: what follows a heading is headed by something else
    home: frozenset[str | int]  # the elements that hold those of the last paragraphs
    authors: frozenset[str]
    site: str


def _story(blocks: Sequence[Block], body: Collection[int], authors: Collection[str], site: str | None) -> _Story:
    order = sorted(body)
    end, last = order[-1], order[-LAST:]
    behind = range(end + 1, min(len(blocks), end + BLOCKS_NEAR + 1))
    return _Story(
        blocks,
        order,
        inside=frozenset(order),
        last=frozenset(last),
        late=last[0],
        first=order[0],
        end=end,
        lives=_lives(blocks, end),
        reach=next((i for i in behind if blocks[i].kind == "heading"), end + BLOCKS_NEAR),
        home=frozenset(home for i in last if (home := _home(blocks[i]))),
        authors=frozenset(map(fold, authors)),
        site=fold(site or ""),
    )


def _lives(blocks: Sequence[Block], end: int) -> int:
    """The last block in which a biography belongs to the story; lines of flattened text that are buttons and prompts
    are not counted, for their elements would have been dropped."""
    near = end + BLOCKS_NEAR
    if blocks[end].scope is not None:
        return near
    behind = range(end + 1, min(len(blocks), end + LINES_BEHIND + 1))
    lines = (i for i in behind if blocks[i].text and line_rule(blocks[i].text) is None)
    return max((near, *islice(lines, BLOCKS_NEAR)))


def _places(story: _Story) -> Iterator[int]:
    """The blocks to look at: short ones in the body and above it, those just behind, those farther off at home."""
    blocks = story.blocks
    for i in _above(story):
        if _is_short(blocks[i]):
            yield i
    for i in story.order:
        if i < story.late and len(blocks[i].text) <= MAX_STRICT:
            yield i
    for i in range(story.late, story.end + 1):  # what stands between the last paragraphs may have been left out
        if i in story.last or (_is_short(blocks[i]) and (blocks[i].scope is None or _home(blocks[i]) in story.home)):
            yield i
    for i in range(story.end + 1, min(len(blocks), story.end + BLOCKS_AT_HOME + 1)):
        if blocks[i].kind != "heading" and (
            i <= max(story.end + BLOCKS_BEHIND, story.lives) or _home(blocks[i]) in story.home
        ):
            yield i


def _above(story: _Story) -> range:
    """The nearest blocks above a story, or all below its headline."""
    blocks = story.blocks
    far = range(story.first - 1, max(-1, story.first - BELOW_HEADLINE - 1), -1)
    heading = next((i for i in far if blocks[i].kind == "heading"), story.first)
    return range(max(0, min(heading + 1, story.first - BLOCKS_ABOVE)), story.first)


def _found(story: _Story, i: int, rest: dict[int, str | None]) -> list[Credit]:
    """The credits of a block, or of those that it is the label of; what they leave of the body goes to `rest`."""
    block = story.blocks[i]
    if not block.text or block.rule is not None:
        return []
    if len(block.text) <= MAX_SIGNED and is_label(block.text):
        return _labelled(story, i, rest)
    boxed = _boxed(story, i)
    if boxed:
        return [boxed]
    reading = _reading(story, i)
    if reading is None or _is_caption(block):
        return []
    found, left = _spans(rest.get(i) or block.text, reading)
    if found and i in story.inside:
        rest[i] = left or None
    elif story.first < i < story.end:  # pictures between paragraphs have credits of their own
        found = [credit for credit in found if not _is_picture(credit, block)]
    return [credit for credit in found if not (_is_copyright(credit) and _is_the_sites(credit, story, i))]


def _is_picture(credit: Credit, block: Block) -> bool:
    """Whether a credit between paragraphs is that of a picture; of a line of flattened text nothing tells a source."""
    if not credit.people:
        return block.scope is None or begins_picture(credit.raw)
    parsed = Parsed(credit.people, credit.organisations)
    is_of_all = not _is_link(block) and _is_of_all(credit.raw, parsed)
    return all(p.role in PICTURES for p in credit.people) and not is_of_all


def _labelled(story: _Story, i: int, rest: dict[int, str | None]) -> list[Credit]:
    """The credit of a label that is a block, "Translation:", and the names in the next."""
    label, listed = story.blocks[i].text, story.blocks[i + 1 : i + 2]
    if story.first < i < story.late or not listed or not listed[0].text or len(listed[0].text) > MAX_LISTED:
        return []
    is_list = listed[0].kind == "list_item" or listed[0].scope is None
    credit = (_sources(story, i, label) if is_list else None) or _named_below(label, listed[0].text, i < story.first)
    if credit is None:
        return []
    rest.update({j: None for j in range(i, i + credit.raw.count("\n") + 1) if j in story.inside})
    return [credit]


def _named_below(label: str, names: str, above: bool) -> Credit | None:
    """The credit that a label and the line below it make; a label without a colon may be a button, "编辑"."""
    span = find(f"{label} {names}", Reading(biography=False, signs=False))
    if span is None or span.end - span.start != len(label) + 1 + len(names):
        return None
    people, organisations = span.parsed.people, span.parsed.organisations
    if label[-1] not in ":：" and any(p.role not in TEXT_ROLES for p in people):
        return None
    if any(p.role in ASIDE_ROLES for p in people):
        return None
    if not people and (above or not all(map(is_organisation, organisations))):
        return None
    return Credit(f"{label}\n{names}", people, organisations)


def _sources(story: _Story, i: int, label: str) -> Credit | None:
    """A list of sources behind its label: the organisations among them; None where it holds none, or is of people."""
    if i < story.first or not is_source_label(label):
        return None
    items: list[str] = []
    for block in story.blocks[i + 1 : i + 1 + MAX_SOURCES]:
        is_item = block.kind == "list_item" or (block.scope is None and listed_organisation(block.text) is not None)
        if not is_item or not 0 < len(block.text) <= MAX_LISTED:
            break
        items.append(block.text)
    names = tuple(dict.fromkeys(filter(None, map(listed_organisation, items))))
    return Credit("\n".join((label, *items)), (), names) if names else None


def _boxed(story: _Story, i: int) -> Credit | None:
    """The credit of an author box that prints the name as a block, and in the next a sentence on the job."""
    text, name = story.blocks[i].text, story.blocks[i - 1].text
    near = story.end < i <= story.end + BLOCKS_NEAR
    if not near or fold(name) not in story.authors or not ends_sentence(text) or not tells_job(text):
        return None
    box = f"{name}\n{text}"
    span = find(box, Reading(ending=False, authors=story.authors))
    return _credit(box, span) if span else None


def _is_short(block: Block) -> bool:
    return block.kind != "heading" and len(block.text) <= MAX_STRICT


def _reading(story: _Story, i: int) -> Reading | None:
    """How the block is read; None where nothing in it looks like a credit."""
    block, text = story.blocks[i], story.blocks[i].text
    if i < story.late:
        if not (says_origin(text) or opens(text) or (i < story.first + TOP and tells(text))):
            return None
        top = i < story.first + TOP and not _is_link(block)
        above, far = i < story.first, i < story.first - BLOCKS_ABOVE
        return Reading(strict=True, biography=False, authors=story.authors, above=above, top=top, far=far)
    at_home = i > story.end and _home(block) in story.home
    near = i <= story.reach or at_home
    may_tell_life = i <= story.lives or at_home
    biography = may_tell_life and is_life(text, story.authors) and not _within(block, FOOTER, (), SCOPES_ABOVE)
    ending = (i <= story.end + BLOCKS_BEHIND or at_home) and ends(text, near)
    if not ending and not biography:
        return None
    signs = not _is_link(block)
    return Reading(near=near, biography=biography, ending=ending, signs=signs, authors=story.authors, site=story.site)


def _is_link(block: Block) -> bool:
    """Whether all of it leads elsewhere; of a line of flattened text nobody knows."""
    return block.link_chars is not None and block.link_chars >= len(block.text)


def _home(block: Block) -> str | int | None:
    """The element that holds that of the block, by its label where it has one: a story's paragraphs mostly share it,
    or stand in several of a kind."""
    if block.scope is None or block.scope.parent is None:
        return None
    return block.scope.parent.label or block.scope.parent.number


def _spans(text: str, reading: Reading) -> tuple[list[Credit], str]:
    """The credits at the end of a block, in the order printed, and what stands before them."""
    found: list[Credit] = []
    left = text
    for _ in range(MAX_CREDITS):
        span = find(left, reading)
        if (
            span is None
            or (span.start and begins_picture(text))
            or not _belongs(left[span.start : span.end], span.parsed, reading)
            or (reading.strict and left[span.end :].strip())
        ):
            break
        found.insert(0, _credit(left, span))
        left = left[: span.start].rstrip()
        if not left:
            break
    return found, left


def _credit(line: str, span: Span) -> Credit:
    return Credit(line[span.start : span.end].strip(), span.parsed.people, span.parsed.organisations)


def _distinct(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each once: pages repeat a biography or a source, some with more sentences behind it."""
    seen: dict[object, Credit] = {}
    for credit in credits:
        seen.setdefault((credit.people, credit.organisations) if credit.people else fold(credit.raw), credit)
    return tuple(seen.values())


def _belongs(raw: str, parsed: Parsed, reading: Reading) -> bool:
    """Before a body and in its middle, photo credits belong to pictures, sources to charts, and writers to the byline,
    which far above may have other words.
    Behind it, "By A" and "Written by A" repeat the byline ("Author: A" is told there for its own sake), and sources
    farther off belong to something else."""
    if reading.strict:
        shown = ASIDE_ROLES - {"illustration"} if reading.above else ASIDE_ROLES
        roles = {p.role for p in parsed.people}
        certain = TEXT_ROLES & roles if reading.far else roles - shown
        return bool(certain) or parsed.sentence or (reading.top and _is_of_all(raw, parsed))
    if not parsed.people:
        own = parsed.copyright and reading.authors.issuperset(map(fold, parsed.organisations))
        return (reading.near or parsed.sentence) and not (own and not any(map(find_agency, parsed.organisations)))
    if parsed.sentence or any(p.role not in ASIDE_ROLES for p in parsed.people):
        return True
    if any(p.role not in ("writing", "author") for p in parsed.people):
        return reading.near
    return reading.near and (says_author(raw) or not reading.authors.issuperset(fold(p.name) for p in parsed.people))


def _is_of_all(raw: str, parsed: Parsed) -> bool:
    """Whether the work on all of a story is told, "Text: A, Foto: B", "Fotos: A", rather than that on one picture."""
    roles = {p.role for p in parsed.people}
    if parsed.organisations or any(p.organisation or " " not in p.name for p in parsed.people):
        return False
    is_cried = raw.partition(":")[0].isupper() and not raw.isupper()  # "PHOTOS: Ana Ruiz at the pier": a gallery
    return roles >= {"writing", "photo"} or ("photo" in roles and begins_pictures(raw) and not is_cried)


def _is_caption(block: Block) -> bool:
    return _within(block, CAPTION_TAGS, CAPTION_LABELS)


def _is_the_sites(credit: Credit, story: _Story, i: int) -> bool:
    """Whether a copyright is that of the site: in its footer or at the page's end, its own, or repeated."""
    if i > story.reach or _is_footer(story.blocks[i]) or _owns(story.site, credit):
        return True
    if any(map(find_agency, credit.organisations)):
        return False
    behind = story.blocks[i + 1 :]
    is_line = bool(story.site) and story.late <= i <= story.end + 1 and story.blocks[i].scope is None
    ends_page = not is_line and len(behind) < FOOT and (i > story.end or len(story.order) == 1)
    return ends_page or _recurs(credit, behind)


def _is_footer(block: Block) -> bool:
    """The footer of the site: its copyright is no credit."""
    return _within(block, FOOTER, FOOTER_LABELS)


def _owns(name: str, credit: Credit) -> bool:
    """Whether the site of that name is the owner: by its name, or its initials."""
    owner = " ".join(credit.organisations)
    pairs = [(one, other) for one in keys(name) if one for other in keys(owner) if other]
    return any(one in other or other in one for one, other in pairs) or _initials(name) == fold(owner)


def _initials(name: str) -> str:
    return "".join(word[0] for word in fold(name).split())


def _recurs(credit: Credit, blocks: Sequence[Block]) -> bool:
    """Whether the owner of a copyright is named in a later one, too: that of the site."""
    return any("©" in block.text and name in block.text for block in blocks for name in credit.organisations)


def _is_copyright(credit: Credit) -> bool:
    return credit.raw.casefold().startswith(("©", "copyright", "(c)", "（c）"))


def _names(labels: Collection[str]) -> Callable[[str], bool]:
    """Whether a class name says one of the labels; how a story is filed ("format-image", "tag-images") does not."""
    return lambda name: not name.startswith(_FILING) and any(word in name for word in labels)


def _within(block: Block, tags: Collection[str], labels: Collection[str], most: int = SCOPES_AROUND) -> bool:
    """Whether a block, or one of the elements around it, has one of the tags or is called by one of the labels."""
    for scope in islice(around(block.scope), most):
        label = scope.label.casefold()
        if scope.tag in tags or (any(word in label for word in labels) and any(map(_names(labels), label.split()))):
            return True
    return False
