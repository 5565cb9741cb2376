"""What tells that an element is the caption or the credit of a picture: its class, or how its words begin or end."""

import re
from functools import cache, lru_cache
from itertools import islice

import regex
from lxml import etree

from newsclean import rules
from newsclean.innertext import words
from newsclean.patterns import lazy
from newsclean.rules.agencies import find_agency
from newsclean.text import alternation, any_of

__all__ = [
    "BESIDE", "LABEL", "LABELLED", "LINES", "LONGEST", "NO_TEXT", "SLASHED", "begins_as_credit", "boxed_below",
    "caption_behind", "ends_as_credit", "ends_credited", "holds_caption", "holds_picture", "is_captioned_text",
    "is_credit", "is_credit_line", "is_hidden", "is_label", "is_pointed", "line_before", "names_source", "parts_of",
    "slanted_below", "told_of", "without_label",
]  # fmt: skip

_RULES = rules.read("images.toml")
_CAPTION = lazy(re.compile, any_of(_RULES["caption"]))
_CREDIT = lazy(re.compile, any_of(_RULES["credit"]))
_PICTURE = lazy(re.compile, any_of(_RULES["picture"]))
_FRAME = lazy(re.compile, any_of((*_RULES["picture"], *_RULES["frame"])))
_HIDDEN = lazy(re.compile, any_of(rules.read("metadata.toml")["hints"]["unseen"]))
_TAKEN = tuple(_RULES["taken"])
# "© Ana Ruiz", "Foto: Ana Ruiz" in an element that no class tells: the words are those that end captions in text
_PICTURED = rules.words("furniture", "pictured")
_LABELS = alternation(word.rstrip(" :：") for word in _PICTURED if word.endswith((":", "：")))
# "Ana Ruiz/AP", "A. Ruiz / 7 Dias" at the end of a caption, in an element of its own that no class tells
SLASHED = lazy(regex.compile, r"\(?\p{Lu}[^/\d:]{1,40}\s?/\s?(?:\d{1,2} )?\p{Lu}[^/\d:]{1,40}\)?")
_SMALL = lazy(regex.compile, r"(?<= )\p{Ll}{2,}")  # words of a sentence; a name has one at most
NO_TEXT = frozenset(("img", "source", "picture", "amp-img"))
LINES = frozenset(("span", "small", "p", "div", "cite", "em", "i"))
SLANTED = frozenset(("em", "i", "small"))
BLOCKS = frozenset(("p", "div", "td", "center"))
BOXES = frozenset(("div", "figure"))
_CENTRED = lazy(re.compile, r"text-align:\s?center")
_CALLED_CENTRED = lazy(re.compile, r"(?<![^\s_-])(?:align|text)?cent(?:er|re)(?:ed)?(?!\S)")  # "has-text-align-center"

_SIGNS = frozenset("©ⓒⒸ:：(（")  # one of them is in how a credit begins
_PAUSES = ",:： "  # behind a label that is heard
POINTERS = frozenset("▲△▼▽")

LABEL = 1_000  # characters of a class that are looked at: they are kept for the next page
LABELLED = 40  # characters in which a label and its colon stand
WORDS = 8  # characters of the shortest caption with a credit behind it
LONGEST = 1_500  # characters of the longest
SIGNED = 60  # characters at the end of a caption in which its credit begins
LEVEL = 4  # parts of a part beside a picture that are asked for a caption
PARTS = 30  # elements of a line that are read
BESIDE = 400  # characters of a caption that only its credit tells
CENTRED = 120  # characters of a caption that only its place in the middle tells


# ---- by its class ----


def is_credit(element: etree._Element) -> bool:
    names, role = element.get("class"), element.get("itemprop")
    return bool(names or role) and element.tag not in NO_TEXT and _names_credit(f"{names} {role}"[:LABEL])


@lru_cache(maxsize=4096)
def _names_credit(names: str) -> bool:
    return _CREDIT.search(names.lower()) is not None


