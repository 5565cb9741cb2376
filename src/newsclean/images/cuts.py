"""Whether two addresses lead to one picture, cut for several uses: by the names of their files and folders."""

import re
from urllib.parse import unquote

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.text import any_of

__all__ = ["file_name", "is_cut_of"]

_RULES = rules.read("images.toml")
_CUTS = frozenset(_RULES["cuts"])
_SIZES = frozenset(_RULES["asked_sizes"])
_SIZE = lazy(
    re.compile,
    r"""
      - (?: \d{2,4}x\d{2,4} | (?!19|20)\d{2,3}0-\d{2} ) (?=\.)  # "bridge-640x480.jpg", "bridge-640-80.jpg"
    | ~?_v-[\w@-]{1,200} (?=\.)                               # "bridge-102~_v-16x9.jpg": of broadcasters
    | (?:(?<=\.jpg)|(?<=\.png)|(?<=\.jpeg)) (?:\.webp|_\d+\.(?:jpe?g|png)) $  # "bridge.jpg.webp", "bridge.jpg_5544.jpg"
    | (?:(?<=\.jpg)|(?<=\.png)|(?<=\.jpeg)) \.\d{1,4}x\d{1,4}_[\w.,-]{1,80} $  # "bridge.jpg.300x200_q85_crop.jpg"
    | =[whs]\d{2,4}(?:-[\w-]{1,60})? $                        # "a7f0=s750"
    """,
    re.VERBOSE,
)
_PICTURE_FILE = lazy(re.compile, r"\.(?:jpe?g|png|webp|gif|avif)\b", re.IGNORECASE)
# "/image.php?uuid=0f9c1d2e&width=640"; a name that is no program's is the picture's: "/-/media/pier.ashx?w=640"
_PROGRAM = lazy(re.compile, rf"(?:{any_of(_RULES['programs'])})\.(?:php|ashx|aspx|axd|jsp|cgi|do)")
_ASKED = lazy(re.compile, r"=(https?(?::|%3A)[^&]+)", re.IGNORECASE)
_FIGURE = lazy(re.compile, r"\d")
# What parts of file names say of the cut of a picture: its shape, its size; a number that may be a size, a checksum.
_SHAPE = lazy(re.compile, r"(?<=[_-])v?(?:16|21|[1-49])[_x:-](?:10|16|[1-49])(?=[_.-]|$)")
_MEASURE = lazy(
    re.compile,
    r"[a-z]?\d+x\d+[a-z]?|(?:[whqrs]|fp[xy]|original|width|size)\d{1,4}(?:\.\d+)?|\d+(?:w|h|p|px)|v\d|format\d{1,4}"
    r"|[whxy]\d{1,4}(?:[a-z]{1,3}\d{1,4}){2,}",  # "w2040c2040x1360o0x0", "x915y371w3167h1782"
)
_WIDTH = lazy(re.compile, r"[1-9]\d{1,2}0")  # a name that is nothing else: "/master/5000.jpg"
_YEAR = lazy(re.compile, r"19\d\d|20[0-4]\d")
_FIGURES = lazy(re.compile, r"\d{1,4}")
_OWN = lazy(re.compile, r"[\d-]")  # in the name of a folder that holds one picture
_NUMBER = lazy(re.compile, r"\d{3,4}")
_OWN_NUMBER = lazy(re.compile, r"(?!(?:19|20)\d{6}$)\d{6,}")  # of a picture; not "20240110"
_CHECKSUM = lazy(re.compile, r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}")
_MIXED = lazy(re.compile, r"(?=\D*\d)(?=[\d]*[a-z])[a-z\d]{6,}")
_ENDING = lazy(re.compile, r"(?:\.0)*\.(?:jpe?g|png|webp|gif|avif)$")
_TOKEN = lazy(re.compile, r"[^\W_]+(?:\.\d+)?")

QUERY = 8_000  # characters of what a program is asked that are looked at
LISTED = 1_000  # the same, of its parts; of a file's name
SERIES = 4  # how far numbers of pictures of a series are from each other
CUT = 20  # characters of a name that only says how the file is cut: "landscape_1280"
WIDTH = 4  # digits of a name that is a width, or counts: "/master/5000.jpg", "/gallery/3.jpg"
FOLDERS = 6  # innermost ones that are asked for the picture's own
TELLING = 5, 8  # characters that the names of two cuts share; the same, where numbers or a checksum differ
BESIDE = 3, 8  # the same for names of one folder


def file_name(url: str) -> str:
    """The name of the picture's file: the same picture has many addresses, by size and server.

    Where a program sends it, that of the file it is asked for; where it only says how it is cut, the address.
    """
    path, _, query = url.partition("?")
    name = path.rstrip("/").rpartition("/")[2]
    if "%2" in name:  # "/fetch/w_1456/https%3A%2F%2F…%2Fbridge.jpg"
        name = unquote(name).rpartition("/")[2]
    if not _PICTURE_FILE.search(name) and (asked := _asked_file(query)) and not _OWN_NUMBER.fullmatch(name):
        name = asked.rpartition("/")[2]
    elif _PROGRAM.fullmatch(name.lower()):
        return path + _asked_for(query)
    name = name.partition("&")[0].partition("|")[0]  # "/332174/fill-640x426|format-webp/"
    stem = name.partition(".")[0].lower()
    is_cut = (stem.isdecimal() and len(stem) <= WIDTH) or (len(stem) <= CUT and not _said(stem))
    return path if is_cut else _SIZE.sub("", name.lower()) or url


