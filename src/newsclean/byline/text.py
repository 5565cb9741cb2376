"""Whom the lines of the text name, where no candidate does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.blocks import Block, above, around
from newsclean.byline.candidates import BYLINE_CHARACTERS, NAME_WORDS, PLAIN, Line, announced
from newsclean.byline.han import names_editors, read_writers
from newsclean.byline.kinds import organisation
from newsclean.byline.line import TITLED, narrowed, parse_byline, read_line
from newsclean.byline.names import is_lone_word, recased
from newsclean.byline.words import ARTICLES, BY, GREETINGS, JOINS, NOBLE, bare, match
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.text import DAY_LIKE, ends_sentence

__all__ = ["BLOCKS_ABOVE", "FULL_NAME", "Text", "named_lines", "opens_with_by"]

BLOCKS_NEAR = 8  # above the body among which a line may hold day and name
BLOCKS_ABOVE = 30  # above the body in which a byline is looked for
BLOCKS_BELOW = 3  # … and below it
BLOCKS_OF_NO_BODY = 400  # … and where no body is known
DATED_CHARACTERS = 60  # of a line with the day, beside one that is a name
LABEL_CHARACTERS = 30  # of a line that is a label and nothing else
FRAME = frozenset(("footer", "nav", "aside", "header", "form"))
SCOPES_AROUND = 6  # elements around a block that tell where on a page it stands
FIRST_BLOCKS = 4  # first lines of a body among which one may be its byline
_BY_ALONE = frozenset(" ".join(words) for phrases in BY.values() for words in phrases)
FULL_NAME = r"\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,2}"
# A name in the bracket that closes a story.
_CLOSING = lazy(regex.compile, rf"\(({FULL_NAME})\)\W{{0,6}}$")
# What may stand between name and day: "171 words", "3 min read".
_COUNT = lazy(re.compile, r"\d[\d.,]{0,6} [^\W\d_]{1,12}\.?(?: [^\W\d_]{1,12})?")
_LISTED = lazy(re.compile, r"\s?[/,&]\s?")
_DIVIDED = lazy(re.compile, r"\s[|·•–—-]\s|[(),:]")


class Text(NamedTuple):
    """The blocks of a page, and which of them are the body."""

    blocks: Sequence[Block]
    story: Sequence[int]

    def above(self, most: int) -> list[Block]:
        """The blocks above the body, from the nearest up."""
        return [self.blocks[i] for i in above(self.story, most)]

    def behind(self, most: int) -> Sequence[Block]:
        """The last block of the body and those behind it; none where no body is known."""
        return self.blocks[self.story[-1] : self.story[-1] + most] if self.story else ()


def named_lines(text: Text) -> Iterator[Line]:
    """The lines that name somebody: first those that say so, then those that do nothing else."""
    yield from _printed(text)
    for read in (_filed, _reported, _beside, _alone, _signed):
        for people in read(text):
            yield Line("text", people)


def _printed(text: Text) -> Iterator[Line]:
    """The lines of the text that begin as a byline does: of those far from the body, other stories are signed."""
    start, end = (text.story[0], text.story[-1]) if text.story else (0, BLOCKS_OF_NO_BODY)
    first = max(0, start - BLOCKS_ABOVE)
    numbered = enumerate(islice(text.blocks, first, end + BLOCKS_BELOW + 2), first)
    lines = ["" if i > end and _is_menu(block) else _first_line(block) for i, block in numbered]
    for line, below in pairwise((*lines, "")):
        if len(line) <= LABEL_CHARACTERS and bare(line) in _BY_ALONE and PLAIN.fullmatch(below):
            line = f"{line} {below}"
        if len(line) <= BYLINE_CHARACTERS and opens_with_by(line) and not names_editors(line):
            people = announced(line)
            if any(p.name.isupper() or not is_lone_word(p) for p in people):
                yield Line("text", people)


def _first_line(block: Block) -> str:
    """A block, or its first line where that is a byline in bold alone: below it stands for whom the author writes."""
    return block.heading if block.heading and opens_with_by(block.heading) else block.text


def _is_menu(block: Block) -> bool:
    """Whether a block is links and nothing else: of "By Jane Doe" the name is one."""
    return (block.link_chars or 0) >= len(block.text) - block.text.count(" ") > 0


def _filed(text: Text) -> Iterator[list[Person]]:
    """An agency alone on a line between headline and body, or before a bar and the day: "AFP | 5 May 2021"."""
    for block in takewhile(lambda block: block.kind != "heading", text.above(BLOCKS_NEAR)):
        name, bar, day = block.text.partition(" | ")
        is_line = not bar or (len(block.text) <= BYLINE_CHARACTERS and DAY_LIKE.search(day) is not None)
        if is_line and block.kind == "paragraph" and not block.link_chars and find_agency(name):
            yield organisation(name)


def _reported(text: Text) -> Iterator[list[Person]]:
    """A line near an end of the body that begins with a Korean name and a reporter's title, or in Chinese with the
    title, behind whom the reporter works for."""
    first = [text.blocks[i] for i in text.story[:1]]
    for block in (*reversed(text.above(BLOCKS_NEAR)), *first, *text.behind(BLOCKS_BELOW)):
        line = block.text if len(block.text) <= DATED_CHARACTERS else ""
        name = TITLED.match(line)
        people = [Person(name[1], "person")] if name else list(read_writers(line))
        if people:
            yield people


def _beside(text: Text) -> Iterator[list[Person]]:
    """The lines above the body that give a day and a name apart from it: "5.5.2021 | Jane Doe", "5.5.2021 by Jane"."""
    for line in (block.text for block in text.above(BLOCKS_NEAR)):
        if len(line) > BYLINE_CHARACTERS or not DAY_LIKE.search(line):
            continue
        people, is_marked = read_line(line)
        if not is_marked:
            pieces = [piece.strip() for piece in _DIVIDED.split(line)]
            people = tuple(person for piece in pieces[1:] if _is_cased(piece) for person in parse_byline(piece))
        if len(people) == 1 and people[0].kind == "person":
            yield list(people)


def _is_cased(piece: str) -> bool:
    """Whether a piece of a line is written as names are: "Flood and Rain" is a section's."""
    return PLAIN.fullmatch(piece) is not None and all(word in NOBLE for word in piece.split() if word.islower())


