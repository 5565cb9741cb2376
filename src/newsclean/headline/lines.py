"""The headline of flattened text."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise, takewhile
from operator import add

import regex

from newsclean import rules, site
from newsclean.blocks import Block
from newsclean.headline.address import as_addressed
from newsclean.headline.deck_signs import is_signature, is_stamp
from newsclean.headline.wording import (
    ALONE,
    LIKE,
    LONGEST,
    SEPARATOR,
    TAIL,
    WORD,
    bare,
    unmarked,
    without_label,
    without_site,
)
from newsclean.noise import line_rule
from newsclean.patterns import lazy
from newsclean.rules.people import JOBS
from newsclean.text import DAY_LIKE, alternation, begins_small, count_words, is_east_asian, is_spaceless, size

__all__ = ["headline_below", "headline_of_text"]

_RULES = rules.read("headline.toml")["text"]
_AUTHORS = frozenset(map(bare, _RULES["authors"]))
_RELEASES = frozenset(map(bare, _RULES["releases"]))
# A time, a day at the end, a word or two and a year ("March 2024"), code, an address, brackets around all or behind a
# sentence: what stands near a headline and is none.
_NO_TITLE = lazy(
    re.compile,
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\D{1,20}(?:19|20)\d{2}$|^\W*(?:\w+\W+){1,2}(?:19|20)\d{2}$|[{};=©@]|https?:"
    r"|^\(.*\)$|[.!?。]\s?\([^()]+\)$",
)
# A sentence and who took the picture: "The old bridge. ADA WEIR / AFP"; and who wrote: "Ada Weir, Staff Writer".
_CREDITED = lazy(regex.compile, r"[.!?] \p{Lu}[\p{L}'’ .-]{2,40} ?/ ?\p{Lu}[\p{L}. ]{1,20}$")
_NAMED = lazy(regex.compile, r"\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2}(?:,| [–—|·-]) (\p{L}.{3,50})")
_OPENER = lazy(regex.compile, rf"\P{{L}}{{0,9}}(?:{alternation(_RULES['openers'])})\b", regex.IGNORECASE)

# A sentence with a longer one behind it, or the end of one; headlines may have a short one: "Floods. Ulm wades"
_SENTENCE = lazy(regex.compile, r"[.!?]\s+\p{Lu}.{20}|[.。][”\"»’]?$")
_STEPS = frozenset(map(str, range(2, 20)))  # numbers of the last in a trail
_STEP_MARK = lazy(re.compile, r"\s[»›>→/]\s")  # two of them in a line make it a trail
# Signs of vowels, tones and the like, which stand on letters: to most patterns they part words of Hindi or Tamil.
_MARKS = lazy(regex.compile, r"\p{M}+")
_UNFINISHED = tuple(".。।॥۔።;:,")  # how lines that are no titles end

DATED = 40  # characters of a line with a day in it that is no headline
SHORTEST_TITLE = 8  # characters of a line that can be the headline of flattened text
LINES_ABOVE = 15  # lines above the body among which its headline stands; 10 and 25 find fewer
LINES_ADDRESSED = 1_000  # the same for the line that the address spells: more take long
LINES_TOLD = 30  # the same for a line that is about the story: the first such; 15 and 40 find fewer
ABOUT = 0.4  # of the words of a line, the share that the story's first paragraphs have
FOREIGN = 0.3  # of the words of a notice, the share that the story has, at most
SEVERAL = 3  # longer words of a short line that has all its words from the story
PARAGRAPHS, TOLD = 10, 500  # these, and characters of one
SHORT_WORD, STEM = 3, 5  # letters of words that say little, and those that words of one meaning begin with
FAR = 8  # lines above the body, from which on the first may name a later one in other words


def headline_of_text(
    blocks: Sequence[Block], story: Sequence[int], url: str | None = None
) -> tuple[str | None, str | None]:
    """The headline of flattened text: a line above the body (or its first line) that is no sentence.

    The page's first line, where a later one repeats it with or without the site's name, tells it: that is <title>; else
    the only heading of the first level; the line that is likest to the page's address; or the one that has the first
    line's words. Else it is the first line near the body whose words the story has, or that is long enough, for decks
    and captions come below it. What the text marks as headings goes before other lines. The site's name, as the page's
    address has it, is no part of it, nor is the trail to the page.
    """
    above = _below_label(blocks[: story[0] + 1 if story else 1])
    if not above:
        return None, None
    lead = " ".join(blocks[i].text[:TOLD] for i in story[:PARAGRAPHS])
    sites = site.names((), (url,)) if url else frozenset[str]()
    highest = _highest(block.text for block in blocks if block.level == 1 and not site.is_called(block.text, sites))
    found = next(filter(None, _wordings(above, highest, lead, url or "")), None)
    if not found:
        return None, None
    if len(above) > 1 and found == above[-1].text != above[0].text:
        found = _above_deck(above, lead) or found
    found = unmarked(_without_trail(found, [block.text for block in above]))
    return without_label(without_site(found, sites) if url else found), "text"


def headline_below(blocks: Sequence[Block], story: Sequence[int]) -> str | None:
    """The headline of flattened text below the first block of its body, which then is a notice on the page or on who
    wrote the story: a long line right above the day or the byline. The rest of the body has few words of a notice."""
    if len(story) < 2 or blocks[story[0]].scope is not None:
        return None
    told = _beginnings(" ".join(blocks[i].text[:TOLD] for i in story[1 : 1 + PARAGRAPHS]))
    said = _beginnings(blocks[story[0]].text)
    between = blocks[story[0] + 1 : story[1] + 1]
    title = _signed(_titles(between), between, told)
    return unmarked(title) if title and len(said & told) < FOREIGN * len(said) else None


def _below_label(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks below the line that says that a text is a press release."""
    labels = [i for i, block in enumerate(blocks[:-1]) if bare(block.text) in _RELEASES]
    return blocks[labels[-1] + 1 :] if labels else blocks


