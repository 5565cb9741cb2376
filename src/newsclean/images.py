"""The story's pictures, each with the caption and the credit printed at it.

The lead picture comes from the page's data (JSON-LD, og:image); the others, and all captions, from the <figure>s and
captioned pictures around and in the story. Teasers of other stories have pictures too: a picture inside a link to
another page, inside what is furniture by its name, or without any caption outside the story's element is none.
"""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from math import inf
from time import monotonic
from urllib.parse import unquote, urljoin

from lxml import etree

from newsclean import innertext, rules, site
from newsclean.metadata import Figure, Metadata
from newsclean.text import alternation, any_of

__all__ = ["extract_images"]

_RULES = rules.read("images.toml")
_SOURCES: tuple[str, ...] = tuple(_RULES["sources"])
_SOURCE_SETS: tuple[str, ...] = tuple(_RULES["source_sets"])
_ELSEWHERE = re.compile(any_of(_RULES["elsewhere"]))
_CAPTION = re.compile(any_of(_RULES["caption"]))
_CREDIT = re.compile(any_of(_RULES["credit"]))
_PICTURE = re.compile(any_of(_RULES["picture"]))
# "© Ana Ruiz", "Foto: Ana Ruiz" in an element that no class tells: the words are those that end captions in text
_PICTURED = (
    word.strip() for table in rules.tables("furniture").values() for word in table.get("pictured", "").split("|")
)
_LABELS = alternation(word.rstrip(" :：") for word in _PICTURED if word.endswith((":", "：")))
_CREDITED = re.compile(rf"(?:©|\(c\)|(?:{_LABELS})\s?[:：])\s*(?=\S)", re.IGNORECASE)
_SHOWN = frozenset(("image", "photo", "figure", "picture", "media-image", "wp-caption"))  # an aside that is a picture
_OUTSIDE = frozenset(("aside", "nav", "footer", "form"))
# "bridge-640x480.jpg", "bridge.jpg.webp"
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.)|(?:(?<=\.jpg)|(?<=\.png)|(?<=\.jpeg))\.webp$")
_NAMED = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
_HIDDEN = re.compile(any_of(_RULES["hidden"]))
_WHOLE = frozenset(("html", "body", "article", "main", "figure"))
_UNREAD = frozenset(("svg", "button", "noscript"))
_BREAKS = frozenset(("br", "p", "div"))
_LINES = frozenset(("span", "small", "p", "div", "cite", "em", "i"))
_NO_TEXT = frozenset(("img", "source", "picture", "amp-img"))
_FILM_FILE = re.compile(r"\.(?:mp4|webm|m3u8|mov|mp3|m4a|ogv)\b", re.IGNORECASE)
_LISTED = re.compile(r'"((?:https?:)?//[^"\s]{5,500})"')
_YEAR = re.compile(r"/(?:19|20)\d\d/")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_STANDINS = frozenset(_RULES["standins"]["words"])
_STANDINS_ALONE = frozenset(_RULES["standins"]["alone"])
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)\b|/images?/|^#|^javascript:", re.IGNORECASE)

MOST = 60  # pictures of one story
LOOKED_AT = 2_000  # pictures on a page
CLIMB = 4  # levels above a picture without <figure> in which its caption may stand
HIGHEST = 60  # ancestors asked whether they are furniture
LABEL = 1_000  # characters of a class that are looked at: they are kept for the next page
LABELLED = 40  # characters in which a label and its colon stand
OPENING = 30  # elements in which they do
NAMED = 3  # words of the name of a file that says what it is for; letters of a domain that are no chance
LONGEST = 1_500  # characters of a caption
PARTS = 1_000  # elements of a picture that are looked at: where more stand there may be as many around them


def extract_images(
    tree: etree._Element, metadata: Metadata, url: str | None = None, deadline: float = inf
) -> tuple[Figure, ...]:
    """The pictures in page order, the lead picture first, with captions and credits as printed.

    `url` is the page's address: it completes those of the pictures. After the deadline (of `time.monotonic`) no more
    are looked for.
    """
    found: dict[str, Figure] = {}
    for figure in _figures(tree):
        address = _whole(figure.url, url)
        found.setdefault(_file(address), figure._replace(url=address))
        if len(found) >= MOST or monotonic() > deadline:
            break
    told = {_file(figure.url): figure for figure in metadata.figures}
    lead = next((image for image in metadata.images if not _is_standin(image.value, url)), None)
    if lead:
        address = _whole(lead.value, url)
        known = _file(address)
        first = found.pop(known, None) or Figure(address, None, None, lead.source)
        found = {known: first._replace(url=address), **found}
    figures = [_completed(figure, told) for figure in found.values()]
    credited = {figure.caption: figure.credit for figure in figures if figure.caption and figure.credit}
    return tuple(_credited(figure, credited) for figure in figures)


