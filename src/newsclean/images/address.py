"""The addresses of a picture: those an element gives, the file they lead to, and whether it is no story's own."""

import re
from urllib.parse import unquote, urljoin

from lxml import etree

from newsclean import rules, site

__all__ = ["address_of", "file_name", "in_full", "is_same_picture", "is_standin"]

_RULES = rules.read("images.toml")
_SOURCES: tuple[str, ...] = tuple(_RULES["sources"])
_SOURCE_SETS: tuple[str, ...] = tuple(_RULES["source_sets"])
_STANDINS = frozenset(_RULES["standins"]["words"])
_CUTS = frozenset(_RULES["cuts"])
_STANDINS_ALONE = frozenset(_RULES["standins"]["alone"])
# "bridge-640x480.jpg", "bridge.jpg.webp"
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.)|(?:(?<=\.jpg)|(?<=\.png)|(?<=\.jpeg))\.webp$")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
_FILM_FILE = re.compile(r"\.(?:mp4|webm|m3u8|mov|mp3|m4a|ogv)\b", re.IGNORECASE)
_LISTED = re.compile(r'"((?:https?:)?//[^"\s]{5,500})"')
_PART = re.compile(r"[^\W_]+(?:\.\d+)?")  # "w948", "r1.5"
_JOINED = re.compile(r"[\d-]")  # in the name of a folder that holds one picture
_MEASURE = re.compile(r"\d{2,4}x\d{1,4}|(?:[whqr]|fp[xy])\d{1,4}(?:\.\d+)?")
_YEAR = re.compile(r"/(?:19|20)\d\d/")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")

LISTED = 1_000  # characters of a list of sizes, or of a file's name, that are looked at
FEW = 3  # words of a file's name that says what it is for
NARROWEST, WIDEST = 300, 9_000  # a number between them is a width, if it is round
TELLING = 5  # characters of a name that tell a file from others
FOLDERS = 6  # last parts of an address that are asked for one
WIDTH = 4  # digits of a name that is a width, or counts: "/master/5000.jpg", "/gallery/3.jpg"
CHANCE = 3  # letters of a domain that other names hold by chance


def address_of(picture: etree._Element) -> str | None:
    """The first address that an element gives of a picture."""
    for name in _SOURCES:
        value = (picture.get(name) or "").strip()
        if value[:1] in "{[":  # a lazy loader's sizes
            listed = _LISTED.search(value[:LISTED])
            value = listed[1] if listed else ""
        if value and not (value.startswith(("data:", "https://:")) or _FILM_FILE.search(value)):
            return value
    for name in _SOURCE_SETS:
        value = "".join((picture.get(name) or "").split(None, 1)[:1]).rstrip(",")
        if value and not value.startswith("data:"):
            return value
    return None


def in_full(address: str, page: str | None) -> str:
    """An address in full, as far as that of the page is known."""
    if not page or address.startswith(("https://", "http://")):
        return address
    try:
        return urljoin(page, address)
    except ValueError:  # an address that is none: "http://[…"
        return address


def file_name(url: str) -> str:
    """The name of the picture's file: the same picture has many addresses, by size and server.

    Where a program sends it, that of the file it is asked for; where it is a number, as sizes are, the address.
    """
    path, _, query = url.partition("?")
    name = path.rstrip("/").rpartition("/")[2]
    if not _PICTURE_FILE.search(name) and (file := _PICTURE_FILE.search(query)):
        name = unquote(query[: file.end()]).rpartition("/")[2]  # "/resize.php?url=https%3A%2F%2F…%2Fbridge.jpg&w=320"
    name = name.partition("&")[0]
    stem = name.partition(".")[0]
    return path if stem.isdecimal() and len(stem) <= WIDTH else _SIZE.sub("", name.lower()) or url


def is_same_picture(one: str, other: str) -> bool:
    """Whether two addresses lead to cuts of one picture: "mill-wheel_w1200.jpg", "mill-wheel_w948_r1.5.jpg"."""
    told = _telling(one)
    return told is not None and told == _telling(other)


def _telling(url: str) -> str | None:
    """What in the name of a file tells which picture it is, not how large it is or how it was cut; where nothing does,
    what the folder is called that holds its sizes."""
    segments = url.partition("?")[0].split("/")[3:]
    for segment in reversed(segments[-FOLDERS:]):
        is_file = segment is segments[-1]
        stem = _PICTURE_FILE.sub("", segment[:LISTED])
        told = [part for part in _PART.findall(stem) if not (_is_measure(part) or (part.isdecimal() and not is_file))]
        if told:  # "mill.jpg", "/images/" tell too little
            is_telling = (
                sum(map(len, told)) >= TELLING if is_file else len(stem) >= TELLING and bool(_JOINED.search(stem))
            )
            return " ".join(told) if is_telling else None
    return None


def _is_measure(part: str) -> bool:
    if part.lower() in _CUTS or _MEASURE.fullmatch(part.lower()):
        return True
    return part.isdecimal() and part[0] != "0" and part[-1] == "0" and NARROWEST <= int(part) <= WIDEST


def is_standin(address: str, page: str | None) -> bool:
    """Whether a picture by its file's name is the site's own, shown for any story without one: "default.png"."""
    stem = address.partition("?")[0].rpartition("/")[2].partition(".")[0]
    words = [word.lower() for word in _WORD.findall(stem[:LISTED])]
    is_short = 0 < len(words) <= FEW and not _YEAR.search(address)  # a picture of the year may show a logo
    if not _STANDINS.isdisjoint(words) or (is_short and not _STANDINS_ALONE.isdisjoint(words)):
        return True
    named = max(site.labels(site.host(page or address)), key=len, default="").replace("-", "")
    return "logo" in words and len(named) > CHANCE and named in "".join(words)
