"""Who filed a story, in a dateline of Chinese, Japanese or Korean: the names, and where the place begins."""

from typing import NamedTuple

import regex

from newsclean.article import Person
from newsclean.dateline.words import CABLE, FILED, PRINTED_AGENCIES
from newsclean.patterns import lazy
from newsclean.rules.people import OWN, TITLES, family_name
from newsclean.rules.places import SINOGRAPHIC
from newsclean.text import alternation, is_east_asian

__all__ = ["KOREAN", "Filed", "persons", "read_chinese", "read_japanese", "read_korean", "read_placed"]

JAPANESE_NAME = 4  # signs of most names in Japanese
GIVEN = 2  # most signs of a given name in Chinese
HANGUL_NAME = 3  # signs of most names in Korean: of a word of more nobody knows
_SLASH = lazy(regex.compile, r"\s*[／/]\s*")
_REPORTERS = lazy(regex.compile, alternation(CABLE["reporters"]))
_SEPARATOR = lazy(regex.compile, r"[、，\s]+")
_CHINESE = lazy(regex.compile, r"\p{Han}{2,4}|\p{Han}{1,6}(?:[·‧]\p{Han}{1,8}){1,3}")
_JAPANESE = lazy(
    regex.compile,
    r"(?=\P{Han}*\p{Han})[\p{Han}々ヶ\p{Hiragana}\p{Katakana}ー]{3,7}|[\p{Katakana}ー]+(?:・[\p{Katakana}ー]+)+",
)
_PLACED = lazy(lambda: regex.compile(rf"(?P<place>{alternation(SINOGRAPHIC)})[・＝=]?(?P<name>[\p{{Han}}々ヶ]{{3,5}})"))
_HAN = lazy(regex.compile, r"\p{Han}")
_COUNTIES = tuple(CABLE["counties"])
_AGENCIES = tuple(name for name in PRINTED_AGENCIES if is_east_asian(name))
_DESKS = tuple(FILED["desks"])
_OUTLETS = tuple(FILED["outlets"])
_TITLE = alternation(TITLES)
_TITLES = lazy(regex.compile, rf"(?:(?:{alternation(FILED['ranks'])})\s)?(?:{_TITLE})")
# Names with a title behind them, perhaps behind whom they work for: "김하나 박두리 기자", "김하나 기자·박두리 인턴기자"
KOREAN = rf"(?:(?:[\p{{Hangul}}\d]{{2,8}}[ ·ㆍ,]{{0,2}}){{1,4}}?(?:{_TITLE})[ ·ㆍ,]{{0,2}}){{1,3}}"
_HANGUL = lazy(regex.compile, r"\p{Hangul}{2,4}")
_DOTS = lazy(regex.compile, r"[ ·ㆍ,]+")
_BEFORE = lazy(regex.compile, rf"(?:{alternation(FILED['own'])})[・\s]?")
_BEHIND = lazy(regex.compile, rf"(?:{alternation(FILED['titles'])})$")


class Filed(NamedTuple):
    """Who filed a story: the names, from where, and for whom."""

    names: tuple[str, ...] = ()
    place: str = ""
    outlet: str = ""


def read_chinese(text: str) -> Filed:
    """What stands between a reporter's title and the day or "報導": names and, perhaps glued to the last, a place.

    >>> read_chinese("林宜蓁、王小明南投縣")
    Filed(names=('林宜蓁', '王小明'), place='南投縣', outlet='')
    """
    listed, *behind = _SLASH.split(text.strip(), maxsplit=1)
    pieces = list(filter(None, _SEPARATOR.split(_REPORTERS.sub(" ", listed))))
    places = behind
    while pieces and not behind:
        name, place = _parted(pieces.pop(), alone=not pieces)
        places = [place, *places] if place else places
        if name:
            pieces.append(name)
            break
    return Filed(tuple(pieces) if all(map(_is_name, pieces)) else (), "、".join(places))


