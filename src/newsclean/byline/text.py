"""Whom the lines of the text name, where no candidate does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.blocks import Block, above, around
from newsclean.byline.candidates import BYLINE_CHARACTERS, PLAIN, Line, announced
from newsclean.byline.han import names_editors, read_writers
from newsclean.byline.kinds import kind_of, organisation
from newsclean.byline.line import TITLED, is_labelled, narrowed, parse_byline, past_by, read_line, without_place
from newsclean.byline.names import VIETNAMESE, is_lone_word, recased
from newsclean.byline.unmarked import DATED_CHARACTERS, TITLE_WORDS, before_day, is_cased, unmarked
from newsclean.byline.words import ARTICLES, BY, GREETINGS, JOINS, NOBLE, bare, match_by
from newsclean.noise import is_section
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import DAY_LIKE, count_words, ends_sentence

__all__ = ["BLOCKS_ABOVE", "FULL_NAME", "Text", "named_lines", "opens_with_by"]

BLOCKS_NEAR = 8  # above the body among which a line may hold day and name
BLOCKS_UNMARKED = 12  # … with the headline above them
BLOCKS_ABOVE = 30  # above the body in which a byline is looked for
BLOCKS_BELOW = 3  # … and below it
BLOCKS_OF_NO_BODY = 400  # … and where no body is known
LINES_LABELLED = 5  # below a label for authors: three names, and a word that joins each to the next
LINES_ABOVE = 4  # a deck, a caption … and the headline, from a line of name and day upwards
LABEL_CHARACTERS = 30  # of a line that is a label and nothing else
FRAME = frozenset(("footer", "nav", "aside", "header", "form"))
SCOPES_AROUND = 6  # elements around a block that tell where on a page it stands
FIRST_BLOCKS = 4  # first lines of a body among which one may be its byline
_BY_ALONE = frozenset(" ".join(words) for phrases in BY.values() for words in phrases)
FULL_NAME = r"\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,2}"
# A name in the bracket that closes a story.
_CLOSING = lazy(regex.compile, rf"\(({FULL_NAME})\)\W{{0,6}}$")
_LISTED = lazy(re.compile, r"\s?[/,&]\s?")
_DIVIDED = lazy(re.compile, r"\s[|·•–—-]\s|[(),:]")
SYLLABLES = 4  # of a Vietnamese name, each a word


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
    for i, line in enumerate(lines):
        if len(line) <= LABEL_CHARACTERS and bare(line) in _BY_ALONE:
            line = f"{line} {_labelled(lines[i + 1 : i + 1 + LINES_LABELLED])}"
        if len(line) <= BYLINE_CHARACTERS and opens_with_by(line) and not names_editors(line):
            people = announced(line)
            if any(p.name.isupper() or find_agency(p.name) or not is_lone_word(p) for p in people):
                yield Line("text", people)


def _labelled(below: Sequence[str]) -> str:
    """What stands below a label for authors, if it is a name: with what is said of whom, and others joined to it."""
    if not below or not PLAIN.fullmatch(below[0].partition(",")[0]):
        return ""
    named = below[0]
    for join, other in zip(below[1::2], below[2::2], strict=False):
        if bare(join) not in JOINS or not PLAIN.fullmatch(other):
            break
        named = f"{named} {join} {other}"
    return named


def _first_line(block: Block) -> str:
    """A block, or its first line where that is a byline in bold alone: below it stands for whom the author writes."""
    return block.heading if block.heading and opens_with_by(block.heading) else block.text


def _is_menu(block: Block) -> bool:
    """Whether a block is links and nothing else: of "By Jane Doe" the name is one."""
    return (block.link_chars or 0) >= len(block.text) - block.text.count(" ") > 0


def _filed(text: Text) -> Iterator[list[Person]]:
    """An agency alone on a line between headline and body, or before a bar and the day: "AFP | 5 May 2021"; it is the
    site's where it is the first line of all and the headline may stand below it."""
    has_title = False
    for block in takewhile(lambda block: block.kind != "heading", text.above(BLOCKS_NEAR)):
        if has_title and block is text.blocks[0]:
            return
        has_title |= count_words(block.text) >= TITLE_WORDS and not DAY_LIKE.search(block.text)
        name, bar, day = block.text.partition(" | ")
        is_line = not bar or (len(block.text) <= BYLINE_CHARACTERS and DAY_LIKE.search(day) is not None)
        if is_line and block.kind == "paragraph" and not block.link_chars and _is_agency_s(name):
            yield organisation(name)


