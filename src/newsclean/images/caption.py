"""What is printed at a picture: its caption, and the credit where that stands in an element of its own."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, islice

import regex
from lxml import etree

from newsclean import innertext, rules
from newsclean.blocks import Block
from newsclean.metadata import Figure
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, any_of, clean, ends_sentence

__all__ = ["NO_TEXT", "has_caption_behind", "holds_caption", "printed", "without_captions"]

_RULES = rules.read("images.toml")
_CAPTION = re.compile(any_of(_RULES["caption"]))
_CREDIT = re.compile(any_of(_RULES["credit"]))
_PICTURE = re.compile(any_of(_RULES["picture"]))
_FRAME = re.compile(any_of((*_RULES["picture"], *_RULES["frame"])))
_HIDDEN = re.compile(any_of(_RULES["hidden"]))
_SOLD = frozenset(_RULES["sold"] + _RULES["opens"])
_SHORTENED = re.compile(any_of(_RULES["shortened"]))
_CAPTION_ATTRIBUTES: tuple[str, ...] = tuple(_RULES["caption_attributes"])
_CREDIT_ATTRIBUTES: tuple[str, ...] = tuple(_RULES["credit_attributes"])
# "© Ana Ruiz", "Foto: Ana Ruiz" in an element that no class tells: the words are those that end captions in text
_PICTURED = (
    word.strip() for table in rules.tables("furniture").values() for word in table.get("pictured", "").split("|")
)
_LABELS = alternation(word.rstrip(" :：") for word in _PICTURED if word.endswith((":", "：")))
_TAKEN = tuple(_RULES["taken"])
# "Ana Ruiz/AP" at the end of a caption, in an element of its own that no class tells
_SLASHED = regex.compile(r"\(?\p{Lu}[^/\d]{1,40}\s?/\s?\p{Lu}[^/\d]{1,40}\)?")
# A caption and its credit in one element that is called after the credit: "The mill was built of oak. Ana Ruiz/AP"
_BOTH = regex.compile(r"(.{30,}[\p{Ll}\p{N})”\"'»][.!?]”?)\s*+(\p{Lu}[^.!?]{2,60}|[\[(]\p{Lu}[^.!?]{2,60}[\])])")
_POINTS = " ▲△▴▼▽▾◀◁◂▶▷▸◄►↑↓←→⬆⬇/|"  # before a caption, to the picture beside it; a bar behind a button
_COUNT = regex.compile(r"\d{1,3}\s?/\s?\d{1,3}(?![\d/])\s?[|:.–-]?\s?")  # before a caption in a gallery
# "Ana Ruiz", "Archivo Familiar" there
_NAMED = regex.compile(r"\p{Lu}[\p{L}.'’-]{1,30}(?: [\p{L}.'’-]{1,30}){1,3}")
NO_TEXT = frozenset(("img", "source", "picture", "amp-img"))
_LINES = frozenset(("span", "small", "p", "div", "cite", "em", "i"))
# Unlike in a headline, a drawing's title is none: it says "Enlarge", as buttons do. <noscript> has the picture again.
_UNREAD = frozenset(("svg", "button", "noscript"))
_BREAKS = frozenset(("br", "p", "div"))

PARTS = 1_000  # elements of a picture that are looked at: where more stand there may be as many around them
LINES = 60  # of these, those without a telling class that are asked for a credit
CREDITS = 4  # elements with a credit
LABEL = 1_000  # characters of a class that are looked at: they are kept for the next page
LABELLED = 40  # characters in which a label and its colon stand
WORDS = 8  # characters of the shortest caption with a credit behind it
SIGNED = 60  # characters at the end of a caption in which its credit begins
OPENING = 30  # elements in which they do
MOST_OF_BODY = 0.2  # of the characters of a body that may be captions
LEVEL = 4  # parts of a part beside a picture that are asked for a caption
LONGEST = 1_500  # characters of a caption


# Patterns of labels in all languages are compiled where they are first asked: together they take a twentieth of the
# time in which this package is imported.
@cache
def _label() -> "re.Pattern[str]":
    """ "Credit" before a name, for screen readers."""
    return re.compile(rf"(?:{_LABELS})\s?(?:\.\.\.|…)?", re.IGNORECASE)


@cache
def _credited() -> "re.Pattern[str]":
    """How a credit begins."""
    return re.compile(rf"(?:©|\(c\)|(?:{_LABELS})\s?[:：])\s*(?=\S)", re.IGNORECASE)


@cache
def _credit_behind() -> "re.Pattern[str]":
    """A credit at the end of a caption that no class tells: "The harbour. Photo: Ana Ruiz", "… (Photo/AP)"."""
    return re.compile(rf"(?:[.!?…。]\s?|[(（\[|–—]\s?)(?:{_LABELS})\s?[:：/]\s?[^\W\d]", re.IGNORECASE)


def printed(figure: etree._Element) -> tuple[str | None, str | None]:
    """Caption and credit of a figure."""
    parts = list(islice(figure.iter("*"), 1, PARTS))
    holder = _holder(figure, parts)
    if holder is not None and holder.getparent() is figure.getparent():  # behind the figure
        parts += islice(holder.iter("*"), 1, PARTS)
    credits = _credits(figure, parts, holder)
    if holder is None and credits:
        holder = _line_before(credits[0])
    caption = _text(holder, credits).lstrip(_POINTS) if holder is not None and holder not in credits else ""
    # Once, where a page has it twice, for wide and narrow screens.
    said = dict.fromkeys(_credit_text(e) + _agency_behind(e) for e in credits)
    credit = " ".join(filter(None, said))
    if not caption and (both := _BOTH.fullmatch(credit)):
        caption, credit = both[1], both[2]
    if not caption:
        caption = _told_in(parts, _CAPTION_ATTRIBUTES)
        credit = credit or (_told_in(parts, _CREDIT_ATTRIBUTES) if caption else "")
    return caption or None, credit or None


def _told_in(parts: Iterable[etree._Element], names: Sequence[str]) -> str:
    """What an attribute holds that a script prints, if it is plain text."""
    values = (clean(value) for part in parts for name in names if (value := part.get(name)))
    return next((value for value in values if value and "<" not in value and len(value) <= LONGEST), "")


def without_captions(blocks: Sequence[Block], body: Sequence[int], figures: Iterable[Figure]) -> list[int]:
    """The body without paragraphs that are what is printed at a picture; on some pages that is the text."""
    printed_at = {key for figure in figures if figure.source == "dom:figure" for key in _keys(figure)}
    if not printed_at:
        return list(body)
    longest = 2 * max(map(len, printed_at))  # with spaces and marks
    captions = {i for i in body if len(blocks[i].text) <= longest and _letters(blocks[i].text) in printed_at}
    if sum(len(blocks[i].text) for i in captions) > MOST_OF_BODY * sum(len(blocks[i].text) for i in body):
        return list(body)
    return [i for i in body if i not in captions]


def _keys(figure: Figure) -> Iterator[str]:
    """What a caption may read as a block: alone, with the credit behind it or before."""
    caption, credit = _letters(figure.caption or ""), _letters(figure.credit or "")
    if caption:
        yield from (caption, caption + credit, credit + caption)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def holds_caption(around: etree._Element) -> bool:
    """Whether a caption or credit is among the parts of an element."""
    # or a table, with the picture in one row and the caption in the next
    is_picture = around.tag == "tbody" or _shows_picture(around.get("class", "")[:LABEL])
    for part in around:
        told = _told_of(part)
        if told == "caption" or part.tag == "figcaption":
            return True
        if part.tag in _LINES and (_is_credit_line(part) or _ends_credited(part)):
            return True
        if told == "credit" and part.find(".//img") is None:
            return True
        if is_picture and any(_told_of(inner) == "caption" for inner in islice(part, LEVEL)):
            return True
        if part.tag == "div" and any(
            _line_before(inner) is not None for inner in filter(_is_credit_line, islice(part, 1, LEVEL))
        ):
            return True
    return False


def has_caption_behind(picture: etree._Element) -> bool:
    """Whether what follows a picture, or the element that holds no more, is called a caption."""
    behind = picture.getnext()
    if behind is None:
        return False
    return behind.tag == "figcaption" or (behind.tag in _LINES and _told_of(behind) == "caption")


def _told_of(part: etree._Element) -> str:
    names = part.get("class")
    return _told_by(names[:LABEL]) if names else ""


def _holder(figure: etree._Element, parts: list[etree._Element]) -> etree._Element | None:
    """The element that holds the caption: in the figure, or behind one that ended before it."""
    holder = next((e for e in islice(figure.iter("figcaption"), LINES) if not _is_credit(e)), None)
    if holder is None:
        holder = next((e for e in parts if _is_caption(e.get("class", "")[:LABEL])), None)
    if holder is None:
        holder = next(filter(_ends_credited, islice((e for e in parts if e.tag in _LINES), LINES)), None)
    behind = figure.getnext() if holder is None else None
    if behind is None:
        return holder
    return behind if behind.tag == "figcaption" or _is_caption(behind.get("class", "")[:LABEL]) else None


def _credits(
    figure: etree._Element, parts: list[etree._Element], holder: etree._Element | None
) -> list[etree._Element]:
    """The elements that hold the credit, by their class; else a second caption, or a line, that begins as one; or
    <cite>, or the last part of the caption."""
    around = frozenset(holder.iterancestors()) if holder is not None else frozenset()
    found = (_cited(e) for e in parts if _is_credit(e) and e is not holder and e not in around)
    named = list(dict.fromkeys(found))[:CREDITS]
    if named:
        near = _nearest(named, holder)
        return [e for e in near if not any(other in e.iterancestors() for other in near)]
    captions = (e for e in islice(figure.iter("figcaption"), LINES) if e is not holder and _begins_credited(e))
    lines = filter(_is_credit_line, islice((e for e in parts if e.tag in _LINES), LINES))
    led = filter(_is_led, islice((e for e in parts if e.tag in _LINES and len(e)), LINES))
    cited = (e for e in parts if e.tag == "cite" and not _is_labelled(e))
    last = filter(_is_signed, list(holder)[-1:] if holder is not None else ())
    return list(islice(chain(captions, led, lines, cited, last), 1))


def _nearest(credits: list[etree._Element], holder: etree._Element | None) -> list[etree._Element]:
    """The credits in the caption, else beside it: what is farther off may be the name of the story's author."""
    around = holder
    for _ in range(2):
        near = [e for e in credits if any(above is around for above in e.iterancestors())]
        if around is None or near:
            return near or credits
        around = around.getparent()
    return credits


