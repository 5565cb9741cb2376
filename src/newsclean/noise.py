"""Is this element furniture? One concept, one rule set: `rules/furniture.toml`.

An element is judged by its tag and by the words in its class and id, nothing else, so a verdict
can be kept for each distinct label. Text is judged by whole lines, by how lines begin, and by how captions end.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

import regex

from newsclean import rules
from newsclean.text import alternation, clean, ends_sentence

__all__ = ["LineRule", "element_rule", "is_section", "label_words", "line_rule", "line_rules"]

# Class names join words by hyphens, underscores and capitals: "related-posts", "relatedPosts", "related__posts".
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]{2,}(?![a-z])")
_NO_LETTERS = bytes(c if c in b"abcdefghijklmnopqrstuvwxyz" else ord(" ") for c in range(256))
# Their labels describe the page, not a part of it ("has-newsletter", "category-comments").
_PAGE_ELEMENTS = frozenset(("html", "body", "main", "article"))
# No line that a pattern tells is longer, and no more of a line is looked at from its beginning.
LONGEST_LINE = 160
# Longer blocks are no furniture by their wording: notices of consent and what players ask for have up to so many
# characters. Of 109 annotated blocks between the two that begin in words of a rule that drops 3 are body.
LONGEST = 600


@lru_cache(maxsize=8192)
def label_words(label: str) -> tuple[str, ...]:
    """The distinct words of a class or id, lower case, in order; single letters and digits are no words.

    >>> label_words("relatedPosts js-x wp-block--2")
    ('related', 'posts', 'js', 'wp', 'block')
    """
    return tuple(_distinct(_words(label)))


def _distinct(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if len(word) > 1]


def _words(label: str) -> list[str]:
    if label.islower():  # most are; bytes are split in a third of the time that a pattern takes
        return label.encode().translate(_NO_LETTERS).decode().split()
    return list(map(str.lower, _WORD.findall(label)))


class _ElementRule(NamedTuple):
    order: int  # the first rule says what an element is
    id: str
    tags: frozenset[str]  # any where empty
    unless: tuple[str, ...]  # wordings, between spaces, as is the text that they are looked for in


@cache
def _element_wordings() -> dict[str, list[tuple[str, _ElementRule]]]:
    """What the rules look for, between spaces, by its first word: most labels hold none of those."""
    found: dict[str, list[tuple[str, _ElementRule]]] = {}
    for order, r in enumerate(rules.read("furniture.toml")["element"]):
        rule = _ElementRule(order, r["id"], frozenset(r.get("tags", ())), _between_spaces(r.get("unless", ())))
        for wording in _between_spaces(r["words"]):
            found.setdefault(wording.split()[0], []).append((wording, rule))
    return found


def _between_spaces(wordings: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {wording} " for wording in wordings)


@lru_cache(maxsize=8192)
def element_rule(tag: str, label: str) -> str | None:
    """The id of the rule that calls an element with this tag and label furniture, or None.

    >>> element_rule("div", "comment-respond"), element_rule("div", "article-body")
    ('element.comments', None)
    """
    wordings, words = _element_wordings(), _words(label)
    told = wordings.keys() & words
    if not told or tag in _PAGE_ELEMENTS:
        return None
    whole = f" {' '.join(_distinct(words))} "
    said = {rule.order: rule for word in told for wording, rule in wordings[word] if wording in whole}
    for _, rule in sorted(said.items()):
        if (not rule.tags or tag in rule.tags) and not any(word in whole for word in rule.unless):
            return rule.id
    return None


class LineRule(NamedTuple):
    """What a line of text is when it matches: `effect` is "drop" (the line), "cut" (it and what follows) or "hint"."""

    id: str
    effect: str


class _Wording(NamedTuple):
    """One of a rule's texts, and what may stand around it; no text where the rule is a pattern."""

    text: str
    before: str  # the bracket that it asks for: "(photo"
    behind: Any  # re.Pattern or regex.Pattern
    rule: LineRule
    is_glued: bool = False  # whether a word may go on behind it


