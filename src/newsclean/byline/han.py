"""Bylines in Chinese, where no space parts a word from the next and one may part two names.

海港日报记者 陈海波 李望  文/海港网专栏作者 陈海波  陈海波 李望
"""

from functools import cache

import regex

from newsclean.article import Person
from newsclean.byline.kinds import is_organisation
from newsclean.byline.words import (
    EDITORS,
    GLUED_BY,
    GLUED_FILED,
    GLUED_MODIFIERS,
    GLUED_OFFICES,
    GLUED_REPORTERS,
    IGNORED,
    NICKNAMES,
    TAILS,
)
from newsclean.patterns import lazy
from newsclean.rules.people import OWN, SURNAMES
from newsclean.text import alternation, is_east_asian

__all__ = ["filed", "is_han_outlet", "names_editors", "read_han", "read_writers"]

LONGEST = 60  # characters of such a line
FIRST = 8  # of them, in which a sign of such a script stands
MOST = 8  # names
LONGEST_NAME = 4  # signs of a name in Chinese
LONGEST_JAPANESE = 6  # signs of one in Japanese
SECOND_LEVEL = b"\x98\x9f"  # the first sign of the second level in Shift JIS
LEAST_TITLE = 4  # signs of what somebody is, with where
_AROUND = "（）()【】[]［］〔〕 \u3000"
_NAME = lazy(regex.compile, r"\p{Han}{2,4}")
_FOREIGN = lazy(regex.compile, r"\p{Han}{1,6}(?:[·‧•]\p{Han}{1,8}){1,3}")  # "安娜·鲁伊斯"
_HAN = lazy(regex.compile, r"\p{Han}{2,}")
_MIXED = lazy(regex.compile, r"[\p{Han}A-Za-z\d_—-]*(?:\p{Han}[A-Za-z\d_—-]|[A-Za-z\d_—-]\p{Han})[\p{Han}A-Za-z\d_—-]*")
OUTLET = r"(?:《[^《》]{2,12}》|[\p{Han}A-Za-z\d]{2,12}?)"
_SEPARATORS = lazy(regex.compile, r"[\s、，,/／&＆]+")
_MARKS = ":：/／丨｜|・·=＝"  # behind a label
_SURNAMES = tuple(SURNAMES)
_BEGINNINGS = (*SURNAMES, *NICKNAMES)
_LONG_SURNAMES = tuple(name for name in SURNAMES if len(name) > 1)


def read_han(line: str) -> tuple[tuple[Person, ...], bool]:
    """The people of a line that a label or a reporter's title opens, or that is two names or a name and what that is,
    and whether they are announced; () of any other."""
    text = line.strip(_AROUND)
    is_asked = len(line) <= LONGEST and is_east_asian(line[:FIRST])
    opening = _opening().match(text) if is_asked else None
    if opening is None:
        return (), False
    by, title, outlet = opening.group("by", "title", "outlet")
    rest = filed().sub("", text[opening.end() :])
    rest = _glued_filed().sub(r"\1", rest) if title else rest
    is_marked = opening[0].endswith(tuple(_MARKS))
    names = _names(rest, is_marked)
    if by and outlet:  # "记者 陈海波 通讯员 李望": what stands before the title may be a name
        both = _names(text[opening.end("by") :].lstrip(f"{_MARKS} "), is_marked)
        names, outlet = (both, None) if len(both) > len(names) else (names, outlet)
    is_told = bool(by or title)
    is_bare = not title and names == [rest] and _NAME.fullmatch(rest)  # a name alone, or behind a label
    if not names or is_bare or any(is_organisation((name,)) for name in names):
        return (), False
    employer = None if not outlet or outlet.startswith(OWN) else outlet.strip(" 《》")
    return tuple(Person(name, "person", None, None, employer) for name in names), is_told


