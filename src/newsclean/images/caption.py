"""What is printed at a picture: its caption, and the credit where that stands in an element of its own.

Each way in which a page may set them is a function that gives the elements of a picture that are set so. They are asked
in the order of `_CAPTIONS` and `_CREDITS`, the surest first, and the first element found is believed.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

import regex
from lxml import etree

from newsclean import rules
from newsclean.images.signs import (
    BESIDE,
    LABEL,
    LABELLED,
    LINES,
    LONGEST,
    SLASHED,
    begins_as_credit,
    boxed_below,
    caption_behind,
    ends_credited,
    holds_picture,
    is_captioned_text,
    is_credit,
    is_credit_line,
    is_hidden,
    is_label,
    is_pointed,
    line_before,
    names_source,
    slanted_below,
    told_of,
    without_label,
)
from newsclean.innertext import line, texts, words
from newsclean.noise import reads_as
from newsclean.patterns import lazy
from newsclean.text import alternation, any_of, clean, ends_sentence

__all__ = ["printed", "printed_in_box"]

_RULES = rules.read("images.toml")
_SOLD = frozenset(_RULES["sold"] + _RULES["opens"])
_SHORTENED = lazy(re.compile, any_of(_RULES["shortened"]))
# A caption and its credit in one element that is called after the credit: "The mill was built of oak. Ana Ruiz/AP"
_BOTH = lazy(regex.compile, r"(.{30,}[\p{Ll}\p{N})”\"'»][.!?]”?)\s*+(\p{Lu}[^.!?]{2,60}|[\[(]\p{Lu}[^.!?]{2,60}[\])])")
# "Ana Ruiz", "Archivo Familiar" at the end of a caption, in an element of its own
_NAMED = lazy(regex.compile, r"\p{Lu}[\p{L}.'’-]{1,30}(?: [\p{L}.'’-]{1,30}){1,3}")
_POINTS = " ▲△▴▼▽▾◀◁◂▶▷▸◄►↑↓←→⬆⬇/|"  # before a caption, to the picture beside it; a bar behind a button
_BEYOND = " >›»…."  # behind the words of a button: "more >"
_OF = alternation(_RULES["of"])
# Before a caption in a gallery: "1/5", "1 of 5. "
_COUNT = lazy(re.compile, rf"\d{{1,3}}\s?/\s?\d{{1,3}}(?![\d/])\s?[|:.–-]?\s?|\d{{1,3}} (?:{_OF}) \d{{1,3}}\s?[|:.]\s")
_COUNTED = lazy(re.compile, rf"\s*\d{{1,3}}\s?(?:/|{_OF})\s?\d{{1,3}}\.?\s*")  # the same in an element of its own
# Unlike in a headline, a drawing's title is none: it says "Enlarge", as buttons do. <noscript> has the picture again.
_UNREAD = frozenset(("svg", "button", "noscript"))
_BREAKS = frozenset(("br", "p", "div"))
_BREAKS_IN_BOX = _BREAKS.union(("li", "dt", "dd", "td", "tr", "section", "figcaption", "center", "footer"))
_BRACKETS = " ()[]（）【】"

PARTS = 1_000  # elements of a picture that are looked at: where more stand there may be as many around them
MOST_LINES = 60  # of these, those without a telling class that are asked for a credit
CREDITS = 4  # elements with a credit
OPENING = 30  # elements in which a credit begins
COUNTED = 3  # elements of a count of pictures
# How buttons at a picture read: "(click to enlarge)".
BUTTONS = frozenset(("line.player", "line.social", "line.read-more", "line.prompt"))
BOXED = 60  # elements of a box without a telling class
SECOND = 60  # characters of the second line in it, a credit
LABELS = 4  # elements of a credit that may be labels for screen readers


class _Picture(NamedTuple):
    """What is asked for a caption and a credit."""

    figure: etree._Element
    parts: list[etree._Element]  # the elements in it, and in what holds its caption behind it
    caption: etree._Element | None = None  # what holds it


_Way: TypeAlias = Callable[[_Picture], Iterator[etree._Element]]


def printed(figure: etree._Element) -> tuple[str | None, str | None]:
    """Caption and credit of a figure."""
    picture = _picture(figure)
    credits = _called_credits(picture) or list(islice(_asked(_CREDITS, picture), 1))
    holder = line_before(credits[0]) if picture.caption is None and credits else picture.caption
    caption = _text(holder, credits).lstrip(_POINTS) if holder is not None and holder not in credits else ""
    if caption and reads_as(caption.strip(_BRACKETS), BUTTONS):
        caption = ""
    # Once, where a page has it twice, for wide and narrow screens.
    said = dict.fromkeys(_credit_text(e) + _agency_behind(e) for e in credits)
    credit = " ".join(filter(None, said))
    if not caption and (both := _BOTH.fullmatch(credit)):
        return both[1], both[2]
    return (without_label(caption) if credit else caption) or _title(picture) or None, credit or None


def printed_in_box(box: etree._Element) -> tuple[str | None, str | None] | None:
    """The caption and the credit in a box with a picture where no class or word tells them: the only line in it, or the
    first of two, of which the second is no sentence. None where it says more."""
    said = "".join(texts(box, breaks=_BREAKS_IN_BOX, mark="\n", most=BOXED)).split("\n")
    lines = [text for text in map(clean, said) if text and not reads_as(text.strip(_BRACKETS), BUTTONS)]
    if len(lines) > 2 or any(len(text) > most for text, most in zip(lines, (BESIDE, SECOND), strict=False)):
        return None
    if len(lines) > 1 and ends_sentence(lines[1]):
        return None
    caption, credit = (*lines, None, None)[:2]
    return caption, credit


def _picture(figure: etree._Element) -> _Picture:
    picture = _Picture(figure, list(islice(figure.iter("*"), 1, PARTS)))
    holder = next(_asked(_CAPTIONS, picture), None)
    if holder is not None and holder not in picture.parts:  # behind the figure
        picture.parts.extend(islice(holder.iter("*"), 1, PARTS))
    return picture._replace(caption=holder)


def _title(picture: _Picture) -> str:
    """The title of a picture of the class "caption", which Joomla prints below it."""
    pictures = (e for e in (picture.figure, *picture.parts) if e.tag == "img")
    titles = (clean(e.get("title", "")) for e in pictures if "caption" in e.get("class", "").split())
    return next((title for title in titles if title and "<" not in title and len(title) <= LONGEST), "")


def _asked(ways: Iterable[_Way], picture: _Picture) -> Iterator[etree._Element]:
    return chain.from_iterable(way(picture) for way in ways)


# ---- ways to set a caption ----


def _figcaptions(picture: _Picture) -> Iterator[etree._Element]:
    return (e for e in islice(picture.figure.iter("figcaption"), MOST_LINES) if not is_credit(e))


def _called_captions(picture: _Picture) -> Iterator[etree._Element]:
    """By their class."""
    return (e for e in picture.parts if told_of(e) == "caption")


def _pointed(picture: _Picture) -> Iterator[etree._Element]:
    """ "▲ The harbour at dawn"."""
    return (e for e in picture.parts if (e.tag in LINES or e.tag == "td") and is_pointed(e))


def _lines_ending_in_credits(picture: _Picture) -> Iterator[etree._Element]:
    """ "The harbour at dawn. Photo: Ana Ruiz"."""
    return filter(ends_credited, _lines(picture))


def _given_by(told: Callable[[etree._Element], etree._Element | None]) -> _Way:
    """By where it stands, behind the figure or in it."""
    return lambda picture: (e for e in (told(picture.figure),) if e is not None)


def _beside(picture: _Picture) -> Iterator[etree._Element]:
    """ "<p><img>The harbour at dawn. Photo: Ana Ruiz</p>"."""
    return iter((picture.figure,) if is_captioned_text(picture.figure) else ())


_CAPTIONS = (
    _figcaptions,
    _called_captions,
    _pointed,
    _lines_ending_in_credits,
    _given_by(caption_behind),
    _given_by(slanted_below),  # "<p><img><br><i>The harbour at dawn</i></p>"
    _given_by(boxed_below),  # "<div><img><div>The harbour at dawn</div></div>"
    _beside,
)


# ---- ways to set a credit ----


def _called_credits(picture: _Picture) -> list[etree._Element]:
    """By their class; several, as of a photographer and an agency."""
    holder = picture.caption
    around = frozenset(holder.iterancestors()) if holder is not None else frozenset()
    found = (e for e in picture.parts if is_credit(e) and e is not holder and e not in around)
    near = _nearest(list(islice(found, CREDITS)), holder)
    return [e for e in near if not any(other in e.iterancestors() for other in near)]


def _nearest(credits: list[etree._Element], holder: etree._Element | None) -> list[etree._Element]:
    """The credits in the caption, else beside it: what is farther off may be the name of the story's author."""
    around = holder
    for _ in range(2):
        near = [e for e in credits if any(above is around for above in e.iterancestors())]
        if around is None or near:
            return near or credits
        around = around.getparent()
    return credits


