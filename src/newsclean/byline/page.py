"""The authors of a page, from all that it says of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.blocks import Block
from newsclean.byline.candidates import (
    BYLINE_CHARACTERS,
    PLAIN,
    VISIBLE,
    Line,
    announced,
    from_data,
    from_metas,
    weaker,
)
from newsclean.byline.kinds import kind_of
from newsclean.byline.line import parse_byline
from newsclean.byline.names import is_lone_word
from newsclean.byline.parts import FULL
from newsclean.byline.text import BLOCKS_ABOVE, FULL_NAME, Text, named_lines, opens_with_by
from newsclean.metadata import Metadata
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.site import is_called, is_desk
from newsclean.text import fold

__all__ = ["extract_authors"]

ACRONYM_LETTERS = 4  # of a first word that may be an outlet's initials, written as a name
LINES_OF_TEXT = 3  # of the text, of which the first that names another than the outlet counts
BLOCKS_BEHIND = 12  # behind the body in which biographies are looked for
SHORTEST_OUTLET = 4  # characters of an outlet's name that is cut off a person's
# What opens a biography, "Jane Doe is …", "Jane Doe – writer".
_OPENING = lazy(regex.compile, rf"({FULL_NAME})(?= [\p{{Ll}}–—|-])")


class _Page(NamedTuple):
    """What is asked for the authors."""

    metadata: Metadata
    text: Text
    outlets: frozenset[str]  # the keys of what the site goes by


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
    page = _Page(metadata, Text(blocks, story), metadata.outlets(url))
    source, people = _witness(page)
    return _signed(_completed(people, page), page.outlets), source


def _witness(page: _Page) -> Line:
    """The first witness to name anybody but the outlet; where none does, the first of all."""
    data = from_data(page.metadata)
    logins = [p.name for p in data.people if _is_handle(p.name)]
    if any(_is_author(p, page.outlets) and p.name not in logins for p in data.people):
        return _without_accounts(_all_named(data, page.metadata), page)
    silent = [data] if data.people else []
    for line in weaker(page.metadata):
        line = line._replace(people=[_without_outlet(p, page.outlets) for p in line.people])
        if line.source == "dom:byline" and not silent and _is_agency_s(line, page.metadata):
            return _line_above_lead(page.text) or line
        if not _names_author(line, page):
            silent.append(line)
        elif any(p.name.endswith(login) for p in line.people for login in logins):
            return data  # the login once more
        else:
            line = _all_named(line, page.metadata)
            return line._replace(people=_employed(line.people, page.outlets))
    silent = [line for line in silent if not _is_hidden(line, page)]
    printed = list(islice(named_lines(page.text), LINES_OF_TEXT))
    others = (line for line in printed or silent if not all(_is_the_site(p.name, page.outlets) for p in line.people))
    return next(chain(others, silent, printed), Line(None, []))


def _without_accounts(line: Line, page: _Page) -> Line:
    """Without the site's name beside a person's: it is the account that entered the story, unless data says that an
    organisation is an author."""
    typed = {fold(c.value) for c in page.metadata.organisations}
    people = [p for p in line.people if fold(p.name) in typed or not is_called(p.name, page.outlets)]
    return line._replace(people=people or line.people)


def _names_author(line: Line, page: _Page) -> bool:
    """Whether a line names anybody but the site and whose it is, in full or on display."""
    names = (p.name for p in line.people if _is_author(p, page.outlets))
    is_named = any(not _is_owner(name, page.metadata, page.outlets) for name in names)
    return is_named and not _is_short_meta(line) and not _is_hidden(line, page)


def _is_agency_s(line: Line, metadata: Metadata) -> bool:
    """Whether the byline names the agency that a <meta> names too: those below it are of other stories."""
    if len(line.people) != 1 or find_agency(line.people[0].name) is None:
        return False
    return any(c.source.startswith("meta:") and c.value == line.people[0].name for c in metadata.authors)


def _line_above_lead(text: Text) -> Line | None:
    """A line that names a person in full right above the text or as its first: of what an agency sends, that is who
    wrote it."""
    near = range(max(0, text.story[0] - 1), text.story[0] + 1) if text.story else ()
    for line in (text.blocks[i].text for i in near):
        people = announced(line) if len(line) <= BYLINE_CHARACTERS and opens_with_by(line) else []
        if any(map(_is_named, people)):
            return Line("text", people)
    return None


def _is_short_meta(line: Line) -> bool:
    """Whether a <meta> gives no full name, but initials of whose site it is, mostly: lines of the text go first."""
    is_meta = (line.source or "").startswith("meta:")
    return is_meta and not any(map(_is_named, line.people))


def _is_hidden(line: Line, page: _Page) -> bool:
    """Whether nothing on a page with a story prints the logins that its data gives: they tell who entered the story."""
    if not page.text.story or not all(p.kind == "person" and _is_handle(p.name) for p in line.people):
        return False
    lines = (c.value for c in page.metadata.authors if c.source.startswith("dom:"))
    shown = [text.casefold() for text in chain(lines, (b.text for b in page.text.blocks))]
    return not any(person.name in text for person in line.people for text in shown)


def _all_named(line: Line, metadata: Metadata) -> Line:
    """Whom the line names; where a <meta> for bylines names all of them and others, those of the <meta>."""
    known = {fold(p.name) for p in line.people}
    for meta in from_metas(metadata, known):
        if known < {fold(p.name) for p in meta.people} and all(map(_is_named, meta.people)):
            return meta
    return line


def _is_named(person: Person) -> bool:
    """Whether it is a person, by more than a word that may be anything."""
    return person.kind == "person" and not is_lone_word(person)


def _is_handle(name: str) -> bool:
    """Whether it is what somebody logs in with, rather than a name: "jane.doe"."""
    return " " not in name and name.islower() and name.isascii()


def _is_author(person: Person, outlets: frozenset[str]) -> bool:
    return person.kind == "person" and not _is_the_site(person.name, outlets)


def _is_the_site(name: str, outlets: frozenset[str]) -> bool:
    """Whether the site itself signs: "Example News", "Example Sport", or "EXB SACHSEN" at exb.example."""
    if is_called(name, outlets) or is_desk(name, outlets):
        return True
    words = name.split()
    # Capitals within a first word are in the names of few people, and of many sites: "LakeCourier Ulm".
    own = [w for w in words[:1] if len(w) <= ACRONYM_LETTERS or not w[1:].islower()]
    return any(len(w) > 2 and is_called(w, outlets) for w in (*own, *filter(str.isupper, words)))


def _is_owner(name: str, metadata: Metadata, outlets: frozenset[str]) -> bool:
    """Whether it is whose site it is: the host's name with words around it, or the first word of the site's."""
    words = name.split()
    if len(words) == 1:
        return any(fold(c.value).startswith(f"{fold(name)} ") for c in metadata.site_names)
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 2, len(words) + 1) if j - i < len(words))
    return any(is_called("".join(run), outlets) for run in runs)


def _signed(people: Iterable[Person], outlets: frozenset[str]) -> tuple[Person, ...]:
    """The people as authors, the site's own names as organisations."""
    return tuple(
        Person(p.name, "organisation", "author")
        if p.kind == "person" and _is_the_site(p.name, outlets)
        else replace(p, role="author")
        for p in people
    )