_OPENERS = " \t[(（【［»>→›•*+-–—▶►▸▲△■●◆☞✓|"
_COUNT = r"\d[\d.,:]{0,7}"  # "3 comments", "Comments (3)", "Duration 0:00"
_BEFORE = _OPENERS + "0123456789.,"
_START = re.compile(rf"([{re.escape(_OPENERS)}]*)(?:{_COUNT}\s+)?")
_BEHIND = {
    "prefix": re.compile(r"(?![^\W_])"),
    # of a prefix that ends in a colon: "Read more | Council delays vote", "Don't miss... Council delays vote"
    "label": re.compile(r"\s?(?:[:：|¦»>›】］…]|\.{3})"),
    "line": re.compile(rf"(?:[\s(|·–-]{{1,3}}{_COUNT}(?:\s?min[^\W\d_]*)?)?[\s.:!?…»>→›)\]）】］*|▼▾+–。！？：-]*$"),
    "stamp": re.compile(r"(?![^\W\d_])(?=\D{0,24}\d)[^!?;]{0,60}$"),  # "Updated 3 May 2024, 10:15"
    "numbered": re.compile(r"\s?\d{1,3}[a-z]?\s?[:：.–—-]\s?[\"'“„«»(]?[^\W\d_]"),  # "Fig. 3: The mill at dawn"
}
# Letters that sites write in several ways: with an accent or without (capitals), with a hook or a cedilla.
_ACCENT = regex.compile(r"\p{Mn}")
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
_VARIED = re.compile(
    f"[{''.join(f'{chr(codes[0])}-{chr(codes[-1])}' for codes in _ACCENTED)}{re.escape(_OTHERS + _DROPPED)}]"
)
_WORD_START = re.compile(r"[^\W_]+")
LONGEST_WORD = 40  # characters that the first word of a line may have
_LATIN = "\u2e7f"  # the signs of Chinese, Japanese and Korean stand behind it
GLUED = 2  # signs that stand for a word where no space parts words
GLUED_OPENING = 4  # signs of the opening of a long block, likewise


# How a caption ends: behind what closes the caption, or opens a bracket, the word for the picture and who made it; or
# behind a mark who sells it.
TAIL = 100  # characters at the end of a block that are looked at
CAPTION = 8  # characters that stand before it: a line that opens with the word is a credit, or a caption behind it
SHORTEST = 16  # characters of a caption with its credit
SHORTEST_GLUED = 12  # the same in Chinese, Japanese and Korean
# Most lines hold none of these; set apart from the words, the marks are found in half the time.
_SIGNED, _SIGNED_BY = re.compile(r"[:：©=＝/|(\[（【.。–—]"), re.compile(r"\s(?:via|by)\s")
_CLOSED = r"[.!?…。！？)\]）】\"”'»|/–—(\[（【-]\s{0,2}"
_TAILS = {
    "tail": (rf"(?:{_CLOSED}|©\s?)", r"[^:：]{2,70}$"),
    "end": (r"(?:[/(\[©|–—,:]\s?|\s(?:via|by)\s)", r"[)\]]?$"),
    "shot": (r"[。！？）)（(]\s?(?:[^\W\d_]{2,12}\s)?[^\W\d_]{2,12}(?<!拍)\s?", r"(?:\s[^\W\d_]{2,8})?[)）]?$"),
}
_COLON = r"\s?[:：©=＝|]"
_CLOSERS = " .!…:»«>›→\"”“')]*。！）】」』"  # what may follow the last word of a block


# What a caption says of its picture stands in brackets behind a word: "Ana Ruiz (left)", "The mill (file photo)".
_BRACKET = re.compile(r"[\w\"”“»'’.] ?[(（]([^()（）]{1,40})[)）]")
_COUNTS = "0123456789. "  # before the words of a bracket: "(2. v. l.)"


@cache
def _tails() -> tuple[tuple["re.Pattern[str]", LineRule], ...]:
    """The rules on how a block ends, each as one pattern."""
    found = []
    for data in rules.read("furniture.toml")["line"]:
        if data["match"] in _TAILS:
            before, behind = _TAILS[data["match"]]
            texts = set(_texts(data))
            labels = {text.rstrip(" :：") for text in texts if text[-1] in ":："}
            words = [f"(?:{alternation(labels)}){_COLON}"] if labels else []
            if others := {text for text in texts if text[-1] not in ":："}:
                words.append(alternation(others))
            pattern = f"{before}(?:{'|'.join(words)}){behind}"
            found.append((re.compile(pattern), LineRule(data["id"], data["effect"])))
    return tuple(found)