def told_of(part: etree._Element) -> str:
    """What the class of an element, or microdata, says that it is beside a picture: "caption", "credit" or ""."""
    if part.get("itemprop") == "caption" and part.tag != "meta":
        return "caption"
    names = part.get("class")
    return _told_by(names[:LABEL]) if names else ""


@lru_cache(maxsize=4096)
def _told_by(names: str) -> str:
    """What a class says that an element beside a picture holds: its caption, or its credit as in "image--author" and
    "teaser-image__credit"; but "author-image" is a portrait."""
    names = names.lower()
    if _CAPTION.search(names.replace("__", "-").replace("_", "-")):
        return "caption"
    parts = names.split()
    return "credit" if any((m := _PICTURE.search(part)) and _CREDIT.search(part, m.end()) for part in parts) else ""


@lru_cache(maxsize=4096)
def _shows_picture(names: str) -> bool:
    return _FRAME.search(names.lower()) is not None


# ---- by its words ----


# Patterns of labels in all languages are compiled where they are first asked: together they take a twentieth of the
# time in which this package is imported.
@cache
def _label() -> "re.Pattern[str]":
    """ "Credit" before a name, for screen readers."""
    return re.compile(rf"(?:{_LABELS})\s?(?:\.\.\.|…)?", re.IGNORECASE)


@cache
def _credited() -> "re.Pattern[str]":
    """How a credit begins."""
    return re.compile(rf"[(（]?(?:[©ⓒⒸ]|\(c\)|(?:{_LABELS})\s?[:：])\s*(?=\S)", re.IGNORECASE)


@cache
def _credit_behind() -> "re.Pattern[str]":
    """A credit at the end of a caption that no class tells: "The harbour. Photo: Ana Ruiz", "… (Photo/AP)"."""
    return re.compile(rf"(?:[.!?…。]\s?|[(（\[|–—]\s?)(?:{_LABELS})\s?[:：/]\s?[^\W\d]", re.IGNORECASE)


def is_label(part: etree._Element) -> bool:
    """Whether an element is a label and nothing else; one for screen readers closes with a mark: "Image source, "."""
    if len(part) or (part.tail or "").lstrip()[:1] in (":", "："):
        return False
    text = (part.text or "").strip()[:LABELLED]
    return _label().fullmatch(text.rstrip(_PAUSES) if is_hidden(part) else text) is not None


def is_hidden(part: etree._Element) -> bool:
    """Whether only screen readers say what an element holds."""
    names = part.get("class")
    return names is not None and _HIDDEN.search(names.lower()) is not None


def without_label(caption: str) -> str:
    """A caption without the label before it, "Image: The harbour lies still"; but "Photo: Ana Ruiz/AP" is none."""
    label = _credited().match(caption[:LABELLED])
    rest = caption[label.end() :] if label else caption
    return rest if "/" not in rest and len(_SMALL.findall(rest)) > 1 else caption


def _is_credited(element: etree._Element) -> bool:
    """Whether a line that no class tells begins as credits do: "© Ana Ruiz", "Foto: Ana Ruiz"."""
    if len(element):
        return False
    head = (element.text or "").lstrip()[:LABELLED]
    return not _SIGNS.isdisjoint(head) and begins_as_credit(head)


def begins_as_credit(text: str) -> bool:
    return _credited().match(text[:LABELLED]) is not None


def ends_credited(element: etree._Element) -> bool:
    """Whether a line that no class tells ends as captions do: "The harbour at dawn. Photo: Ana Ruiz"."""
    text = (element.text or "").strip() if not len(element) else ""
    return WORDS < len(text) <= LONGEST and ends_as_credit(text)


def ends_as_credit(text: str) -> bool:
    """Whether a caption ends so."""
    return text.endswith(_TAKEN) or _credit_behind().search(text, max(WORDS, len(text) - SIGNED)) is not None