def _alone(text: Text) -> Iterator[list[Person]]:
    """In flattened text, a line above the body that is a name and nothing else, next to the line with the day.

    On 254 texts of pages whose authors are known it is the one to speak 21 times, 18 times rightly; in markup, where
    a byline has a name of class, what is left for it is menus.
    """
    above = (block.text for block in reversed(text.above(BLOCKS_NEAR)) if block.scope is None)
    lines = [line for line in above if not _COUNT.fullmatch(line)]
    for one, other in pairwise(lines):
        for name, day in ((one, other), (other, one)):
            if len(day) > DATED_CHARACTERS or not DAY_LIKE.search(day):
                continue
            if len(name.split()) <= NAME_WORDS and PLAIN.fullmatch(name):
                people = parse_byline(name)
                if [(p.name, p.kind) for p in people] == [(recased(name), "person")]:
                    yield list(people)


def _signed(text: Text) -> Iterator[list[Person]]:
    """A line at an end of the body that is a name and nothing else; or a name in the bracket that closes the body."""
    for i in _ends(text):
        block, line = text.blocks[i], text.blocks[i].text
        if block.kind != "paragraph" or block.link_chars:
            continue
        if i > text.story[-1] and (_is_frame(block) or _heads_prose(text.blocks, i)):
            continue
        if i >= text.story[-1] and _is_one_of_many(text.blocks, i):
            continue
        closing = _CLOSING.search(line[-DATED_CHARACTERS:]) if i == text.story[-1] else None
        if closing:
            yield [Person(recased(closing[1]), "person")]
        if len(line) <= DATED_CHARACTERS and (people := _names_alone(line)):
            yield people


def _ends(text: Text) -> Iterable[int]:
    """The first blocks of the body, the last, and the next behind it."""
    blocks, story = text
    if not story:
        return ()
    first = takewhile(lambda i: len(blocks[i].text) <= BYLINE_CHARACTERS, story[:FIRST_BLOCKS])
    last = story[-1]
    return dict.fromkeys((*first, last, min(last + 1, len(blocks) - 1)))


def _is_frame(block: Block) -> bool:
    """Whether a block stands in the frame of the page: "Impressum AGB" is nobody's name."""
    return any(scope.tag in FRAME for scope in islice(around(block.scope), SCOPES_AROUND))


def _heads_prose(blocks: Sequence[Block], place: int) -> bool:
    """Whether a line stands over a paragraph, as headings do ("Study Design"), and it is nobody's biography."""
    below = blocks[place + 1].text if place + 1 < len(blocks) else ""
    return len(below) > BYLINE_CHARACTERS and blocks[place].text.split()[-1] not in below


def _is_one_of_many(blocks: Sequence[Block], place: int) -> bool:
    """Whether the lines above are as short, as in a list: "Vegetable Oil" is nobody's name."""
    above = [block.text for block in blocks[max(0, place - 2) : place]]
    return len(above) == 2 and all(len(text) <= LABEL_CHARACTERS and not ends_sentence(text) for text in above)


def _names_alone(line: str) -> list[Person]:
    """The people of a line of names and no other word; [] of any other."""
    people = parse_byline(line)
    names = [name.strip() for name in _LISTED.split(line)]
    if people and len(names) > len(people) and names[-1] == people[-1].place and " " in names[-1]:
        names.pop()  # "Jane Doe, Port Harcourt"
    is_alone = (
        [p.name for p in people] == [recased(name) for name in names]
        and all(p.kind == "person" for p in people)
        and all(PLAIN.fullmatch(name) and _is_short(name.split()) for name in names)
        and bare(line.split(None, 1)[0]) not in ARTICLES | GREETINGS | JOINS  # "Avec AFP"
    )
    return list(people) if is_alone else []


def _is_short(words: Sequence[str]) -> bool:
    """Whether a line is as long as a name: two words, a third only as an initial; a particle may stand between."""
    small = [word for word in words if word.islower()]
    return len([word for word in words if len(word) > 2 and word not in small]) == 2 and all(w in NOBLE for w in small)


def opens_with_by(text: str) -> bool:
    """Whether a line begins with a word like "by", perhaps in a bracket; in Chinese, with what announces who wrote."""
    words = narrowed(text[:60]).lstrip("([ ").split(None, 4)
    return match(BY, words, 0) > 0 or bool(read_writers(text))
