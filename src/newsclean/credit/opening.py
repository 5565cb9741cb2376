"""A credit in Chinese, Japanese or Korean that opens a story: its reporter, and for whom, where no place is told.

（记者 张三）  〔編譯林宜蓁／綜合報導〕  [강변경제=김하나 기자]  강변일보 김하나 기자 =
"""

import regex

from newsclean.article import Person
from newsclean.credit.tokens import Parsed, Span
from newsclean.credit.unspaced import read_credit, read_titled
from newsclean.credit.unspaced_kinds import begins_as_name
from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.text import is_east_asian

__all__ = ["find_opening"]

LONGEST = 60  # characters of such a credit
# Other brackets are around kickers, too, and around who took a picture: 【写真＝A】
_ROLES = frozenset(("reporting", "author", "writing"))
_ROUND = lazy(regex.compile, r"[（(](?P<inner>[^（(）)]{2,60})[）)]")
_SQUARE = lazy(
    regex.compile,
    r"(?:【(?P<inner>[^【】]{2,60})】|〔(?P<inner>[^〔〕]{2,60})〕|[［\[](?P<inner>[^［\[\]］]{2,60})[］\]])",
)
_EQUALS = lazy(regex.compile, r"(?P<inner>[^=＝\[(（【]{4,40}?)\s?[=＝](?=\s)")  # "김하나 기자 = "
_BETWEEN = lazy(regex.compile, r"[、\s]+")


def find_opening(line: str) -> Span | None:
    """The credit that a line opens with, and where it ends.

    >>> [p.name for p in find_opening("（记者 张三、李四）大桥重新开放。").parsed.people]
    ['张三', '李四']
    >>> find_opening("【速報】橋が再び開通した。") is None
    True
    """
    if not is_east_asian(line[:LONGEST]):
        return None
    for pattern, read in (
        (_ROUND, _in_round),
        (_SQUARE, _in_square),
        (_EQUALS, _signed),
        (unspaced().reported, _reported),
    ):
        opening = pattern.match(line)
        parsed = read(opening) if opening else None
        if opening and parsed and parsed.people:
            return Span(0, opening.end(), parsed)
    return None


def _in_round(opening: regex.Match[str]) -> Parsed | None:
    inner = opening["inner"]
    return (_reported_inside(inner) or read_credit(inner)) if is_east_asian(inner) else None


def _in_square(opening: regex.Match[str]) -> Parsed | None:
    parsed = _in_round(opening)
    return parsed if parsed and all(p.role in _ROLES for p in parsed.people) else None


def _signed(opening: regex.Match[str]) -> Parsed | None:
    people = read_titled(opening["inner"])
    return Parsed(people) if all(p.role in _ROLES for p in people) else None


def _reported_inside(inner: str) -> Parsed | None:
    found = unspaced().reported.fullmatch(inner)
    return _reported(found) if found else None


def _reported(found: regex.Match[str]) -> Parsed | None:
    """Of "編譯A／綜合報導", "本报记者 A报道"; None where what stands behind the title is no name: "记者从北京报道"."""
    names = _BETWEEN.split(found["names"])
    if not all(map(begins_as_name, names)):
        return None
    outlet = found["outlet"]
    return Parsed(tuple(Person(name, "person", "reporting", None, outlet) for name in names))
