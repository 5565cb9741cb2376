"""A whole page in one line, as BeautifulSoup's `get_text(" ")` leaves it: the lines that it may have had."""

from collections.abc import Iterator, Sequence

import regex

from newsclean.noise import is_furniture
from newsclean.patterns import lazy
from newsclean.text import DAY_LIKE

__all__ = ["lines_of_page"]

# Words of a headline that <title> says first and the page again; fewer may be a name that menus repeat.
LEAST, LONG, MOST = 4, 8, 40
HEAD = 400  # characters in which byline, day and buttons stand before the first sentence
BUTTON, FEW = 4, 2  # words of a button at most, and of what stands between two; and how many buttons are not several
LARGEST = 200_000  # characters of a page's text; longer ones are not looked at
PROMPTS = 3  # parts that begin as furniture, of a page
PARAGRAPH = 300  # characters of a paragraph from which it is full, as the likelihood of lines asks for usual ones
LOOKED_AT = 8  # words of a line by which it is known as furniture

# Between two sentences; not in "4. Mai", "6:42 a.m. EDT".
_BETWEEN = lazy(
    regex.compile, r"(?<=[.!?…][\"”’»)]{0,2})(?<!(?<!\d)\d{1,2}\.|[ap]\.m\.)\s(?=[\"“«(¿¡]{0,2}[\p{Lu}\p{N}])"
)
# What may follow a day that stands before a story: a time (", 10:15 Uhr", " at 6:42 a.m. EDT"), then no small letter.
_BEHIND_DAY = lazy(
    regex.compile,
    r"""(?: ,?\s (?: \p{L}{1,4}\s ){0,2} \d{1,2}[:.h]\d{2}
            (?: \s?[ap]\.?m\.? | \s(?: Uhr | h | hrs )\b )? (?: \s\p{Lu}{2,4}\b )? )?
    \s (?= ["“«„]? [\p{Lu}\p{N}] )""",
    regex.VERBOSE,
)


def lines_of_page(text: str) -> list[str]:
    """The lines of a page in one: <title>, what stands above the headline, the headline, byline with day, and prose as
    far as no wording of furniture parts it. <title> is how the text begins, where it says the same again. [] where
    it does not, and little of it is furniture: that is a story's text, with nothing around it. Line ends are those of
    paragraphs that were glued, as `get_text()` leaves them; where there are none a paragraph is as long as usual.

    >>> lines_of_page("Ferry runs again soon - Daily Menu Ferry runs again soon 4 May 2024 It runs. Read more: Ads.")
    ['Ferry runs again soon', '- Daily Menu', 'Ferry runs again soon', '4 May 2024', 'It runs.', 'Read more: Ads.']
    """
    if len(text) > LARGEST:
        return []
    title, at = _title(text)
    first, *sentences = _BETWEEN.split(text[at + len(title) :].strip().replace("\n", "\n "))
    if title:
        return list(filter(None, (title, text[len(title) : at].strip(), title, *_head(first, sentences))))
    parts = list(filter(None, _prose((first, *sentences))))
    return parts if sum(map(is_furniture, parts)) >= PROMPTS else []


def _title(text: str) -> tuple[str, int]:
    """The beginning of a text that it says again, with a mark behind it or at length, and where; prose may say a few
    words twice."""
    words = text[: MOST * LOOKED_AT].split(" ")[:MOST]
    beginning = " ".join(words[:LEAST])
    at = text.find(beginning, len(beginning)) if len(words) > LEAST else -1
    if at < 0:
        return "", 0
    size = max(n for n in range(LEAST, len(words)) if text.startswith(" ".join(words[:n]), at))
    is_prose = size < LONG and any(map(str.isalnum, words[size]))
    return ("", 0) if is_prose else (" ".join(words[:size]), at)


def _head(first: str, sentences: Sequence[str]) -> Iterator[str]:
    """Byline and day, and the buttons below, which stand before the first sentence; then the sentences."""
    days = [found for day in DAY_LIKE.finditer(first, 0, HEAD) if (found := _BEHIND_DAY.match(first, day.end()))]
    if days:
        yield first[: days[-1].end()].strip()
        words = first[days[-1].end() :].split(" ")
        buttons = _buttons(words)
        yield " ".join(words[:buttons])
        first = " ".join(words[buttons:])
    yield from _prose((first, *sentences))


def _buttons(words: Sequence[str]) -> int:
    """How many words are buttons: up to the last of several near each other, as one may be how a sentence begins."""
    ends, end = [0], 0
    while end < len(words) and end <= ends[-1] + BUTTON:
        size = next((n for n in range(BUTTON, 0, -1) if _is_button(words[end : end + n])), 0)
        end += size or 1
        if size:
            ends.append(end)
    return ends[-1] if len(ends) > FEW else 0


def _is_button(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return text.isdecimal() or (words[0][:1].isupper() and len(words[-1]) > 1 and is_furniture(text))


def _prose(sentences: Sequence[str]) -> Iterator[str]:
    """Sentences in paragraphs, as far as none begins in, or holds, a wording of furniture."""
    told: list[str] = []
    is_glued = any("\n" in sentence for sentence in sentences)
    for sentence in sentences:
        words = sentence.split(" ")
        starts = (
            i for i, word in enumerate(words) if word[:1].isupper() and is_furniture(" ".join(words[i : i + LOOKED_AT]))
        )
        start = next(starts, None)
        if start is None:
            told.append(sentence)
            is_whole = sentence.endswith("\n") if is_glued else sum(map(len, told)) >= PARAGRAPH
            if not is_whole:
                continue
            yield " ".join(told)
        else:
            yield " ".join(told)
            yield " ".join(words[:start])
            yield " ".join(words[start:])
        told = []
    yield " ".join(told)
