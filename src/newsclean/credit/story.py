"""The credits of a story: in its paragraphs, and in the blocks around them."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from newsclean.article import Credit
from newsclean.blocks import Block
from newsclean.credit.lexicon import lexicon
from newsclean.credit.lines import Reading, find
from newsclean.credit.tokens import CLOSING, Parsed, Span
from newsclean.credit.unspaced import MAX_UNSPACED, UNSPACED
from newsclean.rules.agencies import find_agency
from newsclean.text import fold

__all__ = ["Found", "extract_credits", "parse_credit"]

AFTER = 12  # blocks behind the body that may hold its credits; annotated ones stand up to 10 behind it
NEAR = 3  # of these, the ones where a bare sign-off or a copyright line belongs to the story
BEFORE = 3
NEAR_BIOGRAPHY = 3  # of annotated biographies 18 of 29 found stand so near, of those found farther 5 of 21
AROUND = 2  # elements around a block that may say what it is
MAX_STRICT = 400  # characters of a paragraph in the middle of a body that is looked at
TELLING = 90  # characters at the end of a paragraph in which the verb of a contributor line stands
MAX_MARKED = 300  # characters before the end in which a copyright may begin
MAX_OPENED = 500  # the same for any other credit
ONE_SENTENCE = 60  # characters in which no second sentence is looked for
LEAST_LIFE = 25  # characters of the shortest biography
MAX_SIGNED = 40  # characters of a sign-off
MAX_LIFE = 220  # characters in which a biography names the job
MAX_WORD = 30  # characters in which the first word of a line ends
MAX_CREDITS = 4  # of one block
ASIDE_ROLES = frozenset({"photo", "author", "writing", "illustration", "video"})
LAST = 3  # last paragraphs of the body, where every form is looked for


class Found(NamedTuple):
    """The credits of a story in page order, and what remains of the blocks that held them: None where nothing does."""

    credits: tuple[Credit, ...]
    rest: Mapping[int, str | None]


def parse_credit(line: str) -> Credit | None:
    """The credit in a line of text, or None: `raw` is what the credit takes of the line.

    >>> credit = parse_credit("(Reporting by Ana Ruiz in Lima; Editing by Tom Boyd)")
    >>> [(p.name, p.role, p.place) for p in credit.people]
    [('Ana Ruiz', 'reporting', 'Lima'), ('Tom Boyd', 'editing', None)]
    >>> parse_credit("The rain stopped at noon. (ab/dpa)").organisations
    ('dpa',)
    >>> parse_credit("The bridge reopened, the mayor said.") is None
    True
    """
    span = find(line, Reading())
    return _credit(line, span) if span else None


def extract_credits(blocks: Sequence[Block], body: Collection[int], authors: Collection[str] = ()) -> Found:
    """The credits of a story: `body` are the indices of its paragraphs among `blocks`, `authors` its byline.

    Looks into the paragraphs, and at a few blocks before the first and behind the last of them.
    """
    if not body:
        return Found((), {})
    order = sorted(body)
    first, end, inside, last = order[0], order[-1], frozenset(order), frozenset(order[-LAST:])
    names = frozenset(map(fold, authors))
    credits: list[Credit] = []
    rest: dict[int, str | None] = {}
    for i in range(max(0, first - BEFORE), min(len(blocks), end + AFTER + 1)):
        block, strict, near = blocks[i], i < end and i not in last, i <= end + NEAR
        if block.rule is not None or not block.text or (i not in inside and block.kind == "heading"):
            continue
        ending = _opens_strictly(block.text) if strict else _ends(block.text, near)
        biography = not strict and i <= end + NEAR_BIOGRAPHY and _is_life(block.text, names)
        if not (ending or biography) or _is_caption(block):
            continue
        found, left = _spans(block.text, Reading(strict, near, biography, ending, names))
        if i > end and found and _is_footer(block):
            found = [credit for credit in found if not _is_copyright(credit)]
        if found and i in inside:
            rest[i] = left or None
        credits += found
    return Found(_distinct(credits), rest)


def _spans(text: str, reading: Reading) -> tuple[list[Credit], str]:
    """The credits at the end of a block, in the order printed, and what stands before them."""
    found: list[Credit] = []
    left = text
    for _ in range(MAX_CREDITS):
        span = find(left, reading)
        if span is None or not _belongs(span.parsed, reading) or (reading.strict and left[span.end :].strip()):
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


def _belongs(parsed: Parsed, reading: Reading) -> bool:
    """Before a body and in its middle, photo credits belong to pictures, sources to charts, and writers to the byline.
    Behind it, "Written by A" repeats the byline, and sources farther off belong to something else."""
    if reading.strict:
        return any(p.role not in ASIDE_ROLES for p in parsed.people) or parsed.sentence
    if not parsed.people:
        return reading.near and not (parsed.copyright and reading.authors.issuperset(map(fold, parsed.organisations)))
    if parsed.sentence or any(p.role not in ("writing", "author") for p in parsed.people):
        return True
    return reading.near and not reading.authors.issuperset(fold(p.name) for p in parsed.people)


# Cheap tests before the grammar: most paragraphs show no sign of a credit.


def _opens_strictly(text: str) -> bool:
    """In the middle of a body: a short paragraph that a credit's words begin, or a contributor's verb ends."""
    return len(text) <= MAX_STRICT and (_opens_line(text) or _tells(text))


def _opens_line(text: str) -> bool:
    word = text[:MAX_WORD].lstrip(_MARKS).partition(" ")[0].rstrip(":：").casefold()
    if word not in lexicon().phrases and word not in lexicon().marks:
        return "/" in word and ":" in text[:MAX_WORD]  # joined labels: "Fotos/Video:"
    first = _FIRST_WORDS.match(text)
    return first is not None and _opens(first[1], first[2] or "")


def _tells(text: str) -> bool:
    return not lexicon().did_words.isdisjoint(text[-TELLING:].casefold().rstrip(". ").split())


def _opens(first: str, second: str) -> bool:
    """Whether two words may begin a credit."""
    node = lexicon().phrases.get(first.casefold())
    return first.casefold() in lexicon().marks or (node is not None and (None in node or second.casefold() in node))


_MARKS = "([{（【—–-*•|/ "
_FIRST_WORDS = re.compile(r"[^\w©]{0,4}(\w+)(?:\W{1,3}(\w+))?")
_STARTS = re.compile(r"(?:^|[.!?…”\"|)\]]\s|\s(?=\w{1,24}\s?[:：]))[^\w©]{0,4}(\w+)(?:\W{1,3}(\w+))?")


def _ends(text: str, near: bool) -> bool:
    """At the end of a body: a bracket that closes it, a word that opens a credit where a sentence begins, a verb of
    contributors, a copyright, or a short line that may be a sign-off."""
    if not CLOSING.isdisjoint(text[-2:]) or "©" in text[-MAX_MARKED:]:
        return True
    if len(text) <= ONE_SENTENCE:
        opened = _opens_line(text)
    else:
        opened = any(_opens(*pair) for pair in _STARTS.findall(text[-MAX_OPENED:]))
    if opened or _tells(text):
        return True
    if len(text) <= MAX_UNSPACED and UNSPACED.search(text):
        return len(text) <= MAX_SIGNED or not _COLONS.isdisjoint(text)
    return near and len(text) <= MAX_SIGNED and ("/" in text or find_agency(text.strip(" -–—.")) is not None)


_COLONS = frozenset("：:＝=")


def _is_life(text: str, authors: frozenset[str]) -> bool:
    """A job where a biography has it, or an author's name."""
    if len(text) < LEAST_LIFE:
        return False
    head = text[:MAX_LIFE].casefold()
    if any(author in head for author in authors):
        return True
    return not lexicon().jobs_all.isdisjoint(head.replace(",", " ").replace(".", " ").replace("-", " ").split())


def _is_caption(block: Block) -> bool:
    return _within(block, ("figcaption", "figure"), ("caption", "credit", "image"))


def _is_footer(block: Block) -> bool:
    """The footer of the site: its copyright is no credit."""
    return _within(block, ("footer",), ("copyright", "copy", "foot"))


def _is_copyright(credit: Credit) -> bool:
    return credit.raw.casefold().startswith(("©", "copyright", "(c)"))


def _within(block: Block, tags: Collection[str], labels: Collection[str]) -> bool:
    scope = block.scope
    for _ in range(AROUND):
        if scope is None:
            return False
        if scope.tag in tags:
            return True
        label = scope.label.casefold()
        if label and any(word in label for word in labels):
            return True
        scope = scope.parent
    return False