def _second_captions(picture: _Picture) -> Iterator[etree._Element]:
    """ "<figcaption><strong>Photo:</strong> Ana Ruiz</figcaption>" behind the caption."""
    for other in islice(picture.figure.iter("figcaption"), MOST_LINES):
        if other is not picture.caption and begins_as_credit(words(other, LABELLED, OPENING)):
            yield other


def _led_lines(picture: _Picture) -> Iterator[etree._Element]:
    """ "<p><span>Credit</span>A. Beispiel</p>": a label in an element of its own, on display or for screen readers."""
    for part in islice((e for e in picture.parts if e.tag in LINES and len(e)), MOST_LINES):
        if not (part.text or "").strip() and is_label(part[0]):
            yield part


def _credit_lines(picture: _Picture) -> Iterator[etree._Element]:
    """ "© Ana Ruiz", "Foto: Ana Ruiz", "A. Beispiel/AP"."""
    return filter(is_credit_line, _lines(picture))


def _sources_over(picture: _Picture) -> Iterator[etree._Element]:
    """ "<div><img><span>AP</span></div><figcaption>The harbour at dawn</figcaption>"."""
    if picture.caption is not None and picture.caption.tag == "figcaption":
        caption = frozenset(picture.caption.iter(*LINES))
        yield from (e for e in _lines(picture) if e not in caption and names_source(e))


