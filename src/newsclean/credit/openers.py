"""Phrases that open a list, and where they stand in a line: "Reporting by", "Quelle:", "Text und Fotos:"."""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.credit.kinds import is_capital
from newsclean.credit.lexicon import Phrase, lexicon
from newsclean.credit.tokens import CLOSING, NOISE, OPENING, Token, phrase_at
from newsclean.rules.agencies import find_agency
from newsclean.text import begins_small

__all__ = ["COLONS", "Opener", "opener_at", "openers", "untitled"]

SENTENCE_WORDS = 3  # of a phrase that begins a full sentence
MAX_LABELS = 4  # joined before one colon
MAX_BRACKET = 5  # tokens of a bracket behind a label
MAX_TITLE = 40  # tokens of a title in quotes
_OPENING_KINDS = ("by", "from", "issued", "whole", "short", "framed")
COLONS = ":：՝"  # the last is Armenian
_TITLING = frozenset('"“”„«»')
_LABEL_JOINTS = frozenset({"/", "&", ",", "+"})


class Opener(NamedTuple):
    """A phrase that opens a list, and where it stands."""

    start: int
    end: int
    phrase: Phrase
    more: tuple[str, ...] = ()  # further roles of a joint label, "Text und Fotos:"

    @property
    def is_sentence(self) -> bool:
        """Whether so many words make it a sentence of its own: "Originally published on"."""
        return self.end - self.start >= SENTENCE_WORDS


def opener_at(tokens: Sequence[Token], i: int) -> Opener | None:
    """The phrase that opens a list at i. A label needs its colon; several may share one: "Text und Fotos:"."""
    if i >= len(tokens) or tokens[i].key not in lexicon().phrases:
        return None
    label = phrase_at(tokens, i, "label")
    if label:
        colon, roles = _colon(tokens, *label)
        if colon:
            return Opener(i, colon + 1, label[1], roles)
        if _is_cried(tokens, i, *label):
            return Opener(i, *label)
    whole = phrase_at(tokens, i, "whole")
    found = whole if whole and whole[0] == len(tokens) else phrase_at(tokens, i, *_OPENING_KINDS)
    if found is None:
        return _joint(tokens, i, *label) if label else None
    end, phrase = found
    if end < len(tokens) and tokens[end].text in COLONS:
        end += 1
    return Opener(i, end, phrase)


def _joint(tokens: Sequence[Token], i: int, end: int, phrase: Phrase) -> Opener | None:
    """As in "Reporting and photography by A": a label joined to a phrase."""
    if end >= len(tokens) or not (tokens[end].text in _LABEL_JOINTS or tokens[end].text in lexicon().conjunctions):
        return None
    more = phrase_at(tokens, end + 1, "by")
    if more is None or "source" in (phrase.role, more[1].role):
        return None
    roles = () if more[1].role == phrase.role else (more[1].role,)
    return Opener(i, more[0], phrase._replace(kind="by"), roles)


def _is_cried(tokens: Sequence[Token], i: int, end: int, phrase: Phrase) -> bool:
    """Press releases end in "SOURCE Outlet Inc.", without a colon."""
    return (
        i == 0
        and phrase.role == "source"
        and tokens[0].text.isupper()
        and any(t.text[0].isupper() and not t.text.isupper() for t in tokens[end:])
        and not any(t.text.islower() and t.key not in lexicon().of for t in tokens[end:])
    )


def _colon(tokens: Sequence[Token], end: int, phrase: Phrase) -> tuple[int, tuple[str, ...]]:
    """Where the colon of a label stands, or 0; and the roles of labels joined to it."""
    roles: list[str] = []
    for _ in range(MAX_LABELS):
        if end >= len(tokens):
            break
        colon = _colon_at(tokens, end, phrase.role)
        if colon:
            return colon, tuple(role for role in roles if role not in (phrase.role, "source"))
        past, role = _past_more(tokens, end, phrase.role)
        if past == end:
            break
        end = past
        roles += [role] if role else []
    return 0, ()


def _past_more(tokens: Sequence[Token], at: int, role: str) -> tuple[int, str]:
    """The place behind what may part a label from its colon, and the role that this adds; else the place itself.

    That is a bracket, "Text (Anna):", another label, "Text und Fotos:", or what a picture shows, "Fotos Hafen:".
    """
    text = tokens[at].text
    if text in OPENING:
        inner = range(at, min(len(tokens), at + MAX_BRACKET))
        return next((k + 1 for k in inner if tokens[k].text in CLOSING), len(tokens)), ""
    is_joint = text in _LABEL_JOINTS or text in lexicon().conjunctions
    more = phrase_at(tokens, at + 1, "label") if is_joint else None
    if more:
        return more[0], more[1].role
    return (at + 1, "") if role == "photo" and is_capital(text) else (at, "")


def _colon_at(tokens: Sequence[Token], at: int, role: str) -> int:
    """Where the colon is that a label needs behind it, or what serves as one; 0 where none is."""
    text = tokens[at].text
    if text in COLONS:
        return at
    if role == "photo" and "".join(t.text for t in tokens[at : at + 3]) == "...":  # "Credit...A"
        return at + 2
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if behind and text == "." and behind in COLONS:  # "Fot.: A"
        return at + 1
    is_dash = bool(behind) and role == "source" and text in "-–—"
    is_agency = is_dash and (find_agency(behind) is not None or tokens[at + 1].key in lexicon().wires)
    return at if is_agency else 0  # "Source - AP", "Input- agencies"


def untitled(tokens: Sequence[Token]) -> Sequence[Token]:
    """As in ""Ferry returns" was first published by Outlet": with "this article" for the title."""
    if not tokens or tokens[0].text not in _TITLING:
        return tokens
    end = next((i for i, t in enumerate(tokens[1:MAX_TITLE], 1) if t.text in _TITLING), 0)
    if not end or end + 1 == len(tokens) or not begins_small(tokens[end + 1].text):
        return tokens
    called = [tokens[0]._replace(text=word, key=word) for word in lexicon().titled]
    opened = [*called, *tokens[end + 1 :]]
    opener = opener_at(opened, 0)
    is_told = opener is not None and opener.end > len(called) + 1  # in "“…” by the IAEA, he said" nothing is
    return opened if is_told else tokens


def openers(tokens: Sequence[Token]) -> list[Opener]:
    """All openers of a line, each behind the list of the one before."""
    found: list[Opener] = []
    i = 0
    while i < len(tokens):
        opener = opener_at(tokens, i)
        if opener and _ends_list(tokens, opener, found[-1].end if found else 0):
            found.append(opener)
            i = opener.end
        else:
            i += 1
    return found


def _ends_list(tokens: Sequence[Token], opener: Opener, begin: int) -> bool:
    """Whether the list that begins at `begin` ends before an opener: no name holds "by" or a label with its colon, but
    other phrases need a mark or "with" before them."""
    if opener.start == 0 or opener.phrase.kind in ("by", "label"):
        return True
    if opener.start == begin and opener.phrase.kind == "whole":  # "Source: Agencies": it is the list
        return False
    parting = tokens[opener.start - 1].text
    return parting in NOISE or parting in lexicon().joining