def is_pointed(part: etree._Element) -> bool:
    """Whether a line begins with a sign that points at the picture above or below it, as in Korean papers."""
    text = part.text or ""
    if len(part) and text.strip() == "":
        text = part[0].text or ""
    return text.lstrip()[:1] in POINTERS


def is_credit_line(part: etree._Element) -> bool:
    """Whether a line begins so, or is an agency, "A. Beispiel/AP" or "AP", below the line that is below the picture."""
    if _is_credited(part):
        return True
    return part.tag in LINES and not len(part) and line_before(part) is not None and names_source(part)


def names_source(part: etree._Element) -> bool:
    """Whether all that a line says is an agency, "A. Beispiel/AP" or "AP"."""
    text = (part.text or "").strip() if part.tag in LINES and not len(part) else ""
    return bool(text and (SLASHED.fullmatch(text) or find_agency(text[:LABELLED])))


def line_before(credit: etree._Element) -> etree._Element | None:
    """The line between a picture and its credit: the caption, where no class tells one."""
    caption = credit.getprevious()
    around = credit.getparent()
    if caption is None or around is None or caption.tag not in LINES or holds_picture(caption):
        return None
    above = caption.getprevious() if caption.getprevious() is not None else around.getprevious()
    return caption if above is not None and holds_picture(above) else None


def holds_picture(part: etree._Element) -> bool:
    return part.tag in NO_TEXT or next(part.iterdescendants("img"), None) is not None


# ---- beside a picture ----


def parts_of(around: etree._Element, most: int) -> int:
    """How many parts an element has, counted to one more than `most`: of a long column that each of its pictures asks,
    to count all would take quadratic time."""
    try:
        around[most]
    except IndexError:
        return len(around)
    return most + 1


def holds_caption(around: etree._Element) -> bool:
    """Whether a caption or credit is among the parts of an element; in what shows a picture, and in a table with the
    picture in one row and the caption in the next, a part may hold it."""
    is_picture = around.tag == "tbody" or _shows_picture(around.get("class", "")[:LABEL])
    if slanted_below(around) is not None or is_captioned_text(around):
        return True
    for part in around:  # noqa: SIM110  # `any` would take twice the time of what most elements hold
        if _is_printed(part) or (is_picture and _holds_called(part)):
            return True
    return False


def _is_printed(part: etree._Element) -> bool:
    """Whether a part beside a picture is its caption or credit, a line around its credit, or holds both as lines that
    no class tells."""
    tag, told = part.tag, told_of(part)
    if (
        told == "caption"
        or tag == "figcaption"
        or (tag in LINES and is_pointed(part))
        or (told and part.find(".//img") is None)
        or (tag == "p" and len(part) == 1 and told_of(part[0]) == "credit")
    ):
        return True
    if not len(part):
        return tag in LINES and bool(part.text) and (is_credit_line(part) or ends_credited(part))
    if tag != "div":
        return False
    inside = list(islice(part, LEVEL))
    if any(map(is_credit, inside)) and any(told_of(inner) == "caption" for inner in inside):
        return True
    lines = (e for e in islice(part, 1, LEVEL) if is_credit_line(e) or "credit" in e.get("class", "")[:LABEL])
    return any(line_before(e) is not None for e in lines)


def _holds_called(part: etree._Element) -> bool:
    """Whether a part of what shows a picture holds its caption, or is a line that is called a credit."""
    if part.tag in LINES and is_credit(part) and not holds_picture(part):
        return True
    return any(told_of(inner) == "caption" or is_pointed(inner) for inner in islice(part, LEVEL))


def slanted_below(around: etree._Element) -> etree._Element | None:
    """The line in italics or small print that an element holds below a picture, and nothing else: so captions are set
    where no class tells."""
    if (
        not 2 < parts_of(around, LEVEL) <= LEVEL or around[-1].tag not in SLANTED or not holds_picture(around[0])
    ):  # most
        return None
    parts = list(around)
    is_apart = all(part.tag == "br" for part in parts[1:-1])
    spoken = (around.text, *(part.tail for part in parts))
    return parts[-1] if is_apart and not any(text and text.strip() for text in spoken) else None


