"""Pure helpers on strings: folding, sentence ends, word counts, lists of words into patterns."""

import re
import unicodedata
from collections.abc import Iterable

import regex

from newsclean.patterns import lazy

__all__ = [
    "DAY_LIKE",
    "EAST_ASIAN",
    "LATIN",
    "alternation",
    "any_of",
    "begins_small",
    "clean",
    "count_words",
    "ends_sentence",
    "fold",
    "folded",
    "is_east_asian",
    "is_shouted",
    "is_spaceless",
    "letters",
    "size",
    "unglued",
    "well_formed",
]

# Soft hyphens and the like, where a word may be broken, and marks of the direction in which to write; not what joins
# letters or parts them, as Persian and Hindi need.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_PLAIN = tuple(zip("‘’‚‛′“”„‟″«»–—−", '\'\'\'\'\'"""""""---', strict=True))
# What may stand behind the end of a sentence: quotes, which close with any of their signs in one language or another,
# brackets, and the spaces that French sets before them.
_CLOSERS = "\"'“”„‟‘’»«›‹)]）】」』〉》 \u00a0\u202f"
_SENTENCE_ENDS = frozenset(".!?…。｡！？؟۔।॥།။።។:։")
# Thai and Lao end sentences without a mark: there a text that is so long is told in sentences. Headlines are shorter.
UNMARKED, _THAI_AND_LAO = 120, ("\u0e00", "\u0eff")
# Classes of characters, to be put in brackets: the scripts of Chinese, Japanese and Korean, where names, titles and
# places stand without spaces; and those that set no space between words.
EAST_ASIAN = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
LATIN = "\u2e7f"  # the signs of Chinese, Japanese and Korean stand behind it
# A character that may be of one of them: most texts in other scripts hold none, and are told so in a fifth of the time.
_FAR_EASTERN = lazy(re.compile, f"[^\0-\u0dff\u2000-{LATIN}]")
_EAST_ASIAN = lazy(regex.compile, f"[{EAST_ASIAN}]")
_SPACELESS = lazy(regex.compile, f"[{SPACELESS}]")
HEAD = 40  # characters of a text that tell its script
SIGN = 2.5  # letters that say as much as a sign of a script without spaces: a common ratio for Chinese and Japanese
_SIGNS = bytes(c for c in range(128) if not chr(c).isalnum())
_OTHER_SIGNS = lazy(re.compile, r"[\W_]+")
# Scripts written without spaces count a word for each character.
_WORDS = lazy(regex.compile, rf"[{SPACELESS}]|[\p{{L}}\p{{N}}]+(?:['’\-][\p{{L}}\p{{N}}]+)*")
_SPACED_WORDS = lazy(re.compile, r"[^\W_]+(?:['’-][^\W_]+)*")  # the same of other scripts, four times as fast

# A number of one or two digits and a year near each other, or three numbers: what may be a day. "2015. augusztus 20."
# and "2015ko abuztuaren 20a", too.
_CENTURY = "(?:19|20|25(?=[4-9])|١٩|٢٠|१९|२०|১৯|২০|๒๕|۱[۳۴]|۲۰)"  # in Thai years, and Persian
DAY_LIKE = lazy(
    re.compile,
    r"(?=[\d令民])(?<!\d)"  # as each begins: most characters are told so in a fourth of the time
    rf"(?:\d{{1,2}}(?!\d)\D{{1,20}}{_CENTURY}\d\d|{_CENTURY}\d\d(?:\D{{1,3}}|(?:\.|-?e?ko|\sm\.)\s[^\W\d]{{3,14}}\s)\d{{1,2}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d\d|(?:令和|民國)(?:\d{1,3}|元)年\d{1,2})(?!\d)",
)

# The year of a day that another follows without white space.
_GLUED = lazy(re.compile, r"(?:19|20)(?<!\d{3})\d\d(?=\d{1,2}\D)")


def clean(text: str) -> str:
    """White space of any kind to single spaces, none at the ends; and no signs that are invisible.

    >>> clean("  The\\u00a0bridge\\n re\\u00adopened ")
    'The bridge reopened'
    """
    # White space other than the plain space does not print; asking for it costs less than splitting a clean text.
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    if not text.isascii():
        for sign in _INVISIBLE:
            if sign in text:  # hardly ever, and asked in a third of the time
                text = text.replace(sign, "")
    return " ".join(text.split())


def unglued(text: str) -> str:
    """Text with a space between two days that are printed as one word: those of publication and of change.

    >>> unglued("3 May 20244 May 2024")
    '3 May 2024 4 May 2024'
    """
    return _GLUED.sub(r"\g<0> ", text)