def read_writers(line: str) -> tuple[Person, ...]:
    """Whom a line announces, other than editors: those sign what others wrote."""
    people, is_told = read_han(line)
    return people if is_told and not names_editors(line) else ()


def names_editors(line: str) -> bool:
    """Whether a line begins with what editors are called: "责任编辑：陈海波"."""
    return not line.isascii() and line.lstrip(_AROUND).startswith(EDITORS)


def is_han_outlet(word: str, is_told: bool) -> bool:
    """Whether a word is no name in Chinese or Japanese but an outlet's, for its letters, its length or, if nothing
    announces it as a name, its first sign: no family name, in signs that Japanese names are not written in."""
    if word.isascii():  # most
        return False
    if _MIXED.fullmatch(word):
        return True
    if not _HAN.fullmatch(word) or word.startswith(_LONG_SURNAMES):
        return False
    if len(word) > LONGEST_NAME:
        return len(word) > LONGEST_JAPANESE or not _is_japanese(word)
    return not is_told and not word.startswith(_BEGINNINGS) and not _is_japanese(word)


def _is_japanese(word: str) -> bool:
    """Whether Japan's standard has all signs on its first level: nearly all names are written in those."""
    signs = (sign.encode("shift_jis", "ignore") for sign in word)
    return all(sign and sign < SECOND_LEVEL for sign in signs)


def _names(text: str, is_marked: bool) -> list[str]:
    """The names up to a word that stands behind names; [] where anything else is among them, or a Japanese name is
    written in two parts. Behind a mark they may be foreign or, where no space parts them, pen names."""
    text = text.strip(_AROUND)
    is_free = is_marked and " " not in text and "\u3000" not in text
    names: list[str] = []
    for word in _SEPARATORS.split(text)[:MOST]:
        title = _title().match(word)
        word = word[title.end() :] if title else word
        if names and ((word,) in TAILS.get(word, ()) or word[:1].isdecimal() or _is_title(word)):
            break
        if word and (_is_name(word, is_free) or (is_marked and _FOREIGN.fullmatch(word))):
            names.append(word)
        elif word or title is None:
            return []
    return names


def _is_name(word: str, is_free: bool) -> bool:
    if not _NAME.fullmatch(word) or word in IGNORED or word in _LONG_SURNAMES or word.endswith(GLUED_REPORTERS):
        return False
    return is_free or word.startswith(_SURNAMES)


def _is_title(word: str) -> bool:
    """Whether it says what somebody is, and where: "海港大学教授"."""
    return len(word) >= LEAST_TITLE and word.endswith(GLUED_OFFICES)


# Compiled where a line is first asked, as words of all languages take long.
@cache
def _title() -> regex.Pattern[str]:
    """ "见习记者", "本报记者"."""
    return regex.compile(rf"(?:{alternation(GLUED_MODIFIERS)})?(?:{alternation(GLUED_REPORTERS)})")


@cache
def _opening() -> regex.Pattern[str]:
    """ "文/海港网专栏作者 A", "海港日报见习记者A"; nothing of it need be there."""
    title = _title().pattern
    by = rf"(?P<by>{alternation(GLUED_BY)})(?:\s?[{_MARKS}]\s?|\s)"
    return regex.compile(
        rf"(?:{by})?(?:(?P<outlet>{OUTLET}\s?)??(?P<title>{title})(?:\s?[{_MARKS}\s]\s?|(?=\p{{Han}}{{2}})))?"
    )


@cache
def filed() -> regex.Pattern[str]:
    """ "／海港報導", where a line says from where the story was filed."""
    return regex.compile(rf"[\s/／]\s?\p{{Han}}{{0,4}}(?:{alternation(GLUED_FILED)})$")


@cache
def _glued_filed() -> regex.Pattern[str]:
    """ "A报道", all that stands behind a reporter's title."""
    return regex.compile(rf"^(\p{{Han}}{{2,3}})(?:{alternation(GLUED_FILED)})$")