def _asked_file(query: str) -> str:
    """The file that a program is asked for: "/resize.php?url=https%3A%2F%2F…%2Fbridge.jpg&w=320"."""
    if address := _ASKED.search(query[:QUERY]):
        return unquote(address[1]).partition("?")[0].rstrip("/")
    file = _PICTURE_FILE.search(query)
    return unquote(query[: file.end()]) if file else ""


def _asked_for(query: str) -> str:
    """Which picture a program is asked for: the longest with a figure of what an address tells it, but its size."""
    told = (one.partition("=") for one in query[:LISTED].split("&"))
    named = [value for key, _, value in told if key.lower() not in _SIZES]
    return max((value for value in named if _FIGURE.search(value)), key=len, default="".join(named))


def is_cut_of(address: str, other: str) -> bool:
    """Whether two addresses lead to the same picture, as far as names tell: cut and named by size and use.

    >>> is_cut_of("https://a.example/windmill_1200_social.jpg", "https://b.example/windmill_2880x1620_lede.jpg")
    True
    >>> is_cut_of("https://a.example/mill-1.jpg", "https://a.example/mill-2.jpg")
    False
    """
    (folder, name), (place, called) = _place(address), _place(other)
    is_beside = folder == place
    told, known = _said(name), _said(called)
    if not known:  # a folder of the picture's own holds its cuts
        home = _home(folder)
        return (home != "" and home == _home(place)) or (is_beside and not told)
    exact, loose = BESIDE if is_beside else TELLING
    is_folder_s = is_beside and told == _said(folder.rpartition("/")[2])  # the folder is called as the picture is
    if told == known or is_folder_s:
        return is_beside or len("".join(told)) >= exact
    if is_beside and _are_versions(told, known):
        return True
    if _are_next(told, known):
        return False
    bare, plain = _but_numbers(told), _but_numbers(known)
    # "mill.jpg" and "mill-1920.jpg", "mill_1200.jpg" and "mill_900.jpg"
    if is_beside and (told == bare or known == plain or _differ_by_width(told, known)):
        loose = exact
    return bare == plain and len("".join(bare)) >= loose


def _place(address: str) -> tuple[str, str]:
    """The folder of a file, and its name without its ending, in lower case."""
    path, _, query = address.partition("?")
    if not _PICTURE_FILE.search(path) and (asked := _asked_file(query)):
        path = asked
    folder, _, name = unquote(path).lower().rstrip("/").rpartition("/")
    if _PROGRAM.fullmatch(name):
        name = _asked_for(query).lower()
    return folder.partition("//")[2], _ENDING.sub("", _SIZE.sub("", name[:LISTED].partition("&")[0].partition("|")[0]))


def _home(folder: str) -> str:
    """The innermost folder that is called after a picture, and not after its size or cut; "" where it holds many."""
    names = reversed(folder.split("/")[1:][-FOLDERS:])
    name = next((name for name in names if any(not _FIGURES.fullmatch(word) for word in _said(name))), "")
    return name if len(name) >= TELLING[0] and _OWN.search(name) else ""


def _said(name: str) -> list[str]:
    """What a file's name says of the picture itself."""
    words = _TOKEN.findall(_SHAPE.sub("", name))
    told = [word for word in words if word not in _CUTS and not _MEASURE.fullmatch(word)]
    return [] if len(told) == 1 and _WIDTH.fullmatch(told[0]) else told


def _are_versions(told: list[str], known: list[str]) -> bool:
    """Whether names that begin with a picture's number differ by checksums alone: "3443222-mill-2n4qnu8"."""
    if len(told) != len(known) or told[0] != known[0] or not _OWN_NUMBER.fullmatch(told[0]):
        return False
    return all(a == b or (_MIXED.fullmatch(a) and _MIXED.fullmatch(b)) for a, b in zip(told, known, strict=True))


def _are_next(told: list[str], known: list[str]) -> bool:
    """Whether two names differ by a number alone, and the numbers follow each other: a series."""
    pairs = [pair for pair in zip(told, known, strict=False) if pair[0] != pair[1]]
    numbers = [abs(int(a) - int(b)) for a, b in pairs if _NUMBER.fullmatch(a) and _NUMBER.fullmatch(b)]
    return len(told) == len(known) and len(pairs) == len(numbers) == 1 and numbers[0] < SERIES


def _differ_by_width(told: list[str], known: list[str]) -> bool:
    """Whether two names differ by their last word alone, a width in each; two years may be of two pictures."""
    widths = (*told[-1:], *known[-1:])
    return told[:-1] == known[:-1] and all(map(_WIDTH.fullmatch, widths)) and not all(map(_YEAR.fullmatch, widths))


def _but_numbers(words: list[str]) -> list[str]:
    words = [word for word in words if not _NUMBER.fullmatch(word)]
    return words[:-1] if len(words) > 1 and _CHECKSUM.fullmatch(words[-1]) else words