@cache
def _wordings() -> dict[str, tuple[tuple[str, ...], tuple[_Wording, ...]]]:
    """What a line may match, by its first word: the texts, and all of it; patterns have "" for that.

    Of the rules that a line matches those that are sure come first.
    """
    found: dict[str, list[_Wording]] = {}
    behind_glued = _behind_glued()
    for data in sorted(rules.read("furniture.toml")["line"], key=lambda data: bool(data["effect"] == "hint")):
        rule, seen = LineRule(data["id"], data["effect"]), set[str]()
        if data["match"] in _TAILS or data["match"] in ("close", "bracket"):
            continue
        if data["match"] == "pattern":
            pattern = regex.compile(data["text"], regex.IGNORECASE | regex.VERBOSE)
            found.setdefault("", []).append(_Wording("", "", pattern, rule))
            continue
        for words in _texts(data):
            text = words.lstrip(_OPENERS)
            label = text.rstrip(" :：")
            is_glued = text[0] > _LATIN and text.endswith("…")
            behind = "label" if label != text and data["match"] == "prefix" else data["match"]
            if (key := f"{label}|{behind}") not in seen:  # languages share words
                seen.add(key)
                ending = behind_glued[behind] if is_glued else _BEHIND[behind]
                label = label.rstrip("…") if is_glued else label
                wording = _Wording(label, words.removesuffix(text), ending, rule, is_glued)
                head = label[:GLUED]
                first = head if is_glued and head.isalnum() else _word(_head(words))
                found.setdefault(first, []).append(wording)
    return {word: (tuple([w.text for w in group]), tuple(group)) for word, group in found.items()}


def _behind_glued() -> dict[str, "re.Pattern[str]"]:
    """What may follow a wording that ends in "…", in a script without spaces: behind that of a line the rest of its
    sentence, and a clause more of those that notices have."""
    clause = alternation(rules.read("furniture.toml")["glued_clauses"])
    rest = rf"[^，,。！？!?]{{0,40}}(?:[，,。！!](?:{clause})[^。]{{0,30}})?[。.！!]?[)）】］]?$"
    return {"prefix": re.compile(""), "line": re.compile(rest)}


def _texts(data: dict[str, Any]) -> Iterator[str]:
    """A rule's texts, folded: those of all languages, which a bar divides, and then its own."""
    name = data["id"].removeprefix("line.")
    tables = rules.tables("furniture").values()
    told = " | ".join(filter(None, (*(table.get(name) for table in tables), *data.get("text", ()))))
    return filter(None, map(clean, _folded(told).split("|")))


def _folded(text: str) -> str:
    """For comparing: capitals, accents, quotes and forms of letters do not count."""
    return text.lower() if text.isascii() else _VARIED.sub(_same, text.casefold())


def _same(letter: "re.Match[str]") -> str:
    return _SAME[letter[0]]


def _head(text: str) -> str:
    """The characters that a text begins with, to the first space; no openers, no count."""
    return text.lstrip(_BEFORE).partition(" ")[0][:LONGEST_WORD]


def _word(head: str) -> str:
    """The word in it, folded as it is, or the sign; "" where there was only a number."""
    if head.isalpha():
        return head
    word = _WORD_START.match(head)
    return word[0] if word else head[:1]


def line_rule(text: str) -> LineRule | None:
    """The first rule that a line of text matches, or None; blocks longer than `LONGEST` match none.

    >>> line_rule("Read more: Council delays vote").id, line_rule("Readers wrote in.")
    ('line.read-more', None)
    """
    if len(text) <= LONGEST_LINE:
        return _line_rule(text)
    found = line_rules(text) if len(text) <= LONGEST else None
    return found[0] if found else None


@lru_cache(maxsize=8192)  # the lines of a body are asked for twice, those of a menu on each page of a site
def _line_rule(text: str) -> LineRule | None:
    found = line_rules(text)
    return found[0] if found else None


def is_section(words: str) -> bool:
    """Whether the words name a section of a site.

    >>> is_section("Sport"), is_section("Ada Weir")
    (True, False)
    """
    rule = line_rule(words) if words else None
    return rule is not None and rule.id == "line.section"


