"""The credits of a story: in its paragraphs, and in the blocks around them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import inf
from time import monotonic
from typing import NamedTuple

from newsclean.article import Credit
from newsclean.blocks import Block
from newsclean.credit.belonging import ASIDE_ROLES, belongs, is_a_pictures, is_the_sites
from newsclean.credit.cues import MAX_SIGNED, begins_picture, is_label, is_source_label, tells_job
from newsclean.credit.kinds import is_organisation
from newsclean.credit.line import Reading, find
from newsclean.credit.opening import find_opening
from newsclean.credit.organisation import listed_organisation
from newsclean.credit.story import BLOCKS_NEAR, SCOPES_AROUND, TOP, Story, places, reading_of, story_of, within
from newsclean.credit.tokens import Span
from newsclean.errors import InputError
from newsclean.text import ends_sentence, fold

__all__ = ["Found", "extract_credits", "parse_credit"]

MAX_LISTED = 80  # characters of names below their label
MAX_SOURCES = 8  # items of a list of sources
MAX_WRAPPED = 6  # lines of a credit that a mail program broke
CLOSING = 3  # blocks behind the body of which one may end in its credit
MAX_CREDITS = 4  # of one block
LABELS_BEHIND = 6  # blocks behind the body in which a label belongs to the story: teasers have some, too
CAPTION_TAGS, CAPTION_LABELS = ("figcaption", "figure"), ("caption", "credit", "image")
CAPTION_LABELS_BEHIND = ("caption", "image")  # behind the body "creditLine" is the story's


class Found(NamedTuple):
    """The credits of a story in page order, and what remains of the blocks of its body that held them, None where
    nothing does; also of the last paragraph, where the body leaves that out."""

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
    filed: Collection[str] = (),
) -> Found:
    """The credits of a story: `body` are the indices of its paragraphs among `blocks`, `authors` its byline, `site` the
    name of the site, whose own copyright is no credit; `filed` the agencies that its dateline names.

    Looks into the paragraphs, and at a few blocks before the first and behind the last of them, until the deadline (of
    `time.monotonic`).
    """
    if not body:
        return Found((), {})
    story = story_of(blocks, body, authors, site, filed)
    credits: list[Credit] = []
    rest: dict[int, str | None] = {}
    for i in story.order[:TOP]:  # a deck may stand above
        line = blocks[i].text
        if opening := find_opening(line):
            credits.append(_credit(line, opening))
            rest[i] = line[opening.end :].lstrip() or None
            break
    for i in places(story):
        if monotonic() > deadline:
            break
        credits += _found(story, i, rest)
    return Found(_distinct(credits), {i: left for i, left in rest.items() if i in story.inside or left})


def _found(story: Story, i: int, rest: dict[int, str | None]) -> list[Credit]:
    """The credits of a block, or of those that it is the label of; what they leave of a block goes to `rest`."""
    block = story.blocks[i]
    text = rest.get(i, block.text)
    if not text:  # a label above it, or the opening, has told all of it
        return []
    may_be_label = i <= story.first or story.late <= i <= story.end + LABELS_BEHIND
    if may_be_label and len(block.text) <= MAX_SIGNED and is_label(block.text):
        return _labelled(story, i, rest)
    wrapped = _wrapped(story, i, rest) if i >= story.late and block.scope is None else None
    if wrapped:
        return [wrapped]
    boxed = _boxed(story, i) if story.end < i <= story.end + BLOCKS_NEAR else None
    if boxed:
        return [boxed]
    reading = reading_of(story, i)
    if reading is None or _is_caption(story, i):
        return []
    found, left = _spans(story, i, text, reading)
    if found and i in story.inside:
        rest[i] = left or None
    elif _closes(story, i, found, left):
        rest[i] = left
    elif story.first < i < story.end:  # pictures between paragraphs have credits of their own
        found = [credit for credit in found if not is_a_pictures(credit, block)]
    return [credit for credit in found if not is_the_sites(credit, story, i)]


def _closes(story: Story, i: int, found: Sequence[Credit], left: str) -> bool:
    """Whether a block right behind the body is its last paragraph, left out: a sentence and the story's credit."""
    if not found or not story.end < i <= story.end + CLOSING or not ends_sentence(left):
        return False
    return not any(begins_picture(credit.raw) or any(p.role == "photo" for p in credit.people) for credit in found)