def _wordings(above: Sequence[Block], highest: str, lead: str, url: str) -> Iterator[str]:
    """What may be the headline, the likeliest first; each is only looked for where those before fail. `above` are the
    blocks down to the first of the story, `highest` the heading above all others, `lead` is how the story begins."""
    yield _as_title(above)
    yield highest
    first, titles = above[0].text, _titles(above)
    addressed = as_addressed(titles[-LINES_ADDRESSED:], url)
    yield addressed if addressed != first else ""  # that is <title>, which no other line says
    if len(above) > FAR + 1:
        yield _alike(first, titles)
    headings = [title for title, block in zip(titles, above, strict=True) if block.kind == "heading"]
    yield from _near(titles, headings, above, lead)


def _above_deck(above: Sequence[Block], lead: str) -> str:
    """The long line right above the first of the body, which may be the deck: one that has a word of the story."""
    title = above[-2].text
    is_title = _is_title(title) and _is_long(title) and above[-2].kind == above[-1].kind
    return title if is_title and _beginnings(title) & _beginnings(lead) else ""


def _near(titles: Sequence[str], headings: Sequence[str], above: Sequence[Block], lead: str) -> Iterator[str]:
    """Of the headings, of the lines near the story and of all: the first that is about it, or long. "" is no title."""
    around, near = titles[-LINES_TOLD - 1 : -1], titles[-LINES_ABOVE - 1 :]
    told = _beginnings(lead)
    for lines in (headings, around, near, titles):
        sizes = [count_words(_unvowelled(line)) for line in lines]
        long = [line for line, words in zip(lines, sizes, strict=True) if words > ALONE]
        short = [line for line, words in zip(lines, sizes, strict=True) if SEVERAL <= words <= ALONE]
        yield next((line for line in long if _is_about(line, told)), "")
        yield next((line for line in short if _is_all_told(line, told)), "")
        if lines is around:
            yield _signed(titles, above, told)
        else:  # around the story only lines about it are sure enough
            yield next(filter(None, long or lines), "")


def _titles(blocks: Sequence[Block]) -> list[str]:
    """Each line that may be a headline, "" for others, and for the one below a label for authors."""
    texts = [block.text for block in blocks]
    pairs = zip(texts, ["", *texts], strict=False)
    return [text if _is_title(text) and not _is_of_author(text, above) else "" for text, above in pairs]


def _is_of_author(line: str, above: str) -> bool:
    """Whether a line is the author whom the one `above` it announces, or the job of one whom that names."""
    return bare(above) in _AUTHORS or (is_signature(above) and line.rpartition(" ")[2].casefold() in JOBS)


def _signed(titles: Sequence[str], above: Sequence[Block], told: Set[str]) -> str:
    """The long line right above the day or the byline; of two, the second is the deck, where the
    story has a word of the first or nothing parts them. More may be other stories'."""
    for i in range(max(0, len(titles) - 1 - LINES_TOLD), len(titles) - 1):
        below = above[i + 1].text
        if _is_long(titles[i]) and (is_stamp(below) or is_signature(below)):
            run = list(takewhile(_is_long, reversed(titles[: i + 1])))
            near = titles[max(0, i - SEVERAL) : i]
            title = next((t for t in near if _is_long(t) and _beginnings(t) & told), run[-1])
            return title if len(run) < SEVERAL else ""
    return ""


def _is_long(title: str) -> bool:
    return count_words(_unvowelled(title)) > ALONE


def _is_about(line: str, told: Set[str]) -> bool:
    """Whether the story has the words of a line that is no sentence, however they end."""
    words = _beginnings(line)
    return len(words & told) >= max(1, ABOUT * len(words)) and not _SENTENCE.search(line)