def line_rules(text: str) -> list[LineRule]:
    """All rules that a line matches, once for each of their texts; those that are sure come first."""
    found = _endings(text) + _closings(text) + _bracketed(text)
    if len(text) > LONGEST_LINE and _opening(text) not in _openings():
        return found
    word = _word(_folded(_head(text)))
    wordings = _wordings()
    for key in (word,) if word <= _LATIN or len(word) <= GLUED else (word, word[:GLUED]):
        if not key or key not in wordings:  # of most lines the first word is in none
            continue
        texts, group = wordings[key]
        folded = _folded(text[:LONGEST_LINE])
        for at in _starts(folded):
            if folded.startswith(texts, at):
                found += [w.rule for w in group if folded.startswith(w.text, at) and _stands(w, folded, at)]
    if len(text) <= LONGEST_LINE and (text[0] in _OPENERS or not word.isalnum()):
        found += [w.rule for w in wordings[""][1] if w.behind.match(text)]
    return sorted(found, key=lambda rule: rule.effect == "hint") if len(found) > 1 else found


def _opening(text: str) -> str:
    """The first two words of a block, or signs that stand for them; a long one that begins in none of a rule is not
    looked at further."""
    head = text[: 2 * LONGEST_WORD].lstrip(_OPENERS)
    if head > _LATIN:
        return _folded(head[:GLUED_OPENING])
    return _folded(" ".join(head.split(None, 2)[:2])).rstrip(".,:;!?")


@cache
def _openings() -> frozenset[str]:
    texts = (text for texts, _ in _wordings().values() for text in texts)
    return frozenset(_opening(text) for text in texts if " " in text or text > _LATIN)


def _endings(text: str) -> list[LineRule]:
    """The rules that the end of a block matches."""
    if len(text) < (SHORTEST if text <= _LATIN else SHORTEST_GLUED) or text[-1] == ".":
        return []
    start = max(CAPTION, len(text) - TAIL)
    if not (_SIGNED.search(text, start) or _SIGNED_BY.search(text, start)) or ends_sentence(text):
        return []
    ending = _folded(text[CAPTION:][-TAIL:])
    return [rule for pattern, rule in _tails() if pattern.search(ending)]


def _closings(text: str) -> list[LineRule]:
    """The rules whose words close a block."""
    found = _closers().get(_folded(_last_word(text)))
    if found is None:  # of most blocks
        return []
    closing = _folded(text[-TAIL:]).rstrip(_CLOSERS)
    return [rule for words, rule in found if closing.endswith(words)]


def _last_word(text: str) -> str:
    word = text[-LONGEST_WORD:].rstrip(_CLOSERS).rpartition(" ")[2]
    return word[-GLUED:] if word[-1:] > _LATIN else word


@cache
def _closers() -> dict[str, list[tuple[str, LineRule]]]:
    """What may close a block, by its last word."""
    found: dict[str, list[tuple[str, LineRule]]] = {}
    for data in rules.read("furniture.toml")["line"]:
        if data["match"] == "close":
            for words in sorted(set(_texts(data))):
                found.setdefault(_last_word(words), []).append((words, LineRule(data["id"], data["effect"])))
    return found


def _bracketed(text: str) -> list[LineRule]:
    """The rules whose words are all that a bracket of the block holds, but for a count."""
    if "(" not in text and "（" not in text:  # most
        return []
    inside = _bracket_rules()
    found = (inside.get(_folded(words).lstrip(_COUNTS)) for words in _BRACKET.findall(text))
    return [rule for rule in found if rule is not None][:1]


@cache
def _bracket_rules() -> dict[str, LineRule]:
    """What a bracket may hold."""
    lines = (data for data in rules.read("furniture.toml")["line"] if data["match"] == "bracket")
    return {words: LineRule(data["id"], data["effect"]) for data in lines for words in _texts(data)}


def _starts(folded: str) -> Sequence[int]:
    """Where the words of a line may begin: behind bullets, and behind a number."""
    start = None if folded[0].isalpha() else _START.match(folded)
    return sorted({start.end(1), start.end()}) if start else (0,)


def _stands(wording: _Wording, line: str, at: int) -> bool:
    end = at + len(wording.text)
    if line[end : end + 1].isalpha() and not wording.is_glued:
        return False  # most that begin alike end here: "More" in "Moreover"
    return line.endswith(wording.before, 0, at) and bool(wording.behind.match(line, end))