def _is_agency_s(name: str) -> bool:
    """Whether words name an agency: alone, or with a place behind it or its newsroom before: "Redazione ANSA"."""
    if find_agency(name):
        return True
    first, _, rest = name.partition(" ")
    agency, _, place = name.rpartition(" ")
    is_newsroom = kind_of([first]) == "organisation" and find_agency(first) is None and find_agency(rest) is not None
    return is_newsroom or (place_key(place) in KNOWN and find_agency(agency) is not None)


def _reported(text: Text) -> Iterator[list[Person]]:
    """A line near an end of the body that begins with a Korean name and a reporter's title, or in Chinese with the
    title, behind whom the reporter works for."""
    first = [text.blocks[i] for i in text.story[:1]]
    for block in (*reversed(text.above(BLOCKS_NEAR)), *first, *text.behind(BLOCKS_BELOW)):
        line = block.text if len(block.text) <= DATED_CHARACTERS else ""
        name = TITLED.match(without_place(line))
        people = [Person(name[1], "person")] if name else list(read_writers(line))
        if people:
            yield people


def _beside(text: Text) -> Iterator[list[Person]]:
    """The lines above the body that give a day and a name apart from it: "5.5.2021 | Jane Doe", "5.5.2021 by Jane";
    below a heading, a name before the day, too."""
    for i, line in enumerate(block.text for block in text.above(BLOCKS_NEAR)):
        if len(line) > BYLINE_CHARACTERS or not DAY_LIKE.search(line):
            continue
        people, is_marked = read_line(line)
        if not is_marked:
            pieces = [piece.strip() for piece in _DIVIDED.split(line)]
            people = tuple(person for piece in pieces[1:] if is_cased(piece) for person in parse_byline(piece))
        if len(people) == 1 and people[0].kind == "person":
            yield list(people)
        elif not people and any(block.kind == "heading" for block in text.above(i + LINES_ABOVE)[i:]):
            yield from filter(None, (_named_before_day(line),))


def _named_before_day(line: str) -> list[Person]:
    """Whom a line below the headline names that is a name and the day: "Jane Doe • May 5, 2021"."""
    name = before_day(line) or ""
    is_other = not is_cased(name) or place_key(name) in KNOWN or is_section(name) or any(map(is_section, name.split()))
    return [] if is_other else _names_alone(name)


def _alone(text: Text) -> Iterator[list[Person]]:
    """In flattened text, the lines down to the lead that name somebody without a word like "by"."""
    yield from unmarked(text.blocks[_first_above(text) : _lead(text)])


def _first_above(text: Text) -> int:
    """The place of the farthest line above the body that may name authors; behind it the headline."""
    return max(0, text.story[0] - BLOCKS_UNMARKED) if text.story else 0


def _lead(text: Text) -> int:
    """The place of the first paragraph: a body may open with a deck, and then the byline."""
    short = takewhile(lambda i: len(text.blocks[i].text) <= BYLINE_CHARACTERS, text.story[:FIRST_BLOCKS])
    return text.story[min(len(list(short)), len(text.story) - 1)] if text.story else 0


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
    """Whether a line is as long as a name: two words, a third only as an initial, in Vietnamese four; a particle may
    stand between."""
    if VIETNAMESE.search(" ".join(words)):
        return len(words) <= SYLLABLES and all(word[0].isupper() for word in words)
    small = [word for word in words if word.islower()]
    return len([word for word in words if len(word) > 2 and word not in small]) == 2 and all(w in NOBLE for w in small)


def opens_with_by(text: str) -> bool:
    """Whether a line begins with a word like "by", perhaps in a bracket or behind a genre ("Analysis by"); in Chinese,
    with what announces who wrote."""
    words = narrowed(text[:60]).lstrip("([ ").split(None, 4)
    return match_by(words, 0) > 0 or past_by(words) > 0 or is_labelled(text) or bool(read_writers(text))