def _is_caption(story: Story, i: int) -> bool:
    """Whether a block stands at a picture. What holds the first paragraph too is the text, and what it is called for
    its pictures tells nothing: "js-post-images-container"."""
    one, first = story.blocks[i].scope, story.blocks[story.first].scope
    is_in_text = i != story.first and one is not None and first is not None and one.parent is first.parent
    labels = CAPTION_LABELS if i <= story.end else CAPTION_LABELS_BEHIND
    return within(story.blocks[i], CAPTION_TAGS, labels, most=1 if is_in_text else SCOPES_AROUND)


def _labelled(story: Story, i: int, rest: dict[int, str | None]) -> list[Credit]:
    """The credit of a label that is a block, "Translation:", and the names in the next."""
    label, listed = story.blocks[i].text, story.blocks[i + 1 : i + 2]
    if not listed or len(listed[0].text) > MAX_LISTED:
        return []
    is_list = listed[0].kind == "list_item" or listed[0].scope is None
    is_second = 1 < i < story.first and is_label(story.blocks[i - 2].text)  # "Tekst:", a name, "Foto:", a name
    named = _named_below(label, listed[0].text, i < story.first, is_second)
    credit = (_sources(story, i, label) if is_list else None) or named
    if credit is None:
        return []
    rest.update(dict.fromkeys(range(i, i + credit.raw.count("\n") + 1)))
    return [credit]


def _named_below(label: str, names: str, above: bool, is_second: bool) -> Credit | None:
    """The credit that a label and the line below it make; a label without a colon may be a button, "编辑". Behind
    another such label above a story, photographers took the pictures of all of it."""
    span = find(f"{label} {names}", Reading(biography=False, signs=False))
    if span is None or span.end - span.start != len(label) + 1 + len(names):
        return None
    people, organisations = span.parsed.people, span.parsed.organisations
    shown = ASIDE_ROLES - {"photo"} if is_second else ASIDE_ROLES
    if any(p.role in shown for p in people):
        return None
    if not people and (above or not all(map(is_organisation, organisations))):
        return None
    if not label.endswith((":", "：")) and any(p.name.isascii() and " " not in p.name for p in people):
        return None  # "Presented by", and a button below
    return Credit(f"{label}\n{names}", people, organisations)


def _wrapped(story: Story, i: int, rest: dict[int, str | None]) -> Credit | None:
    """The credit in a bracket that opens on one line of flattened text and closes on one of the next."""
    lines = [block.text for block in story.blocks[i : i + MAX_WRAPPED]]
    if lines[0][:1] != "(" or ")" in lines[0] or lines[0].endswith(";"):  # behind a semicolon each line is a credit
        return None
    last = next((k for k, line in enumerate(lines) if line.endswith(")")), 0)
    bracket = " ".join(lines[: last + 1])
    span = find(bracket, Reading(biography=False, signs=False)) if last else None
    if span is None or (span.start, span.end) != (0, len(bracket)):
        return None
    rest.update(dict.fromkeys(range(i, i + last + 1)))
    return replace(_credit(bracket, span), raw="\n".join(lines[: last + 1]))


def _sources(story: Story, i: int, label: str) -> Credit | None:
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


def _boxed(story: Story, i: int) -> Credit | None:
    """The credit of an author box that prints the name as a block, and in the next a sentence on the job."""
    text, name = story.blocks[i].text, story.blocks[i - 1].text
    if not tells_job(text) or not ends_sentence(text) or fold(name) not in story.authors:
        return None
    box = f"{name}\n{text}"
    span = find(box, Reading(ending=False, authors=story.authors))
    return _credit(box, span) if span else None


def _spans(story: Story, i: int, text: str, reading: Reading) -> tuple[list[Credit], str]:
    """The credits at the end of a block, in the order printed, and what stands before them."""
    found: list[Credit] = []
    left = text
    while left and len(found) < MAX_CREDITS:
        span = find(left, reading)
        if span is None or (span.start and begins_picture(text)) or (reading.strict and left[span.end :].strip()):
            break
        credit = _credit(left, span)
        if not belongs(credit, span.parsed, story, i, reading):
            break
        found.insert(0, credit)
        left = left[: span.start].rstrip()
    return found, left


def _credit(line: str, span: Span) -> Credit:
    return Credit(line[span.start : span.end].strip(), span.parsed.people, span.parsed.organisations)


def _distinct(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each once: pages repeat a biography or a source, some with more sentences behind it."""
    seen: dict[object, Credit] = {}
    for credit in credits:
        seen.setdefault((credit.people, credit.organisations) if credit.people else fold(credit.raw), credit)
    return tuple(seen.values())