def _employed(people: Sequence[Person], outlets: frozenset[str]) -> list[Person]:
    """ "Jane Doe, EXB SACHSEN" at exb.example: the outlet is whom she works for, no second author."""
    own = [p for p in people[1:] if _is_the_site(p.name, outlets)]
    if not own or not _is_author(people[0], outlets):
        return list(people)
    others = (p for p in people if p not in own)
    name = own[0].name if is_called(own[0].name, outlets) else own[0].name.upper()  # initials, recased as if a name
    return [replace(p, organisation=p.organisation or name) for p in others]


def _without_outlet(person: Person, outlets: frozenset[str]) -> Person:
    """Without the outlet that a line runs together with the name: "Jane Doe Lake Daily, Ulm"."""
    words = person.name.split()
    for i in range(FULL, len(words)):
        if not PLAIN.fullmatch(" ".join(words[:i])) or kind_of(words[:i]) != "person":
            continue
        for j in range(len(words), i, -1):
            outlet = " ".join(words[i:j]).rstrip(",")
            if len(outlet) >= SHORTEST_OUTLET and is_called(outlet, outlets):
                return replace(person, name=" ".join(words[:i]), kind="person", organisation=outlet)
    return person


def _completed(people: Sequence[Person], page: _Page) -> list[Person]:
    """First names alone as the full names that a byline or a biography beside the body prints."""
    parts = [p for p in people if " " not in p.name and _is_author(p, page.outlets)]
    if not page.text.story or not parts:
        return list(people)
    lines = (block.text for block in reversed(page.text.above(BLOCKS_ABOVE)))
    lives = (block.text for block in page.text.behind(BLOCKS_BEHIND))
    printed = (c.value for c in page.metadata.authors if c.source in VISIBLE)
    near = [*filter(opens_with_by, lines), *lives, *printed]
    return [_full(p, near, page.outlets) if p in parts else p for p in people]


def _full(person: Person, near: Sequence[str], outlets: frozenset[str]) -> Person:
    """The person by the full name of the first line that gives one to this first name, and no outlet's with it."""
    full = (words for words in map(_full_name, near) if len(words) > 1 and fold(words[0]) == fold(person.name))
    words = next((words for words in full if not any(is_called(word, outlets) for word in words[1:])), None)
    return replace(person, name=" ".join(words)) if words else person


def _full_name(line: str) -> list[str]:
    """The words of the name that opens a biography, or stands behind "by"."""
    if found := _OPENING.match(line):
        return found[1].split()
    people = parse_byline(line) if len(line) <= BYLINE_CHARACTERS and opens_with_by(line) else ()
    return next((p.name.split() for p in people if " " in p.name), [])