def _is_all_told(line: str, told: Set[str]) -> bool:
    """Whether the story has all words of a line, so that a short one is no section's name."""
    words = _beginnings(line)
    return len(words) >= SEVERAL and words <= told


def _beginnings(text: str) -> Set[str]:
    """How the longer words of a text begin; in scripts without spaces, pairs of characters."""
    if is_spaceless(text) or is_east_asian(text):
        return frozenset(map(add, text, text[1:]))
    words = WORD.findall(_unvowelled(text).casefold())
    return frozenset(word[:STEM] for word in words if len(word) > SHORT_WORD)


def _unvowelled(text: str) -> str:
    """A text without the marks on its letters: "हिन्दी" is one word, and not three."""
    return text if text.isascii() else _MARKS.sub("", text)


def _as_title(above: Sequence[Block]) -> str:
    """The line that says what the first does, or a part of it; a heading, where the text marks these."""
    first = above[0].text
    said, parts = bare(first), _parts(first)
    behind = [block.text for block in above[1:] if block.level] or [block.text for block in above[1:]]
    return max((line for line in behind if _is_told(line, said) or _is_part(line, parts)), key=len, default="")


def _highest(headings: Iterable[str]) -> str:
    """The one heading of the first level, "" where there are more or none."""
    texts = set(headings)
    text = texts.pop() if len(texts) == 1 else ""
    return text if SHORTEST_TITLE <= len(text) <= LONGEST and count_words(text) > 1 else ""


def _parts(title: str) -> frozenset[str]:
    """What stands in a title before what may be names of the site and its sections, bare: nothing behind is longer."""
    marks = SEPARATOR.finditer(title[:LONGEST])
    parts = ((title[: mark.start()], SEPARATOR.split(title[mark.end() : LONGEST])) for mark in marks)
    return frozenset(bare(p) for p, behind in parts if count_words(p) >= TAIL and len(p) >= max(map(len, behind)))


def _is_part(line: str, parts: frozenset[str]) -> bool:
    """Whether a line is one of the parts, whatever signs are in it."""
    return min(map(len, parts), default=LONGEST) <= len(line) <= LONGEST and bare(line) in parts


def _is_told(line: str, first: str) -> bool:
    """Whether a line says what the first line does, or most of it."""
    said = bare(line)
    if size(line) < SHORTEST_TITLE:
        return False
    return len(said) >= LIKE * len(first) and said in first and count_words(line) >= TAIL


def _alike(first: str, lines: Sequence[str]) -> str:
    """The line that has most of the first one's words, if it has enough of them."""
    words = frozenset(WORD.findall(first.casefold()))
    shared = {line: len(words.intersection(WORD.findall(line.casefold()))) for line in lines if line not in first}
    most = max(shared.values(), default=0)
    is_alike = most >= max(ALONE, LIKE * len(words))
    return next(line for line, count in shared.items() if count == most) if is_alike else ""


def _without_trail(line: str, lines: Sequence[str]) -> str:
    """A headline that is the last step of a trail, without those before it: another line says it alone, or it is
    numbered as they are, or there are two."""
    *steps, last = _STEP_MARK.split(line)
    if len(steps) > 1 and len(last) >= SHORTEST_TITLE and count_words(last) > 1:
        return last
    for above, other in pairwise(lines):
        is_end = line != other and line.endswith(other) and count_words(other) >= TAIL
        is_whole = not begins_small(other) and other[0] not in ":-–—"
        if above == line:  # what is below may be a place that it names, too
            is_whole = is_whole and 2 * len(other) > len(line)
        elif line.startswith(above):  # a kicker, and the title below it
            is_whole = False
        if is_end and is_whole and not line.removesuffix(other).rstrip().endswith(":"):
            return other
    number, _, rest = line.partition(". ")
    is_step = number in _STEPS and any(other.startswith(f"{int(number) - 1}. ") for other in lines)
    return rest if is_step else line


def _is_title(line: str) -> bool:
    if len(line) < DATED and DAY_LIKE.search(line):
        return False
    if not SHORTEST_TITLE <= len(line) <= LONGEST or line.endswith(_UNFINISHED):
        return False
    if _says_who(line) or _OPENER.match(line) or _NO_TITLE.search(line) or line_rule(line) is not None:
        return False
    return count_words(line) >= TAIL


def _says_who(line: str) -> bool:
    """Whether a line says who took a picture, behind what it shows; or is a name, and behind it a job and no more."""
    named = _NAMED.fullmatch(line)
    words = named[1].split() if named else []
    is_job = any(word.casefold() in JOBS for word in (*words[:1], *words[-1:]))
    is_title = all(word[0].isupper() or len(word) < SHORT_WORD or word.casefold() in JOBS for word in words)
    return (is_job and is_title) or _CREDITED.search(line) is not None
