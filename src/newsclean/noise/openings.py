"""What a line is by all that it says, or by how it begins."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import regex

from newsclean import rules
from newsclean.noise.wording import GLUED, LONGEST_WORD, LineRule, entries, folded, texts
from newsclean.patterns import lazy
from newsclean.text import LATIN, alternation

__all__ = ["opening_rules"]

# No line that a pattern tells is longer, and no more of a line is looked at from its beginning.
LONGEST_LINE = 160
GAP = " … "  # stands for any words: "the post … appeared first on"


class _Wording(NamedTuple):
    """One of a rule's texts, and what may stand around it."""

    text: str
    before: str  # the bracket that it asks for: "(photo"
    behind: "re.Pattern[str]"
    rule: LineRule
    is_label: bool = False  # some words that announce a title


class _Group(NamedTuple):
    """The wordings that begin with one word, their texts, and how long blocks open that may match one."""

    wordings: tuple[_Wording, ...]
    told: tuple[str, ...]
    openings: frozenset[str]


# Pictures that prompts open with: "📲 Follow us on WhatsApp".
_EMOJI = "📲📱💬📩📧✉📣📢🔔📰🗞📺🎧🎙🎥🎬📸📷🔗🔎🔍📌📍💡⭐🌟🔴🟠🟡🟢🔵⚪✅☑✔➡⬇👇❗‼\N{VARIATION SELECTOR-16}"
_OPENERS = " \t[(（【［»>→›•*＊※＃+-–—▶►▸▲△■●◆☞✓|" + _EMOJI
_COUNT = r"\d[\d.,:]{0,7}(?:\s\d{3}\b){0,2}"  # "3 comments", "Comments (3)", "Duration 0:00", "5 213 просмотров"
_BEFORE = _OPENERS + "0123456789.,"
_START = lazy(re.compile, rf"([{re.escape(_OPENERS)}]*)(?:{_COUNT}(?:\s+|(?=[^\0-{LATIN}])))?")  # "3小时前", too
_GOES_ON = r"[^,،]{0,40}\d[^,،]{0,10}[,،]\s(?:[^\W\d_]+\s){3}[^,،]{0,40}[.।۔]$"  # a clause of some words
_BEHIND = {
    "prefix": lazy(re.compile, r"(?![^\W_])"),
    # of a prefix that ends in a colon: "Read more | Council delays vote", "Don't miss... Council delays vote"
    "label": lazy(re.compile, r"\s?(?:[:：|¦»>›】］…]|\.{3})"),
    "line": lazy(
        re.compile, rf"(?:[\s(|·–-]{{1,3}}{_COUNT}(?:\s?min[^\W\d_]*)?)?[\s.:!?…»>→›)\]）】］*|▼▾+–。！？：؟۔।-]*$"
    ),
    # "Updated 3 May 2024, 10:15"; but no "Published in 1998, it sold out within a week."
    "stamp": lazy(re.compile, rf"(?![^\W\d_])(?!{_GOES_ON})(?=\D{{0,24}}\d)[^!?;]{{0,60}}$"),
    "numbered": lazy(re.compile, r"\s?\d{1,3}[a-z]?\s?[:：.–—-]\s?[\"'“„«»(]?[^\W\d_]"),  # "Fig. 3: The mill at dawn"
}
_WORD_START = lazy(re.compile, r"[^\W_]+")
GLUED_OPENING = 4  # signs of the opening of a long block, likewise


def opening_rules(text: str) -> list[LineRule]:
    """The rules that a line matches by its first words, once for each of their texts."""
    found: list[LineRule] = []
    word = _word(folded(_head(text)))
    for key in (word,) if word <= LATIN or len(word) <= GLUED else (word, word[:GLUED]):
        if key not in _by_word():  # of most lines the first word is in none
            continue
        group = _group(key)
        if len(text) > LONGEST_LINE and _opening(text) not in group.openings:
            continue
        head = text[:LONGEST_LINE]
        line = folded(head)
        for at in _starts(line):
            if line.startswith(group.told, at):
                found += [w.rule for w in group.wordings if line.startswith(w.text, at) and _stands(w, line, at, head)]
    if len(text) <= LONGEST_LINE and (text[0] in _OPENERS or not word.isalnum()):
        found += [rule for pattern, rule in _patterns() if pattern.match(text)]
    return found