def boxed_below(box: etree._Element) -> etree._Element | None:
    """The short line that a box holds below a picture, and nothing else; with a link it may be a teaser."""
    if box.tag not in BOXES or parts_of(box, 2) != 2 or box[1].tag not in LINES or not holds_picture(box[0]):  # most
        return None
    picture, below = box
    if is_credit(below) or holds_picture(below) or next(below.iter("a"), None) is not None:
        return None
    spoken = (box.text, picture.tail, below.tail)
    is_alone = not _text(picture) and not any(text and text.strip() for text in spoken)
    return below if is_alone and 0 < len(_text(below, BESIDE)) <= BESIDE else None


def is_captioned_text(around: etree._Element) -> bool:
    """Whether an element holds a picture and behind it, in no element of its own, text that begins or ends as credits
    do, or is short and in the middle with it: "<p><img>Photo: Ana Ruiz</p>", "<p align=center><img>The harbour</p>"."""
    if around.tag not in BLOCKS or not 0 < parts_of(around, LEVEL) <= LEVEL:
        return False
    if (around.text or "").strip() or not any(part.tail and part.tail.strip() for part in around):  # most
        return False
    if not holds_picture(around[0]):
        return False
    text = words(around, BESIDE + 1, PARTS)
    if len(text) > BESIDE:
        return False
    if begins_as_credit(text) or (len(text) > WORDS and ends_as_credit(text)):
        return True
    is_plain = all(part.tag in NO_TEXT or part.tag == "br" for part in around)  # in bold it may be a heading
    return is_plain and around.tag == "p" and WORDS < len(text) <= CENTRED and _is_centred(around)


def caption_behind(part: etree._Element) -> etree._Element | None:
    """What follows a picture, or the element that holds no more, if that is called a caption or set like one."""
    behind = part.getnext()
    if behind is not None and behind.tag == "div" and parts_of(behind, 1) == 1 and behind[0].tag == "figcaption":
        behind = behind[0]
    if behind is None or behind.tag == "figcaption":
        return behind
    if behind.tag not in LINES:
        return None
    is_caption = told_of(behind) == "caption" or is_pointed(behind) or _is_centred_below(part, behind)
    return behind if is_caption or _is_credited_below(part, behind) else None


def _is_credited_below(part: etree._Element, behind: etree._Element) -> bool:
    """Whether a picture is alone in its element, and the next is a short line that begins or ends as credits do, maybe
    in italics."""
    is_slanted = len(behind) == 1 and behind[0].tag in SLANTED and not (behind.text or "").strip()
    printed = behind[0] if is_slanted else behind
    if not holds_picture(part) or not (_is_credited(printed) or ends_credited(printed)) or _text(part):
        return False
    return len(printed.text or "") <= BESIDE


def _is_centred_below(part: etree._Element, behind: etree._Element) -> bool:
    """Whether a picture alone and a short line below it stand in the middle, and the line behind does not, as in a
    poem: so captions are set where no class tells. In bold it may be a heading."""
    if not (_is_centred(part) and _is_centred(behind)) or holds_picture(behind):
        return False
    if not 0 < len(_text(behind)) <= CENTRED or _text(part) or next(behind.iter("b", "strong"), None) is not None:
        return False
    following = behind.getnext()
    return following is None or not _is_centred(following) or holds_picture(following) or not _text(following)


def _is_centred(part: etree._Element) -> bool:
    if part.get("align") == "center" or _CENTRED.search(part.get("style", "")[:LABEL].lower()):
        return True
    return _CALLED_CENTRED.search(part.get("class", "")[:LABEL].lower()) is not None


def _text(part: etree._Element, longest: int = CENTRED) -> str:
    """The text of an element, up to a bit more than that of a caption."""
    return words(part, longest + 1, PARTS)