def _credited(figure: Figure, credited: Mapping[str, str]) -> Figure:
    """A picture without a credit, with that of another cut of it, which has the same caption."""
    return figure if figure.credit or not figure.caption else figure._replace(credit=credited.get(figure.caption))


def _whole(address: str, page: str | None) -> str:
    if not page or address.startswith(("https://", "http://")):
        return address
    try:
        return urljoin(page, address)
    except ValueError:  # an address that is none: "http://[…"
        return address


def _completed(figure: Figure, told: Mapping[str, Figure]) -> Figure:
    """A picture without a caption or credit on display, with those of the page's data."""
    other = told.get(_file(figure.url))
    if other is None:
        return figure
    return figure._replace(caption=figure.caption or other.caption, credit=figure.credit or other.credit)


def _file(url: str) -> str:
    """The name of the picture's file: the same picture has many addresses, by size and server."""
    path, _, query = url.partition("?")
    name = path.rstrip("/").rpartition("/")[2]
    if "." not in name and _NAMED.search(query):  # "/resize/320x227/?url=https%3A%2F%2F…%2Fbridge.jpg"
        name = unquote(query).rpartition("/")[2]
    return _SIZE.sub("", name.lower()) or url


def _is_standin(address: str, page: str | None) -> bool:
    """Whether a picture by its file's name is the site's own, shown for any story without one: "default.png"."""
    stem = address.partition("?")[0].rpartition("/")[2].partition(".")[0]
    words = [word.lower() for word in _WORD.findall(stem[:LABEL])]
    is_short = 0 < len(words) <= NAMED and not _YEAR.search(address)  # a picture of the year may show a logo
    if not _STANDINS.isdisjoint(words) or (is_short and not _STANDINS_ALONE.isdisjoint(words)):
        return True
    named = max(site.labels(site.host(page or address)), key=len, default="").replace("-", "")
    return "logo" in words and len(named) > NAMED and named in "".join(words)


def _figures(tree: etree._Element) -> Iterator[Figure]:
    """The pictures of the story in page order: every <figure>, and what has a caption by its class."""
    judged: dict[etree._Element, bool] = {}
    captioned: dict[etree._Element, bool] = {}
    story: etree._Element | None = None
    holders: frozenset[etree._Element] = frozenset()
    for element in islice(tree.iter("h1", "figure", "img", "amp-img"), LOOKED_AT):
        if element.tag == "h1":
            story = story if story is not None else _story(element)
            holders = holders or frozenset(element.iterancestors())
            continue
        figure = element if element.tag == "figure" else _captioned(element, captioned)
        if figure is not None and not (_is_frame(figure) or _is_elsewhere(figure, holders, judged)):
            found = _read(figure, story)
            if found:
                yield found


def _read(element: etree._Element, story: etree._Element | None) -> Figure | None:
    pictures = islice(element.iter("img", "amp-img", "source"), MOST)
    address = next(filter(None, map(_address, pictures)), None)
    if not address:
        return None
    if any(part.tag == "address" or part.get("rel") == "author" for part in element.iter("a", "address")):
        return None  # the author's portrait, with the byline below it
    caption, credit = _printed(element)
    return Figure(address, caption, credit, "dom:figure") if caption or credit or _is_inside(element, story) else None


def _story(headline: etree._Element) -> etree._Element | None:
    return next(headline.iterancestors("article", "main"), None)


def _is_inside(element: etree._Element, story: etree._Element | None) -> bool:
    return story is not None and story in element.iterancestors()


def _is_elsewhere(
    element: etree._Element, holders: frozenset[etree._Element], judged: dict[etree._Element, bool]
) -> bool:
    """Whether a picture is another story's, an advertisement's or the page frame's. What holds the headline too is none
    of these, whatever it is called ("comments-enabled"); `judged` keeps what is known."""
    path: list[etree._Element] = []
    verdict = False
    for around in element.iterancestors():
        if around in holders or around.tag == "body" or len(path) > HIGHEST:
            break
        known = judged.get(around)
        if known is not None:
            verdict = known
            break
        path.append(around)
        if _is_frame(around):
            verdict = True
            break
    judged.update(dict.fromkeys(path, verdict))
    return verdict


def _is_frame(around: etree._Element) -> bool:
    if around.tag in _OUTSIDE and not (around.tag == "aside" and not _SHOWN.isdisjoint(_label(around).split())):
        return True
    if around.tag == "a":
        return not _PICTURE_FILE.search(around.get("href") or "#")
    return bool(around.attrib and _ELSEWHERE.search(_label(around)))


