"""The body without the lines that name its authors or say how to reach them."""

from collections.abc import Container, Sequence

from newsclean.article import Person
from newsclean.blocks import Block
from newsclean.byline.han import read_writers
from newsclean.byline.kinds import is_job, is_organisation, is_title
from newsclean.byline.line import parse_byline, past_by
from newsclean.byline.names import is_lone_word
from newsclean.byline.text import opens_with_by
from newsclean.byline.unmarked import ASIDE
from newsclean.byline.words import AT, JOBS, JOINS, MODIFIERS, OF, OUTER, bare
from newsclean.rules.agencies import find_agency
from newsclean.rules.places import KNOWN, place_key
from newsclean.text import DAY_LIKE, ends_sentence, fold, is_east_asian

__all__ = ["names_authors", "without_bylines"]

BYLINE_WORDS = 12  # of a line at an end of the body that names the authors and says no more
LONGEST_DATED = 160  # of a byline with the days
LONGEST_CONTACT = 200  # characters of a line with an author's address
OPENING = 3  # blocks of the body among which a byline stands, below a deck
EMPLOYED = 7  # words of a line below the byline that say what the author is


def without_bylines(blocks: Sequence[Block], story: Sequence[int], authors: Sequence[Person]) -> list[int]:
    """The story without lines that only name its authors, at its ends, without what else signs above its text or below
    a deck, and without lines behind it that tell how to reach its authors."""
    known = _known(authors)
    left = list(story)
    while len(left) > 1 and _tells_address(blocks[left[-1]].text, authors):
        del left[-1]
    for end in (0, -1):
        while len(left) > 1 and _names_only(blocks[left[end]].text, known):
            del left[end]
    # Below the first line "By Boat And Train" may be a heading: there the authors must be known.
    named = [
        i for i in left[1:OPENING] if _names_several(blocks[i].text, authors) and _names_only(blocks[i].text, known)
    ]
    signed = [i for i in left[:OPENING] if i in named or _signs(blocks[i].text, known, by_anyone=i == left[0])]
    left = [i for i in left if i not in signed] or left
    if len(left) > 1 and left[0] and opens_with_by(blocks[left[0] - 1].text) and _says_of_whom(blocks[left[0]]):
        del left[0]
    return left


def names_authors(text: str, authors: Sequence[Person]) -> bool:
    """Whether a line names the authors and says nothing else, in Chinese or Japanese but what they are."""
    if _names_only(text, _known(authors)):
        return True
    people = parse_byline(text) if is_east_asian(text) else ()
    return bool(people) and all(person.name in {author.name for author in authors} for person in people)


def _known(authors: Sequence[Person]) -> frozenset[str]:
    """The words by which authors are named."""
    told = (text for person in authors for text in (person.name, person.place, person.organisation) if text)
    return frozenset(bare(word) for text in told for word in text.split())


def _signs(text: str, known: Container[str], *, by_anyone: bool) -> bool:
    """Whether a line says by whom a story is: "By Ada Weir, Ulm", an agency's name, "海港日报记者 陈海波". The names
    are known, or full ones of `by_anyone`: the page's data may name another, who entered the story."""
    words = text.split(None, BYLINE_WORDS)
    names = words[past_by(words) :]
    if len(names) == len(words):
        return find_agency(text) is not None or bool(read_writers(text))
    if len(text) <= LONGEST_DATED and DAY_LIKE.search(text) and not ends_sentence(text):
        return any(bare(name) in known for name in names)  # "By Ada Weir | Updated: November 4, 2025 10:00 IST"
    if len(words) > BYLINE_WORDS or ends_sentence(text):
        return False
    people = parse_byline(text)
    is_cased = all(name[0].isupper() or name.casefold() in JOINS or name in AT or _is_of_a_job(name) for name in names)
    unknown = [person for person in people if not all(bare(word) in known for word in person.name.split())]
    return is_cased and bool(people) and (not unknown or (by_anyone and not any(map(is_lone_word, unknown))))


def _is_of_a_job(word: str) -> bool:
    """As in "By Ada Weir, staff writer", "Von unserem Redaktionsmitglied Ada Weir"."""
    return bare(word) in JOBS or bare(word) in MODIFIERS


def _says_of_whom(block: Block) -> bool:
    """Whether a line below the byline says what the author is or for whom: "Staff writer", "Lark Courier Reporter"."""
    words = block.text.split(None, EMPLOYED)
    if not 1 < len(words) <= EMPLOYED or block.kind != "paragraph" or ends_sentence(block.text):
        return False
    is_cased = all(word[0].isupper() or word in OF for word in words)
    return is_job(words) or (is_cased and (is_title(words) or is_organisation(words)))


def _tells_address(text: str, authors: Sequence[Person]) -> bool:
    """Whether a line tells how to reach an author: "Reach Ada Weir at weir@lake.example.", an address alone."""
    if "@" not in text or len(text) > LONGEST_CONTACT:
        return False
    if " " not in text and text.count("@") == 1 and "." in text.partition("@")[2]:
        return True
    said = fold(text)
    return any(" " in person.name and fold(person.name) in said for person in authors)


def _names_several(text: str, authors: Sequence[Person]) -> bool:
    """Whether a line names two authors or more; one name may be a heading."""
    said = fold(text)
    return sum(fold(person.name) in said for person in authors) > 1


def _names_only(text: str, known: Container[str]) -> bool:
    """Whether a line says nothing but names that are known, and where they are; one word may be any, unless names are
    written as one."""
    words = ASIDE.sub("", text).split(None, BYLINE_WORDS)
    told = (word for word in words[past_by(words) :] if word not in AT)
    words = [word for word in told if bare(word) in known or place_key(word.strip(OUTER)) not in KNOWN]
    names = [name for word in words if (name := bare(word)) and name not in JOINS]
    return len(names) > (0 if is_east_asian(text) else 1) and all(name in known for name in names)