def _cites(picture: _Picture) -> Iterator[etree._Element]:
    """ "<cite>Ana Ruiz</cite>", and "<footer>Ana Ruiz</footer>" of a figure."""
    return (e for e in picture.parts if e.tag in ("cite", "footer") and not _is_labelled(e))


def _is_labelled(cite: etree._Element) -> bool:
    """Whether what stands before an element is a label: "Source: <cite>AP</cite>" is one credit."""
    before, around = cite.getprevious(), cite.getparent()
    text = before.tail if before is not None else around.text if around is not None else None
    return (text or "").rstrip().endswith(":")


def _ends_of_captions(picture: _Picture) -> Iterator[etree._Element]:
    return filter(_is_signed, list(picture.caption)[-1:] if picture.caption is not None else ())


def _is_signed(part: etree._Element) -> bool:
    """Whether the last part of a caption is a name and an agency, or a name behind a part that is a sentence."""
    if part.tag not in LINES or len(part) or (part.tail or "").strip():
        return False
    text, before = (part.text or "").strip(" \t\n|·")[:LABEL], part.getprevious()
    if SLASHED.fullmatch(text):
        return True
    if before is None or before.tag != part.tag or len(before) or (before.tail or "").strip():
        return False
    return ends_sentence(before.text or "") and _NAMED.fullmatch(text) is not None


def _called_behind(picture: _Picture) -> Iterator[etree._Element]:
    """ "<p class=photo-credit>Ana Ruiz</p>" behind the figure."""
    behind = picture.figure.getnext()
    if behind is not None and behind.tag in LINES and told_of(behind) == "credit" and not holds_picture(behind):
        yield behind


# Where no class within tells.
_CREDITS = (_second_captions, _led_lines, _credit_lines, _sources_over, _cites, _ends_of_captions, _called_behind)


def _lines(picture: _Picture) -> Iterator[etree._Element]:
    return islice((e for e in picture.parts if e.tag in LINES), MOST_LINES)


# ---- what they say ----


def _text(element: etree._Element, without: Container[etree._Element]) -> str:
    """What a caption or credit says; "" where that is no more than a day or a number."""

    def behind(part: etree._Element) -> str | None:
        return None if part in without and _agency_behind(part) else part.tail

    pieces = texts(element, breaks=_BREAKS, skips=lambda part: part in without or _is_unseen(part), behind=behind)
    text = line(pieces, LONGEST)
    count = _COUNT.match(text)
    text = text[count.end() :] if count else text
    return text if any(map(str.isalpha, text)) else ""


def _is_unseen(part: etree._Element) -> bool:
    """Whether a part of a caption is for machines, for screen readers, or for the mouse: "Enlarge", or counts pictures:
    "3 of 7"."""
    if part.tag in _UNREAD or part.get("role") == "button":
        return True
    if (part.text or "").strip()[:1].isdecimal() and _COUNTED.fullmatch(words(part, LABELLED, COUNTED)):
        return True
    is_last = part.tag == "span" and part.getnext() is None and not (part.tail or "").strip()
    if (part.tag in ("a", "b") or is_last) and clean(part.text or "").rstrip(_BEYOND).casefold() in _SOLD:
        return True
    names = part.get("class")
    if names and _SHORTENED.search(names.lower()) and any(map(told_of, part.itersiblings(preceding=True))):
        return True  # "caption-truncated" behind "caption-full"
    return is_hidden(part)


def _credit_text(credit: etree._Element) -> str:
    """What a credit says, without labels that only a screen reader says."""
    labels = [part for part in islice(credit.iter(*LINES), LABELS) if part is not credit and is_label(part)]
    return _text(credit, labels).lstrip("| ").removeprefix("/ ")


def _agency_behind(credit: etree._Element) -> str:
    """What follows the element with a photographer's name: "<span>A. Beispiel</span>/AP"."""
    tail = (credit.tail or "").strip()
    return tail if tail.startswith("/") else ""