def _cited(credit: etree._Element) -> etree._Element:
    """The <cite> that holds more than the element, "<cite>(<i>Agency</i>: Ana Ruiz)</cite>", or the element."""
    around = credit.getparent()
    return around if around is not None and around.tag == "cite" else credit


@lru_cache(maxsize=4096)
def _told_by(names: str) -> str:
    """What a class says that an element beside a picture holds: its caption, or its credit as in "image--author" and
    "teaser-image__credit"; but "author-image" is a portrait."""
    if _is_caption(names):
        return "caption"
    parts = names.lower().split()
    return "credit" if any((m := _PICTURE.search(part)) and _CREDIT.search(part, m.end()) for part in parts) else ""


@lru_cache(maxsize=4096)
def _shows_picture(names: str) -> bool:
    return _FRAME.search(names.lower()) is not None


@lru_cache(maxsize=4096)
def _is_caption(names: str) -> bool:
    return _CAPTION.search(names.lower()) is not None


def _is_credited(element: etree._Element) -> bool:
    """Whether a line that no class tells begins as credits do: "© Ana Ruiz", "Foto: Ana Ruiz"."""
    if len(element):
        return False
    head = (element.text or "").lstrip()[:LABELLED]
    return ("©" in head or ":" in head or "：" in head or head[:1] == "(") and _credited().match(head) is not None


