"""The authors of a page, from all that it says of them."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise, takewhile
from typing import TypeAlias

import regex

from newsclean import site
from newsclean.article import Person
from newsclean.blocks import Block, above
from newsclean.byline.line import TITLED, WIDE, kind_of, merged, organisation, parse_byline, read_line, recased
from newsclean.byline.words import ARTICLES, BY, CATALOGUES, GENRES, GREETINGS, INNER, JOINS, NOBLE, bare, match
from newsclean.metadata import Candidate, Metadata
from newsclean.rules.agencies import find_agency
from newsclean.text import DAY_LIKE, ends_sentence, fold

__all__ = ["extract_authors", "without_bylines"]

_DATA = ("json-ld", "state")
_VISIBLE = ("dom:byline", "dom:author-link", "dom:rel-author", "dom:by")
_LINKED = ("dom:author-link", "dom:page-link")  # a single word there is a menu's, mostly
Line: TypeAlias = tuple[str, list[Person]]  # where it was found, and whom it names
_BY_ALONE = frozenset(" ".join(words) for phrases in BY.values() for words in phrases)
LABEL_CHARACTERS = 30  # of a line that is a label and nothing else
BYLINE_CHARACTERS = 110  # of a line that begins with "by": more is a sentence
BLOCKS_NEAR = 8  # above the body among which a line may hold day and name
ACRONYM_LETTERS = 4  # of a first word that may be an outlet's initials, written as a name
BLOCKS_ABOVE = 30  # above the body in which a byline is looked for
BLOCKS_BELOW = 3  # … and below it
BLOCKS_OF_NO_BODY = 400  # … and where no body is known
DATED_CHARACTERS = 60  # of a line with the day, beside one that is a name
BYLINE_WORDS = 12  # of a line at an end of the body that names the authors and says no more
NAME_WORDS = 3  # of a line that is a name
FIRST_BLOCKS = 4  # first lines of a body among which one may be its byline
LINES_OF_TEXT = 3  # of the text, of which the first that names another than the outlet counts
BLOCKS_BEHIND = 12  # behind the body in which biographies are looked for
LEAST_NAME_LETTERS = 3  # of a first name
LINES_MARKED = 6  # lines in which one with a word like "by" goes before those without
UNMARKED_WORDS = 14  # of a line that does not: more tells who somebody is


def extract_authors(
    metadata: Metadata, blocks: Sequence[Block], story: Sequence[int] = (), url: str | None = None
) -> tuple[tuple[Person, ...], str | None]:
    """The authors of the story, and where they were found; ((), None) where the page names none.

    `story` are the places of the body in `blocks`: where no other line names anybody, those beside it are read.
    The page's data is believed where it names people; where it names only the outlet, or a login, the byline beside
    the headline; then microdata, <meta>, bylines elsewhere and lines of the text. The outlet itself is an author
    only if nobody else is named. (On 159 of the annotated pages data and the line beside the headline both name people:
    on 143 the same. Of the others the data is right on 10, the line on 1.)
    """
    outlets = metadata.outlets(url)
    data = _named(metadata)
    lines = [data] if data[1] else []
    if any(_is_author(p, outlets) and not _is_handle(p.name) for p in data[1]):
        where, named = _all_named(data, metadata)
        return _told(_completed(named, metadata, outlets, blocks, story), outlets), where
    for line in _weaker(metadata):
        if any(_is_author(p, outlets) and not _is_owner(p.name, metadata, outlets) for p in line[1]):
            if any(_is_handle(h.name) and p.name.endswith(h.name) for p in line[1] for h in data[1]):
                break
            where, named = _all_named(line, metadata)
            return _told(_completed(_employed(named, outlets), metadata, outlets, blocks, story), outlets), where
        lines.append(line)
    found = chain(
        _printed(blocks, story),
        _filed(blocks, story),
        _reported(blocks, story),
        _beside(blocks, story),
        _alone(blocks, story),
        _signed(blocks, story),
    )
    told = list(islice(found, LINES_OF_TEXT))
    others = (line for line in told or lines if not all(_is_outlet(p.name, outlets) for p in line[1]))
    source, people = next(chain(others, lines, told), (None, []))
    return _told(_completed(people, metadata, outlets, blocks, story), outlets), source


def without_bylines(blocks: Sequence[Block], story: Sequence[int], authors: Sequence[Person]) -> list[int]:
    """The story without lines at its ends that only name its authors."""
    known = frozenset(bare(word) for person in authors for word in person.name.split())
    left = list(story)
    for end in (0, -1):
        while len(left) > 1 and _names_only(blocks[left[end]].text, known):
            del left[end]
    return left


def _names_only(text: str, known: Container[str]) -> bool:
    words = text.split(None, BYLINE_WORDS)
    if len(words) > BYLINE_WORDS:
        return False
    names = [name for word in words[match(BY, words, 0) :] if (name := bare(word)) and name not in JOINS]
    return len(names) > 1 and all(name in known for name in names)


def _all_named(data: Line, metadata: Metadata) -> Line:
    """Whom the data names; where a <meta> for bylines names all of them and others, those of the <meta>."""
    known = {fold(p.name) for p in data[1]}
    for source, people in _metas(metadata):
        if known < {fold(p.name) for p in people} and all(p.kind == "person" and _is_full(p) for p in people):
            return source, people
    return data


def _weaker(metadata: Metadata) -> Iterator[Line]:
    """Who is named by the lines beside the headline, then elsewhere; one line at a time."""
    yield from _lines(metadata, _VISIBLE)
    yield from islice(_lines(metadata, ("microdata",)), 1)
    yield from _metas(metadata)
    yield from islice(_lines(metadata, ("dom:page", "dom:page-link")), 1)


def _is_handle(name: str) -> bool:
    """Whether it is what somebody logs in with, rather than a name: "jane.doe"."""
    return " " not in name and name.islower() and name.isascii()


def _is_author(person: Person, outlets: frozenset[str]) -> bool:
    return person.kind == "person" and not _is_outlet(person.name, outlets)


def _is_outlet(name: str, outlets: frozenset[str]) -> bool:
    """Whether the site itself signs: "Example News", or "EXB SACHSEN" at exb.example."""
    if _is_called(name, outlets):
        return True
    words = name.split()
    # Capitals within a first word are in the names of few people, and of many sites: "LakeCourier Ulm".
    own = [w for w in words[:1] if len(w) <= ACRONYM_LETTERS or not w[1:].islower()]
    return any(len(w) > 2 and _is_called(w, outlets) for w in (*own, *filter(str.isupper, words)))


def _is_owner(name: str, metadata: Metadata, outlets: frozenset[str]) -> bool:
    """Whether it is whose site it is: the host's name with words around it, or the first word of the site's."""
    words = name.split()
    if len(words) == 1:
        return any(fold(c.value).startswith(f"{fold(name)} ") for c in metadata.site_names)
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 2, len(words) + 1) if j - i < len(words))
    return any(_is_called("".join(run), outlets) for run in runs)


def _told(people: Iterable[Person], outlets: frozenset[str]) -> tuple[Person, ...]:
    """The people as authors, the site's own names as organisations."""
    return tuple(
        Person(p.name, "organisation", "author")
        if p.kind == "person" and _is_outlet(p.name, outlets)
        else replace(p, role="author")
        for p in people
    )