def well_formed(text: str) -> str:
    """Text that can be encoded: pairs of surrogates are joined, lone ones become U+FFFD.

    >>> well_formed("\\ud83d\\ude00 \\ud83d")
    '😀 \ufffd'
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def fold(text: str) -> str:
    """For comparing: NFKC, lower case, plain quotes and dashes, single spaces.

    >>> fold("The “Bridge” — Reopened")
    'the "bridge" - reopened'
    """
    if text.isascii():
        return clean(text).lower()
    text = unicodedata.normalize("NFKC", text)
    for mark, plain in _PLAIN:  # one by one: half the time of a pattern, a twentieth of that of str.translate
        if mark in text:
            text = text.replace(mark, plain)
    return clean(text).casefold()


def folded(words: Iterable[str]) -> list[str]:
    """Many words folded at once, in a fifth of the time that one by one takes; none may hold a bar.

    >>> folded(["Ulm", "“Ulm”"])
    ['ulm', '"ulm"']
    """
    told = fold("|".join(words))
    return [word.strip() for word in told.split("|")] if told else []


def count_words(text: str) -> int:
    """Words, a character each in scripts written without spaces.

    >>> count_words("It didn’t rain"), count_words("橋が開通")
    (3, 4)
    """
    is_spaced = text.isascii() or _FAR_EASTERN.search(text) is None
    return len((_SPACED_WORDS if is_spaced else _WORDS).findall(text))


def begins_small(word: str) -> bool:
    """Whether a word begins with a small letter. Those of Georgian are called so, though no name has others.

    >>> begins_small("hotel"), begins_small("Hotel"), begins_small("ნანა")
    (True, False, False)
    """
    return word[0].islower() and not "\u10d0" <= word[0] <= "\u10ff"


def is_east_asian(text: str) -> bool:
    """Whether any of the text is Chinese, Japanese or Korean.

    >>> is_east_asian("橋が開通"), is_east_asian("a bridge")
    (True, False)
    """
    return not text.isascii() and _FAR_EASTERN.search(text) is not None and _EAST_ASIAN.search(text) is not None


def size(text: str) -> float:
    """How much a text says, in characters; those of a script without spaces say as much as two and a half.

    >>> size("The port is open."), size("港口重新开放。")
    (17, 17.5)
    """
    return SIGN * len(text) if is_spaceless(text) else len(text)


def is_spaceless(text: str) -> bool:
    """Whether a text begins in a script that sets no space between words."""
    if text.isascii() or _FAR_EASTERN.search(text, 0, HEAD) is None:  # most
        return False
    return _SPACELESS.search(text, 0, HEAD) is not None


def is_shouted(text: str) -> bool:
    """Whether a text is in capitals, and most of its signs are.

    >>> is_shouted("BRIDGE REOPENS"), is_shouted("A 1:0 (0:0)"), is_shouted("Bridge reopens")
    (True, False, False)
    """
    return text.isupper() and 2 * sum(map(str.isupper, text)) > len(text)


def letters(text: str) -> str:
    """Letters and figures only.

    >>> letters("Lake-Courier, 2nd edition"), letters("Dân trí")
    ('LakeCourier2ndedition', 'Dântrí')
    """
    # Without the signs of ASCII, in a tenth of the time that asking each character takes; few texts have others.
    told = text.encode("utf-8", "surrogatepass").translate(None, _SIGNS).decode("utf-8", "surrogatepass")
    return told if told.isalnum() else _OTHER_SIGNS.sub("", told)


def ends_sentence(text: str) -> bool:
    """Whether the last character, closing quotes and brackets aside, ends a sentence; in scripts that set no mark
    there, whether a text is long enough to be one.

    >>> ends_sentence("He said “yes.”"), ends_sentence("پل کھل گیا۔"), ends_sentence("Most read")
    (True, True, False)
    """
    if text[-1:] in _SENTENCE_ENDS:  # most sentences
        return True
    end = text.rstrip().rstrip(_CLOSERS)
    last = end[-1:]
    return last in _SENTENCE_ENDS or (len(end) > UNMARKED and _THAI_AND_LAO[0] <= last <= _THAI_AND_LAO[1])


def alternation(words: Iterable[str]) -> str:
    """The words as a pattern, escaped, longest first so that none hides another; white space matches any.

    Raises ValueError for no words: an empty alternation would match everywhere.

    >>> alternation(["AP", "AP/Yonhap"])
    'AP/Yonhap|AP'
    """
    escaped = [r"\s+".join(map(regex.escape, word.split())) for word in sorted(set(words), key=lambda w: (-len(w), w))]
    if not escaped or not all(escaped):
        raise ValueError("an alternation needs words, none of them empty")
    return "|".join(escaped)


def any_of(words: Iterable[str]) -> str:
    """A pattern that tells whether any of the words stands anywhere in a string: not which, nor how far it goes.

    Words share their beginnings, so that `re` tries each once: twice as fast as `alternation` for forty words.

    >>> any_of(["photo", "phone", "pho-x", "lens"])
    '(?:lens|pho(?:\\\\-x|ne|to))'
    """
    told = set(words)
    if len(told) == 1:
        return regex.escape(told.pop())
    tails: dict[str, set[str]] = {}
    for word in told:
        tails.setdefault(word[:1], set()).add(word[1:])
    if "" in tails:  # a word ends here: that longer ones begin so says no more
        return ""
    parts = [regex.escape(first) + any_of(rest) for first, rest in sorted(tails.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