def _is_credit_line(part: etree._Element) -> bool:
    """The same, or an agency, "A. Beispiel/AP" or "AP", below the line that is below the picture."""
    if _is_credited(part):
        return True
    if part.tag not in _LINES or len(part):
        return False
    text = (part.text or "").strip()
    if not 1 < len(text) <= LABEL or not (_SLASHED.fullmatch(text) or find_agency(text[:LABELLED])):
        return False
    return _line_before(part) is not None


def _line_before(credit: etree._Element) -> etree._Element | None:
    """The line between a picture and its credit: the caption, where no class tells one."""
    line = credit.getprevious()
    around = credit.getparent()
    if line is None or around is None or line.tag not in _LINES or _holds_picture(line):
        return None
    above = line.getprevious() if line.getprevious() is not None else around.getprevious()
    return line if above is not None and _holds_picture(above) else None


def _holds_picture(part: etree._Element) -> bool:
    return part.tag in NO_TEXT or part.find(".//img") is not None


def _is_led(part: etree._Element) -> bool:
    """Whether a line begins with a label in an element of its own: "<span>Credit</span>A. Beispiel"."""
    return not (part.text or "").strip() and _is_label(part[0]) and not _holds_picture(part)


def _is_label(part: etree._Element) -> bool:
    if len(part) or (part.tail or "").lstrip()[:1] in (":", "："):
        return False
    return _label().fullmatch((part.text or "").strip()[:LABELLED]) is not None