def _label(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def _captioned(picture: etree._Element, known: dict[etree._Element, bool]) -> etree._Element | None:
    """The element around a picture that holds its caption too; `known` keeps what was seen of each element."""
    around = picture.getparent()
    for _ in range(HIGHEST):  # a <source> that is not closed holds those behind it
        if around is None or around.tag not in _NO_TEXT:
            break
        around = around.getparent()
    for _ in range(CLIMB):
        if around is None or around.tag in _WHOLE or len(around) > CLIMB:
            return None
        holds = known.get(around)
        if holds is None:
            known[around] = holds = _holds_caption(around)
        if holds:
            return around
        around = around.getparent()
    return None


def _holds_caption(around: etree._Element) -> bool:
    for part in around:
        names = part.get("class")
        told = _told_by(names[:LABEL]) if names else ""
        if told == "caption" or part.tag == "figcaption" or (part.tag in _LINES and _is_credited(part)):
            return True
        if told == "credit" and part.find(".//img") is None:
            return True
    return False


@lru_cache(maxsize=4096)
def _told_by(names: str) -> str:
    """What a class says that an element beside a picture holds: its caption, or its credit as in "image--author" and
    "teaser-image__credit"; but "author-image" is a portrait."""
    if _is_caption(names):
        return "caption"
    parts = names.lower().split()
    return "credit" if any((m := _PICTURE.search(part)) and _CREDIT.search(part, m.end()) for part in parts) else ""


@lru_cache(maxsize=4096)
def _is_caption(names: str) -> bool:
    return _CAPTION.search(names.lower()) is not None


def _address(picture: etree._Element) -> str | None:
    for name in _SOURCES:
        value = (picture.get(name) or "").strip()
        if value[:1] in "{[":  # a lazy loader's sizes
            listed = _LISTED.search(value[:LABEL])
            value = listed[1] if listed else ""
        if value and not (value.startswith(("data:", "https://:")) or _FILM_FILE.search(value)):
            return value
    for name in _SOURCE_SETS:
        value = "".join((picture.get(name) or "").split(None, 1)[:1]).rstrip(",")
        if value and not value.startswith("data:"):
            return value
    return None


def _printed(figure: etree._Element) -> tuple[str | None, str | None]:
    """Caption and credit of a figure; the credit only where it stands in an element of its own."""
    parts = list(islice(figure.iter("*"), 1, PARTS))
    holder = next(figure.iter("figcaption"), None)
    if holder is None:
        holder = next((e for e in parts if _is_caption(e.get("class", "")[:LABEL])), None)
    behind = figure.getnext() if holder is None else None
    if behind is not None and behind.tag == "figcaption":  # <figure> ended before it
        holder = behind
    credits = [e for e in parts if e.tag != "figcaption" and _is_credit(e)][:4]
    credits = [e for e in credits if not any(other in e.iterancestors() for other in credits)]
    if not credits:
        credits = [e for e in islice(figure.iter("figcaption"), MOST) if e is not holder and _begins_credited(e)][:1]
    if not credits:
        credits = list(islice(filter(_is_credited, islice(figure.iter(*_LINES), MOST)), 1))
    caption = _text(holder, credits) if holder is not None and holder not in credits else ""
    credit = " ".join(filter(None, (_text(e, ()) + _agency_behind(e) for e in credits)))
    return caption or None, credit or None


def _is_credited(element: etree._Element) -> bool:
    """Whether a line that no class tells begins as credits do: "© Ana Ruiz", "Foto: Ana Ruiz"."""
    if len(element):
        return False
    head = (element.text or "").lstrip()[:LABELLED]
    return ("©" in head or ":" in head or "：" in head or head[:1] == "(") and _CREDITED.match(head) is not None


def _begins_credited(caption: etree._Element) -> bool:
    """Whether a second caption of a figure is its credit: "<strong>Photo:</strong> Ana Ruiz"."""
    head = innertext.line(innertext.texts(caption, most=OPENING), LABELLED)
    return _CREDITED.match(head[:LABELLED]) is not None


def _agency_behind(credit: etree._Element) -> str:
    """What follows the element with a photographer's name: "<span>A. Beispiel</span>/AP"."""
    tail = (credit.tail or "").strip()
    return tail if tail.startswith("/") else ""


def _is_credit(element: etree._Element) -> bool:
    names = element.get("class", "") + " " + element.get("itemprop", "")
    return len(names) > 1 and element.tag not in _NO_TEXT and bool(_CREDIT.search(names.lower()))


def _text(element: etree._Element, without: Container[etree._Element]) -> str:
    """What a caption or credit says; "" where that is no more than a day or a number."""

    def behind(part: etree._Element) -> str | None:
        return None if part in without and _agency_behind(part) else part.tail

    pieces = innertext.texts(
        element, breaks=_BREAKS, skips=lambda part: part in without or _is_unseen(part), behind=behind
    )
    text = innertext.line(pieces, LONGEST)
    return text if any(map(str.isalpha, text)) else ""


def _is_unseen(part: etree._Element) -> bool:
    """Whether a part of a caption is for machines, for screen readers, or for the mouse: "Enlarge"."""
    return (
        part.tag in _UNREAD or part.get("role") == "button" or bool(_HIDDEN.search((part.get("class") or "").lower()))
    )
