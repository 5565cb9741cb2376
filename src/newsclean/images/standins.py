"""Pictures that are no story's own, by the names of their files: signs, placeholders, what stands in for a picture."""

import re

from newsclean import rules, site
from newsclean.patterns import lazy
from newsclean.text import any_of

__all__ = ["is_button", "is_placeholder", "is_sign", "is_standin"]

_RULES = rules.read("images.toml")["standins"]
_STANDINS = frozenset(_RULES["words"])
_STANDINS_ALONE = frozenset(_RULES["alone"])
_STANDIN_HOSTS: tuple[str, ...] = tuple(_RULES["hosts"])
_PLACEHOLDERS = frozenset(_RULES["placeholders"])
_PLACEHOLDERS_ALONE = frozenset(_RULES["placeholders_alone"])
_STANDING_IN = lazy(re.compile, any_of(_PLACEHOLDERS | _PLACEHOLDERS_ALONE))
_SIGNS = frozenset(_RULES["signs"])
_BUTTONS = frozenset(_RULES["buttons"])
_DRAWN = (".png", ".gif", ".svg")
_YEAR = lazy(re.compile, r"/(?:19|20)\d\d/")
_LOGOS = lazy(re.compile, r"(?<![a-z])logos?/")  # a folder of them: "/assets/logos/lark.png"
_SIZE = lazy(re.compile, r"x|(?!(?:19\d|20[0-3])\d$)\d{3,}")  # "logo_200x200.png"; a year is none
_NOTHING = lazy(re.compile, r"(?:.*/)?(?:null|undefined|none|false)|https?://[^/?#]*/?", re.IGNORECASE)
_WORD = lazy(re.compile, r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")

FEW = 3  # words of a file's name that says what it is for
CHANCE = 3  # letters of a domain that other names hold by chance
NAME = 1_000  # characters of a file's name that are looked at


def is_placeholder(address: str) -> bool:
    """Whether an address leads to what a lazy loader shows until the picture is there."""
    if not _STANDING_IN.search(address.lower()):  # most
        return False
    words = _words(address)
    if not _PLACEHOLDERS.isdisjoint(words):
        return True
    is_drawn = len(words) <= FEW or address.partition("?")[0].endswith((".svg", ".gif"))
    return is_drawn and not _PLACEHOLDERS_ALONE.isdisjoint(words)


def is_sign(address: str) -> bool:
    """Whether a picture by its file's name is a button, a line, a smiley."""
    words = _words(address)
    return not _SIGNS.isdisjoint(words) or (len(words) <= FEW and not _STANDINS_ALONE.isdisjoint(words))


def is_button(address: str) -> bool:
    """Whether a drawing by its file's name is a button at a picture, with the caption of that: "zoom-icon.png"."""
    return address.partition("?")[0].lower().endswith(_DRAWN) and not _BUTTONS.isdisjoint(_words(address))


def is_standin(address: str, page: str | None) -> bool:
    """Whether a picture by its file's name is the site's own, shown for any story without one: "default.png"; or an
    address leads to none, as "null" and "https://lark.example/" do."""
    words = _words(address)
    if _NOTHING.fullmatch(address) or any(host in address for host in _STANDIN_HOSTS):
        return True
    told = [word for word in words if len(word) > 1 and not _SIZE.fullmatch(word)]
    is_short = 0 < len(told) <= FEW and not _YEAR.search(address)  # a picture of the year may show a logo
    if not _STANDINS.isdisjoint(words) or (is_short and not _STANDINS_ALONE.isdisjoint(words)):
        return True
    named = max(site.labels(site.host(page or address)), key=len, default="").replace("-", "")
    if len(named) > CHANCE and "logo" in words and named in "".join(words):
        return True
    if is_short and len(named) > CHANCE and "".join(filter(str.isalpha, told)) == named:
        return True
    return _LOGOS.search(address[:NAME].lower()) is not None and not _YEAR.search(address)


def _words(address: str) -> list[str]:
    name = address.partition("?")[0].rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return [word.lower() for word in _WORD.findall(stem[:NAME])]