def _ends_credited(element: etree._Element) -> bool:
    """Whether a line that no class tells ends as captions do: "The harbour at dawn. Photo: Ana Ruiz"."""
    text = (element.text or "").strip() if not len(element) else ""
    if not WORDS < len(text) <= LONGEST:
        return False
    return text.endswith(_TAKEN) or _credit_behind().search(text, max(WORDS, len(text) - SIGNED)) is not None


def _is_labelled(cite: etree._Element) -> bool:
    """Whether what stands before an element is a label: "Source: <cite>AP</cite>" is one credit."""
    before, around = cite.getprevious(), cite.getparent()
    text = before.tail if before is not None else around.text if around is not None else None
    return (text or "").rstrip().endswith(":")


def _is_signed(part: etree._Element) -> bool:
    """Whether the last part of a caption is a name and an agency, or a name behind a part that is a sentence."""
    if part.tag not in _LINES or len(part) or (part.tail or "").strip():
        return False
    text, before = (part.text or "").strip(" \t\n|·")[:LABEL], part.getprevious()
    if _SLASHED.fullmatch(text):
        return True
    if before is None or before.tag != part.tag or len(before) or (before.tail or "").strip():
        return False
    return ends_sentence(before.text or "") and _NAMED.fullmatch(text) is not None


def _begins_credited(caption: etree._Element) -> bool:
    """Whether a second caption of a figure is its credit: "<strong>Photo:</strong> Ana Ruiz"."""
    head = innertext.line(innertext.texts(caption, most=OPENING), LABELLED)
    return _credited().match(head[:LABELLED]) is not None


def _agency_behind(credit: etree._Element) -> str:
    """What follows the element with a photographer's name: "<span>A. Beispiel</span>/AP"."""
    tail = (credit.tail or "").strip()
    return tail if tail.startswith("/") else ""


def _credit_text(credit: etree._Element) -> str:
    """What a credit says, without labels that only a screen reader says."""
    labels = [part for part in islice(credit.iter(*_LINES), LEVEL) if part is not credit and _is_label(part)]
    return _text(credit, labels).lstrip("| ")


def _is_credit(element: etree._Element) -> bool:
    names = element.get("class", "") + " " + element.get("itemprop", "")
    return len(names) > 1 and element.tag not in NO_TEXT and bool(_CREDIT.search(names.lower()))


def _text(element: etree._Element, without: Container[etree._Element]) -> str:
    """What a caption or credit says; "" where that is no more than a day or a number."""

    def behind(part: etree._Element) -> str | None:
        return None if part in without and _agency_behind(part) else part.tail

    pieces = innertext.texts(
        element, breaks=_BREAKS, skips=lambda part: part in without or _is_unseen(part), behind=behind
    )
    text = innertext.line(pieces, LONGEST)
    count = _COUNT.match(text)
    text = text[count.end() :] if count else text
    return text if any(map(str.isalpha, text)) else ""


def _is_unseen(part: etree._Element) -> bool:
    """Whether a part of a caption is for machines, for screen readers, or for the mouse: "Enlarge"."""
    if part.tag in _UNREAD or part.get("role") == "button":
        return True
    if part.tag == "a" and clean(part.text or "").casefold() in _SOLD:
        return True
    names, style = part.get("class"), part.get("style")
    if names and _SHORTENED.search(names.lower()) and any(map(_told_of, part.itersiblings(preceding=True))):
        return True  # "caption-truncated" behind "caption-full"
    return bool((names and _HIDDEN.search(names.lower())) or (style and "clip:rect(" in style.replace(" ", "")))