def _employed(people: Sequence[Person], outlets: frozenset[str]) -> list[Person]:
    """ "Jane Doe, EXB SACHSEN" at exb.example: the outlet is whom she works for, no second author."""
    own = [p for p in people[1:] if _is_outlet(p.name, outlets)]
    if not own or not _is_author(people[0], outlets):
        return list(people)
    others = (p for p in people if p not in own)
    name = own[0].name if _is_called(own[0].name, outlets) else own[0].name.upper()  # initials, recased as if a name
    return [p if p.organisation else replace(p, organisation=name) for p in others]


def _printed(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """The lines of the text that begin as a byline does: of those far from the body, other stories are signed."""
    first, last = (max(0, story[0] - BLOCKS_ABOVE), story[-1] + BLOCKS_BELOW) if story else (0, BLOCKS_OF_NO_BODY)
    lines = [block.text for block in islice(blocks, first, last + 2)]
    for text, below in pairwise((*lines, "")):
        if len(text) <= LABEL_CHARACTERS and bare(text) in _BY_ALONE and _PLAIN.fullmatch(below):
            text = f"{text} {below}"
        if len(text) <= BYLINE_CHARACTERS and _opens_with_by(text):
            people = _believed(Candidate(text, "dom:by"))
            if any(_is_full(p) or p.name.isupper() for p in people):
                yield "text", people


def _filed(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """An agency alone on a line between headline and body."""
    for block in (blocks[i] for i in above(story, BLOCKS_NEAR)):
        if block.kind == "heading":
            break
        if block.kind == "paragraph" and not block.link_chars and find_agency(block.text):
            yield "text", list(organisation(block.text))


def _reported(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """A line near an end of the body that begins with a Korean name and a reporter's title."""
    if not story:
        return
    near = [blocks[i] for i in (*reversed(above(story, BLOCKS_NEAR)), story[0])]
    for text in (block.text for block in (*near, *blocks[story[-1] : story[-1] + BLOCKS_BELOW])):
        name = TITLED.match(text) if len(text) <= DATED_CHARACTERS else None
        if name:
            yield "text", [Person(name[1], "person")]


def _beside(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """The lines above the body that give a day and a name apart from it: "5.5.2021 | Jane Doe", "5.5.2021 by Jane"."""
    for text in (blocks[i].text for i in above(story, BLOCKS_NEAR)):
        if len(text) > BYLINE_CHARACTERS or not DAY_LIKE.search(text):
            continue
        people, is_marked = read_line(text)
        if not is_marked:
            pieces = [piece.strip() for piece in _DIVIDED.split(text)]
            people = tuple(Person(p, kind_of(p.split())) for p in pieces[1:] if _PLAIN.fullmatch(p))
        if len(people) == 1 and people[0].kind == "person":
            yield "text", list(people)


def _alone(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """In flattened text, a line above the body that is a name and nothing else, next to the line with the day.

    On 254 texts of pages whose authors are known it is the one to speak 21 times, 18 times rightly; in markup, where
    a byline has a name of class, what is left for it is menus.
    """
    lines = [blocks[i].text for i in reversed(above(story, BLOCKS_NEAR)) if blocks[i].scope is None]
    for one, other in pairwise(lines):
        for name, day in ((one, other), (other, one)):
            if (
                len(day) <= DATED_CHARACTERS
                and DAY_LIKE.search(day)
                and len(name.split()) <= NAME_WORDS
                and _PLAIN.fullmatch(name)
            ):
                people = parse_byline(name)
                if [(p.name, p.kind) for p in people] == [(recased(name), "person")]:
                    yield "text", list(people)


def _signed(blocks: Sequence[Block], story: Sequence[int]) -> Iterator[Line]:
    """One of the first lines of the body, or its last, or the next behind it, that is a name and nothing else; or a
    name in a bracket that closes it."""
    if not story:
        return
    first = takewhile(lambda i: len(blocks[i].text) <= BYLINE_CHARACTERS, story[:FIRST_BLOCKS])
    last = story[-1]
    # "Jane Doe", "Press officer"
    before = (story[-2],) if len(story) > FIRST_BLOCKS and _is_office(blocks[last].text) else ()
    for i in dict.fromkeys((*first, *before, last, min(last + 1, len(blocks) - 1))):
        block = blocks[i]
        text = block.text
        if block.kind != "paragraph" or block.link_chars or (len(text) > DATED_CHARACTERS and i != story[-1]):
            continue
        closing = _CLOSING.search(text[-DATED_CHARACTERS:])
        if closing is not None and i == story[-1]:
            yield "text", [Person(recased(closing[1]), "person")]
        if len(text) > DATED_CHARACTERS:
            continue
        people = parse_byline(text)
        names = [name.strip() for name in _LISTED.split(text)]
        if (
            [p.name for p in people] == [recased(name) for name in names]
            and all(p.kind == "person" for p in people)
            and all(_PLAIN.fullmatch(name) and _is_short(name.split()) for name in names)
            and bare(text.split(None, 1)[0]) not in ARTICLES | GREETINGS
        ):
            yield "text", list(people)


def _is_office(text: str) -> bool:
    """Whether a line may say what somebody is: a few words, no sentence."""
    return len(text) <= BYLINE_CHARACTERS and text[:1].isupper() and not ends_sentence(text)


def _is_short(words: Sequence[str]) -> bool:
    """Whether a line is as long as a name: two words, a third only as an initial; a particle may stand between."""
    small = [word for word in words if word.islower()]
    return len([word for word in words if len(word) > 2 and word not in small]) == 2 and all(w in NOBLE for w in small)


def _completed(
    people: Sequence[Person],
    metadata: Metadata,
    outlets: frozenset[str],
    blocks: Sequence[Block],
    story: Sequence[int],
) -> list[Person]:
    """First names alone, and logins, as the full names that a byline or a biography beside the body prints."""
    parts = [p for p in people if " " not in p.name and p.kind == "person" and not _is_outlet(p.name, outlets)]
    if not story or not parts:
        return list(people)
    lines = (blocks[i].text for i in reversed(above(story, BLOCKS_ABOVE)))
    lives = (b.text for b in blocks[story[-1] : story[-1] + BLOCKS_BEHIND])
    near = [*filter(_opens_with_by, lines), *lives, *(c.value for c in metadata.authors if c.source in _VISIBLE)]
    return [_full(p, near) if p in parts else p for p in people]


def _full(person: Person, near: Sequence[str]) -> Person:
    if _LOGIN.fullmatch(person.name):
        first, last = person.name.split(".")
    else:
        first, last = person.name, ""
    if len(first) < LEAST_NAME_LETTERS or not first.isalpha():
        return person
    for text in near:
        opening = _OPENING.match(text) or _CLOSING.search(text[-DATED_CHARACTERS:])
        name = opening[1] if opening else next((p.name for p in parse_byline(text) if " " in p.name), "")
        words = name.split() if opening or (len(text) <= BYLINE_CHARACTERS and _opens_with_by(text)) else []
        if len(words) > 1 and fold(words[0]) == fold(first) and (not last or fold(words[-1]) == fold(last)):
            return replace(person, name=" ".join(words))
    return person


def _holds_by(text: str) -> bool:
    return not BY.keys().isdisjoint(map(bare, text.translate(WIDE).split()))


def _opens_with_by(text: str) -> bool:
    head = text[:60]
    if not head.isascii():
        head = head.translate(WIDE)
    return match(BY, head.lstrip("([ ").split(None, 4), 0) > 0


# Two to four words as names have them: in data, where a name is all there is, "John Writer" is one.
_PLAIN = regex.compile(r"\p{Lu}[\p{L}'’.\-]{1,30}(?: [\p{Lu}\p{Ll}][\p{L}'’.\-]{0,30}){0,2} \p{Lu}[\p{L}'’.\-]{1,30}")
# "Roe, John" and "de Roe, J. A.", as library catalogues have it.
_INVERTED = regex.compile(
    r"((?:\p{Ll}{1,4} ){0,2}\p{Lu}[\p{L}'’\-]{1,30}), (\p{Lu}[\p{L}.\-]{0,20}(?: [\p{L}.]{1,3}){0,2})"
)
# What opens a biography, "Jane Doe is …", "Jane Doe – writer", and a name in the bracket that closes a story.
_OPENING = regex.compile(r"(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,2})(?= [\p{Ll}–—|-])")
_CLOSING = regex.compile(r"\((\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,2})\)\W{0,6}$")
_LISTED = regex.compile(r"\s?[/,&]\s?")
_LOGIN = regex.compile(r"\p{Ll}{3,20}\.\p{Ll}{3,20}")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIVIDED = regex.compile(r"\s[|·•–—-]\s|[(),:]")


def _is_called(name: str, outlets: frozenset[str]) -> bool:
    return any(key in outlets for key in site.keys(name))


def _named(metadata: Metadata) -> Line:
    """Whom the page's data names."""
    sources: list[str] = []
    organisations = {fold(c.value) for c in metadata.organisations}
    people: list[Person] = []
    for candidate in metadata.authors:
        if candidate.source in _DATA:
            sources.append(candidate.source)
            if fold(candidate.value) in organisations:
                people.extend(organisation(candidate.value))
            elif _PLAIN.fullmatch(candidate.value) and candidate.value.split(None, 1)[0].casefold() not in BY:
                people.append(Person(recased(candidate.value), kind_of(candidate.value.split())))
            else:
                people.extend(parse_byline(candidate.value))
    return next(iter(sources), ""), merged(people)


def _metas(metadata: Metadata) -> list[Line]:
    by_name: dict[str, list[Person]] = {}
    for candidate in metadata.authors:
        if candidate.source.startswith("meta:") and not candidate.value.startswith("@"):
            inverted = _INVERTED.fullmatch(candidate.value) if candidate.source in CATALOGUES else None
            value = f"{inverted[2]} {inverted[1]}" if inverted else candidate.value
            by_name.setdefault(candidate.source, []).extend(parse_byline(value))
    return [(source, merged(people)) for source, people in by_name.items() if people]


def _lines(metadata: Metadata, sources: tuple[str, ...]) -> Iterator[Line]:
    """The people of each line that names any, as its parts spell them."""
    lines = [c for c in metadata.authors if c.source in sources]
    lines = lines[_first_marked(lines) :]
    places: set[str | None] = set()  # of those named: "Agency, Rome" in two elements has no author Rome
    for i, line in enumerate(lines):
        people = [p for p in _believed(line) if p.name not in places]
        if people:
            places.update(p.place for p in people)
            parts = [c for c in lines[i + 1 : i + 10] if c.value in line.value and c.value != line.value]
            people = _refined(people, read_line(line.value)[1], parts) if parts else people
            if line.source in ("dom:author-link", "dom:rel-author"):
                for other in lines[i + 1 :]:
                    if other.source != line.source or not (more := _believed(other)):
                        break
                    people = people + more
            yield line.source, merged(people)


def _first_marked(lines: Sequence[Candidate]) -> int:
    """The place of the first byline with a word like "by": what stands above it is a photographer's, mostly."""
    marked = (i for i, c in enumerate(lines[:LINES_MARKED]) if c.source == "dom:byline" and read_line(c.value)[1])
    return next(marked, 0)


def _believed(line: Candidate) -> list[Person]:
    """The people a line names, if it is a byline and not a sentence or a label."""
    if line.source == "dom:by" and not (len(line.value) <= BYLINE_CHARACTERS and _holds_by(line.value)):
        return []
    people, is_marked = read_line(line.value)
    if line.source == "dom:by":
        if not is_marked or not all(_is_printed(p, line.value) for p in people):
            return []
        if len(people) > 1 and not any(map(_is_full, people)):
            return []
    elif not is_marked and (len(line.value.split()) > UNMARKED_WORDS or _is_motto(people, line.value)):
        return []
    if line.source == "dom:page" and not is_marked:
        return [p for p in people if _is_full(p) or p.name.isalnum()]
    if line.source in _LINKED:
        return [p for p in people if _is_full(p)]
    return list(people)


def _is_motto(people: Sequence[Person], line: str) -> bool:
    """Whether a single word is all that was taken for a name in a line of many words without any figure."""
    is_single = len(people) == 1 and people[0].kind == "person" and " " not in people[0].name
    return is_single and len(line.split()) > 3 and not any(map(str.isdecimal, line))


def _is_full(person: Person) -> bool:
    """Whether it is more than one word of a Latin script: such a word may be anything."""
    return " " in person.name or not person.name.isascii()


def _is_printed(person: Person, line: str) -> bool:
    """Whether every word of the name begins as names do; behind a colon or with a date a name may be a login."""
    if person.kind != "person":
        return True
    words = person.name.split()
    if len(words) == 1 and (":" in line[:20] or _YEAR.search(line)):
        return True
    first = bare(line.split(None, 1)[0])
    if len(words) == 1 and person.name.isascii() and (first not in BY or first in GENRES):
        return False
    is_cased = (word in INNER or not (word[0].islower() or word[0].isdecimal()) for word in words)
    return len(person.name) < 40 and all(is_cased)


def _is_named_behind(whole: Person, part: Person) -> bool:
    """Whether a line without any mark between them runs an outlet and a name together."""
    words, name = whole.name.split(), part.name.split()
    return len(words) > NAME_WORDS and len(name) > 1 and words[-len(name) :] == name


def _refined(people: list[Person], is_marked: bool, parts: list[Candidate]) -> list[Person]:
    """A line read as a whole runs names and jobs together; its parts (a link, a span) say where a name ends."""
    read = [(part, *read_line(part.value)) for part in parts]
    marked = [p for _, found, is_told in read if is_told for p in found]
    if marked and not is_marked:
        return marked
    smaller = [p for _, found, _ in read for p in found]
    refined: list[Person] = []
    for person in people:
        inside = [p for p in smaller if p.name != person.name and p.name in person.name]
        if inside and person.name.startswith(inside[0].name):
            first = inside[0]
            refined.append(first)
            refined.extend(p for p in inside[1:] if p.kind == "person" and " " in p.name and p.name not in first.name)
        elif inside and _is_named_behind(person, inside[-1]):  # "Lake Daily Jane Doe"
            refined.append(inside[-1])
        else:
            refined.append(person)
    return refined
