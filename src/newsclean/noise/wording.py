"""The wordings of the rules on lines, and the form in which they and a text are compared."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from unicodedata import normalize

import regex

from newsclean import rules
from newsclean.patterns import lazy
from newsclean.text import clean

__all__ = ["GLUED", "LONGEST_WORD", "LineRule", "entries", "folded", "texts"]

LONGEST_WORD = 40  # characters that the first or last word of a line may have
GLUED = 2  # signs that stand for a word where no space parts words
# Letters that sites write in several ways: with an accent or without (capitals), with a hook or a cedilla.
_ACCENT = lazy(regex.compile, r"\p{Mn}")
_ACCENTED = (range(0xC0, 0x250), range(0x370, 0x400), range(0x958, 0x960), range(0x9DC, 0x9E0))
_OTHERS, _FOR_OTHERS = "ı’‘ʼأإآىيكۀ", "i'''ااايیکه"
_DROPPED = "\u0307\u200c\u200d\u200e\u200f\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_SAME = {
    **{chr(c): _ACCENT.sub("", normalize("NFD", chr(c))) for codes in _ACCENTED[:2] for c in codes},
    **{chr(c): normalize("NFD", chr(c)) for codes in _ACCENTED[2:] for c in codes},
    **dict(zip(_OTHERS, _FOR_OTHERS, strict=True)),
    **dict.fromkeys(_DROPPED, ""),
}
# A pattern for them takes a fourth of the time of str.translate, which looks each character up.
_VARIED = lazy(
    re.compile,
    f"[{''.join(f'{chr(codes[0])}-{chr(codes[-1])}' for codes in _ACCENTED)}{re.escape(_OTHERS + _DROPPED)}]",
)


class LineRule(NamedTuple):
    """What a line of text is when it matches: `effect` is "drop" (the line), "cut" (it and what follows) or "hint"."""

    id: str
    effect: str


def entries(*matches: str) -> Iterator[tuple[dict[str, Any], LineRule]]:
    """The rules on lines that match in one of these ways, as written and as told of a line."""
    for data in rules.read("furniture.toml")["line"]:
        if data["match"] in matches:
            yield data, LineRule(data["id"], data["effect"])


def texts(data: dict[str, Any]) -> list[str]:
    """A rule's texts, each once, folded: those of all languages, which a bar divides, and then its own."""
    name = data["id"].removeprefix("line.")
    tables = rules.tables("furniture").values()
    told = " | ".join(filter(None, (*(table.get(name) for table in tables), *data.get("text", ()))))
    return list(filter(None, dict.fromkeys(clean(folded(told).replace("|", " | ")).split(" | "))))


def folded(text: str) -> str:
    """For comparing: capitals, accents, quotes and forms of letters do not count."""
    return text.lower() if text.isascii() else _VARIED.sub(_same, text.casefold())


def _same(letter: "re.Match[str]") -> str:
    return _SAME[letter[0]]