@cache
def _by_word() -> dict[str, list[tuple[str, int]]]:
    """Every text that a line may match, with the number of its rule, by its first word. There are thirty thousand, and
    a page asks for some dozens of words: more is told of a text where its word is first asked for."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, (data, _) in enumerate(_rules()):
        for text in texts(data):
            word = _word(_head(text))
            glued = word[:GLUED]
            found.setdefault(glued if text[-1] == "…" and glued > LATIN else word, []).append((text, number))
    return found


@cache
def _rules() -> tuple[tuple[dict[str, Any], LineRule], ...]:
    return tuple(entries(*_BEHIND))


@cache
def _group(word: str) -> _Group:
    """What a line may match that begins with the word; languages share wordings."""
    wordings = tuple(dict.fromkeys(_wording(text, *_rules()[number]) for text, number in _by_word()[word]))
    openings = frozenset(_opening(w.text) for w in wordings if " " in w.text or w.text > LATIN)
    return _Group(wordings, tuple([w.text for w in wordings]), openings)


def _wording(words: str, data: dict[str, Any], rule: LineRule) -> _Wording:
    text = words.lstrip(_OPENERS)
    label = text.rstrip(" :：")
    before, behind = words.removesuffix(text), data["match"]
    opening, gap, rest = text.partition(GAP)
    if gap:
        return _Wording(
            opening, before, lazy(re.compile, rf"\s.{{1,{LONGEST_LINE}}}\s{re.escape(rest)}(?![^\W_])"), rule
        )
    if text[0] > LATIN and text.endswith("…"):
        return _Wording(label.rstrip("…"), before, _behind_glued()[behind], rule)
    is_label = behind == "prefix" and " " in label
    return _Wording(label, before, _BEHIND["label" if label != text and behind == "prefix" else behind], rule, is_label)


@cache
def _patterns() -> list[tuple["regex.Pattern[str]", LineRule]]:
    """The rules that say by a pattern what a line is."""
    flags = regex.IGNORECASE | regex.VERBOSE
    return [(regex.compile(data["text"], flags), rule) for data, rule in entries("pattern")]


@cache
def _behind_glued() -> dict[str, "re.Pattern[str]"]:
    """What may follow a wording that ends in "…", in a script without spaces: behind that of a line the rest of its
    sentence, and a clause more of those that notices have."""
    clause = alternation(rules.read("furniture.toml")["glued_clauses"])
    rest = rf"[^，,。！？!?]{{0,40}}(?:[，,。！!](?:{clause})[^。]{{0,30}})?[。.！!]?[)）】］]?$"
    return {"prefix": re.compile(""), "line": re.compile(rest)}


def _head(text: str) -> str:
    """The characters that a text begins with, to the first space; no openers, no count."""
    head = text.partition(" ")[0]
    if not head.isalpha():  # of few texts
        head = text.lstrip(_BEFORE).partition(" ")[0]
    return head[:LONGEST_WORD]


def _word(head: str) -> str:
    """The word in it, folded as it is, or the sign; "" where there was only a number."""
    if head.isalnum():
        return head
    word = _WORD_START.match(head)
    return word[0] if word else head[:1]


def _opening(text: str) -> str:
    """The first two words of a block, or signs that stand for them; a long one that begins in none of a rule is not
    looked at further."""
    head = text[: 2 * LONGEST_WORD].lstrip(_OPENERS)
    if head > LATIN:
        return folded(head[:GLUED_OPENING])
    return folded(" ".join(head.split(None, 2)[:2])).rstrip(".,:;!?")


def _starts(line: str) -> Sequence[int]:
    """Where the words of a line may begin: behind bullets, and behind a number."""
    start = _START.match(line)
    return sorted({start.end(1), start.end()}) if start else (0,)


def _stands(wording: _Wording, line: str, at: int, printed: str) -> bool:
    """Whether a wording stands so at a place of a line that its rule matches; `printed` is the line unfolded."""
    end = at + len(wording.text)
    if not line.endswith(wording.before, 0, at):
        return False
    return bool(wording.behind.match(line, end)) or (wording.is_label and _is_glued(printed, end))


def _is_glued(printed: str, end: int) -> bool:
    """Whether a title begins right behind a label, as flattening leaves the two: "Read alsoFerry sails again"."""
    before, title = printed[end - 1 : end], printed[end : end + 2]
    return before.isalpha() and title[:1].isupper() and (title[1:].islower() or title[1:] == " ")