def _parted(piece: str, alone: bool) -> tuple[str, str]:
    """A name and the place glued to it: the longest that is known, with the county behind it, and what stands before
    it of more than a name; else what is left of the longest name."""
    name, most = piece, _longest_name(piece)
    while len(name) > most or name == piece:
        shorter = _without_place(name)
        if len(shorter) in (1, len(name)):
            break
        name = shorter
    if len(name) > most:
        least = 2 + piece.endswith(_COUNTIES)
        name = piece[: most if len(piece) - most >= least else most - 1]
    elif name == piece and not alone and (piece.endswith(_COUNTIES) or not _begins_as_name(piece)):  # "张三 盐城"
        name = ""
    return name, piece[len(name) :]


def _without_place(text: str) -> str:
    """The text without a place at its end."""
    ends = (text, text[:-1]) if text.endswith(_COUNTIES) else (text,)
    for end in ends:
        if known := next((place for place in SINOGRAPHIC if end.endswith(place)), None):
            return end.removesuffix(known)
    return text


def _longest_name(text: str) -> int:
    """The most signs of the name that a text begins with; of one in foreign form, "安娜·鲁伊斯", all."""
    return len(text) if "·" in text or "‧" in text else len(family_name(text) or text[:1]) + GIVEN


def _begins_as_name(text: str) -> bool:
    return bool(family_name(text)) or "·" in text or "‧" in text


def _is_name(text: str) -> bool:
    return _CHINESE.fullmatch(text) is not None and _begins_as_name(text)


def read_korean(text: str) -> Filed:
    """Names with their titles, perhaps behind whom they work for.

    >>> read_korean("강변일보 김하나 기자·박두리 인턴기자")
    Filed(names=('김하나', '박두리'), place='', outlet='강변일보')
    """
    words = list(filter(None, _DOTS.split(_TITLES.sub(" ", text))))
    outlet = words.pop(0) if len(words) > 1 and not _is_hangul_name(words[0]) else ""
    return Filed(tuple(words) if all(map(_HANGUL.fullmatch, words)) else (), "", outlet)


def _is_hangul_name(word: str) -> bool:
    is_outlet = word in PRINTED_AGENCIES or word.endswith(_OUTLETS)
    return not is_outlet and len(word) <= HANGUL_NAME and bool(family_name(word))


def read_japanese(text: str) -> Filed:
    """Names behind "＝", or the outlet that stands there.

    >>> read_japanese("山田太郎、鈴木花子特派員"), read_japanese("海港新聞").outlet
    (Filed(names=('山田太郎', '鈴木花子'), place='', outlet=''), '海港新聞')
    """
    if text.endswith(_DESKS):
        return Filed()
    if text.endswith((*_OUTLETS, *_AGENCIES)):
        return Filed(outlet="" if text.startswith(OWN) else text)
    pieces = [_BEHIND.sub("", _BEFORE.sub("", piece, count=1)).strip() for piece in text.split("、")]
    return Filed(tuple(pieces) if all(map(_JAPANESE.fullmatch, pieces)) else ())


def read_placed(text: str) -> tuple[Filed, ...]:
    """Places, each with the name that is glued to it; () of anything else.

    >>> [(one.place, one.names) for one in read_placed("ロンドン山田太郎、カイロ・金子淳")]
    [('ロンドン', ('山田太郎',)), ('カイロ', ('金子淳',))]
    >>> read_placed("神戸山口組")
    ()
    """
    found = [_PLACED.fullmatch(piece) for piece in text.split("、")]
    if not all(one and _is_placed(one["place"], one["name"]) for one in found):
        return ()
    return tuple(Filed((one["name"],), one["place"]) for one in found if one)


def _is_placed(place: str, name: str) -> bool:
    """Whether it is a name in Japanese behind a place: topics begin with places, too, and with surnames of one sign."""
    least = JAPANESE_NAME if _HAN.match(place) else JAPANESE_NAME - 1
    return len(family_name(name)) > 1 and len(name) >= least


def persons(filed: Filed) -> tuple[Person, ...]:
    """Those named, each with place and outlet; what a paper calls itself is none."""
    outlet = None if filed.outlet.startswith(OWN) else filed.outlet or None
    return tuple(Person(name, "person", "reporting", filed.place or None, outlet) for name in filed.names)
