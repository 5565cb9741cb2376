"""Credits in Chinese, Japanese and Korean: a line, or a bracket that closes it."""

import re

import regex

from newsclean.article import Person
from newsclean.credit.tokens import Parsed, Span
from newsclean.credit.unspaced_kinds import begins_as_name, is_chinese_name, is_hangul_outlet, is_signature
from newsclean.credit.unspaced_labelled import COMMAS, labels_in, listed_sources, read_labelled
from newsclean.credit.unspaced_lexicon import unspaced
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.text import is_east_asian

__all__ = [
    "CLOSING", "MAX_UNSPACED", "ends_signed", "find_unspaced", "is_unspaced_label", "read_credit",
    "read_titled", "says_origin", "search_end", "span_from",
]  # fmt: skip

MAX_UNSPACED = 160  # characters of a line that may be a credit, or hold one at its end
MAX_TITLED = 40  # characters of a last sentence that is a name with its title
_ENDS = tuple("。！？」』”")  # of a sentence

_ALONE = lazy(
    regex.compile, r"[\p{Han}々]{3,6}|[\p{Han}々]{2,3}[\p{Hiragana}]{1,4}|[\p{Han}々]{1,3} [\p{Han}々\p{Hiragana}]{1,4}"
)
# 【City name、City name】: a place in katakana or before a mark, and a name
_PLACED = lazy(
    regex.compile, r"(?:(?P<place>[\p{Katakana}ー]{2,12}|\p{Han}{2,4}(?=[＝=・]))[＝=・]?)?(?P<name>[\p{Han}々]{2,5})"
)
_DOTS = lazy(re.compile, r"\s?[·ㆍ,]\s?|\s")
# A broken encoding may have taken the closing bracket with the last name.
CLOSING = lazy(
    regex.compile,
    r"(?P<open>[（(【［\[〔])(?P<inner>[^（(【［\[〔）)】］\]〕]{1,120})[）)】］\]〕\ufffd]\s?[。.]?\d{0,8}\s{0,4}$",
)


def find_unspaced(line: str, near: bool) -> Span | None:
    """A credit in Chinese, Japanese or Korean: a bracket that closes the line, or the line itself."""
    closing = search_end(CLOSING, line)
    if closing:
        start, inner, bracket = closing.start(), closing["inner"], closing["open"]
        parsed = read_credit(inner, near=True, placed=bracket == "【" or "＝" in inner)
        if parsed is None and near and bracket in "（(":
            parsed = _names(inner, ended=line[:start].rstrip().endswith(_ENDS))
        if parsed:
            return span_from(line, start, parsed)
    _, stop, tail = line.rpartition(". ")
    last = read_titled(tail.strip()) if near and stop else ()
    if last and all(begins_as_name(person.name) for person in last):  # "…말했다. A 기자 a@example.org"
        return span_from(line, len(line) - len(tail), Parsed(last))
    if len(line) > MAX_UNSPACED:
        return None
    signed = read_titled(line.strip(" /／<>▶"))
    whole = line.strip().strip("（）()【】［］[]※/／").rstrip("。")
    parsed = Parsed(signed) if signed else read_credit(whole, near, placed=False)
    return span_from(line, 0, parsed) if parsed else None


def search_end(pattern: regex.Pattern[str], line: str) -> regex.Match[str] | None:
    """What the pattern finds among the last characters of a line: a credit is no longer."""
    return pattern.search(line, max(0, len(line) - MAX_UNSPACED))


def span_from(line: str, start: int, parsed: Parsed) -> Span:
    """Where a credit that begins at `start` stands: to the end of the line; of a sentence, to its own."""
    end = line.find("。", start) + 1 if parsed.sentence else 0
    return Span(start, end or len(line), parsed)


def read_credit(text: str, near: bool = False, placed: bool = False) -> Parsed | None:
    """The credit that a text without brackets is; `near` the end of a story it may be an agency alone, and `placed` in
    brackets of a kind a name behind a place."""
    text = text.strip()
    words = unspaced()
    republished = words.origin.match(text)
    if republished and not words.labels.search(republished["who"]):
        return Parsed((), listed_sources(republished["who"]), sentence=True)
    contributed = words.contributed.fullmatch(text.rstrip("。"))
    if contributed:
        people = (Person(name, "person", "contributor") for name in re.split(r"[、，\s]", contributed["names"]))
        return Parsed(tuple(people), sentence=True)
    signed = read_titled(text)
    if signed:
        return Parsed(signed)
    labels = labels_in(text)
    if labels:
        return read_labelled(text, labels)
    if near and find_agency(text) and is_east_asian(text):
        return Parsed((), (text,))
    return _placed(text) if placed else None


def read_titled(text: str) -> tuple[Person, ...]:
    """Names with their title, perhaps behind a bracket with the place."""
    words = unspaced()
    spoken = words.spoken.fullmatch(text)
    if spoken:
        return (Person(spoken["name"], "person", "reporting", None, spoken["outlet"]),)
    signed = words.signed.fullmatch(text)
    if signed is None or signed["place"] in words.roles:
        return ()
    place, outlet = signed["place"] or signed["filed"], signed["outlet"]
    if place and is_hangul_outlet(place):  # "[Outlet=A 기자]"
        place, outlet = None, place
    first, *others = names = _DOTS.split(signed["names"])
    if others and first in words.roles:  # "사진 A 기자"
        return ()
    if others and (is_hangul_outlet(first) or not begins_as_name(first)):
        names = others
        if outlet is None:  # "Outlet A 기자"
            outlet = first
        elif place is None:  # "[Outlet=City, A 기자]"
            place = first
    if len(names) > 1 and " " in signed["names"] and not all(map(begins_as_name, names)):  # a sentence
        return ()
    role = words.titles[signed["title"]]
    return tuple(Person(name, "person", role, place, outlet) for name in names)


def _names(text: str, ended: bool) -> Parsed | None:
    """As in "（森田一郎、山口花子）": names of four signs or so behind surnames, perhaps behind a desk and a space."""
    people = COMMAS.split(text.rpartition("\u3000")[2])
    if ended and all(map(is_chinese_name, text.split())):  # Chinese sets a space between two names, too
        people = text.split()
    if not all(_ALONE.fullmatch(p) and (is_signature(p) or (ended and is_chinese_name(p))) for p in people):
        return None
    return Parsed(tuple(Person(p, "person", "author") for p in people))


def _placed(text: str) -> Parsed | None:
    """As in "【City name、City name】"."""
    if unspaced().headings.search(text):
        return None
    people = []
    for piece in COMMAS.split(text):
        placed = _PLACED.fullmatch(piece.strip())
        if placed is None or find_agency(placed["name"]):
            return None
        place, name = placed["place"], placed["name"]
        if not (place or is_signature(name) or is_chinese_name(name)):
            return None
        people.append(Person(name, "person", "reporting", place))
    return Parsed(tuple(people))


def ends_signed(text: str) -> bool:
    """Whether a title behind a name stands in the last sentence: "…말했다. A 기자"."""
    tail = text.rpartition(". ")[2] if text[-1:] != "." else ""
    return 0 < len(tail) <= MAX_TITLED and any(title in tail for title in unspaced().titles)


def is_unspaced_label(text: str) -> bool:
    """Whether a line is a label and no more."""
    return text.rstrip(":： ") in unspaced().roles


def says_origin(text: str) -> bool:
    """Whether a short line may say where the story was printed first: "この記事は…"."""
    return len(text) <= MAX_UNSPACED and any(saying in text for saying in unspaced().sayings)
